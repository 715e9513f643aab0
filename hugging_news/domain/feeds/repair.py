"""XML of feeds as it comes, repaired before it is parsed: one bad character must not cost the entries behind it."""

from __future__ import annotations

import re
from html.entities import html5
from typing import NamedTuple

from hugging_news.domain.text import clean

MAX_DEPTH = 500
_MAX_ENTITY, _MAX_EXPANSION = 100, 200_000

_ROOT = re.compile(r"<(?:[\w.-]+:)?(rss|feed|rdf|channel|entry)(?=[\s>/])", re.IGNORECASE)
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_ENTITY = re.compile(r"""<!ENTITY\s+([\w.-]{1,40})\s+(?:"([^"&%<]*)"|'([^'&%<]*)')\s*>""")
_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[]*(?:\[[^\]]*\]\s*)?>|<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_AMPERSAND = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|&(?:#(\d{1,8});|#[xX]([0-9a-fA-F]{1,8});|(\w{1,40});)?", re.DOTALL
)
_PLAIN_ENTITIES = frozenset(("amp", "lt", "gt", "quot", "apos"))
_ITEM = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)(?=[\s>/])")
_TAGS = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<(/?)([\w.:-]+)(?:[^<>]*?(/?))>", re.DOTALL)
_END = {"rss": "</channel></rss>", "rdf": "</rdf:RDF>", "feed": "</feed>"}
_CLOSED = re.compile(
    r"</(?:[\w.-]+:)?(?:rss|feed|rdf|channel|entry)\s*>(?:\s|<!--.*?-->|<\?.*?\?>)*\Z", re.IGNORECASE | re.DOTALL
)


class Repaired(NamedTuple):
    """XML ready to parse, what was cut off, and whether the end of the document was missing."""

    xml: str
    problems: tuple[str, ...]
    cut: bool


def looks_like_html(text: str) -> bool:
    return bool(_HTML.match(text[:5000]))


def repair(text: str, limit: int) -> Repaired:
    """*text* without prolog and junk around it, its entities spelt out, no more than *limit* entries, not too deep.

    Document types go altogether: short plain entities are spelt out here, others stay as the text that names them.
    """
    text = clean(text)
    root = _ROOT.search(text)
    if not root or (looks_like_html(text) and root[1].lower() not in ("rss", "feed")):
        return Repaired(_DOCTYPE.sub("", text), (), False)
    entities = _declared(text[: root.start()], text)
    body, problems = _first_entries(_without_tail(text[root.start() :]), limit, root[1].lower())
    cut = not _CLOSED.search(body[-5000:])
    body, too_deep = _shallow(body)
    body = _AMPERSAND.sub(lambda match: _spelt(match, entities), body)
    body = re.sub(r"(</?)media:description(?=[\s>/])", r"\1media:caption", body)  # else it takes the summary's place
    return Repaired(f"<?xml version='1.0' encoding='utf-8'?>\n{body}", (*problems, *too_deep), cut)


def _declared(prolog: str, text: str) -> dict[str, str]:
    """The entities declared in *prolog* that are short, plain and not used to blow up the document."""
    found = {match[1]: match[2] or match[3] or "" for match in _ENTITY.finditer(prolog[:100_000])}
    return {
        name: value
        for name, value in list(found.items())[:300]
        if len(value) <= _MAX_ENTITY and text.count(f"&{name};") * len(value) <= _MAX_EXPANSION
    }


def _spelt(match: re.Match[str], entities: dict[str, str]) -> str:
    """An ampersand as XML: a reference that means something, or `&amp;` and what followed it."""
    decimal, hexadecimal, name = match.groups()
    if match[0][0] == "<" or name in _PLAIN_ENTITIES:
        return match[0]
    if decimal or hexadecimal:
        code = int(decimal) if decimal else int(hexadecimal, 16)
        return (
            match[0]
            if code <= 0x10FFFF and (code > 0x1F or code in (9, 10, 13)) and not _CONTROL.match(chr(code))
            else ""
        )
    meaning = entities.get(name or "", html5.get(f"{name};"))
    if meaning is None:
        return f"&amp;{match[0][1:]}"
    return "".join(f"&#{ord(character)};" for character in meaning)


def _without_tail(body: str) -> str:
    """*body* up to its last end tag when only junk without entries follows."""
    end = max(body.rfind(tag) for tag in ("</rss>", "</feed>", "</rdf:RDF>", "</RDF>"))
    end = body.find(">", end) + 1 if end >= 0 else 0
    return body[:end] if end and not _ITEM.search(body, end) else body


def _first_entries(body: str, limit: int, root: str) -> tuple[str, tuple[str, ...]]:
    starts = [match.start() for match in _ITEM.finditer(body)]
    if len(starts) <= limit:
        return body, ()
    problem = f"{len(starts) - limit} entries after the first {limit} were left out"
    return body[: starts[limit]] + _END.get(root, ""), (problem,)


def _shallow(body: str) -> tuple[str, tuple[str, ...]]:
    """*body* cut where an entry nests deeper than 500 elements: parsing takes ever longer there."""
    depth = 0
    for match in _TAGS.finditer(body):
        if not match[2] or match[3]:
            continue
        depth = 0 if match[2].lower() in ("item", "entry") else max(0, depth + (-1 if match[1] else 1))
        if depth > MAX_DEPTH:
            return body[: match.start()], (f"elements nest deeper than {MAX_DEPTH}; the rest was left out",)
    return body, ()
