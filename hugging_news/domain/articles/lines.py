"""Lines of an article in Markdown that are not its text: captions, by-lines, disclaimers, requests, contacts."""

from __future__ import annotations

import re
from typing import NamedTuple

from hugging_news.domain.articles.damage import is_crypto, is_spam
from hugging_news.domain.articles.hanzi import simplified
from hugging_news.domain.pages import find_moment
from hugging_news.domain.text import one_line, units

_MARKUP = re.compile(r"^\s*(?:[-*+>]\s+|\d+[.)]\s+|#{1,6}\s+)+|[*_~`\\]+")
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.){0,500})\]\([^()\s]{0,2000}\)")


def _one_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_PICTURE_LINE = _one_of(
    r"[\[（(【<]?\s*(?:图[片像]?|[插配]图|视频|image|img|photo|picture|video|gif)\s*\d{0,2}\s*[\]）)】>]?",
    "点击(?:查看|放大).{0,6}[大原]图",
    "图片?(?:加载中|来源|源|自).{0,30}",
    r"[▲△▼↑↓]\s*图.{0,40}",
    r"图\s*[:：/].{0,20}",
    r"loading\.{0,3}|advertisement|广告",
)
_DO = "(?:点赞|收藏|转发|在看|打赏|分享|评论|赞)"
_FURNITURE = _one_of(
    r"(?:免责声明|版权声明|特别声明|原创声明|disclaimer|legal notice|copyright)\s*[:：©].*",
    ".{0,60}(?:仅代表(?:作者|个人|本人)|不代表本(?:站|网|平台)).*",
    ".{0,60}(?:侵权.{0,8}(?:联系|删除|告知)|转载请注明|禁止转载|不得转载|未经(?:授权|许可).{0,12}(?:转载|使用)).*",
    ".{0,60}(?:版权归.{0,16}所有|all rights reserved).*",
    r"(?:分享|转发)[到至]\s*[:：].*|share (?:this|on)\b.{0,60}",
    rf"{_DO}(?:[\s、/|·,，]*{_DO}(?:\s*\(?\d*\)?)?)*",
    ".{0,20}点击[上下]方.{0,12}关注.{0,40}",
    ".{0,20}(?:长按.{0,6}(?:识别|扫).{0,20}|扫(?:码|描).{0,10}(?:关注|加入|添加|加群)).{0,40}",
    '.{0,20}(?:关注.{0,12}公众号|点个?[“「"]?在看|设为星标|点击.{0,4}阅读原文).{0,40}',
    r"(?:责任)?(?:编辑|编审|校对|审核|排版)\s*[:：丨|/][^，。,;；]{0,20}(?:投稿|邮箱|联系).{0,60}",
    r"(?:责任)?(?:编辑|编审|校对|审核|排版)\s*[:：丨|/][^，。,;；]{0,20}",
    r"(?:投稿(?:邮箱)?|爆料|商务合作|联系(?:我们|方式|邮箱|电话))\s*[:：丨|/].{0,60}",
    "复制(?:代码|链接)?|copy(?: code| link)?|展开(?:全文|更多)|阅读(?:全文|原文|更多)|read more",
    "返?回?到?顶部|back to top|编辑此页|edit this page.{0,20}|(?:本页|文章)?目录|table of contents|on this page",
    r"(?:最后更新|last updated)\S{0,4}.{0,40}",
    r"(?:[上下]一[篇页]|previous(?: post)?|next(?: post)?)\s*[:：»«›‹].*",
    r"(?:推荐阅读|相关阅读|相关推荐|更多精彩|更多阅读|友情链接|热门文章|猜你喜欢|往期(?:回顾|精彩|推荐))\s*[:：].*",
    r"(?:subscribe|sign up)\b.{0,40}\b(?:newsletter|updates|inbox)\b.{0,60}|(?:we (?:never|won't) spam|no spam).{0,60}",
    r"(?:copyright\s*)?[©ⓒ]\s*(?:19|20)\d\d.{0,80}|.{0,20}icp备\d.*",
)
_KEYWORDS = re.compile(r"(?:关键[词字]|标签|keywords?|tags?)\s*[:：]\s*(.+)", re.IGNORECASE)
_LABEL = _one_of(
    r"作者|来源|编辑|发布|时间|日期|浏览|阅读|评论|分类|标签|字数|点赞|撰文|文\s*[/丨|]",
    r"\b(?:by|posted|published|updated|views?|comments?|authors?|source)\b|min(?:ute)?s? read",
)
_CONTACT = _one_of(
    r"(?<![\w/@.+-])(?!git@)[\w.+-]{1,64}\s?(?:@|\[at\]|\(at\)|＠)\s?[\w-]+(?:\.[\w-]+)+|mailto:",
    r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)",
    r"\+\d{1,3}[ -]\(?\d{2,4}\)?[ -]\d{3,4}[ -]?\d{3,4}",
    r"(?:[微薇威]信|wechat|\bvx|whatsapp|telegram|\bline)\s*(?:号码?|id)?\s*(?:[:：是]|(?<=号)|(?<=id))\s*[@+]?[a-z0-9][\w-]{4,}",
    r"加(?:我|个|好友)?(?:微信|wechat|vx)\s*[a-z0-9][\w-]{4,}|\bqq\s*[群号]?\s*[:：]?\s*\d{5,11}",
)
_SENTENCE = re.compile(r"(?<=[。！？!?；;])(?![)）”」])|(?<=\.)\s+(?=[A-Z])")
_EMPTY_END = re.compile(r"#{1,6}\s|\* \* \*$|[-*]\s*$")
_LONGEST = 400


