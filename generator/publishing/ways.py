"""Which way leads to a target."""

from pathlib import Path

from generator.errors import Problem, UserError
from generator.memory import memory_of
from generator.publishing.command import CommandHost
from generator.publishing.folder import FolderHost
from generator.publishing.git import GitHost
from generator.publishing.hosts import Host
from generator.publishing.rclone import RcloneHost
from generator.publishing.rsync import RsyncHost
from generator.targets import Target


def host_of(target: Target, root: Path, mirror: Path) -> Host:
    """
    Give the host of *target*, whose paths count from the site's *root*; *mirror* is where git may keep its own.

    Raises UserError for a folder that holds the site, or that the site holds and makes something else of.
    """
    match target.kind:
        case "folder":
            return FolderHost(_own_folder(target.path, root))
        case "rsync":
            return RsyncHost(target, root)
        case "rclone":
            return RcloneHost(target)
        case "git":
            return GitHost(target, root, mirror)
        case "command":
            return CommandHost(target, root)


def _own_folder(path: str, root: Path) -> Path:
    folder, site = (root / Path(path).expanduser()).resolve(), root.resolve()
    taken = [memory_of(site), *(site / name for name in ("content", "layouts", "output", "seeds"))]
    if site.is_relative_to(folder) or any(folder.is_relative_to(part) for part in taken):
        raise UserError([Problem(path, 0, "is part of the site itself: publish to a folder of its own")])
    return folder
