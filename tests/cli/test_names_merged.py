"""`digest names merge` and `digest names split`: two names made one, and one made two again."""

import json
from pathlib import Path

from cli.names_telling import lines_of, refused, told

from making import a_file, a_site, an_article_file, build, files_in, write

BOB = "content/people/bob-ode.md"
AGREE = "make the two agree, or take one of them out"
INTO_ONE = "put what is to stay into one of the two"
RECORD = "content/.evidence/merges/people/bob-ode.json"


def a_site_with_bo(root: Path, **files: str) -> Path:
    """Write a site in which Bo and Bob Ode have records, and stand in every kind of list."""
    return a_site(
        root,
        {
            "content/articles/one.md": an_article_file("One", people=["Bob Ode", "Cy", "Bo Ode"]),
            "content/articles/two.md": an_article_file(
                "Two", people=["B. Ode"], review=["people: Bob Ode is not in content/people yet"]
            ),
            "content/people/bo-ode.md": a_file(name="Bo Ode", roles=["actor"]),
            BOB: a_file(
                "Bob.", name="Bob Ode", aliases=["B. Ode"], slug="bobby", born="1980-01-02", roles=["actor", "singer"]
            ).replace("Bob.", ""),
            "content/shows/the-drum.md": a_file(name="The Drum", people=["Bob Ode", "Bo Ode"]),
            "content/cases/drum-fire.md": a_file(
                name="Drum fire",
                parties=[{"name": "Bob Ode", "role": "claimant"}, {"name": "Bo Ode", "role": "claimant"}],
            ),
            **files,
        },
    )


def test_two_names_become_one(tmp_path: Path) -> None:
    """Bob is an alias of Bo, Bo has the facts of both, and every list says Bo once."""
    root = a_site_with_bo(tmp_path)
    assert told(root, "merge", "Bob Ode", "Bo Ode") == [
        f"{RECORD}: what a split needs",
        "content/articles/one.md: Bob Ode is now Bo Ode",
        "content/articles/two.md: B. Ode is now Bo Ode, note settled",
        "content/cases/drum-fire.md: Bob Ode is now Bo Ode",
        f"content/people/bo-ode.md: facts of {BOB}, alias Bob Ode, alias B. Ode, alias bobby",
        f"{BOB}: merged into content/people/bo-ode.md",
        "content/shows/the-drum.md: Bob Ode is now Bo Ode",
    ]
    assert lines_of(root, "content/people/bo-ode.md") == [
        "---",
        'name: "Bo Ode"',
        "aliases: [Bob Ode, B. Ode, bobby]",
        'born: "1980-01-02"',
        'roles: ["actor", singer]',
        "---",
        "The text.",
    ]
    assert lines_of(root, "content/articles/one.md")[3] == 'people: ["Cy", "Bo Ode"]'
    assert lines_of(root, "content/articles/two.md")[3:5] == ["people: [Bo Ode]", "---"]
    assert lines_of(root, "content/shows/the-drum.md")[2] == 'people: ["Bo Ode"]'
    assert lines_of(root, "content/cases/drum-fire.md")[2] == 'parties: [{"name": "Bo Ode", "role": "claimant"}]'
    assert not (root / BOB).exists()


def test_every_old_address_leads_on_and_a_split_brings_it_back(tmp_path: Path) -> None:
    """The output after merge and split is that of before."""
    root = a_site_with_bo(tmp_path)
    content, before = files_in(root / "content"), build(root)
    told(root, "merge", "Bob Ode", "Bo Ode")
    after = build(root)
    assert {path for path in before if path.endswith(".html")} <= after.keys()
    for old in ("bobby", "bob-ode", "b-ode"):
        assert b"https://digest.example/people/bo-ode/" in after[f"people/{old}/index.html"]
    assert told(root, "split", "Bob Ode") == [
        f"{RECORD}: the merge is undone",
        "content/articles/one.md: as it was before the merge",
        "content/articles/two.md: as it was before the merge",
        "content/cases/drum-fire.md: as it was before the merge",
        "content/people/bo-ode.md: as it was before the merge",
        f"{BOB}: as it was before the merge",
        "content/shows/the-drum.md: as it was before the merge",
    ]
    assert files_in(root / "content") == content
    assert build(root) == before


