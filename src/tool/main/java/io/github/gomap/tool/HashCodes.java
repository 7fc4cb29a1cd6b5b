package io.github.gomap.tool;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * How well the {@code hashCode}s of keys tell the keys apart. No seed separates keys that share one.
 *
 * @param distinct the number of different hashCodes
 * @param keysSharingOne the number of keys whose hashCode another key has too
 * @param largestGroup the greatest number of keys with one hashCode
 * @param examples up to three keys of such a group; empty if no two keys share a hashCode
 */
record HashCodes(int distinct, int keysSharingOne, int largestGroup, List<String> examples) {

    private static final int EXAMPLES = 3;

    static HashCodes of(Set<String> keys) {
        int[] codes = keys.stream().mapToInt(String::hashCode).toArray();
        Arrays.sort(codes);
        int distinct = 0;
        int sharing = 0;
        int largest = 0;
        int codeOfLargest = 0;
        for (int start = 0, end; start < codes.length; start = end) {
            end = endOfRun(codes, start);
            int group = end - start;
            distinct++;
            sharing += group > 1 ? group : 0;
            if (group > largest) {
                largest = group;
                codeOfLargest = codes[start];
            }
        }
        return new HashCodes(distinct, sharing, largest, largest > 1 ? withCode(keys, codeOfLargest) : List.of());
    }

    private static int endOfRun(int[] sorted, int start) {
        int end = start + 1;
        while (end < sorted.length && sorted[end] == sorted[start]) {
            end++;
        }
        return end;
    }

    /** Sorted, so that the same keys give the same examples whatever the order of the map. */
    private static List<String> withCode(Set<String> keys, int code) {
        return keys.stream()
                .filter(key -> key.hashCode() == code)
                .sorted()
                .limit(EXAMPLES)
                .toList();
    }
}
