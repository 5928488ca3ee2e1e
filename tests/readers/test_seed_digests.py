"""The digests of seeds, remembered."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from generator.readers.seed_digests import digest_of, read_digests, stamp_seeds
from making import write

LONG_AGO = (10**18, 10**18)


def some_seeds(root: Path, **texts: str) -> list[Path]:
    """Write seeds that nobody has touched for long."""
    write(root, {f"seeds/{name}.txt": text for name, text in texts.items()})
    seeds = [root / "seeds" / f"{name}.txt" for name in texts]
    for seed in seeds:
        os.utime(seed, ns=LONG_AGO)
    return seeds


def digests(root: Path, seeds: list[Path]) -> list[str]:
    """Read the digests of seeds."""
    return list(read_digests(root / "memory", seeds, stamp_seeds(seeds)).values())


def hashed(*texts: str) -> list[str]:
    """Hash texts."""
    return [sha256(text.encode()).hexdigest() for text in texts]


def test_a_seed_that_did_not_change_is_not_read_again(tmp_path: Path) -> None:
    """By what its stamp says: a text that was changed behind it is not seen."""
    seeds = some_seeds(tmp_path, a="one", b="two")
    assert digests(tmp_path, seeds) == hashed("one", "two")
    memory = (tmp_path / "memory/seeds").read_bytes()
    with seeds[0].open("r+b") as file:
        file.write(b"ONE")
    os.utime(seeds[0], ns=LONG_AGO)
    assert digests(tmp_path, seeds) == hashed("one", "two")
    assert (tmp_path / "memory/seeds").read_bytes() == memory
    os.utime(seeds[0], ns=(1, 1))
    assert digests(tmp_path, seeds) == hashed("ONE", "two")


def test_a_seed_that_changed_just_now_is_not_trusted_yet(tmp_path: Path) -> None:
    """It could change once more without a sign."""
    seeds = some_seeds(tmp_path, a="one", b="two")
    seeds[1].touch()
    assert digests(tmp_path, seeds) == hashed("one", "two")
    stamped = stamp_seeds(seeds)
    with seeds[1].open("r+b") as file:
        file.write(b"TWO")
    assert list(read_digests(tmp_path / "memory", seeds, stamped).values()) == hashed("one", "TWO")


@pytest.mark.parametrize("content", [b"", b"\xff", b"\x92\x00\x80"])
def test_a_memory_that_cannot_be_read_is_none(tmp_path: Path, content: bytes) -> None:
    """Or that another generator wrote."""
    seeds = some_seeds(tmp_path, a="one")
    write(tmp_path, {"memory/seeds": content})
    assert digests(tmp_path, seeds) == hashed("one")


def test_a_memory_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    """It only saves time."""
    seeds = some_seeds(tmp_path, a="one")
    write(tmp_path, {"memory": b"a file"})
    assert digests(tmp_path, seeds) == hashed("one")


def test_what_cannot_be_read_has_no_digest(tmp_path: Path) -> None:
    """A link to nothing, a folder, a file that only looks like one."""
    seeds = some_seeds(tmp_path, a="one")
    (tmp_path / "seeds/b.txt").symlink_to("nothing.txt")
    (tmp_path / "seeds/c.txt").mkdir()
    assert digests(tmp_path, [*seeds, tmp_path / "seeds/b.txt", tmp_path / "seeds/c.txt"]) == hashed("one")
    if Path("/proc/self/mem").exists():
        assert digest_of(Path("/proc/self/mem")) == ""
