//! Benchmarks of eslng: the load server and the programs that are measured
