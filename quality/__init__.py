"""How well it works: measured on annotated stories and public corpora, printed, and held.

`python -m quality` (or `make quality`) reads every annotated story once, scores it with the
shared scorer, runs the stages on the public corpora, prints the tables, writes
`docs/accuracy.md`, and raises the floors in `floors.toml`. It refuses to lower one.

Everything is read from `../shared`, none of it is part of this repository.
"""
