package main

import (
	"math/big"
	"math/rand"
	"strconv"
)

// The same keys as the Java benchmarks have: see KeyKind and Keys there.

const firstNumber = 1000

// fewestLookups is enough that a processor cannot learn them by heart: see Picks in Java.
const fewestLookups = 1 << 18

// lookupsInARow is how many lookups or changes are made between two looks at the clock.
const lookupsInARow = 4096

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

// keysForRounds is how many keys to take round after round, so that maps of this size which are filled one after the other
// all differ: see Keys in Java.
func keysForRounds(size int) int {
	const fewest = 4093
	if size < fewest {
		return fewest
	}
	for count := int64(size) + 1; ; count++ {
		if big.NewInt(count).ProbablyPrime(20) {
			return int(count)
		}
	}
}

// mapsToVisit is how many maps of this size are visited in turn: see Turns in Java.
func mapsToVisit(size int) int {
	const fewestEntries = 1 << 16
	return (fewestEntries + size - 1) / size
}

// turnover says which key of a pool goes and which one comes, in a map that always has the same number of entries: see
// Turnover in Java.
type turnover struct {
	inside, outside, picks []int
	oldest, pick           int
}

func newTurnover(size, keys int) *turnover {
	const many = 1 << 16
	t := &turnover{inside: make([]int, size), outside: make([]int, keys-size)}
	for i := range t.inside {
		t.inside[i] = i
	}
	for i := range t.outside {
		t.outside[i] = size + i
	}
	t.picks = make([]int, len(t.outside))
	for i := range t.picks {
		t.picks[i] = i
	}
	if len(t.outside) < many {
		t.picks = lookups(t.picks)
	}
	return t
}

func (t *turnover) next() (goes, comes int) {
	goes, comes = t.inside[t.oldest], t.outside[t.picks[t.pick]]
	t.inside[t.oldest], t.outside[t.picks[t.pick]] = comes, goes
	if t.oldest++; t.oldest == len(t.inside) {
		t.oldest = 0
	}
	if t.pick++; t.pick == len(t.picks) {
		t.pick = 0
	}
	return goes, comes
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
	picks    = fewestLookups
	// Few enough that the maps are what fills the caches.
	differentPicks = 1 << 14
)

var tinySizes = []int{1, 3, 12, 30}

type pick struct{ mapNumber, entry int }

// pickedEntries picks entries of many maps of this size.
func pickedEntries(size int) []pick {
	random := rand.New(rand.NewSource(3))
	different := make([]pick, differentPicks)
	for i := range different {
		different[i] = pick{random.Intn(manyMaps), random.Intn(size)}
	}
	picked := make([]pick, picks)
	for i := range picked {
		picked[i] = different[random.Intn(differentPicks)]
	}
	return picked
}

// lookups returns the keys in random order; few keys are repeated until they are many.
func lookups[K any](keys []K) []K {
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
