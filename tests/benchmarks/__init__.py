"""Tests of the benchmarks that hold more than a call of the program."""
