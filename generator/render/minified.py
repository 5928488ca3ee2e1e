"""Assets as they are delivered: the same to a browser, in fewer bytes."""


def minified(path: str, content: bytes) -> bytes:
    """
    Give what is delivered of the *content* of an asset at *path*.

    A style sheet may be broken, or in any encoding: what the minifier does not understand it leaves as it is.
    """
    if not path.endswith(".css"):
        return content
    from rcssmin import cssmin  # noqa: PLC0415 - most builds deliver no asset

    small: bytes = cssmin(content, keep_bang_comments=True)
    return small
