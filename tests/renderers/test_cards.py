"""What cards say, kind by kind (EDITORIAL §3)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from hugging_news.domain.editions import Copy, Explainer, Member, SourceCredit, Story
from hugging_news.domain.items import (
    DatasetDetails,
    EventDetails,
    EventPart,
    FileFormat,
    Link,
    ModelDetails,
    Note,
    PaperDetails,
    Person,
    PostDetails,
    ReleaseDetails,
    Result,
    SpaceDetails,
)
from hugging_news.domain.stories import Evidence, Sentence
from hugging_news.renderers.cards import card
from hugging_news.renderers.views import Card, Explanation, Fact
from hugging_news.renderers.words import Words
from hugging_news.resources import load_toml
from tests.renderers.parts import AS_OF, counted, licence, sentences, story
from tests.renderers.stories import kite_train

WORDS = {lang: Words(lang, load_toml("templates", f"i18n/{lang}.toml"), "Asia/Shanghai") for lang in ("zh", "en")}


def shown(found: Story, lang: str = "zh") -> Card:
    return card(found, "anchor", None, WORDS[lang])


def facts(found: Story, lang: str = "zh") -> dict[str, Fact]:
    return {fact.label: fact for line in shown(found, lang).facts for fact in line}


def model(note: Any = None, **details: Any) -> Story:
    return story(
        "hub:model:a/b", "model", "标题", "Title", details=ModelDetails(repo_id="a/b", **details), license=note
    )


def release(**details: Any) -> Story:
    typed = ReleaseDetails(repo="a/b", tag="v1", version="1.0", **details)
    return story("github:a/b@v1", "release", "b 1.0", "b 1.0", details=typed)


@pytest.mark.parametrize(
    ("note", "zh", "en", "strong"),
    [
        (licence("apache-2.0", "permissive"), "apache-2.0（宽松）", "apache-2.0 (permissive)", False),
        (licence("gpl-3.0", "copyleft"), "gpl-3.0（著佐权）", "gpl-3.0 (copyleft)", False),
        (licence("openrail", "use-limits"), "openrail（使用限制）", "openrail (use limits)", False),
        (licence("cc-by-nc-4.0", "non-commercial"), "cc-by-nc-4.0（非商用）", "cc-by-nc-4.0 (non-commercial)", False),
        (licence("other", "custom", name="Kite Licence"), "Kite Licence（自定义）", "Kite Licence (custom)", False),
        (licence("other", "custom"), "自定义", "custom", False),
        (licence(None, "custom"), "自定义", "custom", False),
        (licence(None, "not-stated"), "未声明", "not stated", True),
        (
            licence("mit", "permissive", inherited_from="a/base"),
            "mit（宽松，来自基础模型 a/base）",
            "mit (permissive, from the base model a/base)",
            False,
        ),
    ],
)
def test_licence_notes(note: Any, zh: str, en: str, strong: bool) -> None:
    """A licence is printed with its class; only what the card does not state stands out as such."""
    fact = facts(model(note))["许可证"]
    assert (fact.text, fact.strong) == (zh, strong)
    assert facts(model(note), "en")["Licence"].text == en


@pytest.mark.parametrize("note", [None, licence(None, "not-fetched"), licence("mit", "not-fetched")])
def test_what_was_not_fetched_is_not_printed(note: Any) -> None:
    """Without the card there is no word about its licence, nor about anything else of it."""
    assert list(facts(model(note))) == ["模型"]


def test_gated_is_marked() -> None:
    """A model that asks for access says so beside its headline, whichever part knew it."""
    assert [badge.text for badge in shown(model(gated=True)).badges] == ["需申请访问"]
    assert [badge.text for badge in shown(model(licence("mit", "permissive", gated=True))).badges] == ["需申请访问"]
    assert shown(model(gated=False)).badges == ()


def test_numbers_that_change_carry_their_day() -> None:
    """Likes and downloads say over which span and as of when."""
    found = model().model_copy(
        update={"metrics": (counted("likes", 9624), counted("downloads", 31_200, "30d"), counted("rank", 1))}
    )
    assert facts(found)["热度"].text == "点赞 9,624，近 30 天下载量 3.12 万（截至 2026 年 1 月 5 日）"
    assert facts(found, "en")["Popularity"].text == "9,624 likes, 31.2k downloads in 30 days (as of 5 January 2026)"
    unnoticed = model().model_copy(update={"metrics": (counted("likes", 1), counted("downloads", 0, "30d"))})
    assert "热度" not in facts(unnoticed)


def test_unknown_task_keeps_its_id() -> None:
    """A task without a name in the table is printed as the Hub spells it."""
    assert facts(model(task="text-generation"))["任务"].text == "文本生成"
    assert facts(model(task="brand-new.task"))["任务"].text == "brand-new.task"
    words = Words("zh", WORDS["zh"].labels, "UTC", {"brand-new": "崭新任务"})
    assert words.task("brand-new") == "崭新任务"


@pytest.mark.parametrize(
    "package", [None, "", "a b", "a; rm -rf /", "-e evil", "`x`", "a\nb", "--index-url=https://e.example"]
)
def test_no_upgrade_command_without_a_package_name(package: str | None) -> None:
    """Only what is a package name makes a command."""
    assert shown(release(package=package)).command == ""


@pytest.mark.parametrize(
    ("tag", "prerelease", "command"),
    [
        ("v2.0.0", False, "pip install -U kite"),
        ("v2.0.0rc1", True, "pip install kite==2.0.0rc1"),
        ("v2.0.0-kestrel-preview", True, ""),
        ("v2.0.0-kestrel", False, ""),
        ("weekly", False, ""),
    ],
)
def test_upgrade_command_of_a_version(tag: str, prerelease: bool, command: str) -> None:
    """A pre-release has to be named, a variant is on no index, and what has no version cannot be asked for."""
    details = ReleaseDetails(repo="a/b", tag=tag, version=tag.removeprefix("v"), prerelease=prerelease, package="kite")
    assert shown(story("github:a/b@v", "release", "b", "b", details=details)).command == command


def test_a_raised_minimum_is_an_action() -> None:
    """Nobody reads "no action needed" above "Python 3.11 is the new minimum"."""
    minimum = Note(text="Python 3.11 is the new minimum", source="x")
    assert shown(release(action="none", minimums=(minimum,)), "en").action == (
        "No code changes needed; check the minimum versions"
    )
    assert shown(release(action="none"), "en").action == "No action needed"
    assert shown(release()).action == ""


def test_a_line_of_another_version_names_it() -> None:
    """In each language's own brackets."""
    note = Note(text="Lamps", source="* Lamps", version="1.0", item="github:a/b@v1.0")
    for lang, text in (("zh", "Lamps（1.0）"), ("en", "Lamps (1.0)")):
        assert shown(release(highlights=(note,)), lang).listings[0].entries[0].text == text


