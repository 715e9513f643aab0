"""What an item is: the keys that it owns, and the original that it is a copy of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from hugging_news.domain.items import EventDetails, Item, ModelDetails, PaperDetails
from hugging_news.domain.keys import fold, key_of

Strength = Literal[0, 1, 2, 3, 4, 5]
"""Of a join: 0 the same thing, 1 a copy that says so, 2 a copy by its name, 3 parts of one work, 4 the post about it,
5 the same by its words."""


class Key(NamedTuple):
    """What an item owns, the reason that a join by it prints, and how strong it is."""

    key: str
    why: str
    strength: Strength = 0


_PACKING = re.compile(
    r"(?:[-_.](?:i1|gguf|ggml|awq|gptq|exl[23]|mlx|onnx|bnb|fp8|fp4|nvfp4|mxfp4|mxfp8|int4|int8|w4a16|w8a8|[2-8]bit|"
    r"q[2-8](?:_[0-9k](?:_[sml])?)?|quantized|dynamic))+$"
)
_UNCENSORED = re.compile(
    r"(?i)(?:^|[-_.])(?:uncensored|abliterated|decensored|unfiltered|heretic|derestricted)(?=[-_.]|$)"
)
_SAME = {"arxiv": "the same paper", "event": "the same event"}
_TELLING = re.compile(r"(?=.*\d)(?=.*[a-z]).{6,}")


def keys_of(item: Item) -> tuple[str, ...]:
    """What telling an item makes told: itself, and the paper that it is. Not what it only links to."""
    paper = (f"arxiv:{item.details.arxiv_id}",) if isinstance(item.details, PaperDetails) else ()
    return tuple(dict.fromkeys((item.id, *paper)))


def own_keys(item: Item) -> tuple[str, ...]:
    """The keys that an item owns, folded: its id, and the artefact or page that its address stands for.

    An event is its id alone: its address may be its calendar's. So is a note whose address is a site's front page.
    """
    keys = [fold(key) for key in keys_of(item)]
    if item.url and not isinstance(item.details, EventDetails):
        address = key_of(item.url)
        page = item.id.startswith("inbox:") and len(urlsplit(item.url).path) > 1
        keys += [address] if page or not address.startswith("url:") else []
    return tuple(dict.fromkeys(keys))


def joining(item: Item) -> tuple[Key, ...]:
    """The keys that join: what the item is, and the original that it is a copy of."""
    owned = (Key(key, _SAME.get(key.partition(":")[0], "the same address")) for key in own_keys(item))
    return (*owned, *_originals(item))


def _originals(item: Item) -> Iterator[Key]:
    """What a model repository copies: the model that it quantises or only rids of refusals, the same files or name.

    One that names several originals brings those not together.
    """
    details = item.details
    if not isinstance(details, ModelDetails):
        return
    copied = [base for base in details.base_models if base.relation == "quantized"]
    how = "a quantised copy" if copied else "an uncensored copy"
    if not copied and is_uncensored(details):
        copied = [base for base in details.base_models if base.relation == "finetune"]
    if len(copied) == 1:
        yield Key(fold(f"hub:model:{copied[0].id}"), f"{how} of {copied[0].id}", 1)
    if details.fingerprint:
        yield Key(f"files:{details.fingerprint}", "a copy with the same weight files", 1)
    name = plain_name(details.repo_id)
    if is_telling(name):
        yield Key(f"name:{name}", f"a copy by its name, {name}", 2)


def plain_name(repo_id: str) -> str:
    """The name of a model without its owner, without how its weights are packed and without "uncensored"."""
    name = repo_id.rpartition("/")[2].lower()
    return _UNCENSORED.sub("", _PACKING.sub("", name))


def is_telling(name: str) -> bool:
    """Whether two repositories do not share *name* (lower case) by chance: it has letters and a number."""
    return _TELLING.fullmatch(name) is not None


def made_apart(first: ModelDetails, second: ModelDetails) -> bool:
    """Whether two models of one name are for other tasks, or other owners made them from other models."""
    tasks = first.task is not None and second.task is not None and first.task != second.task
    return tasks or _other_bases(first, second)


def _other_bases(first: ModelDetails, second: ModelDetails) -> bool:
    one, two = (
        {base.id.lower() for base in details.base_models if base.relation in ("finetune", "adapter", "merge")}
        for details in (first, second)
    )
    return bool(one and two and not one & two) and not {first.repo_id.lower(), second.repo_id.lower()} & (one | two)


def is_uncensored(details: ModelDetails) -> bool:
    """Whether a model calls itself a version of another one without its refusals."""
    return bool(_UNCENSORED.search(details.repo_id.rpartition("/")[2]))


def is_copy(details: ModelDetails) -> bool:
    """Whether a repository packs another one's weights: it says so, or its name does."""
    quantised = any(base.relation == "quantized" for base in details.base_models)
    return quantised or plain_name(details.repo_id) != details.repo_id.rpartition("/")[2].lower()
