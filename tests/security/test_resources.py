"""Whatever a file holds, a build ends: soon, within little memory, and with one line where it cannot."""

from pathlib import Path

import pytest
from security.bounded import built, run_bounded

from making import a_site, an_article_file

pytestmark = pytest.mark.slow
_HEAD = "---\ntitle: A headline\ndate: 2025-03-14\n"
_SIZE = 900_000  # characters: a file may have a million bytes
FRONT_MATTER = {
    "anchors": "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\npeople: *c\n",
    "merge keys": "a: &a {x: y}\nb: {<<: *a}\n",
    "lists in lists": "people: " + "[" * 5000 + "]" * 5000 + "\n",
    "mappings in mappings": "source: " + "{a: " * 5000 + "x" + "}" * 5000 + "\n",
    "lists in one line": "people:\n  " + "- " * 100_000 + "x\n",
    "mappings in lines": "people:\n" + "".join(" " * depth + "a:\n" for depth in range(1, 1000)),
    "questions": "? " * 100_000 + "\n",
    "tags": "people: " + "!!python/object/apply:os.system " * 5000 + "[x]\n",
    "keys": "".join(f"k{number}: x\n" for number in range(60_000)),
    "names": "people: [" + ", ".join(f"A{number}" for number in range(100_000)) + "]\n",
    "a name": f"people: [{'A' * _SIZE}]\n",
    "a title": f"summary: {'a ' * (_SIZE // 2)}\n",
    "quotes": "summary: " + '"' * _SIZE + "\n",
    "escapes": 'summary: "' + "\\x41" * (_SIZE // 4) + '"\n',
    "a folded text": "summary: >\n" + "  a\n" * (_SIZE // 4),
    "colons": "summary: a" + ": " * (_SIZE // 2) + "\n",
    "hashes": "summary: a" + " #" * (_SIZE // 2) + "\n",
    "blanks": "summary: a" + " " * _SIZE + "b\n",
    "commas": "people: [" + "a, " * (_SIZE // 3) + "\n",
    "50 megabytes": f"summary: {'a' * 50_000_000}\n",
    "aliases": "aliases: [" + ", ".join(f"/a{number}/" for number in range(20_000)) + "]\n",
    "an alias": f"aliases: [/{'a/' * (_SIZE // 2)}]\n",
    "a date": f"updated: {'1' * _SIZE}\n",
    "corrections": "corrections:\n" + "  - {date: 2025-03-15, kind: corrected, was: a, now: b}\n" * 10_000,
}
# Marks that open again and again, each followed by nothing, by what closes the last, and by what else ends a search.
MARKS = (
    *("[", "![", "[a](", "[](", "[a][", "[^a]", "[^", "[a]: b\n", "[a]: <", "(", "*", "_", "*_", "**a "),
    *("***a*", "`", "`` ` ", "<", "<a ", "<a<", '<a "', "<!--", "<!-- a -->", "<?", "<![CDATA[", "<!"),
    *("<b>", "<div>", "<div markdown=1>", "</div>", "<p>", "<span markdown=1>a", "<http://a", "<a@"),
    *("<script>", "&", "&#", "&amp;", "\\", '"', "'", "\"'", "'80s ", "a--b---", "... ", ">", "> "),
    *("> a\nb\n", "> # a\n", "# ", "# a\n", "#", "a\n=\n", "a\n-\n", "* * ", "- a\n", "1. a\n"),
    *("* a\n\n1. b\n\n", "    a\n\n", "\n", " ", "\t", "|", "|a|b\n", "|a|b|\n|-|-|\n", "{: ", "# a {: ."),
    *("a {: .\n", "~~~\n", "```\n", "1", "a", "a ", "a\n", "\x02", "\u2028", "\xa0", "http://", "a_b_"),
    *("media/(", "/media/a\n", "]", ")", "}"),
)
ENDS = ("", ">", "\n\n</div>")
_CONVERT = """
import sys
from generator.model.excerpt import count_words
from generator.model.pictures import pictures_in
from generator.render.mail import for_mail, plain_text
from generator.render.markup import Markup, with_base, with_root
for size in (20_000, 60_000, 900_000):
    text = {mark!r} * (size // len({mark!r})) + {end!r}
    pictures_in(text), count_words(text)
    try:
        html = Markup(trusted_html=False, back_to_footnote="{{}}").to_html(text)
    except ValueError as refused:
        assert str(refused) and len(str(refused)) < 200, refused
        continue
    with_root(html, "../"), with_base(html, "https://a.example/", "https://a.example/b/")
    plain_text(for_mail(html, "https://a.example/b/", base_url="https://a.example/"))
"""


@pytest.mark.parametrize("kind", FRONT_MATTER)
def test_front_matter_is_read_or_refused_in_a_line_each(tmp_path: Path, kind: str) -> None:
    """Of what repeats itself, is nested, or is only large, no more is kept than the file has."""
    root = a_site(tmp_path, {"content/articles/a.md": f"{_HEAD}{FRONT_MATTER[kind]}---\nThe text.\n"})
    said = built(root)
    assert all(line.startswith("content/articles/a.md") for line in said), said[:3]
    assert (root / "output/articles/a/index.html").exists() == (not said)


@pytest.mark.parametrize("mark", MARKS)
def test_a_text_of_marks_comes_to_an_end(mark: str) -> None:
    """However many there are, and whether anything closes the last of them."""
    for end in ENDS:
        ended = run_bounded("-c", _CONVERT.format(mark=mark, end=end))
        assert ended.returncode == 0, (end, ended.stderr[-1000:])


@pytest.mark.parametrize("body", ["a" * 50_000_000, "a b\n\n" * 10_000_000, "a " * 5_000_000])
def test_a_text_that_is_too_large_is_a_line(tmp_path: Path, body: str) -> None:
    """It is not even read."""
    root = a_site(tmp_path, {"content/articles/a.md": an_article_file(body=body)})
    assert built(root) == [
        "content/articles/a.md: is larger than 1 MB: no story is, so look at what got into this file"
    ]


@pytest.mark.parametrize(
    "body",
    [
        "a " * 450_000,
        ("a " * 60 + "\n\n") * 7_000,
        "![a](/media/a.jpg) " * 1_000,
        "<b>a</b> " * 5_000,
        "[a](/b/) text " * 900,
    ],
)
def test_a_long_story_is_built(tmp_path: Path, body: str) -> None:
    """Nothing that is only long is refused."""
    root = a_site(tmp_path, {"content/articles/a.md": an_article_file(body=body)})
    assert built(root) == []
