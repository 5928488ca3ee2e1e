"""The fast path writes what stock Python-Markdown writes, byte for byte."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor as InlinePattern
from markdown.inlinepatterns import SimpleTagInlineProcessor
from markdown.treeprocessors import InlineProcessor, Treeprocessor

from generator.render.fast_markdown import accelerate
from generator.render.fast_prose import prose_writer
from generator.render.markup import Markup

NEWS = ("smarty", "footnotes", "attr_list", "sane_lists", "tables", "md_in_html")
EXTENSIONS: Mapping[str, tuple[str, ...]] = {
    "bare": (),
    "news": NEWS,
    "extra": ("extra", "toc", "nl2br"),
    "all": ("extra", "smarty", "toc", "nl2br", "admonition", "sane_lists"),
}
CONFIGS = {"all": {"smarty": {"smart_angled_quotes": True}}}
SHARED_SEEDS = sorted(Path(__file__).parents[3].glob("shared/corpus/*/seeds/*"))


def a_converter(extensions: Sequence[str] = NEWS, **configs: dict[str, Any]) -> markdown.Markdown:
    """Make a stock converter."""
    return markdown.Markdown(extensions=[*extensions], extension_configs=configs, output_format="html")


def a_fast_converter(extensions: Sequence[str] = NEWS, **configs: dict[str, Any]) -> markdown.Markdown:
    """Make a converter that has been accelerated."""
    converter = a_converter(extensions, **configs)
    accelerate(converter)
    return converter


@cache
def a_pair(kind: str) -> tuple[markdown.Markdown, markdown.Markdown]:
    """Make a stock and a fast converter, once: that they are used again and again is part of the test."""
    configs = CONFIGS.get(kind, {})
    return a_converter(EXTENSIONS[kind], **configs), a_fast_converter(EXTENSIONS[kind], **configs)


def assert_same(kind: str, text: str) -> None:
    """Convert *text* both ways."""
    stock, fast = a_pair(kind)
    assert fast.reset().convert(text) == stock.reset().convert(text)


def an_unknown_version() -> pytest.MonkeyPatch:
    """Let Python-Markdown claim to be newer, until undone."""
    patch = pytest.MonkeyPatch()
    patch.setattr(markdown, "__version_info__", (3, 12, 0, "final", 0))
    return patch


@cache
def a_markup_pair(*, trusted_html: bool) -> tuple[Markup, Markup]:
    """Make a markup that leaves all to stock Python-Markdown, and one as it is in use."""
    patch = an_unknown_version()
    stock = Markup(trusted_html=trusted_html)
    patch.undo()
    return stock, Markup(trusted_html=trusted_html)


def every_text(pieces: Sequence[str], longest: int) -> Iterator[str]:
    """Put up to *longest* of *pieces* together in every way."""
    for length in range(longest + 1):
        yield from map("".join, product(pieces, repeat=length))


@cache
def a_prose_writer() -> Callable[[str], str | None]:
    """Make a writer, once."""
    return prose_writer()


def assert_written_the_same(text: str) -> bool:
    """Write *text* as prose, if it is that; tell whether it was."""
    html = a_prose_writer()(text)
    assert html is None or html == a_pair("news")[0].reset().convert(text)
    return html is not None


# Pieces of which most documents with a trap in them can be put together.
INLINE = (
    *(
        "word",
        "the judge",
        "Über",
        "中文",
        "😀",
        "²½",
        "0",
        "2025 was",
        "R&B",
        "AT&T;",
        "HTML",
        "e\u0301",
        "\xa0",
        "\u2028",
    ),
    *("*em*", "**strong**", "***both***", "_em_", "__s__", "a_b_c", "*a **b* c**", "*", "_", "**", "~~x~~"),
    *("`code`", "``a`b``", "`", "\\*", "\\\\", "\\`", '\\"', "\\'", "\\"),
    *(
        "[in](/x)",
        '[out](http://e.x/a_b "t\'it")',
        "![img](/i.png)",
        "[ref][r]",
        "[r]",
        "![r][r]",
        "![r]",
        "[",
        "]",
        "](",
    ),
    *("[^1]", "[^2]", "[^", "<http://e.x/*a*>", "<http://e.x/[^1]>", "<a@b.cc>", "///Footnotes Go Here///", "[TOC]"),
    *("<b>raw</b>", "<i class='x'>", "</i>", "<br>", "<!-- c -->", "<?pi?>", "<", ">", "> "),
    *("&amp;", "&nbsp;", "&#160;", "&#8212;", "&bogus", "&", "&#39", "&#x27;", "&#"),
    *(
        "it's",
        "don't",
        "'80s",
        '"q"',
        "'q'",
        "\"'nested' q\"",
        "'\"n\" q'",
        "'",
        '"',
        "''",
        '""',
        "'s",
        "s'",
        '"s',
        "'t",
    ),
    *("--", "---", "----", "...", "....", "…", "“q”", "‘q’", '--"q"', "—'q'", "<<", ">>", "<<a>>"),
    *("{: .c }", "{.c}", "{: #i onclick=x}", "{ }", "}", "{", "|", "a|b", "  \n", "\n", "\t", "\r", "\x0b", "\x1c"),
    *("\x02", "\x03", "\x02klzzwxh:0000\x03", "\x02wzxhzdk:0\x03", "\x02smart:0\x03", "\x0242\x03"),
)
BLOCKS = (
    *(
        "# H",
        "## H {#h .k}",
        "### 'H' #",
        "H\n===",
        "H\n---",
        "> quote",
        "> > nested",
        "***",
        "- - -",
        "___",
        "",
        "   ",
    ),
    *(
        "- one",
        "* one",
        "+ one",
        "1. one",
        "2. two",
        "3) three",
        "  - nest",
        "    - nest",
        "        - deep",
        "- # H\nmore",
    ),
    *("    code", "\tcode", "   para", "    continued", "```\ncode\n```", "~~~ py\nx\n~~~"),
    *('[r]: /url "t"', "[r]: <http://x> 't'", "[^1]: note", '[^2]: note "two"', "[^1]:", "*[HTML]: Hyper"),
    *("term\n: def", ":   def", '!!! note "T"\n    body', "{: .cls}", '"Quote first', "'tis", "(paren", "“curly", "²x"),
    *("a | b\n--- | ---\n1 | 2", "|a|\n|-|\n|'x'|", '| a | b |\n|:-:|--:|\n| `c|d` | "x" |', "a|b\n-|-"),
    *("<div>raw</div>", '<div markdown="1">', "</div>", '<p markdown="span">', "</p>", "<hr>", "<table>", "<style>"),
    *("<div markdown='block'>\n\n- x \"q\"\n\n</div>", "<script>a<b</script>", "<pre>x\n\ny</pre>", "<!-- c\n\nd -->"),
)
inline = st.lists(st.sampled_from(INLINE) | st.text(max_size=3), min_size=1, max_size=7).map(" ".join) | st.lists(
    st.sampled_from(INLINE), min_size=1, max_size=5
).map("".join)
blocks = inline | st.sampled_from(BLOCKS) | st.tuples(st.sampled_from(BLOCKS), inline).map(" ".join)
documents = st.lists(st.tuples(blocks, st.sampled_from(("\n", "\n\n", "\n\n\n"))), min_size=1, max_size=8).map(
    lambda parts: "".join(block + gap for block, gap in parts)
)

# Prose with no more than one or two kinds of trap in it, or hardly any of it would be taken for prose.
PROSE = ("word", "she said", "the judge", "it's", '"q"', "*em*", "**strong**", "[in](/x)", "R&B", "s", "1")
PROSE_TRAPS = (
    *(
        "*",
        "**",
        "***b***",
        "a_b",
        "_",
        "'",
        '"',
        "'s",
        "'80s",
        "s'",
        "--",
        "---",
        "....",
        "...",
        "—",
        "[sic]",
        "[",
        "]",
    ),
    *(
        "](",
        "[*a* b](/u?v&w=x_y)",
        "\\[",
        "\\*",
        "\\_",
        "\\>",
        "\\#",
        "\\.",
        "\\",
        "&amp;",
        "&lt;",
        "&",
        "&ſ;",
        "#38;",
        "lt;",
        ">",
    ),
    *("\n", "  \n", "\xa0", "\x1c", "\u2028", "!", "?", ".", "(", ")", "{", "|", "#", "-", "=", ":"),
)
PROSE_STARTS = (
    *(
        "# ",
        "## ",
        "#",
        "> ",
        ">",
        "> > ",
        "- ",
        "* ",
        "+ ",
        "-  ",
        "1. ",
        "12 ",
        "1\\. ",
        "**B** ",
        "***",
        "---",
        "\\[",
    ),
    *("[a]: ", "[^1]: ", "“", "$5 ", "... ", "  ", "=", "|", ":", "!"),
)
prose = st.builds(
    lambda traps, starts, blocks: "".join(
        starts[start % len(starts)] + sep.join((PROSE + traps)[at % len(PROSE + traps)] for at in picks) + gap
        for start, picks, sep, gap in blocks
    ),
    st.lists(st.sampled_from(PROSE_TRAPS), max_size=3).map(tuple),
    st.lists(st.sampled_from(PROSE_STARTS), max_size=2).map(lambda starts: ("", "", *starts)),
    st.lists(
        st.tuples(
            st.integers(0, 11),
            st.lists(st.integers(0, 99), min_size=1, max_size=8),
            st.sampled_from((" ", " ", "")),
            st.sampled_from(("\n\n", "\n\n", "\n", "\n\n\n")),
        ),
        min_size=1,
        max_size=5,
    ),
)

ARTICLE = """The singer's lawyer said on Friday that "nothing is settled" -- not before the hearing, in any case.

