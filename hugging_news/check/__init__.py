"""Rules about an edition: what fails is held or refused. The table grows with the rules of EDITORIAL §7."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hugging_news.check.problem import Problem
from hugging_news.check.rules import duplicates, event_fields, images, links, release_fields, trending_fields
from hugging_news.domain.editions import Edition

Rule = Callable[[Edition], Iterable[Problem]]

RULES: dict[str, Rule] = {
    "Q1": links,
    "Q7": duplicates,
    "Q10": images,
    "Q12": event_fields,
    "Q14": release_fields,
    "Q15": trending_fields,
}


def problems_of(edition: Edition) -> tuple[Problem, ...]:
    """What the rules have to say, in the order of the rules and of the stories."""
    return tuple(problem for rule in RULES.values() for problem in rule(edition))


__all__ = ["RULES", "Problem", "problems_of"]
