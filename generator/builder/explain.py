"""Why a page is stale, in words an editor understands: the values it showed beside those it shows now."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import msgspec

from generator.builder.basis import Basis
from generator.builder.plan import SOMETHING_CHANGED
from generator.config import Config
from generator.model.content import Content
from generator.model.layout import ASSETS, closure, closure_assets
from generator.model.pages import make_frame, make_pages
from generator.model.site import make_site
from generator.model.values import (
    Asset,
    AtomFeed,
    BodyReference,
    Feed,
    Frame,
    JsonFeed,
    Link,
    MonthEntry,
    NewsSitemap,
    Page,
    PageValues,
    RssFeed,
    Sitemap,
    Teaser,
    Tombstone,
)
from generator.readers.languages import LANGUAGES
from generator.readers.layouts import Layouts

_MOST = 3
# What follows from other fields is told where it alone changed.
_FOLLOWING = {"years", "coverage", "chapters", "sections", "section"}
# The settings that stand in a table, by their fields of the frame.
_SETTINGS = {"full_text": "search.full_text"}
_WORDS = {
    "status": "stage", "updated": "date of change", "corrected": "correction", "body": "text", "source_url": "source",
    "chosen": "choice", "news": "list of names in the news",
}  # fmt: skip


class Era(NamedTuple):
    """Hold all that a build stood on."""

    basis: Basis
    frame: Frame
    pages: Mapping[str, Page]


def era_of(basis: Basis, content: Content) -> Era:
    """Derive again what a build with this *basis* and *content* made."""
    site, _ = make_site(basis.config, content, basis.now)
    return Era(basis, make_frame(site), {page.path: page for page in make_pages(site)})


def explain(reasons: Mapping[str, str], layouts: Layouts, now: Era, before: Era) -> dict[str, str]:
    """Say in detail why each page in *reasons* is stale, where the plan only knows that something changed."""
    gone = {page.url: page.values.date for page in now.pages.values() if isinstance(page.values, Tombstone)}
    return {
        path: _reason(now.pages[path], before.pages.get(path), list(_shared(now, before, layouts, path)), gone)
        if reason == SOMETHING_CHANGED
        else reason
        for path, reason in reasons.items()
    }


def _shared(now: Era, before: Era, layouts: Layouts, path: str) -> Iterator[str]:
    """Give the reasons that a page has in common with others: the generator, the settings, its layouts."""
    if now.basis.installation != before.basis.installation:
        yield "is made by another version of the generator"
    changed = changed_fields(before.frame, now.frame)
    settings = [_SETTINGS.get(name, name) for name in changed if name in Config.__struct_fields__ or name in _SETTINGS]
    if settings:
        yield f"shows settings that changed: {', '.join(settings)}"
    if "archive" in changed:
        yield "leads to the archive of another year"
    if "corrections" in changed:
        yield "leads to the list of corrections" + ("" if now.frame.corrections else " no longer, as there are none")
    if "weeks" in changed:
        yield "leads to the digests of weeks" + ("" if now.frame.weeks else " no longer, as there are none")
    layout = now.pages[path].values.layout
    for name in sorted(closure(layout, layouts.templates)):
        origin = layouts.templates[name].origin if name in layouts.templates else name
        if now.basis.layouts.get(origin) != before.basis.layouts.get(origin):
            yield f"uses {origin}, which changed"
    yield from (f"says words of {table}, which changed" for table in _changed_tables(before.basis, now.basis))
    for name in sorted(closure_assets(layout, layouts.templates)):
        origin = layouts.assets.get(f"{ASSETS}/{name}", "")
        if now.basis.layouts.get(origin) != before.basis.layouts.get(origin):
            yield f"leads to another edition of {origin}"


def _changed_tables(before: Basis, now: Basis) -> list[str]:
    """Name the tables of words that changed; those of another language are others."""
    if before.config.language != now.config.language:
        return []
    changed = {name for name in before.layouts | now.layouts if before.layouts.get(name) != now.layouts.get(name)}
    return sorted(name for name in changed if f"/{LANGUAGES}/" in name)


def _reason(now: Page, before: Page | None, shared: Sequence[str], gone: Mapping[str, date]) -> str:
    if isinstance(now.values, Asset):
        return f"is a copy of {now.values.source}, which changed"
    own = list(_own_differences(before.values, now.values, gone)) if before else []
    reasons = list(dict.fromkeys([*shared, *own])) or [SOMETHING_CHANGED]
    more = len(reasons) - _MOST
    return "; ".join(reasons[:_MOST]) + (f"; and {more} more" if more > 0 else "")


def changed_fields(before: msgspec.Struct, now: msgspec.Struct) -> list[str]:
    """Name the fields in which two values of one type differ."""
    return [name for name in now.__struct_fields__ if getattr(before, name) != getattr(now, name)]


def _own_differences(before: PageValues, now: PageValues, gone: Mapping[str, date]) -> Iterator[str]:
    feeds = (RssFeed, AtomFeed, JsonFeed)
    if isinstance(before, feeds) and isinstance(now, feeds):
        return _feed_differences(before.feed, now.feed, gone)
    return _differences(before, now, gone)


def _differences(before: PageValues, now: PageValues, gone: Mapping[str, date]) -> Iterator[str]:
    if type(before) is not type(now):
        if isinstance(now, Tombstone):
            yield f"was withdrawn on {now.date.isoformat()}"
        else:
            yield "is no longer withdrawn" if isinstance(before, Tombstone) else "is a page of another kind now"
        return
    changed = changed_fields(before, now)
    for field in [field for field in changed if field not in _FOLLOWING] or changed:
        old, new = getattr(before, field), getattr(now, field)
        if field == "modified":
            continue  # what was modified is told by other fields
        if isinstance(now, Sitemap | NewsSitemap):
            yield "lists pages that came, went or changed"
        elif isinstance(new, BodyReference) or isinstance(old, BodyReference):
            yield from _body_difference(old, new)
        elif field == "case_notes":
            yield from (f"says what became of “{note.name}” since" for note in new if note not in old)
            still = {note.url for note in new}
            yield from (f"says no more of “{note.name}”" for note in old if note.url not in still)
        elif field in {"newer", "older"}:
            yield f"leads on to {_named(new)}{_detail(old, new)}" if new else "has no neighbour on one side any more"
        elif isinstance(new, tuple) and all(hasattr(part, "url") for part in (*old, *new)):
            yield from _list_differences(old, new, gone)
        else:
            yield f"its {_word(field)} changed"


def _feed_differences(old: Feed, new: Feed, gone: Mapping[str, date]) -> Iterator[str]:
    for field in ("name", "url", "updated"):
        if getattr(old, field) != getattr(new, field):
            yield f"its {_word(field)} changed"
    yield from _list_differences([entry.teaser for entry in old.entries], [entry.teaser for entry in new.entries], gone)
    before = {entry.teaser.url: entry for entry in old.entries}
    for entry in new.entries:
        known = before.get(entry.teaser.url)
        if known and known.teaser.digest == entry.teaser.digest and known.digest != entry.digest:
            fields = [name for name in ("body", "source_url", "terms") if getattr(known, name) != getattr(entry, name)]
            yield f"has {_named(entry.teaser)}, whose {' and '.join(map(_word, fields))} changed"


def _body_difference(old: BodyReference | None, new: BodyReference | None) -> Iterator[str]:
    if not old or not new or old.digest != new.digest:
        yield "its text changed"
    elif old.path != new.path:
        yield f"its text is now in {new.path}"
    elif old.words != new.words:
        yield "shows " + ("all of its text" if new.words is None else f"no more than {new.words} words of its text")


def _list_differences(old: Sequence[Any], new: Sequence[Any], gone: Mapping[str, date]) -> Iterator[str]:
    before: Mapping[str, Any] = {part.url: part for part in old}
    now: Mapping[str, Any] = {part.url: part for part in new}
    for url, part in now.items():
        if url not in before:
            yield f"lists {_named(part)}, which it did not"
        elif detail := _detail(before[url], part):
            yield f"lists {_named(part)}{detail}"
    for url, part in before.items():
        if url not in now:
            why = f", which was withdrawn on {gone[url].isoformat()}" if url in gone else ""
            yield f"no longer lists {_named(part)}{why}"
    if list(before) != list(now) and before.keys() == now.keys():
        yield "lists its entries in another order"


def _named(part: Any) -> str:  # noqa: ANN401 - any value that can be linked to
    if isinstance(part, MonthEntry):
        return part.month.isoformat()[:7]
    return f"“{part.title if isinstance(part, Teaser) else part.name}”"


def _detail(old: Any, new: Any) -> str:  # noqa: ANN401
    """Say what changed in the page that is linked to; "" when nothing did."""
    if old is None or old.url != new.url:
        return ""
    if isinstance(new, Teaser):
        fields = [name for name in Teaser.__slots__ if name != "digest" and getattr(old, name) != getattr(new, name)]
    elif isinstance(new, MonthEntry):
        fields = ["stories"] if _stories(old) != _stories(new) else []
    else:
        fields = [name for name in changed_fields(old, new) if name not in _FOLLOWING]
    if isinstance(new, Link) and new.url.startswith("articles/"):
        fields = ["title" if name == "name" else name for name in fields]
    return f", whose {' and '.join(map(_word, fields))} changed" if fields else ""


def _stories(month: MonthEntry) -> tuple[int, list[bytes]]:
    return month.count, [teaser.digest for teaser in month.latest]


def _word(field: str) -> str:
    return _WORDS.get(field, field.replace("_", " "))
