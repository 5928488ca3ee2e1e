"""What a preview builds, and what it has to say of it."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.builder.lock import locked
from generator.config import Config
from generator.model.content import Content
from generator.preview.preview import LOOK, Outcome, Preview
from making import (
    END_OF_YEAR,
    LATER,
    SITE_TOML,
    a_lively_site,
    a_site,
    an_article_file,
    build,
    files_in,
    run_digest,
    write,
)

ARTICLE = "content/articles/a.md"
TAKES_A_WHILE = f"""
root = Path(sys.argv[1])
with locked(root / ".digest", print):
    print("locked", flush=True)
    time.sleep(0.5)
    (root / "content/articles/meanwhile.md").write_text({an_article_file("Meanwhile")!r})
    time.sleep(0.5)
"""
WITHDRAWN = {
    "status": "withdrawn",
    "corrections": [{"date": "2025-03-15", "kind": "withdrawn", "now": "It was wrong."}],
}


class NoSeeds:
    """The seeds of a site that has none."""

    names: tuple[str, ...] = ()
    written: Sequence[str] = ()

    def take_in(self, _config: Config, _content: Content) -> bool:
        """Find nothing."""
        return False


class OneSeed(NoSeeds):
    """The seeds of a site with one, which is converted when it is first seen."""

    def __init__(self, root: Path) -> None:
        self._file = root / "content/articles/from-a-seed.md"

    def take_in(self, _config: Config, _content: Content) -> bool:
        """Write the article, unless it is there."""
        if self._file.exists():
            return False
        self._file.write_text(an_article_file("From a seed"), encoding="utf-8")
        self.written = ["content/articles/from-a-seed.md"]
        return True


class WaitingSeed(NoSeeds):
    """The seeds of a site of which one is never done with."""

    @property
    def names(self) -> tuple[str, ...]:
        """Give another name each time."""
        return (str(time.monotonic_ns()),)


class VanishingSeed(NoSeeds):
    """The seeds of a site of which one goes while it is looked at."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def take_in(self, _config: Config, _content: Content) -> bool:
        """Look at the file, which is gone."""
        return bool(self._file.stat())


def a_preview(root: Path, *, follow: bool = False, now: Callable[[], datetime] = lambda: LATER) -> Preview:
    """Make the preview of a site, and build it."""
    preview = Preview(root, now, lambda _now: NoSeeds(), follow=follow)
    preview.build(())
    return preview


def save(root: Path, path: str, text: str) -> None:
    """Save a file, long enough ago to be told from one that is saved again."""
    write(root, {path: text})
    status = (root / path).stat()
    os.utime(root / path, ns=(status.st_atime_ns, status.st_mtime_ns - 10**9))


def plainly_built(root: Path, now: str = END_OF_YEAR) -> dict[str, bytes]:
    """Build the site at *root*, and give its output with the addresses of assets as they are in a preview."""
    return {path: re.sub(rb"(assets/[\w.-]+)\?[0-9a-f]{10}", rb"\1", text) for path, text in build(root, now).items()}


def pages(preview: Preview) -> dict[str, bytes]:
    """Give what the preview has built."""
    return files_in(preview.places.output)


def test_a_preview_shows_what_a_build_makes(tmp_path: Path) -> None:
    """Where everything is out and finished, every byte is the same."""
    root = a_lively_site(tmp_path)
    assert pages(a_preview(root)) == plainly_built(root)


def test_published_pages_are_the_same_beside_a_draft(tmp_path: Path) -> None:
    """All but those that show the draft, and the corrections and withdrawals that readers see."""
    draft = {"content/articles/draft.md": an_article_file("Draft", status="draft", date="2001-01-01")}
    root = a_lively_site(tmp_path, **draft, **{"content/articles/gone.md": an_article_file("Gone", **WITHDRAWN)})
    shown, published = pages(a_preview(root)), plainly_built(root)
    assert published.keys() <= shown.keys()
    different = {path for path in published if shown[path] != published[path]}
    assert all(b"draft" in shown[path] or b"2001" in shown[path] for path in different)
    same = {"articles/story-1/index.html", "articles/gone/index.html", "people/ann-example/index.html", "404.html"}
    assert same <= published.keys()
    assert same.isdisjoint(different)


@pytest.mark.parametrize(
    "fields", [{"status": "draft"}, {"date": "2026-05-01"}, {"status": "draft", "date": "2026-05-01"}]
)
def test_drafts_and_held_articles_are_shown_as_they_will_be(tmp_path: Path, fields: dict[str, str]) -> None:
    """The page is the one that a build makes when the article is out."""
    root = a_lively_site(tmp_path, **{"content/articles/z.md": an_article_file("Z", **fields)})
    page = pages(a_preview(root))["articles/z/index.html"]
    assert "articles/z/index.html" not in plainly_built(root)
    write(root, {"content/articles/z.md": an_article_file("Z", **{**fields, "status": "published"})})
    assert plainly_built(root, now="2026-06-01")["articles/z/index.html"] == page


