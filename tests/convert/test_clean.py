"""Cleaning: what is story and what is furniture of the page."""

import pytest
from convert.seed_making import END, LEAD, MIDDLE, a_seed, a_story, body_of, cleaned, converted, kinds_of
from hypothesis import given
from hypothesis import strategies as st

STORY = [LEAD, MIDDLE, END]
FURNITURE = [
    ("Sign up to our weekly newsletter and get the best of the harbour in your inbox.", "newsletter"),
    ("Your donation helps us to keep our reporting free. Please donate today.", "appeal"),
    ("Read more: Six drums that changed the town", "read_more"),
    ("READ MORE", "read_more"),
    ("Share on Facebook Share on X Share on WhatsApp Email Copy link", "share"),
    ("Facebook Twitter Reddit Email", "share"),
    ("Follow us on Instagram, Facebook and X", "share"),
    ("© 2025 The Harbour Courier. All rights reserved.", "legal"),
    ("We use cookies to remember your settings. Accept all", "legal"),
    ("Advertisement", "ad"),
    ("- Advertisement -", "ad"),
    ("Leave a comment", "comments"),
    ("Tell us what you think in the comments below!", "comments"),
    ("Skip to main content", "navigation"),
    ("12 May 2025, 10:31 am", "dateline"),
    ("By Petra Vane, Town Reporter", "byline"),
    ("The empty bandstand on Sunday. (Photo: Ivo Lark/PA)", "caption"),
    ("The empty bandstand ( HarbourTV/TikTok )", "caption"),
    ("Photograph: Ivo Lark/Getty Images", "caption"),
    ("We may earn a commission when you buy through links on this page.", "legal"),
    ("This is a developing story. Refresh this page for the latest.", "author_note"),
]


@pytest.mark.parametrize(("line", "kind"), FURNITURE)
def test_furniture_leaves_the_story_and_says_what_it_is(line: str, kind: str) -> None:
    """A line of furniture among the paragraphs is taken out with its kind, and nothing else is."""
    assert body_of(a_story(line)) == STORY
    assert kinds_of(a_story(line))[line] == kind


@pytest.mark.parametrize(
    "line",
    [
        "“The drum is ours.”",
        "“Sign up for the march,” the mayor said, “and bring a drum of your own.”",
        "Nobody laughed.",
        "Who took it?",
        "The singer asked her fans to share the picture on Facebook and Twitter, and thousands of them did so at once.",
        "He wrote on Instagram that his support for the band was as firm as ever, and that he would come on Sunday.",
        "They asked for donations to the lifeboat instead of flowers.",
        "In the comments section below the video, one viewer wondered whether the drum had ever been there at all.",
        "“I will not subscribe to that,” said the drummer. “Not now, and not for less than a month of free beer.”",
    ],
)
def test_quotations_and_short_paragraphs_survive(line: str) -> None:
    """To delete good text is worse than to leave a line."""
    assert line in body_of(a_story(line))


def test_only_the_furniture_of_a_paragraph_is_cut() -> None:
    """A request to the reader at the end of a paragraph goes; the sentences before it stay."""
    paragraph = "Some say that a seal has learned to play it, and that it plays at night. "
    request = "What do you think has happened? Let us know in the comments section below!"
    assert body_of(a_story(paragraph + request))[1] == paragraph + "What do you think has happened?"


def test_the_list_behind_related_stories_goes_with_its_heading() -> None:
    """Headlines below the heading are no part of the story, which goes on behind them."""
    listed = [
        "Related stories",
        "Ferry fares rise again",
        "Seal rings harbour bell: “We heard it!”",
        "Town buys a tuba",
    ]
    seed = a_story(*listed)
    assert body_of(seed) == STORY
    assert [kinds_of(seed)[line] for line in listed] == ["related"] * 4


def test_nothing_behind_the_comments_is_story() -> None:
    """A comment may be a sentence, but it is a reader's."""
    comments = ["3 Comments", "drumfan 2 hours ago", "I saw it on the ferry, honestly.", "Rubbish, it was a barrel."]
    assert body_of(a_seed("Big Drum Missing", LEAD, MIDDLE, END, LEAD + " Or so.", *comments))[-1] == LEAD + " Or so."


def test_the_menu_before_the_story_is_not_its_beginning() -> None:
    """Sections, networks and buttons above the first paragraph are head, however many they are."""
    menu = ["Home", "News", "Sport", "Weather", "Harbour Guide", "Tide Tables", "Sign in", "Facebook", "Twitter"]
    assert body_of(a_seed(*menu, "Big Drum Missing", LEAD, MIDDLE, END)) == STORY


def test_teasers_behind_a_long_list_of_links_are_not_story() -> None:
    """A sentence or two behind many links belongs to another story."""
    links = [f"Tide table for pier number {number}" for number in range(12)]
    assert body_of(a_seed(LEAD, MIDDLE, END, "Topics", *links, "The ferry will run late. Bring a book.")) == STORY


def test_an_outlet_between_the_paragraphs_does_not_cut_the_story() -> None:
    """Story on both sides of a heading is story."""
    body = [LEAD, MIDDLE, "What the band says", END, LEAD + " Again."]
    assert body_of(a_seed(*body)) == body