def test_what_the_lead_says_is_not_listed_again() -> None:
    """Its subject and the new models are told; the rest is also new."""
    notes = tuple(Note(text=text, source=text) for text in ("4-bit strings", "Kestrel", "Lamps"))
    found = shown(release(lead="They are light.", subject="4-bit strings", models=("Kestrel",), highlights=notes), "en")
    assert [(one.label, [entry.text for entry in one.entries]) for one in found.listings] == [("Also new", ["Lamps"])]


@pytest.mark.parametrize("package", ["kitetrain", "kite_train[all,dev]", "Kite.Train-2"])
def test_upgrade_command(package: str) -> None:
    """The configured package makes the command."""
    assert shown(release(package=package)).command == f"pip install -U {package}"


@pytest.mark.parametrize(
    ("action", "zh"), [("none", "无需操作"), ("advised", "建议升级"), ("code", "需要修改代码"), (None, "")]
)
def test_action_line(action: str | None, zh: str) -> None:
    """Readers learn what they have to do; nothing is said where it is not known."""
    assert shown(release(action=action)).action == zh


@pytest.mark.parametrize("breaking", [None, ()])
def test_no_word_about_breaking_changes_unless_there_are(breaking: Any) -> None:
    """Notes that state none, and notes that were not read, print nothing."""
    assert shown(release(breaking=breaking)).listings == ()


def test_lists_of_a_release() -> None:
    """Security comes first; a list in the source's language says so; a long one says how many are left."""
    many = tuple(Note(text=f"The function number {n} was removed", source="*") for n in range(11))
    listings = shown(release(breaking=many, security=(Note(text="修复路径穿越", source="*"),))).listings
    assert [listing.label for listing in listings] == ["安全修复", "破坏性变更（原文）"]
    assert listings[1].entries[-1].text == "另有 7 项，见更新说明"
    assert {entry.lang for entry in listings[1].entries[:-1]} == {"en"}


