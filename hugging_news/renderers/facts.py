"""What all cards share: licence, signals, lists of names; and the facts of papers and posts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from hugging_news.domain.editions import LicenseNote, Story
from hugging_news.domain.items import Link, PaperDetails, Person, PostDetails
from hugging_news.domain.markup import safe_url
from hugging_news.domain.typography import same_words
from hugging_news.renderers.counts import said
from hugging_news.renderers.prose import literal
from hugging_news.renderers.views import Entry, Fact, Listing
from hugging_news.renderers.words import Words

Line = tuple[Fact, ...]
MAX_ENTRIES = 4
MAX_TAKEAWAYS = 3
MAX_NAME = 120


def fact(label: str, text: str | None, *, bare: bool = False) -> Fact | None:
    """A fact with one line of *text*; None without one."""
    clean = literal(text or "", 300)
    return Fact(label, clean, bare=bare) if clean else None


def line(*facts: Fact | None) -> Line:
    return tuple(each for each in facts if each)


def names(values: Iterable[str]) -> list[str]:
    """Names as single lines, each once, none empty."""
    return [name for name in dict.fromkeys(literal(value, MAX_NAME) for value in values) if name]


def told(story: Story, words: Words) -> Mapping[str, object]:
    """The fields that the story's sentences say already, with their values: the card does not say them again."""
    return {
        proof.field: proof.value
        for proof in story.evidence
        if proof.field and proof.lang == words.lang and proof.sentence != "headline"
    }


def unless(known: bool, found: Fact | None) -> Fact | None:
    """*found*, unless its words stand in a sentence."""
    return None if known else found


def licence_fact(note: LicenseNote | None, words: Words) -> Fact | None:
    """The licence note of §3.2; nothing when the card was not fetched."""
    if note is None or note.class_ == "not-fetched":
        return None
    label, kind = words.label("licence.label"), words.label(f"licence.classes.{note.class_}")
    name = literal((note.name if note.id in (None, "other") else note.id) or "", 80)
    if note.class_ == "not-stated" or not name:
        return Fact(label, kind, strong=note.class_ == "not-stated", tone=note.class_)
    values = {"id": name, "class": kind, "base": literal(note.inherited_from or "", MAX_NAME)}
    return Fact(
        label, words.fill("licence.inherited" if values["base"] else "licence.note", **values), tone=note.class_
    )


def signals(story: Story, words: Words) -> Fact | None:
    """Likes, downloads, stars and upvotes of the story's own artefact, with the day on which they were counted.

    One or none is no signal.
    """
    known = told(story, words)
    dated = any(field.endswith(".as_of") for field in known)
    counted = [
        metric
        for metric in story.metrics
        if metric.counts != "rank" and metric.value > 1 and not (dated and f"metrics.{metric.counts}" in known)
    ]
    texts = []
    for when, group in groupby(counted, key=lambda metric: words.day(metric.as_of)):
        numbers = {(metric.counts, metric.span): said(metric, words) for metric in group}.values()
        as_of = words.label("open") + words.fill("as_of", date=when) + words.label("close")
        texts.append(words.joint(*numbers, by="comma") + as_of)
    return fact(words.label("hub.signals"), words.joint(*texts, by="semicolon"))


def person(each: Person, words: Words) -> str:
    role = literal(each.role or "", 80)
    name = literal(each.name, MAX_NAME)
    return name + words.label("open") + role + words.label("close") if role else name


def quoted(
    label: str, texts: Iterable[str], words: Words, tone: str = "plain", more: tuple[Entry, ...] = ()
) -> Listing | None:
    """A labelled list in the source's words; the label says so when they are not in the document's language."""
    entries = [Entry(literal(text, 300), words.original(text)) for text in texts]
    if any(entry.lang for entry in entries):
        label = words.fill("in_original", label=label)
    return Listing(label, (*entries, *more), tone) if entries else None


# -- papers ------------------------------------------------------------------------------------------------------------