def test_a_pull_quote_is_not_said_twice() -> None:
    """A quotation on a line of its own that stands in a paragraph too is decoration."""
    said = "“I have never liked that drum”"
    paragraph = f"{said}, the baker said, and closed the shutters for the rest of the day."
    assert body_of(a_story(said, paragraph)) == [LEAD, paragraph, MIDDLE, END]


def test_what_the_page_says_of_its_author_is_cut() -> None:
    """A last paragraph about the byline's name is not part of the story."""
    note = "Petra Vane is a staff writer at the Courier, where she covers drums."
    assert body_of(a_seed("By Petra Vane", LEAD, MIDDLE, END, LEAD + " So it was.", note))[-1] == LEAD + " So it was."


def test_a_standfirst_above_the_byline_is_head() -> None:
    """A sentence between the title and the byline sums up the story, and is not told twice."""
    standfirst = "The band has lost its drum, and the town its sleep."
    seed = a_seed("Big Drum Missing", standfirst, "By Petra Vane", LEAD, MIDDLE, END, LEAD + " Again.")
    assert body_of(seed)[0] == LEAD
    assert kinds_of(seed)[standfirst] == "head"


def test_a_seed_of_one_line_keeps_it() -> None:
    """Where nothing looks like a story, the longest text is kept: an editor can cut better than we can."""
    assert body_of(a_seed("Drum found")) == ["Drum found"]
    assert body_of(a_seed("Your donation helps us to keep our reporting free.")) == [
        "Your donation helps us to keep our reporting free."
    ]


def test_a_summary_of_requests_is_not_preferred_to_the_story() -> None:
    """A page whose longest paragraph was taken for furniture gives it back."""
    opener = (
        "On Friday the bandstand belongs to everybody who wants to know where the drum went (ask in the comments "
        "section below), and whoever would rather not ask in public can email us at drum@harbour.example instead."
    )
    assert opener in body_of(a_seed("Open evening", opener, "The last one was loud."))


@given(st.lists(st.sampled_from([line for line, _ in FURNITURE if line != "Leave a comment"]), max_size=5), st.data())
def test_furniture_between_paragraphs_changes_nothing(lines: list[str], data: st.DataObject) -> None:
    """Up to five lines of furniture, anywhere between the paragraphs of a story, leave the story the same."""
    story = [LEAD, MIDDLE, LEAD + " It was so.", MIDDLE + " It was so.", END]
    mixed = list(story)
    for line in lines:
        mixed.insert(data.draw(st.integers(1, len(mixed) - 1)), line)
    assert body_of(a_seed(*mixed)) == story


@given(st.lists(st.text(max_size=60), max_size=20))
def test_every_paragraph_is_story_or_has_a_kind(lines: list[str]) -> None:
    """Nothing is lost without a word: what is not in the body is among the removed, with a kind."""
    seed = a_seed(*lines)
    result = cleaned(seed)
    assert all(judged.kind for judged in result.removed)
    kept = "".join(p.text for p in [*result.body, *(judged.paragraph for judged in result.removed)])
    assert sorted(kept.replace(" ", "")) == sorted("".join(p.text for p in seed.paragraphs).replace(" ", ""))


@pytest.mark.parametrize(
    ("paragraph", "left"),
    [
        ("The scarf is nine yards long and warms a gull. Your support helps us. Please consider making a donation.",
         "The scarf is nine yards long and warms a gull."),
        ("Support our journalism. Your donation helps us to go on. She had four months of evenings and much wool.",
         "She had four months of evenings and much wool."),
    ],
)  # fmt: skip
def test_an_appeal_takes_no_sentence_of_the_story_along(paragraph: str, left: str) -> None:
    """Even where it is the larger part of the paragraph, what has nothing of an appeal stays."""
    assert body_of(a_story(paragraph))[1] == left


@pytest.mark.parametrize("button", ["102 shares", "Share Tweet Pin Email", "Email (required)", "Go to the full story"])
def test_a_short_last_sentence_behind_a_button_stays(button: str) -> None:
    """One line of the page is not yet the end of the story."""
    last = "The drum is insured, and so is the otter."
    assert body_of(a_seed("Big Drum Missing", LEAD, MIDDLE, END, button, last))[-1] == last


def test_a_request_to_comment_does_not_end_a_story() -> None:
    """The heading of the comments does."""
    long = [f"{LEAD} {MIDDLE}", f"{MIDDLE} {END}", f"{END} {LEAD}"]
    last = "The drum is insured, and so is the otter."
    assert body_of(a_seed("Big Drum Missing", *long, "Join the debate in our comments", last))[-1] == last
    assert body_of(a_seed("Big Drum Missing", *long, "3 Comments", "I have it."))[-1] == long[-1]


def test_a_sentence_above_a_credit_is_no_caption_if_it_tells() -> None:
    """What goes on from the sentence before, or says what happened, belongs to the story."""
    told = "Nobody found it, and the band left early."
    assert told in body_of(a_story(told, "PHOTO BY IVO LARK"))
    assert "The big drum on the quay" not in body_of(a_story("The big drum on the quay", "PHOTO BY IVO LARK"))


def test_a_teaser_is_no_heading_of_a_list() -> None:
    """Only a heading takes the lines below it along."""
    teaser = "Also in the paper: the night on which the whole band walked out"
    title = "Nobody knows who took the big drum"
    assert converted(a_seed(teaser, title, "By Petra Vane", LEAD, MIDDLE, END)).title == title
