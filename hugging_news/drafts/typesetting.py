"""The words of a draft as the house sets them; what stands as evidence stays as its source wrote it."""

from __future__ import annotations

from dataclasses import replace

from hugging_news.domain.stories import Draft, Sentence
from hugging_news.domain.typography import House, fix


def typeset(draft: Draft, title: str, house: House) -> Draft:
    """*draft* with the slips of its words mended (EDITORIAL §4); of a source's words only how they are set.

    A headline that repeats the source's *title* is the source's.
    """
    return replace(
        draft,
        headline={
            lang: fix(text, lang, house.quoting if title in text else house) for lang, text in draft.headline.items()
        },
        summary={lang: tuple(_set(one, house) for one in said) for lang, said in draft.summary.items()},
        glance={lang: fix(text, lang, house) for lang, text in draft.glance.items()},
    )


def _set(sentence: Sentence, house: House) -> Sentence:
    quoted = sentence.method == "extracted"
    return sentence.model_copy(update={"text": fix(sentence.text, sentence.lang, house.quoting if quoted else house)})