def test_a_preview_never_writes_where_a_site_is_published_from(tmp_path: Path) -> None:
    """A draft cannot be published by accident, and a build knows nothing of the preview."""
    root = a_site(tmp_path, {ARTICLE: an_article_file("A", status="draft")})
    published = build(root)
    preview = a_preview(root)
    assert files_in(root / "output") == published
    assert "articles/a/index.html" in pages(preview)
    told = run_digest("--root", root, "build", "--now", END_OF_YEAR).stdout
    assert told.startswith(f"output/: {len(published)} files, nothing to write")


def test_a_failed_build_says_what_is_wrong_and_leaves_what_was(tmp_path: Path) -> None:
    """The last good site stays, until the file is mended."""
    root = a_site(tmp_path, {ARTICLE: an_article_file("A")})
    preview = a_preview(root)
    before, number = pages(preview), preview.shown.build
    save(root, ARTICLE, "---\ntitel: A\n---\n")
    outcome = preview.build([ARTICLE])
    assert (outcome.failed, outcome.message, preview.shown.build) == (True, LOOK, number)
    assert outcome.line.startswith(f"{ARTICLE}: not built, 3 problems (")
    assert [str(problem) for problem in preview.shown.problems][2] == (
        f'{ARTICLE}:2: unknown key "titel" - did you mean "title"?'
    )
    assert pages(preview) == before
    save(root, ARTICLE, an_article_file("A"))
    mended = preview.build([ARTICLE])
    assert (mended.failed, mended.message, preview.shown.problems) == (False, LOOK, ())
    assert mended.line.startswith(f"{ARTICLE}: nothing to write (")


def test_a_first_build_that_fails_is_mended_too(tmp_path: Path) -> None:
    """Even if it was the settings that could not be read."""
    root = a_site(tmp_path, {"content/site.toml": "title = ", ARTICLE: an_article_file("A")})
    preview = a_preview(root)
    assert (preview.shown.config, preview.shown.base, pages(preview)) == (None, "/", {})
    save(root, "content/site.toml", SITE_TOML.replace(".example/", ".example/news/"))
    assert preview.build(["content/site.toml"]).message == "/news/"
    assert preview.shown.base == "/news/"
    assert "articles/a/index.html" in pages(preview)


def test_browsers_are_told_once_whatever_was_written(tmp_path: Path) -> None:
    """To load the page again; for a style sheet alone, to swap it; and nothing if nothing changed."""
    root = a_site(tmp_path, {ARTICLE: an_article_file("A"), "content/media/a.jpg": "1", "content/media/b.svg": "1"})
    preview = a_preview(root)
    numbers = [preview.shown.build]

    def told(path: str, text: str) -> str | None:
        save(root, path, text)
        outcome = preview.build([path])
        numbers.append(preview.shown.build)
        return outcome.message

    assert told(ARTICLE, an_article_file("B")) == "/"
    assert told("layouts/assets/style.css", "p { color: red }") == "/assets/style.css"
    assert told("content/media/a.jpg", "22") == "/media/a.jpg"
    assert told("content/media/b.svg", "22") == "/"
    assert len(set(numbers)) == len(numbers)
    assert told(ARTICLE, an_article_file("B")) is None
    assert numbers[-1] == numbers[-2]
    write(root, {"layouts/assets/more.css": "", "layouts/assets/style.css": "p { color: blue }"})
    assert preview.build(["layouts/assets/more.css"]).message == "/*.css"


def test_browsers_are_told_of_what_another_preview_built(tmp_path: Path) -> None:
    """The first of two on one site wrote the pages, so the second has nothing to write; then nothing more."""
    root = a_site(tmp_path, {ARTICLE: an_article_file("A")})
    first, second = a_preview(root), a_preview(root)
    save(root, ARTICLE, an_article_file("B"))
    before = second.shown.build
    assert first.build([ARTICLE]).message == "/"
    assert second.build([ARTICLE]).message == "/"
    assert second.shown.build != before
    assert first.build([]).message is None
    assert second.build([]).message is None


def test_a_line_names_what_changed(tmp_path: Path) -> None:
    """A file that is there rather than one that an editor used on the way."""
    root = a_site(tmp_path, {ARTICLE: an_article_file("A"), "content/articles/b.md": an_article_file("B")})
    preview = a_preview(root)
    (root / ARTICLE).unlink()
    line = preview.build(["content/articles/4913", ARTICLE, "content/articles/b.md", "content/site.toml"]).line
    assert line.startswith("content/articles/b.md and 1 more: ")
    assert " written, 1 deleted (" in line
    assert preview.build(["content/articles/gone.md"]).line.startswith("content/articles/gone.md: nothing to write (")


