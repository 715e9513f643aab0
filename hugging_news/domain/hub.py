"""Repositories of the Hub as its API describes them: rows of lists and single objects, read field by field.

Shared by the trending collector and the enrichers. Everything in a row is a stranger's: a field of the wrong type
counts as absent and is named in the problems of its `Fields`, the rest of the row is used.
Source: the Hub's OpenAPI document (`/.well-known/openapi.json`) and its model and dataset card specifications.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Literal, TypeVar

from hugging_news.domain import licences
from hugging_news.domain.fields import Fields
from hugging_news.domain.items import (
    DatasetDetails,
    HubDetails,
    Item,
    License,
    Link,
    LinkType,
    Listing,
    Metric,
    ModelDetails,
    PaperDetails,
    Part,
    Relation,
    SpaceDetails,
)
from hugging_news.domain.keys import public_url

Detailed = TypeVar("Detailed", ModelDetails, DatasetDetails, SpaceDetails, PaperDetails)
RepoKind = Literal["model", "dataset", "space"]
KINDS: dict[Listing, RepoKind] = {"models": "model", "datasets": "dataset", "spaces": "space"}
LINKS: dict[str, LinkType] = {"model": "model", "dataset": "dataset", "space": "demo"}

_NAME = r"[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,94}[A-Za-z0-9_-])?"
_REPO = re.compile(rf"(?!.*(?:\.\.|--))(?:{_NAME}/)?{_NAME}")
_ARXIV = re.compile(r"\d{4}\.\d{4,5}")
_REVISION = re.compile(r"[0-9a-f]{7,64}")
_TASK = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ACTIVE = re.compile(r"(\d+(?:\.\d+)?)([MBT])[-_]A(\d+(?:\.\d+)?)([MB])(?![A-Za-z0-9])", re.IGNORECASE)
_BUCKET = re.compile(r"(?:(\d{1,6})([KMGBT]?)(B?)<)?n<(\d{1,6})([KMGBT]?)(B?)|n>(\d{1,6})([KMGBT]?)(B?)", re.IGNORECASE)
_RELATIONS: dict[str, Literal["finetune", "adapter", "merge", "quantized"]] = {
    "finetune": "finetune", "adapter": "adapter", "merge": "merge", "quantized": "quantized",
}  # fmt: skip
_UNITS = {"": 1, "K": 10**3, "M": 10**6, "B": 10**9, "G": 10**9, "T": 10**12}
_BOILERPLATE_PAPERS = frozenset({"1910.09700"})
"""Cited by the Hub's own card template (carbon footprint), so every card made from it carries the tag."""
_CODES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cy da de dv dz ee el en "
    "eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja "
    "jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk mn mr ms mt my na nb nd "
    "ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq "
    "sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu "
    "multilingual"
)
_LANGUAGES = frozenset(_CODES.split())
"""Bare tags that name a language in a list of models. `cv` and `ml` are left out: there they mean the field."""


def repo_id(row: Fields) -> str | None:
    """`ORG/NAME` (or a bare `NAME`, as the oldest repositories have it), None when the row has no such id."""
    name = row.row.get("id") or row.row.get("modelId")
    return name if isinstance(name, str) and valid_repo(name) else None


def valid_repo(name: str) -> bool:
    return len(name) <= 193 and _REPO.fullmatch(name) is not None


def hidden(row: Fields) -> bool:
    """Whether the repository is private or disabled, and so must never be published. Anything but false is true."""
    return bool(row.row.get("private") or row.row.get("disabled")) or row.row.get("visibility") == "private"


def tagged(tags: Iterable[str], prefix: str) -> tuple[str, ...]:
    """What follows `PREFIX:` in *tags*."""
    values = (tag.removeprefix(f"{prefix}:").strip() for tag in tags if tag.startswith(f"{prefix}:"))
    return tuple(dict.fromkeys(value for value in values if value))


def arxiv_ids(tags: Iterable[str]) -> tuple[str, ...]:
    """The papers that the card names, without those that the card template itself cites."""
    return tuple(id for id in tagged(tags, "arxiv") if _ARXIV.fullmatch(id) and id not in _BOILERPLATE_PAPERS)


