"""Whole Markdown documents: texts are looked at, everything else stays byte for byte."""

from __future__ import annotations

import pytest

from hugging_news.domain.typography import fix_markdown, markdown_slips
from hugging_news.pipeline.setup import house

STAYS = [
    "```python\nprint('使用Gradio')  # 好,不好\n```\n",
    "~~~\n使用Gradio\n```\n还有Gradio\n~~~\n",
    "    使用Gradio的代码\n",
    "<!-- 使用Gradio,好 -->\n",
    "<!--\n使用Gradio\n\n好,不好\n-->\n",
    '<a id="使用Gradio"></a>\n',
    "<pre>\n使用Gradio\n</pre>\n",
    "[好]: https://example.org/使用Gradio,a\n",
    "|---|:---:|\n",
    "见：<https://example.org/a,b_c?使=G>\n",
    "`使用Gradio,好`\n",
    "``使用`Gradio,好``\n",
    "[原文](https://example.org/使用Gradio,a)\n",
    "![图](img/使用Gradio,a.png)\n",
    "<span title='使用Gradio'>好</span>\n",
    "- [ ] 好\n- [x] 不好\n",
    "标题\n===\n",
    "***\n",
    "一行\\\n两行\n",
    "**好。** 再来\n",
    "<url>https://example.org/使用Gradio,a</url>\n",
    "$$\na,b: 使用Gradio\n$$\n",
    "公式 $f(a,b):x$ 与 $$x，y$$ 很长\n",
]


@pytest.mark.parametrize("line", [">  " * 400 + "x", "-  " * 400 + "x", "\n" * 20_000, " " * 20_000, "1," * 10_000])
def test_endless_marks_are_gone_through(line: str) -> None:
    """Marks of quotes and lists, blank lines, spaces and digits, as many as a document may hold."""
    assert fix_markdown(f"{line}\n\n好\n", "zh", house()).endswith("好\n")


@pytest.mark.parametrize("document", STAYS)
def test_what_is_no_text_stays(document: str) -> None:
    """Code, addresses, comments, front matter and marks."""
    assert fix_markdown(document, "zh", house()) == document
    assert fix_markdown(f"使用\n\n{document}\n用Gradio\n", "zh", house()) == f"使用\n\n{document}\n用 Gradio\n"


def test_front_matter_stays() -> None:
    """Where it is: at the beginning."""
    document = "---\ntitle: 使用Gradio!!\n---\n\n好\n"
    assert fix_markdown(document, "zh", house()) == document


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("# 使用Gradio\n", "# 使用 Gradio\n"),
        ("使用**Gradio**库\n", "使用 **Gradio** 库\n"),
        ("查看[文档](https://example.org/a)了解\n", "查看 [文档](https://example.org/a) 了解\n"),
        ("查看[Docs](https://example.org/a)了解\n", "查看 [Docs](https://example.org/a) 了解\n"),
        ("| 使用Gradio | 共3个 |\n|---|---|\n", "| 使用 Gradio | 共 3 个 |\n|---|---|\n"),
        ("> 使用Gradio\n> 的人\n", "> 使用 Gradio\n> 的人\n"),
        ("- 使用Gradio。\n- 使用`a`。\n", "- 使用 Gradio。\n- 使用 `a`。\n"),
        ("在线体验:\n<url>https://example.org/a</url>\n", "在线体验：\n<url>https://example.org/a</url>\n"),
        ("真\\_好\\!\n", "真\\_好！\n"),
        ("一&nbsp;&nbsp;二\n", "一 二\n"),
        ("一\n\n\n\n二\n", "一\n\n二\n"),
        ("行尾  \n下一行\n", "行尾\n下一行\n"),
        ("![海报: 使用Gradio](a.png)\n", "![海报：使用 Gradio](a.png)\n"),
        ("说“**好**”\n", "说「**好**」\n"),
        ("- 一。\n- 二\n- 三\n", "- 一\n- 二\n- 三\n"),
        ("- 一。又一。\n- 二\n", "- 一。又一。\n- 二。\n"),
    ],
)
def test_texts_are_mended_where_they_stand(wrong: str, right: str) -> None:
    """Headings, emphasis, links, cells, quotes, items, captions; spaces go outside of the markup."""
    assert fix_markdown(wrong, "zh", house()) == right
    assert markdown_slips(right, "zh", house()) == ()


@pytest.mark.parametrize(
    "document",
    [
        '> In this paper, we propose (for once) a "kite"; it\'s fast.\n',
        "- Add `fit` (by @ada), and more...\n- 二\n",
        "> 原文：In this paper, we propose (for once) a “kite”, a kind of model.\n",
        "| Kite (small) | a, b |\n|---|---|\n",
    ],
)
def test_english_in_a_chinese_document_keeps_its_marks(document: str) -> None:
    """Titles and quotations are set by the rules of their own language, and not by these."""
    assert markdown_slips(document, "zh", house().quoting) == ()


def test_chinese_in_an_english_document_is_left_alone() -> None:
    """The other way round."""
    document = "# Kite (small)\n\n> 我们发布了(模型),很好!\n"
    assert markdown_slips(document, "en", house()) == ()


def test_positions_are_those_of_the_document() -> None:
    """Also behind markup, and over several blocks."""
    document = "# 一\n\n- **使用Gradio**\n- 共3个\n"
    found = markdown_slips(document, "zh", house())
    assert [(slip.rule, document[slip.start : slip.end]) for slip in found] == [
        ("T1", "用G"),
        ("T2", "共3"),
        ("T2", "3个"),
    ]


@pytest.mark.parametrize(
    ("issue", "rule", "found"),
    [
        ("新的「Flacon」模型发布了。", "typo", "Flacon"),
        ("2.2.0 已经与上周正式发布。", "typo", "已经与上周"),
        ("请参与如下链接阅读。", "typo", "请参与如下链接"),
        ("用 text - generation - inference 部署。", "T19", "text - generation - inference"),
        ("最新版本的 \u200b\u200baccelerate 库。", "T13", "\u200b\u200b"),
        ("比如只有 24GB 的显存", "T4", "4G"),
        ("如复制 (cp)，移动", "T8", "("),
        ("时间是 6  月 30 日", "T20", "  "),
    ],
)
def test_slips_of_past_issues_are_found(issue: str, rule: str, found: str) -> None:
    """What human editors let pass in 2023."""
    assert (rule, found) in {(slip.rule, slip.found) for slip in markdown_slips(issue + "\n", "zh", house())}
