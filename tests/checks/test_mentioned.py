"""A child's name does not stand where nobody would look for it."""

from pathlib import Path

import pytest
from checks.material_making import told

from making import a_file, a_site, an_article_file

ADVICE = "names the person of content/people/kit.md, a minor: take the name out, unless it must be there (warning)"
ENTRY = {"date": "2025-03-01", "stage": "charged", "what": "It began.", "source": {"name": "The Courier"}}


def found(root: Path, article: dict[str, object], case: dict[str, object], **child: object) -> list[str]:
    """Give what is said of one article and one case with these keys, while Kit is a minor."""
    kit = {"name": "Kit Example", "aliases": ["Kitty Vane", "Kit"], "minor": True, **child}
    files = {
        "content/articles/a.md": an_article_file("A", "Kit Example was there.", **article),
        "content/people/kit.md": a_file(**kit),
        "content/cases/c.md": a_file("Kit Example spoke.", **{"name": "The Case", **case}),
    }
    return told(a_site(root, files), "minor-mentioned")


@pytest.mark.parametrize(
    ("keys", "what"),
    [
        ({"image": {"src": "a.jpg", "alt": "Ann and Kit EXAMPLE"}}, "image.alt"),
        ({"image": {"src": "a.jpg", "alt": "A", "credit": "Kitty Vane"}}, "image.credit"),
        ({"slug": "a-day-with-kit-example"}, "slug"),
        ({"aliases": ["/old/", "/kit-example/"]}, "aliases"),
        ({"corrections": [{"date": "2025-03-15", "kind": "corrected", "was": "Kit Example"}]}, "corrections.was"),
    ],
)
def test_a_name_beside_the_text_of_an_article_is_told(tmp_path: Path, keys: dict[str, object], what: str) -> None:
    """In pictures, addresses and corrections."""
    assert found(tmp_path, keys, {}) == [f"content/articles/a.md:4: minor-mentioned: {what} {ADVICE}"]


@pytest.mark.parametrize(
    ("keys", "what"),
    [
        ({"aliases": ["State v. Kit Example"]}, "aliases"),
        ({"keywords": ["Kit Example"]}, "keywords"),
        ({"slug": "kit-example"}, "slug"),
        ({"timeline": [{**ENTRY, "what": "Kit Example testified."}]}, "timeline.what"),
    ],
)
def test_a_name_in_the_record_of_a_case_is_told(tmp_path: Path, keys: dict[str, object], what: str) -> None:
    """Whatever is shown of it, but for its text."""
    (finding,) = found(tmp_path, {}, keys)
    assert finding.startswith("content/cases/c.md:")
    assert f"minor-mentioned: {what} {ADVICE}" in finding


@pytest.mark.parametrize("alt", ["Kit", "Kit Examples", "A kit, for example", "Ann Example"])
def test_other_names_are_let_be(tmp_path: Path, alt: str) -> None:
    """A first name alone may be anybody's."""
    assert found(tmp_path, {"image": {"src": "a.jpg", "alt": alt}}, {"timeline": [ENTRY]}) == []


def test_whoever_may_be_shown_may_be_named(tmp_path: Path) -> None:
    """Once an editor has decided it, or when they are grown up."""
    image = {"image": {"src": "a.jpg", "alt": "Kit Example"}}
    assert found(tmp_path, image, {}, allowed={"by": "The editor", "reason": "A singer."}) == []
    assert found(tmp_path, image, {}, minor=False) == []
