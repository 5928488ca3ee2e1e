"""Work spread over processes, threads or machines: it comes back in order, and changes no byte."""

import multiprocessing
import os
import shutil
import sys
from collections.abc import Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import chdir
from pathlib import Path
from threading import Event

import pytest

from generator.builder.build import build, usual_places
from generator.builder.rendering import Look, render_parcels
from generator.builder.update import Places
from generator.errors import Problem
from generator.model.pages import make_frame
from generator.workers import WORTH_SPREADING, Pool
from making import END_OF_YEAR, LATER, a_file, a_linked_site, a_site, an_article_file, files_in, run_digest, write

MANY = 350
BODY = "Text *{0}*, “quoted”[^1], see [Ann](/people/ann/).\n\n* one\n* two\n\n[^1]: A note on {0}."


@pytest.fixture(scope="module")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a site that is large enough to be spread, and build it in one process; tests only read it."""
    articles = {
        f"content/articles/story-{number}.md": an_article_file(
            f"Story {number}", BODY.format(number), people=["Ann", f"Person {number % 7}"], cases=["The Case"]
        )
        for number in range(MANY)
    }
    root = a_site(tmp_path_factory.mktemp("large"), {**articles, "content/people/ann.md": a_file(name="Ann")})
    report = build(usual_places(root), LATER, jobs=1)
    assert len(report.written) == report.pages > WORTH_SPREADING
    return root


def a_process_pool(elsewhere: Path) -> Executor:
    """Make an executor whose workers know nothing of this process, and work in another folder."""
    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(2, mp_context=spawn, initializer=os.chdir, initargs=(str(elsewhere),))


@pytest.mark.parametrize("jobs", [1, 2, 8])
def test_results_come_in_the_order_of_the_parts(jobs: int) -> None:
    """Each with the number of parts that it is of."""
    parts = range(WORTH_SPREADING + 50)
    with Pool(jobs) as pool:
        found = list(pool.map(list, parts))
    assert [part for _, chunk in found for part in chunk] == list(parts)
    assert [size for size, _ in found] == [len(chunk) for _, chunk in found] == [100, 100, 100, 50]


def test_results_come_in_order_whichever_is_ready_first() -> None:
    """Here the first one waits for the last."""
    last = Event()

    def work(parts: Sequence[int]) -> int:
        if parts[0] == 400:
            last.set()
        last.wait(60)
        return parts[0]

    with ThreadPoolExecutor(5) as executor:
        assert [first for _, first in Pool(5, executor).map(work, range(500))] == [0, 100, 200, 300, 400]


def test_parts_are_packed_only_a_little_ahead_of_the_work() -> None:
    """All texts of a large archive would not fit into memory."""
    packed: list[int] = []

    def pack(parts: Sequence[int]) -> int:
        packed.append(parts[0])
        return parts[0]

    with ThreadPoolExecutor(2) as executor:
        results = Pool(2, executor).map(abs, range(5000), pack)
        assert next(results) == (100, 0)
        assert len(packed) < 10
        assert [first for _, first in results] == list(range(100, 5000, 100))


def test_little_work_is_done_here() -> None:
    """Nothing is sent anywhere: a function that could not be is called all the same."""
    with Pool(2) as pool:
        assert [pid for _, pid in pool.map(lambda _: os.getpid(), range(WORTH_SPREADING - 1))] == [os.getpid()] * 3


@pytest.mark.parametrize("jobs", [2, 8])
def test_the_number_of_processes_changes_no_byte(large_site: Path, tmp_path: Path, jobs: int) -> None:
    """However the pages are shared out among them."""
    places = Places(large_site, tmp_path / "output", tmp_path / "memory")
    build(places, LATER, jobs=jobs)
    assert files_in(places.output) == files_in(large_site / "output")


def test_the_threads_of_an_executor_change_no_byte(large_site: Path, tmp_path: Path) -> None:
    """They share a renderer, which has one text in mind at a time."""
    places = Places(large_site, tmp_path / "output", tmp_path / "memory")
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as executor:
            build(places, LATER, executor=executor)
    finally:
        sys.setswitchinterval(interval)
    assert files_in(places.output) == files_in(large_site / "output")


def test_an_executor_needs_neither_the_site_nor_its_output(large_site: Path, tmp_path: Path) -> None:
    """Its workers may be on other machines: they are sent what they render, and what they render is written here."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "content").symlink_to(large_site / "content")
    with chdir(tmp_path), a_process_pool(elsewhere) as executor:
        build(usual_places(Path()), LATER, executor=executor)
    assert files_in(tmp_path / "output") == files_in(large_site / "output")
    assert files_in(elsewhere) == {}


def test_a_worker_of_another_version_is_told_of() -> None:
    """It would render other bytes."""
    look = Look("0.0.1", make_frame(a_linked_site()), ())
    ((path, problem),) = render_parcels(look, [])
    assert isinstance(problem, Problem)
    assert path == ""
    assert str(problem).startswith("--executor: a worker runs version ")
    assert str(problem).endswith(", and this is 0.0.1")


def refused(large_site: Path, folder: Path, **layouts: str) -> str:
    """Build a copy of the site with broken *layouts*, in two processes, and give what is said; no file may change."""
    root = shutil.copytree(large_site, folder / "site")
    write(root, {f"layouts/{name}.html": text for name, text in layouts.items()})
    result = run_digest("--root", root, "build", "--now", END_OF_YEAR, "--jobs", "2")
    assert (result.exit_code, result.stdout) == (1, "")
    assert files_in(root / "output") == files_in(large_site / "output")
    assert not (root / ".digest/staged").exists()
    return result.stderr


def test_a_fault_that_every_worker_meets_is_told_once(large_site: Path, tmp_path: Path) -> None:
    """However many pages it is in the way of."""
    assert refused(large_site, tmp_path, article="Fine.\n{% if %}\n") == (
        "layouts/article.html:2: not a valid layout: Expected an expression, got 'end of statement block'\n"
    )


def test_faults_of_several_workers_are_told_in_order(large_site: Path, tmp_path: Path) -> None:
    """Once each, whoever met them first, with the first of the pages that it is in the way of."""
    assert refused(large_site, tmp_path, person="{{ page.title }}", article="{{ page.title.nothing.more }}") == (
        "layouts/article.html:1: layout: 'str object' has no attribute 'nothing',"
        " rendering articles/story-0/index.html and 349 more\n"
        "layouts/person.html:1: layout: PersonPage has no attribute 'title',"
        " rendering people/ann/index.html and 38 more\n"
    )