def test_short_notes_are_marked_as_original_too() -> None:
    """A list with one short note in the source's language says so; in that language nothing is said."""
    short = release(minimums=(Note(text="byebye torch 2.4", source="*"),))
    assert [listing.label for listing in shown(short).listings] == ["最低版本要求（原文）"]
    assert [listing.label for listing in shown(short, "en").listings] == ["New minimum versions"]


@pytest.mark.parametrize(("method", "labels"), [("editor", []), ("data", ["更新要点（原文）"])])
def test_highlights_are_not_told_twice(method: str, labels: list[str]) -> None:
    """Where somebody wrote the release up, the list of highlights is left out."""
    written = {"zh": sentences(("新版可以断点续训。",), "zh", method)}
    found = release(highlights=(Note(text="Resume a run", source="*"),)).model_copy(update={"summary": written})
    assert [listing.label for listing in shown(found).listings] == labels


def test_thanks() -> None:
    """Five first contributors are named, then how many there are; with five or fewer all are."""
    assert shown(kite_train()).thanks == "首次贡献者：@ada-k、@wei-dev、@mori、@j-lind、@olu 等 7 位"
    assert shown(release(contributors=("a", "@b"))).thanks == "首次贡献者：@a、@b"
    assert shown(release()).thanks == ""


@pytest.mark.parametrize(
    ("fetched", "code", "expected"),
    [
        ((), None, {}),
        (("page",), None, {"代码": "未声明", "权重": "未声明"}),
        ((), "https://github.com/a/b", {"代码": "已公开"}),
    ],
)
def test_openness_of_papers(fetched: Any, code: str | None, expected: dict[str, str]) -> None:
    """Whether code and weights are public is said where it is known, and "not stated" only when the page was asked."""
    found = story("arxiv:1", "paper", "标题", "Title", details=PaperDetails(arxiv_id="1", fetched=fetched, code=code))
    assert {label: fact.text for label, fact in facts(found).items()} == expected


def test_the_title_of_a_paper_stands_once() -> None:
    """A headline that repeats it, set by the house, is enough."""
    link = Link(type="paper", url="https://arxiv.org/abs/1", title="Why Can't I?")
    details = PaperDetails(arxiv_id="1")
    found = story("arxiv:1", "paper", "为什么？", "Why Can’t I?", details=details, links=(link,))
    assert "Title" not in facts(found, "en") and facts(found)["原题"].text == "Why Can't I?"


@pytest.mark.parametrize(
    ("stage", "text", "queue"),
    [
        ("running", "运行中", True),
        ("SLEEPING", "休眠中，打开后会自动唤醒", False),
        ("paused", "已暂停", False),
        ("runtime_error", "运行出错", False),
        ("unheard_of", "unheard_of", False),
        (None, None, True),
    ],
)
def test_stages_of_spaces(stage: str | None, text: str | None, queue: bool) -> None:
    """Every stage has its words, an unknown one its own; only what runs has a queue."""
    found = story("hub:space:a/b", "space", "标题", "Title", details=SpaceDetails(repo_id="a/b", stage=stage))
    by_label = facts(found)
    assert (by_label["状态"].text if "状态" in by_label else None, "排队" in by_label) == (text, queue)
    assert shown(found).links[-1].url == "https://huggingface.co/spaces/a/b?duplicate=true"


def test_a_static_space_has_no_queue() -> None:
    """It runs in the reader's own browser."""
    typed = SpaceDetails(repo_id="a/b", stage="running", sdk="Static HTML")
    assert "排队" not in facts(story("hub:space:a/b", "space", "标题", "Title", details=typed))


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        ("100M<n<1B", "1 亿至 10 亿", "100M to 1B"),
        ("n<1K", "1,000 以下", "under 1,000"),
        ("n>1T", "1 万亿以上", "over 1T"),
        ("huge", "huge", "huge"),
    ],
)
def test_size_classes(name: str, zh: str, en: str) -> None:
    """The Hub's signs become words; a class of another form is printed as it is."""
    found = story("hub:dataset:a/b", "dataset", "标题", "T", details=DatasetDetails(repo_id="a/b", size_class=name))
    assert (facts(found)["条数区间"].text, facts(found, "en")["Size class"].text) == (zh, en)


