"""Releases of software: which version a tag names, what came before it, and what its notes say."""

from hugging_news.domain.releases.notes import Action, ReleaseNotes, action_of, notes, told_action, told_change
from hugging_news.domain.releases.versions import (
    Change,
    Version,
    change_of,
    is_own_train,
    is_prerelease,
    parse_version,
    previous_of,
)

__all__ = [
    "Action",
    "Change",
    "ReleaseNotes",
    "Version",
    "action_of",
    "change_of",
    "is_own_train",
    "is_prerelease",
    "notes",
    "parse_version",
    "previous_of",
    "told_action",
    "told_change",
]
