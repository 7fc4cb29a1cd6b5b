package main

import (
	"fmt"
	"math"
	"math/rand"
	"os"
	"runtime"
	"sort"
	"sync"
	"sync/atomic"
	"time"
)

// The work of the package "concurrency" of the Java benchmarks: the same keys, steps and windows.

const (
	sharedWarmUp        = 2400 * time.Millisecond
	sharedWindows       = 40
	sharedWindow        = 50 * time.Millisecond
	batch               = 256
	fewestSteps         = 1 << 18
	mostSteps           = 1 << 20
	zipfExponent        = 0.99
	fewestSharedWindows = 3
	keyAndValue         = 16
	growthWarmUps       = 6
	smallestGrowth      = 100_000
	growthWarmUpBy      = 8
)

// sharedGrid is what is asked of all maps.
type sharedGrid struct {
	works        []string
	threads      []int
	readPercents []int
	sizes        []int
	skews        []string
}

type sharedQuestion struct {
	Work        string  `json:"work"`
	ReadPercent *int    `json:"readPercent,omitempty"`
	Skew        *string `json:"skew,omitempty"`
	Map         string  `json:"map"`
	Size        int     `json:"size"`
	Threads     int     `json:"threads"`
	Round       int     `json:"round"`
}

type sharedMix struct {
	Nanoseconds []float64 `json:"nanoseconds"`
}

type sharedGrowth struct {
	Nanoseconds float64       `json:"nanoseconds"`
	Puts        latencyResult `json:"puts"`
}

type sharedView struct {
	NanosecondsPerEntry []float64        `json:"nanosecondsPerEntry"`
	WriteTime           map[string]int64 `json:"writeTime,omitempty"`
}

type sharedResult struct {
	Question      sharedQuestion `json:"question"`
	Mix           *sharedMix     `json:"mix,omitempty"`
	Growth        *sharedGrowth  `json:"growth,omitempty"`
	View          *sharedView    `json:"view,omitempty"`
	BytesPerEntry *float64       `json:"bytesPerEntry,omitempty"`
}

// concurrency asks all questions of a grid.
func concurrency(grid sharedGrid, round int) []sharedResult {
	var results []sharedResult
	for _, question := range questions(grid, round) {
		for i := range sharedMapKinds {
			kind := sharedMapKinds[(i+round)%len(sharedMapKinds)]
			question.Map = kind.name
			fmt.Fprintln(os.Stderr, question.Work, question.Map, question.Size, question.Threads)
			results = append(results, answer(kind, question))
		}
	}
	return results
}

func questions(grid sharedGrid, round int) []sharedQuestion {
	var all []sharedQuestion
	for _, work := range grid.works {
		for _, size := range grid.sizes {
			if work == "GROWTH" && size < smallestGrowth {
				continue
			}
			if work == "MEMORY" {
				all = append(all, sharedQuestion{Work: work, Size: size, Threads: 1, Round: round})
				continue
			}
			for _, threads := range grid.threads {
				question := sharedQuestion{Work: work, Size: size, Threads: threads, Round: round}
				if work == "MIX" {
					all = append(all, mixes(question, grid)...)
				} else {
					all = append(all, question)
				}
			}
		}
	}
	return all
}

func mixes(question sharedQuestion, grid sharedGrid) []sharedQuestion {
	var all []sharedQuestion
	for i := range grid.skews {
		for j := range grid.readPercents {
			question.Skew, question.ReadPercent = &grid.skews[i], &grid.readPercents[j]
			all = append(all, question)
		}
	}
	return all
}

func answer(kind sharedMapKind, question sharedQuestion) sharedResult {
	result := sharedResult{Question: question}
	switch question.Work {
	case "MIX":
		result.Mix = mixRun(kind.newMap(), question)
	case "GROWTH":
		result.Growth = growthRun(kind, question)
	case "VIEW":
		result.View = viewRun(kind, question)
	case "MEMORY":
		bytes := memoryRun(kind, question.Size)
		result.BytesPerEntry = &bytes
	default:
		panic("unknown work: " + question.Work)
	}
	return result
}

