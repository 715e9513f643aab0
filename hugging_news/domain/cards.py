"""Repository cards: the README.md of a model, dataset or Space, without its metadata, and the words it opens with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hugging_news.domain.text import cjk_count, clean, one_line, units

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST = 60_000
_FRONT_MATTER = re.compile(
    r"""\A\s*---[ \t]*\n(?=(?:[ \t]*(?:#[^\n]*)?\n)*(?:[\w"'-]+[ \t]*:|---)).*?^(?:---|\.\.\.)[ \t]*(?:\n|\Z)""",
    re.DOTALL | re.MULTILINE,
)
_OPENING = 30_000
_FEWEST = 8
_ASIDE = frozenset(["table", "li", "blockquote", "details", "pre", "figure", "center", "nav", "footer"])
_TEMPLATE = re.compile(
    r"^(?:this (?:is the )?model ?card (?:aims to be a base template|of a .{0,3} ?transformers model)"
    r"|provide a (?:quick|longer) summary|\[?more information needed\]?|check out the configuration reference"
    r"|note:|news[:!]|update[ds:]|table of contents)",
    re.IGNORECASE,
)
"""Words of the Hub's own templates, and openings that are about the page and not about what it offers."""
_SENTENCE = re.compile(r"[.。！？!?:：…]")


def body(text: str) -> str:
    """The Markdown of a card without its YAML front matter, clean, at most 60,000 characters, cut between blocks."""
    markdown = _FRONT_MATTER.sub("", clean(text), count=1).strip()
    if len(markdown) <= LONGEST:
        return markdown
    return markdown[: max(markdown.rfind("\n\n", 0, LONGEST), 0) or LONGEST].rstrip()


def opening(markdown: str) -> str:
    """The first paragraph of prose as one plain line, empty when there is none.

    Headings, badges, rows of links, images, tables, lists, quotations, code and the Hub's template texts are no prose.
    """
    for paragraph in _paragraphs(clean(markdown[:_OPENING])):
        text = _text(paragraph)
        if _is_prose(text, paragraph):
            return text
    return ""


def _paragraphs(markdown: str) -> list[HtmlElement]:
    """The paragraphs of the page in order, those inside HTML blocks too; none of it is ever printed as HTML."""
    import comrak
    from lxml import html

    extensions, rendering = comrak.ExtensionOptions(), comrak.RenderOptions()
    extensions.table = extensions.tasklist = extensions.strikethrough = extensions.cjk_friendly_emphasis = True
    rendering.unsafe_ = True
    page = html.document_fromstring(f"<body>{comrak.render_markdown(markdown, extensions, None, rendering)}</body>")
    return [p for p in page.iter("p") if not any(parent.tag in _ASIDE for parent in p.iterancestors())]


def _text(element: HtmlElement) -> str:
    return one_line("".join(element.xpath(".//text()[not(ancestor::script or ancestor::style)]")), 1000)


def _is_prose(text: str, paragraph: HtmlElement) -> bool:
    linked = sum(units(_text(link)) for link in paragraph.iter("a"))
    long_enough = units(text) >= _FEWEST or cjk_count(text) >= _FEWEST
    return long_enough and linked * 2 <= units(text) and not _TEMPLATE.match(text) and bool(_SENTENCE.search(text))
