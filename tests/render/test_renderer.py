"""The renderer: values and a layout in, bytes or a problem out."""

from types import SimpleNamespace

import pytest

from generator.errors import Problem
from generator.model.layout import Layout
from generator.model.values import HomePage, Link, NotFound, Page, Pagination, Redirect, Teaser
from generator.render.renderer import Renderer
from making import NOON, a_frame, a_linked_site, an_article, pages_of

SITE = a_linked_site(
    an_article("A <headline>", slug="a", summary="“S”"),
    time_zone="Europe/Paris",
    base_url="https://digest.example/news/",
)
ARTICLE = pages_of(SITE)["articles/a/index.html"]


def a_renderer(**layouts: str) -> Renderer:
    """Make a renderer with these *layouts*: `article` is article.html, and so on."""
    sources = {f"{name.replace('__', '.') if '__' in name else f'{name}.html'}": text for name, text in layouts.items()}
    return Renderer(a_frame(SITE), {name: Layout(f"layouts/{name}", text) for name, text in sources.items()})


def rendered(source: str, page: Page = ARTICLE, html: str = "") -> str:
    """Give *page* as an article layout with this *source* shows it."""
    content = a_renderer(**{page.values.layout.replace(".", "__"): source}).render(page, html)
    assert isinstance(content, bytes)
    return content.decode()


def fault(source: str, **others: str) -> str:
    """Give what is said of an article layout with this *source*."""
    problem = a_renderer(article=source, **others).render(ARTICLE)
    assert isinstance(problem, Problem)
    return str(problem)


def test_a_layout_sees_its_page_its_site_its_address_and_its_body() -> None:
    """And nothing else."""
    assert rendered("{{ site.title }}|{{ page.title }}|{{ url }}|{{ root }}|{{ body }}", html="<p>B</p>") == (
        "The Test Digest|A &lt;headline&gt;|articles/a/|../../|<p>B</p>"
    )


def test_text_is_escaped_and_a_body_is_not() -> None:
    """In HTML and in feeds alike; a body was cleaned before."""
    assert rendered("{{ page.title }}{{ body }}", html="<b>x</b>") == "A &lt;headline&gt;<b>x</b>"
    assert rendered("{{ page.feed.name }}{{ '<&' }}", pages_of(SITE)["feed.xml"]) == "&lt;&amp;"


def test_plain_text_is_not_escaped() -> None:
    """robots.txt is no markup."""
    assert rendered("{{ '<&' }}", pages_of(SITE)["robots.txt"]) == "<&"


def test_links_of_a_body_lead_from_where_the_page_is() -> None:
    """A link that starts with a slash is meant from the base of the site."""
    assert rendered("{{ body }}", html='<a href="/people/ann/">Ann</a>') == '<a href="../../people/ann/">Ann</a>'


def test_the_page_for_what_is_not_there_is_served_anywhere() -> None:
    """So its links start from the base of the host."""
    page = Page("404.html", NotFound())
    assert rendered("{{ root }}people/", page) == "/news/people/"


def test_a_layout_tells_dates_and_whole_addresses() -> None:
    """In the zone of the site, and with its base."""
    assert rendered("{{ page.date|day }} {{ page.date|iso }} {{ page.date|rfc822 }} {{ absolute(url) }}") == (
        "14 March 2025 2025-03-14T13:00:00+01:00 Fri, 14 Mar 2025 12:00:00 +0000 https://digest.example/news/articles/a/"
    )
    assert NOON.hour == 12


def test_a_tag_on_a_line_of_its_own_leaves_no_line() -> None:
    """But the last line of a file stays."""
    assert rendered("<ul>\n  {% if true %}\n<li>\n  {% endif %}\n</ul>\n") == "<ul>\n<li>\n</ul>\n"


def test_a_page_is_utf8() -> None:
    """Whatever the locale; half a character becomes a question mark, not a crash."""
    assert rendered("{{ page.summary }}") == "“S”"
    assert rendered("{{ page.to.name }}", Page("old/index.html", Redirect(Link("\ud800", "a/")))) == "?"