def languages(tags: Iterable[str]) -> tuple[str, ...]:
    """`language:` tags (datasets), and bare ISO 639-1 codes (models)."""
    tags = tuple(tags)
    return tagged(tags, "language") or tuple(tag for tag in tags if tag in _LANGUAGES)


def relations(tags: Iterable[str], named: Iterable[str] = (), relation: str | None = None) -> tuple[Relation, ...]:
    """The base models of `base_model:` tags and those that a card names, with the relation where one is stated."""
    found: dict[str, str | None] = {name: relation for name in named if valid_repo(name)}
    for value in tagged(tags, "base_model"):
        stated, _, name = value.rpartition(":")
        if valid_repo(name) and (stated or name not in found):
            found[name] = stated or None
    return tuple(Relation(id=name, relation=_RELATIONS.get(stated or "")) for name, stated in found.items())


def gated(row: Fields) -> bool | None:
    """Whether access must be asked for: the Hub says false, `auto` or `manual`."""
    value = row.row.get("gated")
    if isinstance(value, bool) or value in ("auto", "manual"):
        return bool(value)
    row.wrong("gated", "false, auto or manual", value)
    return None


def revision(row: Fields) -> str | None:
    sha = row.text("sha")
    return sha if sha and _REVISION.fullmatch(sha) else None


def task(row: Fields) -> str | None:
    tag = row.text("pipeline_tag", 100)
    if tag is None or _TASK.fullmatch(tag):
        return tag
    row.wrong("pipeline_tag", "a task", tag)
    return None


def providers(row: Fields) -> tuple[str, ...]:
    """The inference providers that serve the model now (model and provider both live)."""
    live = (
        provider.text("provider", 100)
        for provider in row.rows("availableInferenceProviders")
        if provider.text("modelStatus") == provider.text("providerStatus") == "live"
    )
    return tuple(dict.fromkeys(name for name in live if name))


def active_parameters(name: str, parameters: int | None = None) -> int | None:
    """What a mixture of experts uses per token, read from a name such as `Qwen3-35B-A3B`; None unless plausible."""
    match = _ACTIVE.search(name)
    if not match:
        return None
    total, active = (
        round(float(number) * _UNITS[unit.upper()]) for number, unit in (match.group(1, 2), match.group(3, 4))
    )
    return active if 0 < active < (parameters or total) else None


def size_bucket(text: str) -> tuple[int, int | None] | None:
    """The bounds of a `size_categories` bucket: `10M<n<100M` is (10^7, 10^8), `n<1K` (0, 1000), `n>1T` (10^12, None).

    They count rows, or bytes in the forms that `size_unit` calls so; None for anything else.
    """
    match = _BUCKET.fullmatch("".join(text.split()))
    if not match:
        return None
    if match[7]:
        return int(match[7]) * _UNITS[match[8].upper()], None
    low, high = int(match[1] or 0) * _UNITS[(match[2] or "").upper()], int(match[4]) * _UNITS[match[5].upper()]
    return (low, high) if low < high else None


def size_unit(text: str) -> Literal["rows", "bytes"] | None:
    """What a bucket counts: `1K<n<10K` and `1B<n<10B` rows, `1GB<n<10GB` and `n>1TB` bytes."""
    match = _BUCKET.fullmatch("".join(text.split()))
    if not match or size_bucket(text) is None:
        return None
    unit, mark = (match[8], match[9]) if match[7] else (match[5], match[6])
    return "bytes" if mark or unit.upper() == "G" else "rows"


def listed_details(kind: RepoKind, repo: str, row: Fields) -> HubDetails:
    """What a list says about a repository."""
    if kind == "model":
        return _listed_model(repo, row)
    return _listed_dataset(repo, row) if kind == "dataset" else _listed_space(repo, row)


def _listed_model(repo: str, row: Fields) -> ModelDetails:
    tags = row.texts("tags")
    parameters = row.number("numParameters") or row.part("safetensors").number("total") or None
    return ModelDetails(
        repo_id=repo, task=task(row), library=row.text("library_name", 100), parameters=parameters,
        active_parameters=active_parameters(repo, parameters), languages=languages(tags), base_models=relations(tags),
        datasets=tagged(tags, "dataset"), license=licences.listed(tagged(tags, "license")), gated=gated(row),
        arxiv=arxiv_ids(tags), providers=providers(row), custom_code="custom_code" in tags or None, fetched=("list",),
    )  # fmt: skip


