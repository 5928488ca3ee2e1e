"""What a build would stop at, as findings."""

from pathlib import Path

from checks.material_making import told

from making import a_file, a_site, an_article_file


def test_what_two_records_claim_is_told(tmp_path: Path) -> None:
    """A name, an address, an id."""
    files = {
        "content/people/a.md": a_file(name="Ann Example", aliases=["Annie"]),
        "content/people/b.md": a_file(name="Annie"),
        "content/articles/a.md": an_article_file("A", id="1"),
        "content/articles/b.md": an_article_file("B", id="1"),
    }
    assert told(a_site(tmp_path, files), "clash") == [
        (
            'content/articles/b.md:4: clash: id: "1" is already the id of content/articles/a.md: remove it from the'
            " newer of the two"
        ),
        (
            'content/people/b.md:2: clash: name: "annie" already stands for Ann Example in content/people/a.md: remove'
            " it from one of the two"
        ),
    ]
