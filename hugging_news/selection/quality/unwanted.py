"""What nobody asked for: spam, adult content, advertisements.

A text *about* such a thing (a detector, a law, a study) is not the thing; the words that tell so are `about` in
`data/quality.toml`.
"""

from __future__ import annotations

import re

from hugging_news.domain.articles.damage import is_spam
from hugging_news.domain.items import ModelDetails, PaperDetails, ReleaseDetails
from hugging_news.domain.keys import host_of
from hugging_news.domain.text import cjk_count, units
from hugging_news.selection.quality.subject import OWN_TEXT, Subject
from hugging_news.selection.quality.words import any_of, expressions, folded, found, listed, phrases, vocabulary

_FIRST_LINES = 3
_LONG = 60
_NAMES = {"gambling": "gambling", "coins": "coin schemes", "goods": "goods and services"}
_TOKEN = re.compile(r"[a-z]{4,}|[\u3400-\u9fff]{2}")


def spam(subject: Subject) -> str | None:
    """Advertising for gambling, coins or goods, in the title or the opening; a bait title; links that are paid for."""
    if isinstance(subject.item.details, ReleaseDetails | PaperDetails):
        return None
    about = found(phrases("about"), subject.headline)
    return (None if about else _advertised(subject) or _spam_line(subject)) or _paid_links(subject)


def _advertised(subject: Subject) -> str | None:
    for kind, name in _NAMES.items():
        sure, likely = phrases("spam", kind, "sure"), phrases("spam", kind, "likely")
        if hit := found(sure, subject.headline):
            return f"spam: the title advertises {name} ({hit[0]})"
        hits, lures = found(likely, subject.headline), found(phrases("spam", "lures"), subject.headline)
        if hits and set(lures) - set(hits):
            return f"spam: the title advertises {name} ({', '.join([hits[0], lures[0]])})"
        if hits and _is_unrelated(subject):
            return f"spam: the title ({hits[0]}) has nothing to do with the text"
        if _pushes(subject, sure, likely):
            return f"spam: the text advertises {name}"
    return None


def _pushes(subject: Subject, sure: re.Pattern[str], likely: re.Pattern[str]) -> bool:
    """Whether the opening names at least two such things, one of them beyond doubt, and lures to them twice."""
    certain, named = found(sure, subject.opening), found(likely, subject.opening)
    lures = set(found(phrases("spam", "lures"), subject.opening)) - set(named)
    about = found(phrases("about"), subject.opening)
    return not about and bool(certain) and len(certain) + len(named) >= 2 and len(lures) >= 2


def _is_unrelated(subject: Subject) -> bool:
    """Whether a long text in the language of the title shares no word with it."""
    text = subject.opening
    if units(text) < _LONG or (cjk_count(subject.title) > 0) != (cjk_count(text) * 3 > units(text)):
        return False
    named = {token for token in _tokens(subject.title) if token not in ("with", "from", "your", "this", "that")}
    return bool(named) and not any(token in text for token in named)


def _tokens(text: str) -> set[str]:
    """Words of four letters and more, and every pair of neighbouring Chinese characters."""
    pairs = {text[i : i + 2] for i in range(len(text) - 1) if cjk_count(text[i : i + 2]) == 2}
    return {token for token in _TOKEN.findall(text) if token.isascii()} | pairs


def _spam_line(subject: Subject) -> str | None:
    """A line of search words (pornography, gambling) as the title or above the article."""
    lines = [line for line in subject.item.content.splitlines() if line.strip()][:_FIRST_LINES]
    for line in (subject.item.title, *lines):
        text = folded(line)
        if cjk_count(text) >= 4 and is_spam(text) and not found(phrases("about"), text):
            return "spam: a line of search words stands " + (
                "in the title" if line == subject.item.title else "above it"
            )
    return None


def _paid_links(subject: Subject) -> str | None:
    """A post that leads to shortened or affiliate addresses; a primary source's own address may be short."""
    if not subject.is_post:
        return None
    item, paid = subject.item, expressions("links", "affiliate")
    if subject.tier == "secondary" and host_of(item.url) in listed("links", "shorteners"):
        return f"spam: its address is hidden behind {host_of(item.url)}"
    if any_of(paid, item.url):
        return "spam: its address is an affiliate link"
    if subject.has_video or subject.own_text >= OWN_TEXT:
        return None
    named = [url for _, url in subject.links]
    if sum(bool(any_of(paid, url)) for url in named) * 2 > len(named) >= 3:
        return f"spam: most of its {len(named)} links are affiliate links"
    if len(named) >= 2 and all(host_of(url) in listed("links", "shorteners") for url in named):
        return f"spam: all of its {len(named)} links are hidden behind shorteners"
    return None


def adult(subject: Subject) -> str | None:
    """An adult repository by its tags, name or card, or a post that offers adult content; never what detects it."""
    if isinstance(subject.item.details, ReleaseDetails | PaperDetails):
        return None
    return _adult_repository(subject) if subject.repo else _adult_post(subject)


def _adult_repository(subject: Subject) -> str | None:
    item, details = subject.item, subject.item.details
    tags = [folded(tag) for tag in item.tags]
    task = details.task or "" if isinstance(details, ModelDetails) else ""
    about = found(phrases("about"), " ".join([subject.headline, *tags, task, subject.opening[:400]]))
    if about or task.endswith("classification"):
        return None
    if marked := [tag for tag in tags if tag in vocabulary("adult", "tags")]:
        return f"adult content: tags say {marked[0]}"
    if hit := found(phrases("adult", "names"), subject.headline.replace("_", " ")):
        return f"adult content: its name says {hit[0]}"
    if len(hits := found(phrases("adult", "names"), subject.opening)) >= 2:
        return f"adult content: its card says {hits[0]} and {hits[1]}"
    return None


def _adult_post(subject: Subject) -> str | None:
    if found(phrases("about"), subject.headline):
        return None
    if hit := found(phrases("adult", "sure"), subject.headline):
        return f"adult content: the title offers it ({hit[0]})"
    hits = found(phrases("adult", "words"), subject.headline)
    lures = set(found(phrases("spam", "lures"), subject.headline)) - set(hits)
    if len(hits) >= 2 and (lures or len(hits) >= 3):
        return f"adult content: the title offers it ({', '.join(hits[:2])})"
    certain = found(phrases("adult", "sure"), subject.opening)
    if len(certain) >= 2 and not found(phrases("about"), subject.opening):
        return f"adult content: the text offers it ({', '.join(certain[:2])})"
    return None


def advertisement(subject: Subject) -> str | None:
    """A job offer, a paid post, or a sales webinar of a source that only passes news on."""
    if not subject.is_post:
        return None
    kinds = [("jobs", "a job offer"), ("paid", "a paid post")]
    kinds += [("webinars", "marketing for a webinar")] if subject.tier == "secondary" else []
    for name, told in kinds:
        if hit := any_of(expressions("advertisement", name), subject.title):
            return f"an advertisement: {told} ({hit})"
    return None