@pytest.mark.parametrize(
    ("deadline", "text"),
    [
        (datetime(2023, 7, 14, 10, tzinfo=UTC), "2023 年 7 月 14 日（周五）18:00（北京时间，UTC+8）"),
        (datetime(2023, 7, 14, 15, 59, tzinfo=UTC), "2023 年 7 月 14 日"),
    ],
)
def test_deadlines(deadline: datetime, text: str) -> None:
    """The end of a day is that day; any other time is told with its zone."""
    assert facts(event(registration_deadline=deadline))["报名截止"].text == text
    sprint = PostDetails(deadline=deadline, where="online", takeaways=("Try it first",))
    told = story("url:x", "community", "冲刺", "Sprint", details=sprint)
    assert (facts(told)["截止日期"].text, facts(told)["参与方式"].text) == (text, "线上")
    assert [listing.label for listing in shown(told).listings] == ["要点（原文）"]


def event(**details: Any) -> Story:
    start = details.pop("start", datetime(2023, 7, 8, 1, tzinfo=UTC))
    typed = EventDetails(uid="u", start=start, **{"timezone": "Asia/Shanghai", **details})
    return story("event:u@2023-07-08", "event", "论坛", "Forum", details=typed)


def test_event_without_a_link_says_so() -> None:
    """A QR code is no link: without an address for registration there is none."""
    assert facts(event())["报名"].text == "暂无公开链接"
    linked = event(registration_url="https://example.org/join")
    assert "报名" not in facts(linked)
    assert [(link.type, link.url) for link in shown(linked).links] == [("register", "https://example.org/join")]
    page = Link(type="blog", url="https://example.org/forum")
    assert [link.label for link in shown(event().model_copy(update={"links": (page,)})).links] == ["活动页面"]


def test_what_an_event_does_not_say_is_not_stated() -> None:
    """What readers look for is always answered: what the source leaves open stands in one list."""
    found = facts(event(), "en")
    assert found["Not stated"].text == "end, online or in person, organisers, language, price"
    told = facts(event(mode="hybrid", language="zh", price="Free"), "en")
    assert [told[label].text for label in ("Mode", "Language", "Price")] == ["in person and online", "Chinese", "free"]


def test_event_in_another_zone_is_converted() -> None:
    """A time elsewhere is told in its own zone and in the newsletter's; days of all-day events are not moved."""
    paris = event(timezone="Europe/Paris", end=datetime(2023, 7, 8, 4, tzinfo=UTC))
    assert facts(paris)["时间"].text == "2023 年 7 月 8 日（周六）3:00–6:00（巴黎时间，UTC+2）"
    assert facts(paris)["换算"].text == "2023 年 7 月 8 日（周六）9:00–12:00（北京时间，UTC+8）"
    assert "换算" not in facts(event(timezone="Asia/Singapore"))
    assert "换算" not in facts(event(timezone="Europe/Paris", all_day=True))


def test_cancelled_and_moved_events_are_marked() -> None:
    """They stay, and say what happened and what was planned."""
    cancelled = event(status="cancelled")
    assert [badge.text for badge in shown(cancelled).badges] == ["已取消"]
    assert "报名" not in facts(cancelled)
    moved = event(status="moved", previous_start=datetime(2023, 7, 7, 1, tzinfo=UTC))
    assert facts(moved)["已改期"].text == "原定 2023 年 7 月 7 日（周五）9:00（北京时间，UTC+8）"


def test_organisers_are_at_most_three() -> None:
    """A long list of hosts is cut."""
    assert facts(event(organisers=("甲", "乙", "丙", "丁")))["主办"].text == "甲、乙、丙等"


def test_marks_of_time() -> None:
    """A late story shows its date, a follow-up says that it is one, an announcement that nothing is there yet."""
    found = story("url:x", "blog", "标题", "Title", late=True, follow_up_of="url:w", status="announced")
    assert [badge.text for badge in shown(found).badges] == ["尚未开放", "后续", "补录，发布于 2026 年 1 月 2 日"]


def test_credit_names_everybody() -> None:
    """Who published it, who pointed us there, and who else did, each with the address there."""
    also = (Copy(name="乙", url="https://example.org/b"), Copy(name="丁", url="javascript:x"))
    found = shown(
        story("url:x", "blog", "标题", "Title", source=SourceCredit(name="甲", url="javascript:x", also=also, via="丙"))
    )
    assert (found.credit, found.credit_url) == ("甲（经丙）", None)
    assert [(link.text, link.url) for link in found.also] == [("乙", "https://example.org/b"), ("丁", None)]


