package main

import "testing"

// KeyKindTest expects the same numbers of the Java benchmarks.
func TestKeysAreThoseOfJava(t *testing.T) {
	for _, kind := range int64Kinds {
		var sum int64
		for _, key := range keyRange(kind.key, 0, 1000) {
			sum = 31*sum + key
		}
		want := map[string]int64{
			"LONG_RANDOM": -6089348758496011219, "LONG_SEQUENTIAL": -786012811681604108, "LONG_CLUSTERED": -6591922047233083788,
		}[kind.name]
		if sum != want {
			t.Errorf("%s: %d, want %d", kind.name, sum, want)
		}
	}
}

// RepetitionTest expects the same of the Java benchmarks.
func TestTurnoverReplacesTheOldestByOneFromOutside(t *testing.T) {
	const size = 30
	keys := size + keysOutside(size)
	turnover := newTurnover(size, keys)
	inside := make([]int, size)
	isInside := map[int]bool{}
	for i := range inside {
		inside[i] = i
		isInside[i] = true
	}
	for i := 0; i < 2*keys; i++ {
		goes, comes := turnover.next()
		if goes != inside[0] || isInside[comes] {
			t.Fatalf("step %d: %d goes, %d comes", i, goes, comes)
		}
		inside = append(inside[1:], comes)
		isInside[comes] = true
		delete(isInside, goes)
	}
}

func TestMapsFilledRoundAfterRoundAllDiffer(t *testing.T) {
	for size, want := range map[int]int{1: 4093, 1305: 4093, 4093: 4099, 83558: 83561} {
		if got := keysForRounds(size); got < size || got != want {
			t.Errorf("%d: %d, want %d", size, got, want)
		}
	}
}
