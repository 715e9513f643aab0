"""Measures the fact lock: how many lies made from true sentences it catches, and how many truths it doubts.

    python benchmarks/facts.py [--split tune|held|late|fresh|free] [--world FOLDER]… [--list]

The sentences of `benchmarks/facts.toml` are true by their evidence. Each is made wrong in every way that its words
allow, by rules and tables that know nothing of the lock. `--world` adds the sentences made from fields of built
editions (every `edition.json` below a folder) as further true ones. `--list` prints what was missed.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from hugging_news.domain.facts import Passage, Vocabulary, doubts
from hugging_news.pipeline.setup import vocabulary

CASES = Path(__file__).with_suffix(".toml")
ZONE = "Asia/Shanghai"


@dataclass(frozen=True)
class Case:
    """A sentence with what is said to prove it; *kind* is how it was made wrong, empty when it is true."""

    text: str
    lang: str
    split: str
    passages: tuple[Passage, ...]
    kind: str = ""


def load(path: Path = CASES) -> Iterator[Case]:
    """The true sentences."""
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
        said = tuple(Passage("item", text=text) for text in row.get("from", ()))
        typed = tuple(Passage("item", field=name, value=value) for name, value in row.get("fields", {}).items())
        yield Case(row["text"], row["lang"], row["split"], said + typed)


# -- mutations ---------------------------------------------------------------------------------------------------------


def number(text: str) -> Iterator[str]:
    """Each number in digits or words, made another."""
    for match in re.finditer(r"(?<![A-Za-z0-9._/:-])[0-9][0-9,]*(?![0-9A-Za-z]*[.:/年月日-][0-9])(?! ?[年月日])", text):
        first = str(int(match[0][0]) % 9 + 1)
        yield text[: match.start()] + first + text[match.start() + 1 :]
    yield from reworded(text, "numerals")


def magnitude(text: str) -> Iterator[str]:
    """A number ten or a thousand times as large."""
    for match in re.finditer(
        r"(?<![A-Za-z0-9._/:-])[0-9][0-9,]*(?:\.[0-9]+)?(?= ?(?:[BMTk万亿%×倍]|GB|MB|参数|likes|词元|models|个|种))",
        text,
    ):
        number = match[0].replace(",", "")
        bigger = f"{float(number) * 10:g}" if "." in number else f"{number}0"
        yield text[: match.start()] + bigger + text[match.end() :]
    yield from reworded(text, "magnitude")


def unit(text: str) -> Iterator[str]:
    """A number with another unit."""
    yield from reworded(text, "units")


def version(text: str) -> Iterator[str]:
    """A version with another number in it."""
    for match in re.finditer(r"(?<=[A-Za-z布距] )v?[0-9]+\.[0-9]+(?:\.[0-9]+)*(?![0-9%kBMT]| ?[万亿年%kBMT-])", text):
        head, _, last = match[0].rpartition(".")
        yield text[: match.start()] + f"{head}.{int(last) + 1}" + text[match.end() :]
        major, _, rest = match[0].partition(".")
        yield (
            text[: match.start()]
            + f"{major}.{int(rest.split('.')[0]) + 10}{rest[len(rest.split('.')[0]) :]}"
            + text[match.end() :]
        )


def part(text: str) -> Iterator[str]:
    """Active and total parameters changed places."""
    if re.search(r"\bactiv|激活", text) and re.search(r"[0-9][BT]\b", text):
        sizes = list(re.finditer(r"[0-9.]+[BT]\b", text))
        if len(sizes) >= 2:
            a, b = sizes[0], sizes[1]
            yield text[: a.start()] + b[0] + text[a.end() : b.start()] + a[0] + text[b.end() :]
    if re.search(r"总参数|in total|\btotal\b", text):
        yield from swapped(text, r"总参数", "激活参数")
        yield from swapped(text, r"\btotal\b", "active")


def polarity(text: str) -> Iterator[str]:
    """A word turned into its contrary."""
    yield from reworded(text, "polarity")


def organisation(text: str) -> Iterator[str]:
    yield from reworded(text, "organisations")


def name(text: str) -> Iterator[str]:
    yield from reworded(text, "names")


def date(text: str) -> Iterator[str]:
    """Another day, month, year or weekday."""
    for match in re.finditer(r"([0-9]{1,2})(?= 日| [A-Z][a-z]{2,8} 20)|(?<=[a-z] )[0-9]{1,2}(?=, 20)", text):
        yield text[: match.start()] + str(int(match[0]) % 28 + 1) + text[match.end() :]
    for match in re.finditer(r"[0-9]{1,2}(?= 月)", text):
        yield text[: match.start()] + str(int(match[0]) % 12 + 1) + text[match.end() :]
    for match in re.finditer(r"\b20[0-9]{2}(?= 年|$|[ ,.])", text):
        yield text[: match.start()] + str(int(match[0]) + 1) + text[match.end() :]
    yield from reworded(text, "days")


def licence(text: str) -> Iterator[str]:
    yield from reworded(text, "licences")


def role(text: str) -> Iterator[str]:
    """A count that is said to count something else."""
    yield from reworded(text, "roles")


def reworded(text: str, table: str) -> Iterator[str]:
    """Every replacement of a table of `benchmarks/facts.toml`, one at a time."""
    for old, new in tables()[table].items():
        yield from swapped(text, old, new)


@cache
def tables() -> dict[str, dict[str, str]]:
    """What is replaced by what: expressions and replacements, by table."""
    found: dict[str, dict[str, str]] = tomllib.loads(CASES.read_text(encoding="utf-8"))["swap"]
    return found


def swapped(text: str, old: str, new: str) -> Iterator[str]:
    """*text* with the first place of *old* replaced, where it has one."""
    other = re.sub(old, new, text, count=1)
    if other != text:
        yield other


MUTATIONS: dict[str, Callable[[str], Iterator[str]]] = {
    "number": number, "unit": unit, "version": version, "magnitude": magnitude, "active/total": part,
    "polarity": polarity,
    "organisation": organisation, "name": name, "date": date, "licence": licence, "role": role,
}  # fmt: skip


def mutations(case: Case) -> Iterator[Case]:
    """Every way in which *case* can be made wrong, each once."""
    seen = {case.text}
    for kind, mutate in MUTATIONS.items():
        for text in mutate(case.text):
            if text not in seen:
                seen.add(text)
                yield replace(case, text=text, kind=kind)


# -- figures -----------------------------------------------------------------------------------------------------------


def told(folder: Path) -> Iterator[Case]:
    """The sentences and headlines of built editions that were made from fields, with their evidence."""
    for path in sorted(folder.rglob("edition.json")):
        edition = json.loads(path.read_text(encoding="utf-8"))
        for story in (story for section in edition["sections"] for story in section["stories"]):
            for lang, lines in story["summary"].items():
                for place, line in enumerate(lines):
                    if line["method"] == "data":
                        yield Case(line["text"], lang, "world", _evidence(story, lang, place))
            for lang, line in story["headline"].items():
                if proof := _evidence(story, lang, "headline"):
                    yield Case(line, lang, "world", proof)


def _evidence(story: dict, lang: str, place: int | str) -> tuple[Passage, ...]:  # type: ignore[type-arg]
    rows = [row for row in story["evidence"] if row["lang"] == lang and row["sentence"] == place]
    return tuple(Passage(row["item"], row.get("quote") or "", row.get("field"), row.get("value")) for row in rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--split", choices=("tune", "held", "late", "fresh", "free"), help="only these sentences")
    parser.add_argument("--world", type=Path, action="append", default=[], help="folder with built editions")
    parser.add_argument("--list", action="store_true", help="print what was missed")
    options = parser.parse_args()
    words = vocabulary(ZONE)
    true = [case for case in load() if options.split in (None, case.split)]
    wrong = [mutant for case in true for mutant in mutations(case)]
    missed = catches(wrong, words)
    alarms = truths([*true, *(case for folder in options.world for case in told(folder))], words)
    if options.list:
        print("\n".join(f"missed ({case.split}, {case.kind}): {case.text}" for case in missed))
    sys.exit(bool(alarms) or bool(missed))


def catches(wrong: list[Case], words: Vocabulary) -> list[Case]:
    """Print how many mutations were caught by kind, language and split; those that were missed."""
    missed = [case for case in wrong if not doubts(case.text, case.lang, case.passages, words)]
    total, lost = (
        Counter(
            (row, column) for case in cases for row in (case.kind, "all") for column in (case.lang, case.split, "all")
        )
        for cases in (wrong, missed)
    )
    columns = ["zh", "en", "tune", "held", "late", "fresh", "free", "all"]
    print(f"{'caught':14}" + "".join(f"{column:>10}" for column in columns))
    for row in [*MUTATIONS, "all"]:
        cells = [f"{total[row, column] - lost[row, column]}/{total[row, column]}" for column in columns]
        print(f"{row:14}" + "".join(f"{cell:>10}" for cell in cells))
    print(f"caught {1 - len(missed) / max(len(wrong), 1):.1%} of {len(wrong)} mutations")
    return missed


def truths(cases: list[Case], words: Vocabulary) -> list[Case]:
    """Print how many true sentences are doubted by split and language, with the doubts; the sentences."""
    alarms = [(case, found) for case in cases if (found := doubts(case.text, case.lang, case.passages, words))]
    for split in sorted({case.split for case in cases}):
        for lang in ("zh", "en"):
            every = [case for case in cases if (case.split, case.lang) == (split, lang)]
            wrong = sum((case.split, case.lang) == (split, lang) for case, _ in alarms)
            print(f"false alarms {split:6} {lang}: {wrong}/{len(every)} ({wrong / max(len(every), 1):.1%})")
    for case, found in alarms:
        print(f"alarm ({case.split}): {case.text}  {[doubt.reason for doubt in found]}")
    return [case for case, _ in alarms]


if __name__ == "__main__":
    main()