def test_links_say_where_they_lead() -> None:
    """A title that names another host than the link's is replaced; what may not be published is left out."""
    links = (
        Link(type="blog", url="https://example.org/a", title="see https://bank.example/login"),
        Link(type="code", url="https://github.com/a/b/tree/main", title=None),
        Link(type="model", url="https://huggingface.co/a/b"),
        Link(type="demo", url="javascript:alert(1)", title="x"),
        Link(type="docs", url="https://example.org/a#part"),
        Link(type="docs", url="https://huggingface.co/docs/hub/spaces-storage"),
    )
    found = shown(story("url:x", "blog", "标题", "Title", links=links)).links
    assert [(link.label, link.target) for link in found] == [
        ("阅读全文", "example.org"),
        ("查看源码", "a/b"),
        ("模型地址", "a/b"),
        ("查看文档", "spaces-storage"),
    ]


def test_headline_falls_back_to_another_language() -> None:
    """A story without a headline in this language shows the one it has, marked as foreign."""
    found = story("url:x", "blog", "", "A title of several words", links=())
    assert (shown(found).headline, shown(found).headline_lang) == ("A title of several words", "en")


def test_wrong_details_name_the_story() -> None:
    """A story that was edited by hand into nonsense is named."""
    broken = model().model_copy(update={"details": {"type": "model"}})
    with pytest.raises(ValueError, match="hub:model:a/b"):
        shown(broken)


def test_formats_show_their_sizes_where_there_is_a_choice() -> None:
    """One format has its size as the download's; of several each shows its own."""
    one, other = FileFormat(name="safetensors", files=2, bytes=14_500_000_000), FileFormat(name="GGUF", files=1)
    assert facts(model(formats=(one,), bytes=one.bytes))["格式"].text == "safetensors"
    assert facts(model(formats=(one,), bytes=one.bytes))["下载大小"].text == "约 14.5 GB"
    assert facts(model(formats=(one, other)))["格式"].text == "safetensors（14.5 GB）、GGUF"


def test_growth_says_since_when_and_a_fall_is_no_growth() -> None:
    """Stars with what they gained by our own counts, per day only where they grew."""
    stars = counted("stars", 12_400).model_copy(update={"since": AS_OF - timedelta(days=2), "gained": 1024})
    grown = model().model_copy(update={"metrics": (stars,)})
    assert facts(grown, "en")["Popularity"].text == (
        "12.4k stars, +1k since 3 January 2026, 512 a day (as of 5 January 2026)"
    )
    assert facts(grown)["热度"].text == "星标 1.24 万，自 2026 年 1 月 3 日起 +1k，日均 512（截至 2026 年 1 月 5 日）"
    fallen = model().model_copy(update={"metrics": (stars.model_copy(update={"gained": -30}),)})
    assert facts(fallen, "en")["Popularity"].text == "12.4k stars, −30 since 3 January 2026 (as of 5 January 2026)"


def part(name: str, day: int, **more: Any) -> EventPart:
    start = datetime(2023, 7, day, 1, tzinfo=UTC)
    return EventPart(id=f"event:{name}@{day}", name=name, start=start, timezone="Asia/Shanghai", **more)


def test_parts_of_an_event_have_their_own_times() -> None:
    """A programme of at most eight, each with its zone; the editor's words for a part come first."""
    told = event(children=(part("Lab", 8, url="https://example.org/lab", names={"zh": "实验室"}), part("Talk", 9)))
    (programme,) = shown(told).listings
    assert programme.label == "议程"
    assert [(entry.text, entry.url) for entry in programme.entries] == [
        ("实验室，2023 年 7 月 8 日（周六）9:00（北京时间，UTC+8）", "https://example.org/lab"),
        ("Talk，2023 年 7 月 9 日（周日）9:00（北京时间，UTC+8）", None),
    ]
    many = event(children=tuple(part(f"Lab {day}", day) for day in range(1, 13)), more=3)
    assert shown(many).listings[0].entries[-1].text == "另有 7 项"


