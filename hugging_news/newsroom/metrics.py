"""`data/metrics/2026-W33.jsonl`: what was counted, when and over which span. Outlives the pruned archive."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from hugging_news.domain.errors import NewsroomError
from hugging_news.domain.items import Item, Metric
from hugging_news.domain.values import Value
from hugging_news.newsroom.files import write_atomic


class Measure(Value):
    """One count of one item. *week* names the collection it belongs to, which is the name of its file."""

    item: str
    metric: Metric
    week: str = ""

    def line(self) -> str:
        """The line of the file: sorted keys, so that the same counts give the same bytes."""
        return json.dumps(
            self.model_dump(mode="json", exclude_none=True, exclude={"week"}), ensure_ascii=False, sort_keys=True
        )


def measures_of(items: Iterable[Item], week: str) -> tuple[Measure, ...]:
    """Every count that *items* carry, as of a collection of *week*."""
    return tuple(Measure(item=item.id, metric=metric, week=week) for item in items for metric in item.metrics)


def append(folder: Path, week: str, measures: Iterable[Measure]) -> int:
    """Add to the week's file what it does not hold yet; how many lines."""
    path = folder / f"{week}.jsonl"
    known = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    new = sorted({measure.line() for measure in measures} - set(known))
    if new:
        write_atomic(path, "".join(f"{line}\n" for line in [*known, *new]).encode("utf-8"))
    return len(new)


def read(folder: Path, as_of: datetime) -> tuple[tuple[Measure, ...], tuple[str, ...]]:
    """All counts made by *as_of*, oldest file first, and one problem for each line that cannot be read."""
    measures: list[Measure] = []
    problems: list[str] = []
    for path in sorted(folder.glob("????-W??.jsonl")):
        for number, line in enumerate(_text(path).splitlines(), 1):
            try:
                measure = Measure.model_validate_json(line).model_copy(update={"week": path.stem})
            except ValidationError:
                problems.append(f"{path.name}:{number}: not a count; the line is left as it is and not used")
                continue
            if measure.metric.as_of <= as_of:
                measures.append(measure)
    return tuple(measures), tuple(problems)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise NewsroomError(f"{path}: cannot be read ({error})") from error
