"""The settings of a site: read whole, or refused with every problem at its line."""

from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import Config, SourceSettings, is_web_address, read_config
from generator.errors import UserError
from making import SITE_TOML, a_config, write


def settings_in(folder: Path, text: str | bytes) -> Config:
    """Read settings from a site that has nothing else."""
    write(folder, {"content/site.toml": text})
    return read_config(folder)


def problems_in(folder: Path, text: str | bytes) -> list[str]:
    """Give what is said of these settings."""
    with pytest.raises(UserError) as caught:
        settings_in(folder, text)
    return [str(problem) for problem in caught.value.problems]


def test_two_settings_are_enough(tmp_path: Path) -> None:
    """All others have a value that suits most sites."""
    config = settings_in(tmp_path, SITE_TOML)
    assert (config.title, config.base_url, config.language, config.time_zone, config.page_size) == (
        "The Test Digest",
        "https://digest.example/",
        "en",
        "UTC",
        20,
    )


def test_editions_in_other_languages_are_known_by_their_tags(tmp_path: Path) -> None:
    """Each is at an address, and none is the site itself."""
    good = f'{SITE_TOML}translations = {{de = "https://digest.example/de/", pt-BR = "https://digest.example.br/"}}\n'
    assert list(settings_in(tmp_path / "good", good).translations) == ["de", "pt-BR"]
    wrong = f'{SITE_TOML}[translations]\nx-default = "https://a.example/"\nEN = "https://b.example/"\nfr = "/fr/"\n'
    assert problems_in(tmp_path / "wrong", wrong) == [
        'content/site.toml:4: translations: expected a language tag such as "de" or "pt-BR", got "x-default"',
        'content/site.toml:5: translations: "EN" is the language of this site: remove it',
        'content/site.toml:6: translations.fr: expected an address that starts with https://, got "/fr/"',
    ]


def test_a_byte_order_mark_is_no_part_of_the_settings(tmp_path: Path) -> None:
    """Some editors put one there without a word."""
    assert settings_in(tmp_path, b"\xef\xbb\xbf" + SITE_TOML.encode()).title == "The Test Digest"


def test_every_setting_is_read(tmp_path: Path) -> None:
    """Tables name sources and how to convert."""
    config = settings_in(
        tmp_path,
        """\
        title = "T"
        base_url = "https://digest.example/news"
        description = "D"
        language = "en-GB"
        time_zone = "Europe/London"
        author = "A"
        page_size = 1
        feed_size = 1000
        trusted_html = true
        [sources."The Independent"]
        url = "https://www.independent.co.uk/"
        rights = "excerpt"
        [sources.Bare]
        [convert]
        status = "draft"
        """,
    )
    assert config.base_url == "https://digest.example/news/"
    assert config.base_path == "/news/"
    assert config.zone.key == "Europe/London"
    assert config.sources == {
        "The Independent": SourceSettings(url="https://www.independent.co.uk/", rights="excerpt"),
        "Bare": SourceSettings(),
    }
    assert (config.page_size, config.feed_size, config.trusted_html, config.convert.status) == (1, 1000, True, "draft")


def test_the_base_path_of_a_whole_host_is_a_slash() -> None:
    """A site need not live in a folder."""
    assert a_config().base_path == "/"


def test_a_folder_without_settings_is_no_site(tmp_path: Path) -> None:
    """The message says where to go, or how to begin."""
    with pytest.raises(UserError) as caught:
        read_config(tmp_path)
    assert [str(problem) for problem in caught.value.problems] == [
        "content/site.toml: not found: run this inside a site, name one with --root, or make one with `digest new DIR`"
    ]


