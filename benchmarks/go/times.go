package main

import (
	"runtime"
	"time"
)

const (
	warmUps       = 2
	iterations    = 5
	iterationTime = 200 * time.Millisecond
)

// sink keeps the compiler from leaving out what nobody looks at.
var sink int64

// measure repeats operation, which handles so many entries, and returns nanoseconds per entry and iteration.
func measure(entries int, operation func()) []float64 {
	runtime.GC()
	result := make([]float64, 0, iterations)
	for i := 0; i < warmUps+iterations; i++ {
		count := 0
		begin := time.Now()
		for time.Since(begin) < iterationTime {
			operation()
			count++
		}
		nanoseconds := float64(time.Since(begin).Nanoseconds()) / float64(count) / float64(entries)
		if i >= warmUps {
			result = append(result, nanoseconds)
		}
	}
	return result
}
