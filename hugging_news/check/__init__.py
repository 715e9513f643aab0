"""Rules about an edition (EDITORIAL §7): what fails is demoted, held or refused."""

from __future__ import annotations

from collections.abc import Sequence

from hugging_news.check.around import surroundings
from hugging_news.check.book import Book
from hugging_news.check.budgets import budgets, diversity
from hugging_news.check.credit import attribution
from hugging_news.check.dates import freshness, of_the_week, totals
from hugging_news.check.duplicates import duplicates
from hugging_news.check.events import event_fields, scanned
from hugging_news.check.fields import abstention, licences, releases, trending
from hugging_news.check.inert import inert
from hugging_news.check.links import followed, spelt
from hugging_news.check.parity import same_numbers
from hugging_news.check.pictures import pictures
from hugging_news.check.problem import Problem
from hugging_news.check.proof import facts, mapped, quotes
from hugging_news.check.repeats import repeats
from hugging_news.check.rule import LookBack, Rule
from hugging_news.check.shape import code, languages
from hugging_news.check.words import glossary, headlines, typography
from hugging_news.domain.editions import Edition

RULES: dict[str, Rule] = {
    "Q1": Rule((followed,)),
    "Q2": Rule((mapped,)),
    "Q3, Q4": Rule((facts, surroundings)),
    "Q5": Rule((quotes,)),
    "Q6": Rule((of_the_week, totals), imported=True),
    "Q7": Rule((duplicates,), imported=True),
    "Q9": Rule((spelt,), imported=True),
    "Q10": Rule((pictures,)),
    "Q11": Rule((typography,), imported=True),
    "Q12": Rule((event_fields,)),
    "Q12, codes": Rule((scanned,), imported=True),
    "Q13": Rule((licences,)),
    "Q14": Rule((releases,)),
    "Q15": Rule((trending,)),
    "Q16": Rule((budgets,)),
    "Q17": Rule((headlines,), imported=True),
    "Q18": Rule((diversity,)),
    "Q19": Rule((languages, same_numbers)),
    "Q20": Rule((glossary,), imported=True),
    "Q23": Rule((code,)),
    "Q26": Rule((abstention,)),
    "Q27": Rule((inert,), imported=True),
    "Q28": Rule((attribution,)),
}

LOOKING_BACK: dict[str, LookBack] = {"Q8": repeats}
"""Rules that also read the editions before."""


def problems_of(edition: Edition, history: Sequence[Edition] = (), book: Book | None = None) -> tuple[Problem, ...]:
    """What the rules have to say, in the order of the rules and of the stories; *book* holds the tables they need."""
    book = book or Book()
    rules = (rule for rule in RULES.values() if rule.imported or not edition.imported)
    alone = (problem for rule in rules for problem in rule(edition, book))
    return (*alone, *(problem for rule in LOOKING_BACK.values() for problem in rule(edition, history, book)))


__all__ = ["LOOKING_BACK", "RULES", "Book", "Problem", "Rule", "freshness", "problems_of"]
