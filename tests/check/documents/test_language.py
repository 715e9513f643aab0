"""Q11, Q20 and Q25: what a table of one document cannot show."""

from __future__ import annotations

from dataclasses import replace

from hugging_news.check import Book
from hugging_news.check.documents import Issue, Written
from hugging_news.domain.typography import House
from tests.check.documents.rendered import found, issue, messages, spoilt

TERMS = Book(house=House(terms={"token": "词元"}))
INTRO = "同一份配置，两种机器"


def with_terms(*sentences: str) -> Issue:
    text = "\n\n".join(sentences)
    return Issue(issue().edition, (Written("zh.md", "markdown", "zh", text.encode()),), TERMS)


def test_a_term_is_explained_where_it_comes_first() -> None:
    """An explanation after the first mention comes too late; a term that is never explained is no matter of order."""
    late = with_terms("每次读入三万个词元，长文也能读完。", "词元（token）是模型读写的最小单位。")
    assert [one.severity for one in found(late, "Q20")] == ["warning"]
    assert not found(with_terms("词元（token）是模型读写的最小单位。", "每次读入三万个词元。"), "Q20")
    assert not found(with_terms("每次读入三万个词元，长文也能读完。"), "Q20")


def test_what_the_edition_does_not_give_is_stale() -> None:
    """With the first line that differs; what a person changed is no mistake, nor what cannot be rendered here."""
    stale = spoilt("zh.md", INTRO, "旧的说明文字", hand=False)
    (problem,) = found(stale, "Q25")
    number = next(at for at, line in enumerate(stale.documents[0].text.split("\n"), 1) if "旧的" in line)
    assert problem.message.startswith(f"zh.md:{number}: is not what the edition gives now")
    assert not found(spoilt("zh.md", INTRO, "我的说明文字"), "Q25")
    unknown = tuple(replace(one, again=None) for one in stale.documents)
    assert not found(Issue(stale.edition, unknown), "Q25")


def test_bytes_that_are_no_text_are_said_to_be_none() -> None:
    """A document that an editor saved in another encoding is a gate, not a crash; so is an empty one."""
    whole = issue()
    gbk = Written("zh.md", "markdown", "zh", "你好，世界".encode("gbk"), changed=True)
    assert "zh.md (changed by hand): is not UTF-8 text" in messages(Issue(whole.edition, (gbk,)), "Q21")
    for format, path in (("markdown", "zh.md"), ("html", "zh.html"), ("calendar", "events.ics")):
        empty = Written(path, format, "zh", b" \n")
        assert messages(Issue(whole.edition, (empty,)), "Q21") == [f"{path}: is empty"]
