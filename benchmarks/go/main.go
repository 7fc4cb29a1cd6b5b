// The work of the Java benchmarks on Go's own maps: how long a get, a write, an iteration and a build take, and every
// single insertion; with -concurrency, what goroutines get who share a map. Writes the same format, so that the report
// shows both. Meant for Go up to 1.23, whose map GoMap is modelled on.
package main

import (
	"flag"
	"log"
	"strconv"
	"strings"
)

func main() {
	folder := flag.String("results", "../target/results", "where results are kept")
	rounds := flag.Int("rounds", 3, "repetitions")
	puts := flag.Int("puts", 8_000_000, "insertions that are timed one by one")
	quick := flag.Bool("quick", false, "only small sizes, and few windows")
	shared := flag.Bool("concurrency", false, "instead of all that: maps that goroutines share")
	works := flag.String("works", "MIX,GROWTH,VIEW,MEMORY", "with -concurrency: what is done")
	threads := flag.String("threads", "1,2,4", "with -concurrency: numbers of goroutines")
	readShare := flag.String("read-share", "100,99,90,75", "with -concurrency: reads of a hundred operations")
	sizesOfShared := flag.String("sizes", "1000,100000,1000000,10000000", "with -concurrency: entries")
	skew := flag.String("skew", "UNIFORM,ZIPF", "with -concurrency: which keys")
	flag.Parse()

	if *shared {
		grid := sharedGrid{strings.Split(*works, ","), numbers(*threads), numbers(*readShare), numbers(*sizesOfShared),
			strings.Split(*skew, ",")}
		var results []sharedResult
		for round := 1; round <= *rounds; round++ {
			results = append(results, concurrency(grid, round)...)
			if err := write(*folder, "concurrency", results); err != nil {
				log.Fatal(err)
			}
		}
		return
	}
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

// numbers reads what is separated by commas.
func numbers(list string) []int {
	var result []int
	for _, text := range strings.Split(list, ",") {
		number, err := strconv.Atoi(text)
		if err != nil {
			log.Fatal(err)
		}
		result = append(result, number)
	}
	return result
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
