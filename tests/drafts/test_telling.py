"""Sentences about papers, posts and events from typed fields: facts in, sentences out, in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from hugging_news.domain.items import Item, Link, Metric, PaperDetails, Person, PostDetails
from hugging_news.domain.stories import Draft, Pick, Related
from hugging_news.drafts.draft import draft
from hugging_news.drafts.fields import Tables
from hugging_news.pipeline import setup
from tests.factories import candidate, event, item, paper

LANGS = ("zh", "en")
AT = datetime(2026, 8, 17, tzinfo=UTC)
DAY = date(2026, 8, 10)


def of_paper(**values: Any) -> Item:
    own = {name: values.pop(name) for name in list(values) if name in PaperDetails.model_fields}
    return paper(**{"title": "Kites", **values}).model_copy(
        update={"details": PaperDetails(arxiv_id="2608.00001", **own)}
    )


def of_post(kind: str = "blog", **values: Any) -> Item:
    own = {name: values.pop(name) for name in list(values) if name in PostDetails.model_fields}
    return item(kind=kind, details=PostDetails(**own), **{"title": "Kites", **values})


def counted(counts: str, value: int) -> tuple[Metric, ...]:
    return (Metric(counts=counts, value=value, as_of=AT),)  # type: ignore[arg-type]


def written(lead: Item, **more: Any) -> Draft:
    tables = Tables(setup.names(), setup.labels(LANGS), "Asia/Shanghai")
    return draft(Pick(candidate(lead, **more), "papers", 1), setup.phrases(LANGS), tables)


def said(lead: Item, lang: str, **more: Any) -> list[str]:
    return [sentence.text for sentence in written(lead, **more).summary[lang] if sentence.method == "data"]


DEMO = (Link(type="demo", url="https://kite.example/demo"), Link(type="model", url="https://kite.example/model"))
PAPERS = {
    "organisations, areas, demo, code and weights": (
        of_paper(
            organisations=("Acme", "Beta Lab"), categories=("cs.CL", "cs.LG", "cs.AI"), submitted=DAY,
            day=date(2026, 8, 11), links=DEMO, code="https://kite.example/code", metrics=counted("stars", 1234),
        ),
        ["这篇自然语言处理和机器学习论文来自 Acme 和 Beta Lab，2026 年 8 月 10 日提交到 arXiv。",
         "可以先打开在线演示试一试，代码和权重也已公开，有 1,234 个星标（截至 2026 年 8 月 17 日）。"],
        ["This paper on natural language processing and machine learning comes from Acme and Beta Lab and went to "
         "arXiv on 10 August 2026.",
         "Try the demo first; it comes with public code and weights (1,234 stars as of 17 August 2026)."],
    ),
    "one author": (
        of_paper(authors=("Ada",), submitted=DAY, code="https://kite.example/code"),
        ["Ada 独自写了这篇论文，2026 年 8 月 10 日提交到 arXiv。", "代码已经公开。"],
        ["Ada is the only author of this paper, which went to arXiv on 10 August 2026.", "It comes with public code."],
    ),
    "many authors, listed a week later": (
        of_paper(authors=("Ada", "Bo", "Cy", "Di"), submitted=DAY, day=date(2026, 8, 17)),
        ["Ada、Bo、Cy 等 4 位于 2026 年 8 月 10 日把这篇论文提交到 arXiv，7 天后进入 Daily Papers。"],
        ["Ada, Bo, Cy and 1 more submitted this paper to arXiv on 10 August 2026; it entered Daily Papers 7 days "
         "later."],
    ),
    "an old paper": (
        of_paper(authors=("Ada",), submitted=date(2019, 5, 1), day=DAY, fetched=("page", "list")),
        ["这篇论文早在 2019 年 5 月 1 日就已提交到 arXiv，到 2026 年 8 月 10 日才进入 Daily Papers。"],
        ["This paper went to arXiv back on 1 May 2019 and entered Daily Papers only on 10 August 2026."],
    ),
    "many readers": (
        of_paper(
            organisations=("Acme",), submitted=DAY, code="https://kite.example/code",
            metrics=(*counted("upvotes", 312), *counted("stars", 40)),
        ),
        ["Acme 于 2026 年 8 月 10 日把这篇论文提交到 arXiv。", "代码已经公开。",
         "截至 2026 年 8 月 17 日，读者在 Daily Papers 上给了它 312 个赞同，它的代码有 40 个星标。"],
        ["Acme submitted this paper to arXiv on 10 August 2026.", "It comes with public code.",
         "By 17 August 2026, readers of Daily Papers had given it 312 upvotes; its code has 40 stars."],
    ),
    "themes of an English title are for Chinese readers": (
        of_paper(title="Quantized agents: long-context retrieval on phones", organisations=("Acme",), submitted=DAY),
        ["这篇关于量化、智能体和长上下文的论文来自 Acme，2026 年 8 月 10 日提交到 arXiv。"],
        ["Acme submitted this paper to arXiv on 10 August 2026."],
    ),
    "themes of a Chinese title are for English readers": (
        of_paper(title="面向智能体的长上下文检索", organisations=("清华大学",), submitted=DAY),
        ["清华大学于 2026 年 8 月 10 日把这篇论文提交到 arXiv。"],
        ["This paper about agents, long context and retrieval comes from 清华大学 and went to arXiv "
         "on 10 August 2026."],
    ),
}  # fmt: skip
POSTS = {
    "an English article": (
        of_post(site="Hugging Face - Blog", authors=("Ada",), lang="en", minutes=8, title="Quantization of agents"),
        ["Ada 用英语在 Hugging Face Blog 发布了这篇文章，谈的是量化和智能体，大约需要 8 分钟。"],
        ["Ada published this article on Hugging Face Blog; it takes about 8 min."],
    ),
    "a Chinese article": (
        of_post(site="风筝周刊", lang="zh", title="开放模型的治理"),
        ["风筝周刊发布了这篇文章。"],
        ["风筝周刊 published this article about open models and governance, in Chinese."],
    ),
    "a tutorial": (
        of_post("tutorial", site="Acme", level="Beginner", prerequisites=("Python", "Git"), lang="en"),
        ["Acme 用英语发布了这份教程。", "难度为入门，最好先了解 Python 和 Git。"],
        ["Its level is beginner, and it assumes that you know Python and Git."],
    ),
    "a course": (
        of_post("course", organisers=("Acme",), level="advanced", minutes=600, cost="free", lang="en"),
        ["这门课程由 Acme 开设，授课语言为英语。", "难度为进阶，学完大约需要 10 小时，免费。"],
        ["This course is offered by Acme.", "Its level is advanced; it takes about 10 hr and is free."],
    ),
    "a course that costs money": (
        of_post("course", organisers=("Acme",), cost="$49", lang="zh"),
        ["这门课程由 Acme 开设。", "费用为 $49。"],
        ["This course is offered by Acme and taught in Chinese.", "It costs $49."],
    ),
    "a competition": (
        of_post("competition", organisers=("Acme", "Beta"), prizes=("GPU", "T-Shirt"), skills=("Python",), deadline=AT),
        ["这项竞赛由 Acme 和 Beta 主办，奖项有 GPU 和 T-Shirt。",
         "适合会 Python 的人，请在 2026 年 8 月 17 日（周一）8:00（北京时间，UTC+8）之前参加。"],
        ["This competition is organised by Acme and Beta; the prizes: GPU and T-Shirt.",
         "It suits people who know Python; enter before Mon 17 August 2026, 8:00 (Beijing, UTC+8)."],
    ),
    "its winners": (
        of_post(
            "competition", organisers=("Acme",), winners=(Person(name="<guo-chao>"), Person(name="Bo")), deadline=AT
        ),
        ["Acme 主办的这项竞赛的结果已经揭晓，共有 2 位获奖者。"],
        ["This competition by Acme has been decided; there are 2 winners."],
    ),
    "its only winner": (
        of_post("competition", winners=(Person(name="<guo-chao>"),)),
        ["这项竞赛的结果已经揭晓，获奖者是<guo-chao>。"],
        ["This competition has been decided; the winner is <guo-chao>."],
    ),
    "a milestone": (
        of_post("milestone", site="Acme", lang="en", metrics=counted("stars", 100_000)),
        ["截至 2026 年 8 月 17 日，项目共有 10 万个星标。", "Acme 于 2026 年 8 月 12 日公布了这个消息，原文为英语。"],
        ["As of 17 August 2026, the project has 100k stars.", "Acme said so on 12 August 2026."],
    ),
    "a talk": (
        of_post("talk", speakers=(Person(name="Ada", role="Acme"), Person(name="Bo")), minutes=45, lang="en"),
        ["这场演讲由 Ada（Acme）和 Bo 带来，用英语讲，时长约 45 分钟。"],
        ["This talk is by Ada (Acme) and Bo; it takes about 45 min."],
    ),
}  # fmt: skip
EVENTS = {
    "online and free": (
        event(
            organisers=("Acme",), mode="online", price="free", stream_url="https://kite.example/live",
            series="Kite talks", speakers=(Person(name="Ada", role="Acme"),),
        ),
        ["Acme 主办的这场线上活动属于「Kite talks」系列，嘉宾有 Ada（Acme）。", "参加免费，到时打开直播就能观看。"],
        ["This online event is hosted by Acme in the series “Kite talks”, with Ada (Acme).",
         "Attendance is free: open the stream when it starts."],
    ),
    "registration closes soon": (
        event(mode="in-person", organisers=("Acme",), registration="closing", registration_deadline=AT),
        ["Acme 主办这场线下活动。",
         "报名即将截止：想参加请在 2026 年 8 月 17 日（周一）8:00（北京时间，UTC+8）之前登记。"],
        ["This in-person event is hosted by Acme.",
         "Last days to sign up: register before Mon 17 August 2026, 8:00 (Beijing, UTC+8)."],
    ),
    "registration is over": (event(registration="closed", registration_deadline=AT), [], []),
    "cancelled": (event(status="cancelled", price="free", stream_url="https://kite.example/live"), [], []),
    "over": (
        event(days=-3, organisers=("Acme",), recording_url="https://kite.example/r").model_copy(
            update={"kind": "recap"}
        ),
        ["Acme 主办的活动于 2026 年 8 月 14 日举行，录像现在可以在线查看。"],
        ["The event by Acme took place on 14 August 2026; the recording can now be seen online."],
    ),
}  # fmt: skip
CASES = [pytest.param(*case, id=name) for name, case in {**PAPERS, **POSTS, **EVENTS}.items()]


@pytest.mark.parametrize(("lead", "zh", "en"), CASES)
def test_sentences(lead: Item, zh: list[str], en: list[str]) -> None:
    """What is known is said, what is not is not; the wording follows the facts."""
    assert (said(lead, "zh"), said(lead, "en")) == (zh, en)


@pytest.mark.parametrize(("lead", "zh", "en"), CASES)
def test_every_sentence_is_proved(lead: Item, zh: list[str], en: list[str]) -> None:
    """Each has its fields and their values as evidence."""
    words = written(lead)
    for lang in LANGS:
        proved = {proof.sentence for proof in words.evidence if proof.lang == lang and proof.field}
        assert {place for place, one in enumerate(words.summary[lang]) if one.method == "data"} <= proved


def test_numbers_are_proved_by_what_was_counted_and_when() -> None:
    """Upvotes with their moment; the number of authors by their list."""
    proofs = {proof.field: proof.value for proof in written(PAPERS["many readers"][0]).evidence if proof.lang == "zh"}
    assert proofs["metrics.upvotes"] == 312 and proofs["metrics.upvotes.as_of"] == "2026-08-17T00:00:00Z"
    names = {proof.field: proof.value for proof in written(PAPERS["many authors, listed a week later"][0]).evidence}
    assert names["authors"] == ["Ada", "Bo", "Cy", "Di"] and names["details.day"] == "2026-08-17"


@pytest.mark.parametrize("kind", ["blog", "tutorial", "recap", "course", "talk", "competition", "policy"])
def test_a_post_of_which_nothing_is_known_points_to_its_source(kind: str) -> None:
    """Readers of either language get one sentence in it, without a figure that the other lacks."""
    told = written(of_post(kind, lang="en", title="On ice"))
    assert [len(told.summary[lang]) for lang in ("zh", "en")] == [1, 1]
    assert told.summary["zh"][0].text.endswith("的详情请看原文。")
    assert told.summary["en"][0].text.startswith("See the source for this ")


def test_what_is_quoted_needs_no_last_sentence() -> None:
    """The source's own words say more than that there is a source."""
    told = written(of_post(lang="en", title="On ice", summary="The team measured how ice melts in spring this year."))
    assert {one.method for one in told.summary["en"]} == {"extracted"}


def test_nothing_is_said_of_code_that_is_unknown() -> None:
    """Not fetched is no statement; "not stated" stands among the facts of the card."""
    for more in ({}, {"fetched": ("page", "list")}, {"fetched": ("page", "list"), "models": ("x/kite",)}):
        assert said(of_paper(authors=("Ada",), submitted=DAY, **more), "en")[1:] == []


def test_a_post_names_what_it_tells_of() -> None:
    """The stories of the edition that it is about."""
    about = tuple(
        Related(relation="subject", item=f"hub:model:acme/{name}", url="https://kite.example", title=f"acme/{name}")
        for name in ("kite-7b", "kite-70b")
    )
    lead = of_post(site="Kite weekly", authors=("Ada",), lang="en")
    assert said(lead, "zh", related=about)[-1] == "文中提到 kite-7b 和 kite-70b。"
    assert said(lead, "en", related=about)[-1] == "It mentions kite-7b and kite-70b."
