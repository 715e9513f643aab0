"""Which repositories are, by their names, somebody else's work without saying so."""

from __future__ import annotations

import re

from hugging_news.domain.items import DatasetDetails, Item, ModelDetails
from hugging_news.selection.families import begins_with, is_maker
from hugging_news.selection.quality.words import any_of, expressions, listed

_OWNED = re.compile(r"[a-z0-9][a-z0-9-]+(?:__|--)[a-z0-9].*")
_PARTS = re.compile(r"[a-z]+|\d+")


def may_be(item: Item) -> bool:
    """Whether nothing states where it comes from: a base model that is named makes it a relation, not a mirror."""
    details = item.details
    return isinstance(details, DatasetDetails) or (isinstance(details, ModelDetails) and not details.base_models)


def is_unstated(item: Item) -> bool:
    """Whether the name is another owner's: `meta-llama__Llama-3-8B`, or a family's with nothing but sizes behind it."""
    details = item.details
    if not isinstance(details, ModelDetails | DatasetDetails) or not may_be(item):
        return False
    owner, _, name = details.repo_id.lower().rpartition("/")
    if any_of(expressions("mirrors", "names"), name):
        return True
    return not name.startswith(owner) and (_OWNED.fullmatch(name) is not None or _is_bare_family(owner, name))


def _is_bare_family(owner: str, name: str) -> bool:
    family = begins_with(name)
    if family is None or is_maker(owner, family):
        return False
    parts = _PARTS.findall(name.removeprefix(family))
    return all(part.isdigit() or part in listed("mirrors", "plain") for part in parts)
