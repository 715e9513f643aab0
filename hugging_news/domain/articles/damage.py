"""Text that was damaged on its way: inserted pinyin, broken encodings, search spam."""

from __future__ import annotations

import re

from hugging_news.domain.articles.hanzi import simplified
from hugging_news.domain.articles.mojibake import misread_runs, redecoded
from hugging_news.domain.text import clean, units

MAX_DAMAGE = 0.2
"""The share of broken characters above which a page is not used."""

_HAN = "\u3400-\u9fff"
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜḿńňǹ"
_SYLLABLE = rf"(?=[a-zɡɑü]{{0,5}}[{_TONED}])[a-zɡɑü{_TONED}]{{1,6}}[)）]"
_TONED_PAIR = re.compile(rf"(?<=[{_HAN}])[(（]{_SYLLABLE}", re.IGNORECASE)
_LOST = re.compile(rf"\?{_SYLLABLE}", re.IGNORECASE)
_FINALS = (
    "a|e|o|i|u|ü|ai|ei|ui|ao|ou|iu|ie|ue|üe|er|an|en|in|un|ün|ang|eng|ing|ong|ia|iao|ian|iang|iong|ua|uo|uai|uan|uang"
)
_PLAIN_PAIR = re.compile(rf"(?<=[{_HAN}])[(（](?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:{_FINALS})[)）]")
_MISREAD = re.compile(
    r"\ufffd|[\u0080-\u009f]|锟斤拷|锟斤|烫烫烫|屯屯屯|"
    r"[\u00c2-\u00ef](?:[\u0080-\u00bf]|[€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]){1,2}"
)

_STRONG = re.compile(
    "无码|一区二区|二区三区|亚洲精品|国产精品|精品久久|久久精品|久久久+|成人(?:视频|av|网|影)|三级片|黄色视频|黄色网|黄片|麻豆|裸聊|约炮|情色|人妻|"
    "少妇|欧美激情|激情(?:视频|小说|网)|福利视频|福利姬|av(?:在线|天堂|女优)|(?:在线|日韩|欧美|亚洲)av|毛片|嫩草|草榴|伦理片|色综合|伊人久|"
    "百家乐|娱乐城|六合彩|时时彩|老虎机|北京赛车|幸运飞艇|博彩|投注|足球外围|外围女|赌场|真人荷官|彩票平台|棋牌(?:平台|游戏)|网赌|"
    "开奖(?:直播|结果|记录|号码)|体育平台|代开发票|办证刻章|私服|"
    r"\b(?:porn\w*|xxx|viagra|cialis|casinos?|hentai|escorts?|betting|slot gacor|nude|sex videos?|jackpot)\b"
)
_WEAK = re.compile(
    "免费|在线|观看|视频|高清|欧美|亚洲|日韩|中文字幕|精品|久久|国产|成人|激情|综合|一区|二区|三区|直播|澳门|网址|下载|福利|导航|官网|大全|平台|"
    r"注册|\b(?:av|free|online|watch|hd|sexy?|bonus|poker)\b"
)
_CRYPTO = re.compile(
    "比特币|以太坊|以太币|虚拟货币|加密货币|数字货币|数字藏品|币安|欧易|火币|交易所|币圈|炒币|挖矿|矿机|空投|合约交易|钱包下载|狗狗币|"
    r"\b(?:bitcoin|btc|ethereum|eth|usdt|binance|okx|coinbase|crypto\w*|airdrops?|altcoins?|dogecoin|web3 wallet)\b"
)
_PIECES = re.compile(r"\s*(?:[_|｜,，;；、]|\s[-–—]\s|\s)\s*")


def repair(text: str) -> str:
    """*text* cleaned, without the pinyin that some sites insert after characters: `數(shù)據(jù)` → `數據`.

    `模型(base)` and `數據(data)` stay. Pinyin without a tone mark goes only where toned ones stand around it. A
    character that was lost before its pinyin (`日?bào)`) becomes U+FFFD. UTF-8 that was read as something else is read
    again where that is exact.
    """
    text = clean(redecoded(text))
    if text.isascii():
        return text
    repaired = _LOST.sub("\ufffd", _TONED_PAIR.sub("", text))
    return _PLAIN_PAIR.sub("", repaired) if repaired != text else text


def damaged_share(text: str) -> float:
    """The share of *text*'s visible characters that some wrong decoding left behind, 0 to 1."""
    visible = len(re.sub(r"\s", "", text))
    damaged = sum(len(match[0]) for match in _MISREAD.finditer(text)) + misread_runs(text)
    return min(1.0, damaged / visible) if visible else 0.0


def is_spam(line: str) -> bool:
    """Whether *line* is search spam (pornography, gambling), whatever its spelling; prose about the subject is not."""
    text = simplified(line).lower()
    covered = _covered(text, _STRONG, _WEAK)
    if _STRONG.search(text):
        return covered >= 0.25
    return len(set(_WEAK.findall(text))) >= 5 and covered >= 0.7


def is_crypto(text: str) -> bool:
    """Whether *text* names coins or exchanges."""
    return bool(_CRYPTO.search(simplified(text).lower()))


def without_spam(title: str) -> str:
    """*title* without the parts that are spam; empty when nothing else is left."""
    if not _STRONG.search(simplified(title).lower()):
        return title
    pieces = (piece for piece in _PIECES.split(title) if piece and not is_spam(piece))
    return " ".join(piece for piece in pieces if _covered(simplified(piece).lower(), _WEAK) < 0.5)


def _covered(text: str, *patterns: re.Pattern[str]) -> float:
    """The share of *text* that the patterns match, in units."""
    marked = bytearray(len(text))
    for pattern in patterns:
        for match in pattern.finditer(text):
            marked[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    found = "".join(char if mark else " " for char, mark in zip(text, marked, strict=True)) if any(marked) else ""
    return units(found) / max(1, units(text))
