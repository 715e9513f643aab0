"""A copied article as content farms leave it: nothing of the farm reaches a document."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Web
from tests.cli.test_run import Captured, Command, edition

SPAM = ("无码", "一区二区", "亚洲精品", "久久", "成人av", "在线观看", "百家乐", "國產", "免费视频")
PAGE = """<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{title}</title></head><body>
<article><p>国产精品无码一区二区三区,久久久免费视频在线观看,亚洲成人av</p>
<h1>語音模型 Kite 發布</h1>
<p>圖片</p>
<p>一個開源團隊本週公布了語音識別模型 Kite，訓練數(shù)據(jù)共有 1,200 小時，覆蓋十二種語言，
權(quán)重與代碼都已經(jīng)公開。</p>
<p>图片</p><p>[图片 2]</p>
<p>團隊在說明裡表示，這個模型可以在一張顯卡上運行，
遇到噪聲較大的錄音時，詞錯誤率比上一版更低，但仍然建議使用者先用自己的數(shù)據(jù)測試。</p>
<p>▲ 图：百家乐在线投注平台,澳门免费直播</p>
<p>亚洲精品久久,成人av在线观看,国产免费视频一区二区</p>
</article></body></html>"""
FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>农场</title><link>{base}/</link>
<item><title>{title}</title><link>{base}/kite</link><pubDate>Wed, 12 Aug 2026 08:00:00 GMT</pubDate>
<description>{summary}</description></item></channel></rss>"""


def served(web: Web, title: str, summary: str = "&lt;p&gt;图片&lt;/p&gt;") -> None:
    web.pages["/feed.xml"] = ("application/rss+xml", FEED.format(base=web.base, title=title, summary=summary))
    web.pages["/kite"] = ("text/html; charset=utf-8", PAGE.format(title=title))


def documents(newsroom: Path) -> dict[str, str]:
    folder = newsroom / "posts" / "2026-08-17"
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if path.suffix in (".md", ".html")}


def leaks(newsroom: Path) -> dict[str, list[str]]:
    """Words of the farm, inserted pinyin and placeholders in each document."""
    pinyin = re.compile(r"[\u3400-\u9fff][(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùü]+[)）]")
    found = {
        name: [word for word in SPAM if word in text] + pinyin.findall(text) + re.findall(r"图片|圖片", text)
        for name, text in documents(newsroom).items()
    }
    return {name: words for name, words in found.items() if words}


def test_an_article_under_a_line_of_spam_is_told_without_it(newsroom: Path, command: Command, web: Web) -> None:
    """Its own words in traditional characters stand there as a quote, mended."""
    served(web, "語音模型 Kite 發布")
    assert command("run", "--week", "2026-W33") == 0
    assert [story["headline"]["zh"] for part in edition(newsroom)["sections"] for story in part["stories"]] != []
    texts = documents(newsroom)
    assert {"zh.md", "en.md", "zh.html", "en.html"} <= set(texts) and leaks(newsroom) == {}
    assert "訓練數據共有 1,200 小時" in texts["zh.md"] and '<blockquote lang="zh-Hant"' in texts["zh.html"]


@pytest.mark.parametrize(
    "title",
    ["国产精品无码一区二区三区,久久久免费视频在线观看", "澳门百家乐网上投注平台", "鎴戜滑鍙戝竷浜嗘柊妯″瀷锛屾敮鎸�"],
)
def test_an_article_with_a_ruined_title_is_held(
    newsroom: Path, command: Command, web: Web, capsys: Captured, title: str
) -> None:
    """With its reason in `cut`; no document has a word of it."""
    served(web, title)
    command("run", "--week", "2026-W33")
    assert [one["reason"].split(":")[0] for one in edition(newsroom)["cut"]] == ["quarantined"]
    assert leaks(newsroom) == {} and not any(title[:6] in text for text in documents(newsroom).values())
