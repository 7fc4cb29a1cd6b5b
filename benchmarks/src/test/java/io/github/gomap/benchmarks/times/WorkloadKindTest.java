package io.github.gomap.benchmarks.times;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gomap.benchmarks.KeySource;
import io.github.gomap.benchmarks.KeyType;
import io.github.gomap.benchmarks.Workload;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** What is said of the workloads, beside the workloads themselves. */
class WorkloadKindTest {
    private static final int SIZE = 3;

    @TempDir
    Path folder;

    private String property;

    @AfterEach
    void forgetKeys() {
        System.clearProperty(property);
    }

    @ParameterizedTest
    @EnumSource
    void keysNeeded_areEnough_andNoneIsTooMuch(WorkloadKind kind) throws Exception {
        int needed = kind.keysNeeded(SIZE);
        setUp(kind, needed, 0.5);
        InvocationTargetException failure =
                assertThrows(InvocationTargetException.class, () -> setUp(kind, needed - 1, 0.5));
        assertTrue(failure.getCause().getMessage().contains("more are needed"), failure.getCause()::toString);
    }

    @ParameterizedTest
    @EnumSource
    void zipf_isObeyed_whereThereIsAChoice(WorkloadKind kind) throws Exception {
        int needed = kind.keysNeeded(SIZE);
        double evenly = shareOfTheMostFrequent(setUp(kind, needed, 0));
        double steeply = shareOfTheMostFrequent(setUp(kind, needed, 10));

        if (kind.hasChoice()) {
            assertTrue(steeply > evenly + 0.25, evenly + " became " + steeply);
        } else {
            assertEquals(evenly, steeply);
        }
    }

    /** Of what a workload is going to use in a row: keys, or maps. */
    private static double shareOfTheMostFrequent(Object holder) throws IllegalAccessException {
        double share = 0;
        for (Class<?> type : withSuperclasses(holder.getClass())) {
            for (Field field : type.getDeclaredFields()) {
                field.setAccessible(true);
                Object value = field.get(holder);
                if (value instanceof Object[] array) {
                    share = Math.max(share, shareOfTheMostFrequent(array));
                } else if (value != null && value.getClass().getSimpleName().equals("Round")) {
                    share = Math.max(share, shareOfTheMostFrequent(value));
                }
            }
        }
        return share;
    }

    private static double shareOfTheMostFrequent(Object[] array) {
        Map<Object, Integer> counts = new IdentityHashMap<>();
        for (Object element : array) {
            counts.merge(element, 1, Integer::sum);
        }
        return (double) Collections.max(counts.values()) / array.length;
    }

    /** Does what JMH does before it measures, with a file of so many keys. */
    private Workload setUp(WorkloadKind kind, int keyCount, double zipf)
            throws IOException, ReflectiveOperationException {
        provideKeys(keyCount);
        JmhBenchmark benchmark = kind.benchmark(KeyType.OBJECT);
        Workload workload = (Workload) benchmark.workload().getConstructor().newInstance();
        Map<String, String> parameters = new HashMap<>(benchmark.parameters());
        parameters.putAll(Map.of(
                "map", "HASH_MAP", "keys", "FILE", "size", Integer.toString(SIZE), "zipf", Double.toString(zipf)));
        for (Class<?> type : withSuperclasses(workload.getClass())) {
            for (Field field : type.getDeclaredFields()) {
                set(workload, field, parameters);
            }
        }
        for (Class<?> type : withSuperclasses(workload.getClass())) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Setup.class)) {
                    method.invoke(workload);
                }
            }
        }
        return workload;
    }

    private void provideKeys(int count) throws IOException {
        Path file = Files.write(
                folder.resolve(count + " keys"),
                IntStream.range(0, count).mapToObj(Integer::toString).toList());
        String[] flag = KeySource.parse(file.toString()).jvmFlags().get(0).split("=", 2);
        property = flag[0].substring("-D".length());
        System.setProperty(property, flag[1]);
    }

    /** The top first. */
    private static List<Class<?>> withSuperclasses(Class<?> type) {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> next = type; next != Object.class; next = next.getSuperclass()) {
            types.add(0, next);
        }
        return types;
    }

    private static void set(Workload workload, Field field, Map<String, String> parameters)
            throws IllegalAccessException {
        Param param = field.getAnnotation(Param.class);
        if (param != null) {
            field.setAccessible(true);
            field.set(workload, parsed(field.getType(), parameters.getOrDefault(field.getName(), param.value()[0])));
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the type of a field is known when the test runs
    private static Object parsed(Class<?> type, String value) {
        if (type == String.class) {
            return value;
        }
        if (type == int.class) {
            return Integer.valueOf(value);
        }
        if (type == double.class) {
            return Double.valueOf(value);
        }
        return type == boolean.class ? Boolean.valueOf(value) : Enum.valueOf((Class) type, value);
    }
}