def test_further_dates_are_dates() -> None:
    """Without the name that stands above them; those of a series without its whole say so."""
    told = event(children=(part("Forum", 15),), recurring=True)
    (dates,) = shown(told, "en").listings
    assert (dates.label, dates.entries[0].text) == ("Further dates", "Sat 15 July 2023, 9:00 (Beijing, UTC+8)")
    assert shown(event(children=(part("Lab", 8),), parent="x"), "en").listings[0].label == "Also in this series"


def test_registration_that_is_over_is_said() -> None:
    """With its date; the link no longer invites to register."""
    page = Link(type="register", url="https://example.org/join")
    closed = event(
        registration="closed",
        registration_deadline=datetime(2023, 7, 1, 15, 59, tzinfo=UTC),
        registration_url="https://example.org/join",
    ).model_copy(update={"links": (page,)})
    assert facts(closed)["报名"].text == "已截止（2023 年 7 月 1 日）" and "报名截止" not in facts(closed)
    assert [link.label for link in shown(closed).links] == ["活动页面"]


def test_an_event_told_before_is_announced_earlier() -> None:
    """In its one line; a recap shows what can be seen, not how to register."""
    line = event().model_copy(update={"brief": True, "follow_up_of": "2023-07-03"})
    assert [badge.text for badge in shown(line).badges] == ["已预告"]
    over = event(recording_url="https://example.org/v", registration_url="https://example.org/join", price="free")
    recap = shown(over.model_copy(update={"kind": "recap"}))
    assert [link.type for link in recap.links] == ["recording"]
    assert [fact.label for line in recap.facts for fact in line] == ["时间"]


@pytest.mark.parametrize(
    ("start", "end", "zone", "text"),
    [
        ((2025, 12, 31, 12), (2026, 1, 1, 12), "UTC", "Wed 31 December 2025, 12:00 – Thu 1 January 2026, 12:00 (UTC)"),
        (
            (2026, 10, 31, 16), (2026, 11, 1, 17), "America/New_York",
            "Sat 31 October, 12:00 – Sun 1 November 2026, 12:00 (US Eastern, UTC−4/UTC−5)",
        ),
    ],
)  # fmt: skip
def test_events_across_a_year_and_a_clock_change(
    start: tuple[int, ...], end: tuple[int, ...], zone: str, text: str
) -> None:
    """Both days are told, and both offsets where the clocks change in between."""
    first, last = (datetime(*moment, tzinfo=UTC) for moment in (start, end))  # type: ignore[arg-type, misc]
    assert facts(event(start=first, end=last, timezone=zone), "en")["When"].text == text


def test_evaluations_say_who_measured_them() -> None:
    """Two at most, each with its data set."""
    results = (
        Result(metric="WER", value=4.25, dataset="Voices", verified=True),
        Result(metric="Accuracy", value=91, dataset="Kites"),
        Result(metric="F1", value=80, dataset="Wings"),
    )
    told = facts(model(results=results), "en")["Evaluation"].text
    assert "WER 4.25 on Voices (measured by Hugging Face)" in told and "reported by the authors" in told
    assert "Wings" not in told


def test_an_independent_test_is_called_one_and_linked() -> None:
    """A result that the card credits to somebody else is not the authors' own."""
    result = Result(metric="WER", value=4.25, dataset="Voices", by="Voice Board", url="https://board.example/kite")
    found = facts(model(results=(result,)), "en")["Evaluation"]
    assert (found.text, found.url) == ("WER 4.25 on Voices (independent test, Voice Board)", result.url)
    assert "第三方测试，Voice Board" in facts(model(results=(result,)), "zh")["评测"].text
    both = facts(model(results=(result, Result(metric="F1", value=80, dataset="Wings"))), "en")["Evaluation"]
    assert both.url is None and "reported by the authors" in both.text


def proved(found: Story, **values: Any) -> Story:
    """*found* with a Chinese sentence that says these fields."""
    proofs = tuple(
        Evidence(lang="zh", sentence=0, item=found.id, field=field.replace("__", "."), value=value)
        for field, value in values.items()
    )
    return found.model_copy(update={"evidence": proofs})


