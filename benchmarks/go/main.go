// The work of the Java benchmarks on Go's own maps: how long a get, a write, an iteration and a build take, and every
// single insertion. Writes the same format, so that the report shows both. Meant for Go up to 1.23, whose map GoMap is
// modelled on.
package main

import (
	"flag"
	"log"
)

func main() {
	folder := flag.String("results", "../target/results", "where results are kept")
	rounds := flag.Int("rounds", 3, "repetitions")
	puts := flag.Int("puts", 8_000_000, "insertions that are timed one by one")
	quick := flag.Bool("quick", false, "only small sizes, and few windows")
	flag.Parse()

	sizes := loads(8, 14)
	if *quick {
		measuringTime /= 8
	} else {
		sizes = append(sizes, loads(17, 20)...)
	}
	var timeResults []timeResult
	var latencyResults []latencyResult
	for round := 1; round <= *rounds; round++ {
		timeResults = append(timeResults, timesInt64(sizes, round)...)
		timeResults = append(timeResults, timesString(sizes, round)...)
		latencyResults = append(latencyResults, latency(*puts, round))
	}
	if err := write(*folder, "times", timeResults); err != nil {
		log.Fatal(err)
	}
	if err := write(*folder, "latency", latencyResults); err != nil {
		log.Fatal(err)
	}
}

// loads returns the sizes of maps of 2^B buckets just after a doubling, between, and just before the next.
func loads(log2Buckets ...int) []int {
	var sizes []int
	for _, b := range log2Buckets {
		for _, entriesPerBucket := range []float64{3.75, 5.1, 6.4} {
			sizes = append(sizes, int(entriesPerBucket*float64(int(1)<<b)))
		}
	}
	return sizes
}
