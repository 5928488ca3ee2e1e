"""Names that must not be published: found however they are written, and given away by nothing."""

import tomllib
import unicodedata
from collections.abc import Callable
from html import escape
from pathlib import Path
from urllib.parse import quote

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.suppressed import SuppressedNames, gate, read_suppressed, with_names
from generator.errors import UserError
from generator.model.slugs import slugify
from making import a_site

KEY = b"sixteen bytes or more"
NAMES = [
    "Jane Doe",
    "José Ibáñez",
    "Conan O’Hara",
    "Anne-Marie d’Été",
    "Łukasz Øster",
    "Юлия Ким",
    "Jo Strauß",
    "50 Pence",
]


def suppressed(*names: str) -> SuppressedNames:
    """Make the list of these *names*, as the command writes it."""
    text = ""
    known: SuppressedNames | None = None
    for name in names:
        text += with_names(known, [name], KEY)[0]
        known = msgspec.convert(tomllib.loads(text), SuppressedNames)
    assert known is not None
    return known


def found(text: str | bytes, *names: str, path: str = "output/page.html") -> list[str]:
    """Give what is said of a file with this *text* while *names* are suppressed."""
    content = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return [str(finding) for finding in gate(suppressed(*names)).check(path, content)]


def surely(text: str, *names: str) -> list[str]:
    """Give what is said of a file with this *text* that is more than a warning."""
    return [finding for finding in found(text, *names) if not finding.endswith("(warning)")]


def between_letters(sign: str) -> Callable[[str], str]:
    """Make a change that puts *sign* between the letters of every word."""
    return lambda name: " ".join(sign.join(word) for word in name.split(" "))


LOOKALIKES = str.maketrans({"a": "а", "e": "е", "o": "о", "c": "с", "J": "Ј", "K": "К", "M": "М", "p": "р", "x": "х"})
CHANGES: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "small letters": str.lower,
    "accents apart": lambda name: unicodedata.normalize("NFD", name),
    "more accents": lambda name: "".join(c + "\u0301" if c.isalpha() else c for c in name),
    "no apostrophe": lambda name: name.replace("’", ""),
    "straight apostrophe": lambda name: name.replace("’", "'"),
    "hyphens": lambda name: name.replace(" ", "-"),
    "underscores": lambda name: name.replace(" ", "_"),
    "line break": lambda name: name.replace(" ", "\n    "),
    "wide blanks": lambda name: name.replace(" ", "\u00a0\u2009"),
    "full stops": lambda name: name.replace(" ", ". "),
    "spaced out": between_letters(" "),
    "soft hyphens": between_letters("\u00ad"),
    "zero width": between_letters("\u200b"),
    "tags": lambda name: f"{name[0]}<b class='x'>{name[1]}</b>{name[2:]}",
    "tag over lines": lambda name: f"{name[:2]}<span\n title='y'>{name[2:]}</span>",
    "cells": lambda name: name.replace(" ", "</td>\n<td>"),
    "entities": lambda name: "".join(f"&#{ord(c)};" if c.isalpha() else c for c in name),
    "hexadecimal entities": lambda name: "".join(f"&#x{ord(c):x};" for c in name),
    "named entities": lambda name: name.replace("é", "&eacute;").replace(" ", "&nbsp;").replace("ñ", "&ntilde;"),
    "escaped tags": lambda name: f"{name[:2]}&lt;i&gt;{name[2:]}&lt;/i&gt;",
    "percent-encoding": quote,
    "percent-encoding twice": lambda name: quote(quote(name)),
    "JSON": lambda name: msgspec.json.encode(name).decode().strip('"').encode("ascii", "backslashreplace").decode(),
    "JSON escapes": lambda name: "".join(f"\\u{ord(c):04x}" for c in name),
    "JSON line break": lambda name: name.replace(" ", "\\n"),
    "look-alikes": lambda name: name.translate(LOOKALIKES),
    "slug": slugify,
    "camel case": lambda name: "".join(word.title() for word in slugify(name).split("-")),
    "in a longer hashtag": lambda name: "#FreeOur" + "".join(w.title() for w in slugify(name).split("-")) + "Now",
    "attribute": lambda name: f'<img alt="{escape(name)}">',
    "comment": lambda name: f"<!-- {name} -->",
    "script": lambda name: f'<script>{{"about": "{name}"}}</script>',
}
CASES = {"capitals", "small letters", "accents apart", "more accents", "look-alikes"}
SPACES = {"hyphens", "underscores", "line break", "wide blanks", "full stops", "soft hyphens", "zero width"}
WRITINGS = set(CHANGES) - CASES - SPACES


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_found_however_it_is_written(name: str, change: str) -> None:
    """Each way of writing it that pages, feeds and addresses know."""
    changed = CHANGES[change](name)
    assert len(found(f"Seen: {changed}, they say.", name)) == 1, changed


