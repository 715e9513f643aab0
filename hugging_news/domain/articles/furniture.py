"""What stands on a page around its article: navigation, shares, comments, related posts, disclaimers, contacts, spam.

Elements go by tag, by class name, by their heading, or because they are lists of links; the lines of what is left go by
their words. Prose that only mentions such things stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from hugging_news.domain.articles.damage import is_crypto, is_spam
from hugging_news.domain.articles.hanzi import simplified
from hugging_news.domain.keys import host_of
from hugging_news.domain.pages import find_moment, text_of
from hugging_news.domain.text import units, word_set

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BLOCKS = word_set(
    "p div section article main aside header footer nav ul ol li dl dt dd table tr td th thead tbody blockquote pre "
    "figure figcaption form fieldset h1 h2 h3 h4 h5 h6 details summary hr center body"
)
_WHOLE = ("html", "body", "article", "main")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_GONE = " | ".join((
    "//style", "//noscript", "//template", "//iframe", "//object", "//embed", "//svg", "//canvas", "//form", "//button",
    "//input", "//select", "//textarea", "//nav", "//dialog", "//audio", "//video", "//map",
    "//figure[.//img]/figcaption", "//footer[not(ancestor::blockquote)]",
    "//script[not(starts-with(@type, 'math/tex'))]", "//img[not(@data-formula) and not(contains(@class, 'math'))]",
))  # fmt: skip
_CLASSED = ("div", "section", "aside", "ul", "ol", "dl", "p", "span", "header", "table")
_MOST = 200
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|(?:left|top|text-indent)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)


def _named(words: str) -> re.Pattern[str]:
    """Class names and ids that have one of *words* as a part: `post-share`, `share_bar`."""
    return re.compile(rf"(?:^|[-_])(?:{'|'.join(words.split())})(?:$|[-_])")


_COMMENTS = _named("comments? commentlist respond replies disqus giscus utterances pinglun liuyan")
_NEVER = _named(
    "share sharing sharebar bshare jiathis addtoany socials? sidebars? breadcrumbs? crumbs? mianbaoxie pagination "
    "pager pagenav prevnext post-nav post-navigation navbar toc table-of-contents adverts? advertisement ads? "
    "adsbygoogle sponsors? sponsored promo cookies? popup copyright disclaimer shengming mianze author-box author-bio "
    "author-card qrcode qr-code reward dashang post-like likes? zan post-tags tag-list tags toolbar copy-btn "
    "friend-?links? edit-page last-updated (?:post|entry|article)-(?:meta|info) byline skip-link back-to-top"
)
_LISTED = _named(
    "nav menus? navigation related? recommend recommended recommendations? xiangguan tuijian hot popular latest links"
)
_ASKING = _named("newsletter subscribe subscription signup sign-up mailing-list mailchimp")
_ASKS = re.compile(r"订阅|邮箱|邮件|subscribe|newsletter|e-?mail|sign up", re.IGNORECASE)

_MARKS = re.compile(r"[\W_]+")
_COUNTER = re.compile(r"\d+[条则个]?$")
_RELATED = re.compile(
    "相关(?:推荐|文章|阅读|内容|资讯|新闻|帖子|博文)|猜你喜欢|为[你您]推荐|你可能.{0,4}(?:感兴趣|喜欢).{0,4}|大家[都还]在看|友情链接|[上下]一篇.*|"
    "related(?:posts?|articles?|stories|content|reading)|you(?:may|might)(?:alsolike|enjoy).*|readnext|upnext|"
    ".{0,12}popularposts|latestposts|recent(?:posts|comments)",
    re.IGNORECASE,
)
_MAYBE_RELATED = re.compile(
    "推荐(?:阅读|文章|内容)?|热门(?:文章|推荐|标签|阅读|排行|评论)?|最新(?:文章|评论|资讯)|更多(?:文章|推荐|精彩|内容|阅读)|延伸阅读|"
    "往期(?:回顾|推荐|精彩|文章|内容)|recommended.*|morefrom.*|more(?:stories|posts|articles)|furtherreading|trending",
    re.IGNORECASE,
)
_TALK = re.compile(
    "(?:网友|全部|最新|热门|文章|精彩)?(?:评论|留言)(?:区|列表|板)?|(?:发表|写|参与|添加|我要)(?:评论|回复|留言)|(?:免责|版权)?声明|"
    "关于(?:作者|本站)|作者简介|联系(?:我们|作者|方式)|订阅.{0,12}|分享(?:到|至|本文|文章)|赞助商?|广告|扫码关注|关注我们|(?:本页|文章)?目录|"
    r"\d*(?:comments?|responses?|replies|thoughtson.*)|leavea(?:reply|comment).*|postacomment|jointhe(?:discussion|conversation)|"
    "disclaimer|legalnotice|abouttheauthor|contact(?:us|me)?|subscribe.*|ournewsletter.*|signup.*|share(?:this.*)?|followus|"
    "tableofcontents|onthispage|sponsored|advertisement",
    re.IGNORECASE,
)


def prune(root: HtmlElement, url: str) -> None:
    """Take the furniture out of the tree of the page at *url*; scripts, forms and pictures go with it."""
    for element in root.xpath(_GONE):
        _drop(element)
    total = max(1, _size(root))
    _drop_hidden(root, total)
    _drop_classed(root, total)
    _drop_anchors(root)
    _drop_headed(root, url)
    _drop_dated_links(root, url)
    _drop_spam_links(root)


def _size(element: HtmlElement) -> int:
    return len("".join(element.text_content().split()))


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _drop_hidden(root: HtmlElement, total: int) -> None:
    """What readers do not see, unless it is most of the page: some sites show the article by script."""
    for element in root.xpath("//body//*[@style or @hidden or @aria-hidden='true']"):
        hidden = (
            element.get("hidden") is not None
            or element.get("aria-hidden") == "true"
            or _HIDDEN.search(element.get("style") or "")
        )
        if hidden and "katex" not in (element.get("class") or "") and _size(element) < total * 0.3:
            _drop(element)


def _drop_classed(root: HtmlElement, total: int) -> None:
    for element in list(root.iter(*_CLASSED)):
        names = f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()
        if names and element.getparent() is not None and _is_furniture(element, names, total):
            _drop(element)


def _is_furniture(element: HtmlElement, names: list[str], total: int) -> bool:
    def named(pattern: re.Pattern[str]) -> bool:
        return any(pattern.search(name) for name in names)

    if named(_COMMENTS):
        holds_article = element.find(".//h1") is not None or element.find(".//article") is not None
        return not holds_article and _size(element) < total * 0.8
    if named(_NEVER):
        return element.find(".//h1") is None and _size(element) < total * 0.25
    if named(_LISTED):
        listed = link_density(element) >= 0.5 or _has_heading(element, _RELATED)
        return listed and _size(element) < total * 0.4
    return (
        named(_ASKING)
        and _size(element) < min(150, total * 0.25)
        and bool(_ASKS.search(simplified(element.text_content())))
    )


def _has_heading(element: HtmlElement, pattern: re.Pattern[str]) -> bool:
    return any(pattern.fullmatch(_letters(heading)) for heading in element.iter(*HEADINGS))


def _letters(element: HtmlElement) -> str:
    """The text of a heading without marks and counters: `【相关推荐】(12)` → `相关推荐`."""
    return _COUNTER.sub("", _MARKS.sub("", simplified(text_of(element, 80))))


def link_density(element: HtmlElement) -> float:
    """The share of an element's text that stands in links, 0 to 1."""
    linked = sum(_size(link) for link in element.iter("a"))
    return linked / max(1, _size(element))


