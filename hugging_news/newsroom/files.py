"""Files that appear whole or not at all, and the lock that keeps two runs apart."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from hugging_news.domain.errors import LockedError, NewsroomError


def write_atomic(path: Path, content: bytes) -> None:
    """Write *content* to a temporary file beside *path*, sync it, and put it in place.

    Raises:
        NewsroomError: the folder cannot be written (full, read-only, no permission).
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise NewsroomError(
            f"cannot write {path}: {error.strerror or error}; free some room or check permissions"
        ) from (error)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the newsroom's lock; it is freed when the process ends, however it ends.

    Raises:
        LockedError: another run holds it.
        NewsroomError: the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / ".lock")
        lock.acquire(timeout=0)
    except Timeout as error:
        raise LockedError(f"another run works in {folder}; wait for it to end, then try again") from error
    except OSError as error:
        raise NewsroomError(f"cannot write to {folder}: {error.strerror or error}") from error
    try:
        yield
    finally:
        lock.release()