def paper_facts(story: Story, details: PaperDetails, words: Words) -> tuple[Line, ...]:
    title = next((link.title for link in story.links if link.type == "paper" and link.title), None)
    if title and same_words(literal(title), story.headline.get(words.lang, ""), words.lang):
        title = None
    known = told(story, words)
    submitted = words.day(details.submitted) if details.submitted else None
    shown = words.day(details.day) if details.day and details.day != details.submitted else None
    return (
        line(fact(words.label("paper.title"), title)),
        line(
            unless("authors" in known, fact(words.label("paper.authors"), words.listed(names(story.authors)))),
            unless(
                "details.organisations" in known,
                fact(words.label("paper.organisations"), words.listed(names(details.organisations))),
            ),
            unless("details.submitted" in known, fact(words.label("paper.date"), submitted)),
            unless("details.day" in known, fact(words.label("paper.day"), shown)),
        ),
        line(*_openness(story, details, words), signals(story, words)),
    )


_LINK = {"code": "code", "weights": "model"}


def _openness(story: Story, details: PaperDetails, words: Words) -> tuple[Fact | None, ...]:
    """Whether code and weights are public; "not stated" only when the paper's page was asked."""
    linked = {link.type for link in story.links}
    listed = told(story, words).get("links")
    named = set(listed) if isinstance(listed, Mapping) else set()
    known = {"code": bool(details.code) or "code" in linked, "weights": bool(details.models) or "model" in linked}
    found = []
    for part, public in known.items():
        if (public or "page" in details.fetched) and _LINK[part] not in named:
            found.append(fact(words.label(f"paper.{part}"), words.label("paper.public" if public else "paper.unknown")))
    return tuple(found)


# -- posts -------------------------------------------------------------------------------------------------------------


def post_facts(story: Story, details: PostDetails, words: Words) -> tuple[Line, ...]:
    effort = words.fill("post.about", duration=words.duration(details.minutes * 60)) if details.minutes else None
    deadline = words.by(details.deadline) if details.deadline else None
    where = str(words.labels["event"]["modes"].get((details.where or "").lower(), details.where or ""))
    authors = story.authors if story.kind in ("blog", "tutorial", "course", "talk", "podcast") else ()
    level = str(words.labels["post"]["levels"].get((details.level or "").lower(), details.level or ""))
    cost = str(words.labels["event"]["prices"].get((details.cost or "").lower(), details.cost or ""))
    speakers = [person(each, words) for each in details.speakers]
    known = told(story, words)

    def untold(field: str, label: str, text: str | None) -> Fact | None:
        return unless(field in known, fact(words.label(label), text))

    return (
        line(
            untold("authors", "hub.author", words.listed(names(authors))),
            untold("details.speakers", "post.speakers", words.listed(speakers)),
            untold("details.level", "post.level", level),
            untold("details.minutes", "post.minutes", effort),
            untold("details.cost", "post.cost", cost),
            untold("details.prerequisites", "post.prerequisites", words.listed(names(details.prerequisites), 4)),
        ),
        line(
            untold("details.deadline", "post.deadline", deadline),
            untold("details.where", "post.where", where),
            untold("details.skills", "post.skills", words.listed(names(details.skills), 5)),
            untold("details.prizes", "post.prizes", words.listed(names(details.prizes), 5)),
            untold("details.organisers", "post.organisers", words.listed(names(details.organisers))),
            signals(story, words),
        ),
    )


def post_listings(details: PostDetails, words: Words) -> tuple[Listing | None, ...]:
    return (
        quoted(words.label("post.takeaways"), details.takeaways[:MAX_TAKEAWAYS], words),
        Listing(words.label("post.winners"), _winners(details, words)) if details.winners else None,
    )


def _winners(details: PostDetails, words: Words) -> tuple[Entry, ...]:
    found = []
    for winner in details.winners:
        text = person(winner, words) if isinstance(winner, Person) else literal(winner.title or winner.url, MAX_NAME)
        found.append(Entry(text, url=safe_url(_address(winner) or "")))
    return tuple(found)


def _address(winner: Link | Person) -> str | None:
    return winner.url