@given(
    st.sampled_from(NAMES),
    st.sampled_from(sorted(CASES)),
    st.sampled_from(sorted(SPACES)),
    st.sampled_from(sorted(WRITINGS - {"slug", "camel case", "in a longer hashtag"})),
    st.sampled_from(["", "x ", "<p>", "\n\n", "“", "Story 7: ", "é "]),
    st.sampled_from(["", " x", "</p>", "\n", "’s", "”", "&amp;", "\u00a0y"]),
)
def test_a_name_is_found_through_several_changes_at_once(
    name: str, case: str, space: str, writing: str, before: str, after: str
) -> None:
    """As it may be in a title in an attribute in a feed."""
    changed = CHANGES[writing](CHANGES[space](CHANGES[case](name)))
    assert found(before + changed + after, name), before + changed + after


@given(
    st.lists(
        st.sampled_from(["jane", "doe", "mary", "ann", "jan", "edo", "es", "joanna", "janet", "do", "e"]),
        max_size=8,
    )
)
def test_only_the_name_itself_is_found(words: list[str]) -> None:
    """Names that share letters with it, or hold it in the middle of longer words, are other names."""
    text = " ".join(word.title() for word in words)
    expected = any(
        "".join(words[start:stop]) == "janedoe" for start in range(len(words)) for stop in range(start, len(words) + 1)
    )
    assert bool(surely(text, "Jane Doe")) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Marijane Doe",
        "Jane Doerr",
        "Janet Doe",
        "Jane and John Doe",
        "Jane 1975 and Doe",
        "Does Janet",
        "jane",
        "Doe",
    ],
)
def test_other_names_are_not_found(text: str) -> None:
    """Somebody with a name like it may be named."""
    assert found(text, "Jane Doe") == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Jane Margaret Doewell", "Doewell, Jane Margaret"),
        ("Jane Margaret Doewell", "doewell-jane-margaret"),
        ("Jane Margaret Doewell", "Jane Margaret[^1] Doewell"),
        ("Jane Margaret Doewell", "Jane¹ Margaret² Doewell³"),
        (
            "Jane Margaret Doewell",
            'Jane<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup> Margaret Doewell',
        ),
        ("Jane Margaret Doewell", "ᴊᴀɴᴇ ᴍᴀʀɢᴀʀᴇᴛ ᴅᴏᴇᴡᴇʟʟ"),
        ("Jane Margaret Doewell", "Ｊａｎｅ Ｍａｒｇａｒｅｔ 𝐃𝐨𝐞𝐰𝐞𝐥𝐥"),
        ("Jane Margaret Doewell", "Jane Margaret Doewell’s"),
        ("Jürgen Möller", "Juergen Moeller"),
        ("Jürgen Ulf Möller", "Moeller, Juergen Ulf"),
        ("Øystein Åberg", "Oeystein Aaberg"),
        ("Işıl Yıldız", "Isil Yildiz"),
        ("Isil Yildiz", "IŞIL YILDIZ"),
        ("50 Pence", "50 Pence"),
    ],
)
def test_a_full_form_of_a_name_is_found(name: str, text: str) -> None:
    """The surname first, marks of footnotes in between, letters in two, without dots, or small capitals."""
    assert len(surely(f"Seen: {text}, they say.", name)) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Jane Margaret Doewell", "Jane Doewell"),
        ("Jane Margaret Doewell", "J. M. Doewell"),
        ("Jane Margaret Doewell", "J Doewell"),
        ("Jane Margaret Doewell", "Jane M. Doewell"),
        ("Jane Doewell Jr.", "Jane Doewell"),
        ("Jane Doe", "The two Jane Does"),
        ("Jane Doe", "Doe, Jane"),
        ("Juergen Moeller", "Jürgen Möller"),
    ],
)
def test_a_short_form_of_a_name_is_a_warning(name: str, text: str) -> None:
    """Others may have it, so an editor must look."""
    assert surely(f"Seen: {text}, they say.", name) == []
    (finding,) = found(f"Seen: {text}, they say.", name)
    assert "shortened or as a plural, stands here: look (warning)" in finding


