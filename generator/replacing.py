"""
Files that take the place of others by the thousand, without waiting for the disk to let go of those.

Where a file is moved onto another, Linux first writes it out and frees what the other took up: of 17,500 pages that is
two seconds in which the processors idle. Two files that change places cost a twentieth, and the old ones can be deleted
by somebody for whom nobody waits.
"""

import ctypes
import errno
import os
import shutil
from collections.abc import Callable
from functools import cache

_HERE = -100  # AT_FDCWD: paths are as for open
_EXCHANGE = 2  # RENAME_EXCHANGE
_CANNOT = {errno.EINVAL, errno.ENOSYS, errno.EXDEV, errno.ENOENT, errno.EPERM}


def swap(staged: str, target: str) -> bool:
    """
    Let two files take each other's place in one step; False where that cannot be, and nothing was done.

    Raises OSError for a disk that refuses.
    """
    rename = _renaming()
    if rename is None:
        return False
    if rename(_HERE, os.fsencode(staged), _HERE, os.fsencode(target), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), target)


@cache
def _renaming() -> Callable[..., int] | None:
    """Give renameat2(2), which Python does not offer; None where the system has none."""
    try:
        found: Callable[..., int] = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return None
    return found


def delete_unwatched(folder: str) -> None:
    """Delete *folder* with all that is in it, where the system allows by a process that outlives this one."""
    if not hasattr(os, "posix_spawnp"):
        shutil.rmtree(folder, ignore_errors=True)
        return
    # It must not keep the terminal or a pipe of ours open. The shell ends at once, so no child is left to wait for.
    script = 'nice rm -rf -- "$0" </dev/null >/dev/null 2>&1 &'
    try:
        shell = os.posix_spawnp("sh", ["sh", "-c", script, folder], os.environ)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        return
    os.waitpid(shell, 0)
