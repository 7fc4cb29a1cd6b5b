package main

import (
	"math"
	"runtime"
	"sort"
	"time"
)

const (
	pointsPerDecade = 6
	bins            = 400
	worstCount      = 10
)

var percentiles = []struct {
	name  string
	share float64
}{{"p50", .5}, {"p90", .9}, {"p99", .99}, {"p99.9", .999}, {"p99.99", .9999}, {"p99.999", .99999}, {"p100", 1}}

// latency times every single insertion into a growing map[int64]int64.
func latency(size, round int) latencyResult {
	keys := keyRange(randomNumber, 0, size)
	times := make([]int64, size)
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	m := map[int64]int64{}
	for i, key := range keys {
		begin := time.Now()
		m[key] = key
		times[i] = time.Since(begin).Nanoseconds()
	}
	runtime.ReadMemStats(&after)
	sink += int64(len(m))
	return summarize(times, round, collections(&before, &after))
}

// collections returns the pauses between two moments.
func collections(before, after *runtime.MemStats) pauses {
	result := pauses{Count: after.NumGC - before.NumGC, Nanoseconds: after.PauseTotalNs - before.PauseTotalNs}
	for i := before.NumGC; i < after.NumGC; i++ {
		if pause := after.PauseNs[i%uint32(len(after.PauseNs))]; pause > result.Longest {
			result.Longest = pause
		}
	}
	return result
}

func summarize(times []int64, round int, stops pauses) latencyResult {
	size := len(times)
	timeline := make([]int64, bins)
	order := make([]int, size)
	for i, t := range times {
		order[i] = i
		if bin := i * bins / size; t > timeline[bin] {
			timeline[bin] = t
		}
	}
	sort.Slice(order, func(a, b int) bool { return times[order[a]] < times[order[b]] })
	at := func(share float64) int64 {
		index := int(math.Ceil(share*float64(size))) - 1
		if index < 0 {
			index = 0
		}
		return times[order[index]]
	}
	byName := map[string]int64{}
	for _, p := range percentiles {
		byName[p.name] = at(p.share)
	}
	var curve []int64
	for i := 0; float64(i) <= math.Log10(float64(size))*pointsPerDecade; i++ {
		curve = append(curve, at(1-math.Pow(10, -float64(i)/pointsPerDecade)))
	}
	curve = append(curve, at(1))
	var worst []slow
	for i := size - 1; i >= 0 && i >= size-worstCount; i-- {
		worst = append(worst, slow{order[i], times[order[i]], 0})
	}
	return latencyResult{"PUT", "GO", size, round, byName, byName, at(1), curve, curve, timeline, timeline, worst,
		map[string]pauses{"GC": stops}}
}
