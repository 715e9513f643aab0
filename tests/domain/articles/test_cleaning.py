"""Items whose texts were copied badly."""

from __future__ import annotations

import pytest

from hugging_news.domain.articles.cleaning import in_one_script, mended
from hugging_news.domain.items import Item

OLD = "一個開源團隊本週公布了語音識別模型"


def item(title: str = OLD, **values: object) -> Item:
    return Item.model_validate({"id": "url:x", "source": "s", "kind": "blog", "title": title, "url": "", **values})


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("图片\n\n模型(mó)发布", "\n模型发布"),
        ("![图片](https://x.example/a.png)\n正文", "![图片](https://x.example/a.png)\n正文"),
        ("[图片 3]\n图 2\n【插图】\n正文", "正文"),
        ("圖片\n圖像理解模型", "圖像理解模型"),
        ("图片理解模型发布了", "图片理解模型发布了"),
        ("[image]\nAn image model", "An image model"),
    ],
)
def test_placeholders_and_pinyin_go(text: str, kept: str) -> None:
    """A line that only stands for a picture; words about pictures stay."""
    assert mended(text) == kept


def test_traditional_chinese_is_tagged_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its words stay as they are; simplified Chinese and English have no tag."""
    monkeypatch.setattr("hugging_news.domain.articles.hanzi.find_spec", lambda name: None)
    assert in_one_script(item(tags=("news",))) == item(tags=("news", "zh-Hant"))
    for title in ("一个开源团队本周公布了语音识别模型", "An English title"):
        assert in_one_script(item(title)) == item(title)


def test_traditional_chinese_is_turned_with_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Title, summary and content; then it is no longer traditional."""
    monkeypatch.setattr("hugging_news.domain.articles.cleaning.converted", lambda text: text.replace("個", "个"))
    found = in_one_script(item(summary=OLD, content=OLD, tags=("zh-Hant",)))
    assert {found.title, found.summary, found.content} == {OLD.replace("個", "个")}
    assert found.tags == ()
