"""One publishing: refuse, compare, send in order, make sure that it arrived, and remember that last."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple, NoReturn

from generator.builder.lock import locked
from generator.builder.update import Places
from generator.checks.material import Material
from generator.checks.silent_edits import record
from generator.errors import Problem, UserError, counted, stop_if
from generator.output import Stamp
from generator.publishing.host_files import MARKER, REDIRECTS, host_files
from generator.publishing.hosts import Host
from generator.publishing.local import LocalFile, gathered, is_hidden, local_files, made_files
from generator.publishing.pings import ping, to_tell
from generator.publishing.plan import Plan, plan_publishing, redirected_paths
from generator.publishing.refusals import broken_rules, too_many_gone, wrong_address
from generator.publishing.state import FOLDER, Known, State, load_state, save_state
from generator.publishing.transfer import transfer
from generator.publishing.ways import host_of

Listing = Mapping[str, str] | None


class Report(NamedTuple):
    """
    Tell what there was to do, and what became of it.

    *refused* is why it may not be done. *recorded* counts the articles that are now on record as published. *warnings*
    are lines on what went wrong afterwards.
    """

    plan: Plan
    refused: tuple[Problem, ...] = ()
    recorded: int = 0
    warnings: tuple[str, ...] = ()


class Leave(NamedTuple):
    """Say what an editor allows this once: that many pages vanish, and to delete what somebody else put there."""

    vanishing: bool = False
    take_over: bool = False


_NO_LEAVE = Leave()
_ON_ITS_WAY = Known(b"", Stamp(0, 0), "")


class Publication:
    """The output of the site of *material*, on its way to the target *name* of its settings."""

    def __init__(self, material: Material, places: Places, name: str) -> None:
        self._material = material
        self._places = places
        self._name = name
        self._target = material.config.publish[name]
        self._memory = places.memory / FOLDER
        self._extra = host_files(material.config, self._target, material.root)
        self._host: Host = host_of(self._target, material.root, self._memory / f"{name}.git")

    def publish(self, stale: Iterable[Problem] = (), *, dry_run: bool = False, leave: Leave = _NO_LEAVE) -> Report:
        """
        Bring the target up to date; *stale* says what of the output is not what the content says.

        On a *dry_run* the report says what would be done, and nothing is. Raises UserError with every reason not to
        publish, or with what was not sent; then it may be done again. Whom nobody could tell is told the next time.
        """
        with locked(self._places.memory, give_way):
            state = load_state(self._memory / self._name, self._host.place)
            known = state.files
            files = self._files(known, stale)
            listing = self._host.listing()
            plan = plan_publishing(
                _digests(files), known, listing, self._redirected(), replaces_all=self._host.takes_all
            )
            refused = tuple(self._objections(plan, known, listing, leave))
            if dry_run:
                return Report(plan, refused)
            stop_if(refused)
            news = to_tell(plan, state.untold)
            staying = _staying(files, known, plan)
            if staying != known:
                self._remember(staying, news)
            if not plan.is_empty:
                transfer(self._name, self._host, plan, files, self._gathered)
                staying = self._arrived(files, known, plan)
                self._remember(staying, news)
            recorded = record(self._material) if self._target.record else 0
            warnings, untold = ping(self._material.config, self._target, news)
            if untold != (news if not plan.is_empty else state.untold):
                self._remember(staying, untold)
        return Report(plan, (), recorded, warnings)

    def _files(self, known: Mapping[str, Known], stale: Iterable[Problem]) -> Mapping[str, LocalFile]:
        line = self._material.line_of_setting("base_url")
        problems = [*stale, *wrong_address(self._material.config, self._name, self._target, line)]
        if not self._places.output.is_dir():
            problems.append(Problem(self._places.output.name, 0, "is not there: run `digest build`"))
            stop_if(problems)
        files = local_files(self._places.output, self._material.output_files, known)
        problems += broken_rules(self._material)
        for path in self._extra.keys() & files.keys():
            message = f"stands there, and publish.{self._name} makes one too: delete one of the two"
            problems.append(Problem(f"{self._places.output.name}/{path}", 0, message))
        stop_if(problems)
        if not self._target.redirects:
            files.pop(REDIRECTS, None)
        return files | made_files(self._extra)

    def _redirected(self) -> tuple[str, ...]:
        redirects = self._places.output / REDIRECTS
        if not self._target.redirects or not redirects.exists():
            return ()
        return redirected_paths(
            redirects.read_text(encoding="utf-8", errors="replace"), self._material.config.base_path
        )

    def _objections(self, plan: Plan, known: Mapping[str, Known], listing: Listing, leave: Leave) -> Iterator[Problem]:
        strange = (
            () if known or listing is None or MARKER in listing else sorted(p for p in listing if not is_hidden(p))
        )
        if strange and not leave.take_over:
            count = counted(len(strange), "file")
            message = f"holds {count} that nobody knows to be of this site, such as {strange[0]}"
            message += ": name another place, or have them replaced with --take-over"
            yield Problem(f"publish.{self._name}", 0, message)
        if not leave.vanishing and not strange:
            yield from too_many_gone(self._name, self._target, plan)

    def _gathered(self, paths: Iterable[str]) -> AbstractContextManager[Path]:
        return gathered(self._memory / f"{self._name}.sending", self._places.output, self._extra, paths)

    def _remember(self, files: Mapping[str, Known], untold: tuple[str, ...]) -> None:
        save_state(self._memory / self._name, self._host.place, State(files, untold))

    def _arrived(self, files: Mapping[str, LocalFile], known: Mapping[str, Known], plan: Plan) -> Mapping[str, Known]:
        """Give what is at the host now; raises UserError where that is not what was sent."""
        listing = self._host.listing()
        versions = {path: file.version for path, file in known.items()}
        if listing is None:
            return {path: Known(*file, "") for path, file in files.items()}
        missing = [path for path in (*plan.added, *plan.changed) if path not in listing]
        left = [path for path in plan.deleted if path in listing]
        for paths, fault in ((missing, "is not there, though it was sent"), (left, "is still there")):
            if paths:
                raise UserError([Problem(f"publish.{self._name}", 0, f"{paths[0]} {fault}; publish again")])
        sent = {*plan.added, *plan.changed}
        return {path: Known(*file, (listing if path in sent else versions)[path]) for path, file in files.items()}


def give_way() -> NoReturn:
    """Publish nothing while another command has the site; raises UserError."""
    message = "not now, as another command is changing this site: wait for that to end"
    raise UserError([Problem("digest publish", 0, message)])


def _digests(files: Mapping[str, LocalFile]) -> Mapping[str, bytes]:
    return {path: file.digest for path, file in files.items()}


def _staying(files: Mapping[str, LocalFile], known: Mapping[str, Known], plan: Plan) -> Mapping[str, Known]:
    """
    Give what is at the host for sure while the rest is on its way, and after that should be cut off.

    Of what is on its way it is known that it is ours, and of no content.
    """
    moving = {*plan.added, *plan.changed}
    same = {path: Known(*file, known[path].version) for path, file in files.items() if path not in moving}
    coming = dict.fromkeys(moving, _ON_ITS_WAY)
    return {**same, **coming, **{path: known[path] for path in plan.deleted if path in known}}