def test_browsers_follow_an_editor(tmp_path: Path) -> None:
    """To the page of what was edited last; what has no page leads nowhere."""
    root = a_lively_site(tmp_path)
    (root / "content/site.toml").write_text(SITE_TOML.replace(".example/", ".example/news/"), encoding="utf-8")
    preview = a_preview(root, follow=True)
    files = ["content/articles/story-1.md", "content/people/ann-example.md"]
    assert preview.build(files).message == "/__preview/go/news/people/ann-example/"
    assert preview.build(files[:1]).message == "/__preview/go/news/articles/story-1/"
    assert preview.build(["content/media/ann.jpg"]).message is None


def test_an_article_made_of_a_seed_is_told_of_once(tmp_path: Path) -> None:
    """The change that the conversion itself makes is no news."""
    root = a_site(tmp_path, {ARTICLE: an_article_file("A")})
    preview = Preview(root, lambda: LATER, lambda _now: OneSeed(root), follow=True)
    outcome = preview.build(["seeds/a.txt"])
    assert (outcome.made, outcome.message) == ("articles/from-a-seed/", "/__preview/go/articles/from-a-seed/")
    assert preview.build(["content/articles/from-a-seed.md"]).line == ""
    assert preview.build(["content/articles/from-a-seed.md"]).line != ""


def test_a_preview_that_is_started_again_knows_what_it_shows(tmp_path: Path) -> None:
    """Nothing is written, the number of the build is the same, and pages still lead to their files."""
    root = a_site(tmp_path)
    save(root, ARTICLE, an_article_file("A", status="draft"))
    first = a_preview(root)
    second = Preview(root, lambda: LATER, lambda _now: NoSeeds())
    assert second.build(()) == Outcome("", None, None, failed=False)
    assert second.shown.build == first.shown.build != ""
    assert second.shown.content == first.shown.content


def test_nobody_is_waited_for_where_no_seed_is_new(tmp_path: Path) -> None:
    """A save is on the screen while a publishing has the site for minutes."""
    root = a_site(tmp_path, {ARTICLE: an_article_file("A")})
    preview = a_preview(root)
    with locked(root / ".digest", pytest.fail):
        save(root, ARTICLE, an_article_file("Another"))
        assert not preview.build((ARTICLE,)).failed
    assert b"Another" in pages(preview)["articles/a/index.html"]


def test_seeds_wait_for_the_command_that_has_the_site(tmp_path: Path) -> None:
    """What that one has made meanwhile is read before any is taken in."""
    root = a_site(tmp_path, {ARTICLE: an_article_file("A")})
    other = f"import sys, time\nfrom pathlib import Path\nfrom generator.builder.lock import locked\n{TAKES_A_WHILE}"
    command = [sys.executable, "-c", other, root]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "locked\n"
        preview = Preview(root, lambda: LATER, lambda _now: WaitingSeed())
        preview.build(())
        assert "articles/meanwhile/index.html" in pages(preview)
    assert process.returncode == 0


def test_a_file_that_goes_while_it_is_looked_at_stops_nothing(tmp_path: Path) -> None:
    """Editors make files and delete them again at any time."""
    root = a_site(tmp_path, {ARTICLE: an_article_file("A")})
    preview = Preview(root, lambda: LATER, lambda _now: VanishingSeed(root / "seeds/gone.txt"))
    assert preview.build([ARTICLE]).failed
    assert list(map(str, preview.shown.problems)) == ["seeds/gone.txt: went away while the site was built: save again"]


def test_each_build_goes_by_the_clock(tmp_path: Path) -> None:
    """A preview may be open for days."""
    days = iter([datetime(2025, 12, day, tzinfo=UTC) for day in (1, 2, 3)])
    root = a_site(tmp_path, {ARTICLE: an_article_file("A", updated="2025-12-03T00:00:00Z")})
    preview = Preview(root, lambda: next(days), lambda _now: NoSeeds())
    assert preview.shown.now.day == 1
    preview.build(())
    assert b"Updated" not in pages(preview)["articles/a/index.html"]
    preview.build(())
    assert b"Updated" in pages(preview)["articles/a/index.html"]


def test_a_memory_that_is_deleted_meanwhile_is_made_anew(tmp_path: Path) -> None:
    """What a preview keeps in mind counts only as long as it is what is on the disk."""
    root = a_lively_site(tmp_path)
    preview = a_preview(root)
    save(root, "content/articles/story-1.md", an_article_file("Story"))
    preview.build(["content/articles/story-1.md"])
    for path in [*preview.places.output.rglob("*"), *preview.places.memory.glob("*")]:
        if path.is_file():
            path.unlink()
    save(root, "content/articles/story-1.md", an_article_file("Another story"))
    preview.build(["content/articles/story-1.md"])
    assert pages(preview) == plainly_built(root)
