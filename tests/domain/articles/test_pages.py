"""Whole pages: the main text to the word, none of the furniture, and title, author, date and cover as they are."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hugging_news.domain.articles import Article, extract
from hugging_news.domain.items import Image, Link
from hugging_news.domain.markdown import plain

PAGES = Path(__file__).parent.parent / "pages"
ADDRESSES = {
    "newsletter": "https://kite.example.org/weekly/0703",
    "talk": "https://morning.example.com/p/100",
    "tutorial": "https://dock.example.org/docs/bpe",
    "news": "http://news.example.cn/2023/1106.html",
}
FURNITURE = {
    "newsletter": "首页 站内搜索 2,318 分享到 微博 订阅风筝周刊 绝不打扰 相关推荐 新的评测榜单 上一篇 热门标签 "
    "限时八折 ICP备 bd@kite 示意图",
    "talk": "友情链接 高防服务器 浏览 xulan@ xulan_talks 13800001234 比特币 USDT 交易所 更多精彩 免责声明 打赏 "
    "相关推荐 思维导图 讲得真好 沙发 发表评论 邮箱 昵称 路由器 Copyright admin@",
    "tutorial": "本页目录 直接链接 复制 关键词 编辑此页 最后更新于 上一页 Docusaurus 搜索 mathml",
    "news": "精品 无码 久久 成人 欧美 百家乐 赛车 投注 首页 图片 圖片 發布時間 來源 編輯 tougao@ 聲明 侵權 輕薄筆記本 "
    "2023-11-05 折疊屏 版權 jiàn ǔ (shí)",
}


def page(name: str) -> Article:
    return extract((PAGES / f"{name}.html").read_bytes(), ADDRESSES[name])


def tokens(text: str) -> Counter[str]:
    return Counter(re.findall(r"[\u3400-\u9fff]|[A-Za-z0-9_]+", text))


def f1(found: str, wanted: str) -> float:
    got, want = tokens(found), tokens(wanted)
    same = (got & want).total()
    return 2 * same / (got.total() + want.total())


@pytest.mark.parametrize("name", ADDRESSES)
def test_the_main_text_is_found(name: str) -> None:
    """Word by word, at least 0.95 of what stands beside the page; code keeps its empty lines."""
    wanted = (PAGES / f"{name}.txt").read_text("utf-8")
    assert f1(plain(page(name).text), wanted) >= 0.99


@pytest.mark.parametrize("name", ADDRESSES)
def test_no_furniture_is_left(name: str) -> None:
    """Nothing of what stands around the article, and no way to reach a person, is in text, title or summary."""
    article = page(name)
    told = "\n".join([article.title, article.summary, article.text, *article.tags])
    assert [words for words in FURNITURE[name].split() if words in told] == []


def test_newsletter() -> None:
    """An issue with several sections: its facts, and its structure in Markdown."""
    article = page("newsletter")
    assert article.title == "风筝周刊 #0703：KiteTrain 2.0、离线语音识别与上海线下活动"
    assert (article.authors, article.site, article.lang) == (("风筝社区",), "风筝社区", "zh")
    assert article.published == datetime(2023, 7, 3, 0, 0, tzinfo=UTC)
    assert article.image == Image(url="https://kite.example.org/covers/0703.png", alt="一只纸风筝飞过写着 0703 的日历")
    assert [line for line in article.text.split("\n") if line.startswith("## ")] == [
        "## 重要更新", "## 开源更新", "## 学习资源与内容", "## 活动",
    ]  # fmt: skip
    assert "| kite-eval | 0.9.0 | 新增中文摘要的评测指标 |" in article.text
    assert "[在线体验](https://huggingface.co/spaces/kite-lab/whisper-in-browser)" in article.text
    assert article.links == (), "the links of a newsletter belong to its parts"


def test_talk() -> None:
    """A transcript with questions and answers."""
    article = page("talk")
    assert article.title == "演讲实录｜把模型放进口袋：小模型的三年"
    assert (article.authors, article.published) == (("许岚",), datetime(2023, 6, 21, 2, 30, tzinfo=UTC))
    assert article.image == Image(
        url="https://morning.example.com/up/talk.jpg", alt="讲台上的许岚指着一张模型大小的对比图"
    )
    assert article.summary == "许岚在社区沙龙上的演讲实录，附现场问答。"
    assert article.text.count("**答：**") == 3


def test_tutorial() -> None:
    """Code, formulas and diagrams come through unchanged, with their languages; keywords become tags."""
    article = page("tutorial")
    assert (article.title, article.authors, article.site) == ("从零实现一个字节级分词器", ("顾然",), "船坞文档")
    assert article.published == datetime(2026, 8, 10, 16, tzinfo=UTC)
    assert re.findall(r"^```(\w+)", article.text, re.MULTILINE) == ["python", "mermaid", "python", "bash"]
    assert "    while i < len(tokens):\n        if tuple(tokens[i : i + 2]) == pair:\n" in article.text
    assert "import Counter\n\ndef most_common_pair" in article.text
    assert all(
        tex in article.text for tex in ("$|V_0| = 256$", "$(a, b)$", "$$|V_k| = |V_0| + k.$$", r"$r = \frac{n}{m}$")
    )
    assert article.tags == ("分词器", "字节对编码", "UTF-8", "压缩率")


def test_news() -> None:
    """Spam goes from title and text, inserted pinyin too; traditional script is noticed, labelled links are kept."""
    article = page("news")
    assert article.title == "快六倍的語音識別：蒸餾模型Whistle-Mini開源"
    assert (article.via, article.authors) == ("機器日報", ())
    assert article.published == datetime(2023, 11, 6, 5, 7, tzinfo=UTC)
    assert article.image == Image(url="http://news.example.cn/upload/whistle.jpg", alt="一只哨子的線描圖")
    assert (article.lang, article.tags) == ("zh", ("语音识别", "zh-Hant"))
    assert article.links == (
        Link(type="paper", url="https://arxiv.org/abs/2311.00430"),
        Link(type="code", url="https://github.com/whistle-lab/whistle-mini"),
        Link(type="model", url="https://huggingface.co/whistle-lab/whistle-mini-large"),
    )
    assert article.quarantined is None
