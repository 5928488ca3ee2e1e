"""
Seeds that nobody meant well: through the real command, each is an article or one clear line, and nothing else.

Half of this long file is the seeds.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import frontmatter
import pytest

from making import build, write

NOW = "2025-12-01T12:00:00Z"
SITE = 'title = "The Test Digest"\nbase_url = "https://digest.example/"\n'
HANG = 120  # seconds: nothing here takes a tenth of it
STORY = (
    "The brass band of Ostermouth has lost its big drum, and it was last seen on a ferry.\n\n"
    "Nobody can say who carried it on board. The ferry has been asked to listen.\n\n"
    "“It is brown,” said the drummer, “and it answers to no name.”\n"
)
_OUTPUT = ("content/articles/", "content/.evidence/", ".digest/")

TEXTS: Mapping[str, str | bytes] = {
    "nul": STORY.encode().replace(b"drum", b"dr\0um"),
    "only nul": b"\0" * 5000,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "half a letter": STORY.encode()[:-3],
    "yaml in the body": STORY + "\n---\ntitle: [x\nstatus: withdrawn\n---\n\n&a *a !!python/object:os.system {x: y}\n",
    "front matter first": "---\ntitle: !!python/object/apply:os.system ['true']\nid: [\n---\n" + STORY,
    "rules first": "---\n---\n---\n\n" + STORY,
    "templates": STORY + "\nThe drum is {{ 7 * 7 }} inches wide, {% include '/etc/passwd' %} deep and {# x #} gone.\n",
    "scripts": "<script>alert(1)</script> at the band\n\n" + STORY + '\n<img src=x onerror="alert(2)"> was there.\n',
    "addresses that run": STORY + "\nThe [drum](javascript:alert(3)) and ![it](data:text/html;base64,PHA+) are gone.\n",
    "bidirectional marks": "\u202e" + STORY.replace("drum", "\u2066dr\u200bum\u2069\u200f"),
    "invisible": "\u200b\u200c\u200d\ufeff\u2060\n\u00ad\n",
    "emoji": "🥁🚢\n\n🥁🥁🥁\n\n👩‍🚒🏴󠁧󠁢󠁥󠁮󠁧󠁿\n",
    "digits": "12345\n\n67890 1234 5678\n\n2025\n",
    "stacked accents": STORY.replace("o", "o" + "\u0301\u0323" * 200),
    "one letter": "x",
    "nothing": "",
    "blank lines": "\n \n\t\n\r\n",
    "only furniture": "Share\n\nTweet\n\nSign up to our newsletter\n\n© 2025 The Courier\n",
    "deep quotes": ">" * 5000 + " the drum is gone.\n\n" + STORY,
    "deep brackets": "[[" * 5000 + "\n\n" + STORY + "]" * 5000 + "\n",
    "deep lists": "".join("  " * depth + "- the drum\n" for depth in range(400)),
    "headings": "#" * 3000 + " the drum\n\n" + STORY + "\n=====\n-----\n",
    "code": STORY + "\n    indented drum\n\n```\nfenced drum\n",
    "footnotes and tables": STORY + "\n[^1]: the drum\n\n| a | b |\n|---|---|\n\n*[HTML]: x\n",
    "entities": "&lt;script&gt;alert(4)&lt;/script&gt; &#0; &#x110000; &#xD800; &bogus; &amp;amp;\n\n" + STORY,
    "surrogates": STORY.encode() + b"\xed\xa0\x80\n",
    "escapes of a terminal": "\x1b[2J\x1b]0;drum\x07 The drum is gone.\n\n" + STORY,
    "dates of no calendar": " date 2025-02-31 99/99/9999\n\n" + STORY + "\nPublished 31 June 0000\n",
    "an age of no human": STORY + "\nAnn Tarn, 99999999999999999999, and Bo Tarn, 0, were there.\n",
    "a title that climbs": "../../../../etc/passwd\n\nBy Ann Tarn\n\n" + STORY,
    "a title that is a root": "/\n\n" + STORY,
    "a title that is a device": "CON\n\nBy Ann Tarn\n\n" + STORY,
    "a title that is long": "Drum " * 300 + "\n\nBy Ann Tarn\n\n" + STORY,
    "a title in no alphabet": "☃☃☃ ☃☃\n\n" + STORY,
    "a title that is yaml": "x: \"y' # {z} [\\\n\nBy Ann Tarn\n\n" + STORY,
}
NAMES = (
    "-x.txt", "--help.txt", "CON.txt", "nul.txt", "x..txt", "a b.txt", "a: b.txt", "'q\".txt", "{{x}}.txt",
    "new\nline.txt",
    "\u202etxt.exe.txt", "ünï.txt", "u\u0308.txt", "%2e%2e%2fx.txt", "x" * 251 + ".txt", "ö" * 125 + ".txt",
    "#.txt", "~.txt",
    "[a].txt", "*.txt", "x.txt.txt", "X.TXT.txt", "\\x.txt",
)  # fmt: skip
# What a search that starts again at each character takes hours for.
LONG: Mapping[str, str] = {
    "one letter and a blank": "a " * 250_000,
    "capitals and a blank": "A " * 250_000,
    "capitalised words": "Aa Bb " * 80_000,
    "given names": "Ann Bo " * 70_000,
    "a long capital word": "A" * 500_000,
    "brackets": "(" * 300_000,
    "quotation marks": "“" * 150_000,
    "closed quotation marks": "” said " * 60_000,
    "straight quotation marks": '"' * 300_000,
    "apostrophes": "’s" * 120_000,
    "commas": "," * 300_000,
    "commas and words": "Ann, " * 90_000,
    "full stops": ". " * 200_000,
    "dashes": "—" * 120_000,
    "hyphens": "Ann-" * 100_000,
    "digits": "1" * 400_000,
    "dates": "3 May 2024 " * 40_000,
    "ages": "Ann Tarn, 11, " * 30_000,
    "ands": "Ann and " * 60_000,
    "families": "Her sons, Ann, Bo and Cy, " * 20_000,
    "courts": "Ann Tarn was charged with arson. " * 15_000,
    "shows": "the star of the series ‘Drum’ and " * 14_000,
    "bylines": "By Ann Tarn | " * 35_000,
    "requests": "Sign up to our newsletter. Support us. " * 12_000,
    "addresses": "https://a.example/" * 28_000,
    "ampersands": "&" * 400_000,
    "entities": "&amp;" * 100_000,
    "tags": "<b " * 160_000,
    "stars": "*" * 400_000,
    "underscores": "_a_" * 150_000,
    "backslashes": "\\" * 300_000,
    "bars": "| " * 240_000,
    "short lines": "Ann\n\n" * 15_000,
    "a line as long as a seed may be": "The drum was seen. " * 50_000,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """Hold how a run of `digest convert` ended, with what it said, and where its site is."""

    root: Path
    code: int
    said: str
    complaints: tuple[str, ...]

    @property
    def articles(self) -> dict[str, frontmatter.Post]:
        """Give the articles by the name of their seed."""
        paths = sorted((self.root / "content" / "articles").glob("*"))
        posts = [frontmatter.loads(path.read_text(encoding="utf-8")) for path in paths]
        return {post["seed"]["file"]: post for post in posts}


def a_site(folder: Path, seeds: Mapping[str, str | bytes]) -> Path:
    """Write a site with these seeds, by file name, a folder down, so that what leaves it can be seen."""
    root = folder / "a" / "site"
    write(root, {"content/site.toml": SITE})
    (root / "seeds").mkdir()
    for name, content in seeds.items():
        (root / "seeds" / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def convert(root: Path) -> Outcome:
    """Run the command, which must neither hang, nor fail in a way of ours, nor write where it has no business."""
    before = {path for path in root.parents[1].rglob("*") if not path.is_dir()}
    command = [sys.executable, "-m", "generator", "--root", str(root), "convert", "--now", NOW]
    run = subprocess.run(command, capture_output=True, timeout=HANG, check=False)
    said, complaints = run.stdout.decode(), run.stderr.decode()
    assert "Traceback" not in complaints, complaints
    assert run.returncode == bool(complaints)
    written = {path for path in root.parents[1].rglob("*") if not path.is_dir()} - before
    astray = [path for path in written if not path.relative_to(root).as_posix().startswith(_OUTPUT)]
    assert astray == []
    return Outcome(root, run.returncode, said, tuple(complaints.removesuffix("\n").split("\n") if complaints else ()))


def file_of(kind: str) -> str:
    """Give a plain file name for a kind of text."""
    return re.sub(r"\W", "-", kind) + ".txt"


def answered(outcome: Outcome, name: str) -> bool:
    """Tell whether the seed of this *name* is an article, or else one complaint that begins with its path."""
    about = [
        line for line in outcome.complaints if line.startswith((f"seeds/{name}:", f"{outcome.root}/seeds/{name}:"))
    ]
    return len(about) + (name in outcome.articles) == 1


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """Convert all of TEXTS in one run."""
    return convert(a_site(tmp_path_factory.mktemp("texts"), {file_of(kind): text for kind, text in TEXTS.items()}))


@pytest.mark.parametrize("kind", TEXTS)
def test_a_hostile_text_is_an_article_or_one_line(texts: Outcome, kind: str) -> None:
    """With a title, and a body that has words."""
    assert answered(texts, file_of(kind)), texts.complaints
    for post in filter(None, [texts.articles.get(file_of(kind))]):
        assert str(post["title"]).strip()
        assert re.search(r"\w", post.content)


def test_every_complaint_is_about_one_seed(texts: Outcome) -> None:
    """No line is the rest of another one."""
    assert [line for line in texts.complaints if not re.match(r"seeds/[\w-]+\.txt(:\d+)?: \w", line)] == []


def test_what_was_converted_can_be_built(texts: Outcome, tmp_path: Path) -> None:
    """No text is a template, a script or an address that runs, and front matter in a seed decides nothing."""
    shutil.copytree(texts.root / "content", tmp_path / "content")  # alone, as a seed that is none stops a build
    output = build(tmp_path)
    everything = "\n".join(page.decode() for path, page in output.items() if path.endswith((".html", ".xml")))
    assert "{{ 7 * 7 }}" in everything
    assert not re.search(r"(?i)<script[^>]*>alert|<[a-z][^>]* onerror|href=\W?(?:javascript|data):", everything)
    assert {post["status"] for post in texts.articles.values()} <= {"published", "draft"}


def test_a_file_may_have_any_name(tmp_path: Path) -> None:
    """Each is an article whose front matter holds the name."""
    texts = {name: f"{number} {STORY}" for number, name in enumerate(NAMES)}
    outcome = convert(a_site(tmp_path, texts))
    assert outcome.complaints == ()
    assert outcome.articles.keys() == texts.keys()
    assert len(outcome.said.splitlines()) >= len(NAMES)


def test_the_names_of_articles_are_plain(texts: Outcome) -> None:
    """They are short, and have no letter that a shell, a disk or an address takes for something else."""
    names = [path.name for path in (texts.root / "content" / "articles").iterdir()]
    assert [name for name in names if not re.fullmatch(r"[\w][\w-]{0,99}\.md", name)] == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", LONG)
def test_a_long_run_of_anything_comes_to_an_end(tmp_path: Path, kind: str) -> None:
    """Alone in a seed, and behind a story."""
    outcome = convert(a_site(tmp_path, {"alone.txt": LONG[kind], "behind.txt": f"{STORY}\n{LONG[kind]}\n\n{STORY}"}))
    assert answered(outcome, "alone.txt")
    assert answered(outcome, "behind.txt")


@pytest.mark.parametrize(("megabytes", "line"), [(50, b"The drum is gone.\n\n"), (10, b"The drum is gone. ")])
def test_a_file_that_is_too_large_is_one_line(tmp_path: Path, megabytes: int, line: bytes) -> None:
    """It is not read, whether it has many lines or one."""
    outcome = convert(a_site(tmp_path, {"big.txt": line * (megabytes * 1_000_000 // len(line) + 1), "x.txt": STORY}))
    assert outcome.articles.keys() == {"x.txt"}
    (complaint,) = outcome.complaints
    assert complaint.startswith(f"seeds/big.txt: {megabytes}.0 MB ")


def test_what_is_no_file_is_one_line_each(tmp_path: Path) -> None:
    """Folders, links in a circle and links to nothing stop no other seed."""
    root = a_site(tmp_path, {"good.txt": STORY})
    (root / "seeds" / "folder.txt").mkdir()
    (root / "seeds" / "circle.txt").symlink_to("circle.txt")
    (root / "seeds" / "nowhere.txt").symlink_to("nothing.txt")
    outcome = convert(root)
    assert outcome.articles.keys() == {"good.txt"}
    assert [line.split(":")[0] for line in outcome.complaints] == [
        "seeds/circle.txt",
        "seeds/folder.txt",
        "seeds/nowhere.txt",
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_is_one_line(tmp_path: Path) -> None:
    """Nothing would ever come out of it."""
    root = a_site(tmp_path, {"good.txt": STORY})
    os.mkfifo(root / "seeds" / "pipe.txt")
    outcome = convert(root)
    assert outcome.articles.keys() == {"good.txt"}
    assert [line.split(":")[0] for line in outcome.complaints] == ["seeds/pipe.txt"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user may read everything")
def test_a_file_that_may_not_be_read_is_one_line(tmp_path: Path) -> None:
    """The others are converted."""
    root = a_site(tmp_path, {"good.txt": STORY, "secret.txt": STORY})
    (root / "seeds" / "secret.txt").chmod(0)
    outcome = convert(root)
    assert outcome.articles.keys() == {"good.txt"}
    assert outcome.complaints == ("seeds/secret.txt: cannot be read: Permission denied",)
