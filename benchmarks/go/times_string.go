// Code generated from times_int64.go; DO NOT EDIT.

package main

import (
	"fmt"
	"os"
)

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

// replaceString makes a batch of writes that find their keys.
func replaceString(m map[stringKey]int64, keys []stringKey) func() {
	next := 0
	return func() {
		for i := 0; i < fewestLookups; i++ {
			m[keys[next]] = int64(i)
			if next++; next == len(keys) {
				next = 0
			}
		}
	}
}

// churnString makes a batch of removals of the oldest key, each followed by an insertion. The keys of the map are the
// first ones of the pool.
func churnString(m map[stringKey]int64, pool []stringKey) func() {
	oldest, newest := 0, len(m)
	return func() {
		for i := 0; i < fewestLookups; i++ {
			delete(m, pool[oldest])
			m[pool[newest]] = int64(i)
			if oldest++; oldest == len(pool) {
				oldest = 0
			}
			if newest++; newest == len(pool) {
				newest = 0
			}
		}
	}
}

// getOfManyString makes a batch of lookups, each in one of many maps of this size, picked at random.
func getOfManyString(present, candidates []stringKey, size int) func() {
	all := make([]map[stringKey]int64, manyMaps)
	for i := range all {
		all[i] = filledString(present[i*size : (i+1)*size])
	}
	pickedMaps := make([]map[stringKey]int64, picks)
	pickedKeys := make([]stringKey, picks)
	for i, pick := range pickedEntries(size) {
		pickedMaps[i] = all[pick.mapNumber]
		pickedKeys[i] = candidates[pick.mapNumber*size+pick.entry]
	}
	return func() {
		sum := int64(0)
		for i, m := range pickedMaps {
			sum += m[pickedKeys[i]]
		}
		sink += sum
	}
}

func buildString(keys []stringKey) func() {
	return func() { sink += int64(len(filledString(keys))) }
}

// timesString asks the questions of the Java benchmarks.
func timesString(sizes []int, round int) []timeResult {
	var results []timeResult
	for _, kind := range stringKinds {
		ask := func(workload string, size, entries int, operation func()) {
			results = append(results, timeResult{workload, "GO", kind.name, size, round, measure(entries, operation)})
		}
		for _, size := range tinySizes {
			fmt.Fprintln(os.Stderr, kind.name, size)
			present := keyRange(kind.key, 0, manyMaps*size)
			absent := keyRange(kind.key, manyMaps*size, manyMaps*size)
			ask("BUILD", size, size, buildString(present[:size]))
			ask("MANY_GET_HIT", size, picks, getOfManyString(present, present, size))
			ask("MANY_GET_MISS", size, picks, getOfManyString(present, absent, size))
		}
		for _, size := range sizes {
			fmt.Fprintln(os.Stderr, kind.name, size)
			present := keyRange(kind.key, 0, size)
			m := filledString(present)
			ask("GET_HIT", size, fewestLookups, getString(m, lookups(keyRange(kind.key, 0, size))))
			ask("GET_MISS", size, fewestLookups, getString(m, lookups(keyRange(kind.key, size, size))))
			ask("REPLACE", size, fewestLookups, replaceString(m, lookups(keyRange(kind.key, 0, size))))
			ask("ITERATE", size, size, func() {
				sum := int64(0)
				for _, value := range m {
					sum += value
				}
				sink += sum
			})
			ask("CHURN", size, fewestLookups, churnString(m, keyRange(kind.key, 0, size+keysOutside(size))))
			ask("BUILD", size, size, buildString(present))
			ask("BUILD_PRESIZED", size, size, func() {
				presized := make(map[stringKey]int64, size)
				for i, key := range present {
					presized[key] = int64(i)
				}
				sink += int64(len(presized))
			})
		}
	}
	return results
}
