"""Read a saved web page: the facts that it states in its head, and the story without what stands around it."""

import logging
from collections.abc import Iterable
from copy import deepcopy

import lxml.etree
import lxml.html
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from generator.convert.markup_blocks import blocks_of
from generator.convert.markup_signs import parsable
from generator.convert.page_facts import PageFacts, read_facts
from generator.convert.page_lines import with_lines
from generator.convert.read import Block, Seed, SeedError, seed_of_blocks
from generator.convert.stated import Fact

_MOST_ELEMENTS = 50_000  # a long page has 10,000; the time that an extractor takes grows with their square
_PARAGRAPHS_OF_STORY = 3  # or more, side by side, are a story
_MOSTLY = 0.8  # of the letters of a popup are links

# An extractor tells its log what it makes of a page; an editor has no use for it.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def parse_tree(text: str) -> HtmlElement | None:
    """Parse a page or a part of one; None when there is nothing in it."""
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return lxml.html.document_fromstring(parsable(text), parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError):
        return None


def seed_of_page(text: str) -> Seed:
    """Give the seed that the page *text* is; raises SeedError."""
    tree = parse_tree(text)
    if tree is None:
        raise SeedError(0, "is an empty page; delete it, or save the page again")
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        raise SeedError(0, f"has more than {_MOST_ELEMENTS:,} elements, more than a page with a story; save its text")
    facts = read_facts(tree)
    blocks = list(_story(tree, facts))
    if not blocks:
        raise SeedError(0, "has no words that could be a story; save its text")
    return seed_of_blocks(with_lines(blocks, text), facts.stated, facts.notes)


def blocks_of_fragment(markup: str) -> list[Block]:
    """Give the blocks of *markup* that is all story, such as the content of a feed's entry."""
    tree = parse_tree(markup)
    return [] if tree is None else list(blocks_of(tree))


def _story(tree: HtmlElement, facts: PageFacts) -> Iterable[Block]:
    _drop_popups(tree)
    _drop_standfirst(tree, facts.stated.summary)
    document = bare_extraction(deepcopy(tree), include_comments=False, include_tables=True)
    blocks = [] if document is None or isinstance(document, dict) else list(blocks_of(document.body))
    return blocks or blocks_of(tree)


def _drop_popups(tree: HtmlElement) -> None:
    """Take out of the paragraphs what opens over the story when a reader points at a name: a picture and links."""
    for paragraph in tree.iter("p"):
        for element in reversed(list(paragraph.iterdescendants("span", "div", "aside"))):
            links = list(element.iterdescendants("a"))
            if len(links) > 1 and element.find(".//img") is not None:
                linked = sum(len(link.text_content()) for link in links)
                if linked > len(element.text_content()) * _MOSTLY:
                    element.drop_tree()


def _drop_standfirst(tree: HtmlElement, description: Fact | None) -> None:
    """Take out the sentence below the headline that the page states as its description, unless it opens the story."""
    said = description.value if description else ""
    for element in list(tree.iter("h2", "h3", "h4", "p", "div", "span")) if said else ():
        parent = element.getparent()
        if parent is not None and " ".join(element.text_content().split()) == said:
            if sum(1 for _ in parent.iterchildren("p")) < _PARAGRAPHS_OF_STORY:
                element.drop_tree()
            return
