"""Changes are gathered until it is quiet."""

import threading

from generator.preview.changes import Changes


def test_what_changes_at_once_is_collected_at_once() -> None:
    """In the order in which it changed, each path once."""
    changes = Changes()
    for path in ("b", "a", "b"):
        changes.add(path)
    assert changes.collect() == ("b", "a")
    assert changes.collect(0) == ()


def test_patience_ends() -> None:
    """Who waits for nothing gets nothing."""
    assert Changes().collect(0.01) == ()


def test_changes_without_end_are_collected_nevertheless() -> None:
    """A program that writes all the time must not keep the preview from building."""
    changes, enough = Changes(), threading.Event()

    def write() -> None:
        while not enough.wait(0.001):
            changes.add("a")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert changes.collect() == ("a",)
    finally:
        enough.set()
        writer.join()
