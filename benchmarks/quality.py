"""Prints what the quality filter holds back: of its labelled cases, and of every recorded source of the real web.

    python benchmarks/quality.py [--world ../shared] [--newsroom FOLDER]…

A recorded feed or list is read by its collector, the items of a week together, once as a primary source and once as a
secondary one; a newsroom (`benchmarks/world.py --keep`) is judged as `build` does, enrichment included. Whether what is
held was held rightly is for a person to read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hugging_news.collectors import collector
from hugging_news.domain.cards import body
from hugging_news.domain.errors import CollectError
from hugging_news.domain.exchange import Request, Response, Source, Window
from hugging_news.domain.items import Item, Link, Metric
from hugging_news.domain.keys import canonical_url, item_id
from hugging_news.domain.stories import Candidate, Cut
from hugging_news.http.drive import drive
from hugging_news.selection.quality import quarantined

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
NOW = datetime(2026, 8, 20, tzinfo=UTC)
ALWAYS = Window(datetime(2000, 1, 1, tzinfo=UTC), NOW, "Asia/Shanghai")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--world", type=Path, help="folder that holds world/ with the recordings")
    parser.add_argument("--newsroom", type=Path, action="append", default=[], help="a newsroom with an archive")
    options = parser.parse_args()
    labelled()
    if options.world:
        recorded(options.world / "world")
    for folder in options.newsroom:
        told(folder)


def labelled() -> None:
    """Caught and false alarms of the labelled cases, by rule and by half."""
    from tests.selection.quality.cases import load, reason_of

    for half in (False, True):
        cases = [case for case in load() if case.held_out is half]
        print(f"== labelled cases, {'held out' if half else 'for tuning'}")
        for rule in sorted({case.rule for case in cases}):
            of_rule = [case for case in cases if case.rule == rule]
            bad = [bool(reason_of(case)) for case in of_rule if case.bad]
            good = [bool(reason_of(case)) for case in of_rule if not case.bad]
            print(f"  {rule:14} caught {sum(bad):3} of {len(bad):3}, false alarms {sum(good)} of {len(good)}")
        for case in cases:
            if bool(reason_of(case)) is not case.bad:
                print(f"  wrong: {case.rule}/{case.name}: {reason_of(case) or 'let through'}")


def recorded(world: Path) -> None:
    """Everything held back of the recorded sources, and how many items that were."""
    seen: Counter[str] = Counter()
    for tier in ("primary", "secondary"):
        print(f"== recorded sources as {tier}")
        for name, items in sources(world):
            seen[tier] += len(items)
            for week in by_week(items):
                _, cut = quarantined(Candidate(item.id, (item,), tiers=(tier,)) for item in week)
                show(name, cut, {item.id: item.title for item in week})
        print(f"  {seen[tier]} items judged")


def by_week(items: tuple[Item, ...]) -> Iterator[list[Item]]:
    weeks: dict[str, list[Item]] = {}
    for item in items:
        weeks.setdefault(f"{item.published:%G-%V}" if item.published else "", []).append(item)
    yield from weeks.values()


def told(folder: Path) -> None:
    """What `edition.json` of a newsroom's newest week says was quarantined."""
    path = sorted((folder / "posts").glob("*/edition.json"))[-1]
    edition = json.loads(path.read_text(encoding="utf-8"))
    cut = [Cut(one["item"], "held", one["reason"]) for one in edition["cut"] if one["reason"].startswith("quarantined")]
    print(f"== {folder.name}: {len(edition['cut'])} left out, {len(cut)} of them quarantined")
    show(folder.name, cut, {})


def show(name: str, cut: Any, titles: dict[str, str]) -> None:
    for one in cut:
        print(f"  {name[:44]:44} {one.item[:70]:70} {titles.get(one.item, '')[:80]} | {one.reason}")


def sources(world: Path) -> Iterator[tuple[str, tuple[Item, ...]]]:
    for line in (world / "MANIFEST.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, kind = line.split("\t")[:2]
        path = world / name
        if path.suffix in (".xml", ".atom") or "feed" in kind:
            yield name, collected("feed", path)
        elif path.suffix == ".ics":
            yield name, collected("events_ics", path)
        elif path.suffix == ".md":
            yield name, (article(path),)
        elif name.endswith(("api/trending/index.json", "api/models/index.json", "api/spaces/index.json")):
            yield name, tuple(artefacts(json.loads(path.read_text(encoding="utf-8")), name))
        elif name.endswith("search/repositories.json"):
            yield name, tuple(github(row) for row in json.loads(path.read_text(encoding="utf-8"))["items"])
        elif "hn.algolia.com" in name:
            rows = json.loads(path.read_text(encoding="utf-8"))["hits"]
            yield name, tuple(news(row) for row in rows if row.get("title"))


def collected(kind: str, path: Path) -> tuple[Item, ...]:
    """What a collector makes of one recorded body; nothing when it is none of its own."""
    url = f"https://example.org/{path.name}"
    made = collector(kind).Options.model_validate({"url": url})
    source = Source(path.stem, kind, made)

    def answer(request: Request) -> Response:
        return Response(url, path.read_bytes(), NOW)

    try:
        items: tuple[Item, ...] = drive(collector(kind).collect(source, ALWAYS), answer).items
    except CollectError:
        return ()
    return items


def artefacts(rows: Any, name: str) -> Iterator[Item]:
    """A list of the Hub without its ranks, so that no rule is spared for popularity."""
    from hugging_news.domain import hub
    from hugging_news.domain.fields import Fields

    kind = "space" if "spaces" in name else "model"
    for row in rows if isinstance(rows, list) else [one["repoData"] for one in rows.get("recentlyTrending", [])]:
        fields = Fields(row, name)
        repo = hub.repo_id(fields)
        if repo:
            id = f"hub:{kind}:{repo}"
            details = hub.listed_details(kind, repo, fields)
            item = Item(id=id, source=name, kind=kind, title=repo, url=hub.page(id), details=details)
            yield unranked(hub.complete(item, repo, fields, NOW))


def article(path: Path) -> Item:
    """A recorded Markdown page as a post."""
    url, text = f"https://example.org/{path.name}", body(path.read_text(encoding="utf-8"))
    return Item(id=f"url:{url}", source=path.name, kind="blog", title=path.stem, url=url, content=text)


def unranked(item: Item) -> Item:
    """The item as if nobody used it, so that nothing is spared for its popularity."""
    return item.model_copy(update={"metrics": ()})


def github(row: dict[str, Any]) -> Item:
    stars = Metric(counts="stars", value=row["stargazers_count"], as_of=NOW)
    url = canonical_url(row["html_url"])
    return Item(
        id=item_id(url), source="github", kind="community", title=row["full_name"], url=url, metrics=(stars,),
        summary=row["description"] or "", tags=tuple(row.get("topics", ())), published=NOW - timedelta(days=3),
    )  # fmt: skip


def news(row: dict[str, Any]) -> Item:
    page = f"https://news.ycombinator.com/item?id={row['objectID']}"
    url = canonical_url(row.get("url") or page)
    links = (Link(type="discuss", url=page),)
    text = row.get("story_text") or ""
    return Item(id=item_id(url), source="hn", kind="community", title=row["title"], url=url, summary=text, links=links)


if __name__ == "__main__":
    main()
