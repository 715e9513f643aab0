"""Code and formulas of a page, set aside while the rest is converted, so that no character of them changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from hugging_news.domain.text import clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST = 100_000
_FORMULA = re.compile(
    r"\$\$[^$]{1,2000}\$\$|\\\[(?:(?!\\\[).){1,2000}?\\\]|\\\((?:(?!\\\().){1,500}?\\\)|(?<![\\$\w])\$(?=\S)[^$\n]{1,500}?(?<=\S)\$(?![\d$])",
    re.DOTALL,
)
_TEX = re.compile(r"[\\^_={}<>+*/|-]|^\$\s*[A-Za-z]\w{0,2}\s*\$$")
_GUTTERS = (
    "contains(concat(' ', @class, ' '), ' gutter ') or contains(@class, 'linenos') or contains(@class, 'lineno') "
    "or contains(@class, 'line-numbers') or contains(@class, 'hljs-ln-n') or contains(@class, 'blob-num')"
)
_LANGUAGE = re.compile(r"(?:^|\s)(?:language-|lang-|highlight\s+|brush:\s*)([A-Za-z0-9+#.-]{1,20})")


class Verbatim:
    """Pieces by the mark that stands for each in the text meanwhile."""

    def __init__(self, root: HtmlElement) -> None:
        self.prefix = "VERBATIM"
        text = "".join(root.itertext())
        while self.prefix in text:
            self.prefix += "X"
        self.pieces: list[str] = []
        self._set_code_aside(root)
        self._set_formulas_aside(root)

    def restored(self, markdown: str) -> str:
        """*markdown* with every piece back in its place."""
        return re.sub(rf"{self.prefix}(\d+)END", lambda mark: self.pieces[int(mark[1])], markdown)

    def _keep(self, piece: str) -> str:
        self.pieces.append(clean(piece))
        return f"{self.prefix}{len(self.pieces) - 1}END"

    def _set_code_aside(self, root: HtmlElement) -> None:
        for gutter in root.xpath(f"//*[self::td or self::span or self::div or self::pre][{_GUTTERS}]"):
            if gutter.find(".//code") is None:
                _drop(gutter)
        for block in root.xpath("//pre | //div[contains(concat(' ', @class, ' '), ' mermaid ')]"):
            if block.getparent() is not None and not block.xpath("ancestor::pre"):
                self._code(block)

    def _code(self, block: HtmlElement) -> None:
        language, code = _language(block), _lines(block)[:_LONGEST].strip("\n").rstrip()
        fence = "`" * max(3, max(map(len, re.findall("`+", code)), default=0) + 1)
        table = next(iter(block.xpath("ancestor::table[1]")), None)
        place = block if table is None or table.text_content().split() != block.text_content().split() else table
        _replace(place, "p", self._keep(f"{fence}{language}\n{code}\n{fence}") if code else "")

    def _set_formulas_aside(self, root: HtmlElement) -> None:
        for element, tex, display in list(_rendered(root)):
            mark = "$$" if display else "$"
            _replace(element, "span", self._keep(mark + " ".join(tex.split()) + mark) if tex.strip() else "")
        for element in root.iter():
            if isinstance(element.tag, str) and not element.xpath("boolean(ancestor-or-self::code)"):
                element.text = self._formulas(element.text)
            if isinstance(element.tag, str) and not element.xpath("boolean(ancestor::code)"):
                element.tail = self._formulas(element.tail)

    def _formulas(self, text: str | None) -> str | None:
        return _FORMULA.sub(self._formula, text) if text and ("$" in text or "\\" in text) else text

    def _formula(self, match: re.Match[str]) -> str:
        written = match[0]
        if written.startswith("$") and not _TEX.search(written if len(written) < 6 else written.strip("$")):
            return written
        if written.startswith("\\"):
            mark = "$" if written[1] == "(" else "$$"
            written = f"{mark}{written[2:-2].strip()}{mark}"
        return self._keep(" ".join(written.split()))


def _rendered(root: HtmlElement) -> Any:
    """Elements that show a formula, with its TeX and whether it stands on its own line (KaTeX, MathJax, images)."""
    for element in root.xpath("//*[contains(concat(' ', @class, ' '), ' katex ')]"):
        display = bool(element.xpath("ancestor::*[contains(@class, 'katex-display')]"))
        yield element, element.xpath("string((.//annotation)[1])"), display
    for element in root.xpath("//script[starts-with(@type, 'math/tex')]"):
        yield element, element.text or "", "display" in element.get("type", "")
    for element in root.xpath("//math[not(ancestor::*[contains(concat(' ', @class, ' '), ' katex ')])]"):
        tex = element.xpath("string((.//annotation)[1])") or element.get("alttext") or element.text_content()
        yield element, tex, element.get("display") == "block"
    for element in root.xpath("//img[@data-formula or contains(@class, 'math')]"):
        yield element, element.get("data-formula") or element.get("alt") or "", False


def _language(block: HtmlElement) -> str:
    if "mermaid" in (block.get("class") or ""):
        return "mermaid"
    around = [block, *block.xpath("code"), *block.xpath("ancestor::*[position() <= 6][self::figure or self::div]")]
    for element in around:
        if match := _LANGUAGE.search(f" {element.get('class') or ''}"):
            return match[1].lower()
    return ""


def _lines(block: HtmlElement) -> str:
    """The text of a code block; a line may be an element of its own."""
    parts: list[str] = [block.text or ""]
    for child in block:
        parts.append("\n" if child.tag == "br" else _lines(child))
        own_line = child.tag in ("div", "li", "p") and not parts[-1].endswith("\n")
        parts.append(("\n" if own_line else "") + (child.tail or ""))
    return "".join(parts)


def _drop(element: HtmlElement) -> None:
    """Take *element* out; the text after it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def _replace(element: HtmlElement, tag: str, text: str) -> None:
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = tag, text, tail
