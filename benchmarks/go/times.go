package main

import (
	"runtime"
	"time"
)

// As in Java: windows short enough that some are undisturbed, as many as fit into two seconds, at least three.
const (
	warmUpTime    = 400 * time.Millisecond
	windowTime    = 50 * time.Millisecond
	fewestWindows = 3
)

var measuringTime = 2 * time.Second

// sink keeps the compiler from leaving out what nobody looks at.
var sink int64

// measure repeats operation, which handles so many entries, and returns nanoseconds per entry and window.
func measure(entries int, operation func()) []float64 {
	runtime.GC()
	window(warmUpTime, entries, operation)
	var result []float64
	for begin := time.Now(); len(result) < fewestWindows || time.Since(begin) < measuringTime; {
		result = append(result, window(windowTime, entries, operation))
	}
	return result
}

func window(atLeast time.Duration, entries int, operation func()) float64 {
	count := 0
	begin := time.Now()
	for time.Since(begin) < atLeast {
		operation()
		count++
	}
	return float64(time.Since(begin).Nanoseconds()) / float64(count) / float64(entries)
}
