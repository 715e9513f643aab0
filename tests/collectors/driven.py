"""Collectors driven from recorded cases: a folder with `case.toml`, the answers, and the items that they give."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from hugging_news.domain.errors import ParseError
from hugging_news.domain.exchange import Collected, Request, Response, Source, Window

CASES = Path(__file__).parent / "cases"
ANSWERED = datetime(2026, 8, 17, 1, tzinfo=UTC)
WEEK = Window(datetime(2026, 8, 9, 16, tzinfo=UTC), datetime(2026, 8, 16, 16, tzinfo=UTC), "Asia/Shanghai")


def cases(collector: str) -> list[Path]:
    """The case folders of a collector, in order of their names."""
    return sorted((CASES / collector).iterdir())


def drive(source: Source, module: ModuleType, answers: Iterable[bytes | Exception]) -> tuple[Collected, list[Request]]:
    """What a collector returns for *answers*, one a request, and the requests that it made."""
    generator = module.collect(source, WEEK)
    requests = [next(generator)]
    for answer in answers:
        try:
            if isinstance(answer, Exception):
                requests.append(generator.throw(answer))
            else:
                requests.append(generator.send(Response(requests[-1].full_url, answer, ANSWERED)))
        except StopIteration as stopped:
            return stopped.value, requests
    raise AssertionError(f"it asks for more: {requests[-1].full_url}")


def outcome(case: Path, module: ModuleType) -> dict[str, Any]:
    """What a case gives, as `expected.json` has it: counts, problems and items, or the error."""
    setup = tomllib.loads((case / "case.toml").read_text("utf-8"))
    options = module.Options(**setup["options"])
    source = Source(
        name="source", collector=module.__name__.rpartition(".")[2], options=options, **setup.get("source", {})
    )
    answers = [(case / name).read_bytes() for name in setup["answers"]]
    try:
        found, _ = drive(source, module, answers)
    except ParseError as error:
        return {"error": str(error)}
    items = [item.model_dump(mode="json", exclude_defaults=True) for item in found.items]
    return {"read": found.read, "partial": found.partial, "problems": list(found.problems), "items": items}


def expected(case: Path) -> dict[str, Any]:
    """What a case must give."""
    written: dict[str, Any] = json.loads((case / "expected.json").read_text("utf-8"))
    return written
