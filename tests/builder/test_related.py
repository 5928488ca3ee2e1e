"""Related stories in a build: what is remembered of them, and which pages an edit concerns."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.builder.build import build, usual_places
from generator.builder.related import RELATED, RelatedCache
from generator.builder.verify import verify
from generator.model.pages.related import related_articles
from making import LATER, NOON, a_file, a_linked_site, a_site, an_article, an_article_file, write


def a_site_of_three_years(root: Path) -> Path:
    """Write a site on which the first and the last of many stories are about the same."""
    return a_site(
        root,
        {
            f"content/articles/{year}-{month}.md": an_article_file(
                f"Story {year}-{month}",
                date=f"{year}-{month:02}-01",
                people=["Ann Example"] if (year, month) in {(2023, 1), (2025, 6)} else [f"Person {year} {month % 3}"],
            )
            for year in (2023, 2024, 2025)
            for month in range(1, 7)
        },
    )


def test_a_retitled_story_restates_the_pages_that_name_it_as_related(tmp_path: Path) -> None:
    """Also one of years ago; and an edit of its text restates none of them."""
    root = a_site_of_three_years(tmp_path)
    build(usual_places(root), LATER)
    old = {"date": "2023-01-01", "people": ["Ann Example"], "slug": "2023-1"}
    write(root, {"content/articles/2023-1.md": an_article_file("Story 2023-1", "Edited.", **old)})
    assert "articles/2025-6/index.html" not in build(usual_places(root), LATER).written
    write(root, {"content/articles/2023-1.md": an_article_file("Retitled", "Edited.", **old)})
    written = {path for path in build(usual_places(root), LATER).written if path.startswith("articles/")}
    assert written == {"articles/2023-1/index.html", "articles/2023-2/index.html", "articles/2025-6/index.html"}
    verify(usual_places(root), LATER)


def test_what_becomes_of_a_case_reaches_the_pages_that_name_a_story_about_it(tmp_path: Path) -> None:
    """No headline stands without it, wherever it stands."""
    source = {"name": "The Courier", "date": "2023-01-01"}
    root = a_site_of_three_years(tmp_path)
    old = an_article_file("Old", date="2023-01-01", people=["Ann Example"], cases=["The Case"], source=source)
    write(root, {"content/articles/2023-1.md": old})
    build(usual_places(root), LATER)
    timeline = [{"date": "2025-05-01", "stage": "filed", "what": "It began.", "source": {"name": "The Courier"}}]
    write(root, {"content/cases/the-case.md": a_file(name="The Case", timeline=timeline)})
    assert "articles/2025-6/index.html" in build(usual_places(root), LATER).written
    verify(usual_places(root), LATER)


def test_another_person_in_a_story_restates_the_pages_of_those_it_was_related_to(tmp_path: Path) -> None:
    """They lose a related story, though nothing on their own page was edited."""
    root = a_site_of_three_years(tmp_path)
    build(usual_places(root), LATER)
    other = an_article_file("Story 2023-1", date="2023-01-01", people=["Nobody Else"])
    write(root, {"content/articles/2023-1.md": other})
    assert "articles/2025-6/index.html" in build(usual_places(root), LATER).written
    verify(usual_places(root), LATER)


def test_what_is_related_is_found_out_once(tmp_path: Path) -> None:
    """It is remembered for the same articles, whatever their texts, and not for others."""
    articles = [an_article(f"Story {number}", people=("Ann",)) for number in range(3)]
    site = a_linked_site(*articles)
    first = RelatedCache(tmp_path)
    assert first.of(site) == related_articles(site)
    first.save()
    written = (tmp_path / RELATED).stat()
    edited = a_linked_site(*[an_article(article.title, people=("Ann",), body_digest=b"new") for article in articles])
    second = RelatedCache(tmp_path)
    assert second.of(edited) == first.of(site)
    second.save()
    assert (tmp_path / RELATED).stat().st_ino == written.st_ino
    later = a_linked_site(*articles, an_article("More", date=NOON.replace(day=20), people=("Ann",)))
    assert RelatedCache(tmp_path).of(later) == related_articles(later)


def cut_short(memory: Path) -> None:
    """Leave half of a file."""
    memory.write_bytes(memory.read_bytes()[: memory.stat().st_size // 2])


def change_an_end(memory: Path) -> None:
    """Change the last byte of a file: it can still be read, and says something else."""
    content = memory.read_bytes()
    memory.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))


@pytest.mark.parametrize("damage", [Path.unlink, cut_short, change_an_end])
def test_a_memory_that_was_damaged_is_none(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    """It is found out anew, in silence."""
    site = a_linked_site(*[an_article(f"Story {number}", people=("Ann",)) for number in range(3)])
    cache = RelatedCache(tmp_path)
    cache.of(site)
    cache.save()
    damage(tmp_path / RELATED)
    assert RelatedCache(tmp_path).of(site) == related_articles(site)
