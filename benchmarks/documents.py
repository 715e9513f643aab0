"""Reads every recorded feed, calendar and event page, one by one, and counts what each gives.

    python benchmarks/documents.py --world ../shared

For feeds the count is held against plain feedparser on the same bytes: never fewer. Prints totals, then each document
that gave an error or fewer entries.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import feedparser

from hugging_news.collectors import collector
from hugging_news.domain.errors import CollectError
from hugging_news.domain.exchange import Collected, Request, Response, Source
from hugging_news.domain.weeks import window_of
from hugging_news.http.drive import drive

WINDOW = window_of("2026-W33", "Asia/Shanghai")
NOW = datetime(2026, 8, 17, 1, tzinfo=UTC)
FOLDERS = {"feeds": "feed", "events/ics": "events_ics", "events/html": "events_page"}


@dataclass
class Tally:
    """What a folder gave."""

    documents: int = 0
    read: int = 0
    items: int = 0
    problems: int = 0
    expected: int = 0
    seconds: float = 0.0
    worst: float = 0.0
    said: list[str] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--world", type=Path, required=True, help="folder that holds world/")
    world = parser.parse_args().world / "world"
    fewer = 0
    for folder, name in FOLDERS.items():
        tally = read_all(sorted(path for path in (world / folder).iterdir() if path.is_file()), name)
        against = f" (feedparser {tally.expected})" if name == "feed" else ""
        print(f"{folder}: {tally.documents} documents, {tally.read} entries{against}, {tally.items} items,", end=" ")
        print(f"{tally.problems} problem lines, {tally.seconds:.1f} s, slowest {tally.worst:.2f} s")
        for line in tally.said:
            print(f"  {line}")
        fewer += sum("fewer" in line for line in tally.said)
    sys.exit(1 if fewer else 0)


def read_all(paths: Iterable[Path], name: str) -> Tally:
    """Drive the collector over each document by itself."""
    tally = Tally()
    for path in paths:
        began = time.monotonic()
        plain = len(feedparser.parse(path.read_bytes()).entries) if name == "feed" else 0
        tally.documents += 1
        tally.expected += plain
        try:
            found = read(path, name)
        except CollectError as error:
            short = f"; fewer than feedparser's {plain}" if plain else ""
            tally.said.append(f"{path.name}: {str(error).partition(path.name + ': ')[2][:110]}{short}")
            continue
        tally.read, tally.items = tally.read + found.read, tally.items + len(found.items)
        tally.problems += len(found.problems)
        if found.read < plain:
            tally.said.append(f"{path.name}: {found.read} entries, fewer than feedparser's {plain}")
        took = time.monotonic() - began
        tally.seconds, tally.worst = tally.seconds + took, max(tally.worst, took)
    return tally


def read(path: Path, name: str) -> Collected:
    """What the collector makes of one file."""
    module = collector(name)
    source = Source(path.name, name, module.Options(file=str(path)), timezone="Asia/Shanghai")

    def answer(request: Request) -> Response:
        return Response(f"https://example.org/{path.name}", path.read_bytes(), NOW)

    found: Collected = drive(module.collect(source, WINDOW), answer)
    return found


if __name__ == "__main__":
    main()