def test_what_a_sentence_says_is_not_said_again() -> None:
    """Only in the language of the sentence; a headline is no sentence."""
    details = PaperDetails(
        arxiv_id="2601.00001", submitted=date(2026, 1, 2), organisations=("Acme",), code="https://x.example/code"
    )
    counts = (counted("upvotes", 120), counted("stars", 40))
    plain = story("arxiv:2601.00001", "paper", "标题", "Title", details=details, metrics=counts)
    values = {"details__submitted": "2026-01-02", "links": {"code": "https://x.example/code"}, "metrics__stars": 40}
    said = proved(plain, **values, metrics__stars__as_of="2026-01-05T00:00:00Z")
    assert {"提交日期", "机构", "代码"} <= set(facts(plain)) and "星标" in facts(plain)["热度"].text
    assert {"提交日期", "代码"}.isdisjoint(facts(said)) and facts(said)["机构"].text == "Acme"
    assert facts(said)["热度"].text.startswith("赞同 120（")
    assert "Submitted" in facts(said, "en") and "40 stars" in facts(said, "en")["Popularity"].text
    title = Evidence(lang="zh", sentence="headline", item=plain.id, field="details.submitted", value="2026-01-02")
    assert "提交日期" in facts(plain.model_copy(update={"evidence": (title,)}))


def test_a_count_without_its_day_keeps_its_line() -> None:
    """The day stands nowhere else."""
    plain = story("hub:model:a/b", "model", "标题", "Title", metrics=(counted("likes", 40),))
    assert facts(proved(plain, metrics__likes=40))["热度"].text == facts(plain)["热度"].text


def test_posts_and_events_say_things_once() -> None:
    """Whoever invites, speaks or asks for money."""
    course = PostDetails(level="beginner", cost="free", organisers=("Acme",))
    plain = story("url:c", "course", "标题", "Title", details=course)
    assert (facts(plain)["难度"].text, facts(plain, "en")["Cost"].text) == ("入门", "free")
    said = facts(proved(plain, details__level="beginner", details__cost="free"))
    assert set(said) == {"主办"}
    meeting = event(organisers=("Acme",), series="Kites", registration_deadline=datetime(2026, 8, 20, tzinfo=UTC))
    fields = {"details__organisers": ["Acme"], "details__series": "Kites"}
    quiet = facts(proved(meeting, **fields, details__registration_deadline="2026-08-20T00:00:00Z"))
    assert {"主办", "系列活动", "报名截止"} <= set(facts(meeting))
    assert {"主办", "系列活动", "报名截止"}.isdisjoint(quiet)


def test_winners_are_printed_as_the_source_writes_them() -> None:
    """Prompt words in angle brackets stay text in every format."""
    found = story("url:w", "competition", "标题", "Title", details=PostDetails(winners=(Person(name="<guo-chao>"),)))
    assert [entry.text for listing in shown(found).listings for entry in listing.entries] == ["<guo-chao>"]


def test_the_family_of_a_work_is_named_with_its_sizes() -> None:
    """The other models and datasets of the same story."""
    members = (Member(item="hub:model:a/b-70b", title="a/b-70b", parameters=70_000_000_000),
               Member(item="hub:dataset:a/c", title="a/c"))  # fmt: skip
    assert facts(model().model_copy(update={"family": members}), "en")["Same work"].text == "a/b-70b (70B), a/c"


def test_words_of_the_source_are_a_quote_in_their_own_language_too() -> None:
    """Readers see who speaks: "we" of a source is not this newsletter's; its words stand together."""
    said = [Sentence(text="A window slides.", lang="en", method="extracted")]
    said.append(Sentence(text="We propose a window.", lang="en", method="extracted"))
    found = story("url:w", "blog", "标题", "Title", summary={"en": tuple(said), "zh": ()})
    assert [(block.text, block.quote) for block in shown(found, "en").blocks] == [
        ("A window slides. We propose a window.", True),
    ]
    own = said[1].model_copy(update={"method": "editor"})
    edited = found.model_copy(update={"summary": {"en": (own,), "zh": ()}})
    assert [block.quote for block in shown(edited, "en").blocks] == [False]


@pytest.mark.parametrize(
    ("copies", "zh", "en"),
    [
        (1, ("变体", "x/a-1"), ("Variant", "x/a-1")),
        (2, ("2 个变体", "x/a-1、x/a-2"), ("2 variants", "x/a-1, x/a-2")),
        (5, ("5 个变体", "x/a-1、x/a-2、x/a-3 等"), ("5 variants", "x/a-1, x/a-2, x/a-3 and 2 more")),
    ],
)
def test_variants_are_counted_once(copies: int, zh: tuple[str, str], en: tuple[str, str]) -> None:
    """The label counts the copies, the value names three of them."""
    found = model().model_copy(update={"variants": tuple(f"hub:model:x/a-{n + 1}" for n in range(copies))})
    for lang, (label, text) in (("zh", zh), ("en", en)):
        assert facts(found, lang)[label].text == text


