"""Runs the program over recorded weeks of the real web and prints what each week gives.

    python benchmarks/world.py --world ../shared [--week 2026-W33]… [--keep FOLDER]

The recordings and their server live outside the repository (`<world>/world`, `<world>/tools/replay.py`). Each week has
a newsroom of its own; time and peak memory are those of the `hugging-news run` process.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HUB, GITHUB, RAW = "huggingface.co", "github.com", "raw.githubusercontent.com"
OLSHANSK = f"{RAW}/Olshansk/rss-feeds/main/feeds"
PAPERS = f"{RAW}/huangboming/huggingface-daily-paper-feed/refs/heads/main/feed.xml"


def feed(name: str, path: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "collector": "feed", "url": path, **more}


def releases(repo: str, package: str = "") -> dict[str, Any]:
    return {
        "name": repo.split("/")[1],
        "collector": "github_releases",
        "repo": repo,
        **({"package": package} if package else {}),
    }


TRENDING = [{"name": f"trending-{kind}", "collector": "hub_trending", "kind": kind} for kind in ("models", "spaces")]
PAPERS_AND_ARXIV = [
    {"name": "daily-papers", "collector": "daily_papers", "limit": 50},
    {"name": "arxiv", "collector": "arxiv", "query": "cat:cs.CL", "limit": 50},
    feed("papers-feed", PAPERS, tier="secondary"),
]
ENGINES = [
    releases("huggingface/transformers", "transformers"),
    releases("Comfy-Org/ComfyUI"),
    releases("sgl-project/sglang", "sglang"),
]
ATOM = [
    releases("ollama/ollama"), releases("anthropics/claude-code"), releases("modelcontextprotocol/servers"),
    releases("xai-org/xai-sdk-python", "xai-sdk"),
]  # fmt: skip
VENDORS = [
    feed(name, f"{OLSHANSK}/feed_{name}.xml", tier="secondary")
    for name in (
        "anthropic_engineering", "anthropic_news", "anthropic_research", "cohere", "groq", "meta_ai", "perplexity_hub",
        "the_batch", "xainews",
    )
]  # fmt: skip
POSTS = [
    feed("hf-blog", f"{HUB}/blog/feed.xml"), feed("openai", "openai.com/news/rss.xml"),
    feed("google-ai", "blog.google/innovation-and-ai/technology/ai/rss"), feed("huyenchip", "huyenchip.com/feed.xml"),
    feed("interconnects", "www.interconnects.ai/feed.xml"),
    feed("claude-docs", "code.claude.com/docs/en/changelog/rss.xml"),
]  # fmt: skip
WEEKS: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "2026-W28": ("2026-07-13", [*TRENDING, *PAPERS_AND_ARXIV, *ENGINES]),
    "2026-W31": ("2026-08-03", [*TRENDING, *PAPERS_AND_ARXIV, *ENGINES, *POSTS[:1], *POSTS[4:5]]),
    "2026-W33": ("2026-08-20", [*TRENDING, *PAPERS_AND_ARXIV, *ENGINES, *ATOM, *POSTS, *VENDORS]),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--world", type=Path, required=True, help="folder that holds world/ and tools/replay.py")
    parser.add_argument("--week", action="append", choices=list(WEEKS))
    parser.add_argument("--keep", type=Path, help="make the newsrooms here and keep them")
    options = parser.parse_args()
    worst = 0
    with tempfile.TemporaryDirectory() as scratch:
        for week in options.week or list(WEEKS):
            worst = max(worst, tell(week, options.world, (options.keep or Path(scratch)) / week))
    sys.exit(worst)


def tell(week: str, world: Path, newsroom: Path) -> int:
    """Run one week and print its table, and what `check` says of it; 1 when the program failed or a gate did."""
    day, sources = WEEKS[week]
    with replaying(world, day) as base:
        newsroom.mkdir(parents=True, exist_ok=True)
        (newsroom / "hugging_news.toml").write_text(configuration(base, sources), encoding="utf-8")
        program = [sys.executable, "-m", "hugging_news", "-q", "-c", str(newsroom / "hugging_news.toml")]
        code, seconds, megabytes = measured([*program, "--now", f"{day}T01:00:00Z", "run", "--week", week])
    print(f"\n== {week} (as of {day}): exit {code}, {seconds:.1f} s, peak {megabytes:.0f} MB")
    if code not in (0, 3, 4):
        return 1
    report(newsroom)
    return checked(program)


def checked(program: list[str]) -> int:
    """The exit code of `check`, with its gates and how many warnings it has by rule."""
    done = subprocess.run([*program, "check", "--json"], capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in (0, 4):
        print(f"  check: exit {done.returncode}: {done.stderr.strip()}")
        return 1
    problems = json.loads(done.stdout)["problems"]
    gates = [problem for problem in problems if problem["severity"] == "gate"]
    warnings = Counter(problem["rule"] for problem in problems if problem["severity"] == "warning")
    print(f"  check: exit {done.returncode}, {len(gates)} gates, warnings {dict(sorted(warnings.items()))}")
    for gate in gates:
        print(f"  gate: {gate['rule']} {gate['story']} {gate['lang']}: {gate['message']}")
    return 1 if gates else 0


def report(newsroom: Path) -> None:
    path = sorted((newsroom / "posts").glob("*/edition.json"))[-1]
    edition = json.loads(path.read_text(encoding="utf-8"))
    for source in edition["sources"]:
        numbers = f"read {source['read']:5} in week {source['items']:4}"
        print(f"  {source['name']:24} {source['state']:8} {numbers} {source['error'] or ''}")
    for section in edition["sections"]:
        full = sum(not story["brief"] for story in section["stories"])
        rows = sum(len(table["rows"]) for table in section["tables"])
        brief = len(section["stories"]) - full
        print(f"  section {section['id']:12} {full} stories, {brief} short notes, {rows} rows")
    states: dict[str, int] = {}
    for cut in edition["cut"]:
        states[cut["state"]] = states.get(cut["state"], 0) + 1
    print(f"  left out: {states}")
    for lang in edition["languages"]:
        print(f"  sentences in {lang}: {methods(edition, lang)}")
    for problem in json.loads((path.parent / "report.json").read_text(encoding="utf-8"))["problems"]:
        print(f"  problem: {problem}")


def methods(edition: dict[str, Any], lang: str) -> str:
    """How many sentences each method wrote, and in how many stories the words of the source are all that there is."""
    stories = [story for section in edition["sections"] for story in section["stories"]]
    told = [[sentence["method"] for sentence in story["summary"].get(lang, ())] for story in stories]
    counts = Counter(method for story in told for method in story)
    shares = ", ".join(f"{method} {count}" for method, count in sorted(counts.items()))
    return f"{shares}; {sum(set(story) == {'extracted'} for story in told)} stories of extracts alone"


def configuration(base: str, sources: list[dict[str, Any]]) -> str:
    """A newsroom that asks the replay server for everything."""
    address = base.removeprefix("http://")
    lines = [
        f'[network]\nallow = ["{address}"]',
        f'[hub]\nendpoint = "{base}/{HUB}"',
        f'[github]\nendpoint = "{base}/api.github.com"\nweb = "{base}/{GITHUB}"',
        f'[arxiv]\nendpoint = "{base}/export.arxiv.org"',
        '[output]\nformats = ["markdown", "html", "classic"]',
    ]
    for source in sources:
        row = {**source, "url": f"{base}/{source['url']}"} if "url" in source else source
        lines.append("[[sources]]\n" + "\n".join(f"{key} = {json.dumps(value)}" for key, value in row.items()))
    return "\n\n".join(lines) + "\n"


@contextmanager
def replaying(world: Path, day: str) -> Iterator[str]:
    """The recorded web as of *day*, served on loopback until the block ends (600 seconds at most)."""
    command = [sys.executable, str(world / "tools" / "replay.py"), "--as-of", day, "--seconds", "600"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        yield server.stdout.readline().strip()
    finally:
        server.terminate()
        server.wait()


def measured(command: list[str]) -> tuple[int, float, float]:
    """Exit code, seconds and peak resident megabytes of one process."""
    began = time.monotonic()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    return os.waitstatus_to_exitcode(status), time.monotonic() - began, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
