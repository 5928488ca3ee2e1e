"""Which articles were published under another address, with neither an id nor an alias that would tell."""

from collections import Counter

from generator.checks.material import Material
from generator.checks.published import Ledger, Published
from generator.checks.substance import wordings

_SHARED = 0.5


def moved_articles(material: Material, ledger: Ledger) -> dict[str, Published]:
    """
    Give what was published of articles that only their text makes known, by the path of their file.

    They have half of the sentences of what was published, and no other article has as many.
    """
    known = {article.path: ledger.of(article) for article in material.everything.articles}
    still = {id(entry) for entry in known.values()}
    gone = [entry for entry in ledger.entries if id(entry) not in still and not entry.withdrawn and entry.text]
    if not gone:
        return {}
    of_sentence: dict[str, list[int]] = {}
    sizes = []
    for number, entry in enumerate(gone):
        lines = {line.partition(" ")[0] for line in entry.text}
        sizes.append(len(lines))
        for line in lines:
            of_sentence.setdefault(line, []).append(number)
    best: dict[int, tuple[float, str]] = {}
    for article in material.articles:
        if known.get(article.path) is None:
            sentences = wordings(material.text(article.path).markdown)
            shared = Counter(number for line in sentences for number in of_sentence.get(line, ()))
            for number, count in shared.items():
                best[number] = max(best.get(number, (0.0, "")), (count / sizes[number], article.path))
    return {path: gone[number] for number, (share, path) in sorted(best.items()) if share >= _SHARED}
