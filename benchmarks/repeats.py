"""Counts what editions tell again: over consecutive days of the trending list, and over consecutive whole weeks.

    python benchmarks/repeats.py --world ../shared [--top 8]

Days: each recorded `/api/trending` is the material of one small edition of the first *top* models, chosen by what is
fresh; beside it the share of models that the same number of first rows repeats when nobody remembers. Weeks: one
newsroom runs every recorded week with `run --yes`; stories are compared by id and by primary link.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from world import ENGINES, PAPERS_AND_ARXIV, POSTS, TRENDING, configuration, measured, replaying

from hugging_news.collectors.hub_trending import Options, collect
from hugging_news.domain.editions import Edition, Newsletter, Section, SourceCredit, Story, StoryMetric, WindowSpan
from hugging_news.domain.errors import FetchError
from hugging_news.domain.exchange import Endpoints, Request, Response, Source, Window
from hugging_news.domain.items import Item
from hugging_news.domain.keys import canonical_url, fold
from hugging_news.domain.metrics import earlier, snapshots
from hugging_news.domain.stories import Candidate
from hugging_news.http.drive import drive
from hugging_news.newsroom.metrics import measures_of
from hugging_news.selection.identity import join
from hugging_news.selection.ledger import ledger
from hugging_news.selection.novelty import fresh, gains, story_keys

SOURCE = Source(name="trending", collector="hub_trending", options=Options(kind="models"), endpoints=Endpoints())
WEEKS = {
    "2026-W27": "2026-07-06", "2026-W28": "2026-07-13", "2026-W30": "2026-07-27", "2026-W31": "2026-08-03",
    "2026-W32": "2026-08-10", "2026-W33": "2026-08-17", "2026-W34": "2026-08-24",
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--world", type=Path, required=True, help="folder that holds world/ and tools/replay.py")
    parser.add_argument("--top", type=int, default=8, help="stories of a day")
    options = parser.parse_args()
    unexplained = days(options.world / "world", options.top)
    with tempfile.TemporaryDirectory() as scratch:
        unexplained += weeks(options.world, Path(scratch))
    sys.exit(1 if unexplained else 0)


def days(world: Path, top: int) -> int:
    """Replay every recorded day; how many models came back without a reason."""
    told: list[Edition] = []
    lists = []
    previous: set[str] = set()
    naive, rows, unexplained, reasons = 0, 0, 0, []
    for day, items in recorded_days(world):
        lists += snapshots(measures_of(items, day))
        now = [one for one in lists if one.week == day]
        known = ledger(told, day)
        candidates = join((Candidate(item.id, (item,), tiers=("primary",)) for item in items), told=known.candidates())
        kept, _ = fresh(candidates.stories, known, gains([(one, earlier(lists, one)) for one in now], 1000))
        chosen = kept[:top]
        before = {fold(id) for one in told for story in one.stories() for id in story.items}
        again = [one for one in chosen if before & {fold(item.id) for item in one.items}]
        unexplained += sum(one.follow_up is None for one in again)
        reasons += [f"{day} {one.id}: {one.follow_up.reason}" for one in again if one.follow_up]
        first = {item.id for item in items[:top]}
        naive, rows = naive + len(first & previous), rows + (len(first) if previous else 0)
        previous = first
        told.append(daily(day, chosen))
    stories = sum(len(one.stories()) for one in told)
    print(f"{len(told)} days, {stories} stories: {unexplained} repeats without a reason, {len(reasons)} follow-ups")
    print("".join(f"  {reason}\n" for reason in reasons), end="")
    print(f"  without a memory {naive} of {rows} rows ({100 * naive / rows:.1f} %) stood in the list of the day before")
    return unexplained


def recorded_days(world: Path) -> Iterator[tuple[str, tuple[Item, ...]]]:
    for path in sorted(world.glob("at/*/huggingface.co/api/trending/index.json")):
        day = path.relative_to(world).parts[1]
        body, time = path.read_bytes(), datetime.fromisoformat(f"{day}T12:00:00+00:00")

        def answer(request: Request, body: bytes = body, time: datetime = time) -> Response:
            if not request.url.endswith("/trending"):
                raise FetchError(request.url, "not recorded")
            return Response(url=request.url, status=200, body=body, time=time)

        yield day, drive(collect(SOURCE, Window(time, time, "UTC")), answer).items


def daily(day: str, chosen: tuple[Candidate, ...]) -> Edition:
    moment = datetime.fromisoformat(f"{day}T12:00:00+00:00")
    return Edition(
        id=day, number=1, week=day, languages=("en",), generated=moment, state="final",
        newsletter=Newsletter(name=""), window=WindowSpan(start=moment, end=moment, timezone="UTC"), title={},
        sections=(Section(id="models", title={}, stories=tuple(told(one) for one in chosen)),),
    )  # fmt: skip


def told(one: Candidate) -> Story:
    lead = one.lead
    return Story(
        id=one.id, items=tuple(item.id for item in one.items), kind=lead.kind, status="available", headline={},
        summary={}, source=SourceCredit(name="", url=lead.url), keys=story_keys(one), organisation=lead.organisation,
        details=lead.details.model_dump(mode="json"), follow_up_of=one.follow_up_of, follow_up=one.follow_up,
        metrics=tuple(StoryMetric(counts=m.counts, span=m.span, value=m.value, as_of=m.as_of) for m in lead.metrics),
    )  # fmt: skip


def weeks(world: Path, newsroom: Path) -> int:
    """Run every week in one newsroom; how many stories came back without a reason."""
    for week, day in WEEKS.items():
        with replaying(world, day) as base:
            text = configuration(base, [*TRENDING, *PAPERS_AND_ARXIV, *ENGINES, *POSTS])
            (newsroom / "hugging_news.toml").write_text(text, encoding="utf-8")
            command = [sys.executable, "-m", "hugging_news", "-q", "-c", str(newsroom / "hugging_news.toml")]
            code, *_ = measured([*command, "--now", f"{day}T01:00:00Z", "run", "--week", week, "--yes"])
        if code not in (0, 3):
            print(f"{week}: exit {code}")
            return 1
    editions = [json.loads(path.read_text("utf-8")) for path in sorted(newsroom.glob("posts/*/edition.json"))]
    return compared(editions)


def compared(editions: list[dict[str, Any]]) -> int:
    """Print, edition by edition, what had been told; how much of it without a reason."""
    known: dict[str, str] = {}
    unexplained = 0
    for edition in editions:
        stories = [story for section in edition["sections"] for story in section["stories"]]
        again = [(story, next((known[name] for name in names(story) if name in known), None)) for story in stories]
        silent = [story["id"] for story, before in again if before and not story["follow_up_of"]]
        follow = [f"{story['id']}: {story['follow_up']['reason']}" for story in stories if story["follow_up"]]
        unexplained += len(silent)
        told = sum(cut["state"] == "told" for cut in edition["cut"])
        print(f"{edition['id']}: {len(stories)} stories, {told} left out as told, repeats without a reason: {silent}")
        print("".join(f"  follow-up: {one}\n" for one in follow), end="")
        known |= {name: edition["id"] for story in stories for name in names(story)}
    return unexplained


def names(story: dict[str, Any]) -> set[str]:
    links = {f"url:{canonical_url(link['url'])}" for link in story["links"][:1]}
    return {fold(id) for id in (story["id"], *story["items"])} | links


if __name__ == "__main__":
    main()
