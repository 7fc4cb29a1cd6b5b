// Code generated from times_int64.go; DO NOT EDIT.

package main

import (
	"fmt"
	"os"
)

type stringKey = string

func filledString(keys []stringKey) map[stringKey]int64 {
	m := map[stringKey]int64{}
	for i, key := range keys {
		m[key] = int64(i)
	}
	return m
}

// getString makes a batch of lookups, which go on where those of the last call ended.
func getString(m map[stringKey]int64, keys []stringKey) func() {
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

// timesString asks the questions of the Java benchmarks.
func timesString(sizes []int, round int) []timeResult {
	var results []timeResult
	for _, size := range sizes {
		fmt.Fprintln(os.Stderr, "STRING", size)
		add := func(workload string, nanoseconds []float64) {
			results = append(results, timeResult{workload, "GO", "STRING", size, round, nanoseconds})
		}
		present := keyRange(randomString, 0, size)
		m := filledString(present)
		add("GET_HIT", measure(fewestLookups, getString(m, lookups(keyRange(randomString, 0, size)))))
		add("GET_MISS", measure(fewestLookups, getString(m, lookups(keyRange(randomString, size, size)))))
		add("ITERATE", measure(size, func() {
			sum := int64(0)
			for _, value := range m {
				sum += value
			}
			sink += sum
		}))
		add("BUILD", measure(size, func() { sink += int64(len(filledString(present))) }))
		add("BUILD_PRESIZED", measure(size, func() {
			presized := make(map[stringKey]int64, size)
			for i, key := range present {
				presized[key] = int64(i)
			}
			sink += int64(len(presized))
		}))
	}
	return results
}
