"""HTML of strangers to Markdown: sanitised by nh3, then written by one pass over its tokens (no recursion, no tree).

Kept are paragraphs, headings, lists, quotations, code with its language, tables, emphasis and links; a picture leaves
its alternative text. Gone are scripts, styles, frames, forms, SVG, MathML, comments and everything that counts readers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from hugging_news.domain.markup import Token, escape, escape_around_urls, link_target, other_host, safe_url, tokens
from hugging_news.domain.text import clean, word_set

if TYPE_CHECKING:
    import nh3

MAX_HTML = 300_000
MAX_DEPTH = 200
_MAX_INDENT = 10
_MAX_CELL = 1000

_BLOCKS = word_set(
    "p div section article header footer main aside address figure figcaption details summary center dl dt dd caption"
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INLINE = {
    "b": "**",
    "strong": "**",
    "i": "*",
    "em": "*",
    "cite": "*",
    "var": "*",
    "del": "~~",
    "s": "~~",
    "strike": "~~",
}
_CODE_SPANS = ("code", "kbd", "samp", "tt")
_CODE = frozenset(("pre", *_CODE_SPANS))
_OTHER = word_set("a img br hr ul ol li blockquote pre table thead tbody tfoot tr td th q")
_DROPPED = word_set(
    "script style iframe frame frameset noframes object embed applet form select textarea button svg math noscript "
    "template head title audio video canvas map dialog"
)
_VOID = word_set("area base br col embed hr img input link meta param source track wbr")
_UNCLOSED = word_set("p li dt dd tr td th thead tbody tfoot option")
_ATTRIBUTES = {
    "a": {"href"}, "img": {"src", "data-src", "alt", "width", "height"}, "ol": {"start"},
    "pre": {"class", "lang"}, "code": {"class"}, "div": {"class"},
}  # fmt: skip
_ANY_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
_ANY_MARKUP = re.compile(
    r"<!--.*?(?:-->|$)|<(script|style)\b.*?(?:</\1\s*>|$)|</?[a-zA-Z!?][^<>]*>?", re.DOTALL | re.IGNORECASE
)
_LANGUAGE = re.compile(
    r"(?:^|\s)(?:language-|lang-|highlight-source-|highlight-|sourceCode |brush:\s*)([A-Za-z0-9+#_.-]{1,20})"
)
_LINKED = re.compile(r"(?<!\\)\]\(")
_BREAK, _BLOCK, _LIST, _ALT = "\x00", "\x01", "\x02", "\x03"
_PICTURE = re.compile(f"{_ALT}([^{_ALT}]*){_ALT}")
_FILE_NAME = re.compile(r"[\w .()%-]*\.(?:png|jpe?g|gif|webp|avif|svg)", re.IGNORECASE)


def from_html(html: str, base: str = "") -> str:
    """*html* as Markdown with absolute links; only http, https and mailto are linked, nothing is fetched or shown.

    Reads the first 300,000 characters. What nests deeper than 200 elements becomes one plain paragraph.
    """
    html = clean(html[:MAX_HTML])
    if not html.strip():
        return ""
    if _depth(html) > MAX_DEPTH:
        return escape(unescape(_ANY_MARKUP.sub(" ", html)))
    writer = _Writer(base)
    for token in tokens(_cleaner().clean(html)):
        writer.take(token)
    return writer.finish()


def pictures(html: str, base: str = "") -> tuple[tuple[str, str], ...]:
    """Address and alternative text of each picture in *html*, in order, without tracking pixels."""
    if "<img" not in html.lower() or _depth(html := clean(html[:MAX_HTML])) > MAX_DEPTH:
        return ()
    found = [token.attributes for token in tokens(_cleaner().clean(html)) if token.name == "img"]
    placed = [
        (safe_url(each.get("src") or each.get("data-src") or "", base), each.get("alt", ""))
        for each in found
        if not _pixel(each)
    ]
    return tuple((url, alt) for url, alt in placed if url and not url.startswith("mailto:"))


def _depth(html: str) -> int:
    """How deep *html* nests at most, never too low: a parser takes quadratic time over what is too deep."""
    counts: dict[str, int] = {}
    depth = deepest = 0
    for match in _ANY_TAG.finditer(html):
        name = match[2].lower()
        if name in _VOID or name in _UNCLOSED:
            continue
        step = 1 if not match[1] else -1 if counts.get(name) else 0
        counts[name] = counts.get(name, 0) + step
        depth += step
        deepest = max(deepest, depth)
    return deepest


@cache
def _cleaner() -> nh3.Cleaner:
    import nh3

    kept = _BLOCKS | _HEADINGS.keys() | _INLINE.keys() | _CODE | _OTHER
    return nh3.Cleaner(tags=set(kept), clean_content_tags=set(_DROPPED), attributes=_ATTRIBUTES, link_rel=None)


def _pixel(attributes: dict[str, str]) -> bool:
    """Whether a picture is too small to be seen: it is there to count readers."""
    sizes = [attributes.get(side, "").removesuffix("px").strip() for side in ("width", "height")]
    return any(size.isdigit() and int(size) <= 2 for size in sizes)


@dataclass
class _Frame:
    """An element being read: what its children wrote, and for lists and tables their finished items or rows."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    loose: bool = False