def test_markdown_becomes_html_once_for_all_pages() -> None:
    """Links within the site keep their slash until a page is known; no text is no HTML."""
    assert a_renderer().to_html("[Ann](/people/ann/)") == '<p><a href="/people/ann/">Ann</a></p>'
    assert a_renderer().to_html("") == ""


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("\n{{ titel }}", "layouts/article.html:2: layout: 'titel' is undefined"),
        (
            "{{ page.titel }}",
            "layouts/article.html:1: layout: ArticlePage has no attribute 'titel'",
        ),
        (
            "{{ page.title() }}",
            "layouts/article.html:1: layout: 'str' object is not callable",
        ),
        ("{{ 1 / 0 }}", "layouts/article.html:1: layout: division by zero"),
        (
            "{{ [1][5] }}",
            "layouts/article.html:1: layout: list object has no element 5",
        ),
        ("\n\n{% endif %}", "layouts/article.html:3: not a valid layout: Encountered unknown tag 'endif'."),
        ("{{ page.title|shout }}", "layouts/article.html:1: not a valid layout: No filter named 'shout'."),
    ],
)  # fmt: skip
def test_a_faulty_layout_is_told_with_its_line(source: str, complaint: str) -> None:
    """A slip of an editor is no crash of ours."""
    assert fault(source) == complaint


def test_a_fault_in_an_included_layout_is_told_where_it_is() -> None:
    """Not where it was included."""
    included = fault('{% include "part.html" %}', part="\n{{ titel }}")
    assert included == "layouts/part.html:2: layout: 'titel' is undefined"
    broken = fault('{% include "part.html" %}', part="\n{% endif %}")
    assert broken == "layouts/part.html:2: not a valid layout: Encountered unknown tag 'endif'."


def test_a_layout_that_is_not_there_is_named_where_it_is_wanted() -> None:
    """Or, when it is that of the page itself, at least by its folder."""
    assert fault('\n{% include "gone.html" %}') == 'layouts/article.html:2: no layout "gone.html" in layouts/'
    problem = a_renderer(home="").render(ARTICLE)
    assert str(problem) == 'layouts: no layout "article.html" in layouts/'


def test_a_layout_that_includes_itself_is_a_problem_not_a_crash() -> None:
    """There is no end to it."""
    assert fault('{% include "article.html" %}').startswith(
        "layouts/article.html:1: layout: it extends or includes itself"
    )


def test_a_fault_of_ours_stays_one() -> None:
    """A traceback tells us more than a guess at a layout would tell an editor."""
    nonsense = SimpleNamespace(layout=["a list is no name"])
    with pytest.raises(TypeError, match="unhashable"):
        a_renderer(article="x").render(Page("a/index.html", nonsense))  # type: ignore[arg-type]


def test_a_name_is_told_of_where_it_stands_not_where_it_is_used() -> None:
    """A layout may hand a title to the one that it extends."""
    told = fault("{% extends 'base.html' %}\n{% set title = page.titel %}", base="\n\n{{ title }}")
    assert told == "layouts/article.html:2: layout: ArticlePage has no attribute 'titel'"


def test_fragments_are_those_of_each_teaser_in_order() -> None:
    """Rendered once, they lead from each page to where they should."""
    home = "{{ fragments('_story.html', page.teasers, root) }}"
    renderer = a_renderer(home=home, _story="<{{ root }}{{ teaser.url }}>")
    teasers = tuple(
        Teaser(title=name, url=f"{name}/", date=NOON, updated=None, summary="", source="", id="") for name in "ab"
    )
    for path, shown in (("index.html", b"<a/><b/>"), ("page/2/index.html", b"<../../a/><../../b/>")):
        page = Page(path, HomePage(teasers, Pagination(1, 1, "", ""), (), None))
        assert renderer.render(page) == shown


def test_what_differs_from_build_to_build_is_not_to_be_had() -> None:
    """A page must be the same bytes each time."""
    assert fault("{{ [1, 2]|random }}") == "layouts/article.html:1: not a valid layout: No filter named 'random'."
    assert fault("{{ lipsum() }}") == "layouts/article.html:1: layout: 'lipsum' is undefined"