def _listed_dataset(repo: str, row: Fields) -> DatasetDetails:
    tags, viewer = row.texts("tags"), row.part("datasetsServerInfo")
    return DatasetDetails(
        repo_id=repo, tasks=tagged(tags, "task_categories"), languages=languages(tags),
        modalities=tagged(tags, "modality") or viewer.texts("modalities"), rows=viewer.number("numRows"),
        size_class=next(iter(size_classes(tags)), None),
        license=licences.listed(tagged(tags, "license")), gated=gated(row), arxiv=arxiv_ids(tags), fetched=("list",),
    )  # fmt: skip


def size_classes(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for text in tagged(tags, "size_categories") if size_bucket(text))


def _listed_space(repo: str, row: Fields) -> SpaceDetails:
    card, tags = row.part("cardData"), row.texts("tags")
    stated = licences.on_card(card, tagged(tags, "license"), page(f"hub:space:{repo}"))
    return SpaceDetails(
        repo_id=repo, short_description=row.text("shortDescription") or card.text("short_description"),
        sdk=row.text("sdk", 50), **running(row), license=stated if stated.id else License(), fetched=("list",),
    )  # fmt: skip


def running(row: Fields) -> dict[str, Any]:
    """The stage of a Space (lower case) and the hardware it runs on, else the one it asks for."""
    runtime = row.part("runtime")
    hardware, stage = runtime.row.get("hardware"), (runtime.text("stage", 50) or "").lower()
    if isinstance(hardware, dict):
        flavour = runtime.part("hardware")
        return {"stage": stage or None, "hardware": flavour.text("current", 50) or flavour.text("requested", 50)}
    return {"stage": stage or None, "hardware": runtime.text("hardware", 50)}


def having(details: Detailed, *parts: Part) -> Detailed:
    """*details* with *parts* among what was fetched."""
    return details.model_copy(update={"fetched": tuple(dict.fromkeys([*details.fetched, *parts]))})


def page(item: str) -> str:
    """The public page of a Hub item id."""
    return public_url(item) or ""


def counts(row: Fields, as_of: datetime) -> tuple[Metric, ...]:
    """Likes in total, and downloads, which the Hub counts over the last 30 days."""
    likes, downloads = row.number("likes"), row.number("downloads")
    found = [] if likes is None else [Metric(counts="likes", value=likes, as_of=as_of)]
    if downloads is not None:
        found.append(Metric(counts="downloads", span="30d", value=downloads, as_of=as_of))
    return tuple(found)


def owner(repo: str, row: Fields) -> str | None:
    """The namespace of the repository, else the author that the Hub names."""
    return repo.rpartition("/")[0] or row.text("author", 100)


def complete(item: Item, repo: str, row: Fields, as_of: datetime) -> Item:
    """*item* with what *row* knows and *item* does not yet: dates, author, tags, counts, the one paper it names."""
    tags, who = row.texts("tags"), owner(repo, row)
    known = {metric.counts for metric in item.metrics}
    return item.model_copy(
        update={
            "published": item.published or row.moment("createdAt", as_of),
            "updated": item.updated or row.moment("lastModified", as_of),
            "organisation": item.organisation or who,
            "authors": item.authors or ((who,) if who else ()),
            "tags": item.tags or tags,
            "metrics": item.metrics + tuple(metric for metric in counts(row, as_of) if metric.counts not in known),
            "links": _links(item, arxiv_ids(tags)),
        }
    )


def _links(item: Item, papers: tuple[str, ...]) -> tuple[Link, ...]:
    """The links of *item*, its own page first; of several papers it cannot be told which one is its own."""
    own = () if item.links else (Link(type=LINKS[item.details.type], url=item.url),)
    paper = papers[0] if len(papers) == 1 and not any(link.type == "paper" for link in item.links) else None
    return (*own, *item.links, *([Link(type="paper", url=page(f"arxiv:{paper}"))] if paper else []))