class _Writer:
    """Writes Markdown from a stream of balanced tokens, with a stack of open elements.

    While an element is open, `_BLOCK` parts its blocks and `_BREAK` is a forced line break: control characters, which
    `clean` has taken out of the text. A newline is then always one inside a finished block.
    """

    def __init__(self, base: str) -> None:
        self.base = base
        self.stack = [_Frame("")]
        self.open: Counter[str] = Counter()
        self.line_start = self.spaced = True
        self.raw = 0  # how many elements of code are open: their text stays as it is

    def take(self, token: Token) -> None:
        if not token.name:
            self._text(token.text)
        elif token.closing:
            self._close(token.name)
        elif token.name == "br":
            self._write("\n" if self.raw else _BREAK)
            self.line_start = self.spaced = True
        elif token.name == "hr":
            self._block("* * *")
        elif token.name == "img":
            self._picture(token.attributes)
        else:
            self._open(token)

    def finish(self) -> str:
        while len(self.stack) > 1:
            self._close(self.stack[-1].name)
        return _paragraphs("".join(self.stack[0].parts))

    def _open(self, token: Token) -> None:
        if token.name not in _INLINE and token.name not in _CODE_SPANS and token.name not in ("a", "q"):
            self._write(_BLOCK)
            self.line_start = self.spaced = True
        self.stack.append(_Frame(token.name, token.attributes))
        self.open[token.name] += 1
        self.raw += token.name in _CODE

    def _close(self, name: str) -> None:
        if self.stack[-1].name != name:
            return
        frame = self.stack.pop()
        self.open[name] -= 1
        self.raw -= name in _CODE
        text = "".join(frame.parts)
        if self.raw:
            self._write(text.replace(_BLOCK, ""))
            self.stack[-1].items.append(frame.attributes.get("class", ""))
        elif name in _INLINE:
            self._write(_wrapped(text, _INLINE[name]) if not self.open[name] else text)
        elif name in _HEADINGS:
            self._block(f"{'#' * _HEADINGS[name]} {line}" if (line := _folded(text)) else "")
        else:
            _FINISH.get(name, _Writer._paragraph)(self, frame, text)

    def _write(self, markdown: str) -> None:
        self.stack[-1].parts.append(markdown)

    def _block(self, markdown: str) -> None:
        self._write(f"{_BLOCK}{markdown}{_BLOCK}")
        self.line_start = self.spaced = True

    def _text(self, text: str) -> None:
        if self.raw:
            self._write(text)
        elif text and not text.strip():
            self._write("" if self.spaced else " ")
            self.spaced = True
        elif text:
            written = escape if self.open["a"] else escape_around_urls
            before = " " if text[0].isspace() and not self.spaced else ""
            self.spaced = text[-1].isspace()
            self._write(before + written(text.strip(), self.line_start) + " " * self.spaced)
            self.line_start = False

    def _picture(self, attributes: dict[str, str]) -> None:
        """The alternative text, which stays where it stands within a line of text."""
        alt = " ".join(attributes.get("alt", "").split())
        if alt and not self.raw and not _pixel(attributes) and not _FILE_NAME.fullmatch(alt):
            self._write(f"{_ALT}{escape(alt, self.line_start)}{_ALT}")
            self.line_start = self.spaced = False

    def _paragraph(self, frame: _Frame, text: str) -> None:
        self._block(_paragraphs(text))

    def _quoted(self, frame: _Frame, text: str) -> None:
        self._write(f'"{text.strip()}"')

    def _code(self, frame: _Frame, text: str) -> None:
        if text := " ".join(text.replace(_BLOCK, " ").split()):
            fence = "`" * _longer_than_any("`", text, 1)
            pad = " " if text[0] == "`" or text[-1] == "`" else ""
            span = f"{fence}{pad}{text}{pad}{fence}"
            self._write(span.replace("|", r"\|") if self.open["table"] else span)
            self.line_start = self.spaced = False

    def _link(self, frame: _Frame, text: str) -> None:
        url = safe_url(frame.attributes["href"], self.base) if frame.attributes.get("href", "").strip() else None
        label = _folded(text)
        if label and not _PICTURE.sub("", label).strip():
            return None
        if not url or not label or _LINKED.search(label):
            return self._write(text)
        label = _PICTURE.sub(r"\1", label)
        if host := other_host(label.replace("\\", ""), url):
            label += f" ({escape(host, False)})"
        return self._write(_around(text, f"[{label}]({link_target(url)})"))

    def _pre(self, frame: _Frame, text: str) -> None:
        code = text.replace(_BLOCK, "").strip("\n").rstrip()
        if self.open["table"]:
            return self._code(frame, code)
        fence = "`" * _longer_than_any("`", code, 3)
        return self._block(f"{fence}{self._language(frame)}\n{code}\n{fence}" if code.strip() else "")

    def _language(self, frame: _Frame) -> str:
        classes = (f"lang-{frame.attributes.get('lang', '')}", frame.attributes.get("class", ""), *frame.items,
                   self.stack[-1].attributes.get("class", ""))  # fmt: skip
        return next((match[1].lower() for each in classes if (match := _LANGUAGE.search(each))), "")

    def _quote(self, frame: _Frame, text: str) -> None:
        self._block(self._indented(_paragraphs(text), "> ", ">"))

    def _item(self, frame: _Frame, text: str) -> None:
        above = self.stack[-1]
        marker = f"{_start(above) + len(above.items)}. " if above.name == "ol" else "- "
        blocks = _blocks(text)
        if not blocks:
            return None
        above.loose |= sum(not block.startswith(_LIST) for block in blocks) > 1
        item = self._indented(_joined(blocks), marker, " " * len(marker))
        self.line_start = self.spaced = True
        return above.items.append(item) if above.name in ("ul", "ol") else self._block(item)

    def _list(self, frame: _Frame, text: str) -> None:
        tight = _LIST if _start(frame) == 1 else ""
        items = ("\n\n" if frame.loose else "\n").join(frame.items)
        self._block(_paragraphs(text) + _BLOCK + (tight + items if items else ""))

    def _indented(self, text: str, first: str, rest: str) -> str:
        if self.open["ul"] + self.open["ol"] + self.open["blockquote"] > _MAX_INDENT:
            return text
        quoted = first + text.replace("\n", "\n" + rest + " " * (rest == ">"))
        return (
            re.sub(r"[ ]+$", "", quoted, flags=re.MULTILINE)
            if rest != ">"
            else re.sub(r"^> $", ">", quoted, flags=re.MULTILINE)
        )

    def _cell(self, frame: _Frame, text: str) -> None:
        self.stack[-1].items.append(_paragraphs(text))

    def _row(self, frame: _Frame, text: str) -> None:
        table = next((each for each in reversed(self.stack) if each.name == "table"), frame)
        if any(frame.items):
            table.rows.append(frame.items)

    def _part(self, frame: _Frame, text: str) -> None:
        self._write(text)

    def _table(self, frame: _Frame, text: str) -> None:
        rows, caption = frame.rows, _paragraphs(text)
        width = max(map(len, rows), default=0)
        if width < 2 or len(rows) < 2 or any("\n\n" in cell or len(cell) > _MAX_CELL for row in rows for cell in row):
            return self._block(_BLOCK.join((caption, *(cell for row in rows for cell in row))))
        head = rows[0] + [""] * (width - len(rows[0]))
        lines = (f"| {' | '.join(map(_folded, row))} |" for row in (head, ["---"] * width, *rows[1:]))
        return self._block(caption + _BLOCK + "\n".join(lines))


