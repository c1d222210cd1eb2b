"""Benchmarks of the calculations against a common baseline. Run with `python -m benchmarks`."""
