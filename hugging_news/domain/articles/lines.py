"""The lines of an article in Markdown that are not its text: placeholders, by-lines, disclaimers, requests, contacts."""

from __future__ import annotations

import re
from typing import NamedTuple

from hugging_news.domain.articles.damage import is_crypto, is_spam
from hugging_news.domain.pages import find_moment
from hugging_news.domain.text import one_line, units

_MARKUP = re.compile(r"^\s*(?:[-*+>]\s+|\d+[.)]\s+|#{1,6}\s+)+|[*_~`\\]+")
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.){0,500})\]\([^()\s]{0,2000}\)")
_PLACEHOLDER = re.compile(
    r"[\[（(【<]?\s*(?:[图圖][片像]?|插[图圖]|配[图圖]|image|img|photo|picture|video|视频|視頻|gif)\s*\d{0,2}\s*[\]）)】>]?|[点點][击擊](?:查看|放大).{0,6}(?:大[图圖]|原[图圖])|"
    r"[图圖]片?(?:加[载載]中|[来來]源|源|自).{0,30}|[▲△▼↑↓]\s*[图圖].{0,40}|[图圖]\s*[:：/].{0,20}|loading\.{0,3}|advertisement|[广廣]告",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"(?:免[责責][声聲]明|版[权權][声聲]明|特[别別][声聲]明|[声聲]明|原[创創][声聲]明|disclaimer|legal notice|copyright)\s*[:：©].*|"
    r".{0,60}(?:[仅僅]代表(?:作者|[个個]人|本人)|不代表本(?:站|[网網]|平[台臺])|(?:如有)?侵[权權].{0,8}(?:[联聯][系繫繋]|[删刪]除|告知)|[转轉][载載][请請]注明|未[经經](?:授[权權]|[许許]可).{0,12}(?:[转轉][载載]|使用)|"
    r"禁止[转轉][载載]|版[权權][归歸].{0,16}所有|不得[转轉][载載]|all rights reserved).*|"
    r"(?:分享|[转轉][发發])(?:到|至)\s*[:：].*|share (?:this|on)\b.{0,60}|(?:[点點][赞贊]|收藏|[转轉][发發]|在看|打[赏賞]|分享|[评評][论論]|[赞贊])(?:[\s、/|·,，]*(?:[点點][赞贊]|收藏|[转轉][发發]|在看|打[赏賞]|分享|[评評][论論]|[赞贊])(?:\s*\(?\d*\)?)?)*|"
    r".{0,20}(?:[点點][击擊](?:上方|下方).{0,12}[关關]注|[长長]按.{0,6}(?:[识識][别別]|[扫掃]).{0,20}|[扫掃](?:[码碼]|描).{0,10}(?:[关關]注|加入|添加|加群)|[关關]注.{0,12}公[众眾][号號]|[点點][个個]?[“「\"]?在看|[设設][为為]星[标標]|[点點][击擊].{0,4}[阅閱][读讀]原文).{0,40}|"
    r"(?:[责責]任?[编編][辑輯]|[编編][辑輯]|[编編][审審]|校[对對]|[审審]核|排版|投稿(?:[邮郵]箱)?|爆料|商[务務]合作|[联聯][系繫](?:我[们們]|方式|[邮郵]箱|[电電][话話]))\s*[:：丨|/].{0,60}|"
    r"(?:[复複]制(?:代[码碼]|[链鏈]接)?|copy(?: code| link)?|展[开開](?:全文|更多)|[阅閱][读讀](?:全文|原文|更多)|read more|[返回]+[顶頂]部|back to top|[编編][辑輯]此[页頁]|edit this page.{0,20}|(?:本[页頁]|文章)?目[录錄]|table of contents|on this page)|"
    r"(?:最[后後]更新|last updated)\S{0,4}.{0,40}|(?:上一[篇页頁]|下一[篇页頁]|previous(?: post)?|next(?: post)?)\s*[:：»«›‹].*|"
    r"(?:推[荐薦][阅閱][读讀]|相[关關][阅閱][读讀]|相[关關]推[荐薦]|更多精彩|更多[阅閱][读讀]|友情[链鏈]接|[热熱][门門]文章|猜你喜[欢歡]|往期(?:回[顾顧]|精彩|推[荐薦]))\s*[:：].*|"
    r"(?:subscribe|sign up)\b.{0,40}\b(?:newsletter|updates|inbox)\b.{0,60}|(?:we (?:never|won't|will never) spam|no spam).{0,60}|"
    r"(?:copyright\s*)?[©ⓒ]\s*(?:19|20)\d\d.{0,80}|.{0,20}icp[备備]\d.*",
    re.IGNORECASE,
)
_KEYWORDS = re.compile(r"(?:[关關][键鍵](?:[词詞]|字)|[标標][签籤籖]|keywords?|tags?)\s*[:：]\s*(.+)", re.IGNORECASE)
_LABEL = re.compile(
    r"作者|[来來]源|[编編][辑輯]|[发發][布佈](?:[时時][间間]|日期|于|於)?|[时時][间間]|日期|[浏瀏][览覽]|[阅閱][读讀]|[评評][论論]|分[类類]|[标標][签籤]|字[数數]|[点點][赞贊]|撰文|文\s*[/丨|]|"
    r"\bby\b|\bposted\b|\bpublished\b|\bupdated\b|min(?:ute)?s? read|\bviews?\b|\bcomments?\b|\bauthors?\b|\bsource\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?<![\w/@.+-])(?!git@)[\w.+-]{1,64}\s?(?:@|\[at\]|\(at\)|＠)\s?[\w-]+(?:\.[\w-]+)+|mailto:|(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)|"
    r"(?:微信|薇信|威信|wechat|\bvx\b|whatsapp|telegram|line id)\s*(?:[号號]|id|[号號][码碼])?\s*[:：是]?\s*[@+]?[A-Za-z0-9][\w-]{4,}|\bqq\s*[群号號]?\s*[:：]?\s*\d{5,11}|\+\d{1,3}[ -]\(?\d{2,4}\)?[ -]\d{3,4}[ -]?\d{3,4}",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[。！？!?；;])(?![)）”」])|(?<=\.)\s+(?=[A-Z])")


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
    prose = False
    crypto = is_crypto(title)
    for line in markdown.split("\n"):
        bare = plain_line(line)
        if aside in line and len(bare) < len(aside) + 12:
            lines.append(line)
            continue
        if keywords := _KEYWORDS.fullmatch(bare):
            tags += _split(keywords[1])
        elif not bare or not (_is_furniture(bare, crypto) or (not prose and _stands_above(line, bare, title))):
            line = _without_contacts(line)
            prose = prose or units(bare) >= 40
            lines.append(line)
    return Tidied(_closed(lines), tuple(dict.fromkeys(tags)))


