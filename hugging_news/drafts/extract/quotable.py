"""Which sentences may stand alone as a quotation, and which say little: teasers, navigation, captions, biographies."""

from __future__ import annotations

import re

from hugging_news.domain.headlines import hype
from hugging_news.domain.text import HAN, cjk_count, units
from hugging_news.drafts.manner import manner

_FEWEST_WORDS, _FEWEST_CJK = 4, 8
_END = re.compile(r"[.!?。！？](?:[\"'”’」』）)】\]]*)$")
_CUT = re.compile(r"(?:…|\.{2,}|\[\.\.\.\]|[,，、;；:：—–-])$")
_HANGING = re.compile(
    r"\b(?:a|an|the|and|or|of|to|in|on|for|with|by|from|as|at|that|which|is|are|its|our)$", re.IGNORECASE
)
_NAME = 4
_JOINED = re.compile(rf"[\w{HAN}]")
_MARKER = re.compile(rf"^(?:\(?\d{{1,2}}[、.．)）]|[（(]?[一二三四五六七八九十]{{1,3}}[、）)])\s*(?=[{HAN}A-Za-z])")
_DAMAGED = re.compile(r"^\d{1,2}:\d{2}|\\[a-zA-Z%&_]|[{}]|\$[^$]*\$|\ufffd|\|\s*\||</?[a-z]+>")
_ADDRESS = re.compile(r"https?://|\bwww\.|\b[\w.]+@[\w.]+\.\w")
_FURNITURE = re.compile(
    r"\b(?:read more|continue reading|click (?:here|below|on)|listen (?:on|to)|learn more (?:at|about|here)|subscribe"
    r"|sign up (?:for|to)|follow us|join our|share this|accept cookies|all rights reserved|appeared first on|see also"
    r"|order (?:it )?on|pre-?order|leave a comment|table of contents|go here|please (?:help|share|consider)"
    r"|we.re on a journey to advance)\b|^thanks\b"
    r"|^(?:an? )?(?:blog |guest )?(?:post|podcast|conversation|interview|article)s? (?:with|by)\b"
    r"|阅读(?:全文|更多|原文)|点击|扫码|二维码|关注我们|公众号|转载|未经许可|免责声明|版权所有|订阅|加群|交流群|原文链接",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"^\W*(?:图片|图|视频|image|photo|figure|fig\.|table|screenshot|video|caption)\W*\d*\W*(?:$|[:：.|｜（(])"
    r"|[\[【（(](?:图片|image|video|视频)[^\]】）)]{0,10}[\]】）)]"
    r"|图\s*\d+\s*[:：]|(?:图片来源|图源|题图|image credits?|photo (?:by|credits?)|image (?:by|from|source))",
    re.IGNORECASE,
)
_BIOGRAPHY = re.compile(
    r"\b(?:is|was|am) (?:an?|the) (?:[\w-]+ ){0,4}(?:researcher|engineer|scientist|professor|advocate|manager|founder"
    r"|student|writer|journalist|ceo|cto)\b|^(?:作者|编辑|责编|编译|来源|文)\s*[:：|｜/]|作者简介",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"^(?:in|with) (?:this|today.s) "
    r"(?:blog ?post|post|article|blog|guide|tutorial|newsletter|episode|issue|edition|video)\b"
    r"|^(?:hi|hello|hey|um|uh|yeah|okay|so|well|welcome|exciting news|today is|happy)\b|^(?:ever )?wonder|^what if\b"
    r"|^(?:let.s|stay tuned|check out|don.t miss|here.s|learn|discover|explore|find out|read|watch|see) "
    r"|[?？][\"”’)]*$|^(?:大家好|你好|欢迎|今天|在(?:这篇|本)(?:文|博))|敬请期待|一起来看|让我们",
    re.IGNORECASE,
)
_LEANING = re.compile(
    r"^(?:this(?! (?:post|article|release|guide|tutorial|model|paper|work|blog|update|course|talk|study|report)\b)"
    r"|that|these|those|it|its|they|their|he|she|his|her|however|but|and|yet|so|also|moreover|furthermore"
    r"|additionally|then|instead|as a result|therefore|thus|hence|here|such|for (?:example|instance)"
    r"|to (?:this|that) end|specifically|meanwhile|still|nor|or|similarly|likewise|notably"
    r"|in (?:contrast|addition|turn|particular)|rather|beyond that|second|third|finally|lastly"
    r"|on top of (?:this|that)|building on (?:this|that)|both|neither|as such)\b"
    r"|^(?:这(?!篇|份|次|期|款)|那|此|该|其|它|他|她|但|然而|而|因此|所以|同时|不过|另外|例如|比如|于是|尽管|并且|也|还|通过)",
    re.IGNORECASE,
)


def unmarked(sentence: str) -> str:
    """*sentence* without the number of a list before it; what is left stands in the source word for word.

    In digests the entry's title often runs into its text, which begins with the same name: then the text is left.
    """
    bare = _MARKER.sub("", sentence)
    again = bare.find(bare[:_NAME], 2 * _NAME) if bare != sentence and cjk_count(bare) else -1
    return bare[again:] if again > 0 and _JOINED.match(bare[again - 1]) else bare


def is_quotable(sentence: str, ended: bool = True) -> bool:
    """Whether it is a whole sentence of prose; with *ended* it has to have its mark at the end."""
    long_enough = units(sentence) >= _FEWEST_WORDS if not cjk_count(sentence) else units(sentence) >= _FEWEST_CJK
    if not long_enough or _CUT.search(sentence) or (not _END.search(sentence) and (ended or _HANGING.search(sentence))):
        return False
    return not any(found.search(sentence) for found in (_DAMAGED, _ADDRESS, _FURNITURE, _CAPTION, _BIOGRAPHY))


def is_weak(sentence: str) -> bool:
    """Whether it only asks, greets, praises or points to the text; quoted where nothing better is there."""
    return bool(_WEAK.search(sentence) or hype(sentence, manner()))


def leans(sentence: str) -> bool:
    """Whether it cannot be understood without the sentence before it."""
    return bool(_LEANING.search(sentence))
