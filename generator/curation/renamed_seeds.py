"""
Follow seeds that were given another name: their articles and their evidence say the new one.

Until that is done, a renamed seed is known by its text alone, and once its text changes too nobody knows it any more.
The article says the new name as well as the evidence does, since a new seed may take the old name.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.curation.edits import Edits
from generator.curation.front_matter import set_key
from generator.model.article import Article, SeedReference
from generator.model.evidence import Evidence, encode_evidence, seed_key
from generator.readers.evidence import Ledger
from generator.readers.seed_digests import digest_of
from generator.readers.seed_files import SEEDS, kind_of


class Renamed(NamedTuple):
    """Say that the seed *old* is *new* now; *article* is the path of what was made of it, "" if that was deleted."""

    old: str
    new: str
    article: str


class _Converted(NamedTuple):
    seed: SeedReference
    article: Article | None
    key: str
    evidence: Evidence | None


def follow_renamed_seeds(
    edits: Edits, seeds: Sequence[Path], articles: Sequence[Article], ledger: Ledger
) -> list[Renamed]:
    """Make up the *edits* by which the *articles* and the *ledger* know each of the *seeds* of the site by its name."""
    strangers = list(_strangers(seeds, articles, ledger))
    if not strangers:
        return []
    converted: dict[str, list[_Converted]] = defaultdict(list)
    for one in _converted(articles, ledger):
        converted[one.seed.sha256].append(one)
    followed = []
    for path in strangers:
        digest = digest_of(path)
        if found := [one for one in converted[digest] if digest_of(path.with_name(one.seed.file)) != digest]:
            converted[digest].remove(found[0])
            followed.append(_follow(edits, ledger, found[0], path.name))
    return followed


def _strangers(seeds: Sequence[Path], articles: Sequence[Article], ledger: Ledger) -> Iterator[Path]:
    """Give the seeds that nobody knows by name; the entries of a feed are known whatever it is called."""
    known = {article.seed.file for article in articles if article.seed}
    for path in seeds:
        if path.name not in known and kind_of(path) != "feed" and seed_key(path.name) not in ledger:
            yield path


def _converted(articles: Sequence[Article], ledger: Ledger) -> Iterator[_Converted]:
    """Give what was converted, of all that is no entry of a feed."""
    for article in articles:
        if article.seed and not article.seed.entry:
            yield _Converted(article.seed, article, ledger.key_of(article.seed), None)
    for key, evidence in ledger.without_article(articles):
        if not evidence.seed.entry:
            yield _Converted(evidence.seed, None, key, evidence)


def _follow(edits: Edits, ledger: Ledger, one: _Converted, new: str) -> Renamed:
    did = f"its seed is {SEEDS}/{new} now"
    if one.article:
        by_hand = f'put "{new}" as the file under seed'
        edits.change(one.article.path, lambda text: set_key(text, "seed", new, "file"), did, by_hand)
    if one.key:
        old, place = ledger.path(one.key), ledger.path(seed_key(new))
        evidence = one.evidence or ledger.read(one.key)
        if evidence:
            renamed = msgspec.structs.replace(evidence, seed=msgspec.structs.replace(evidence.seed, file=new))
            edits.put(place, encode_evidence(renamed), did)
            edits.remove(old, did)
        else:
            edits.move(old, place)
    return Renamed(one.seed.file, new, one.article.path if one.article else "")
