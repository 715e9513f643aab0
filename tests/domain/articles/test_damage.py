"""Damaged text: what is repaired, what is spam, and what must not be touched."""

from __future__ import annotations

import pytest

from hugging_news.domain.articles.damage import damaged_share, is_crypto, is_spam, repair, without_spam
from hugging_news.domain.articles.hanzi import is_traditional, simplified


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("數(shù)據(jù)集", "數據集"),
        ("長(zhǎng)音頻（pín）", "長音頻"),
        ("為(wèi)什么(me)", "為什么"),
        ("女(nǚ)兒", "女兒"),
        ("日?bào)的報(bào)道", "日\ufffd的報道"),
        ("模型(base)與數據(data)", "模型(base)與數據(data)"),
        ("我们(men)说", "我们(men)说"),
        ("函数 f(a) 和 g(x)", "函数 f(a) 和 g(x)"),
        ("plain (ASCII) text", "plain (ASCII) text"),
        ("caf\u0065\u0301 \u200bopen", "café open"),
    ],
)
def test_inserted_pinyin_is_removed(text: str, repaired: str) -> None:
    """Toned pinyin after a character goes; words in brackets, and toneless pinyin alone, stay."""
    assert repair(text) == repaired


@pytest.mark.parametrize(
    "line",
    [
        "国产精品无码一区二区三区,久久久免费视频在线观看,亚洲成人av",
        "國產精品無碼視頻 亞洲精品久久",
        "澳门百家乐网上投注",
        "足球外圍投注平臺",
        "北京赛车开奖直播",
        "Best online casino bonus, free slots",
    ],
)
def test_spam_is_recognised(line: str) -> None:
    """Search spam in either script and in English."""
    assert is_spam(line)


@pytest.mark.parametrize(
    "line",
    [
        "我们训练了一个内容安全模型，用来检测博彩和低俗视频，在公开测试集上准确率为 97%，误报率低于 1%。",
        "免费在线课程：观看视频即可",
        "在线体验",
        "下载模型",
        "亚洲和欧美的开发者都可以免费在线观看直播",
        "",
    ],
)
def test_prose_is_no_spam(line: str) -> None:
    """Text about such sites, and plain invitations, are not taken for spam."""
    assert not is_spam(line)


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("亚洲成人av,久久精品_开源模型周报-科技网", "开源模型周报-科技网"),
        ("开源模型周报 | 某某网", "开源模型周报 | 某某网"),
        ("国产精品无码一区二区", ""),
    ],
)
def test_titles_lose_their_spam(title: str, kept: str) -> None:
    """Only the parts that are spam go, and a title without them is not touched."""
    assert without_spam(title) == kept


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("正常的文章，没有损坏。", 0),
        ("Café naïve — déjà vu “ok” résumé", 0),
        ("ä½\xa0å¥½ä¸–ç•Œ", 1),
        ("锟斤拷锟斤拷你好", 0.75),
        ("\ufffd\ufffd\ufffd好", 0.75),
        ("", 0),
    ],
)
def test_damage_is_measured(text: str, share: float) -> None:
    """The share of characters that a wrong decoding left; accents are none."""
    assert damaged_share(text) == pytest.approx(share, abs=0.1)


def test_scripts_are_told_apart() -> None:
    """Mostly traditional text is traditional, one old character in simplified text is not; places stay."""
    assert is_traditional("一個開源團隊本週公布了語音識別模型")
    assert not is_traditional("一个开源团队本周公布了语音识别模型，作者是陳先生")
    assert not is_traditional("English only")
    assert simplified("開源團隊 open") == "开源团队 open"


def test_coins_are_recognised() -> None:
    """In both languages and scripts."""
    assert is_crypto("比特幣今日行情") and is_crypto("Buy USDT now")
    assert not is_crypto("交易数据上的模型 method")
