"""Names that are spelt otherwise than in their records."""

from pathlib import Path

import pytest
from checks.material_making import material_of, told

from generator.checks.spelling import mends
from making import SITE_TOML, a_file, a_site, an_article_file


def mended(root: Path, used: str, **record: object) -> list[str]:
    """Give how a name that is *used* in an article would be spelt, with one *record*."""
    files = {"content/articles/a.md": an_article_file("A", people=[used], status="draft")}
    if record:
        files["content/people/a.md"] = a_file(**record)
    return [mend.new for mend in mends(material_of(a_site(root, files)))]


@pytest.mark.parametrize("name", ["zoe o'dare", "ZOË O’DARE", "Zoë  O’Dare", " Zoë O’Dare", "Zoë\u00a0O’Dare"])
def test_a_slip_becomes_what_the_record_says(tmp_path: Path, name: str) -> None:
    """In capitals, accents, apostrophes and blanks, of drafts too."""
    assert mended(tmp_path, name, name="Zoë O’Dare") == ["Zoë O’Dare"]


@pytest.mark.parametrize("name", ["Zoë O’Dare", "Zoe O. Dare", "Zoë O’Dare II", "Bob", "ZED"])
def test_another_name_is_left_alone(tmp_path: Path, name: str) -> None:
    """As is an alias, which is meant."""
    assert mended(tmp_path, name, name="Zoë O’Dare", aliases=["ZED", "Zoe O. Dare"]) == []


@pytest.mark.parametrize(("name", "right"), [(" Bob  Roe ", ["Bob Roe"]), ("Bob\u00a0Roe", []), ("Bob Roe", [])])
def test_needless_blanks_go_without_a_record(tmp_path: Path, name: str, right: list[str]) -> None:
    """But those that hold a name together stay."""
    assert mended(tmp_path, name) == right


@pytest.mark.parametrize(("name", "right"), [("the  courier ", ["The Courier"]), ("The Courier", []), ("Courier", [])])
def test_a_source_becomes_what_the_settings_say(tmp_path: Path, name: str, right: list[str]) -> None:
    """In capitals and blanks; another one is another."""
    article = an_article_file("A", source={"name": name})
    settings = SITE_TOML + '[sources."The Courier"]\n'
    root = a_site(tmp_path, {"content/articles/a.md": article, "content/site.toml": settings})
    assert [mend.new for mend in mends(material_of(root))] == right
    advice = "should be “The Courier”: `digest check --fix` mends it (warning)"
    assert told(root, "source-spelling") == [
        f"content/articles/a.md:4: source-spelling: “{name}” {advice}" for _ in right
    ]
