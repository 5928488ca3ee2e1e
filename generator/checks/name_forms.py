"""In which forms a name may stand in a text, beside those whose letters are the same anyway."""

import unicodedata

from generator.checks.letters import letters
from generator.model.person import is_suffix
from generator.model.slugs import slugify

# German and the Nordic languages write these with two letters where a keyboard has no better; small letters only.
_IN_TWO = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_TWO = 2
_IN_ONE = ((b"ae", b"a"), (b"oe", b"o"), (b"ue", b"u"))


def forms(name: str) -> tuple[set[bytes], set[bytes]]:
    """
    Give the letters of the full forms of *name*, and of the short ones, which others may have.

    Full are the name itself, as a slug, with ae for ä, and, if it has three words, with the surname first: of two words
    "John Doe, Jane Roe" would hold that. Short are those without middle names or a suffix, with initials, and with a
    for ae.
    """
    words = name.replace(",", " ").split()
    parts = [word for word in words if not is_suffix(word)]
    turned = [*parts[-1:], *parts[:-1]]
    written = [name, slugify(name)] + ([" ".join(turned)] if len(parts) > _TWO else [])
    full = {form for words in written for form in _spelt(words)}
    if len(parts) < _TWO:
        return full, {_in_one(form) for form in full}
    initials = [word[0] for word in parts[:-1]]
    short = [parts, turned, [parts[0], parts[-1]], [*initials, parts[-1]], [initials[0], parts[-1]]]
    short.append([parts[0], *initials[1:], parts[-1]])
    shortened = {form for words in short for form in _spelt(" ".join(words))}
    return full, shortened | {_in_one(form) for form in full}


def _spelt(name: str) -> set[bytes]:
    return {letters(name), letters(unicodedata.normalize("NFC", name).lower().translate(_IN_TWO))}


def _in_one(spelt: bytes) -> bytes:
    for two, one in _IN_ONE:
        spelt = spelt.replace(two, one)
    return spelt