def test_a_name_in_an_address_is_found_and_not_repeated() -> None:
    """What is printed may stand in the log of a server."""
    told = found("<p>\nJane Doe", "Jane Doe", path="output/people/jane-doe/index.html")
    advice = "take it out of the content and build again"
    page, name = "output/people/…/index.html", "suppressed-name: name 1 of content/suppressed.toml"
    assert told == [
        f"{page}: {name} stands in its address: {advice}",
        f"{page}:2: {name} stands here: {advice}",
    ]
    assert "jane" not in " ".join(found("", "Jane Doe", path="output/people/jane%2Ddoe.html")).lower()


def test_a_name_is_told_once_a_file_with_the_line_of_the_first() -> None:
    """A page that says it ten times is one page to mend."""
    text = "<main\n class='x'>\nBob Roe and <b>Jane</b>\nDoe\nJane Doe"
    assert [line.split(":")[1] for line in found(text, "Bob Roe", "Jane Doe")] == ["3", "5"]


def test_pictures_are_searched_too() -> None:
    """A camera's software writes names into files, at times in letters of two bytes."""
    assert found(b"\xff\xd8\xff\xe1Exif\0\0Artist\0Jane Doe\0\x80\x81", "Jane Doe")
    assert found(b"\xff\xd8" + "Jane Doe".encode("utf-16-le"), "Jane Doe")


def test_the_file_says_no_name(tmp_path: Path) -> None:
    """Not in one spelling, and it can be read back."""
    text = with_names(None, ["Zebediah Quillfeather"], KEY)[0]
    assert not any(part in text.lower() for part in ("zeb", "quill", "feather"))
    a_site(tmp_path, {"content/suppressed.toml": text})
    assert read_suppressed(tmp_path) == suppressed("Zebediah Quillfeather")


def test_a_name_is_added_once() -> None:
    """Whatever spelling it is given in."""
    known = suppressed("Jane Doe")
    assert with_names(known, ["JANE-DOE"], b"another key, unused")[0] == ""


def test_a_slug_in_other_letters_is_suppressed_with_the_name() -> None:
    """The address of a page is in Latin letters, whatever the name is in."""
    assert not any(name.weak for name in suppressed("Юлия Ким").names[:2])
    assert found("/people/iuliia-kim/", "Юлия Ким")


def test_a_name_that_is_too_short_is_refused() -> None:
    """Four letters stand in too many other words."""
    with pytest.raises(UserError) as caught:
        with_names(None, ["Bo Li"], KEY)
    assert [str(problem) for problem in caught.value.problems] == [
        "--suppress: too short to be told from other words: give the full name"
    ]


def test_a_damaged_list_is_an_error(tmp_path: Path) -> None:
    """A gate whose list cannot be used does not open."""
    good = with_names(None, ["Jane Doe"], KEY)[0]
    hint = "is damaged, so the name could not be found: restore the file, or suppress the names anew"
    for damaged, told in (
        (good.replace(KEY.hex(), "xyz"), f"content/suppressed.toml:3: key: {hint}"),
        (good.replace("letters = 7", "letters = 9"), f"content/suppressed.toml:7: sketch: {hint}"),
        (good.replace('hash = "', 'hash = "0'), f"content/suppressed.toml:8: hash: {hint}"),
        (
            good.replace("letters", "leters"),
            'content/suppressed.toml:6: unknown key "leters" - did you mean "letters"?',
        ),
    ):
        a_site(tmp_path, {"content/suppressed.toml": damaged})
        with pytest.raises(UserError) as caught:
            read_suppressed(tmp_path)
        assert told in [str(problem) for problem in caught.value.problems]


def test_a_site_needs_no_such_list(tmp_path: Path) -> None:
    """Most have none."""
    assert read_suppressed(a_site(tmp_path)) is None
