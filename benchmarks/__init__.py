"""How long the arithmetic takes, beside something everybody knows. Run with `python -m benchmarks`."""
