"""
Quotes, dashes and ellipses, educated in the text itself.

The smarty extension stashes each mark in the document and puts it back when all else is done, which for news text, full
of apostrophes, is half of all the time that Python-Markdown takes.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple, TypeGuard
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions.smarty import SmartyExtension, SubstituteTextPattern
from markdown.inlinepatterns import InlineProcessor as InlinePattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import ETX, INLINE_PLACEHOLDER_PREFIX, STX

from generator.render.fast_literals import holds_any, is_stock, literals_of, settled_texts, shortest


def educate_in_place(md: markdown.Markdown) -> None:
    """Replace the stock pass of smarty in *md*, if there is one and nothing unknown runs after it."""
    # Who runs later finds entities where the stock pass leaves placeholders; to the stock processors they are the same.
    if "smarty" not in md.treeprocessors or not all(map(is_stock, (*md.treeprocessors, *md.postprocessors))):
        return
    stock = md.treeprocessors["smarty"]
    if type(stock) is InlineProcessor and (substitutions := _substitutions_of(stock)):
        md.treeprocessors.register(_EducatingInline(md, stock, Educator(substitutions)), "smarty", 6)


class _Substitution(NamedTuple):
    literal: str
    regex: re.Pattern[str]
    parts: tuple[int | str, ...]
    """Groups of the match, and text."""


# A quote that stands like this fares the same whatever becomes of the marks around it, so these can be replaced all at
# once. The double ones come first: one after `'s`, which smarty takes for a single mark, is not clear.
_CLEAR_QUOTES: Final = (
    ('"', re.compile(r"""\"(?<=[\w.,!?]")(?<!'s")"""), "&rdquo;"),
    ('"', re.compile(r"""\"(?<![^ \n]")(?=[^\W_])"""), "&ldquo;"),
    ("'", re.compile(r"""'(?<=[\w.,!?]')(?!\d)"""), "&rsquo;"),
    ("'", re.compile(r"""'(?<![^ \n]')(?=[^\W\d_])(?!s\b)"""), "&lsquo;"),
)
_CLEAR_DASHES: Final = (re.compile(r"--(?<!---)(?!-)"), "&ndash;"), (re.compile(r"---(?<!----)(?!-)"), "&mdash;")
_CLEAR_ELLIPSIS: Final = re.compile(r"\.{3}(?<!\.{4})(?!\.)")


class Educator:
    """Substitute quotes, dashes and ellipses in a text, in the order and with the regexes of smarty."""

    # What smarty looks at on either side of a literal: seven characters (`&#8211;`) or fewer.
    _REACH = 8
    _TOKEN = re.compile(f"{STX}smart:([0-9]+){ETX}")

    def __init__(self, substitutions: Sequence[_Substitution]) -> None:
        self._substitutions = substitutions
        self._literals = shortest(substitution.literal for substitution in substitutions)
        self._as_by_default = substitutions == _default_substitutions()

    def educate(self, text: str) -> str:
        """Give *text*, one that stands between two tags, with entities for its marks."""
        if self._as_by_default and (educated := _educate_clear(text)) is not None:
            return educated
        if not holds_any(self._literals, text):
            return text
        done: list[str] = []
        for substitution in self._substitutions:
            if substitution.literal in text:
                text = self._substitute(substitution, text, done)
        return self._TOKEN.sub(lambda token: done[int(token[1])], text)

    def _substitute(self, substitution: _Substitution, text: str, done: list[str]) -> str:
        # As the stock placeholders do, a token hides what is done from the regexes, which look at the neighbours.
        literal, regex, parts = substitution
        start = 0
        at = text.find(literal)
        while at >= 0:
            match = regex.search(text, max(start, at - self._REACH), at + len(literal) + self._REACH)
            if match and match.start() <= at < match.end():
                token = f"{STX}smart:{len(done)}{ETX}"
                done.append("".join([match[part] if isinstance(part, int) else part for part in parts]))
                text = text[: match.start()] + token + text[match.end() :]
                start = match.start() + len(token)
                at = text.find(literal, start)
            else:
                at = text.find(literal, at + 1)
        return text


def default_educator() -> Educator:
    """Make the educator of the extension as it comes."""
    return Educator(_default_substitutions())


def _educate_clear(text: str) -> str | None:
    for literal, regex, entity in _CLEAR_QUOTES:
        if literal in text:
            text = regex.sub(entity, text)
    if "'" in text or '"' in text:
        return None
    if "--" in text:
        for regex, entity in _CLEAR_DASHES:
            text = regex.sub(entity, text)
    return _CLEAR_ELLIPSIS.sub("&hellip;", text) if "..." in text else text


class _EducatingInline(InlineProcessor):
    def __init__(self, md: markdown.Markdown, stock: InlineProcessor, educator: Educator) -> None:
        super().__init__(md)
        self.inlinePatterns = stock.inlinePatterns
        self._educator = educator

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        educated, complete = settled_texts(tree, self._settle)
        if not complete:
            return super().run(tree, ancestors)
        for element, place, text in educated:
            setattr(element, place, text)
        return tree

    def _settle(self, text: str) -> str | None:
        return None if INLINE_PLACEHOLDER_PREFIX in text else self._educator.educate(text)


def _substitutions_of(smarty: InlineProcessor) -> tuple[_Substitution, ...]:
    """Give what *smarty* substitutes; nothing if that is more than can be done in the text itself."""
    literals = literals_of(smarty) or {}
    substitutions = tuple(_substitutions(literals))
    return substitutions if len(substitutions) == len(literals) else ()


@cache
def _default_substitutions() -> tuple[_Substitution, ...]:
    smarty = markdown.Markdown(extensions=[SmartyExtension()]).treeprocessors["smarty"]
    return _substitutions_of(smarty) if isinstance(smarty, InlineProcessor) else ()


def _substitutions(literals: Mapping[InlinePattern, tuple[str, ...]]) -> Iterator[_Substitution]:
    """Give the patterns that substitute groups and entities: these the serializer writes as they stand."""
    for pattern, required in literals.items():
        if type(pattern) is SubstituteTextPattern:
            parts = tuple(part for part in pattern.replace if isinstance(part, int) or _is_entity(part))
            if parts == tuple(pattern.replace):
                yield _Substitution(required[0], pattern.compiled_re, parts)


def _is_entity(text: object) -> TypeGuard[str]:
    return isinstance(text, str) and re.fullmatch(r"(?:&[0-9A-Za-z]+;)+", text) is not None
