"""The first line of a seed that a scraper made: a date, and the top of the page run into one line."""

from convert.seed_making import END, LEAD, MIDDLE, a_seed, body_of, kinds_of

APPEAL = (
    "Your donation helps us to watch the harbour Read more Give Now The Courier is on the ground in every street. "
    "Last year we looked into the money of Mayor Otto Brind and made a film, ‘The D Word’, about the bandstand. "
    "Your gifts pay for the bicycle of our reporter. No page of our reporting hides behind a paywall. "
    "Please donate today, as much or as little as you like."
)


def test_an_appeal_in_the_first_line_is_all_removed() -> None:
    """Every sentence of the appeal goes, those without a telling word between the others too."""
    assert body_of(a_seed(f" date 2025-01-18 {APPEAL} Read more", LEAD, MIDDLE, END)) == [LEAD, MIDDLE, END]


def test_the_story_may_begin_in_the_same_line_as_the_appeal() -> None:
    """The sentences behind the appeal and its buttons are the beginning of the story."""
    seed = a_seed(f" date 2025-01-18 {APPEAL} Support us Not now {LEAD}", MIDDLE, END)
    assert body_of(seed) == [LEAD, MIDDLE, END]


def test_a_clean_sentence_behind_the_date_is_the_story() -> None:
    """Where nothing but the date was put before the first sentence, it stays."""
    assert body_of(a_seed(f" date 2025-01-18 {LEAD}", MIDDLE, END)) == [LEAD, MIDDLE, END]


def test_the_top_of_a_page_is_not_taken_for_sentences() -> None:
    """Sections, a caption with its credit and the list of most read stories are head, even with full stops inside."""
    top = (
        "News Sport Weather Big Drum Missing Share this: Facebook Twitter The bandstand on Sunday, May 4, 2025. "
        "(Ivo Lark/PA) Most read Ferry fares rise again Seal rings harbour bell"
    )
    seed = a_seed(f" date 2025-05-05 {top}", LEAD, MIDDLE, END)
    assert body_of(seed) == [LEAD, MIDDLE, END]
    assert kinds_of(seed) == {"date 2025-05-05": "dateline", top: "opening"}
