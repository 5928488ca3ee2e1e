"""The invented articles that benchmarks run on."""

from hashlib import blake2b
from pathlib import Path
from statistics import mean

from generator.model.slugs import slugify

from .contenders import digest_site
from .corpus import case_name, person_name, show_name, stories
from .measure import time_command


def test_every_machine_measures_the_same_articles(tmp_path: Path) -> None:
    """Figures compare only if they were taken on the same text; a change here begins a new series of figures."""
    text = "".join(map(digest_site(tmp_path / "site").written_as, stories(20)))
    assert blake2b(text.encode(), digest_size=8).hexdigest() == "14b4b2e8d1f3f4bb"


def test_an_article_is_as_long_as_one_of_a_newspaper() -> None:
    """A benchmark on short texts would hide what Markdown costs."""
    assert 400 < mean(len(story.body.split()) for story in stories(200)) < 460


def test_no_two_names_share_an_address() -> None:
    """At 100,000 articles there are 20,000 people, 5,000 shows and 2,000 cases, each with a page."""
    for name, count in ((person_name, 20_000), (show_name, 5_000), (case_name, 2_000)):
        assert len({slugify(name(rank)) for rank in range(count)}) == count


def test_our_own_build_accepts_the_articles(tmp_path: Path) -> None:
    """The command that is timed makes a page of each of them."""
    site = digest_site(tmp_path / "site")
    for story in stories(20):
        site.write(story)
    time_command(site.command)
    assert len(list(site.output_folder.glob("articles/*/index.html"))) == 20
