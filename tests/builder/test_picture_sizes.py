"""Pages keep room for pictures: what they measure is read from the files, once, and again when a file changes."""

from hashlib import blake2b
from pathlib import Path

import msgspec
import pytest

from generator.installation import installation_stamp
from making import a_png, a_site, an_article_file, build, files_in, run_digest, write


def a_site_with_a_picture(root: Path, picture: bytes) -> Path:
    """Write a site of two stories, of which one has a picture."""
    image = {"src": "media/ann.png", "alt": "Ann"}
    return a_site(
        root,
        {
            "content/articles/a.md": an_article_file("A", image=image),
            "content/articles/b.md": an_article_file("B"),
            "content/media/ann.png": picture,
        },
    )


def test_a_page_says_how_wide_and_high_its_picture_is(tmp_path: Path) -> None:
    """To the browser, to networks and to search engines."""
    page = build(a_site_with_a_picture(tmp_path, a_png(1600, 900)))["articles/a/index.html"].decode()
    assert 'alt="Ann" width="1600" height="900">' in page
    assert '<meta property="og:image:width" content="1600">' in page
    assert '<meta property="og:image:height" content="900">' in page
    assert '"width":1600,"height":900' in page


@pytest.mark.parametrize("content", [b"no picture", a_png(16, 9)[:12], b"\xff\xd8", b"<svg", b"P6 x"])
def test_of_a_file_that_is_no_picture_no_size_is_told(tmp_path: Path, content: bytes) -> None:
    """It may be one of a kind that is newer than we are, or one that was cut off."""
    page = build(a_site_with_a_picture(tmp_path, content))["articles/a/index.html"].decode()
    assert 'alt="Ann">' in page
    assert "og:image:width" not in page


def test_a_picture_of_another_size_concerns_its_page(tmp_path: Path) -> None:
    """And no other; an incremental build makes what a clean one does."""
    root = a_site_with_a_picture(tmp_path, a_png(1600, 900))
    first = build(root)
    write(root, {"content/media/ann.png": a_png(1600, 901)})
    second = build(root)
    assert {path for path in second if first[path] != second[path]} == {"articles/a/index.html", "media/ann.png"}
    result = run_digest("--root", root, "build", "--verify", "--explain", "--now", "2025-12-31")
    assert (result.exit_code, result.stderr) == (0, "")


def test_what_was_measured_is_remembered_but_never_believed_when_damaged(tmp_path: Path) -> None:
    """The memory may be gone or garbled: each page stays as it is."""
    root = a_site_with_a_picture(tmp_path, a_png(1600, 900))
    first = build(root)
    memory = root / ".digest/pictures"
    known = memory.read_bytes()
    for damaged in (b"", known[:-1], known.replace(b"\xcd\x06\x40", b"\xcd\x06\x41")):
        memory.write_bytes(damaged)
        write(root, {"content/articles/b.md": an_article_file("B", body=f"Text {len(damaged)} {damaged!r:.99}.")})
        assert build(root)["articles/a/index.html"] == first["articles/a/index.html"]
        assert memory.read_bytes() == known
    assert files_in(root / "output")["articles/a/index.html"] == first["articles/a/index.html"]


def test_what_another_installation_measured_is_measured_again(tmp_path: Path) -> None:
    """It may have read a kind of picture that the other did not."""
    root = a_site_with_a_picture(tmp_path, a_png(1600, 900))
    first = build(root)
    memory = root / ".digest/pictures"
    known = memory.read_bytes()
    installation, held = msgspec.msgpack.decode(known, type=tuple[str, tuple[bytes, bytes]])
    assert installation == installation_stamp()
    assert "/imagesize/" in installation
    sizes = held[1].replace(b"\xcd\x06\x40", b"\xcd\x06\x41")
    proof = blake2b(sizes, digest_size=16).digest()
    memory.write_bytes(msgspec.msgpack.encode((f"{installation} edited", (proof, sizes))))
    write(root, {"content/articles/b.md": an_article_file("B", body="Another text.")})
    assert build(root)["articles/a/index.html"] == first["articles/a/index.html"]
    assert memory.read_bytes() == known


def test_nobody_writes_the_size_of_a_picture_by_hand(tmp_path: Path) -> None:
    """It would be wrong one day."""
    root = a_site(tmp_path, {"content/articles/a.md": an_article_file(image_size=[1, 2])})
    result = run_digest("--root", root, "build")
    assert result.exit_code == 1
    assert result.stderr.startswith('content/articles/a.md:4: unknown key "image_size"')
