module gomap-benchmarks

go 1.19
