"""What a host is told to allow is all that the pages want."""

from reader.browsing import MARKS, Window
from reader.sites_making import Served

pytestmark = MARKS


def test_no_page_wants_what_its_policy_refuses(window: Window, sample: Served) -> None:
    """Nor has the console anything else to say."""
    window.look()
    window.complaints()
    for page in sample.pages:
        window.open(page)
        assert (page, window.complaints()) == (page, [])


def test_the_policy_is_in_force(window: Window, sample: Served) -> None:
    """A script that somebody smuggled into a page does not run, and that is noticed."""
    window.open(sample.url)
    window.run("document.body.append(Object.assign(document.createElement('script'), {text: 'window.smuggled = 1'}))")
    assert window.run("'smuggled' in window") is False
    assert any("script-src" in said for said in window.complaints())
