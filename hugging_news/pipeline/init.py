"""Makes a newsroom that runs as it is."""

from __future__ import annotations

from pathlib import Path

from hugging_news.domain.errors import NewsroomError
from hugging_news.newsroom.files import write_atomic
from hugging_news.resources import resource_text


def init(folder: Path) -> tuple[str, ...]:
    """Write what *folder* lacks of a newsroom; the paths written. Nothing that is there is touched.

    Raises:
        NewsroomError: the folder cannot be written, or its name is taken by a file.
    """
    if folder.exists() and not folder.is_dir():
        raise NewsroomError(f"{folder} is a file; name a folder")
    files = {
        "hugging_news.toml": resource_text("data", "newsroom/hugging_news.toml")
        + resource_text("data", "sources.toml"),
        "curation.toml": resource_text("data", "newsroom/curation.toml"),
        ".gitignore": resource_text("data", "newsroom/gitignore"),
        "inbox/README.txt": resource_text("data", "newsroom/inbox.txt"),
    }
    written = [name for name in files if not (folder / name).exists()]
    for name in written:
        write_atomic(folder / name, files[name].encode("utf-8"))
    try:
        for name in ("templates", "data", "posts"):
            (folder / name).mkdir(exist_ok=True)
    except OSError as error:
        raise NewsroomError(f"cannot write {folder}: {error.strerror}") from error
    return tuple(written)
