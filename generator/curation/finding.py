"""Find the article that an editor means: by its path, file name, slug or title, or by how one of these begins."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path

from generator.errors import Problem, UserError
from generator.model.article import Article

_MOST_SHOWN = 3


def find_article(root: Path, articles: Sequence[Article], wanted: str) -> Article:
    """Give the one article of the site at *root* that *wanted* stands for; raises UserError."""
    told = _in_site(root, wanted).casefold()
    exact = [article for article in articles if told in _names(article)]
    if len(exact) == 1:
        return exact[0]
    found = exact or [article for article in articles if any(name.startswith(told) for name in _names(article))]
    if len(found) == 1:
        return found[0]
    raise UserError([Problem(wanted, 0, _complaint(articles, found, told))])


def _in_site(root: Path, wanted: str) -> str:
    """Give a path that was typed in some folder as one of the site."""
    path = Path(wanted)
    with suppress(ValueError, OSError):
        if path.exists():
            return path.resolve().relative_to(root.resolve()).as_posix()
    return wanted


def _names(article: Article) -> Iterator[str]:
    yield article.path.casefold()
    yield Path(article.path).name.casefold()
    yield article.slug.casefold()
    yield article.title.casefold()


def _complaint(articles: Sequence[Article], found: Sequence[Article], told: str) -> str:
    if found:
        paths = [article.path for article in found]
        more = f" and {len(paths) - _MOST_SHOWN} more" if len(paths) > _MOST_SHOWN else ""
        return f"may be any of {', '.join(paths[:_MOST_SHOWN])}{more}: name one"
    names = {name: article.path for article in articles for name in _names(article)}
    near = get_close_matches(told, list(names), n=1, cutoff=0.6)
    return "no such article" + (f" - did you mean {names[near[0]]}?" if near else "; `ls content/articles` shows all")
