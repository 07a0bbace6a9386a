"""Benchmarks of this machine: each module prints its figures and whether they are within their limits."""
