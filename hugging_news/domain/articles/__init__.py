"""The article of a page: its text as Markdown and what the page says about it, without the furniture around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from hugging_news.domain.artefacts import link_type_of
from hugging_news.domain.articles import furniture, lines, metadata
from hugging_news.domain.articles.damage import MAX_DAMAGE, damaged_share, repair
from hugging_news.domain.articles.hanzi import TRADITIONAL, is_traditional, simplified
from hugging_news.domain.articles.place import main_of
from hugging_news.domain.articles.verbatim import Verbatim
from hugging_news.domain.items import Image, Link, LinkType
from hugging_news.domain.keys import item_id, public_url
from hugging_news.domain.markdown import from_html, links, plain
from hugging_news.domain.pages import base_of, document, title_from_url
from hugging_news.domain.text import cut, language_of, sentences, units

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Article", "extract"]

_SHORT = 40
_LEAD = 300
_MOST_TEXT = 300_000
_MOST_ELEMENTS = 30_000
_EARLY, _LATE = 0.15, 0.6
_GATE = re.compile(
    r"环境异常|完成验证后|安全验证|访问过于频繁|请输入验证码|verify (?:that )?you are (?:a )?human|enable javascript|"
    r"just a moment|access denied|captcha",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?\\?://[^\s\])]+")
_OWN = re.compile(
    r".{0,8}(?:论文|代码|源码|仓库|模型|权重|数据集?|体验|演示|试用|项目|开源|链接|更新说明|\b(?:paper|arxiv|code|github|repo(?:sitory)?|models?|"
    r"weights|checkpoints?|datasets?|demo|spaces?|project|release notes|links?)\b).{0,8}[:：]",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Article:
    """What a page tells. *text* is Markdown with code, tables, formulas (`$…$`) and links, *summary* plain text.

    *published* is None when the page does not say; it is never guessed. *via* is the publisher that the page names as
    its source. *quarantined* says why the page must not be used; its text is empty then.
    """

    title: str
    text: str = ""
    summary: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    lang: str | None = None
    image: Image | None = None
    site: str | None = None
    via: str | None = None
    tags: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    problems: tuple[str, ...] = ()
    quarantined: str | None = None


def extract(html: bytes, url: str, headers: Mapping[str, str] | None = None, zone: str | None = None) -> Article:
    """The article in *html*, which came from *url*.

    Times without a zone are read in *zone*; without one, in Asia/Shanghai on Chinese pages and in UTC on others.

    Raises:
        ParseError: *html* is no HTML page.
    """
    root = document(html, url, headers)
    base = base_of(root, url)
    _bound(root)
    _repair(root)
    language = language_of(_words(root))
    facts = metadata.read(root, base, zone or ("Asia/Shanghai" if language == "zh" else None))
    furniture.prune(root, base)
    aside = Verbatim(root)
    tidied = lines.tidy(from_html(_html(main_of(root, base)), base), facts.title, aside.prefix)
    text = aside.restored(tidied.markdown)
    words = plain(text)
    if reason := _damage(f"{facts.title} {words}", units(words)):
        return Article(facts.title or title_from_url(url), site=facts.site, quarantined=reason)
    traditional = language == "zh" and is_traditional(words)
    return Article(
        title=facts.title or title_from_url(url),
        text=text,
        summary=_summary(lines.without_contacts(facts.description), words, facts.title, language_of(words) or language),
        authors=facts.authors,
        published=facts.published,
        lang=language_of(words) or language or facts.lang,
        image=facts.image,
        site=facts.site,
        via=facts.via,
        tags=tuple(dict.fromkeys([*tidied.tags, *facts.tags, *([TRADITIONAL] if traditional else [])])),
        links=_links(text),
        problems=tuple(_problems(facts, words)),
    )


def _bound(root: HtmlElement) -> None:
    """Cut the page after 300,000 characters of text or 30,000 elements: no article is longer."""
    length = 0
    for number, element in enumerate(list(root.iter())):
        if length > _MOST_TEXT or number > _MOST_ELEMENTS:
            element.text = element.tail = None
            if (parent := element.getparent()) is not None:
                parent.remove(element)
        elif element.tag not in ("script", "style", "head"):
            length += len(element.text or "") + len(element.tail or "")


def _repair(root: HtmlElement) -> None:
    for element in root.iter():
        if element.tag not in ("script", "style", "pre", "code"):
            element.text = repair(element.text[:_MOST_TEXT]) if element.text else None
        element.tail = repair(element.tail[:_MOST_TEXT]) if element.tail else None


def _words(root: HtmlElement) -> str:
    """Enough of the page's text to tell its language."""
    paragraphs = [" ".join(p.text_content().split()) for p in root.xpath("//p | //td | //li | //section")[:400]]
    return "\n".join(sorted(paragraphs, key=len, reverse=True)[:20])[:4000] or root.text_content()[:4000]


def _html(element: HtmlElement) -> str:
    from lxml.html import tostring

    return str(tostring(element, encoding="unicode", with_tail=False))


def _damage(text: str, length: int) -> str | None:
    share = damaged_share(text)
    if share > MAX_DAMAGE:
        return f"{share:.0%} of its characters are damaged (a wrong encoding); not used"
    if length < 4 * _SHORT and _GATE.search(text):
        return "it shows a check for robots or a login instead of the article; not used"
    return None


def _summary(description: str, words: str, title: str, lang: str | None) -> str:
    """The page's own description if it is a sentence, else the opening of the text, at most 300 characters."""
    stated = (
        units(description) >= 8
        and description.rstrip(" .。…") != title
        and not re.search(r"[\[{<]|\.{3}$|…$", description)
    )
    if stated:
        return cut(description, _LEAD)
    lead = ""
    first = next((block for block in words.split("\n\n") if units(block) >= 20), "")
    for sentence in sentences(first, lang):
        if lead and len(lead) + len(sentence) > _LEAD:
            break
        lead += ("" if not lead or lang == "zh" else " ") + sentence
    return cut(lead, _LEAD)


def _links(text: str) -> tuple[Link, ...]:
    """The paper, code, model, data and demo that the text says are its own.

    Own is what stands on a short line with a label (`论文地址：…`) near the beginning or the end, as the only one of
    its type there: a mention is no claim, and the links of a newsletter belong to its parts.
    """
    found: dict[LinkType, set[str]] = {}
    end = 0
    for line in text.split("\n"):
        end += len(line) + 1
        words = lines.plain_line(_ADDRESS.sub("", line))
        if not _EARLY * len(text) < end < _LATE * len(text) and units(words) <= 12 and _OWN.match(simplified(words)):
            for _, url in links(line):
                if type := _type_of(item_id(url)):
                    found.setdefault(type, set()).add(public_url(item_id(url)) or url)
    return tuple(Link(type=type, url=urls.pop()) for type, urls in found.items() if len(urls) == 1)


def _type_of(id: str) -> LinkType | None:
    return link_type_of(id) or ("code" if re.fullmatch(r"url:https://github\.com/[^/]+/[^/]+", id) else None)


def _problems(facts: metadata.Facts, words: str) -> list[str]:
    problems = []
    if not facts.published:
        problems.append("the page gives no date of publication")
    if units(words) < _SHORT:
        problems.append(f"only {units(words)} words of text were found")
    if facts.image and not facts.image.alt:
        problems.append("the cover picture has no description (alt); without one it is not shown")
    return problems