func fill(m sharedMap, keys []int64) {
	for _, key := range keys {
		m.put(key, key)
	}
	count := 0
	m.each(func(_, _ int64) { count++ })
	if count != len(keys) {
		panic(fmt.Sprint(count, " entries instead of ", len(keys)))
	}
}

// counter has a cache line of its own, and its neighbours too.
type counter struct {
	done atomic.Int64
	_    [120]byte
}

// workers are goroutines that work until they are stopped, while somebody looks how far they have come.
type workers struct {
	counters []counter
	stopping atomic.Bool
	running  sync.WaitGroup
}

// startWorkers lets each goroutine repeat its batch, which returns how many operations it did.
func startWorkers(batches []func() int) *workers {
	w := &workers{counters: make([]counter, len(batches))}
	w.running.Add(len(batches))
	for i := range batches {
		go func(i int) {
			defer w.running.Done()
			for !w.stopping.Load() {
				w.counters[i].done.Add(int64(batches[i]()))
			}
		}(i)
	}
	return w
}

func (w *workers) operations() int64 {
	sum := int64(0)
	for i := range w.counters {
		sum += w.counters[i].done.Load()
	}
	return sum
}

// windows returns the nanoseconds that a goroutine needed per operation. A window in which nothing was done goes on.
func (w *workers) windows(count int, length time.Duration) []float64 {
	var nanoseconds []float64
	begin, operations := time.Now(), w.operations()
	for len(nanoseconds) < count {
		time.Sleep(length)
		now, soFar := time.Now(), w.operations()
		if soFar > operations {
			elapsed := float64(now.Sub(begin).Nanoseconds())
			nanoseconds = append(nanoseconds, elapsed*float64(len(w.counters))/float64(soFar-operations))
			begin, operations = now, soFar
		}
	}
	return nanoseconds
}

func (w *workers) stop() {
	w.stopping.Store(true)
	w.running.Wait()
}

// sharedPicks returns numbers of keys, as the skew wants it.
func sharedPicks(random *rand.Rand, skew string, size, count int) []int {
	result := make([]int, count)
	if skew == "UNIFORM" {
		for i := range result {
			result[i] = random.Intn(size)
		}
		return result
	}
	// rand.Zipf takes exponents above 1 only.
	cumulative := make([]float64, size)
	sum := 0.0
	for i := range cumulative {
		sum += math.Pow(float64(i+1), -zipfExponent)
		cumulative[i] = sum
	}
	for i := range result {
		result[i] = sort.SearchFloat64s(cumulative, random.Float64()*sum)
	}
	return result
}

func mixRun(m sharedMap, question sharedQuestion) *sharedMix {
	keys := keyRange(randomNumber, 0, question.Size)
	fill(m, keys)
	var batches []func() int
	for thread := 0; thread < question.Threads; thread++ {
		batches = append(batches, mixBatch(m, keys, question, thread))
	}
	runtime.GC()
	w := startWorkers(batches)
	defer w.stop()
	w.windows(1, sharedWarmUp)
	return &sharedMix{w.windows(sharedWindows, sharedWindow)}
}

func mixBatch(m sharedMap, keys []int64, question sharedQuestion, thread int) func() int {
	random := rand.New(rand.NewSource(int64(thread)))
	count := fewestSteps
	for count < 2*len(keys) && count < mostSteps {
		count *= 2
	}
	steps := sharedPicks(random, *question.Skew, len(keys), count)
	for i := range steps {
		if random.Intn(100) >= *question.ReadPercent {
			steps[i] = ^steps[i]
		}
	}
	next, removed, found := 0, -1, int64(0)
	return func() int {
		for i := 0; i < batch; i++ {
			step := steps[next]
			next = (next + 1) & (len(steps) - 1)
			switch {
			case step >= 0:
				if _, present := m.get(keys[step]); present {
					found++
				}
			case removed < 0:
				removed = ^step
				m.remove(keys[removed])
			default:
				m.put(keys[removed], keys[removed])
				removed = -1
			}
		}
		return batch
	}
}

