"""Whether a repository is a paper's own: an identifier on a card only says that the card *names* the paper."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hugging_news.domain.items import Item, PaperDetails


def owners_of(paper: Item, more: Iterable[str | None] = ()) -> tuple[str, ...]:
    """The names, folded, of whoever claims the paper; *more* are names that its page gives."""
    details = paper.details
    organisations = details.organisations if isinstance(details, PaperDetails) else ()
    names = (paper.organisation, *organisations, *more)
    return tuple(folded for name in names if len(folded := letters(name or "")) >= 4)


def called(paper: Item) -> tuple[str, ...]:
    """What the work is called, folded: the words before the colon of its title, the name of its code."""
    subject, colon, _ = paper.title.partition(":")
    code = (paper.details.code if isinstance(paper.details, PaperDetails) else None) or ""
    names = (subject if colon and len(subject.split()) <= 3 else "", code.rstrip("/").rpartition("/")[2])
    return tuple(folded for name in names if len(folded := letters(name)) >= 3)


def is_own(repo: str, owners: Iterable[str], names: Iterable[str]) -> bool:
    """Whether a repository is its owners' (`HuggingFaceM4` is Hugging Face's), or bears the name of the work.

    So does one whose owner is called as the work.
    """
    owner, _, name = (letters(part) for part in repo.rpartition("/"))
    theirs = len(owner) >= 4 and any(owner.startswith(known) or known.startswith(owner) for known in owners)
    return theirs or any(part.startswith(known) for known in names for part in (name, owner))


def letters(text: str) -> str:
    """*text* without case, spaces and punctuation."""
    return re.sub(r"[\W_]+", "", text).lower()
