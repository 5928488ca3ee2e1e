"""The forms of capitalised names and titles in running English text, as regular expressions."""

_UPPER = "A-Z" + "".join(letter for code in range(0xC0, 0x250) if (letter := chr(code)).isupper())
# One word of a name: Alec, O’Dare, Tesselaar-Vance, DiCaprio, an initial with its dot; a possessive ’s stays outside.
# The bounds keep a hostile text of a million capitals from costing more than a long one.
WORD = rf"[{_UPPER}](?:(?:\.[{_UPPER}]){{0,3}}\.|\w{{0,30}}(?:[’'](?!s\b)\w{{1,30}}|-[{_UPPER}]\w{{0,30}}){{0,4}})"
PARTICLE = r"(?:de|da|del|della|der|den|van|von|bin|ibn|al|el|la|le|du|dos|ter|y)"
NAME = rf"{WORD}(?: (?:{PARTICLE} ){{0,2}}{WORD}){{0,5}}"
FULL_NAME = rf"{WORD}(?: (?:{PARTICLE} ){{0,2}}{WORD}){{1,5}}"
# With all that may stand before it: Indiana State Teachers Association President Ann Vane.
LONG_NAME = rf"{WORD}(?: (?:{PARTICLE} ){{0,2}}(?:d[’']|(?:al|el|ben|bin)-)?{WORD}){{0,9}}"
# A title of a work without quotation marks: The Baldwins, 30 Rock, Slow Tram to Nowhere Nice.
TITLE = rf"(?:\d{{1,3}} )?{WORD}(?:(?: (?:of|the|to|a|an|&)){{0,3}} (?:{WORD}|\d{{1,2}}\b)){{0,9}}"
QUOTED_TITLE = r"(?:‘[^‘“”\n]{1,70}?’(?!\w)|“[^“”\n]{1,70}?”|'[^'\n]{1,70}?'(?!\w)|\"[^\"\n]{1,70}?\")"
_SMALL_IN_TITLES = frozenset({"with", "from", "over", "into", "after", "that", "than", "when", "amid", "about"})


def apart(name: str, before: str = r"[\w’'-]") -> str:
    """
    Give the expression *name*, which begins with a capital, for where nothing of *before* stands before it.

    Looking behind the capital, and not ahead of it, takes half the time: most letters are none.
    """
    capital = f"[{_UPPER}]"
    opening, _, rest = name.partition(capital)
    return f"{opening}{capital}(?<!{before}.){rest}"


def is_title_case(text: str) -> bool:
    """Tell whether all longer words of *text* are capitalised, as in a headline."""
    words = text.split()
    return len(words) > 3 and not any(  # noqa: PLR2004 - three capitals may be a name
        word[0].islower() and len(word) > 3 and word not in _SMALL_IN_TITLES  # noqa: PLR2004 - "and", "for" stay small
        for word in words
    )


def unquoted(title: str) -> str:
    """Give *title* without the quotation marks, and the comma, around it."""
    return title.strip("‘’“”'\"").rstrip(",.").strip()
