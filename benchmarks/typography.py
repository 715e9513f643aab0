"""Counts slips of typography per 1,000 CJK characters: in recorded weeks before and after setting, and in past issues.

    python benchmarks/typography.py --world ../shared [--week 2026-W33]…

*Before* are the headlines and sentences of an edition as they are drafted, *after* the same as they are printed, and
the documents written from them (our labels and the sources' lists too). Past issues of human editors are the baseline.
A pair of brackets or quotes counts as two slips. Exits 1 when a written document has any.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import nullcontext, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from world import WEEKS, tell

from hugging_news.cli.app import run
from hugging_news.domain.stories import Draft
from hugging_news.domain.text import cjk_count
from hugging_news.domain.typography import Slip, fix_markdown, markdown_slips, slips
from hugging_news.pipeline.setup import house


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--world", type=Path, required=True, help="folder that holds world/ and tools/replay.py")
    parser.add_argument("--week", action="append", choices=list(WEEKS))
    options = parser.parse_args()
    issues = sorted((options.world / "world/editions/hugging-news").glob("*.md"))
    texts = [issue.read_text(encoding="utf-8") for issue in issues]
    line("past issues", sum(map(cjk_count, texts)), (slip for text in texts for slip in in_document(text, "zh", True)))
    speed(texts)
    failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        for week in options.week or ["2026-W31", "2026-W33"]:
            failed += judged(week, options.world, Path(scratch) / week)
    sys.exit(min(failed, 1))


def judged(week: str, world: Path, newsroom: Path) -> int:
    """The lines of one week; how many slips its documents have."""
    with redirect_stdout(io.StringIO()):
        tell(week, world, newsroom)
    plain = built(week, newsroom, "before", set_words=False)
    done = built(week, newsroom, "after", set_words=True)
    for lang in ("zh", "en"):
        line(f"{week} {lang} before", *sentences(plain, lang))
        line(f"{week} {lang} after", *sentences(done, lang))
    left = 0
    for path in sorted(done.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        found = in_document(text, path.name[:2], False)
        line(f"{week} {path.name}", cjk_count(text), found)
        left += len(found)
    return left


def built(week: str, newsroom: Path, name: str, set_words: bool) -> Path:
    """The folder of the edition that the newsroom's archive gives, with the words set or as they are drafted."""
    day, _ = WEEKS[week]
    command = ["-q", "-c", str(newsroom / "hugging_news.toml"), "--now", f"{day}T01:00:00Z", "--offline", "run"]
    command += ["--week", week, "--replay", str(newsroom / "data/archive"), "--out", str(newsroom / name)]
    setting = nullcontext() if set_words else patch("hugging_news.drafts.draft.typeset", as_drafted)
    with setting, redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        run(command)
    return sorted((newsroom / name).glob("*/edition.json"))[-1].parent


def as_drafted(draft: Draft, *_: object) -> Draft:
    return draft


def sentences(folder: Path, lang: str) -> tuple[int, list[Slip]]:
    """CJK characters (or words, in English) and slips of the edition's headlines and sentences."""
    edition = json.loads((folder / "edition.json").read_text(encoding="utf-8"))
    said = list(words(edition, lang))
    size = sum(cjk_count(text) if lang == "zh" else len(text.split()) for text, _, _ in said)
    return size, [
        slip for text, spoken, own in said for slip in slips(text, spoken, house() if own else house().quoting)
    ]


def words(edition: dict, lang: str) -> Iterator[tuple[str, str, bool]]:  # type: ignore[type-arg]
    """Text, language and whether the words are our own."""
    for story in (story for section in edition["sections"] for story in section["stories"]):
        if headline := story["headline"].get(lang):
            yield headline, lang, False
        for sentence in story["summary"].get(lang, ()):
            yield sentence["text"], sentence["lang"], sentence["method"] != "extracted"


def in_document(text: str, lang: str, own: bool) -> tuple[Slip, ...]:
    return markdown_slips(text, lang, house() if own else house().quoting)


def line(name: str, size: int, found: Iterable[Slip]) -> None:
    found = list(found)
    rules = ", ".join(f"{rule} {count}" for rule, count in Counter(slip.rule for slip in found).most_common())
    rate = 1000 * len(found) / max(size, 1)
    print(f"{name:26} {len(found):4} slips, {rate:6.2f} per 1,000 of {size:6}   {rules}")


def speed(texts: list[str]) -> None:
    """How long the linter and the fixer take."""
    size = sum(map(len, texts))
    for name, work in (("lint", markdown_slips), ("fix", fix_markdown)):
        start = time.perf_counter()
        for text in texts:
            work(text, "zh", house())
        print(f"{name:26} {1e6 * (time.perf_counter() - start) / size:6.2f} ms per 1,000 characters of Markdown")


if __name__ == "__main__":
    main()