def test_a_folder_in_the_place_of_the_settings_is_said_to_be_one(tmp_path: Path) -> None:
    """The system knows best why it could not read."""
    (tmp_path / "content/site.toml").mkdir(parents=True)
    with pytest.raises(UserError) as caught:
        read_config(tmp_path)
    assert [str(problem) for problem in caught.value.problems] == ["content/site.toml: cannot be read: Is a directory"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (b'title = "caf\xe9"', "content/site.toml:1: not UTF-8 text: save the file as UTF-8"),
        ("title: T\n", 'content/site.toml:1: not TOML: write key = "value", with an equals sign'),
        ('a = 1\n\ntitle = "T\n', "content/site.toml:3: not TOML: a quote that is never closed in its line"),
        ('title = """T\n', "content/site.toml:2: not TOML: three quotes that are never closed"),
        ("title = 1\ntitle = 2\n", "content/site.toml:2: not TOML: this key stands twice: keep one of them"),
    ],
)
def test_what_is_no_toml_is_placed(tmp_path: Path, text: str | bytes, problem: str) -> None:
    """The parser's own words are good, and its place is ours."""
    assert problems_in(tmp_path, text) == [problem]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("titel = 'T'", 'content/site.toml:3: unknown key "titel" - did you mean "title"?'),
        ("page_size = 0", "content/site.toml:3: page_size: expected a whole number >= 1, got 0"),
        ("page_size = 'ten'", 'content/site.toml:3: page_size: expected a whole number, got "ten"'),
        ("author = 1979-05-27", "content/site.toml:3: author: expected text, got 1979-05-27: put it in quotes"),
        ("language = 'English!'", 'content/site.toml:3: language: expected a language tag such as "en" or "en-GB"'),
        pytest.param(
            "cards = true\ncard_font = '../x.ttf'",
            'content/site.toml:4: card_font: expected a file below content/media/, such as "media/serif.ttf"',
            marks=pytest.mark.skipif(not find_spec("PIL"), reason="cards are drawn by Pillow, which is not installed"),
        ),
        (
            "card_font = 'media/x.ttf'",
            "content/site.toml:3: card_font: means nothing without cards = true",
        ),
        (
            "time_zone = 'Mars/Olympus'",
            'content/site.toml:3: time_zone: no zone "Mars/Olympus"; expected one such as "Europe/London"',
        ),
        (
            "time_zone = '../localtime'",
            'content/site.toml:3: time_zone: no zone "../localtime"; expected one such as "Europe/London"',
        ),
        (
            "time_zone = 'Europe'",
            'content/site.toml:3: time_zone: no zone "Europe"; expected one such as "Europe/London"',
        ),
        ('description = "a\\u0007b"', "content/site.toml:3: description: the character U+0007 cannot stand here"),
        ("sources = {X = {url = 1}}", "content/site.toml:3: sources.X.url: expected text, got 1: put it in quotes"),
        (
            "\n[sources.'The Sun']\nurl = 'ftp://x.example'",
            "content/site.toml:5: url: expected an address that starts with https://",
        ),
        (
            '[sources."The Sun"]\nrights = "all"',
            'content/site.toml:4: sources.The Sun.rights: unknown value "all"; known: full, excerpt, link',
        ),
        ("[sources]\nX.rihgts = 'full'", 'content/site.toml:4: unknown key "rihgts" - did you mean "rights"?'),
        (
            "[convert]\nstatus = 'withdrawn'",
            'content/site.toml:4: convert.status: unknown value "withdrawn"; known: draft, published',
        ),
    ],
)
def test_a_setting_that_means_nothing_is_told_with_its_line(tmp_path: Path, line: str, problem: str) -> None:
    """The line is that of the key, wherever it stands."""
    assert problems_in(tmp_path, SITE_TOML + line) == [problem]


def test_all_problems_of_the_settings_are_told_at_once(tmp_path: Path) -> None:
    """An editor mends a file once."""
    assert problems_in(tmp_path, 'title = " "\nbase_url = "digest.example"\nlanguage = ""\n') == [
        "content/site.toml:1: title: must not be empty",
        'content/site.toml:2: base_url: expected an address such as "https://digest.example/"',
        'content/site.toml:3: language: expected a language tag such as "en" or "en-GB"',
    ]


@pytest.mark.parametrize("address", ["https://x.example/?q", "https://x.example/#a", "/news/", "https:///news", ""])
def test_a_base_that_addresses_cannot_be_joined_to_is_refused(tmp_path: Path, address: str) -> None:
    """Every link in a feed begins with it."""
    assert problems_in(tmp_path, f'title = "T"\nbase_url = "{address}"\n') == [
        'content/site.toml:2: base_url: expected an address such as "https://digest.example/"'
    ]