def test_a_dry_run_shows_the_lines(tmp_path: Path) -> None:
    """But not what is kept for a split, which nobody reads."""
    root = a_site_with_bo(tmp_path)
    before = files_in(root / "content")
    assert told(root, "merge", "Cy", "Bo Ode", "--dry-run") == [
        "content/.evidence/merges/people/cy.json: what a split needs",
        'content/articles/one.md:4: - people: ["Bob Ode", "Cy", "Bo Ode"]',
        'content/articles/one.md:4: + people: ["Bob Ode", "Bo Ode"]',
        "content/people/bo-ode.md:3: + aliases: [Cy]",
        "nothing is written: this was a dry run",
    ]
    assert files_in(root / "content") == before


def test_names_without_records_become_one_too(tmp_path: Path) -> None:
    """The record that is made for it goes with the split."""
    files = {"content/articles/one.md": an_article_file("One", people=["Dee", "Di"])}
    root = a_site(tmp_path, files)
    before = files_in(root / "content")
    assert told(root, "merge", "Dee", "Di") == [
        "content/.evidence/merges/people/dee.json: what a split needs",
        "content/articles/one.md: Dee is now Di",
        "content/people/di.md: made, alias Dee",
    ]
    assert told(root, "split", "Dee", "--dry-run") == [
        "content/.evidence/merges/people/dee.json: the merge is undone",
        'content/articles/one.md:4: - people: ["Di"]',
        'content/articles/one.md:4: + people: ["Dee", "Di"]',
        "content/people/di.md:1: - ---",
        "content/people/di.md:2: - name: Di",
        "content/people/di.md:3: - aliases: [Dee]",
        "content/people/di.md:4: - ---",
        "nothing is written: this was a dry run",
    ]
    told(root, "split", "Dee")
    assert files_in(root / "content") == before


def test_records_that_contradict_each_other_stay_two(tmp_path: Path) -> None:
    """Each contradiction is told with both places."""
    step = {"date": "2025-03-01", "stage": "charged", "what": "It began.", "source": {"name": "The Courier"}}
    case = {
        "name": "The blaze",
        "parties": [{"name": "B. Ode", "role": "defendant"}],
        "timeline": [{**step, "stage": "filed"}],
    }
    files = {
        "content/people/bo-ode.md": a_file(name="Bo Ode", born="1981-02-03"),
        "content/people/cy.md": a_file("Of Cy.", name="Cy", same_as=["https://a.example/"], died="2020-01-01"),
        "content/cases/the-blaze.md": a_file("", **case),
        "content/cases/drum-fire.md": a_file(
            name="Drum fire", parties=[{"name": "Bob Ode", "role": "claimant"}], timeline=[step]
        ),
    }
    root = a_site_with_bo(tmp_path, **files)
    assert refused(root, "merge", "Bob Ode", "Bo Ode") == [
        'content/people/bo-ode.md:3: born: "1981-02-03", and "1980-01-02" in content/people/bob-ode.md:5: ' + AGREE
    ]
    assert refused(root, "merge", "The blaze", "Drum fire") == [
        'content/cases/drum-fire.md:3: parties: Bob Ode: "claimant", and "defendant" in content/cases/the-blaze.md:3: '
        + AGREE,
        f"content/cases/drum-fire.md:4: timeline: differs from that in content/cases/the-blaze.md:4: {AGREE}",
    ]
    assert refused(root, "merge", "Cy", "Bo Ode") == [
        "content/people/bo-ode.md: the text: differs from that of content/people/cy.md: " + INTO_ONE
    ]
    write(root, {"content/people/cy.md": a_file("", name="Cy", died="1970-01-01")})
    assert refused(root, "merge", "Cy", "Bo Ode") == [
        "content/people/bo-ode.md: with the facts of both: died: is before born"
    ]