def _blocks(text: str) -> list[str]:
    """The finished blocks in *text*; two forced breaks in a row part paragraphs, a picture alone on its line goes."""
    alone = rf"(?:^|(?<=[{_BLOCK}{_BREAK}]))\s*(?:{_PICTURE.pattern}\s*)+(?=[{_BLOCK}{_BREAK}]|$)"
    parted = re.sub(rf"{_BREAK}\s*(?:{_BREAK}\s*)+", _BLOCK, re.sub(alone, "", text) if _ALT in text else text)
    blocks = (_PICTURE.sub(r"\1", block).strip(f" \n{_BREAK}") for block in parted.split(_BLOCK))
    return [re.sub(rf"[ ]*{_BREAK}[ ]*", "  \n", block) for block in blocks if block.strip(_LIST)]


def _joined(blocks: list[str]) -> str:
    """Blocks of a list item; a list inside it follows its line at once."""
    return (
        "".join(("\n" if block.startswith(_LIST) else "\n\n") + block for block in blocks)
        .replace(_LIST, "")
        .lstrip("\n")
    )


def _paragraphs(text: str) -> str:
    return "\n\n".join(_blocks(text)).replace(_LIST, "")


def _folded(text: str) -> str:
    return " ".join(re.sub(f"[{_BLOCK}{_BREAK}{_LIST}]", " ", text).split())