@pytest.mark.parametrize(
    "text", ["http://a.example", "https://a.example/b?c=d#e", "https://[::1]:8000/", "HTTPS://A.example"]
)
def test_a_web_address_is_absolute(text: str) -> None:
    """Only http and https lead to pages."""
    assert is_web_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a.example",
        "//a.example",
        "javascript:alert(1)",
        "https:a",
        "https://[::1",
        'https://a.example/"',
        "https://a b/",
    ],
)
def test_what_only_looks_like_a_web_address_is_none(text: str) -> None:
    """A broken address must not end in a page, nor in a traceback."""
    assert not is_web_address(text)


@given(st.text())
def test_any_text_can_be_asked_about(text: str) -> None:
    """The question has an answer for every text."""
    assert is_web_address(text) in {True, False}


def test_a_site_says_what_it_checks_and_what_a_source_lends(tmp_path: Path) -> None:
    """How much rules weigh and why, what is allowed, and how much of a text may be shown."""
    config = settings_in(
        tmp_path,
        SITE_TOML
        + """\
        [sources."The Courier"]
        rights = "excerpt"
        words = 80
        most_copied = 0.4
        [check]
        severity = {accusation = "error", minor-shown = "off"}
        reasons = {minor-shown = "We show nobody."}
        [[check.allow]]
        path = "content/articles/a.md"
        rule = "accusation"
        reason = "Her own words."
        """,
    )
    assert config.sources == {"The Courier": SourceSettings(rights="excerpt", words=80, most_copied=0.4)}
    assert config.check.severity == {"accusation": "error", "minor-shown": "off"}
    assert config.check.reasons == {"minor-shown": "We show nobody."}
    assert [(entry.path, entry.rule) for entry in config.check.allow] == [("content/articles/a.md", "accusation")]


def test_what_is_wrong_with_them_is_said_at_its_line(tmp_path: Path) -> None:
    """Also in the second of two tables of one name."""
    text = """\
[sources."The Courier"]
rights = "full"
words = 80
most_copied = 0.4
[sources.Other]
rights = "excerpt"
words = 0
most_copied = 1.5
[check]
severity = {accusation = "eror"}
[[check.allow]]
path = "content/articles/a.md"
rule = "accusation"
reason = "Her own words."
[[check.allow]]
path = "content/articles/b.md"
rule = "accusation"
reasn = "x"
"""
    assert problems_in(tmp_path, SITE_TOML + text) == [
        "content/site.toml:9: sources.Other.words: expected a whole number >= 1, got 0",
        "content/site.toml:10: sources.Other.most_copied: expected a number <= 1.0, got 1.5",
        'content/site.toml:12: check.severity.accusation: unknown value "eror" - did you mean "error"?',
        'content/site.toml:17: missing key "reason" in check.allow',
        'content/site.toml:20: unknown key "reasn" - did you mean "reason"?',
    ]


def test_a_limit_needs_an_excerpt_and_an_allowance_a_reason(tmp_path: Path) -> None:
    """Else they would say nothing, in silence."""
    text = '[sources.A]\nrights = "link"\nwords = 80\nmost_copied = 0.4\n'
    text += '[[check.allow]]\npath = "a.md"\nrule = "accusation"\nreason = " "\n'
    assert problems_in(tmp_path, SITE_TOML + text) == [
        'content/site.toml:5: words: means nothing without rights = "excerpt"',
        'content/site.toml:6: most_copied: means nothing without rights = "excerpt"',
        "content/site.toml:10: check.allow.reason: say why this may stand",
    ]


def test_the_days_after_which_an_open_case_is_due_can_be_set(tmp_path: Path) -> None:
    """Ninety without a word; none would make every case due on the day of its entry."""
    assert settings_in(tmp_path, SITE_TOML).review.case_days == 90
    assert settings_in(tmp_path, f"{SITE_TOML}[review]\ncase_days = 30\n").review.case_days == 30
    assert problems_in(tmp_path, f"{SITE_TOML}[review]\ncase_days = 0\n") == [
        "content/site.toml:4: review.case_days: expected a whole number >= 1, got 0"
    ]


@pytest.mark.parametrize("table", ["publish", "sources"])
def test_a_table_whose_name_was_forgotten_is_told(tmp_path: Path, table: str) -> None:
    """Once, not for each of its keys."""
    assert problems_in(tmp_path, f'{SITE_TOML}[{table}]\nkind = "folder"\npath = "../place"\n') == [
        f"content/site.toml:3: {table}: needs a name: write [{table}.NAME]"
    ]