“We’ll see,” she **added**, and didn't say more. [Read on](https://news.example/1 "it's").

> The '90s series, she said, "is over"...

## What is next

Two dates are known:

- the hearing, on 3 May
- the premiere, a week later

R&B charts were unmoved. It was the third statement[^1] in a week
and the shortest of them.

[^1]: After those of Monday and Tuesday.
"""
edits = st.lists(
    st.tuples(st.integers(0, len(ARTICLE)), st.integers(0, 30), st.sampled_from(INLINE + BLOCKS)),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize("kind", EXTENSIONS)
@settings(max_examples=250, deadline=None)
@given(text=documents)
@example(text="R&B\n\n&#39 and AT&T")
@example(text="one\r\n\r\ntwo\tthree\n \nfour")
@example(text="a line\n---\nand \"another'\n'")
def test_a_random_document_comes_out_the_same(kind: str, text: str) -> None:
    """Whatever is put together, the fast path changes no byte of it."""
    assert_same(kind, text)


@pytest.mark.parametrize("kind", EXTENSIONS)
@settings(max_examples=100, deadline=None)
@given(changes=edits)
def test_a_damaged_article_comes_out_the_same(kind: str, changes: list[tuple[int, int, str]]) -> None:
    """News text into which marks have been scattered and from which some has been cut is the common kind of trap."""
    text = ARTICLE
    for start, cut, insertion in changes:
        text = text[:start] + insertion + text[start + cut :]
    assert_same(kind, text)


@pytest.mark.slow
@pytest.mark.skipif(not SHARED_SEEDS, reason="the corpus of news texts is not beside the project")
@pytest.mark.parametrize("kind", ["bare", "news"])
def test_real_news_comes_out_the_same(kind: str) -> None:
    """What the editors drop in is the text that counts most."""
    for seed in SHARED_SEEDS:
        text = seed.read_text(encoding="utf-8", errors="replace")
        assert_same(kind, text)
        assert_written_the_same(text)


@settings(max_examples=1000, deadline=None)
@given(text=prose)
def test_prose_is_written_as_python_markdown_writes_it(text: str) -> None:
    """A text that is taken for prose is one in which nothing was meant but what was written."""
    assert_written_the_same(text)


@pytest.mark.parametrize(
    "pieces",
    [
        ("#", ">", "-", "*", " ", "\n", "a", "1", ".", "+", "=", "_", "[", "]:", "|", ":"),
        ("*", "**", "_", "a", " ", "[", "](u)", "]", "!", "\n", ".", '"'),
        ("&", "lt;", "#38;", "ſ;", "\\", "\\*", "\\>", "*", "a", "[", "](/&)", ">"),
        ("> ", "- ", "a", "\n", "\n\n", "# ", "*b*", "\n\n\n", "  "),
    ],
)
def test_every_short_text_of_prose_is_written_as_python_markdown_writes_it(pieces: Sequence[str]) -> None:
    """Chance overlooks what only two signs side by side can do."""
    assert sum(map(assert_written_the_same, every_text(pieces, 4))) > 1000


@pytest.mark.parametrize(
    "pieces", [("'", '"', " ", "s", "a", "1", ".", "-"), ("'s", '"', "'", "\n", "_", "--", "80s", "é", ",")]
)
def test_every_short_text_has_the_marks_that_smarty_gives_it(pieces: Sequence[str]) -> None:
    """Quotes that are replaced at once are those which smarty, one rule after the other, makes the same of."""

    def educated(converter: markdown.Markdown) -> list[str]:
        tree = Element("div")
        for text in every_text(pieces, 4):
            SubElement(tree, "p").text = text
        converter.treeprocessors["smarty"].run(tree)
        return (
            converter.postprocessors["raw_html"].run("\n".join(paragraph.text or "" for paragraph in tree)).split("\n")
        )

    assert educated(a_fast_converter()) == educated(a_converter())


@pytest.mark.parametrize(
    "text",
    [
        ARTICLE.replace(' "it\'s"', "").partition("It was")[0],
        "### A *heading*\n\n> one\n> two\n\n> three\n\n- a [link](/x)\n- **b**\n\n2025 was \\[long\\], R&B &amp; more.",
        "**Bold** and *[not] a_link*: \\- 5\\. [**a** b](https://e.example/?a=1&b=c_d*e)",
    ],
)
def test_what_news_is_made_of_is_prose(text: str) -> None:
    """Prose that was not taken for it would show in no other test, only in the time a build takes."""
    assert assert_written_the_same(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "a <b>b</b>",
            "a < b",
            "a `b`",
            "a  \nb",
            "a\tb",
            "a\rb",
            "a\x02b\x03",
            "![a](/b)",
            "[a](/b){.c}",
            '[a](/b "c")',
            "[a][b] [b]:",
        ),
        *(
            "a _b_",
            "a _b",
            "a __b__",
            "***a***",
            "*a **b***",
            "a * b",
            "a * b*",
            "a ** b",
            "[a](b*c)*",
            "[a *b](c)*",
            "[a [b](c)](d)",
            "[a](\\_)",
        ),
        *(
            "# ",
            "# a #",
            "# a\nb",
            "a\n# b",
            "a\n> b",
            "> # a",
            "> a\n>\n> b",
            "a\n---",
            "1. a",
            "- a\n    - b",
            "- a\n\n- b",
            "- - a",
        ),
        *(" a", "    a", "a\n\n    b", "a|b\n-|-", "***", "[a]: b", "[^a]\n\n[^a]: b", "&#38;", "&\\#38;", "a > b"),
        "a\n",
    ],
)
def test_what_means_more_is_not_prose(text: str) -> None:
    """What asks for a look at its neighbours, or at what an extension makes of it, is left to Python-Markdown."""
    assert a_prose_writer()(text) is None


@pytest.mark.parametrize("trusted_html", [True, False])
@settings(max_examples=200, deadline=None)
@given(text=prose | documents)
@example(text='word\n<div markdown="1">\n<div markdown="1">\n')
def test_a_page_shows_what_it_would_without_the_fast_path(text: str, trusted_html: bool) -> None:
    """The fast path knows one set of extensions by heart, and that has to be the one that pages get."""
    stock, fast = a_markup_pair(trusted_html=trusted_html)
    assert fast.to_html(text) == stock.to_html(text)


def test_every_step_is_at_work_on_the_news_extensions() -> None:
    """A step that fell back in silence would show in no other test, only in the time a build takes."""
    fast = a_fast_converter()
    steps = [
        fast.preprocessors["normalize_whitespace"],
        fast.preprocessors["html_block"],
        fast.parser.blockprocessors["plain_paragraph"],
        fast.treeprocessors["inline"],
        fast.treeprocessors["smarty"],
    ]
    assert {type(step).__module__.rpartition(".")[0] for step in steps} == {"generator.render"}
    assert {type(pattern.compiled_re).__name__ for pattern in fast.inlinePatterns} == {"_GuardedRegex"}
    assert fast.inlinePatterns["html"].compiled_re.pattern == a_converter().inlinePatterns["html"].compiled_re.pattern


def test_an_unknown_pattern_is_shown_every_text() -> None:
    """A pattern nobody knows may match anything, so no text is spared it."""
    stock, fast = a_converter(), a_converter()
    for converter in (stock, fast):
        converter.inlinePatterns.register(SimpleTagInlineProcessor(r"(~~)(.+?)~~", "del"), "strike", 65)
    accelerate(fast)
    assert type(fast.treeprocessors["inline"]) is InlineProcessor
    assert fast.convert("a ~~b~~ c's") == stock.convert("a ~~b~~ c's") == "<p>a <del>b</del> c&rsquo;s</p>"


class Shout(InlinePattern):
    """Take a word in capitals for a link."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        """Make the link."""
        link = Element("a", href="/")
        link.text = m[0]
        return link, m.start(), m.end()


def test_a_pattern_that_took_the_name_of_another_is_unknown() -> None:
    """The name alone does not tell what a pattern looks for."""
    fast = a_converter(())
    fast.inlinePatterns.register(Shout("[A-Z]{3,}"), "link", 160)
    accelerate(fast)
    assert fast.convert("the BBC said") == '<p>the <a href="/">BBC</a> said</p>'


class Headline(BlockProcessor):
    """Take a block that begins with a word and a colon."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        """Look for the word."""
        return block.startswith("Breaking:")

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make a heading of it."""
        SubElement(parent, "h1").text = blocks.pop(0)


