"""What is to be done at a host follows from what is wanted, what is remembered, and what the host lists."""

from hypothesis import given
from hypothesis import strategies as st

from generator.output import Stamp
from generator.publishing.plan import Plan, plan_publishing, redirected_paths
from generator.publishing.state import Known

PATHS = st.sampled_from(["index.html", "a/index.html", "b/index.html", "a/feed.xml", "style.css", ".lastword"])
DIGESTS = st.sampled_from([b"1", b"2"])
VERSIONS = st.sampled_from(["x", "y"])


def known(digest: bytes = b"1", version: str = "x") -> Known:
    """Make what is remembered of a file."""
    return Known(digest, Stamp(1, 1), version)


@given(
    wanted=st.dictionaries(PATHS, DIGESTS),
    remembered=st.dictionaries(PATHS, st.builds(known, DIGESTS, VERSIONS)),
    listing=st.none() | st.dictionaries(PATHS, VERSIONS),
)
def test_every_file_has_one_fate(
    wanted: dict[str, bytes], remembered: dict[str, Known], listing: dict[str, str] | None
) -> None:
    """What is wanted is sent or stays, and stays only where memory and host agree; what is not wanted goes."""
    plan = plan_publishing(wanted, remembered, listing)
    sent = {*plan.added, *plan.changed}
    assert len(sent) == len(plan.added) + len(plan.changed) == len(wanted) - plan.unchanged
    assert sent <= wanted.keys()
    assert not plan.deleted or wanted.keys().isdisjoint(plan.deleted)
    assert sorted(path for step in plan.steps for path in step) == sorted(sent)
    for path in wanted.keys() - sent:
        assert remembered[path].digest == wanted[path]
        assert listing is None or listing[path] == remembered[path].version
    there = remembered.keys() if listing is None else listing.keys()
    left = there - wanted.keys() - set(plan.deleted)
    assert left.isdisjoint(remembered)
    assert {path for path in left if not path.startswith(".")} == set(plan.foreign)
    assert remembered or not plan.foreign


def test_what_is_as_it_was_stays() -> None:
    """Nothing is to be done."""
    plan = plan_publishing({"a": b"1"}, {"a": known()}, {"a": "x"})
    assert plan.is_empty
    assert plan.unchanged == 1


def test_memory_alone_is_never_believed() -> None:
    """The host says that somebody changed the file, or that it is gone."""
    assert plan_publishing({"a": b"1"}, {"a": known()}, {"a": "y"}).changed == ("a",)
    assert plan_publishing({"a": b"1"}, {"a": known()}, {}).added == ("a",)


def test_a_host_alone_is_never_believed() -> None:
    """Nobody remembers what the file there holds."""
    assert plan_publishing({"a": b"1"}, {}, {"a": "x"}).changed == ("a",)


def test_hidden_files_of_others_are_let_be() -> None:
    """A server has some of its own; ours go, and what a transfer that was cut off has left."""
    listing = dict.fromkeys(
        [
            ".htaccess",
            ".well-known/acme-challenge/t",
            ".nojekyll",
            "a/.index.html.new",
            "a/.index.html.Ab12yZ",
            "b/.~tmp~/index.html",
        ],
        "x",
    )
    plan = plan_publishing({}, {".nojekyll": known()}, listing)
    assert plan.deleted == (".nojekyll", "a/.index.html.Ab12yZ", "a/.index.html.new", "b/.~tmp~/index.html")


def test_what_we_never_sent_is_left_alone() -> None:
    """As long as it is remembered what we sent; a host that takes a site as a whole has no room for it."""
    there = {"a/index.html": "x", "google123.html": "x"}
    remembered = {"a/index.html": known(), "old/index.html": known()}
    plan = plan_publishing({"a/index.html": b"1"}, remembered, there)
    assert (plan.deleted, plan.gone, plan.foreign) == ((), (), ("google123.html",))
    assert plan_publishing({"a/index.html": b"1"}, {}, there).deleted == ("google123.html",)
    plan = plan_publishing({"a/index.html": b"1"}, remembered, there, replaces_all=True)
    assert (plan.deleted, plan.foreign) == (("google123.html",), ())


def test_pages_come_after_what_they_need_and_before_what_names_them() -> None:
    """A reader who comes in the middle finds nothing broken."""
    paths = [
        "sitemap.xml", "index.html", "assets/style.css", "people/ann/feed.xml", "robots.txt", "_redirects", ".lastword",
        "media/a.jpg", "404.html", "_headers", "feed.json",
    ]  # fmt: skip
    assert plan_publishing(dict.fromkeys(paths, b"1"), {}, {}).steps == (
        (".lastword",),
        ("_headers", "assets/style.css", "media/a.jpg"),
        ("404.html", "index.html"),
        ("_redirects", "feed.json", "people/ann/feed.xml", "robots.txt", "sitemap.xml"),
    )


def gone(*redirects: str) -> tuple[str, ...]:
    """Give what is no longer found of three pages and a feed, where the host has these redirects."""
    there = dict.fromkeys(["a/index.html", "a/page/2/index.html", "old.html", "a/feed.xml"], "x")
    plan: Plan = plan_publishing({}, {}, there, redirected_paths("\n".join(redirects), "/news/"))
    return plan.gone


def test_pages_that_nobody_answers_for_are_gone() -> None:
    """A redirect answers for a page, or for all of a folder; a feed is no page."""
    assert gone() == ("a/index.html", "a/page/2/index.html", "old.html")
    assert gone("# moved", "", "/news/a/ /news/b/ 301") == ("a/page/2/index.html", "old.html")
    assert gone("/news/a/* /news/b/:splat 301", "/news/old.html /news/ 301") == ()
    assert gone("/a/* /b/ 301", "/news/%61 /news/b/ 301") == ("a/page/2/index.html", "old.html")
