"""What is found, in which order, and that nothing typed is read as the syntax of FTS5."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hugging_news.domain.text import CJK
from hugging_news.index import Index
from hugging_news.index.corpus import Corpus, Filters
from hugging_news.index.documents import Document
from hugging_news.index.queries import parse
from hugging_news.index.words import fold

MIXED = st.text(st.sampled_from("模型发布量ab1Ａ -。，/.\n！ガが\u200b𠀀𠀁"), max_size=14)
CHARACTERS = st.sampled_from("模型发布量ガが𠀀𠀁")


def document(id: str, title: str = "", body: str = "", names: tuple[str, ...] = (), **more: Any) -> Document:
    """An untold item of one source."""
    values = {"date": "2026-08-12", "week": "2026-W33", "sources": ("blog",), "kind": "blog"} | more
    return Document("item", id, titles=(title,), body=(body,), names=names, links=(), **values)


def corpus(*documents: Document) -> Corpus:
    made = Corpus(Index(None).connection)
    made.update(documents, "now")
    return made


def found(made: Corpus, *typed: str, **filters: Any) -> list[str]:
    query = parse(typed)
    return [one.id for one in made.find(query, Filters(**filters), 100)[1]] if query.expression else []


def texts(made: list[str]) -> Corpus:
    """Each text once as a title and once as a body."""
    return corpus(*(document(f"{at}t", text) for at, text in enumerate(made)),
                  *(document(f"{at}b", "x", text) for at, text in enumerate(made)))  # fmt: skip


@given(st.lists(MIXED, max_size=6), CHARACTERS, CHARACTERS)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_two_characters_are_found_where_they_stand_together(made: list[str], first: str, second: str) -> None:
    """All and only the texts that hold them side by side, whatever stands around them."""
    wanted = {at for at, text in enumerate(made) if fold(first + second) in fold(text)}
    assert set(found(texts(made), first + second)) == {f"{at}{part}" for at in wanted for part in "tb"}


@given(st.lists(MIXED, max_size=6), st.text(CHARACTERS, min_size=1, max_size=4))
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_any_run_of_characters_is_found_exactly(made: list[str], run: str) -> None:
    """One character, and more than two, as well."""
    wanted = {at for at, text in enumerate(made) if fold(run) in fold(text)}
    assert set(found(texts(made), run)) == {f"{at}{part}" for at in wanted for part in "tb"}


@given(st.lists(MIXED, max_size=6), st.text(st.sampled_from("ab1"), min_size=1, max_size=3))
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
def test_a_latin_word_is_found_whole(made: list[str], word: str) -> None:
    """Chinese characters beside it are no part of it."""
    letter = rf"[^\W_{CJK}]"
    whole = re.compile(rf"(?<!{letter}){word}(?!{letter})")
    wanted = {at for at, text in enumerate(made) if whole.search(fold(text))}
    assert set(found(texts(made), word)) == {f"{at}{part}" for at in wanted for part in "tb"}


@given(st.lists(st.text(), max_size=4))
@settings(max_examples=300)
def test_every_input_is_safe(typed: list[str]) -> None:
    """Whatever is typed is looked for or is nothing; it never reaches FTS5 as syntax."""
    found(SMALL, *typed)


MANY = " ".join(f"-w{n} w{n}" for n in range(400))
SYNTAX = (
    '"', '"*"', "AND", "a AND", "NOT", "NEAR(a b)", "title:x", "^a", "{title} : a", "a*b*", "-", "--", "*", "'", "a\0b",
    "(", ")", "a OR", "-*", "+", ":", "😀", "\udc80", "“”", "−x", "x" * 5000, MANY,
)  # fmt: skip


@pytest.mark.parametrize("typed", SYNTAX, ids=range(len(SYNTAX)))
def test_the_syntax_of_fts5_means_nothing(typed: str) -> None:
    """Operators, columns, quotes, NUL and very long input are text like any other."""
    found(SMALL, typed)
    found(SMALL, *typed.split())


SMALL = corpus(document("one", "AND title x a"))

NAMED = corpus(
    document("base", "Qwen3-8B-Base is out", names=("hub:model:Qwen/Qwen3-8B-Base",)),
    document("model", "Qwen3-8B发布", names=("hub:model:Qwen/Qwen3-8B", "https://huggingface.co/Qwen/Qwen3-8B")),
    document("patch", "transformers v5.15.0.1", names=("github:huggingface/transformers@v5.15.0.1",)),
    document("minor", "transformers v5.15.0", names=("github:huggingface/transformers@v5.15.0",)),
    document("paper", "A study of open-source kites", "See arXiv:2606.19348.", ("arxiv:2606.19348",)),
    document("space", "Qwen Qwen3 8B v5 15 0", "open source"),
)


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("Qwen/Qwen3-8B", {"model"}),
        ("qwen3-8b", {"model"}),
        ("Ｑｗｅｎ３－８Ｂ", {"model"}),
        ("Qwen3-8B*", {"model", "base"}),
        ("Qwen3-8B发布", {"model"}),
        ("Qwen3", {"model", "base", "space"}),
        ("https://huggingface.co/Qwen/Qwen3-8B", {"model"}),
        ("hub:model:Qwen/Qwen3-8B", {"model"}),
        ("v5.15.0", {"minor"}),
        ("v5.15*", {"minor", "patch"}),
        ("huggingface/transformers", {"minor", "patch"}),
        ("github:huggingface/transformers@v5.15.0", {"minor"}),
        ("arXiv:2606.19348", {"paper"}),
        ("2606.19348", {"paper"}),
        ("2606.1934", set()),
        ("open-source", {"paper", "space"}),
        ("v5 15 0", {"space", "minor", "patch"}),
    ],
)
def test_identifiers_are_found_whole(typed: str, ids: set[str]) -> None:
    """Where they are named or mentioned, and not inside longer ones."""
    assert set(found(NAMED, *typed.split() if " " not in typed else [typed])) == ids


WORDS = corpus(
    document("zh", "量化模型发布", "新的四比特加载"),
    document("en", "Kites with long tails", "Two tails are better, long or short"),
    document("both", "Kites 量化", "kitesurfing"),
)


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        (["kites", "量化"], {"both"}),
        (["kites", "-量化"], {"en"}),
        (["kites", "-“long tails”"], {"both"}),
        (["量化"], {"zh", "both"}),
        (["化模"], {"zh"}),
        (["载"], {"zh"}),
        (["四", "发"], {"zh"}),
        (["kite"], set()),
        (["kite*"], {"en", "both"}),
        (["KITES"], {"en", "both"}),
        (['"long tails"'], {"en"}),
        (["“long tails”"], {"en"}),
        (["long tails"], {"en"}),
        (['"tails long"'], set()),
        (['"tails two"'], set()),
        (["kite＊"], {"en", "both"}),
        (['"long tail"*'], {"en"}),
        (["-kites"], set()),
        (["化量"], set()),
        (["布新"], set()),
    ],
)
def test_words_phrases_exclusions_and_beginnings(typed: list[str], ids: set[str]) -> None:
    """All must match, in whichever field; a phrase never reaches from one field into the next."""
    assert set(found(WORDS, *typed)) == ids


def test_a_title_counts_more_and_the_newest_comes_first_of_equals() -> None:
    """bm25 with weights, then the date, then the id."""
    made = corpus(
        document("body", "Weather today", "kites fly"),
        document("b-old", "kites fly", "Weather today", date="2026-08-01"),
        document("c-new", "kites fly", "Weather today"),
        document("a-new", "kites fly", "Weather today"),
        document("undated", "kites fly", "Weather today", date=""),
    )
    assert found(made, "kites") == ["a-new", "c-new", "b-old", "undated", "body"]


def test_of_very_many_the_newest_days_are_ranked() -> None:
    """The count is whole, and the day on which the bound falls is ranked whole."""
    days = [f"2026-08-{day:02}" for day in range(1, 11)]
    made = corpus(*(document(f"{at:04}", "kites", date=days[at % 10]) for at in range(3000)))
    count, best = made.find(parse(["kites"]), Filters(), 3000)
    assert count == 3000 and len(best) == 2100 and {one.date for one in best} == set(days[3:])


def test_filters_narrow_what_is_found() -> None:
    """Week, kind, section, source (one of several), told or not."""
    told = {"edition": "2026-08-17", "state": "final", "section": "learn"}
    made = corpus(
        document("a", "kites"), document("b", "kites", week="2026-W32", kind="paper", sources=("x", "y"), **told)
    )
    for filters in ({"week": "2026-W32"}, {"kind": "paper"}, {"section": "learn"}, {"source": "y"}, {"told": True}):
        assert found(made, "kites", **filters) == ["b"], filters
    assert found(made, "kites", told=False) == ["a"] and found(made, "kites", source="blo") == []


def test_an_update_touches_only_what_changed() -> None:
    """New ones are added, changed ones found by their new words alone; what is found is as if it were made anew."""
    first = [document("same", "kites"), document("changed", "kites old"), document("gone", "kites")]
    second = [
        document("same", "kites"),
        document("changed", "balloons", date="2026-08-13"),
        document("new", "kites 风筝"),
    ]
    made = corpus(*first)
    assert made.update(second, "later") == (2, 2) and made.holds("later") and not made.holds("now")
    assert made.update(second, "later") == (0, 0)
    for typed in ("kites", "old", "balloons", "风筝"):
        assert found(made, typed) == found(corpus(*second), typed), typed
