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
