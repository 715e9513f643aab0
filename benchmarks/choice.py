"""What the program chooses of recorded weeks of the real web, against another editor and two simple rules.

    python benchmarks/choice.py --world ../shared [--week 2026-W33]… [--keep FOLDER] [--ranking]

For each week: the pool, what was kept, what was cut and why, sections, diversity, and the recall of what one other
editor linked (`<world>/world/editions/other-editors.json`) against as many picks by most likes and by newest date. That
editor is a compass needle and no target: most of what it links is in no source that was recorded. Lists are collected
on every recorded day of the week and on the day it began, so that growth is known as it is to a newsroom that runs.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from world import WEEKS, configuration, replaying

from hugging_news.domain.editions import Edition
from hugging_news.domain.keys import item_id
from hugging_news.domain.stories import Candidate
from hugging_news.newsroom.archive import Archive
from hugging_news.pipeline import setup
from hugging_news.pipeline.build import build, scored_candidates
from hugging_news.pipeline.opening import open_newsroom
from hugging_news.selection.identity.keys import plain_name

LISTS = "huggingface.co/api/trending/index.json"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--world", type=Path, required=True, help="folder that holds world/ and tools/replay.py")
    parser.add_argument("--week", action="append", choices=list(WEEKS))
    parser.add_argument("--keep", type=Path, help="make the newsrooms here and keep them; those already there are read")
    parser.add_argument("--ranking", action="store_true", help="also print every story of the pool with its parts")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        for week in options.week or list(WEEKS):
            newsroom = (options.keep or Path(scratch)) / week
            if not newsroom.is_dir():
                collect(week, options.world, newsroom)
            report(week, options.world, newsroom, options.ranking)


def collect(week: str, world: Path, newsroom: Path) -> None:
    """Fill *newsroom* with the week's lists of each day, then with everything as of the day of the edition."""
    day, sources = WEEKS[week]
    newsroom.mkdir(parents=True)
    for listed in listed_days(week, world):
        before = f"{date.fromisocalendar(*_year_and_week(week), 1) - timedelta(days=7):%G-W%V}"
        told = week if listed >= str(date.fromisocalendar(*_year_and_week(week), 2)) else before
        with replaying(world, listed) as base:
            _run(newsroom, base, sources, listed, ["collect", "--week", told, "--source", "trending-models"])
    with replaying(world, day) as base:
        _run(newsroom, base, sources, day, ["run", "--week", week])


def listed_days(week: str, world: Path) -> list[str]:
    """The days for which a list was recorded, from the Monday on which *week* begins to the Monday on which it ends."""
    monday = date.fromisocalendar(*_year_and_week(week), 1)
    days = [str(monday + timedelta(days=number)) for number in range(8)]
    return [day for day in days if (world / "world" / "at" / day / LISTS).is_file()]


def _year_and_week(week: str) -> tuple[int, int]:
    return int(week[:4]), int(week[6:])


def _run(newsroom: Path, base: str, sources: list[dict[str, Any]], day: str, command: list[str]) -> None:
    file = newsroom / "hugging_news.toml"
    file.write_text(configuration(base, sources), encoding="utf-8")
    words = [sys.executable, "-m", "hugging_news", "-q", "-c", str(file), "--now", f"{day}T01:00:00Z", *command]
    code = subprocess.run(words, stdout=subprocess.DEVNULL, check=False).returncode
    if code not in (0, 3):
        sys.exit(f"{' '.join(command)} as of {day}: exit {code}")


def report(week: str, world: Path, newsroom: Path, ranking: bool) -> None:
    now = datetime.combine(date.fromisoformat(WEEKS[week][0]), datetime.min.time(), UTC) + timedelta(hours=1)
    config = setup.configure(str(newsroom / "hugging_news.toml"), {}, newsroom)
    room = open_newsroom(config, Archive(config.data / "archive"), now)
    pool = scored_candidates(room, week)
    edition = build(room, week, now).edition
    print(f"\n== {week}: pool {len(pool)}, {_counted(c.lead.kind for c in pool)}")
    show(edition, pool)
    compare(edition, pool, linked(world, week))
    if ranking:
        rank(edition, pool)


