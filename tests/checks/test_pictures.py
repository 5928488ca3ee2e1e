"""Pictures without a credit, and files that nothing uses."""

from pathlib import Path

from checks.material_making import told

from making import a_file, a_site, an_article_file, build


def test_a_picture_says_whose_it_is_and_what_it_shows(tmp_path: Path) -> None:
    """On the line where it does not."""
    image = {"src": "media/x.jpg", "alt": " ", "credit": "N. N."}
    files = {
        "content/articles/a.md": an_article_file("A", image={"src": "media/x.jpg", "alt": "A pier"}),
        "content/articles/b.md": an_article_file("B", image=image),
        "content/articles/c.md": an_article_file("C", image={"src": "media/x.jpg", "alt": ""}, status="draft"),
        "content/media/x.jpg": b"\xff",
    }
    root = a_site(tmp_path, files)
    credit = "content/articles/a.md:4: image-credit: the picture has no credit: say under image: whose it is (warning)"
    alt = "image-alt: the alt of the picture is empty: say what it shows, for it is no ornament (warning)"
    assert told(root, "image-credit") == [credit]
    assert told(root, "image-alt") == [f"content/articles/b.md:4: {alt}"]


def test_a_picture_in_a_text_says_what_it_shows(tmp_path: Path) -> None:
    """Written in Markdown; an editor who writes HTML means what is there."""
    body = 'One.\n\n![](/media/x.jpg) ![A pier](/media/x.jpg) <img src="/media/x.jpg" alt="">'
    files = {
        "content/articles/a.md": an_article_file("A", body),
        "content/people/ann.md": a_file("![ ](</media/x.jpg>)", name="Ann Example"),
        "content/media/x.jpg": b"\xff",
    }
    advice = "nothing is said of the picture /media/x.jpg: write between the brackets what it shows (warning)"
    assert (
        told(a_site(tmp_path, files), "image-alt")
        == [
            "output: not-built: not there, so only the content is checked: run `digest build` (warning)",
            f"content/articles/a.md:7: image-alt: {advice}",
            f"content/people/ann.md:4: image-alt: {advice}",
        ][1:]
    )


def test_a_picture_is_there(tmp_path: Path) -> None:
    """A build would stop at it."""
    image = {"src": "media/x.jpg", "alt": "A pier", "credit": "N. N."}
    root = a_site(tmp_path, {"content/articles/a.md": an_article_file("A", image=image)})
    assert told(root, "broken-asset") == [
        "content/articles/a.md:4: broken-asset: there is no file content/media/x.jpg: put it there, or mend the address"
    ]


def test_a_file_that_nothing_uses_is_told(tmp_path: Path) -> None:
    """Not one that a page shows or leads to, or that a draft will show, or a style sheet."""
    names = ["shown", "led-to", "social", "in-a-draft", "of-a-draft", "in-a-set", "of-a-style", "unused"]
    files: dict[str, str | bytes] = {f"content/media/{name}.jpg": b"\xff" for name in names}
    picture = '<img srcset="/media/in-a-set.jpg 2x" src="/media/shown.jpg" alt="">'
    body = f"![x](/media/shown.jpg) [y](/media/led-to.jpg) {picture}"
    files["content/articles/a.md"] = an_article_file("A", body, image={"src": "media/social.jpg", "alt": "A pier"})
    image = {"src": "media/of-a-draft.jpg", "alt": "A pier"}
    files["content/articles/b.md"] = an_article_file("B", "![x](/media/in-a-draft.jpg)", image=image, status="draft")
    files["content/people/ann.md"] = a_file(name="Ann Example")
    files["layouts/assets/own.css"] = "a { background: url(../media/of-a-style.jpg) }"
    root = a_site(tmp_path, files)
    build(root)
    advice = "no page uses this file: use it, or delete it, for it is published (warning)"
    assert told(root, "unused-media") == [f"content/media/unused.jpg: unused-media: {advice}"]
