"""schema.org data of a page (JSON-LD and microdata) as plain dicts of one shape, and the events among them.

A node is a dict with `@type`; references by `@id` within the page are followed. Source: schema.org, JSON-LD 1.1
(without remote contexts, which are never fetched) and the HTML microdata specification, both through extruct.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hugging_news.domain.text import one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Node = dict[str, Any]

MAX_BLOCK = 1_000_000
MAX_DEPTH = 40

_TOO_MUCH = (
    "count(//*[@itemprop]) > 5000 or count(//*[@itemref]) > 40 or "
    "boolean(//*[@itemscope][count(ancestor::*[@itemscope]) > 20])"
)
_EVENT = re.compile(r"(?:Event|EventSeries|Festival|Hackathon|CourseInstance)$")
_CHILDREN = ("subEvent", "subEvents")


@dataclass(frozen=True)
class Occasion:
    """An event on a page: its node, the event it is part of, and the node around it (the course of an instance)."""

    node: Node
    parent: Node | None = None
    around: Node | None = None


def json_ld(root: HtmlElement, problems: list[str]) -> list[Node]:
    """The nodes of every JSON-LD block, also of those with comments and trailing commas; *problems* get the others."""
    from extruct.jsonld import JsonLdExtractor

    extractor, found = JsonLdExtractor(), list[Node]()
    for number, script in enumerate(root.iter("script"), start=1):
        if not (script.get("type") or "").strip().lower().startswith("application/ld+json"):
            continue
        script.set("type", "application/ld+json")
        try:
            if len(script.text or "") > MAX_BLOCK:
                raise ValueError(f"longer than {MAX_BLOCK} characters")
            found += [node for node in extractor.extract_items(script) if isinstance(node, dict)]
        except (ValueError, RecursionError, IndexError, TypeError) as error:
            problems.append(f"JSON-LD in script {number} cannot be read ({one_line(str(error), 120)})")
    return found


def microdata(root: HtmlElement, base: str, problems: list[str]) -> list[Node]:
    """The outermost microdata items, in the shape of JSON-LD."""
    from extruct.w3cmicrodata import MicrodataExtractor

    # extruct recurses; a RecursionError inside its XPath would leave the lock of that XPath held for ever.
    if root.xpath(_TOO_MUCH):
        problems.append("microdata is not read: too many or too deeply nested properties")
        return []
    try:
        items = MicrodataExtractor().extract_items(root, base)
        return [node for node in map(_uniform, items) if isinstance(node, dict)]
    except (ValueError, AttributeError, TypeError) as error:
        problems.append(f"microdata cannot be read ({one_line(str(error), 120)})")
        return []


def _uniform(value: Any) -> Any:
    """An item of extruct's as a node: `type` and `properties` in one dict."""
    if isinstance(value, list):
        return [_uniform(part) for part in value]
    if not isinstance(value, dict):
        return value
    node = {name: _uniform(part) for name, part in (value.get("properties") or {}).items()}
    return {"@type": value.get("type", ""), **({"@id": value["id"]} if value.get("id") else {}), **node}


def types(node: Node) -> tuple[str, ...]:
    """The names of a node's types, without the vocabulary: `MusicEvent`."""
    return tuple(re.split(r"[/#:]", name)[-1] for name in listed(node.get("@type")) if isinstance(name, str))


def listed(value: Any) -> list[Any]:
    """A value that may be one or several, as a list without empty ones."""
    values = value if isinstance(value, list) else [value]
    return [part for part in values if part not in (None, "", [], {})]


def text(value: Any) -> str:
    """The first text of a value: a string, a number, `{"@value": …}` or the name of a node."""
    for part in listed(value):
        if isinstance(part, dict):
            part = next((inner for key in ("@value", "name") for inner in listed(part.get(key))), "")
        if isinstance(part, (str, int, float)) and not isinstance(part, bool):
            return str(part)
    return ""


class Page:
    """The nodes of a page with their references."""

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = nodes
        self._named: dict[str, Node] = {}
        for node, _ in self._walk():
            if isinstance(name := node.get("@id"), str) and len(node) > len(self._named.get(name, {})):
                self._named[name] = node

    def follow(self, value: Any) -> Any:
        """The node that a reference (`{"@id": …}`) means; anything else as it is."""
        if isinstance(value, dict) and len(value) <= 2 and isinstance(name := value.get("@id"), str):
            return self._named.get(name, value)
        return value

    def events(self) -> list[Occasion]:
        """The events, in the order of the page, each once, with their parents."""
        found, parents = dict[int, Occasion](), dict[int, Node]()
        for node, around in self._walk():
            node = self.follow(node)
            if id(node) not in found and any(map(_EVENT.search, types(node))):
                found[id(node)] = Occasion(node, None, around)
        for occasion in found.values():
            for child in self._children(occasion.node):
                parents.setdefault(id(child), occasion.node)
            for whole in map(self.follow, listed(occasion.node.get("superEvent"))):
                if isinstance(whole, dict):
                    parents.setdefault(id(occasion.node), whole)
        return [Occasion(each.node, parents.get(key), each.around) for key, each in found.items()]

    def all_types(self) -> tuple[str, ...]:
        """The types of all nodes, sorted, for a message."""
        return tuple(sorted({name for node, _ in self._walk() for name in types(node) if name}))

    def _children(self, node: Node) -> Iterable[Node]:
        for name in _CHILDREN:
            yield from (child for child in map(self.follow, listed(node.get(name))) if isinstance(child, dict))

    def _walk(self) -> Iterator[tuple[Node, Node | None]]:
        """Every node with the one around it, outer ones first, to a limited depth."""
        waiting: list[tuple[Any, Node | None, int]] = [(node, None, 0) for node in reversed(self.nodes)]
        while waiting:
            value, around, depth = waiting.pop()
            if isinstance(value, dict):
                yield value, around
            inner = value.values() if isinstance(value, dict) else value
            if depth < MAX_DEPTH:
                outer = value if isinstance(value, dict) else around
                kept = [part for part in inner if isinstance(part, (dict, list))]
                waiting += [(part, outer, depth + 1) for part in reversed(kept)]
