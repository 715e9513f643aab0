"""Indexes made-up documents in two languages and prints build time, size and the time of queries.

python benchmarks/search.py [--documents 100000]
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from hugging_news.index import Index
from hugging_news.index.corpus import Corpus, Filters
from hugging_news.index.documents import Document
from hugging_news.index.queries import parse

QUERIES = {
    "two characters, rare": "{rare}",
    "two characters, common": "{common}",
    "two words of two": "{common} {rare}",
    "four characters": "{rare}{rare2}",
    "one character": "{one}",
    "English word": "kite1234",
    "English beginning": "kite12*",
    "identifier": "org12/model-12",
    "excluded word": "{rare} -{common}",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=100_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index.db"
        random.seed(1)
        made = list(documents(options.documents))
        start = time.perf_counter()
        with Index(path) as index:
            Corpus(index.connection).update(made, "all")
        seconds = time.perf_counter() - start
        print(f"{options.documents} documents: built in {seconds:.1f} s, {path.stat().st_size / 1e6:.0f} MB")
        with Index(path) as index:
            ask(Corpus(index.connection))


def ask(corpus: Corpus) -> None:
    words = {"rare": word(4000), "rare2": word(4500), "common": word(1), "one": word(2)[0]}
    for name, typed in QUERIES.items():
        query = parse(typed.format(**words).split())
        times = []
        for _ in range(11):
            start = time.perf_counter()
            count, _ = corpus.find(query, Filters(), 20)
            times.append(time.perf_counter() - start)
        median, worst = statistics.median(times) * 1000, max(times) * 1000
        print(f"  {name:24} {count:7} found, median {median:7.2f} ms, worst {worst:7.2f} ms")


def word(rank: int) -> str:
    """The *rank*-th most frequent word of two characters."""
    return chr(0x4E00 + rank * 7 % 6000) + chr(0x4E00 + rank * 13 % 6000)


def documents(count: int) -> Iterator[Document]:
    """Titles and summaries whose words follow Zipf's law, half Chinese and half English."""
    ranks = range(1, 20_000)
    weights = list(accumulate(1 / rank for rank in ranks))
    for number in range(count):
        drawn = random.choices(ranks, cum_weights=weights, k=45)
        chinese = number % 2
        texts = [
            "".join(map(word, drawn[:6])),
            "，".join("".join(map(word, drawn[a : a + 5])) for a in range(6, 45, 5)),
        ]
        if not chinese:
            texts = [" ".join(f"kite{rank}" for rank in part) for part in (drawn[:6], drawn[6:])]
        name = f"org{number % 997}/model-{number}"
        yield Document(
            "item", f"hub:model:{name}", "model", (texts[0],), (texts[1],), (f"hub:model:{name}",), (),
            f"2026-{1 + number % 12:02}-{1 + number % 28:02}", "2026-W33", ("made-up",),
        )  # fmt: skip


if __name__ == "__main__":
    main()
