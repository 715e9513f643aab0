"""Measures how well items that tell the same story are found, on the labelled pairs of `benchmarks/pairs.toml`.

    python benchmarks/pairs.py [--split tune|held|world] [--titles FILE] [--size 10000]

Prints recall, precision and wrong merges by language pair and split, and lists what was missed or wrongly merged.
`tune` pairs served to write the rules, `held` ones to measure them, `world` ones are what real titles taught after.
With `--titles` (one a line) it also compares the blocks with judging all pairs. It always times `--size` titles.
"""

from __future__ import annotations

import argparse
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from hugging_news.domain.items import Item, ModelDetails, PaperDetails, PostDetails, ReleaseDetails
from hugging_news.domain.releases.versions import parse_version
from hugging_news.selection.similar import near_duplicates, same_story
from hugging_news.selection.similar.judge import why_same
from hugging_news.selection.similar.told import Told

PAIRS = Path(__file__).with_suffix(".toml")
DAY = datetime(2026, 8, 12, 8, tzinfo=UTC)


@dataclass(frozen=True)
class Pair:
    """Two items, whether they tell the same story, and which split they belong to."""

    first: Item
    second: Item
    same: bool
    split: str

    @property
    def languages(self) -> str:
        return "–".join(sorted((language(self.first), language(self.second))))


def language(item: Item) -> str:
    return "zh" if any("\u4e00" <= letter <= "\u9fff" for letter in item.title) else "en"


def load() -> Iterator[Pair]:
    """The labelled pairs. The second item is an hour younger unless its `days` say otherwise."""
    for place, row in enumerate(tomllib.loads(PAIRS.read_text(encoding="utf-8"))["pair"]):
        first, second = (item(f"{place:03}", side, **row[side]) for side in ("first", "second"))
        yield Pair(first, second, row["same"], row["split"])


def item(
    name: str, site: str, title: str, summary: str = "", days: float | None = None, undated: bool = False, id: str = ""
) -> Item:
    """An item of a site of its own; the days count from DAY."""
    days = days if days is not None else 1 / 24 if site == "second" else 0
    published = None if undated else DAY + timedelta(days=days)
    details = details_of(id)
    kind = "blog" if details.type == "post" else details.type
    url = f"https://{site}.example.org/{name}"
    known = {"id": id or f"url:{url}", "url": url, "title": title, "summary": summary, "published": published}
    return Item(source="labelled", kind=kind, details=details, **known)  # type: ignore[arg-type]


def details_of(id: str) -> Any:
    """The details that an id stands for; a post's where it is an address or empty."""
    scheme, _, rest = id.partition(":")
    if scheme == "github":
        repo, _, tag = rest.partition("@")
        version = parse_version(tag)
        return ReleaseDetails(repo=repo, tag=tag, version=version.text if version else tag)
    if scheme == "hub":
        return ModelDetails(repo_id=rest.partition(":")[2])
    return PaperDetails(arxiv_id=rest) if scheme == "arxiv" else PostDetails()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--split", choices=("tune", "held", "world"), help="only these pairs")
    parser.add_argument("--titles", type=Path, help="one title a line: compare the blocks with judging all pairs")
    parser.add_argument("--size", type=int, default=10_000, help="how many titles are timed")
    options = parser.parse_args()
    wrong = judge([pair for pair in load() if options.split in (None, pair.split)])
    if options.titles:
        blocks(options.titles.read_text(encoding="utf-8").splitlines())
    clock(options.size)
    sys.exit(bool(wrong))


def judge(pairs: list[Pair]) -> int:
    """Print the figures and every fault; the number of wrong merges."""
    counted: Counter[tuple[str, str, str]] = Counter()
    faults = []
    for pair in pairs:
        why = same_story(pair.first, pair.second)
        outcome = ("hit" if why else "miss") if pair.same else ("wrong" if why else "apart")
        counted.update((group, split, outcome) for group in (pair.languages, "all") for split in (pair.split, "all"))
        if outcome in ("miss", "wrong"):
            faults.append(f"{outcome} ({pair.split}): {pair.first.title} / {pair.second.title}  {why or ''}")
    for group, split in sorted({key[:2] for key in counted}):
        hit, miss, merged, apart = (counted[group, split, outcome] for outcome in ("hit", "miss", "wrong", "apart"))
        recall, precision = hit / max(hit + miss, 1), hit / max(hit + merged, 1)
        print(f"{group:6} {split:5} recall {recall:6.1%} ({hit}/{hit + miss})  precision {precision:6.1%}", end="  ")
        print(f"wrong merges {merged} of {merged + apart}")
    print("\n".join(faults))
    return counted["all", "all", "wrong"]


def blocks(titles: list[str]) -> None:
    """How many of the pairs that judging all pairs finds stand in one group by the blocks too."""
    items = [
        item(f"{place:05}", f"site{place:05}", title.strip()) for place, title in enumerate(titles) if title.strip()
    ]
    group = {one.id: one.id for one in items}
    for near in near_duplicates(items):
        old, new = group[near.second], group[near.first]
        group.update((one, new) for one, home in group.items() if home == old)
    told = [Told(one) for one in items]
    every = [(one.item, two.item) for one, two in combinations(told, 2) if why_same(one, two)]
    lost = [f"  lost: {one.title} / {two.title}" for one, two in every if group[one.id] != group[two.id]]
    print(f"{len(items)} titles: {len(every)} pairs by judging all, {len(every) - len(lost)} of them by blocks")
    print("\n".join(lost))


def clock(size: int) -> None:
    """Print how long *size* invented titles of one day take; every fourth tells the story before it in Chinese."""
    items = [item(f"{n:06}", f"site{n}", invented(n)) for n in range(size)]
    began = time.process_time()
    found = near_duplicates(items)
    print(f"{size} titles: {time.process_time() - began:.2f} s of processor time, {len(found)} pairs")


def invented(n: int) -> str:
    """A title of its own for each *n*, but for every fourth, which translates the one before."""
    story = n - 1 if n % 4 == 3 else n
    syllables = ("ka", "mo", "ri", "te", "su", "lo", "ne", "va", "pi", "do")
    name = "".join(syllables[int(digit)] for digit in f"{story:05}").capitalize()
    version, size = f"{story % 9 + 1}.{story % 7 + 1}", f"{story % 70 + 1}B"
    topic = ("speech", "vision", "code", "robotics", "retrieval", "translation")[story % 6]
    if n % 4 == 3:
        return f"{name} {version} 发布，参数规模 {size}"
    return f"{name} {version} released: an open {topic} model with {size} parameters"


if __name__ == "__main__":
    main()
