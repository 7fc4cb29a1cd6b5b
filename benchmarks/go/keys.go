package main

import (
	"math/rand"
	"strconv"
)

// The same keys as the Java benchmarks have: see KeyKind and Keys there.

const firstNumber = 1000

// fewestLookups is enough that a processor cannot learn them by heart.
const fewestLookups = 4096

// mix is the finalizer of MurmurHash3: as good as random, and one to one.
func mix(number uint64) uint64 {
	number = (number ^ number>>33) * 0xFF51AFD7ED558CCD
	number = (number ^ number>>33) * 0xC4CEB9FE1A85EC53
	return number ^ number>>33
}

func randomNumber(number int) int64 {
	return int64(mix(uint64(number)))
}

func randomString(number int) string {
	return strconv.FormatUint(mix(uint64(number)), 36)
}

// keyRange makes keys number first to first+count-1. Where a string lies in memory has nothing to do with its place.
func keyRange[K comparable](key func(int) K, first, count int) []K {
	keys := make([]K, count)
	for _, i := range rand.New(rand.NewSource(1)).Perm(count) {
		keys[i] = key(firstNumber + first + i)
	}
	return keys
}

// lookups returns the keys in random order; few keys are repeated until they are many.
func lookups[K comparable](keys []K) []K {
	count := len(keys)
	if count < fewestLookups {
		count = fewestLookups
	}
	result := make([]K, count)
	for i := range result {
		result[i] = keys[i%len(keys)]
	}
	rand.New(rand.NewSource(2)).Shuffle(count, func(i, j int) { result[i], result[j] = result[j], result[i] })
	return result
}
