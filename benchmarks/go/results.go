package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// The format of the Java benchmarks' results: see the package "results" there.

type environment struct {
	Processor       string            `json:"processor"`
	Processors      int               `json:"processors"`
	MemoryGigabytes int               `json:"memoryGigabytes"`
	System          string            `json:"system"`
	Runtime         string            `json:"runtime"`
	Commit          string            `json:"commit"`
	Engine          string            `json:"engine"`
	Versions        map[string]string `json:"versions"`
}

type timeResult struct {
	Workload    string    `json:"workload"`
	Map         string    `json:"map"`
	Keys        string    `json:"keys"`
	Size        int       `json:"size"`
	Round       int       `json:"round"`
	Nanoseconds []float64 `json:"nanoseconds"`
}

type slow struct {
	Index       int   `json:"index"`
	Nanoseconds int64 `json:"nanoseconds"`
	Pause       int64 `json:"pause"`
}

type pauses struct {
	Count       uint32 `json:"count"`
	Nanoseconds uint64 `json:"nanoseconds"`
	Longest     uint64 `json:"longest"`
}

// latencyResult has map times equal to wall times: the collector of Go runs beside the program, its pauses are short and
// cannot be told from the rest.
type latencyResult struct {
	Operation        string            `json:"operation"`
	Map              string            `json:"map"`
	Size             int               `json:"size"`
	Round            int               `json:"round"`
	MapTime          map[string]int64  `json:"mapTime"`
	WallTime         map[string]int64  `json:"wallTime"`
	WorstUndisturbed int64             `json:"worstUndisturbed"`
	Curve            []int64           `json:"curve"`
	WallCurve        []int64           `json:"wallCurve"`
	Timeline         []int64           `json:"timeline"`
	WallTimeline     []int64           `json:"wallTimeline"`
	Worst            []slow            `json:"worst"`
	Pauses           map[string]pauses `json:"pauses"`
}

type document struct {
	Format      int         `json:"format"`
	Kind        string      `json:"kind"`
	Begun       string      `json:"begun"`
	Environment environment `json:"environment"`
	Commands    []string    `json:"commands"`
	Results     any         `json:"results"`
}

func currentEnvironment() environment {
	version := runtime.Version()
	system, _ := exec.Command("uname", "-sr").Output()
	return environment{
		Processor:       procField("/proc/cpuinfo", "model name"),
		Processors:      runtime.NumCPU(),
		MemoryGigabytes: memoryGigabytes(),
		System:          strings.TrimSpace(string(system)) + " " + runtime.GOARCH,
		Runtime:         "go " + strings.TrimPrefix(version, "go"),
		Commit:          commit(),
		Engine:          version,
		Versions:        map[string]string{"go": version},
	}
}

func procField(file, name string) string {
	in, err := os.Open(file)
	if err != nil {
		return "unknown"
	}
	defer in.Close()
	for lines := bufio.NewScanner(in); lines.Scan(); {
		if field, value, found := strings.Cut(lines.Text(), ":"); found && strings.TrimSpace(field) == name {
			return strings.TrimSpace(value)
		}
	}
	return "unknown"
}

func memoryGigabytes() int {
	kilobytes, _ := strconv.Atoi(strings.TrimSuffix(procField("/proc/meminfo", "MemTotal"), " kB"))
	return (kilobytes + 1<<19) >> 20
}

func commit() string {
	output, err := exec.Command("git", "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*").Output()
	if err != nil {
		return "unknown"
	}
	return strings.TrimSpace(string(output))
}

func write(folder, kind string, results any) error {
	env := currentEnvironment()
	command := "go run . " + strings.Join(os.Args[1:], " ")
	now := time.Now().UTC().Format(time.RFC3339)
	bytes, err := json.MarshalIndent(document{1, kind, now, env, []string{command}, results}, "", " ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	name := fmt.Sprintf("%s-%s-%s.json", kind, env.Engine, env.Commit)
	return os.WriteFile(filepath.Join(folder, name), bytes, 0o666)
}
