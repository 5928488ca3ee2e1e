"""A selection: what an editor chose and wrote for the digest of one week, in content/digests/."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches

import msgspec

from generator.model.article import FILLED_IN, Article
from generator.model.registry import Clash
from generator.model.week import week_named


class Selection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """
    Hold the choice of an editor for one week; the text below it is a note to the readers.

    *stories* name articles by their slugs or files, in the order in which they are to stand, also articles of other
    weeks. *slug* is the week, 2025-w11, which the name of the file gives; it and what follows come from the reader.
    """

    title: str = ""
    stories: tuple[str, ...] = ()
    slug: str = ""
    path: str = ""
    media: tuple[str, ...] = ()
    body_digest: bytes = b""
    body_words: int = 0
    digest: bytes = b""

    @property
    def monday(self) -> date:
        """Give the day on which its week begins."""
        return week_named(self.slug)


SELECTION_FILLED_IN = FILLED_IN | {"slug"}


class Library:
    """Find *articles* by their slugs and by the names of their files, with .md or without."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._by_name: dict[str, Article] = {}
        for article in articles:
            self._by_name.setdefault(article.path.rpartition("/")[2].removesuffix(".md"), article)
        for article in articles:
            self._by_name[article.slug] = article

    def find(self, name: str) -> Article | None:
        """Give the article that *name* stands for, None for a name of nothing."""
        return self._by_name.get(name) or self._by_name.get(name.removesuffix(".md"))

    def nearest(self, name: str) -> str:
        """Ask whether another name was meant; "" if none comes near."""
        near = get_close_matches(name.removesuffix(".md"), self._by_name, n=1)
        return f'; did you mean "{near[0]}"?' if near else ""


def chosen_stories(
    selections: Sequence[Selection], library: Library, out: Iterable[Article]
) -> Mapping[str, tuple[Article, ...]]:
    """Give for each of *selections*, by its slug, the stories that it names and that are *out*, in its order."""
    if not any(selection.stories for selection in selections):
        return {selection.slug: () for selection in selections}
    shown = {article.path: article for article in out}
    named = {selection.slug: [library.find(name) for name in selection.stories] for selection in selections}
    return {
        slug: tuple([shown[article.path] for article in articles if article and article.path in shown])
        for slug, articles in named.items()
    }


def selection_clashes(selections: Iterable[Selection], library: Library) -> list[Clash]:
    """Find weeks with two files, and in each file the stories that there are not, or that stand in it twice."""
    clashes: list[Clash] = []
    owners: dict[str, str] = {}
    for selection in selections:
        if (owner := owners.setdefault(selection.slug, selection.path)) != selection.path:
            message = f"{owner} is for the same week: put what is in the two into one file"
            clashes.append(Clash(selection.path, (), message))
        seen: set[str] = set()
        for index, name in enumerate(selection.stories):
            article = library.find(name)
            if article is None:
                message = f'stories: there is no article "{name}"{library.nearest(name)}'
                clashes.append(Clash(selection.path, ("stories", index), message))
            elif article.path in seen:
                message = f'stories: "{name}" stands here twice: take one out'
                clashes.append(Clash(selection.path, ("stories", index), message))
            else:
                seen.add(article.path)
    return clashes
