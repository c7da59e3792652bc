"""Pairs of short accounts of our own, each with one difference, one agreement or one trap."""
