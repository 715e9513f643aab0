"""Fields of a release: what the project is, what is new in words that both languages share, what to do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hugging_news.domain import wording
from hugging_news.domain.items import Item, Note, ReleaseDetails
from hugging_news.domain.releases import told_action
from hugging_news.domain.releases.records import version_of
from hugging_news.domain.releases.trains import is_newer, product_of, train_of
from hugging_news.domain.values import iso
from hugging_news.drafts.fields.base import KNOWN, Given, Tables, with_article

_SHORT_LEAD = 160
"""Characters of a lead that fits into one line."""
_MOST_VERSIONS = 4
_SHORT_NAME = 40
_SEVERAL = 3
_NAME = r"[A-Za-z][\w./+-]*[A-Za-z0-9](?: (?:[A-Z][\w./+-]*|\d[\w./+-]*)){0,3}"
_SUPPORT = re.compile(
    r"(?i:add(?:s|ed)?|implement(?:s|ed)?|support(?:s|ed)?|introduc(?:e|es|ed)|enable[sd]?)"
    r"(?: (?:native|initial|official|basic|core|new))*(?: [Ss]upport)?(?: for| of)?(?: the)?"
    rf" (?P<name>{_NAME})(?: native)?(?: (?:models?|pipelines?))?(?: support)?(?: (?:for|in|to) [^,;]*)?"
)
_TOLD_APART = re.compile(r" \+ | and (?=(?:add|support|implement)s? )|; ")
_TELLING = re.compile(r"\d|[a-z][A-Z]|[A-Z]{2}.* | .*[A-Z]{2}")
"""What makes words a name beyond doubt: a digit, a capital inside, or an acronym with another word."""
_NEEDED = re.compile(
    r"(?:minimum|at least|requires?|required|needs?)\b[^.;]{0,40}?\b(?P<name>python|pytorch|torch|accelerate"
    r"|transformers|numpy|cuda|rocm|node(?:\.js)?|diffusers|huggingface_hub|tokenizers|safetensors|peft)\b[^.;\d]{0,24}?"
    r"v?(?P<version>\d+(?:\.\d+)*)",
    re.IGNORECASE,
)


def release(item: Item, lang: str, tables: Tables) -> Given:
    details = item.details
    assert isinstance(details, ReleaseDetails)
    yield from _what(item, details, lang, tables)
    yield from _news(details, lang, tables)
    yield from _in_words(details)
    yield from _to_do(details, lang, tables)


def _what(item: Item, details: ReleaseDetails, lang: str, tables: Tables) -> Given:
    """The project and the version; what a known project is stands in `data/libraries.toml`: its repository is proof."""
    own = not train_of(details)[1]
    proof = "repo" if own else "tag"
    yield "name", product_of(details, tables.names), f"details.{proof}", getattr(details, proof)
    known = tables.libraries.get(details.repo.lower(), {}).get(lang) if own else None
    if known:
        yield "library", known, "details.repo", details.repo
        yield "a_library", with_article(known, lang), "details.repo", details.repo
    yield "version", details.version, "details.version", details.version
    if details.previous:
        yield "previous", details.previous, "details.previous", details.previous
    if details.previous_date and item.published:
        gap = (item.published - details.previous_date).days
        yield "gap", str(gap) if gap > 1 else "", "details.previous_date", iso(details.previous_date)
    if details.change in ("patch", "security"):
        yield "mended", KNOWN, "details.change", details.change
    if details.train:
        train = [version_of(tag) for tag in details.train]
        names = wording.joined(train, lang) if len(train) <= _MOST_VERSIONS else ""
        names = names or wording.listed(train, lang, tables.labels[lang], _MOST_VERSIONS, "items")
        yield "train", names, "details.train", list(details.train)
    if details.highlights and details.highlights[0].version and len(details.train) > 1:
        yield "main", details.highlights[0].version, "details.highlights", details.highlights[0].version


def _news(details: ReleaseDetails, lang: str, tables: Tables) -> Given:
    """Models and names: what both languages print as it stands in the notes."""
    labels = tables.labels[lang]
    models, value = details.models, list(details.models)
    if models and len(models) <= 4:
        yield "models", wording.joined(models, lang), "details.models", value
    if len(models) > 1:
        yield "models_count", str(len(models)), "details.models", value
        yield "models_first", models[0], "details.models", value
    if len(models) == 1:
        yield "model_one", models[0], "details.models", value
    if len(models) > 2:
        yield "models_more", wording.listed(models[:2], lang, labels, 2), "details.models", value
    if len(models) > 4:
        yield "models_some", wording.joined(models[:4], lang), "details.models", value
    names = supported(details.highlights)
    sources = [note.source for note in details.highlights]
    if names:
        yield "supports", wording.joined(names[:3], lang), "details.highlights", sources
        yield "supports_one", names[0], "details.highlights", sources
    if details.subject and _is_name(details.subject) and len(details.subject) <= _SHORT_NAME:
        yield "subject", details.subject, "details.subject", details.subject


def _in_words(details: ReleaseDetails) -> Given:
    """The source's words, for one line."""
    if details.lead and len(details.lead) <= _SHORT_LEAD:
        yield "lead", details.lead, "details.lead", details.lead
    if details.highlights:
        yield "highlight", details.highlights[0].text, "details.highlights", details.highlights[0].source


def _to_do(details: ReleaseDetails, lang: str, tables: Tables) -> Given:
    fixes = [note.source for note in details.security if is_newer(note, details)]
    for name, values in (
        ("security", fixes),
        ("breaking", [note.text for note in details.breaking or ()]),
        ("deprecations", [note.text for note in details.deprecations]),
        ("contributors", list(details.contributors)),
    ):
        if values and (name != "contributors" or len(values) >= _SEVERAL):
            yield f"{name}_one" if len(values) == 1 else f"{name}_count", str(len(values)), f"details.{name}", values
    action = told_action(details.action, details.minimums)
    if action:
        yield "action", tables.labels[lang]["release"]["action"][action], "details.action", details.action
    if details.minimums:
        texts = [note.text for note in details.minimums]
        yield "minimums", KNOWN, "details.minimums", texts
        yield "minimum", wording.joined(needed(details.minimums, tables), lang), "details.minimums", texts


def supported(highlights: Sequence[Note]) -> tuple[str, ...]:
    """Names that the *highlights* say are supported now: `LTX 2.5` of `Add support for LTX 2.5`; each once, in order.

    Only what is a name beyond doubt, since both languages print it as it is.
    """
    parts = (part for note in highlights for part in _TOLD_APART.split(note.text))
    found = (match["name"] for part in parts if (match := _SUPPORT.fullmatch(part.strip(" .!"))))
    return tuple(dict.fromkeys(name for name in found if _is_name(name) and len(name) <= _SHORT_NAME))


def _is_name(text: str) -> bool:
    """Whether all of *text* is a name: words with a capital or a digit, at least one of them like no plain word."""
    words = text.split()
    return all(re.search(r"[A-Z0-9]", word) for word in words) and bool(_TELLING.search(text)) and "," not in text


def needed(minimums: Sequence[Note], tables: Tables) -> tuple[str, ...]:
    """`PyTorch 2.7` for each of the *minimums* that says which version of what is the least."""
    found = (_NEEDED.search(note.text) for note in minimums)
    return tuple(dict.fromkeys(f"{_spelt(match['name'], tables)} {match['version']}" for match in found if match))


def _spelt(name: str, tables: Tables) -> str:
    return tables.name({"torch": "pytorch"}.get(name.lower(), name))
