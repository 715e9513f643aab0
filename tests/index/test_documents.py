"""Which words of items and stories can be found."""

from __future__ import annotations

from hugging_news.index import Index
from hugging_news.index.corpus import Corpus, Filters
from hugging_news.index.documents import Known, documents
from hugging_news.index.queries import parse
from tests.editions import edition, story
from tests.factories import WEEK, release

NOTES = "## What is new\n* Sharded tails (#7) by @ada-k\n* 修复内存泄漏"


def count(word: str, *, told: bool) -> int:
    """How many documents hold *word*, where a release is collected and, if *told*, an edition tells it."""
    item = release(content=NOTES)
    lists = {"highlights": [{"text": "Wider wings (1.9.0)"}], "breaking": [{"text": "Knots are gone"}]}
    stories = [story(item.id, kind="release", details={**lists, "contributors": ["@wei"]})] if told else []
    corpus = Corpus(Index(None).connection)
    corpus.update(documents([Known((item,), WEEK)], [edition("2026-08-17", *stories)]), "now")
    return corpus.find(parse([word]), Filters(), 1)[0]


def test_the_text_of_an_item_is_found() -> None:
    """Not only its title and summary: the notes of a release are most of what there is to find of it."""
    assert [count(word, told=False) for word in ("sharded", "内存", "ada-k")] == [1, 1, 1]


def test_what_an_edition_prints_of_a_release_is_found() -> None:
    """Also what other versions of its train say, which stands in no item of the story."""
    assert [count(word, told=True) for word in ("wings", "knots", "wei", "sharded")] == [1, 1, 1, 1]
