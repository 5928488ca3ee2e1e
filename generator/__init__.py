"""Turn raw news texts into a curated digest: articles, people, shows, cases, and a static site of them."""

__version__ = "0.1.0"
