"""Rules about an edition: what fails is held or refused. The table grows with the rules of EDITORIAL §7."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from hugging_news.check.book import Book
from hugging_news.check.events import event_fields
from hugging_news.check.problem import Problem
from hugging_news.check.repeats import repeats
from hugging_news.check.rules import duplicates, images, links, release_fields, trending_fields
from hugging_news.domain.editions import Edition

Rule = Callable[[Edition], Iterable[Problem]]
LookingBack = Callable[[Edition, Sequence[Edition]], Iterable[Problem]]

RULES: dict[str, Rule] = {
    "Q1": links,
    "Q7": duplicates,
    "Q10": images,
    "Q12": event_fields,
    "Q14": release_fields,
    "Q15": trending_fields,
}


LOOKING_BACK: dict[str, LookingBack] = {"Q8": repeats}
"""Rules that also read the editions before."""


def problems_of(edition: Edition, history: Sequence[Edition] = (), book: Book | None = None) -> tuple[Problem, ...]:
    """What the rules have to say, in the order of the rules and of the stories; *book* holds the tables they need."""
    alone = (problem for rule in RULES.values() for problem in rule(edition))
    return (*alone, *(problem for rule in LOOKING_BACK.values() for problem in rule(edition, history)))


__all__ = ["LOOKING_BACK", "RULES", "Book", "Problem", "problems_of"]