def test_an_unknown_kind_of_block_comes_before_a_plain_paragraph() -> None:
    """A line that is prose to Python-Markdown may mean more to an extension."""
    fast = a_converter()
    fast.parser.blockprocessors.register(Headline(fast.parser), "headline", 45)
    accelerate(fast)
    assert fast.convert("Breaking: news\n\nprose") == "<h1>Breaking: news</h1>\n<p>prose</p>"


class CountPlaceholders(Treeprocessor):
    """Look at the tree as smarty left it."""

    found = 0

    def run(self, root: Element) -> None:
        """Count."""
        self.found = sum((element.text or "").count("\x02") for element in root.iter())


def test_an_unknown_processor_after_smarty_finds_its_placeholders() -> None:
    """What only stock processors may not tell apart is not swapped under the eyes of others."""
    fast = a_converter()
    counter = CountPlaceholders(fast)
    fast.treeprocessors.register(counter, "counter", 3)
    accelerate(fast)
    fast.convert('"it\'s"')
    assert counter.found == 3


@pytest.mark.parametrize(("name", "regex"), [("caret", r"(\^)(\w+)"), ("smarty-en-dashes", r"(-)(-)")])
def test_an_unknown_pattern_in_smarty_leaves_it_to_itself(name: str, regex: str) -> None:
    """Also where a pattern that makes elements has taken the place of one that writes marks."""
    stock, fast = a_converter(), a_converter()
    for converter in (stock, fast):
        converter.treeprocessors["smarty"].inlinePatterns.register(SimpleTagInlineProcessor(regex, "sup"), name, 45)
    accelerate(fast)
    assert type(fast.treeprocessors["smarty"]) is InlineProcessor
    assert fast.convert('It\'s the 1^st -- "one"') == stock.convert('It\'s the 1^st -- "one"')


