"""The kinds of what a page prints around a story, with a name for the program and words for an editor."""

from collections.abc import Mapping
from typing import Literal

# "" is the kind of what belongs to the story.
Kind = Literal[
    "", "appeal", "newsletter", "read_more", "share", "legal", "related", "topics", "comments", "footer", "navigation",
    "ad", "author_note", "caption", "dateline", "byline", "head", "tail", "opening", "repeated", "pull_quote", "title",
]  # fmt: skip

IN_WORDS: Mapping[str, str] = {
    "appeal": "an appeal for money or support",
    "newsletter": "an offer of a newsletter, a subscription or an app",
    "read_more": "a link to another story, a video or a gallery",
    "share": "buttons and requests to share or follow",
    "legal": "a copyright line, terms of use or a notice about cookies or commissions",
    "related": "the list of other stories",
    "topics": "the topics that the page is filed under",
    "comments": "the readers' comments, or what stands around them",
    "footer": "the foot of the page",
    "navigation": "a menu, a button or a label",
    "ad": "an advertisement, or the label of one",
    "author_note": "a note on who wrote, edited or first published the story",
    "caption": "the caption or the credit of a picture",
    "dateline": "the date of the story",
    "byline": "the name of the author",
    "head": "what stands above the story",
    "tail": "what stands below the story",
    "opening": "the top of the page, run into one line",
    "repeated": "a line that the page repeats",
    "pull_quote": "a quotation that the story has in another paragraph",
    "title": "the title, which stands in the title already",
}