def _drop_anchors(root: HtmlElement) -> None:
    """Marks that link a heading to itself, and tables of contents."""
    for heading in root.iter(*HEADINGS):
        for link in heading.xpath(".//a[@href]"):
            if not re.search(r"\w", text_of(link)):
                _drop(link)
    for contents in root.xpath("//ul | //ol"):
        links = contents.xpath(".//a[@href]")
        inner = [link for link in links if link.get("href").startswith("#") and len(link.get("href")) > 1]
        if len(links) >= 2 and len(inner) == len(links) and link_density(contents) > 0.9:
            _drop(contents)


def _drop_headed(root: HtmlElement, url: str) -> None:
    """Sections under a heading such as 相关推荐, 发表评论 or Disclaimer."""
    for heading in islice(_short_lines(root), _MOST):
        words = _letters(heading)
        if heading.getparent() is None or not 1 < len(words) <= 30:
            continue
        if _RELATED.fullmatch(words) or _TALK.fullmatch(words):
            section = _section(heading, bool(_RELATED.fullmatch(words)))
        elif _MAYBE_RELATED.fullmatch(words) and _own_links(found := _section(heading, True), url):
            section = found
        else:
            continue
        for element in section:
            _drop(element)


def _short_lines(root: HtmlElement) -> Iterator[HtmlElement]:
    """What could be a heading: real ones, and elements of one short line that name a section."""
    for element in root.iter(*HEADINGS, "p", "div", "strong", "b", "dt", "span"):
        inner = element.tag not in HEADINGS and any(child.tag in BLOCKS for child in element)
        if not inner and len(element.text_content()) <= 60:
            words = _letters(element)
            if any(pattern.fullmatch(words) for pattern in (_RELATED, _TALK, _MAYBE_RELATED)):
                yield element


