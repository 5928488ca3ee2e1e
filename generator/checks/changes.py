"""
What has changed between two texts, sentence by sentence, told by their substance.

A sentence that is no more, and one that was not, are the same sentence changed if they share half of their words; a
sentence may have become two, and two one.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.checks.substance import KINDS, Sentence, substance

LOST, NEW, ORDER, WORDING = "lost sentence", "new sentence", "order", "wording"
# In the order in which they are told.
ALL_KINDS = (*KINDS.values(), LOST, NEW, ORDER, WORDING)
_SHARED = 0.5


class Change(NamedTuple):
    """Name the *kinds* of a change, and hold what was there *before* and is *now*, in the sentences that changed."""

    kinds: tuple[str, ...]
    before: Sentence
    now: Sentence

    def is_about(self, was: Sentence, now: Sentence) -> bool:
        """Tell whether a correction that says what *was* wrong and what is right *now* is about this change."""
        return _speaks_of(was, self.before, self.now) or _speaks_of(now, self.now, self.before)


def changes(before: Sequence[str], now: Sequence[str]) -> Iterator[Change]:
    """Give the changes between two texts, given by their substance."""
    if tuple(before) == tuple(now):
        return
    gone, come = Counter(before) - Counter(now), Counter(now) - Counter(before)
    if [line for line in before if line not in gone] != [line for line in now if line not in come]:
        yield Change((ORDER,), all_of(before), all_of(now))
    lost, new = [Sentence.read(line) for line in gone.elements()], [Sentence.read(line) for line in come.elements()]
    for old_ones, new_ones in _partners(lost, new):
        old, changed = _joined(old_ones), _joined(new_ones)
        if not new_ones:
            yield Change((LOST,), old, changed)
        elif not old_ones:
            yield Change((NEW,), old, changed)
        else:
            yield Change(_kinds(old, changed) or (WORDING,), old, changed)


def all_of(lines: Sequence[str]) -> Sentence:
    """Give all sentences of a text as one, by the *lines* of its substance."""
    return _joined([Sentence.read(line) for line in lines])


def told_of(text: str, salt: str) -> Sentence:
    """Give what a correction says in a *text*, to be compared with changes in a text with this *salt*."""
    return all_of(substance(text, salt))


def _kinds(before: Sentence, now: Sentence) -> tuple[str, ...]:
    """Name the kinds of which there are others now, or the same in another order, such as two names that swapped."""
    changed = []
    for kind, name in KINDS.items():
        old, new = before.of_kind(kind), now.of_kind(kind)
        if old != new and (kind not in "qx" or Counter(old) != Counter(new)):
            changed.append(name)
    return tuple(changed)


def _partners(lost: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[tuple[list[Sentence], list[Sentence]]]:
    """Put together what was and what it became; both sides hold one sentence or more, or one of them none."""
    group_of: dict[int, int] = {at: at for at in range(len(lost))}  # of each lost sentence
    news: dict[int, list[int]] = {at: [] for at in range(len(lost))}
    for number, sentence in enumerate(new):
        near = _nearest(sentence, lost)
        if near is None:
            yield [], [sentence]
        else:
            news[near].append(number)
    at_home = {number: at for at, numbers in news.items() for number in numbers}
    for at, sentence in enumerate(lost):
        if not news[at] and (near := _nearest(sentence, new)) is not None and near in at_home:
            group_of[at] = at_home[near]
    for at in range(len(lost)):
        if group_of[at] == at:
            together = [lost[other] for other in range(len(lost)) if group_of[other] == at]
            yield together, [new[number] for number in news[at]]


def _nearest(sentence: Sentence, others: Sequence[Sentence]) -> int | None:
    shares = [_share(sentence, other) for other in others]
    best = max(shares, default=0.0)
    return shares.index(best) if best >= _SHARED else None


def _share(one: Sentence, other: Sentence) -> float:
    fewest = min(len(one.words), len(other.words))
    return len(one.words & other.words) / fewest if fewest else 0.0


def _joined(sentences: Sequence[Sentence]) -> Sentence:
    words = frozenset[str]().union(*[sentence.words for sentence in sentences])
    return Sentence("", words, tuple(token for sentence in sentences for token in sentence.tokens))


def _speaks_of(told: Sentence, sentence: Sentence, other: Sentence) -> bool:
    """Tell whether half of the words that are *told* are in *sentence*, or a token that *other* has not."""
    if set(told.tokens) & (set(sentence.tokens) - set(other.tokens)):
        return True
    return bool(told.words) and len(told.words & sentence.words) >= _SHARED * len(told.words)
