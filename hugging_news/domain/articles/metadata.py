"""What a page says about its article: title, authors, date, cover, site. JSON-LD first, then meta tags, then text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from hugging_news.domain.articles.damage import is_spam, repair, without_spam
from hugging_news.domain.articles.hanzi import simplified
from hugging_news.domain.items import Image
from hugging_news.domain.markup import safe_url
from hugging_news.domain.pages import find_moment, text_of
from hugging_news.domain.text import one_line, units
from hugging_news.domain.times import parse_moment

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TYPES = frozenset({
    "Article", "NewsArticle", "BlogPosting", "TechArticle", "ScholarlyArticle", "Report", "SocialMediaPosting",
    "WebPage", "LearningResource", "Course", "HowTo",
})  # fmt: skip
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate", "publish_date",
    "publish-date", "publication_date", "dc.date", "dc.date.issued", "dcterms.created", "parsely-pub-date",
    "sailthru.date", "weibo:article:create_at", "citation_publication_date", "og:release_date",
)  # fmt: skip
_AUTHOR = (
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "citation_author",
    "twitter:creator",
    "og:article:author",
)
_SEPARATORS = re.compile(
    r"\s*[|｜]\s*|\s*_(?=[\s\u3400-\u9fff])|\s+[-–—·•]\s+|\s*[-–—](?=[^-–—]{0,12}(?:网|網|站|博客|社区|社區|blog)$)",
    re.IGNORECASE,
)
_NAME = r"[^\s　|｜,，。;；/:：()（）]{2,20}"
_BY = re.compile(
    rf"(?:作者|撰文|(?:^|\s)文)\s*[:：/丨|]\s*({_NAME}(?:、{_NAME})*)|"
    r"\b(?:[Bb]y|[Aa]uthors?:)\s+([A-Z][\w.'’-]+(?:\s+(?:(?:de|van|von|der|la|del|di|bin|al)\s+)?[A-Z][\w.'’-]*){1,3})"
)
_VIA = re.compile(
    r"(?<![图片据数])(?:文章|本文)?(?:来源于?|转载自|来自)\s*[:：]\s*[《「【\[]?"
    r"([^\s　|｜,，。;；/:：《》「」【】\[\]()（）]{2,30})"
)
_DATED = re.compile(
    r"发布|发表|时间|日期|更新|作者|来源|浏览|阅读|编辑|\b(?:posted|published|updated|by)\b|min(?:ute)?s? read",
    re.IGNORECASE,
)
_OTHER_DATE = re.compile(r"活动|会议|举|开始|截止|报名|\b(?:events?|deadline|starts?|register)\b", re.IGNORECASE)
_NO_ONE = re.compile(
    r"\ufffd|网络|互联网|本站|原创|未知|佚名|admin|administrator|unknown|editor|小编|https?|www\.|@|\d{5}",
    re.IGNORECASE,
)


class Facts(NamedTuple):
    """What was found; empty or None where the page does not say."""

    title: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    image: Image | None = None
    site: str | None = None
    description: str = ""
    lang: str | None = None
    via: str | None = None
    tags: tuple[str, ...] = ()


def read(root: HtmlElement, base: str, zone: str | None) -> Facts:
    """The facts of a whole page, before anything is taken out of it; times without a zone are read in *zone*."""
    return _Page(root, base, zone).facts()


class _Page:
    def __init__(self, root: HtmlElement, base: str, zone: str | None) -> None:
        self.root, self.base, self.zone = root, base, zone
        self.meta = _meta(root)
        self.data = _article(root)
        self.site = self._site()
        self.top = tuple(_top_lines(root))

    def facts(self) -> Facts:
        description = self._first(
            self.data.get("description"), *map(self.meta.get, ("og:description", "description", "twitter:description"))
        )
        return Facts(
            self._title(), self._authors(), self._published(), self._image(), self.site,
            "" if is_spam(description) else description, self._lang(), self._via(), self._tags(),
        )  # fmt: skip

    def _first(self, *values: object) -> str:
        return next(filter(None, (_clean(value, 2000) for value in values)), "")

    def _site(self) -> str | None:
        publisher = self.data.get("publisher")
        named = _names(publisher)[0] if _names(publisher) else None
        return self._first(self.meta.get("og:site_name"), named, self.meta.get("application-name")) or None

    def _title(self) -> str:
        """The first title without spam and the name of the site; a heading counts if the page's title holds it."""
        page = _clean(self.root.xpath("string(//head/title | //title[not(ancestor::svg)])"))
        written = self.root.xpath("//h1[not(.//a[@href='/' or @href='./' or @rel='home'])]")
        headings = [_clean(text_of(heading)) for heading in written[:20]]
        agreed = [heading for heading in headings if _same(heading) and _leads(_same(heading), _same(page))]
        wechat = [_clean(text_of(each)) for each in self.root.xpath("//*[@id='activity-name']")]
        named = [self.data.get("headline"), *wechat, *agreed, self.meta.get("og:title"), self.meta.get("twitter:title")]
        for title in [*map(_clean, named), *(headings if is_spam(page) else []), page, *headings]:
            if title := self._without_site(without_spam(title)):
                return title
        return ""

    def _without_site(self, title: str) -> str:
        parts = _SEPARATORS.split(title)
        if len(parts) == 1:
            return title
        last = parts[-1].strip()
        known = _same(last) == _same(self.site or "") or (self.site and _same(last) in _same(self.site))
        short = not self.site and units(last) <= 8 and units(" ".join(parts[:-1])) > units(last)
        return title[: title.rindex(last)].rstrip(" |｜_-–—·•") if last and (known or short) else title

    def _authors(self) -> tuple[str, ...]:
        written = [*_names(self.data.get("author")), *(self.meta.get(name, "") for name in _AUTHOR)]
        marked = self.root.xpath(
            "//*[@rel='author' or @itemprop='author' or @id='js_name' or @id='js_author_name'][not(self::meta)]"
        )
        written += [text_of(each) for each in marked[:3]]
        written += self._near_title(_BY)
        for names in written:
            if people := tuple(
                name for name in re.split(r"\s*[,，、;；&]\s*|\s+and\s+", _clean(names, 200)) if _is_name(name)
            ):
                if names in _names(self.data.get("author")):
                    return tuple(dict.fromkeys(filter(_is_name, map(_clean, _names(self.data.get("author"))))))
                return people
        return ()

    def _published(self) -> datetime | None:
        written = [self.data.get("datePublished"), *(self.meta.get(name) for name in _PUBLISHED)]
        written += self.root.xpath("//*[@itemprop='datePublished']/@content | //*[@itemprop='datePublished']/@datetime")
        written += self.root.xpath("//time[not(ancestor::*[contains(@class, 'comment')])]/@datetime")[:1]
        for text in written:
            if isinstance(text, str) and (moment := parse_moment(text, self.zone)):
                return moment
        return self._shown_date()

    def _shown_date(self) -> datetime | None:
        """A date near the title; WeChat keeps it in a script, as seconds."""
        scripts = "".join(self.root.xpath("//script[contains(., 'var ct =') or contains(., 'createTime')]/text()"))
        if match := re.search(r"""var ct\s*=\s*["'](\d{10})["']|createTime\s*=\s*["']([\d: -]{10,19})["']""", scripts):
            return datetime.fromtimestamp(int(match[1]), UTC) if match[1] else parse_moment(match[2], self.zone)
        lines = ((line, simplified(line)) for line in self.top)
        labelled = (line for line, words in lines if _DATED.search(words) and not _OTHER_DATE.search(words))
        alone = (line for line in self.top[1:5] if units(line) <= 8) if self.root.xpath("//h1") else ()
        return next(filter(None, (find_moment(line, self.zone) for line in (*labelled, *alone))), None)

    def _image(self) -> Image | None:
        given = self.data.get("image")
        given = given[0] if isinstance(given, list) and given else given
        described = given if isinstance(given, dict) else {}
        places = (
            self.meta.get("og:image"),
            self.meta.get("og:image:url"),
            self.meta.get("twitter:image"),
            described.get("url") or given,
        )
        url = next(filter(None, (self._web(place) for place in places)), None)
        alt = self._first(self.meta.get("og:image:alt"), self.meta.get("twitter:image:alt"), described.get("caption"))
        for picture in self.root.xpath("//img[@src or @data-src]"):
            source = self._web(picture.get("data-src") or picture.get("src"))
            if source and (source == url or (url is None and _is_cover(picture))):
                return Image(url=source, alt=one_line(alt or repair(picture.get("alt") or ""), 200))
        return Image(url=url, alt=one_line(alt, 200)) if url else None

    def _web(self, place: object) -> str | None:
        url = safe_url(place, self.base) if isinstance(place, str) and place.strip() else None
        return url if url and url.startswith("http") else None

    def _lang(self) -> str | None:
        stated = self.root.get("lang") or self.meta.get("og:locale") or self.meta.get("content-language") or ""
        return stated.replace("_", "-").split("-")[0].lower()[:3] or None

    def _via(self) -> str | None:
        return next((name for name in self._near_title(_VIA) if not _NO_ONE.search(simplified(name))), None)

    def _near_title(self, pattern: re.Pattern[str]) -> list[str]:
        """What *pattern* captures in the lines around the title, in the characters of the page."""
        found = ((line, match) for line in self.top for match in pattern.finditer(simplified(line)))
        return [line[match.start(match.lastindex or 0) : match.end(match.lastindex or 0)] for line, match in found]

    def _tags(self) -> tuple[str, ...]:
        given = self.data.get("keywords") or self.meta.get("keywords") or ""
        words = given if isinstance(given, list) else re.split(r"[,，、;；]", str(given))
        clean = (_clean(word, 40) for word in words if isinstance(word, str))
        return tuple(dict.fromkeys(word for word in clean if word and not is_spam(word)))[:10]


