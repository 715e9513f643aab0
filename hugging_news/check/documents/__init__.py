"""Rules about the documents of an edition: one row of `DOCUMENT_RULES` each.

They read what a reader gets, also what a person changed by hand; the facts are judged on the edition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hugging_news.check.documents.access import access
from hugging_news.check.documents.code import code
from hugging_news.check.documents.hostile import hostile
from hugging_news.check.documents.language import terms, typography
from hugging_news.check.documents.limits import limits
from hugging_news.check.documents.markup import markup
from hugging_news.check.documents.models import Issue, Written
from hugging_news.check.documents.parity import parity
from hugging_news.check.documents.rendering import rendering
from hugging_news.check.problem import Problem

Rule = Callable[[Issue], Iterable[Problem]]

DOCUMENT_RULES: dict[str, Rule] = {
    "Q11": typography,
    "Q19": parity,
    "Q20": terms,
    "Q21": markup,
    "Q22": access,
    "Q23": code,
    "Q24": limits,
    "Q25": rendering,
    "Q27": hostile,
}


def problems_in(issue: Issue) -> tuple[Problem, ...]:
    """What the rules have to say about the documents, in the order of the rules; each thing once."""
    return tuple(dict.fromkeys(problem for rule in DOCUMENT_RULES.values() for problem in rule(issue)))


__all__ = ["DOCUMENT_RULES", "Issue", "Written", "problems_in"]
