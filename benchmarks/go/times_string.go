// Code generated from times_int64.go; DO NOT EDIT.

package main

import (
	"fmt"
	"os"
)

func filledString(keys []stringKey) map[stringKey]int64 {
	m := map[stringKey]int64{}
	fillString(m, keys, 0, len(keys))
	return m
}

// fillString puts so many keys from this one on, round after round, and returns the next one.
func fillString(m map[stringKey]int64, keys []stringKey, next, size int) int {
	for i := 0; i < size; i++ {
		m[keys[next]] = int64(i)
		if next++; next == len(keys) {
			next = 0
		}
	}
	return next
}

// getString makes a batch of lookups, which go on where those of the last call ended.
func getString(m map[stringKey]int64, keys []stringKey) func() {
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

// replaceString makes a batch of writes that find their keys.
func replaceString(m map[stringKey]int64, keys []stringKey) func() {
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

// churnString makes a batch of removals of the oldest key, each followed by an insertion. The keys of the map are the
// first ones of the pool.
func churnString(m map[stringKey]int64, pool []stringKey) func() {
	turnover := newTurnover(len(m), len(pool))
	return func() {
		for i := 0; i < lookupsInARow; i++ {
			goes, comes := turnover.next()
			delete(m, pool[goes])
			m[pool[comes]] = int64(i)
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

// buildString fills a map, presized or not. Each one has other keys.
func buildString(keys []stringKey, size int, presized bool) func() {
	next := 0
	return func() {
		var m map[stringKey]int64
		if presized {
			m = make(map[stringKey]int64, size)
		} else {
			m = map[stringKey]int64{}
		}
		next = fillString(m, keys, next, size)
		sink += int64(len(m))
	}
}

// iterateString visits all entries of the next one of several maps.
func iterateString(keys []stringKey, size int) func() {
	maps := make([]map[stringKey]int64, mapsToVisit(size))
	first := 0
	for i := range maps {
		maps[i] = map[stringKey]int64{}
		first = fillString(maps[i], keys, first, size)
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
			ask("BUILD", size, size, buildString(keyRange(kind.key, 0, keysForRounds(size)), size, false))
			ask("MANY_GET_HIT", size, picks, getOfManyString(present, present, size))
			ask("MANY_GET_MISS", size, picks, getOfManyString(present, absent, size))
		}
		for _, size := range sizes {
			fmt.Fprintln(os.Stderr, kind.name, size)
			m := filledString(keyRange(kind.key, 0, size))
			rounds := keyRange(kind.key, 0, keysForRounds(size))
			ask("GET_HIT", size, lookupsInARow, getString(m, lookups(keyRange(kind.key, 0, size))))
			ask("GET_MISS", size, lookupsInARow, getString(m, lookups(keyRange(kind.key, size, size))))
			ask("REPLACE", size, lookupsInARow, replaceString(m, lookups(keyRange(kind.key, 0, size))))
			ask("ITERATE", size, size, iterateString(rounds, size))
			ask("CHURN", size, lookupsInARow, churnString(m, keyRange(kind.key, 0, size+keysOutside(size))))
			ask("BUILD", size, size, buildString(rounds, size, false))
			ask("BUILD_PRESIZED", size, size, buildString(rounds, size, true))
		}
	}
	return results
}
