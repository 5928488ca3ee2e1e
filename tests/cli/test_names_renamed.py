"""`digest names rename`: another name, wherever the old one stands."""

from pathlib import Path

from cli.names_telling import lines_of, refused, told

from making import a_file, a_site, an_article_file, build, files_in


def a_site_with_ann(root: Path, **files: str) -> Path:
    """Write a site in which Ann Tarn stands in every kind of list, and so do others."""
    return a_site(
        root,
        {
            "content/articles/one.md": an_article_file("One", people=["Ann Tarn", "Bo Ode"], cases=["Drum fire"]),
            "content/articles/two.md": an_article_file(
                "Two", people=["ann tarn"], review=["people: Bo Ode may be a child; add the name if not", "title: made"]
            ),
            "content/people/ann-tarn.md": a_file("See [her](/people/ann-tarn/).", name="Ann Tarn", aliases=["A. Tarn"]),
            "content/shows/the-drum.md": a_file(name="The Drum", people=["Ann Tarn", "Cy"]),
            "content/cases/drum-fire.md": a_file(name="Drum fire", parties=[{"name": "Ann Tarn", "role": "claimant"}]),
            **files,
        },
    )


def test_every_list_has_the_new_name(tmp_path: Path) -> None:
    """And no other line changes; the file of the record moves, and its old name stays as an alias."""
    root = a_site_with_ann(tmp_path)
    before = files_in(root / "content")
    assert told(root, "rename", "Ann Tarn", "Ann Brook") == [
        "content/articles/one.md: Ann Tarn is now Ann Brook",
        "content/articles/two.md: ann tarn is now Ann Brook",
        "content/cases/drum-fire.md: Ann Tarn is now Ann Brook",
        "content/people/ann-brook.md: now Ann Brook, alias Ann Tarn, was content/people/ann-tarn.md",
        "content/people/ann-tarn.md: moved to content/people/ann-brook.md",
        "content/shows/the-drum.md: Ann Tarn is now Ann Brook",
    ]
    assert lines_of(root, "content/people/ann-brook.md") == [
        "---",
        "name: Ann Brook",
        'aliases: ["A. Tarn", Ann Tarn]',
        "---",
        "See [her](/people/ann-tarn/).",
    ]
    after = {path: content for path, content in files_in(root / "content").items() if not path.startswith("people")}
    assert {path: content.replace(b"Ann Brook", b'"Ann Tarn"') for path, content in after.items()} == {
        path: content.replace(b'"ann tarn"', b'"Ann Tarn"')
        for path, content in before.items()
        if not path.startswith("people")
    }
    assert told(root, "rename", "Ann Brook", "Ann Brook") == ["nothing to change"]


def test_every_old_address_still_answers(tmp_path: Path) -> None:
    """The one of the old name leads to the new one; twice renamed, both do."""
    root = a_site_with_ann(tmp_path)
    before = build(root)
    told(root, "rename", "Ann Tarn", "Ann Brook")
    told(root, "rename", "Ann Brook", "Ann Lake")
    told(root, "rename", "Drum fire", "Drum case", "--kind", "case")
    after = build(root)
    assert {path for path in before if path.endswith(".html")} <= after.keys()
    for old, new in (
        ("people/ann-tarn", "people/ann-lake"),
        ("people/ann-brook", "people/ann-lake"),
        ("people/a-tarn", "people/ann-lake"),
        ("cases/drum-fire", "cases/drum-case"),
    ):
        assert f"https://digest.example/{new}/".encode() in after[f"{old}/index.html"]
    assert b"The text." not in after["people/ann-tarn/index.html"]


def test_a_name_without_a_record_gets_one(tmp_path: Path) -> None:
    """Notes that ask who it is are answered; one that asks whether it is a child asks about the new name."""
    root = a_site_with_ann(tmp_path)
    assert told(root, "rename", "Bo Ode", "Bo Lake") == [
        "content/articles/one.md: Bo Ode is now Bo Lake",
        "content/articles/two.md: note about Bo Lake",
        "content/people/bo-lake.md: made, alias Bo Ode",
    ]
    assert lines_of(root, "content/people/bo-lake.md") == ["---", "name: Bo Lake", "aliases: [Bo Ode]", "---"]
    assert "Bo Lake may be a child" in lines_of(root, "content/articles/two.md")[4]


