"""Bring output/ up to date: what is stale, why, and no more."""
