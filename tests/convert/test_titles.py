"""Titles and summaries."""

import pytest
from convert.seed_making import END, LEAD, MIDDLE, a_seed, body_of, cleaned, converted
from hypothesis import given
from hypothesis import strategies as st

from generator.convert.headlines import long_words
from generator.convert.leads import LONGEST_MADE_TITLE, LONGEST_SUMMARY, made_title, make_summary
from generator.convert.mastheads import Masthead
from generator.convert.phrases import read_phrases
from generator.convert.run_in import Subject, find_run_in_title
from generator.convert.titles import find_title

MADE = "title: made from the first sentence"


def test_the_first_line_is_the_title() -> None:
    """A line without a full stop before the first paragraph is the stated title, and needs no review."""
    article = converted(a_seed("Big drum missing after the harbour party", LEAD, MIDDLE, END))
    assert article.title == "Big drum missing after the harbour party"
    assert MADE not in article.review


@pytest.mark.parametrize(
    "title", ["Who Took the Big Drum?", "“Bring Back Our Drum!”: Harbour Band Pleads", "Harbour drum: “It was me!”"]
)
def test_a_title_may_end_like_a_sentence(title: str) -> None:
    """Questions, exclamations and quotations at the end do not make a headline story."""
    seed = a_seed(title, LEAD, MIDDLE, END)
    article = converted(seed)
    assert article.title == title
    assert article.summary.startswith(LEAD)


def test_a_title_that_stands_twice_stands_once() -> None:
    """The repetition of the title goes."""
    title = "Big Drum Missing After Harbour Party"
    assert converted(a_seed(title, title, LEAD, MIDDLE, END)).title == title
    assert body_of(a_seed(title, title, LEAD, MIDDLE, END)) == [LEAD, MIDDLE, END]


def test_the_site_behind_the_title_goes() -> None:
    """A page's title carries the outlet behind a bar; it is the source, not the title."""
    article = converted(a_seed("Big drum missing after the harbour party | The Tide Post", LEAD, MIDDLE, END))
    assert article.title == "Big drum missing after the harbour party"
    assert article.source is not None
    assert article.source.name == "The Tide Post"


def test_the_title_is_chosen_from_a_menu() -> None:
    """Among the lines above the story, the one that speaks of the story is the title."""
    menu = ["Home", "News", "Harbour Guide and Tide Tables", "Our Favourite Ferries"]
    assert converted(a_seed(*menu, "Nobody knows who took the big drum", LEAD, MIDDLE, END)).title == (
        "Nobody knows who took the big drum"
    )


def test_a_title_that_ran_into_the_top_of_the_page_is_found() -> None:
    """What stands twice in such a line, or between a date and a label, is the title; the editor is told."""
    top = "News Nobody knows who took big drum Petra Vane May 5, 2025 Share Nobody knows who took big drum Facebook"
    article = converted(a_seed(f" date 2025-05-05 {top}", LEAD, MIDDLE, END))
    assert article.title == "Nobody knows who took big drum"
    assert "title: taken from the top of the page, where it ran into other text" in article.review


DRUM = "Nobody knows who took big drum after harbour party"
CAPTION = "The quay in the morning after the storm of Sunday, May 4, 2025. (Ivo Lark/PA)"


@pytest.mark.parametrize(
    "top",
    [
        f"Menu Search {DRUM} By Petra Vane May 5, 2025 Share",
        f"Sports Harbour Band {DRUM} Share this: Facebook Twitter",
        f"Home News {DRUM} Petra Vane May 5, 2025 3:10 pm",
        f"Local {DRUM} Ottokar Wendel Monday 2:30PM 4.2K 17 Seals and gulls. Photo: Ivo Lark, AP",
        f"{CAPTION} {DRUM} 1 / 8 Back to Gallery",
        f"Top Stories {DRUM} The bandstand stood for a hundred years and was painted blue in May of 1987. (PA)",
        f"Ferry fares rise again Ivo Lark Yesterday 9:10AM {DRUM} Petra Vane Monday 6:30PM",
        f"Welcome to the harbour Learn More {DRUM} Petra Vane Harbour Press Published 11:34 PM May 5, 2025",
        f"Up next: {DRUM} {DRUM} One of the band spoke of the party by Petra Vane @petravane 2 min read",
    ],
)
def test_a_title_is_found_between_the_marks_of_a_page(top: str) -> None:
    """Bylines, dates, buttons, credits, sections, captions and standfirsts bound it, on either side."""
    seed = a_seed(f" date 2025-05-05 {top}", LEAD, MIDDLE, END, "Tags", "Harbour Band")
    assert converted(seed).title == DRUM


