"""Measures textfix: how much it repairs, how much it harms, how fast it is.  Not part of the wheel; run `python -m benchmarks`."""
