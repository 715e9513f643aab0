"""The words that are shipped keep to the rules that the product's words are held to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from hugging_news.domain.glossary import faults
from hugging_news.domain.typography import slips
from hugging_news.pipeline.setup import glossary, house, labels, phrases

LANGS = ("zh", "en")


def texts(value: Any, key: str = "") -> Iterator[str]:
    """Every text below *value* that has words; what only parts texts has none, and days of the year are no text."""
    if isinstance(value, str) and key != "on" and re.search(r"[^\W\d]", re.sub(r"\{[a-z_]+\}", "", value)):
        yield value.strip()
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, key)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("tables", [labels, phrases], ids=["labels", "phrases"])
def test_labels_and_phrases_have_no_slip(tables: Any, lang: str) -> None:
    """Neither of typography nor of terms."""
    shown = (re.sub(r"\{[?!][a-z_0-9]+\}", "", text) for text in texts(tables(LANGS)[lang]))
    words = [re.sub(r"\{[a-z_]+\}", "某" if lang == "zh" else "x", text) for text in shown]
    assert len(words) > 20
    assert [(text, slip.rule) for text in words for slip in slips(text, lang, house())] == []
    assert [(text, fault.found) for text in words for fault in faults(text, lang, glossary())] == []


def test_the_tables_of_the_house_agree() -> None:
    """What one table sets, no other calls wrong: typing errors, spellings and terms end in right words."""
    for better in (*house().typos.values(), *house().terms.values()):
        assert slips(better, "zh", house()) == (), better
        assert [one for one in faults(better, "zh", glossary()) if one.kind != "slip"] == [], better
    for name in set(house().names.values()):
        assert slips(name, "en", house()) == (), name
