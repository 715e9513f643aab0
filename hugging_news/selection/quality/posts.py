"""Posts that tell nothing of their own: lists of links, content farms; and which posts are no primary source."""

from __future__ import annotations

import re

from hugging_news.domain.keys import host_of
from hugging_news.domain.stories import Candidate
from hugging_news.domain.text import units
from hugging_news.selection.quality.subject import OWN_TEXT, Company, Subject
from hugging_news.selection.quality.words import any_of, expressions, listed, vocabulary

_FEWEST_LINKS = 6
_OWN_SHARE = 0.35
_READ = 40
_WHOLE = 150
_REPOSITORY = re.compile(r"https://github\.com/[^/]+/([^/]+)/?")


def link_list(subject: Subject) -> str | None:
    """A page of links without own text, or a repository that is one; recordings and release notes are none."""
    if not subject.is_post or subject.has_video or "/releases/tag/" in subject.item.url:
        return None
    repository = _REPOSITORY.fullmatch(subject.item.url)
    if repository and any_of(expressions("lists", "names"), repository[1].lower()):
        return f"only a list: {repository[1]} collects links"
    linked, own = subject.linked, subject.own_text
    named = any_of(expressions("lists", "titles"), subject.title)
    if named and subject.tier != "primary" and own < OWN_TEXT:
        return f"only a list: the title says so ({named})"
    if linked >= _FEWEST_LINKS and own < OWN_TEXT and subject.own_share < _OWN_SHARE:
        return f"only a list: {linked} links and {own} words of its own"
    return None


def farm(subject: Subject) -> str | None:
    """A post in the manner of a content farm that names no source; what was chosen as primary is none."""
    if not subject.is_post or subject.tier == "primary":
        return None
    signals = _signals(subject)
    promise = any_of(expressions("farms", "promises"), subject.title)
    if subject.sources or not (signals or promise):
        return None
    if promise:
        return f"a content farm: it promises income ({promise})"
    length = units(subject.opening)
    if len(signals) >= 2 or (length >= _WHOLE and len(signals) == 1 and _is_machine_made(subject)):
        return f"a content farm: it names no source ({', '.join(signals[:2])})"
    return None


def _signals(subject: Subject) -> list[str]:
    titles = [match[0] for pattern in expressions("farms", "titles") if (match := pattern.search(subject.title))]
    opening = next((words for words in vocabulary("farms", "openings") if words in subject.opening), None)
    return [*titles, *([opening] if opening else [])]


def _is_machine_made(subject: Subject) -> bool:
    return any(words in subject.opening for words in vocabulary("farms", "openings"))


def tiers(candidate: Candidate) -> tuple[str, ...]:
    """The tier of each item as policy has it: a social post or an article without sources is never primary.

    Only articles that were read are judged so, and only those in the manner of a content farm: an organisation's own
    announcement often names nobody.
    """
    given = candidate.tiers or ("secondary",) * len(candidate.items)
    company = Company([candidate])
    pairs = zip(candidate.items, given, strict=True)
    return tuple("secondary" if _is_secondary(Subject(item, None, company)) else tier for item, tier in pairs)


def _is_secondary(subject: Subject) -> bool:
    if not subject.is_post:
        return False
    if host_of(subject.item.url) in listed("links", "social"):
        return True
    return len(_signals(subject)) >= 2 and units(subject.opening) >= _READ and not subject.sources
