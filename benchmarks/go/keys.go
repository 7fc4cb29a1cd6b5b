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

type int64Key = int64
type stringKey = string

// kind is a KeyKind of Java: it makes a key of a number.
type kind[K comparable] struct {
	name string
	key  func(int) K
}

var int64Kinds = []kind[int64]{
	{"LONG_RANDOM", randomNumber}, {"LONG_SEQUENTIAL", sequentialNumber}, {"LONG_CLUSTERED", clusteredNumber},
}

var stringKinds = []kind[string]{{"STRING", randomString}}

func randomNumber(number int) int64 {
	return int64(mix(uint64(number)))
}

func sequentialNumber(number int) int64 {
	return int64(number)
}

const (
	cluster      = 64
	clusterSpace = 1024 + cluster
)

// clusteredNumber makes runs of consecutive numbers with gaps between them.
func clusteredNumber(number int) int64 {
	run := number / cluster
	offset := mix(uint64(run)) % (clusterSpace - cluster + 1)
	return int64(run*clusterSpace+number%cluster) + int64(offset)
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

// keysOutside is how many keys wait while so many are in a map that always has the same number of entries.
func keysOutside(size int) int {
	const most, fewest = 1 << 20, 4096
	if size > most {
		return most
	}
	if size < fewest {
		return fewest
	}
	return size
}

const (
	manyMaps = 4096
	picks    = 1 << 14
)

var tinySizes = []int{1, 3, 12, 30}

type pick struct{ mapNumber, entry int }

// pickedEntries picks entries of many maps of this size.
func pickedEntries(size int) []pick {
	random := rand.New(rand.NewSource(3))
	picked := make([]pick, picks)
	for i := range picked {
		picked[i] = pick{random.Intn(manyMaps), random.Intn(size)}
	}
	return picked
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
