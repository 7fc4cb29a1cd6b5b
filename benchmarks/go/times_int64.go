package main

import (
	"fmt"
	"os"
)

// The file for string is made from this one. Generic functions would do without it, but not with the fast paths that
// the compiler has for maps of these two types.
//go:generate sh -c "sed -e 's/int64K/stringK/g; s/Int64/String/g; /^\\/\\/ The file/,/^\\/\\/go:generate/d; s/^package/\\/\\/ Code generated from times_int64.go; DO NOT EDIT.\\n\\npackage/' times_int64.go | gofmt > times_string.go"

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

// replaceInt64 makes a batch of writes that find their keys.
func replaceInt64(m map[int64Key]int64, keys []int64Key) func() {
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

// churnInt64 makes a batch of removals of the oldest key, each followed by an insertion. The keys of the map are the
// first ones of the pool.
func churnInt64(m map[int64Key]int64, pool []int64Key) func() {
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

// getOfManyInt64 makes a batch of lookups, each in one of many maps of this size, picked at random.
func getOfManyInt64(present, candidates []int64Key, size int) func() {
	all := make([]map[int64Key]int64, manyMaps)
	for i := range all {
		all[i] = filledInt64(present[i*size : (i+1)*size])
	}
	pickedMaps := make([]map[int64Key]int64, picks)
	pickedKeys := make([]int64Key, picks)
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

func buildInt64(keys []int64Key) func() {
	return func() { sink += int64(len(filledInt64(keys))) }
}

// timesInt64 asks the questions of the Java benchmarks.
func timesInt64(sizes []int, round int) []timeResult {
	var results []timeResult
	for _, kind := range int64Kinds {
		ask := func(workload string, size, entries int, operation func()) {
			results = append(results, timeResult{workload, "GO", kind.name, size, round, measure(entries, operation)})
		}
		for _, size := range tinySizes {
			fmt.Fprintln(os.Stderr, kind.name, size)
			present := keyRange(kind.key, 0, manyMaps*size)
			absent := keyRange(kind.key, manyMaps*size, manyMaps*size)
			ask("BUILD", size, size, buildInt64(present[:size]))
			ask("MANY_GET_HIT", size, picks, getOfManyInt64(present, present, size))
			ask("MANY_GET_MISS", size, picks, getOfManyInt64(present, absent, size))
		}
		for _, size := range sizes {
			fmt.Fprintln(os.Stderr, kind.name, size)
			present := keyRange(kind.key, 0, size)
			m := filledInt64(present)
			ask("GET_HIT", size, fewestLookups, getInt64(m, lookups(keyRange(kind.key, 0, size))))
			ask("GET_MISS", size, fewestLookups, getInt64(m, lookups(keyRange(kind.key, size, size))))
			ask("REPLACE", size, fewestLookups, replaceInt64(m, lookups(keyRange(kind.key, 0, size))))
			ask("ITERATE", size, size, func() {
				sum := int64(0)
				for _, value := range m {
					sum += value
				}
				sink += sum
			})
			ask("CHURN", size, fewestLookups, churnInt64(m, keyRange(kind.key, 0, size+keysOutside(size))))
			ask("BUILD", size, size, buildInt64(present))
			ask("BUILD_PRESIZED", size, size, func() {
				presized := make(map[int64Key]int64, size)
				for i, key := range present {
					presized[key] = int64(i)
				}
				sink += int64(len(presized))
			})
		}
	}
	return results
}