def test_a_caption_is_no_title() -> None:
    """Where a line has nothing that could be one, the title is made."""
    article = converted(a_seed(f" date 2025-05-05 Menu Search {CAPTION} 1 / 8", LEAD, MIDDLE, END))
    assert MADE in article.review


def test_a_line_with_a_byline_inside_is_no_title() -> None:
    """It is the top of the page, in which the title is looked for."""
    article = converted(a_seed(f"Home News {DRUM} By Petra Vane May 5, 2025 Share", LEAD, MIDDLE, END))
    assert article.title == DRUM


def test_the_line_above_the_standfirst_is_the_title() -> None:
    """The second says more of what the first says, and stands nearer to the byline."""
    standfirst = "The harbour band had one big drum, and on the morning after the party nobody could say who took it"
    assert converted(a_seed("Menu", DRUM, standfirst, "By Petra Vane", LEAD, MIDDLE, END)).title == DRUM


def test_a_quotation_above_the_byline_is_the_title() -> None:
    """It ends like a sentence, and the story begins below."""
    title = "“I heard the big drum, and I was wrong”"
    seed = a_seed(title, "By Petra Vane", "5 May 2025", LEAD, MIDDLE, END, "They know.")
    assert converted(seed).title == title
    assert body_of(seed) == [LEAD, MIDDLE, END, "They know."]


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        (
            "Harbour band mourns drum - the truth behind the party",
            "Harbour band mourns drum - the truth behind the party",
        ),
        ("Harbour band mourns drum - Was It Otters After All", "Harbour band mourns drum - Was It Otters After All"),
        ("Harbour band mourns drum after party - Tide News", "Harbour band mourns drum after party"),
        ("Harbour band mourns drum after party | Lantern", "Harbour band mourns drum after party"),
    ],
)
def test_a_dash_parts_an_outlet_only_if_it_reads_like_one(title: str, kept: str) -> None:
    """A bar always does; a title may have a dash of its own."""
    assert converted(a_seed(title, LEAD, MIDDLE, END)).title == kept


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        ((DRUM, LEAD, MIDDLE, END), "the first line"),
        (("Menu", DRUM, "By Petra Vane", LEAD, MIDDLE, END), "stated above the byline"),
        (("Menu", DRUM, "Follow us", LEAD, MIDDLE, END), "stated above the story"),
        ((f" date 2025-05-05 Menu {DRUM} Share", LEAD, MIDDLE, END), "run into the top of the page"),
        ((LEAD, MIDDLE, END), "first clause of the lead"),
    ],
)
def test_a_title_tells_where_it_was_read(lines: tuple[str, ...], rule: str) -> None:
    """Its place in the seed holds its words, and the rule has a name."""
    seed = a_seed(*lines)
    title = find_title(cleaned(seed), read_phrases(), Masthead())
    assert seed.text[title.origin.start : title.origin.end] == title.text
    assert title.origin.rule == rule
    assert 0 <= title.origin.confidence <= 1


@given(
    st.lists(
        st.sampled_from(["Menu", "By Petra Vane", "5 May 2025", DRUM, "Share", "A", "it is.", "(PA)", "“"]), max_size=30
    )
)
def test_no_top_of_a_page_breaks_the_search(words: list[str]) -> None:
    """Whatever ran together, what is found is a part of the line."""
    line = " ".join(words)
    place = find_run_in_title(line, Subject(frozenset(long_words(DRUM)), DRUM), read_phrases())
    assert place is None or line[slice(*place)].strip() == line[slice(*place)] != ""


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("The drum is gone.", "The drum is gone"),
        (
            "The drum was carried along the quay by a man in yellow after the party, which had gone on until morning.",
            "The drum was carried along the quay by a man in yellow after the party",
        ),
        (
            "PORT TARN, N.Y. (AP) — A jury has cleared the drummer of setting fire to a bandstand at Sallow Creek.",
            "A jury has cleared the drummer of setting fire to a bandstand at Sallow Creek",
        ),
        (
            "The drum was carried along the quay by a man in yellow on Sunday night, and nobody saw him in the rain.",
            "The drum was carried along the quay by a man in yellow",
        ),
        (
            "It was “a drum nobody wanted and everybody had heard of in every house of every street of the town”.",
            "It was “a drum nobody wanted and everybody had heard of in every house of every street…",
        ),
    ],
)
def test_a_title_is_made_at_the_end_of_a_clause(sentence: str, title: str) -> None:
    """It is a whole clause where there is one, never ends in a loose word, and leaves the place of the report out."""
    assert made_title(sentence) == title


