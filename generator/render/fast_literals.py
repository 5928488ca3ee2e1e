"""Which inline patterns of Python-Markdown can match in a text at all: those whose literals it holds."""

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Final, cast
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import DelimiterProcessor
from markdown.inlinepatterns import InlineProcessor as InlinePattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString, Registry

# By the name of a pattern in its registry: a literal that stands in every match of it.
_SMART_QUOTES: Final = ("'", '"', "\"'", "'\"", "'\"", "\"'", "'", "'", "'", "'", "'", '"', '"', '"', '"')
_LITERALS: Final[Mapping[str, str]] = {
    "backtick": "`",
    "escape": "\\",
    "footnote": "[^",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
    "nl": "\n",
    "smarty-em-dashes": "---",
    "smarty-en-dashes": "--",
    "smarty-ellipses": "...",
    "smarty-left-angle-quotes": "<<",
    "smarty-right-angle-quotes": ">>",
    **{f"smarty-quotes-{number}": literal for number, literal in enumerate(_SMART_QUOTES)},
}


def literals_of(processor: InlineProcessor) -> dict[InlinePattern, tuple[str, ...]] | None:
    """Give for each pattern, in their order, literals one of which is in every match; None if any is unknown."""
    patterns = cast("Registry[InlinePattern]", processor.inlinePatterns)
    known = {id(patterns[name]): (literal,) for name, literal in _LITERALS.items() if name in patterns}
    found: dict[InlinePattern, tuple[str, ...]] = {}
    for pattern in patterns:
        required = tuple(pattern.tokens) if type(pattern) is DelimiterProcessor else known.get(id(pattern))
        if not required or not is_stock(pattern):
            return None
        found[pattern] = required
    return found


def holds_any(literals: Iterable[str], text: str) -> bool:
    """Tell whether *text* holds one of *literals*."""
    # A loop: `any` over a generator costs more than the searches themselves.
    for literal in literals:  # noqa: SIM110
        if literal in text:
            return True
    return False


def shortest(literals: Iterable[str]) -> tuple[str, ...]:
    """Drop each literal that contains another one: whoever holds it holds the other."""
    unique = tuple(dict.fromkeys(literals))
    return tuple(one for one in unique if not any(other != one and other in one for other in unique))


def is_stock(part: object) -> bool:
    """Tell whether *part* of a converter is Python-Markdown's own."""
    return type(part).__module__.startswith("markdown.")


def settled_texts(tree: Element, settle: Callable[[str], str | None]) -> tuple[list[tuple[Element, str, str]], bool]:
    """Give, with its element and place, what becomes of each text that *settle* can tell, and whether that was all."""
    settled: list[tuple[Element, str, str]] = []
    complete = True
    for element in islice(tree.iter(), 1, None):  # no inline pattern is ever shown the root's own text
        for place, text in (("text", element.text), ("tail", element.tail)):
            if text and not isinstance(text, AtomicString):
                outcome = settle(text)
                if outcome is None:
                    complete = False
                else:
                    settled.append((element, place, outcome))
    return settled, complete