def test_one_who_would_be_two_parties_is_asked_about(tmp_path: Path) -> None:
    """Nobody sues himself."""
    parties = [{"name": "Bo Ode", "role": "claimant"}, {"name": "Bob Ode"}]
    root = a_site_with_bo(tmp_path, **{"content/cases/drum-fire.md": a_file(name="Drum fire", parties=parties)})
    (line,) = refused(root, "merge", "Bob Ode", "Bo Ode")
    roles = 'Bob Ode is without a role, and Bo Ode on line 3 "claimant"'
    assert line == f"content/cases/drum-fire.md:3: parties: {roles}: leave the one that is right"


def test_what_cannot_be_merged_is_told(tmp_path: Path) -> None:
    """A slip, an alias, one name, two kinds."""
    root = a_site_with_bo(tmp_path)
    assert refused(root, "merge", "Bobb Ode", "Drum") == [
        "Bobb Ode: no such name - did you mean Bob Ode?",
        "Drum: no such name - did you mean The Drum?",
    ]
    assert refused(root, "merge", "B. Ode", "Bo Ode") == [
        f"B. Ode: is another name of Bob Ode in {BOB}: merge that one"
    ]
    assert refused(root, "merge", "B. Ode", "Bob Ode") == ["B. Ode: stands for the same as Bob Ode already"]
    assert refused(root, "merge", "Bo Ode", "The Drum") == [
        "Bo Ode: is a person, and The Drum is a show: they cannot be one"
    ]
    assert refused(root, "merge", "Bo Ode", "Cy", "--kind", "show") == [
        "Bo Ode: no such show",
        "Cy: no such show",
    ]
    assert refused(root, "alias", "Bob Ode", "Bo Ode") == [
        f'Bob Ode: already stands for Bob Ode in {BOB}: digest names merge "Bob Ode" "Bo Ode" makes them one'
    ]


def test_what_an_editor_changed_since_is_kept_and_told(tmp_path: Path) -> None:
    """Line by line: but for the names, since one name cannot stand for two."""
    root = a_site_with_bo(tmp_path)
    told(root, "merge", "Bob Ode", "Bo Ode")
    for path, old, new in (
        ("content/articles/one.md", '["Cy", "Bo Ode"]', '["Cy", "Bo Ode", "Zed"]'),
        ("content/people/bo-ode.md", "1980-01-02", "1980-01-03"),
        ("content/people/bo-ode.md", "bobby]", "bobby, Bobo]"),
    ):
        text = (root / path).read_text(encoding="utf-8")
        assert old in text
        write(root, {path: text.replace(old, new)})
    (root / "content/articles/two.md").unlink()
    lines = told(root, "split", "Bob Ode")
    stays = "changed since, so it stays as it is"
    assert lines[:3] == [
        f"content/people/bo-ode.md:4: born: {stays}; the merge had added to it",
        f'content/articles/one.md:4: people: {stays}; before the merge it said: people: ["Bob Ode", "Cy", "Bo Ode"]',
        "content/articles/two.md: is no longer there, so nothing of it was taken back",
    ]
    assert "content/people/bo-ode.md: in part as it was before the merge, no longer Bob Ode" in lines[5]
    assert lines_of(root, "content/people/bo-ode.md")[1:5] == [
        'name: "Bo Ode"',
        "aliases: [Bobo]",
        'born: "1980-01-03"',
        'roles: ["actor"]',
    ]
    assert lines_of(root, BOB)[1] == 'name: "Bob Ode"'
    assert build(root)