def test_an_alias_can_become_the_name(tmp_path: Path) -> None:
    """The two change places."""
    root = a_site_with_ann(tmp_path)
    told(root, "rename", "Ann Tarn", "A. Tarn")
    assert lines_of(root, "content/people/a-tarn.md")[1:3] == ["name: A. Tarn", "aliases: [Ann Tarn]"]
    assert build(root)


def test_an_address_that_was_set_by_hand_stays(tmp_path: Path) -> None:
    """And so does a file that has a name of its own, or whose place is taken."""
    files = {
        "content/people/ann-tarn.md": a_file(name="Ann Tarn", slug="ann"),
        "content/people/ann-brook.md": a_file(name="Bea"),
    }
    root = a_site_with_ann(tmp_path, **files)
    assert told(root, "rename", "Ann Tarn", "Ann Brook")[3:4] == [
        "content/people/ann-tarn.md: now Ann Brook, alias Ann Tarn"
    ]
    assert lines_of(root, "content/people/ann-tarn.md") == [
        "---",
        "name: Ann Brook",
        "aliases: [Ann Tarn]",
        'slug: "ann"',
        "---",
        "The text.",
    ]
    assert "people/ann/index.html" in build(root)
    assert told(root, "rename", "Bea", "Bo")[-1] == "content/people/ann-brook.md: now Bo, alias Bea"


def test_a_dry_run_shows_the_lines(tmp_path: Path) -> None:
    """And writes nothing."""
    root = a_site_with_ann(tmp_path)
    before = files_in(root / "content")
    assert told(root, "rename", "The Drum", "Drum", "--dry-run") == [
        "content/shows/drum.md:1: + ---",
        "content/shows/drum.md:2: + name: Drum",
        "content/shows/drum.md:3: + aliases: [The Drum]",
        'content/shows/drum.md:4: + people: ["Ann Tarn", "Cy"]',
        "content/shows/drum.md:5: + ---",
        "content/shows/drum.md:6: + The text.",
        "content/shows/the-drum.md:1: - ---",
        'content/shows/the-drum.md:2: - name: "The Drum"',
        'content/shows/the-drum.md:3: - people: ["Ann Tarn", "Cy"]',
        "content/shows/the-drum.md:4: - ---",
        "content/shows/the-drum.md:5: - The text.",
        "nothing is written: this was a dry run",
    ]
    assert files_in(root / "content") == before


def test_what_cannot_be_renamed_is_told(tmp_path: Path) -> None:
    """A name of another, an alias, a slip, nothing to make an address from, two kinds."""
    root = a_site_with_ann(tmp_path, **{"content/shows/cy.md": a_file(name="Cy", people=["Cy"])})
    assert refused(root, "rename", "Ann Tarn", "Bo Ode") == [
        'Bo Ode: is another person already: digest names merge "Ann Tarn" "Bo Ode" makes them one'
    ]
    assert refused(root, "rename", "Bo Ode", "A. Tarn") == [
        'A. Tarn: is another person already: digest names merge "Bo Ode" "A. Tarn" makes them one'
    ]
    assert refused(root, "rename", "A. Tarn", "Ann Brook") == [
        "A. Tarn: is another name of Ann Tarn in content/people/ann-tarn.md: rename that one"
    ]
    assert refused(root, "rename", "An Tarn", "Ann Brook") == ["An Tarn: no such name - did you mean Ann Tarn?"]
    assert refused(root, "rename", "The Drum", "Drum", "--kind", "case") == ["The Drum: no such case"]
    assert refused(root, "rename", "Ann Tarn", "!") == ['"!": is no name: it has no letter or digit']
    assert refused(root, "rename", "Cy", "Cyd") == ["Cy: is a person and a show: say which with --kind"]


def test_a_list_that_cannot_be_changed_keeps_all_as_it_is(tmp_path: Path) -> None:
    """The editor is told what to write where."""
    parties = "---\nname: Odd\nparties:\n  - name: &her Ann Tarn\n---\n"
    root = a_site_with_ann(tmp_path, **{"content/cases/odd.md": parties})
    (line,) = refused(root, "rename", "Ann Tarn", "Ann Brook")
    place, hint = "content/cases/odd.md:4", 'put "Ann Brook" in place of "Ann Tarn" under parties'
    assert line == f"{place}: cannot be changed safely (& means something in YAML): {hint}"
