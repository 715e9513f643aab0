"""The marked line under a hit."""

from __future__ import annotations

from hugging_news.index.queries import parse
from hugging_news.index.snippets import marked, snippet


def hits(text: str, *typed: str) -> list[str]:
    made = marked(text, parse(typed).patterns)
    return [made.text[low:high] for low, high in made.hits]


def test_hits_are_marked_in_the_text_as_it_stands() -> None:
    """Folding changes lengths, the marks do not slip; what touches is one mark."""
    assert hits("ﬁrst ＱＷＥＮ３ 模型 kitesurf", "qwen3", "模型", "kite*") == ["ＱＷＥＮ３", "模型", "kite"]
    assert hits("量化模型", "量化", "化模") == ["量化模"]
    assert hits("v5.15.0 and 5", "v5.15.0", "-and") == ["v5.15.0"]


def test_a_long_text_is_cut_around_the_first_hit() -> None:
    """With an ellipsis where something was left out."""
    made = snippet(["nothing here", "word " * 100 + "kites fly " + "word " * 100], parse(["kites"]).patterns)
    assert made.text.startswith("…word") and made.text.endswith("…") and len(made.text) < 170
    assert [made.text[low:high] for low, high in made.hits] == ["kites"]


def test_without_a_hit_the_text_begins_at_its_beginning() -> None:
    """The hit may be in the title or the id."""
    assert snippet(["A summary."], parse(["kites"]).patterns).text == "A summary."
    assert snippet([], parse(["kites"]).patterns).text == ""