def test_a_recording_of_sound_is_listened_to() -> None:
    """A podcast's file is no video."""
    sound = Link(type="video", url="https://example.org/episode.MP3?a=1")
    found = story("url:w", "podcast", "标题", "Title", links=(sound,))
    assert [shown(found, lang).links[0].label for lang in ("zh", "en")] == ["收听音频", "Listen"]


def test_the_pages_of_a_paper_are_told_apart() -> None:
    """The second one says whose it is."""
    pages = ("https://huggingface.co/papers/2601.00001", "https://arxiv.org/abs/2601.00001")
    found = story(
        "arxiv:2601.00001", "paper", "标题", "Title", links=tuple(Link(type="paper", url=url) for url in pages)
    )
    assert [link.label for link in shown(found).links] == ["论文页面", "论文页面（arXiv）"]


def test_nobody_is_sent_to_register_for_what_is_cancelled() -> None:
    """The link stays as the event's page; registration that closed on no known day is closed."""
    page = Link(type="register", url="https://example.org/join")
    off = event(status="cancelled", registration_url="https://example.org/join").model_copy(update={"links": (page,)})
    assert [link.label for link in shown(off).links] == ["活动页面"]
    assert facts(event(registration="closed"))["报名"].text == "已截止"


def test_a_part_does_not_link_to_the_page_of_the_whole() -> None:
    """Only to a page of its own."""
    start = datetime(2023, 7, 8, 1, tzinfo=UTC)
    urls = ("https://example.org/all", "https://example.org/own")
    parts = tuple(
        EventPart(id=f"event:{n}", name=f"P{n}", start=start, timezone="UTC", url=url) for n, url in enumerate(urls)
    )
    whole = event(children=parts).model_copy(update={"links": (Link(type="blog", url=urls[0]),)})
    assert [entry.url for entry in shown(whole).listings[0].entries] == [None, urls[1]]


def test_a_hard_term_is_explained_in_the_language_of_the_document() -> None:
    """Its name and its sentences; nothing where they are missing in that language."""
    texts = {"zh": "一对小矩阵。只训练它们。", "en": "Small matrices. Only those are trained."}
    known = Explainer(id="lora", term={"zh": "低秩适配", "en": "LoRA"}, text=texts)
    told = story("url:https://example.org", "blog", "标题", "Title", explainer=known)
    assert shown(told).explanation == Explanation("低秩适配", texts["zh"])
    assert shown(told, "en").explanation == Explanation("LoRA", texts["en"])
    only = known.model_copy(update={"text": {"zh": texts["zh"]}})
    assert shown(told.model_copy(update={"explainer": only}), "en").explanation is None


@pytest.mark.parametrize(
    ("known", "lang", "said"),
    [
        ({}, "zh", "暂无公开链接"),
        ({}, "en", "no public link yet"),
        ({"registration_by": "wechat"}, "zh", "暂无公开链接（海报上的二维码只能用微信扫描）"),
        ({"registration_by": "wechat"}, "en", "no public link yet (the code on the poster works only in WeChat)"),
    ],
)
def test_an_event_with_nothing_but_a_code_has_no_public_link(known: dict[str, Any], lang: str, said: str) -> None:
    """Readers are told so; a code that anybody can follow is a link."""
    details = EventDetails(uid="k", start=AS_OF, timezone="Asia/Shanghai", **known)
    told = story("event:k@20260105", "event", "风筝之夜", "Kite night", details=details)
    label = {"zh": "报名", "en": "Registration"}[lang]
    assert facts(told, lang)[label].text == said


def test_the_address_of_a_code_is_shown_whole() -> None:
    """Its title is itself."""
    url = "https://meet.example.org/register?id=7"
    details = EventDetails(uid="k", start=AS_OF, timezone="Asia/Shanghai", registration_url=url)
    links = (Link(type="register", url=url, title=url),)
    told = story("event:k@20260105", "event", "风筝之夜", "Kite night", details=details, links=links)
    assert [(link.target, link.url) for link in shown(told).links] == [(url, url)]
