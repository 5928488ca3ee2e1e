"""
Is a story told again that was withdrawn?

The same text may come in once more, from another outlet or as another seed, and would be published as if nothing had
been. Two texts that share three in ten of their runs of eight words have one origin: people who tell a story in their
own words share next to none.
"""

from collections.abc import Iterator, Sequence

import ahocorasick_rs

from generator.checks.copied import words_in
from generator.checks.finding import Finding, Rule
from generator.checks.material import Material
from generator.model.article import Article

RULE = Rule("withdrawn-again", "No article tells a withdrawn one over again.", "error", gate=True)
_RUN = 8
_SHARED = 0.3
# Each run of eight words holds one of four words that begins at every fifth word.
_SIGN, _STEP = 4, 5
_ADVICE = "withdraw this one too, or delete it; if both are meant, say why under check.allow"


def check(material: Material) -> Iterator[Finding]:
    """Compare every article that is not withdrawn, drafts included, with those that are."""
    withdrawn = [article for article in material.everything.articles if article.status == "withdrawn"]
    if not withdrawn:
        return
    texts = [material.text(article.path).markdown for article in withdrawn]
    runs = [_runs(text) for text in texts]
    signs = ahocorasick_rs.AhoCorasick(sorted({sign for text in texts for sign in _signs(text)}))
    of_seed = {article.seed.sha256: article for article in withdrawn if article.seed and not article.seed.entry}
    for article in material.everything.articles:
        if article.status == "withdrawn":
            continue
        same = of_seed.get(article.seed.sha256) if article.seed and not article.seed.entry else None
        if same:
            yield _finding(article, same, "it is made of the same seed")
            continue
        text = material.text(article.path)
        if signs.find_matches_as_indexes(_folded(text.markdown)):
            yield from _shared(article, text.markdown, withdrawn, runs)


def _shared(
    article: Article, text: str, withdrawn: Sequence[Article], runs: Sequence[set[tuple[str, ...]]]
) -> Iterator[Finding]:
    own = _runs(text)
    for other, theirs in zip(withdrawn, runs, strict=True):
        fewest = min(len(own), len(theirs))
        share = len(own & theirs) / fewest if fewest else 0.0
        if share >= _SHARED:
            yield _finding(article, other, f"{share:.0%} of the shorter of the two is in the other")
            return


def _finding(article: Article, withdrawn: Article, why: str) -> Finding:
    message = f"tells again what {withdrawn.path} told, which was withdrawn ({why}): {_ADVICE}"
    return Finding(article.path, 0, RULE.name, message, RULE.level)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = words_in(text)
    return set(zip(*[words[start:] for start in range(_RUN)], strict=False))


def _signs(text: str) -> Iterator[str]:
    """Give runs of a few words as they stand in *text*, which can be looked for faster than words can be counted."""
    words = _folded(text).split()
    for start in range(0, len(words) - _SIGN + 1, _STEP):
        yield " ".join(words[start : start + _SIGN])


def _folded(text: str) -> str:
    return text.lower().replace("\n", " ")
