"""Editions on disk: `<output>/<id>/edition.json`, the documents beside it, and what readers were already told."""

from __future__ import annotations

import hashlib
import json
from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from hugging_news.domain.documents import Asset, Document
from hugging_news.domain.editions import Edition
from hugging_news.domain.errors import NewsroomError
from hugging_news.newsroom.files import write_atomic


def to_json(edition: Edition) -> bytes:
    """The bytes of `edition.json`: keys in the model's order, so that the same edition gives the same bytes."""
    value = edition.model_dump(mode="json", by_alias=True)
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def read(path: Path) -> Edition:
    """The edition in *path* (`edition.json`).

    Raises:
        NewsroomError: it is missing, damaged or of another schema; it is never guessed.
    """
    try:
        return Edition.model_validate_json(path.read_bytes().removeprefix(BOM_UTF8))
    except OSError as error:
        raise NewsroomError(f"{path}: cannot be read ({error.strerror or error})") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise NewsroomError(f"{path}: not an edition of schema version 1 ({place}: {first['msg']})") from error


def history(output: Path) -> tuple[tuple[Edition, ...], tuple[str, ...]]:
    """Every edition below *output*, oldest first, and one problem for each that cannot be read."""
    editions: list[Edition] = []
    problems: list[str] = []
    for path in sorted(output.glob("????-??-??/edition.json")):
        try:
            editions.append(read(path))
        except NewsroomError as error:
            problems.append(str(error).replace(f"{output}/", ""))
    return tuple(editions), tuple(problems)


def write(folder: Path, edition: Edition, assets: Iterable[Asset]) -> None:
    """Write the edition and its pictures; a file that has these bytes already is not written again."""
    for asset in assets:
        path = folder / asset.path
        if not path.is_file() or path.read_bytes() != asset.content:
            write_atomic(path, asset.content)
    _write_changed(folder / "edition.json", to_json(edition))


def write_report(folder: Path, report: Mapping[str, Any]) -> None:
    """Write `report.json`, keeping the hashes of the documents that it already lists."""
    kept = {key: value for key, value in _report(folder).items() if key in ("documents", "pending")}
    _write_changed(folder / "report.json", _dump({**kept, **report}))


def write_documents(folder: Path, documents: Iterable[Document], force: bool = False) -> tuple[str, ...]:
    """Write *documents*; the paths of those that a person changed, which are left as they are unless *force*.

    A document counts as changed when its bytes are neither the new ones nor any that the program wrote or was about to
    write when it was cut short.
    """
    documents = tuple(documents)
    report = _report(folder)
    changed = tuple(d.path for d in documents if not force and _by_hand(folder / d.path, d, report))
    fresh = [document for document in documents if document.path not in changed]
    hashes = {document.path: _hash(document.content) for document in fresh}
    _write_changed(folder / "report.json", _dump({**report, "pending": hashes}))
    for document in fresh:
        _write_changed(folder / document.path, document.content)
    report["documents"] = {**report.get("documents", {}), **hashes}
    report.pop("pending", None)
    _write_changed(folder / "report.json", _dump(report))
    return changed


def changed(folder: Path, paths: Iterable[str]) -> frozenset[str] | None:
    """The documents among *paths* that are not as the program wrote them; None where no report says what it wrote."""
    if not (folder / "report.json").is_file():
        return None
    report = _report(folder)
    ours = {**report.get("documents", {}), **report.get("pending", {})}
    present = (path for path in paths if (folder / path).is_file())
    return frozenset(path for path in present if _hash((folder / path).read_bytes()) != ours.get(path))


def remove_documents(folder: Path, paths: Iterable[str], force: bool = False) -> tuple[str, ...]:
    """Remove documents that the program wrote; the paths of those that a person changed, which stay unless *force*."""
    report = _report(folder)
    known = report.get("documents", {})
    present = [path for path in paths if (folder / path).is_file()]
    changed = tuple(p for p in present if not force and _hash((folder / p).read_bytes()) != known.get(p))
    for path in present:
        if path not in changed:
            (folder / path).unlink()
            known.pop(path, None)
    if len(changed) < len(present):
        _write_changed(folder / "report.json", _dump(report))
    return changed


def _report(folder: Path) -> dict[str, Any]:
    path = folder / "report.json"
    if not path.is_file():
        return {}
    try:
        report = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise NewsroomError(f"{path}: cannot be read ({error}); move it away, then try again") from error
    return report if isinstance(report, dict) else {}


def assets(folder: Path, edition: Edition) -> dict[str, Asset]:
    """The pictures of *edition* that lie beside it, by `src`; one that is missing or damaged is left out."""
    found: dict[str, Asset] = {}
    for image in (story.image for story in edition.stories() if story.image):
        path = folder / image.src
        if path.is_file() and folder.resolve() in path.resolve().parents:
            found[image.src] = Asset(image.sha256, image.media_type, path.read_bytes(), image.width, image.height)
    return found


def _by_hand(path: Path, document: Document, report: Mapping[str, Any]) -> bool:
    if not path.is_file():
        return False
    present = path.read_bytes()
    ours = (report.get("documents", {}).get(document.path), report.get("pending", {}).get(document.path))
    return present != document.content and _hash(present) not in ours


def _write_changed(path: Path, content: bytes) -> None:
    if not path.is_file() or path.read_bytes() != content:
        write_atomic(path, content)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _dump(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")