func growthRun(kind sharedMapKind, question sharedQuestion) *sharedGrowth {
	keys := keyRange(randomNumber, 0, question.Size)
	for i := 0; i < growthWarmUps; i++ {
		grow(kind.newMap(), keys[:len(keys)/growthWarmUpBy], question.Threads)
	}
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	begin := time.Now()
	times := grow(kind.newMap(), keys, question.Threads)
	elapsed := time.Since(begin)
	runtime.ReadMemStats(&after)
	puts := summarize(times, question.Round, collections(&before, &after))
	puts.Map = question.Map
	return &sharedGrowth{float64(elapsed.Nanoseconds()) * float64(question.Threads) / float64(len(keys)), puts}
}

// grow lets each goroutine put every so many-th key and read one of its earlier ones, and returns the times of the puts.
func grow(m sharedMap, keys []int64, threads int) []int64 {
	times := make([]int64, len(keys))
	var running sync.WaitGroup
	running.Add(threads)
	for thread := 0; thread < threads; thread++ {
		go func(thread int) {
			defer running.Done()
			random := rand.New(rand.NewSource(int64(thread)))
			for i := thread; i < len(keys); i += threads {
				begin := time.Now()
				m.put(keys[i], keys[i])
				times[i] = time.Since(begin).Nanoseconds()
				earlier := random.Intn(i/threads+1)*threads + thread
				if _, found := m.get(keys[earlier]); !found {
					panic(fmt.Sprint("key number ", earlier, " is lost"))
				}
			}
		}(thread)
	}
	running.Wait()
	return times
}

func viewRun(kind sharedMapKind, question sharedQuestion) *sharedView {
	keys := keyRange(randomNumber, 0, question.Size)
	m := kind.newMap()
	fill(m, keys)
	var measuring atomic.Bool
	times := make([][]int64, question.Threads)
	var batches []func() int
	for thread := 1; thread < question.Threads; thread++ {
		batches = append(batches, viewWriter(m, keys, thread, &measuring, &times[thread]))
	}
	w := startWorkers(batches)
	viewWindow(kind, m, len(keys), len(batches), sharedWarmUp)
	measuring.Store(true)
	var nanoseconds []float64
	for begin := time.Now(); len(nanoseconds) < fewestSharedWindows || time.Since(begin) < sharedWindows*sharedWindow; {
		nanoseconds = append(nanoseconds, viewWindow(kind, m, len(keys), len(batches), sharedWindow))
	}
	w.stop()
	var all []int64
	for _, some := range times {
		all = append(all, some...)
	}
	if len(all) == 0 {
		return &sharedView{NanosecondsPerEntry: nanoseconds}
	}
	return &sharedView{nanoseconds, summarize(all, question.Round, pauses{}).WallTime}
}

// viewWriter removes a key and puts it back, one after the other.
func viewWriter(m sharedMap, keys []int64, thread int, measuring *atomic.Bool, times *[]int64) func() int {
	random := rand.New(rand.NewSource(int64(thread)))
	key, removed := int64(0), false
	return func() int {
		if !removed {
			key = keys[random.Intn(len(keys))]
		}
		begin := time.Now()
		if removed {
			m.put(key, key)
		} else {
			m.remove(key)
		}
		if measuring.Load() {
			*times = append(*times, time.Since(begin).Nanoseconds())
		}
		removed = !removed
		return 1
	}
}

// viewWindow visits all entries over and over for so long, and returns the nanoseconds per entry.
func viewWindow(kind sharedMapKind, m sharedMap, size, writers int, length time.Duration) float64 {
	entries, values := 0, int64(0)
	begin := time.Now()
	elapsed := time.Duration(0)
	for elapsed < length {
		count := 0
		m.each(func(_, value int64) {
			count++
			values += value
		})
		elapsed = time.Since(begin)
		entries += count
		if kind.oneMoment && (count > size || count < size-writers) {
			panic(fmt.Sprint("a view of one moment has ", count, " entries"))
		}
	}
	sink += values
	return float64(elapsed.Nanoseconds()) / float64(entries)
}

// memoryRun returns the bytes per entry beyond a key and a value of eight bytes each.
func memoryRun(kind sharedMapKind, size int) float64 {
	keys := keyRange(randomNumber, 0, size)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	m := kind.newMap()
	for _, key := range keys {
		m.put(key, key)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(m)
	runtime.KeepAlive(keys)
	return float64(int64(after.HeapAlloc)-int64(before.HeapAlloc))/float64(size) - keyAndValue
}