class Tidied(NamedTuple):
    """Markdown without furniture, and the keywords that stood in it."""

    markdown: str
    tags: tuple[str, ...]


def tidy(markdown: str, title: str, aside: str) -> Tidied:
    """*markdown* without the lines that are not the article's; lines with the mark *aside* hold code and formulas.

    A first heading that repeats *title* goes, and so do headings that have nothing under them at the end.
    """
    lines: list[str] = []
    tags: list[str] = []
    begun, crypto = False, is_crypto(title)
    for line in markdown.split("\n"):
        bare = plain_line(line)
        words = simplified(bare)
        if aside in line and len(bare) < len(aside) + 12:
            lines.append(line)
        elif keywords := _KEYWORDS.fullmatch(words):
            tags += _split(bare[keywords.start(1) :])
        elif not words or not (
            _is_furniture(line, words, crypto) or (not begun and _stands_above(line, words, simplified(title)))
        ):
            begun = begun or units(bare) >= 40
            lines.append(without_contacts(line))
    return Tidied(_closed(lines), tuple(dict.fromkeys(tags)))


def without_picture_lines(markdown: str) -> str:
    """*markdown* without the lines that only stand for a picture (`图片`, `[image]`), which was not copied with it."""
    lines = markdown.split("\n")
    return "\n".join(line for line in lines if not _PICTURE_LINE.fullmatch(simplified(plain_line(line))))


def plain_line(line: str) -> str:
    """The words of a line of Markdown, without its marks and addresses."""
    return " ".join(_MARKUP.sub("", _LINK.sub(r"\1", line)).split())


def _split(words: str) -> list[str]:
    pieces = re.split(r"[,，、;；|/]|\s{2,}|\s#", words.strip(" #.。"))
    return [one_line(piece, 40) for piece in pieces if 0 < len(piece.strip()) <= 40]


def _is_furniture(line: str, words: str, crypto: bool) -> bool:
    """Whether a line is none of the article's. A heading is one only when it is spam: 分享 may head a section."""
    if is_spam(words) or line.startswith("#"):
        return is_spam(words)
    if len(words) <= _LONGEST and (_PICTURE_LINE.fullmatch(words) or _FURNITURE.fullmatch(words)):
        return True
    crowd = units(words) <= 40 and ("|" in words or "·" in words)
    return not crypto and crowd and is_crypto(words)


def _stands_above(line: str, words: str, title: str) -> bool:
    """Whether a line before the first paragraph names author, date or counts, or is the title or a menu's link."""
    same = re.sub(r"\W", "", words) == re.sub(r"\W", "", title)
    if same or units(words) > 60 or line.lstrip().startswith(("#", ">", "|")):
        return same
    if re.fullmatch(r"[-*\s|>·]*", _LINK.sub("", line)) and units(words) <= 12:
        return True
    moment, labels = find_moment(words), len(_LABEL.findall(words))
    labelled = _LABEL.match(words) and re.search(r"[:：/丨|]", words[:8])
    return bool((moment and (labels or units(words) <= 8)) or labels >= 2 or labelled)


def without_contacts(line: str) -> str:
    """*line* without the sentences that hold an e-mail address, a telephone number or a messenger name."""
    if not _names_contact(line):
        return line
    kept = "".join(part for part in _SENTENCE.split(line) if not _names_contact(part))
    return kept if re.search(r"\w", plain_line(kept)) else ""


def _names_contact(text: str) -> bool:
    """Whether *text* says how to reach a person; what stands in code is an example."""
    return bool(_CONTACT.search(simplified(re.sub(r"`[^`]{0,200}`", "", text))))


def _closed(lines: list[str]) -> str:
    while lines and (not lines[-1].strip() or _EMPTY_END.match(lines[-1])):
        lines.pop()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
