"""The configuration as selection reads it: what bounds an edition, and what its readers care about."""

from __future__ import annotations

from hugging_news.config import Config
from hugging_news.domain.editions import SECTIONS
from hugging_news.domain.topics import topic
from hugging_news.selection.choose import Rules
from hugging_news.selection.profile import Profile
from hugging_news.selection.score import Taste


def taste_of(config: Config) -> Taste:
    """What its readers care about."""
    return Taste(config.select.weights, _profile(config))


def _profile(config: Config) -> Profile:
    tables, select = config.tables(), config.select
    boost = {topic(word, tables): points for word, points in select.boost.items()}
    watch, mute = (tuple(topic(word, tables) for word in words) for words in (select.watch, select.mute))
    return Profile(watch, boost, mute, tables)


def rules_of(config: Config) -> Rules:
    """What bounds the editions of this newsletter."""
    own = config.sections
    order = config.order or (*SECTIONS, *(section for section in own if section not in SECTIONS))
    caps = {section: table.max for section, table in own.items() if table.max is not None} | config.select.caps
    brief = {section: table.brief for section, table in own.items() if table.brief is not None}
    hints = {source.name: source.section for source in config.asked if source.section}
    select = config.select
    return Rules(
        order, caps, brief, select.stories, select.per_organisation, select.per_kind, select.per_modality,
        select.minutes, hints=hints, profile=_profile(config),
    )  # fmt: skip
