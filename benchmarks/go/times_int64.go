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
	fillInt64(m, keys, 0, len(keys))
	return m
}

// fillInt64 puts so many keys from this one on, round after round, and returns the next one.
func fillInt64(m map[int64Key]int64, keys []int64Key, next, size int) int {
	for i := 0; i < size; i++ {
		m[keys[next]] = int64(i)
		if next++; next == len(keys) {
			next = 0
		}
	}
	return next
}

// getInt64 makes a batch of lookups, which go on where those of the last call ended.
func getInt64(m map[int64Key]int64, keys []int64Key) func() {
	next := 0
	return func() {
		sum := int64(0)
		for i := 0; i < lookupsInARow; i++ {
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
		for i := 0; i < lookupsInARow; i++ {
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
	turnover := newTurnover(len(m), len(pool))
	return func() {
		for i := 0; i < lookupsInARow; i++ {
			goes, comes := turnover.next()
			delete(m, pool[goes])
			m[pool[comes]] = int64(i)
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

// buildInt64 fills a map, presized or not. Each one has other keys.
func buildInt64(keys []int64Key, size int, presized bool) func() {
	next := 0
	return func() {
		var m map[int64Key]int64
		if presized {
			m = make(map[int64Key]int64, size)
		} else {
			m = map[int64Key]int64{}
		}
		next = fillInt64(m, keys, next, size)
		sink += int64(len(m))
	}
}

// iterateInt64 visits all entries of the next one of several maps.
func iterateInt64(keys []int64Key, size int) func() {
	maps := make([]map[int64Key]int64, mapsToVisit(size))
	first := 0
	for i := range maps {
		maps[i] = map[int64Key]int64{}
		first = fillInt64(maps[i], keys, first, size)
	}
	next := 0
	return func() {
		sum := int64(0)
		for _, value := range maps[next] {
			sum += value
		}
		sink += sum
		if next++; next == len(maps) {
			next = 0
		}
	}
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
			ask("BUILD", size, size, buildInt64(keyRange(kind.key, 0, keysForRounds(size)), size, false))
			ask("MANY_GET_HIT", size, picks, getOfManyInt64(present, present, size))
			ask("MANY_GET_MISS", size, picks, getOfManyInt64(present, absent, size))
		}
		for _, size := range sizes {
			fmt.Fprintln(os.Stderr, kind.name, size)
			m := filledInt64(keyRange(kind.key, 0, size))
			rounds := keyRange(kind.key, 0, keysForRounds(size))
			ask("GET_HIT", size, lookupsInARow, getInt64(m, lookups(keyRange(kind.key, 0, size))))
			ask("GET_MISS", size, lookupsInARow, getInt64(m, lookups(keyRange(kind.key, size, size))))
			ask("REPLACE", size, lookupsInARow, replaceInt64(m, lookups(keyRange(kind.key, 0, size))))
			ask("ITERATE", size, size, iterateInt64(rounds, size))
			ask("CHURN", size, lookupsInARow, churnInt64(m, keyRange(kind.key, 0, size+keysOutside(size))))
			ask("BUILD", size, size, buildInt64(rounds, size, false))
			ask("BUILD_PRESIZED", size, size, buildInt64(rounds, size, true))
		}
	}
	return results
}
