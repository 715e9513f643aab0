"""What stands before the stories: the edition's title and the lines of "at a glance"."""

from __future__ import annotations

from collections.abc import Sequence

from hugging_news.domain import wording
from hugging_news.domain.editions import GlanceLine, Section, Story
from hugging_news.domain.items import ReleaseDetails
from hugging_news.domain.text import cjk_count, units
from hugging_news.edition.frame import Frame

_TITLE = 40
_GLANCE = 30
"""Units that a title and a line of the glance may have (EDITORIAL §2)."""
_GLANCE_LINES = (3, 6)
_SUBJECT = 10


def title_of(stories: Sequence[Story], lang: str, identity: str, frame: Frame) -> str:
    """`Name #MMDD：a、b 和 c`, with as many lead subjects (at most three) as fit into 40 units."""
    known = {"name": frame.name, "number": f"{identity[5:7]}{identity[8:10]}"}
    subjects = list(dict.fromkeys(_subject(story, lang, frame) for story in _titled(stories, frame)))
    for count in range(len(subjects), 0, -1):
        named = wording.joined(subjects[:count], lang)
        title = wording.fill(frame.labels[lang]["title"], **known, subjects=named)
        if units(title) <= _TITLE:
            return title
    return wording.fill(frame.labels[lang]["title_plain"], **known)


def _titled(stories: Sequence[Story], frame: Frame) -> list[Story]:
    """The stories that the title names, the same in every language: the first three whose subject is short."""
    leads = [story for story in stories if story.kind != "event"]
    leads = [story for story in leads if _in_own_words(story)] or leads
    short = [s for s in leads if all(units(_subject(s, lang, frame)) <= _SUBJECT for lang in frame.languages)]
    named = {_subject(story, frame.languages[0], frame): story for story in reversed(short)}
    return list(reversed(named.values()))[:3] or leads[:1]


def _subject(story: Story, lang: str, frame: Frame) -> str:
    """What a headline is about: the part before its colon; the library and version of a release."""
    if story.details.get("type") == ReleaseDetails.model_fields["type"].default and not story.split_of:
        repo = str(story.details["repo"]).partition("/")[2]
        return f"{frame.names.get(repo.lower(), repo)} {story.details['version']}"
    return story.headline[lang].partition("：")[0].partition(": ")[0]


def glance_of(sections: Sequence[Section], frame: Frame) -> tuple[GlanceLine, ...]:
    """Three to six lines: all of the first section, then the first story of each of the others, then their second."""
    full = [[story for story in section.stories if not story.brief] for section in sections]
    rounds = [full[0], *([stories[place] for stories in full[1:] if len(stories) > place] for place in range(2))]
    chosen = [story for stories in rounds[:2] for story in stories] if full else []
    chosen += rounds[2] if len(chosen) < _GLANCE_LINES[0] else []
    own = [story for story in chosen if _in_own_words(story)]
    chosen = (own if len(own) >= _GLANCE_LINES[0] else chosen)[: _GLANCE_LINES[1]]
    return tuple(
        GlanceLine(story=story.id, text={lang: _line(story, lang) for lang in frame.languages}) for story in chosen
    )


def _in_own_words(story: Story) -> bool:
    """Whether the headline is in each language's own words, not a foreign title."""
    return all((cjk_count(headline) > 0) == (lang == "zh") for lang, headline in story.headline.items())


def _line(story: Story, lang: str) -> str:
    headline = story.headline[lang]
    return headline if units(headline) <= _GLANCE else headline.partition("：")[0].partition(": ")[0]
