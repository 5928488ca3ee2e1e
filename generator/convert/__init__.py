"""Turn seeds, which are raw news texts, into articles: read, clean, facts, names, write."""
