package main

import (
	"fmt"
	"os"
)

// The file for string is made from this one. Generic functions would do without it, but not with the fast paths that
// the compiler has for maps of these two types.
//go:generate sh -c "sed -e 's/int64Key/stringKey/g; s/Int64/String/g; s/randomNumber/randomString/; s/LONG_RANDOM/STRING/; s/= int64$/= string/; /^\\/\\/ The file/,/^\\/\\/go:generate/d; s/^package/\\/\\/ Code generated from times_int64.go; DO NOT EDIT.\\n\\npackage/' times_int64.go | gofmt > times_string.go"

type int64Key = int64

func filledInt64(keys []int64Key) map[int64Key]int64 {
	m := map[int64Key]int64{}
	for i, key := range keys {
		m[key] = int64(i)
	}
	return m
}

// getInt64 makes a batch of lookups, which go on where those of the last call ended.
func getInt64(m map[int64Key]int64, keys []int64Key) func() {
	next := 0
	return func() {
		sum := int64(0)
		for i := 0; i < fewestLookups; i++ {
			sum += m[keys[next]]
			if next++; next == len(keys) {
				next = 0
			}
		}
		sink += sum
	}
}

// timesInt64 asks the questions of the Java benchmarks.
func timesInt64(sizes []int, round int) []timeResult {
	var results []timeResult
	for _, size := range sizes {
		fmt.Fprintln(os.Stderr, "LONG_RANDOM", size)
		add := func(workload string, nanoseconds []float64) {
			results = append(results, timeResult{workload, "GO", "LONG_RANDOM", size, round, nanoseconds})
		}
		present := keyRange(randomNumber, 0, size)
		m := filledInt64(present)
		add("GET_HIT", measure(fewestLookups, getInt64(m, lookups(keyRange(randomNumber, 0, size)))))
		add("GET_MISS", measure(fewestLookups, getInt64(m, lookups(keyRange(randomNumber, size, size)))))
		add("ITERATE", measure(size, func() {
			sum := int64(0)
			for _, value := range m {
				sum += value
			}
			sink += sum
		}))
		add("BUILD", measure(size, func() { sink += int64(len(filledInt64(present))) }))
		add("BUILD_PRESIZED", measure(size, func() {
			presized := make(map[int64Key]int64, size)
			for i, key := range present {
				presized[key] = int64(i)
			}
			sink += int64(len(presized))
		}))
	}
	return results
}
