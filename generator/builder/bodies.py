"""Rendered Markdown remembered between builds: a layout can change without a text being rendered again."""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import closing
from hashlib import blake2b
from pathlib import Path

BODIES = "bodies"
_MOST_BODIES = 2


class BodyCache:
    """
    Remember the HTML of texts by what stands for as much of the text as is shown, in the folder *memory*.

    It only saves time: where it cannot be read, or is not what was written, it has nothing.
    """

    def __init__(self, memory: Path, key: str) -> None:
        self._path = memory / BODIES
        self._key = blake2b(key.encode(), digest_size=16).digest()

    def get(self, digests: Iterable[bytes]) -> Mapping[bytes, str]:
        """Give the HTML of those texts that are remembered."""
        found: dict[bytes, str] = {}
        try:
            with closing(sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True)) as database:
                for digest in digests:
                    row = database.execute("select html, proof from bodies where digest = ?", [digest]).fetchone()
                    if row and row[1] == self._proof(digest, row[0]):
                        found[digest] = row[0]
        except (sqlite3.Error, TypeError, AttributeError):
            return {}
        return found

    def put(self, bodies: Mapping[bytes, str]) -> None:
        """Remember *bodies* too."""
        rows = [(digest, html, self._proof(digest, html)) for digest, html in bodies.items()]

        def add(database: sqlite3.Connection) -> None:
            database.execute("create table if not exists bodies (digest blob primary key, html text, proof blob)")
            database.executemany("insert or replace into bodies (digest, html, proof) values (?, ?, ?)", rows)

        self._change(add)

    def keep(self, pages: int, in_use: Callable[[], Collection[bytes]]) -> None:
        """Forget the texts that are not *in_use*, once there are far more of them than *pages*."""

        def forget(database: sqlite3.Connection) -> None:
            (remembered,) = database.execute("select count(*) from bodies").fetchone()
            if remembered > _MOST_BODIES * pages:
                kept = in_use()
                digests = [digest for (digest,) in database.execute("select digest from bodies")]
                unused = [[digest] for digest in digests if digest not in kept]
                database.executemany("delete from bodies where digest = ?", unused)

        self._change(forget)

    def _change(self, change: Callable[[sqlite3.Connection], None]) -> None:
        """Make a *change*, whole or not at all; what cannot be changed is thrown away."""
        try:
            with closing(sqlite3.connect(self._path, isolation_level=None)) as database:
                # A torn file is noticed by its proofs, so nothing waits for the disk.
                database.execute("pragma synchronous = off")
                database.execute("pragma journal_mode = off")
                database.execute("begin")
                change(database)
                database.execute("commit")
        except sqlite3.Error:
            self._path.unlink(missing_ok=True)

    def _proof(self, digest: bytes, html: str) -> bytes:
        return blake2b(digest + html.encode(), key=self._key, digest_size=8).digest()