def _around(text: str, inner: str) -> str:
    """*inner* with the spaces that *text* has at its ends."""
    return " " * text[:1].isspace() + inner + " " * text[-1:].isspace()


def _wrapped(text: str, mark: str) -> str:
    """Emphasis around inline *text*; blocks inside an inline element stay unmarked."""
    inner = text.strip()
    if not inner or _BLOCK in text or _BREAK in text or "\n" in text:
        return text
    return _around(text, f"{mark}{inner}{mark}")


def _longer_than_any(character: str, text: str, least: int) -> int:
    return max(least, max(map(len, re.findall(f"{character}+", text)), default=0) + 1)


def _start(frame: _Frame) -> int:
    start = frame.attributes.get("start", "")
    return int(start) if start.isdigit() and len(start) < 6 else 1


_FINISH: dict[str, Callable[[_Writer, _Frame, str], None]] = {
    "a": _Writer._link, "q": _Writer._quoted, "pre": _Writer._pre, "blockquote": _Writer._quote, "li": _Writer._item,
    "ul": _Writer._list, "ol": _Writer._list, "td": _Writer._cell, "th": _Writer._cell, "tr": _Writer._row,
    "thead": _Writer._part, "tbody": _Writer._part, "tfoot": _Writer._part, "table": _Writer._table,
    **dict.fromkeys(_CODE_SPANS, _Writer._code),
}  # fmt: skip
