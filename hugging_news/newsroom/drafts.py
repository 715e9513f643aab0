"""What a language model answered, kept by content key (`data/drafts/<key>.json`): a build never asks twice."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from hugging_news.domain.errors import NewsroomError
from hugging_news.domain.values import Value
from hugging_news.newsroom.files import write_atomic


class Kept(Value):
    """One raw answer and what made it. *key* is a hash of all that was sent and of the *model*'s name.

    *prompts* is the hash of the prompt files, *passages* are the lines that the model was shown.
    """

    schema_version: Literal[1] = 1
    key: str
    story: str
    model: str
    prompts: str
    languages: tuple[str, ...]
    passages: tuple[str, ...]
    answer: str


def read(folder: Path, key: str) -> Kept | None:
    """The answer under *key*, None when there is none.

    Raises:
        NewsroomError: the file is damaged.
    """
    path = _path(folder, key)
    try:
        kept = Kept.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError) as error:
        raise NewsroomError(f"{path.name} in {folder.name} is damaged") from error
    if kept.key != key:
        raise NewsroomError(f"{path.name} in {folder.name} is damaged: it holds the answer {kept.key[:12]}")
    return kept


def write(folder: Path, kept: Kept) -> None:
    """Keep an answer.

    Raises:
        NewsroomError: the folder cannot be written.
    """
    write_atomic(_path(folder, kept.key), (kept.model_dump_json(indent=1) + "\n").encode())


def _path(folder: Path, key: str) -> Path:
    return folder / f"{key}.json"
