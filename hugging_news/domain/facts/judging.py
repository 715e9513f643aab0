"""The verdict on one fact: a rule for each kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from hugging_news.domain.facts import contradiction, dates, polarity, versions
from hugging_news.domain.facts.amounts import Amount, proves, same_size, same_unit
from hugging_news.domain.facts.evidence import Evidence
from hugging_news.domain.facts.folding import fold, lower, trail
from hugging_news.domain.facts.models import Doubt, Fact

_MORE = re.compile(r" ?(?:个|位|项|款)?(?:more|others?|未列出|其他)", re.IGNORECASE)


@dataclass(frozen=True)
class Verdict:
    """*proved*: something in the sources says so. *reason* to doubt: empty where nothing speaks against it."""

    proved: bool
    reason: str = ""


def judge(fact: Fact, text: str, evidence: Evidence) -> Verdict:
    """Whether *evidence* proves a fact of *text*."""
    verdict = _RULES[fact.kind](fact, evidence)
    if fact.kind == "quantity" and not verdict.proved and _rest(fact, text, evidence):
        return Verdict(True)
    return verdict


def _found(proved: bool, reason: str) -> Verdict:
    return Verdict(proved, "" if proved else reason)


def _quantity(fact: Fact, evidence: Evidence) -> Verdict:
    claim = fact.value
    assert isinstance(claim, Amount)
    if _numbered(claim, evidence):
        return _found(_labelled(fact, claim, evidence), f"the sources have another number after {claim.label}")
    if any(proves(known, claim) for known in evidence.amounts) or _labelled(fact, claim, evidence):
        return Verdict(True)
    if any(same_unit(known, claim) and same_size(known, claim) for known in evidence.amounts):
        return Verdict(False, f"the sources have {fact.text} for something else")
    return Verdict(False, f"the sources don't have {fact.text}")


def _rest(fact: Fact, text: str, evidence: Evidence) -> bool:
    """Whether a number is how many of a list the text does not name: `a, b and 4 more`."""
    claim = fact.value
    assert isinstance(claim, Amount)
    if not _MORE.match(text, fact.end):
        return False
    said = trail(text)
    lists = [passage.value for passage in evidence.passages if isinstance(passage.value, list | tuple)]
    return any(len(members) - sum(trail(str(one)) in said for one in members) == claim.value for members in lists)


def _numbered(claim: Amount, evidence: Evidence) -> bool:
    """Whether the sources have a number after the name that *claim* follows, so that this one must be it."""
    return bool(claim.label) and re.search(rf"{re.escape(trail(claim.label))}[0-9]", evidence.trails) is not None


def _labelled(fact: Fact, claim: Amount, evidence: Evidence) -> bool:
    """Whether a bare number belongs to a name (`Llama 4`), or stands among the digits of a version."""
    if claim.label and trail(f"{claim.label} {fact.text}") in evidence.trails:
        return True
    return (
        claim.unit == "count"
        and not claim.roles
        and "." in fact.text
        and versions.normal(fact.text) in evidence.versions
    )


def _version(fact: Fact, evidence: Evidence) -> Verdict:
    number = str(fact.value)
    if number in evidence.versions:
        return Verdict(True)
    bare = number.replace(".", "", 1).isdecimal()
    plain = bare and any(abs(known.value - float(number)) < 1e-9 for known in evidence.amounts)
    return _found(plain, f"the sources don't have version {fact.text}")


def _identifier(fact: Fact, evidence: Evidence) -> Verdict:
    said = str(fact.value)
    if fact.text.startswith("`"):
        return _found(fact.text.strip("`") in evidence.raw, f"the sources don't have the code {fact.text}")
    one = said.removesuffix("s") if said[-2:-1].isdecimal() else said
    return _found(
        trail(said) in evidence.trails or trail(one) in evidence.trails, f"the sources don't have {fact.text}"
    )


def _date(fact: Fact, evidence: Evidence) -> Verdict:
    claim = fact.value
    assert isinstance(claim, tuple)
    return _found(
        any(dates.agrees(known, claim) for known in evidence.dates), f"the sources don't have the date {fact.text}"
    )


def _licence(fact: Fact, evidence: Evidence) -> Verdict:
    return _found(fact.value in evidence.licences, f"the sources don't say {fact.text}")


def _name(fact: Fact, evidence: Evidence) -> Verdict:
    value = fact.value
    if value in evidence.named:
        return Verdict(True)
    if isinstance(value, str):
        said = trail(value) in evidence.trails or trail(lower(fact.text)) in evidence.trails
        single = value[:-1] if value.endswith("s") else f"{value}s"
        return _found(said or single in evidence.tokens, f"the sources don't name {fact.text}")
    return Verdict(False, f"the sources don't name {fact.text}")


def _polarity(fact: Fact, evidence: Evidence) -> Verdict:
    claim = fact.value
    assert isinstance(claim, polarity.Polarity)
    reason = contradiction.contradiction(claim, evidence.polarities, len(evidence.sentences))
    return Verdict(contradiction.supports(claim, evidence.polarities), f"{reason}: {fact.text}" if reason else "")


def denied(text: str, evidence: Evidence) -> list[Doubt]:
    """The clause that says as a fact what the sources only deny, or denies what they say."""
    for rule, reason in (
        (contradiction.unsaid, "the sources deny it"),
        (contradiction.overstated, "the sources say it"),
    ):
        if place := rule(fold(text), evidence.polarities, evidence.sentences):
            said = text[place[0] : place[1]]
            return [Doubt(Fact("polarity", said, "denied", *place), f"{reason}: {said.strip()}")]
    return []


_RULES: dict[str, Callable[[Fact, Evidence], Verdict]] = {
    "quantity": _quantity, "version": _version, "identifier": _identifier, "date": _date, "licence": _licence,
    "name": _name, "comparison": _polarity, "polarity": _polarity,
}  # fmt: skip