def _section(heading: HtmlElement, lists_only: bool) -> list[HtmlElement]:
    """The heading, as far as it fills its parents, and its siblings up to the next heading that is not deeper.

    Under what is no real heading only lists and short lines belong to it, when *lists_only*.
    """
    level = int(heading.tag[1]) if heading.tag in HEADINGS else 7
    while (parent := heading.getparent()) is not None and parent.tag not in _WHOLE and _fills(heading):
        heading = parent
    section = [heading]
    for sibling in heading.itersiblings():
        inner = [int(each.tag[1]) for each in sibling.iter(*HEADINGS)]
        if inner and min(inner) <= level:
            break
        if level == 7 and lists_only and units(text_of(sibling)) > 40 and link_density(sibling) < 0.5:
            break
        section.append(sibling)
    return section


def _fills(element: HtmlElement) -> bool:
    """Whether the parent of *element* has no other text."""
    around = (*element.itersiblings(preceding=True), *element.itersiblings())
    parent = element.getparent()
    texts = chain((parent.text or "", element.tail or ""), (each.text_content() + (each.tail or "") for each in around))
    return not any(text.strip() for text in texts)


def _own_links(section: Iterable[HtmlElement], url: str) -> bool:
    """Whether a section is little more than links to the page's own site."""
    links = [link for element in section for link in element.iter("a") if link.get("href")]
    own = [link for link in links if host_of(_joined(url, link.get("href"))) == host_of(url)]
    size = sum(map(_size, section))
    return len(own) > len(links) / 2 and sum(map(_size, links)) > size / 2


def _joined(url: str, href: str) -> str:
    try:
        return urljoin(url, href)
    except ValueError:
        return ""


def _drop_dated_links(root: HtmlElement, url: str) -> None:
    """Lists of the site's own articles with their dates, when there are three or more."""
    dated = [block for block in root.xpath("//li | //p | //div | //td | //dd") if _is_dated_link(block, url)]
    if len(dated) >= 3:
        for block in dated:
            _drop(block)


def _is_dated_link(block: HtmlElement, url: str) -> bool:
    inner = list(islice(block.iterdescendants(), 12))
    if len(inner) == 12 or any(child.tag in BLOCKS for child in inner if child.tag not in ("div", "p")):
        return False
    links = [link for link in block.iter("a") if link.get("href") and text_of(link)]
    if len(links) != 1 or host_of(_joined(url, links[0].get("href"))) != host_of(url):
        return False
    text, title = text_of(block), text_of(links[0])
    around = text.replace(title, "", 1).strip(" -–—·•|[]()（）【】:：/\t")
    inside = find_moment(title[-12:]) or find_moment(title[:12])
    return bool(find_moment(around) and units(around) <= 5) or (not around and inside is not None)


def _drop_spam_links(root: HtmlElement) -> None:
    """Links to gambling and the like anywhere; links to coins and exchanges where they stand in a crowd of links."""
    for link in root.xpath("//a"):
        if is_spam(text_of(link)):
            _drop(link)
    if is_crypto(root.xpath("string(//title)") + root.xpath("string(//h1)")):
        return
    for block in root.xpath("//p | //li | //div | //td | //dd"):
        links = [link for link in block.iter("a") if is_crypto(text_of(link))]
        if links and not any(child.tag in BLOCKS for child in block) and (link_density(block) >= 0.5 or len(links) > 1):
            for element in [block] if link_density(block) >= 0.5 else links:
                _drop(element)
