"""The typed fact lock: what a sentence claims, and whether the words that stand as its evidence prove it.

A sentence is proved when each of its facts (quantities with unit, role and polarity, versions, identifiers, dates,
licences, names, comparatives, negation) follows from the passages given with it, in Chinese or English, whatever the
notation. See `docs/architecture.md`.
"""

from hugging_news.domain.facts.lock import doubts, support
from hugging_news.domain.facts.models import Doubt, Fact, Passage, Vocabulary
from hugging_news.domain.facts.reading import facts_of

__all__ = ["Doubt", "Fact", "Passage", "Vocabulary", "doubts", "facts_of", "support"]
