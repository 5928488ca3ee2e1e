"""The script gets into every page, and changes nothing else of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.preview.marks import Mark
from generator.preview.script import script_tag, stand_in, with_script

TAG = b"<script></script>"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (b"<head><title>A</title></head><body>", b"<head><title>A</title>TAG</head><body>"),
        (b"<title>A</title><BODY class=a>text", b"<title>A</title>TAG<BODY class=a>text"),
        (b"<title>A</title><p>text", b"<title>A</title><p>textTAG"),
        (b"<HEAD></HEAD ><body>", b"<HEAD>TAG</HEAD ><body>"),
        (b"", b"TAG"),
    ],
)
def test_the_script_stands_at_the_end_of_the_head(page: bytes, expected: bytes) -> None:
    """A page that leaves out what may be left out gets it all the same."""
    assert with_script(page, TAG) == expected.replace(b"TAG", TAG)


def test_the_head_of_a_page_may_be_long() -> None:
    """The place is looked for in the whole page."""
    page = b"<head>" + b"<meta>" * 100_000 + b"</head>"
    assert with_script(page, TAG).endswith(TAG + b"</head>")


@given(st.binary())
def test_a_page_without_the_script_is_the_page(page: bytes) -> None:
    """Whatever it is made of."""
    assert with_script(page, TAG).replace(TAG, b"", 1) == page


def test_the_words_of_an_article_cannot_leave_the_element() -> None:
    """A review note quotes whatever stood in a seed."""
    tag = script_tag("1", Mark("Draft", ("\"'></script><script>alert(1)</script>",)))
    assert tag.count(b"<") == 2
    assert tag.count(b"'") == 0
    assert tag.startswith(b'<script async src="/__preview/client.js" data-build="1" data-mark="')


def test_where_nothing_was_built_the_script_runs_too() -> None:
    """It shows what is wrong."""
    assert TAG in stand_in(TAG)
