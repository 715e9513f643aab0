"""An edition in one language as the page that templates lay out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Set
from dataclasses import replace
from datetime import date
from itertools import chain

from hugging_news.domain import wording
from hugging_news.domain.editions import Edition, Section, Story
from hugging_news.domain.items import EventDetails
from hugging_news.domain.stories import Method
from hugging_news.renderers import front_matter, links
from hugging_news.renderers.cards import card, details_of
from hugging_news.renderers.event_facts import event_order
from hugging_news.renderers.facts import names
from hugging_news.renderers.prose import literal
from hugging_news.renderers.tables import table_view
from hugging_news.renderers.views import Alternate, Card, GlanceView, Page, SectionView
from hugging_news.renderers.words import Words

Show = Callable[[Story], str | None]
_MAX_DESCRIPTION = 160


def page(
    edition: Edition,
    words: Words,
    others: Mapping[str, Words],
    path: str,
    site: str,
    show: Show,
    calendar: str | None = None,
    missing: Set[str] = frozenset(),
) -> Page:
    """Everything that a document says.

    *path* is its pattern with `{lang}`, *site* its folder on the web, *calendar* the file of its events. *missing* are
    the documents of earlier editions (`2026-07-13/zh.md`) that there are not, so that nothing links to them.
    """
    anchors = links.anchors(story.id for story in edition.stories())
    file = path.format(lang=words.lang)

    def shown(story: Story) -> Card:
        return _linked_back(card(story, anchors[story.id], show(story), words), file, missing)

    sections = _sections(edition, words, shown, calendar)
    glance = _glance(edition, words, anchors)
    title, description = edition.title.get(words.lang) or _plain_title(edition, words), _description(glance, words)
    alternates = tuple(_alternate(other, path) for other in others.values())
    return Page(
        id=edition.id,
        lang=words.lang,
        html=words.label("html"),
        name=literal(edition.newsletter.name),
        title=literal(title),
        title_lang=words.foreign(literal(title)),
        date=words.day(date.fromisoformat(edition.id)),
        week=_week(edition.week, words),
        number=words.fill("edition", number=str(edition.number)),
        minutes=words.fill("minutes", count=str(edition.minutes[words.lang])) if words.lang in edition.minutes else "",
        description=description or literal(title),
        intro=literal(edition.intro.get(words.lang) or wording.intro(words.labels, edition.newsletter.name), 2000),
        signoff=literal(edition.signoff.get(words.lang) or _signoff(edition, words), 500),
        glance=glance,
        glance_title=words.label("sections.glance"),
        sections=sections,
        footer=_footer(edition, words, sections),
        alternates=alternates,
        front_matter=front_matter.yaml(edition, words, literal(title), description, alternates),
        canonical=f"{site}/{path.format(lang=words.lang)}" if site else None,
    )


def _linked_back(card: Card, file: str, missing: Set[str]) -> Card:
    """The card, with the way to the edition that told its story before."""
    back = card.follow_up
    if back is None or f"{back.edition}/{file}" in missing:
        return card
    return replace(card, follow_up=replace(back, path=f"../{back.edition}/{file}"))


def _week(week: str, words: Words) -> str:
    year, _, number = week.partition("-W")
    return words.fill("week", year=year, week=number.lstrip("0"))


def _plain_title(edition: Edition, words: Words) -> str:
    return words.fill("title_plain", name=edition.newsletter.name, number=edition.id[5:].replace("-", ""))


def _signoff(edition: Edition, words: Words) -> str:
    return wording.signoff(date.fromisoformat(edition.id), words.labels, edition.newsletter.name)


def _alternate(other: Words, path: str) -> Alternate:
    file = path.format(lang=other.lang).rpartition("/")[2]
    return Alternate(other.lang, other.label("html"), other.label("name"), other.label("read_in"), file)


def _glance(edition: Edition, words: Words, anchors: Mapping[str, str]) -> tuple[GlanceView, ...]:
    return tuple(
        GlanceView(text := literal(line.text[words.lang], 200), anchors[line.story], words.foreign(text))
        for line in edition.glance
        if words.lang in line.text and line.story in anchors
    )


def _description(glance: tuple[GlanceView, ...], words: Words) -> str:
    """The glance as one line, as many whole lines of it as fit."""
    text = ""
    for line in glance:
        longer = words.joint(text, line.text, by="semicolon")
        if len(longer) > _MAX_DESCRIPTION:
            break
        text = longer
    return text


def _sections(
    edition: Edition, words: Words, shown: Callable[[Story], Card], calendar: str | None
) -> tuple[SectionView, ...]:
    """The sections that have something to say, in the edition's order, corrections last."""
    views = [_section(section, edition, words, shown, calendar) for section in edition.sections]
    if edition.corrections and "corrections" not in {section.id for section in edition.sections}:
        absent = Section(id="corrections", title={})
        views.append(_section(absent, edition, words, shown, calendar))
    return tuple(view for view in views if view.cards or view.briefs or view.tables or view.lines)