def test_a_placeholder_left_in_a_text_is_left_to_smarty() -> None:
    """The stock pass would take it for one of its own, and which one, only it can tell."""

    def educated(converter: markdown.Markdown) -> str:
        tree = Element("div")
        for text in ("it's", "\x02klzzwxh:0000\x03", '"late"'):
            SubElement(tree, "p").text = text
        return converter.serializer(converter.treeprocessors["smarty"].run(tree) or tree)

    assert educated(a_fast_converter()) == educated(a_converter())


@pytest.mark.parametrize("mark", ["<i>&rsquo;</i>", "’", "&#8217;", "R&D", "'"])
def test_marks_of_a_sites_own_come_out_the_same(mark: str) -> None:
    """Smarty writes any substitution as it stands, tags too; the fast path leaves those to it."""
    smarty = {"substitutions": {"right-single-quote": mark}}
    text = "It's & isn't, 'tis *she's*"
    assert a_fast_converter(smarty=smarty).convert(text) == a_converter(smarty=smarty).convert(text)


def test_a_delimiter_added_by_an_extension_is_looked_for() -> None:
    """The literals of emphasis are those of the instance, not those of the manual."""
    fast = a_converter(())
    assert fast.delimiters is not None
    fast.delimiters.add("~", "del", double=True)
    accelerate(fast)
    assert fast.convert("a ~~b~~ c") == "<p>a <del>b</del> c</p>"


def test_another_version_is_left_alone() -> None:
    """Internals nobody has compared are not touched, and what they would write is not guessed."""
    patch = an_unknown_version()
    fast, write_prose = a_fast_converter(), prose_writer()
    patch.undo()
    assert write_prose("prose") is None
    assert type(fast.treeprocessors["inline"]) is type(fast.treeprocessors["smarty"]) is InlineProcessor
    assert "plain_paragraph" not in fast.parser.blockprocessors


def test_accelerating_twice_is_accelerating_once() -> None:
    """A second call finds nothing it knows and so changes nothing."""
    fast = a_fast_converter()
    accelerate(fast)
    assert fast.convert(ARTICLE) == a_converter().convert(ARTICLE)


@settings(max_examples=100, deadline=None)
@given(first=documents, second=documents)
def test_a_document_leaves_nothing_behind_for_the_next(first: str, second: str) -> None:
    """Footnotes, references and half-open emphasis end with their document."""
    _, fast = a_pair("news")
    fast.reset().convert(first)
    assert fast.reset().convert(second) == a_fast_converter().convert(second)