def plain_line(line: str) -> str:
    """The words of a line of Markdown, without its marks and addresses."""
    return " ".join(_MARKUP.sub("", _LINK.sub(r"\1", line)).split())


def _split(words: str) -> list[str]:
    return [
        one_line(word, 40)
        for word in re.split(r"[,，、;；|/]|\s{2,}|\s#", words.strip(" #.。"))
        if 0 < len(word.strip()) <= 40
    ]


def _is_furniture(bare: str, crypto: bool) -> bool:
    if _PLACEHOLDER.fullmatch(bare) or (len(bare) <= 400 and units(bare) <= 120 and _FURNITURE.fullmatch(bare)):
        return True
    return is_spam(bare) or (
        not crypto and units(bare) <= 40 and is_crypto(bare) and bare.count("|") + bare.count("·") >= 1
    )


def _stands_above(line: str, bare: str, title: str) -> bool:
    """Whether a line before the first paragraph names author, date or counts, is the title once more, or a menu's link."""
    same = re.sub(r"\W", "", bare) == re.sub(r"\W", "", title)
    if same or units(bare) > 60 or line.lstrip().startswith(("#", ">", "|")):
        return same
    if re.fullmatch(r"[-*\s|>·]*", _LINK.sub("", line)) and units(bare) <= 12:
        return True
    moment, labels = find_moment(bare), len(_LABEL.findall(bare))
    return (
        bool(moment and (labels or units(bare) <= 8))
        or labels >= 2
        or bool(_LABEL.match(bare) and re.search(r"[:：/丨|]", bare[:8]))
    )


def _without_contacts(line: str) -> str:
    """*line* without the sentences that hold an e-mail address, a telephone number or a messenger name."""
    if not _CONTACT.search(line):
        return line
    kept = "".join(part for part in _SENTENCE.split(line) if not _CONTACT.search(part))
    return kept if re.search(r"\w", plain_line(kept)) else ""


def _closed(lines: list[str]) -> str:
    while lines and (not lines[-1].strip() or re.match(r"#{1,6}\s|\* \* \*$|[-*]\s*$", lines[-1])):
        lines.pop()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