def _section(
    section: Section, edition: Edition, words: Words, shown: Callable[[Story], Card], calendar: str | None
) -> SectionView:
    stories: tuple[Story, ...] = section.stories
    if section.id == "events":
        stories = tuple(sorted(stories, key=lambda story: event_order(story, _dated(story))))
    cards = [shown(story) for story in stories]
    title = section.title.get(words.lang) or words.label(f"sections.{section.id}", section.id)
    return SectionView(
        id=section.id,
        anchor=f"section-{section.id}",
        title=literal(title, 80),
        cards=tuple(each for each in cards if not each.story.brief),
        briefs=tuple(each for each in cards if each.story.brief),
        tables=tuple(table_view(table, words) for table in section.tables if table.rows),
        lines=_corrections(edition, words) if section.id == "corrections" else (),
        briefs_title=words.label("event.ahead" if section.id == "events" else "brief"),
        calendar=calendar if section.id == "events" else None,
    )


def _dated(story: Story) -> EventDetails | None:
    details = details_of(story) if story.kind == "event" else None
    return details if isinstance(details, EventDetails) else None


def _corrections(edition: Edition, words: Words) -> tuple[str, ...]:
    return tuple(
        words.fill(
            "corrected",
            was=literal(each.was.get(words.lang, "")),
            now=literal(each.now.get(words.lang, "")),
            date=words.day(date.fromisoformat(each.date)),
            edition=_day(each.edition, words),
        )
        for each in edition.corrections
        if words.lang in each.now
    )


# -- footer ------------------------------------------------------------------------------------------------------------


def _footer(edition: Edition, words: Words, sections: tuple[SectionView, ...]) -> tuple[str, ...]:
    """What the issue covers, what it was made from and how, as sentences."""
    cards = tuple(chain.from_iterable((*section.cards, *section.briefs) for section in sections))
    window = words.span(edition.window.start, edition.window.end, edition.window.timezone, all_day=True)
    failed = names(source.name for source in edition.sources if source.state == "failed")
    lines = [words.fill("footer.window", span=window)]
    if edition.data_time:
        lines.append(words.fill("footer.data_time", time=words.stamp(edition.data_time)))
    lines.append(_counts(edition, words))
    if failed:
        lines.append(words.fill("footer.failed", names=wording.joined(failed, words.lang)))
    lines.append(_machine(edition, words, cards))
    if any(block.quote and block.lang != words.lang for each in cards for block in each.blocks):
        lines.append(words.label("footer.quotes"))
    if _licences_shown(cards, sections):
        lines.append(words.label("licence.not_advice"))
    return (*lines, words.label("footer.error"))


def _counts(edition: Edition, words: Words) -> str:
    asked = [source for source in edition.sources if source.state != "skipped"]
    return words.fill(
        "footer.counts",
        sources=words.number(len(asked)),
        items=words.number(sum(source.read for source in asked)),
        stories=words.number(len(edition.stories())),
    )


def _machine(edition: Edition, words: Words, cards: tuple[Card, ...]) -> str:
    """How the text came about; the editor's name where one is known."""
    methods = Counter(sentence.method for each in cards for sentence in each.story.summary.get(words.lang, ()))
    if edition.model and methods["model"]:
        said = _by_model(edition.model, methods, words)
    else:
        author = next((method for method in ("model", "editor") if method in methods), None)
        said = words.label(f"footer.machine_{author}" if author else "footer.machine")
    editor = literal(edition.newsletter.editor, 80)
    return words.joint(said, words.fill("footer.editor", name=editor) if editor else "", by="gap")


def _by_model(model: str, methods: Counter[Method], words: Words) -> str:
    """How many sentences the model wrote, and whose the others are."""
    others_by: tuple[Method, ...] = ("data", "extracted", "editor")
    shares = [
        words.fill(f"footer.share_{method}", count=words.number(methods[method]))
        for method in others_by
        if methods[method]
    ]
    written, total = words.number(methods["model"]), words.number(methods.total())
    said = words.fill("footer.machine_by", name=literal(model, 120), count=written, total=total)
    others = words.fill("footer.shares", shares=words.joint(*shares, by="semicolon")) if shares else ""
    return words.joint(said, others, by="gap")


def _licences_shown(cards: tuple[Card, ...], sections: tuple[SectionView, ...]) -> bool:
    in_cards = any(each.story.license and each.story.license.class_ != "not-fetched" for each in cards)
    return in_cards or any(
        c.name == "licence" for section in sections for table in section.tables for c in table.columns
    )


def _day(edition: str, words: Words) -> str:
    """An edition as readers know it: by its day; an id that is none as it is."""
    try:
        return words.day(date.fromisoformat(edition))
    except ValueError:
        return literal(edition)
