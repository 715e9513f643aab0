"""What an item id (CONTRACT, "Item ids") says by itself: what kind of thing it names, how links to it are called."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hugging_news.domain.items import Kind, LinkType

_ARTEFACTS: Mapping[str, tuple[Kind, LinkType]] = {
    "github": ("release", "notes"),
    "arxiv": ("paper", "paper"),
    "hub:model": ("model", "model"),
    "hub:dataset": ("dataset", "dataset"),
    "hub:space": ("space", "demo"),
}


def kind_of(id: str) -> Kind | None:
    """The kind of the artefact that *id* names; None for posts, events and notes."""
    found = _ARTEFACTS.get(_scheme(id))
    return found[0] if found else None


def link_type_of(id: str) -> LinkType | None:
    """The type of a link to the artefact that *id* names; None for posts, events and notes."""
    found = _ARTEFACTS.get(_scheme(id))
    return found[1] if found else None


def facts_of(id: str) -> dict[str, str]:
    """What the details of an artefact need and its id tells; empty for anything else."""
    scheme, _, rest = id.partition(":")
    if scheme == "github":
        repo, _, tag = rest.partition("@")
        return {"repo": repo, "tag": tag, "version": re.sub(r"^v(?=\d)", "", tag)}
    if scheme == "hub":
        return {"repo_id": rest.partition(":")[2]}
    return {"arxiv_id": rest} if scheme == "arxiv" else {}


def _scheme(id: str) -> str:
    return ":".join(id.split(":")[:2]) if id.startswith("hub:") else id.partition(":")[0]
