"""The addresses of the site's own pages."""

_INDEX = "index.html"


def address_of(path: str) -> str:
    """Give the address, below that of the site, of the file at *path* of the output: an index.html is its folder."""
    return path[: -len(_INDEX)] if path.rpartition("/")[2] == _INDEX else path