def test_what_cannot_be_split_is_told(tmp_path: Path) -> None:
    """No merge, a later merge, a file in the way, an alias that went elsewhere, or notes that nobody can read."""
    root = a_site_with_bo(tmp_path)
    assert refused(root, "split", "Bob Ode") == [
        "Bob Ode: no merge of this name is known, so nothing can be split: mend it by hand"
    ]
    told(root, "merge", "Bob Ode", "Bo Ode")
    write(root, {BOB: a_file(name="Dee")})
    assert refused(root, "split", "Bob Ode") == [
        f"{BOB}: is there again: move it away, since the split puts a file there"
    ]
    (root / BOB).unlink()
    told(root, "merge", "Bo Ode", "Cy")
    assert refused(root, "split", "Bob Ode") == ["Bob Ode: Bo Ode was merged into Cy since: split Bo Ode first"]
    told(root, "split", "Bo Ode")
    bo = (root / "content/people/bo-ode.md").read_text(encoding="utf-8")
    write(root, {"content/people/bo-ode.md": bo.replace("Bob Ode, ", ""), BOB: a_file(name="Bob Ode")})
    assert refused(root, "split", "Bob Ode") == [f"Bob Ode: has a record of its own again, {BOB}: it is split already"]
    write(root, {BOB: a_file(name="Dee", aliases=["Bob Ode"])})
    assert refused(root, "split", "Bob Ode") == [f"Bob Ode: stands for Dee in {BOB} now: take it out there first"]
    record = json.loads((root / RECORD).read_bytes())
    outside = {**record["other"], "path": "content/../elsewhere.md"}
    unreadable = f"{RECORD}: cannot be read by this version, so nothing can be split"
    for raw in (b"\xff", json.dumps({**record, "version": 2}), json.dumps({**record, "other": outside})):
        write(root, {RECORD: raw})
        assert refused(root, "split", "Bob Ode") == [unreadable]


def test_a_name_that_was_merged_and_renamed_is_split(tmp_path: Path) -> None:
    """The record is found by what it is called now; the lists say the new name, and stay."""
    root = a_site_with_bo(tmp_path)
    told(root, "merge", "Bob Ode", "Bo Ode")
    told(root, "rename", "Bo Ode", "Bo Lake")
    lines = told(root, "split", "Bob Ode")
    assert lines[0].startswith("content/articles/one.md:4: people: changed since, so it stays as it is; ")
    assert lines_of(root, "content/people/bo-lake.md")[1:4] == [
        "name: Bo Lake",
        "aliases: [Bo Ode]",
        'roles: ["actor"]',
    ]
    assert build(root)


def test_a_name_of_two_kinds_is_merged_and_split_by_kind(tmp_path: Path) -> None:
    """Each kind has notes of its own."""
    keys = {"people": ["Rust", "Bo"], "shows": ["Rust", "Bo"]}
    root = a_site(tmp_path, {"content/articles/a.md": an_article_file("A", **keys)})
    before = files_in(root / "content")
    assert refused(root, "merge", "Rust", "Bo") == ["Rust: is a person and a show, and so is Bo: say which with --kind"]
    told(root, "merge", "Rust", "Bo", "--kind", "show")
    told(root, "merge", "Rust", "Bo", "--kind", "person")
    assert refused(root, "split", "Rust") == ["Rust: was merged as a person and a show: say which with --kind"]
    told(root, "split", "Rust", "--kind", "person")
    told(root, "split", "Rust")
    assert files_in(root / "content") == before


def test_a_record_that_the_merge_made_stays_if_an_editor_changed_it(tmp_path: Path) -> None:
    """Without the name that is split; and if it is gone, the rest is taken back."""
    root = a_site(tmp_path, {"content/articles/one.md": an_article_file("One", people=["Dee", "Di"])})
    told(root, "merge", "Dee", "Di")
    made, merged = root / "content/people/di.md", files_in(root)
    made.write_text(made.read_text(encoding="utf-8").replace("name: Di\n", "name: Di\nroles: [singer]\n"), "utf-8")
    assert told(root, "split", "Dee") == [
        "content/people/di.md: was made by the merge and changed since, so it stays",
        "content/.evidence/merges/people/dee.json: the merge is undone",
        "content/articles/one.md: as it was before the merge",
        "content/people/di.md: no longer Dee",
    ]
    assert lines_of(root, "content/people/di.md")[1:3] == ["name: Di", "roles: [singer]"]
    write(root, merged)
    made.unlink()
    assert told(root, "split", "Dee") == [
        "content/people/di.md: is no longer there, so nothing of it was taken back",
        "content/.evidence/merges/people/dee.json: the merge is undone",
        "content/articles/one.md: as it was before the merge",
    ]