def _clean(value: object, limit: int = 500) -> str:
    return one_line(repair(value), limit) if isinstance(value, str) else ""


def _same(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def _leads(heading: str, page: str) -> bool:
    """Whether a heading is what the page's title begins with, or most of it; the name of a site is neither."""
    return page.startswith(heading) or (heading in page and len(heading) * 2 > len(page))


def _is_name(name: str) -> bool:
    return (
        bool(re.search(r"[^\W\d]", name))
        and 2 <= len(name) <= 60
        and not _NO_ONE.search(simplified(name))
        and not is_spam(name)
    )


def _meta(root: HtmlElement) -> Mapping[str, str]:
    """`<meta>` by lower-case name or property, the first of each."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        if name and element.get("content"):
            found.setdefault(name.strip().lower(), element.get("content"))
    return found


def _article(root: HtmlElement) -> dict[str, Any]:
    """The JSON-LD object of the article, empty when there is none; a broken block costs no other."""
    for script in root.xpath("//script[@type='application/ld+json']")[:20]:
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(value):
            types = node.get("@type")
            if _TYPES & {str(name) for name in (types if isinstance(types, list) else [types])} and (
                "headline" in node or "datePublished" in node
            ):
                return node
    return {}


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    graph = value.get("@graph", [value]) if isinstance(value, dict) else value
    yield from (node for node in (graph if isinstance(graph, list) else []) if isinstance(node, dict))


def _names(value: Any) -> list[str]:
    """The names in a schema.org value: text, `{name}`, or a list of them."""
    values = value if isinstance(value, list) else [value]
    names = (each.get("name") if isinstance(each, dict) else each for each in values[:50])
    return [name for name in names if isinstance(name, str) and name.strip()]


def _is_cover(picture: HtmlElement) -> bool:
    """Whether an image inside the article is large enough, and described, to stand for it."""
    sizes = [picture.get(side) or "" for side in ("width", "height")]
    small = any(size.rstrip("px").isdigit() and int(size.rstrip("px")) < 120 for size in sizes)
    inside = picture.xpath(
        "ancestor::article | ancestor::main | ancestor::*[contains(@class, 'content') or @id='js_content']"
    )
    return bool(inside) and not small and len((picture.get("alt") or "").strip()) >= 4


def _top_lines(root: HtmlElement) -> Iterator[str]:
    """Short lines around the title, up to the first paragraph: where by-lines stand."""
    lines = 0
    started = not root.xpath("//h1")
    for element in root.iter("h1", "p", "div", "span", "li", "td", "time", "a", "section"):
        started = started or element.tag == "h1"
        if not started or element.xpath("boolean(p | div | section | article | ul | h1 | h2 | table | ancestor::nav)"):
            continue
        line = repair(text_of(element, 400))
        if element.tag == "p" and units(line) >= 40:
            return
        if line and units(line) <= 80:
            yield line
            lines += 1
        if lines >= 30:
            return
