"""The tables of words: those of the package, and a site's own laid over them."""

import tomllib
from pathlib import Path

import pytest

from generator.errors import UserError
from generator.readers.languages import layers, placeholders
from generator.readers.layouts import packaged_layouts, read_layouts
from making import SITE_TOML, a_site, words_in

SHIPPED = sorted((packaged_layouts() / "languages").glob("*.toml"))
ENGLISH = (packaged_layouts() / "languages/en.toml").read_text(encoding="utf-8")
FRENCH = ENGLISH.replace('people = "People"', 'people = "Personnes"')


def words_of(root: Path, language: str, **tables: str) -> dict[str, str]:
    """Give the words of a site in a *language*, with *tables* of its own: `fr` is fr.toml."""
    files = {f"layouts/languages/{tag.replace('_', '-')}.toml": text for tag, text in tables.items()}
    site = a_site(root, {"content/site.toml": f'{SITE_TOML}language = "{language}"\n', **files})
    return dict(read_layouts(site, language).words)


def problems_of(root: Path, language: str, **tables: str) -> list[str]:
    """Give what is said of these *tables*."""
    with pytest.raises(UserError) as caught:
        words_of(root, language, **tables)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("table", SHIPPED, ids=lambda table: table.stem)
def test_each_table_of_the_package_is_whole(table: Path, tmp_path: Path) -> None:
    """It has the keys and placeholders of the English one, as a site's own would have to; and in the same order."""
    text = table.read_text(encoding="utf-8")
    assert words_of(tmp_path, "fr", fr=text) == dict(words_in(table.stem))
    assert list(tomllib.loads(text)) == list(tomllib.loads(ENGLISH))


def test_a_site_words_what_it_likes_and_leaves_the_rest(tmp_path: Path) -> None:
    """Key by key: a table of its own need not be whole where the package has one."""
    own = words_of(tmp_path, "de", de='people = "Leute"\nstories = {one = "ein Bericht", other = "{n} Berichte"}')
    changed = {key: text for key, text in own.items() if dict(words_in("de"))[key] != text}
    assert changed == {"people": "Leute", "stories.one": "ein Bericht", "stories.other": "{n} Berichte"}


def test_a_language_of_a_region_has_the_words_of_the_language(tmp_path: Path) -> None:
    """With those of its own table over them, however the tag is written."""
    assert words_of(tmp_path / "plain", "de-AT") == dict(words_in("de"))
    own = words_of(tmp_path / "own", "de-AT", de='month_1 = "Jänner"\nmonth_2 = "Feber"', de_at='month_2 = "Februar"')
    assert (own["month_1"], own["month_2"], own["month_3"]) == ("Jänner", "Februar", "März")


def test_the_tables_of_a_language_are_laid_over_each_other_from_the_general_to_the_special() -> None:
    """And those of the site over those of the package."""
    origins = ["p/en.toml", "p/en-gb.toml", "p/de.toml", "s/EN.toml", "s/en-GB.toml", "s/en-us.toml", "s/notes.txt"]
    assert layers("en-GB", origins) == ["p/en.toml", "s/EN.toml", "p/en-gb.toml", "s/en-GB.toml"]
    assert layers("en", origins) == ["p/en.toml", "s/EN.toml"]
    assert layers("fr", origins) == []


def test_a_site_may_bring_a_language_of_its_own(tmp_path: Path) -> None:
    """Whole: then it needs nothing of the package."""
    assert words_of(tmp_path, "fr", fr=FRENCH)["people"] == "Personnes"


def test_a_table_is_neither_a_layout_nor_copied(tmp_path: Path) -> None:
    """Whatever else lies beside it."""
    files: dict[str, str | bytes] = {
        "layouts/languages/en.toml": 'people = "Folk"',
        "layouts/languages/a.html": b"\xff",
    }
    layouts = read_layouts(a_site(tmp_path, files), "en")
    assert not [name for name in (*layouts.templates, *layouts.assets) if name.startswith("languages")]
    assert [table.origin for table in layouts.tables] == [
        "generator/layouts/languages/en.toml",
        "layouts/languages/en.toml",
    ]


def test_a_language_without_a_table_is_told_of_where_the_site_names_it(tmp_path: Path) -> None:
    """With what to copy, and where to."""
    table = "languages/en.toml of the package's layouts, whose folder digest doctor tells,"
    hint = f"copy {table} to layouts/languages/fr-ca.toml and translate it"
    assert problems_of(tmp_path, "fr-CA") == [f'content/site.toml:3: language: there are no words for "fr-CA": {hint}']


def test_every_fault_of_a_table_is_told_at_once(tmp_path: Path) -> None:
    """Each with its line, and what would be right."""
    table = """
peple = "Personnes"
qqqqq = "?"
people = 3
shows = ""
cases = "Affaires\\u0007"
archive = {one = "Archive", other = "Archives"}
page_of = "Page {number}"
updated = "Mis à jour {date}"
newer = "Plus {récent}"
stories = "{n} articles"
names_by_first_name = {one = "un nom", many = "{n} noms"}
where_cases_stand = {one = "Où en est l’affaire", other = "Où en sont les {m} affaires"}
"""
    assert problems_of(tmp_path, "de", de=table) == [
        f"layouts/languages/de.toml:{line}: {what}"
        for line, what in [
            (2, 'unknown key "peple" - did you mean "people"?'),
            (3, 'unknown key "qqqqq": remove it'),
            (4, "people: expected text"),
            (5, "shows: must not be empty"),
            (6, "cases: the character U+0007 cannot stand here"),
            (7, "archive: expected text"),
            (8, "page_of: {total} is missing"),
            (9, "updated: nothing is filled in for {date}; known: day"),
            (9, "updated: {day} is missing"),
            (10, "newer: a brace stands here without its other one: only what is filled in has braces"),
            (11, 'stories: expected a text for one and one for other numbers: {one = "…", other = "…"}'),
            (12, 'names_by_first_name: expected a text for one and one for other numbers: {one = "…", other = "…"}'),
            (13, "where_cases_stand.other: nothing is filled in for {m}; known: n"),
        ]
    ]


def test_what_a_new_language_lacks_is_told_key_by_key(tmp_path: Path) -> None:
    """And only once, though a second table could have it too."""
    lacking = "\n".join(line for line in FRENCH.splitlines() if not line.startswith(("people =", "stories =")))
    assert problems_of(tmp_path, "fr-CA", fr=lacking, fr_ca='cases = "Causes"') == [
        'layouts/languages/fr.toml:1: missing key "people"',
        'layouts/languages/fr.toml:1: missing key "stories"',
    ]


def test_a_table_that_is_no_toml_is_told_of(tmp_path: Path) -> None:
    """With the line; what it lacks nobody can tell then."""
    assert problems_of(tmp_path, "fr", fr='people = "Personnes"\nshows = \n') == [
        (
            "layouts/languages/fr.toml:2: not TOML: a value is missing, or text without quotes "
            "(only numbers, true and false have none)"
        )
    ]
    assert problems_of(tmp_path / "bytes", "fr", fr="a\0") == [
        "layouts/languages/fr.toml:1: holds NUL bytes, so it is no UTF-8 text: save it as UTF-8"
    ]


def test_placeholders_are_the_words_in_braces() -> None:
    """Nothing else that has braces is one."""
    assert placeholders("{a} {b_c} {} {1} {a.b} {{d}}") == {"a", "b_c", "d"}
