"""The verdict on one fact: a rule for each kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hugging_news.domain.facts import dates, polarity, versions
from hugging_news.domain.facts.amounts import Amount, proves, same_size, same_unit
from hugging_news.domain.facts.evidence import Evidence
from hugging_news.domain.facts.folding import fold, lower, trail
from hugging_news.domain.facts.models import Doubt, Fact


@dataclass(frozen=True)
class Verdict:
    """*proved*: something in the sources says so. *reason* to doubt: empty where nothing speaks against it."""

    proved: bool
    reason: str = ""


def judge(fact: Fact, text: str, evidence: Evidence) -> Verdict:
    """Whether *evidence* proves a fact of *text*."""
    return _RULES[fact.kind](fact, evidence)


def _found(proved: bool, reason: str) -> Verdict:
    return Verdict(proved, "" if proved else reason)


def _quantity(fact: Fact, evidence: Evidence) -> Verdict:
    claim = fact.value
    assert isinstance(claim, Amount)
    if any(proves(known, claim) for known in evidence.amounts) or _labelled(fact, claim, evidence):
        return Verdict(True)
    if any(same_unit(known, claim) and same_size(known, claim) for known in evidence.amounts):
        return Verdict(False, f"the sources have {fact.text} for something else")
    return Verdict(False, f"the sources don't have {fact.text}")


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
    if number in evidence.versions or trail(fact.text) in evidence.trails:
        return Verdict(True)
    bare = number.replace(".", "", 1).isdecimal()
    plain = bare and any(abs(known.value - float(number)) < 1e-9 for known in evidence.amounts)
    return _found(plain, f"the sources don't have version {fact.text}")


def _identifier(fact: Fact, evidence: Evidence) -> Verdict:
    said = str(fact.value)
    if fact.text.startswith("`"):
        return _found(fact.text.strip("`") in evidence.raw, f"the sources don't have the code {fact.text}")
    return _found(trail(said) in evidence.trails, f"the sources don't have {fact.text}")


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
    reason = polarity.contradiction(claim, evidence.polarities, len(evidence.sentences))
    return Verdict(polarity.supports(claim, evidence.polarities), f"{reason}: {fact.text}" if reason else "")


def denied(text: str, evidence: Evidence) -> list[Doubt]:
    """The clause that says as a fact what the sources only deny."""
    place = polarity.unsaid(fold(text), evidence.polarities, evidence.sentences)
    if place is None:
        return []
    said = text[place[0] : place[1]]
    fact = Fact("polarity", said, "not denied", *place)
    return [Doubt(fact, f"the sources deny it: {said.strip()}")]


_RULES: dict[str, Callable[[Fact, Evidence], Verdict]] = {
    "quantity": _quantity, "version": _version, "identifier": _identifier, "date": _date, "licence": _licence,
    "name": _name, "comparison": _polarity, "polarity": _polarity,
}  # fmt: skip