def show(edition: Edition, pool: Iterable[Candidate]) -> None:
    """Sections, diversity and what was cut, by reason."""
    full = [story for story in edition.stories() if not story.brief]
    sections = Counter({s.id: sum(not story.brief for story in s.stories) for s in edition.sections})
    print(f"  kept {len(full)} full, {sum(1 for _ in edition.stories()) - len(full)} short; {dict(sections)}")
    print(f"  minutes {edition.minutes}; kinds {_counted(story.kind for story in full)}")
    print(f"  modalities {_counted(_modalities(full, pool))}")
    owners = [story.organisation for story in full]
    print(f"  organisations {len(set(owners))}, {_most(owners)}")
    reasons = Counter(f"{cut.state}: {_plain(cut.reason)}" for cut in edition.cut)
    for reason, count in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0])):
        print(f"  {count:4} {reason}")


def _modalities(stories: Iterable[Any], pool: Iterable[Candidate]) -> Iterable[str]:
    from hugging_news.domain.modalities import modality_of
    from hugging_news.resources import load_toml

    leads = {candidate.id: candidate.lead for candidate in pool}
    return (modality_of(leads[s.id], load_toml("data", "tasks.toml")) for s in stories if s.id in leads)


def compare(edition: Edition, pool: Iterable[Candidate], wanted: frozenset[str]) -> None:
    """Recall of what the other editor linked: of all, and of what is in the pool at all."""
    pool = tuple(pool)
    told = {story.id for story in edition.stories() if not story.brief and story.kind != "event"}
    rules: list[tuple[str, list[Candidate]]] = [("chosen", [c for c in pool if c.id in told])]
    for name, by in (("most liked", _likes), ("most recent", _recent)):
        rules.append((name, _best(pool, by, len(told))))
    there = wanted & keys(pool)
    print(f"  the other editor linked {len(wanted)}, of which {len(there)} in the pool: {sorted(there)}")
    for name, picks in rules:
        found, works = wanted & keys(picks), names(wanted) & names(keys(picks))
        share = f"{len(found)}/{len(there)} of the pool, {len(found)}/{len(wanted)} of all, {len(works)} by name"
        print(f"    {name:12} {len(picks):3} picks: {share}; misses {sorted(there - found)}")


def _best(pool: Iterable[Candidate], by: Callable[[Candidate], float], number: int) -> list[Candidate]:
    others = (candidate for candidate in pool if candidate.lead.kind != "event")
    return sorted(others, key=lambda c: (-by(c), c.id))[:number]


def _likes(candidate: Candidate) -> float:
    metrics = (m for item in candidate.items for m in item.metrics if m.counts in ("likes", "upvotes", "stars"))
    return max((metric.value for metric in metrics), default=-1)


def _recent(candidate: Candidate) -> float:
    return candidate.lead.published.timestamp() if candidate.lead.published else float("-inf")


def linked(world: Path, week: str) -> frozenset[str]:
    """What the other editor linked, by address, lower case."""
    path = world / "world" / "editions" / "other-editors.json"
    row = json.loads(path.read_text(encoding="utf-8"))["weeks"][week]
    return frozenset(str(key).lower() for name in ("hf", "arxiv", "github") for key, _ in row[name])


def keys(candidates: Iterable[Candidate]) -> frozenset[str]:
    """What stories are about and link to, as the other editor's keys are written."""
    ids = [item.id for one in candidates for item in one.items]
    ids += [item_id(link.url) for one in candidates for item in one.items for link in item.links]
    return frozenset(id.rpartition(":")[2].partition("@")[0].lower() for id in ids)


def names(found: Iterable[str]) -> frozenset[str]:
    """The works behind the keys: without owners, and without what says how weights are packed."""
    return frozenset(plain_name(key) for key in found)


def rank(edition: Edition, pool: Iterable[Candidate]) -> None:
    told = {one.id: "note" if one.brief else section.id for section in edition.sections for one in section.stories}
    for candidate in sorted(pool, key=lambda c: (c.lead.kind, -c.score, c.id)):
        parts = " ".join(f"{name[:5]} {value:+.2f}" for name, value in candidate.parts.items())
        place = told.get(candidate.id, "")
        print(f"  {candidate.lead.kind:8} {candidate.score:6.2f} {place:9} {candidate.id[:64]:64} {parts}")
        print(f"           {'; '.join(candidate.reasons)[:260]}")


def _plain(reason: str) -> str:
    """Without the score and names, so that like reasons are counted together."""
    words = reason.partition(";")[0].split()
    return " ".join(word for word in words if ":" not in word.rstrip(":") and "/" not in word)


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))


def _most(names: Iterable[str | None]) -> list[tuple[str, int]]:
    counted = Counter(name for name in names if name)
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:4]


if __name__ == "__main__":
    main()