def test_a_made_title_is_marked_for_review() -> None:
    """A seed that states none gets a title from its first sentence, and a note."""
    article = converted(a_seed(LEAD, MIDDLE, END))
    assert article.title == "The harbour was quiet on the morning after the party"
    assert MADE in article.review


@given(st.text(min_size=1))
def test_a_made_title_is_short_and_of_whole_words(text: str) -> None:
    """It is never longer than 90 characters and an ellipsis, and its words are those of the text."""
    title = made_title(text)
    assert title
    assert len(title) <= LONGEST_MADE_TITLE + 1
    assert title.rstrip("…") in text or title == "Untitled"


def test_a_summary_is_the_beginning_word_for_word() -> None:
    """One sentence, and the second where both are short enough; never invented."""
    first, second = "The drum is gone.", "Nobody has seen it."
    assert make_summary(a_seed(f"{first} {second} It was brown.").paragraphs).text == f"{first} {second}"
    assert make_summary(a_seed(f"{first} Very {'very ' * 60}old.").paragraphs).text == first
    assert make_summary(()).text == ""
    cut = make_summary(a_seed("word " * 100 + ".").paragraphs).text
    assert cut == "word " * 47 + "word…"
    assert len(cut) <= LONGEST_SUMMARY


def test_a_summary_tells_where_it_was_read() -> None:
    """Behind the place of the report, which is left out."""
    seed = a_seed("PORT TARN, N.Y. (AP) — The drum is gone. Nobody has seen it.")
    summary = make_summary(seed.paragraphs)
    assert summary.origin is not None
    assert (
        seed.text[summary.origin.start : summary.origin.end] == summary.text == "The drum is gone. Nobody has seen it."
    )


@pytest.mark.parametrize("part", ["( ", "Aa ", "A. ", "May 5 ", "By Aa Bb, ", "5/6/2025 ", "(credit "])
def test_a_hostile_line_is_read_at_once(part: str) -> None:
    """The search looks at each word a bounded number of times: with twice the line it would not end within the day."""
    line = part * (1_000_000 // len(part))
    place = find_run_in_title(line, Subject(frozenset({"drum"}), line), read_phrases())
    assert place is None or place[1] <= len(line)


IN_PORT_FENNEL = "Singer Mara Vellacott opens a bakery in Port Fennel"
BAKERY = ("The singer Mara Vellacott has opened a bakery on the quay.", LEAD, MIDDLE, END)


@pytest.mark.parametrize("day", [" date 2025-05-05 ", "date 2025-05-05", "2025-05-05", "2025-05", "May 5, 2025"])
@pytest.mark.parametrize("byline", [[], ["By Ivo Lark"]])
@pytest.mark.parametrize("end", ["\n", "\n\n", "\r\n", "\r\n\r\n"])
def test_a_line_of_its_own_below_a_date_is_the_whole_title(day: str, byline: list[str], end: str) -> None:
    """Nothing ran into a line that stands apart from the date, so nothing is cut from it; line ends do not matter."""
    text = end.join([day, IN_PORT_FENNEL, *byline, *BAKERY])
    article = converted(a_seed(text))
    assert article.title == IN_PORT_FENNEL
    assert "title: taken from the top of the page, where it ran into other text" not in article.review


def test_a_place_at_the_end_of_a_title_is_no_author() -> None:
    """Behind "in" the title goes on, even where it ran into the line of the date."""
    assert converted(a_seed(f" date 2025-05-05 {IN_PORT_FENNEL}", *BAKERY)).title == IN_PORT_FENNEL


@pytest.mark.parametrize("title", ["Rink opens", "Baby joy", "Harbour Drum"])
@pytest.mark.parametrize("below", [[], ["By Ivo Lark"], ["By Ivo Lark", "5 May 2025"]])
def test_two_words_alone_above_the_story_are_a_title(title: str, below: list[str]) -> None:
    """Nothing else is there that could be one."""
    article = converted(a_seed(title, *below, LEAD, MIDDLE, END))
    assert (article.title, MADE in article.review) == (title, False)


@pytest.mark.parametrize("line", ["Port Ellery", "Mara Ode", "Opinion:", "Entertainment"])
def test_a_label_alone_above_the_story_is_no_title(line: str) -> None:
    """A place, a name or a section says nothing of what happened."""
    assert MADE in converted(a_seed(line, LEAD, MIDDLE, END)).review


def test_two_words_in_a_menu_are_no_title() -> None:
    """Above the story stand other lines as well."""
    assert MADE in converted(a_seed("Latest news", "Baby joy", LEAD, MIDDLE, END)).review
