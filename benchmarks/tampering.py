"""Measures what `check` finds of a finished edition that was changed by hand: one word at a time, sentence by sentence.

    python benchmarks/tampering.py EDITION_JSON… [--list] [--kind number]… [--method editor]…

In every headline and sentence of the files one number, unit, version, name, organisation, licence, date or word with a
contrary is replaced, wherever it stands, by rules that know nothing of the lock; the evidence stays as it is. A change
is caught when the rules on evidence (Q2–Q5) find a gate in the story that they did not find before. Nothing is written.
`--list` prints what was missed. Exits 1 when less than 95 % of a kind is caught.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from hugging_news.check import RULES, Book
from hugging_news.domain.editions import Edition, Story
from hugging_news.newsroom import editions
from hugging_news.pipeline.setup import shipped_book

GOAL = 0.95
METHODS = ("data", "extracted", "model", "editor", "headline")

Place = int | str


@dataclass(frozen=True)
class Change:
    """One text of a story with one word changed."""

    kind: str
    story: Story
    lang: str
    place: Place
    method: str
    was: str
    now: str


# -- what is changed ---------------------------------------------------------------------------------------------------

_CODE = r"`[^`]*`|https?://\S+"
_VERSION = re.compile(
    r"(?<![\w.,])v?\d+\.\d+\.\d+(?:rc\d+)?(?![\w%.]*\d)"
    r"|(?<=[A-Za-z] )v?\d+\.\d+(?! ?[%kKMBTGm万亿倍×x年]|\d|\.\d)"
)
_NUMBER = re.compile(r"(?<![\w./:@-])\d+(?:,\d{3})*(?:\.\d+)?(?![\d,./:-]*\d)")
_HAN_DIGIT = re.compile(r"[两三四五六七八九](?=[个种款项位名条篇家张处门天周年倍类组台块次场])")
_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.I)
_DATES = (
    re.compile(r"(?<=\d 月 )(\d{1,2})(?= 日)"), re.compile(r"\b(\d{1,2})(?= 月)"), re.compile(r"\b(20\d\d)(?= 年)"),
    re.compile(r"\b(\d{1,2})(?= (?:January|February|March|April|May|June|July|August|September|October|November|Dec))"),
    re.compile(r"\b(\d{1,2})(?=:\d\d)"),
)  # fmt: skip
_UNITS = (
    ("GB", "MB"), ("MB", "GB"), ("TB", "GB"), ("万", "亿"), ("亿", "万"), (r"(?<=\d)B\b", "M"),
    (r"(?<=\d)M\b", "B"),
    (r"(?<=\d)k\b", "M"), (r"(?<=\d)T\b", "B"), ("%", " GB"), ("分钟", "小时"), ("小时", "分钟"),
    ("(?<=[0-9] )天", "周"),
    (r"\bdays\b", "weeks"), (r"\bminutes\b", "hours"), (r"\bhours\b", "minutes"), (r"\bms\b", "s"),
    (r"\bseconds\b", "hours"),
    ("million", "billion"), ("billion", "million"), (r"\$(?=\d)", "€"), ("美元", "欧元"),
    ("bits?", "GB"), ("倍", "%"),
)  # fmt: skip
_ORGANISATIONS = (
    "Google", "OpenAI", "Meta", "Microsoft", "NVIDIA", "Qwen", "DeepSeek", "Hugging Face", "Mistral AI", "Apple",
    "IBM", "Alibaba", "Tencent", "ByteDance", "Anthropic", "Stability AI", "谷歌", "微软", "腾讯", "阿里巴巴", "百度",
    "清华大学",
)  # fmt: skip
_PRODUCTS = (
    "Transformers", "Diffusers", "PyTorch", "Llama", "BERT", "Whisper", "Gemma", "Falcon", "Accelerate", "LangChain",
    "Segment Anything", "vLLM", "Gradio", "safetensors", "GGUF", "LoRA", "CUDA", "JAX", "DeepSpeed",
)  # fmt: skip
_LICENCES = (
    (r"\b[Aa]pache[- ]2\.0\b", "MIT"), (r"\bMIT\b(?! 许| Tech)", "apache-2.0"),
    (r"\bcc-by-4\.0\b", "cc-by-nc-4.0"),
    (r"\bCC BY 4\.0\b", "CC BY-NC 4.0"), (r"\b[Gg]emma(?= 许可| licen)", "MIT"),
    (r"\bBSD(?:-3-Clause)?\b", "GPL-3.0"),
    (r"\bGPL-3\.0\b", "MIT"), (r"\b[Oo]pen ?RAIL(?:-M)?\b", "MIT"), (r"非商用", "可商用"),
    (r"可商用", "不可商用"),
    (r"\bnon-commercial\b", "commercial"),
)  # fmt: skip
_CONTRARIES = (
    ("新增", "移除"), ("新支持", "不再支持"), ("(?<![不新再])支持", "不再支持"), ("不再支持", "支持"),
    ("移除|删除", "新增"),
    ("更快", "更慢"), ("更慢", "更快"), ("(?<![不先])需要", "无需"), ("无需|不需要|不用|不必", "需要"),
    ("更小", "更大"),
    ("更多", "更少"), ("降到|降至|降低|减少|缩小", "增加"), ("提高|提升|增长|增加", "降低"), ("更好", "更差"),
    ("优于", "不如"),
    ("可以", "不可以"), ("能(?!力|够|源|不)", "不能"), ("不能|无法", "能"), ("不会", "会"), ("没有", "有"),
    ("(?<!没)有(?=[ 0-9两三四五])", "没有"),
    ("(?<![不还])是", "不是"), ("已公开|已经公开|公开了", "尚未公开"), ("尚未", "已经"), ("免费", "收费"),
    ("开源", "闭源"), ("开放", "关闭"),
    ("上升", "下降"), ("下降", "上升"), ("修复|修补", "破坏"), ("保留", "丢弃"), ("不变", "改变"),
    ("(?<!不)允许", "禁止"), ("线上", "线下"),
    ("线下", "线上"), ("默认", "非默认"), ("取消", "恢复"), ("建议", "不建议"), ("(?<!不)超过", "不到"),
    ("发布", "撤回"), ("带来", "移除"),
    (r"\badds\b", "removes"), (r"\bremoves\b", "adds"), (r"\bsupports\b", "drops"), (r"\bdrops\b", "supports"),
    (r"\bsupport\b", "removal"), (r"\bfaster\b", "slower"), (r"\bslower\b", "faster"),
    (r"\bneeds?\b(?! no)", "does not need"),
    (r"\bneeds? no\b", "needs"), (r"\brequires?\b", "does not require"), (r"\bno longer\b", "still"),
    (r"\bnever\b", "always"),
    (r"\bcan(?! ?not)\b", "cannot"), (r"\bcannot\b", "can"), (r"(?<!it )\bis(?! not| never)\b", "is not"),
    (r"\bare(?! not| never)\b", "are not"),
    (r"\b(is|are|do|does|was) not\b", r"\1"), (r"\bwithout\b", "with"), (r"\bmore than\b", "less than"),
    (r"\bmore\b(?! than)", "less"),
    (r"\bsmaller\b", "larger"), (r"\blarger\b", "smaller"), (r"\bshrinks\b", "grows"),
    (r"\bfits\b", "does not fit"),
    (r"\bfree\b", "paid"), (r"\bopen(?= |-)", "closed "), (r"\bpublic\b", "private"),
    (r"\bnow available\b", "not yet available"),
    (r"\bfix(es|ed)\b", r"break\1"), (r"\bnew\b", "removed"), (r"\bbrings\b", "drops"),
    (r"\bby default\b", "never"), (r"\bonline\b", "in person"), (r"\bin person\b", "online"),
    (r"\breleased?\b", "withdrawn"),
    (r"\bonly\b", "not only"), (r"\bruns\b", "does not run"),
    (r"\bworks\b", "does not work"), (r"\bruns? in\b", "never run in"),
    (r"\bhas\b(?! to)", "lacks"), (r"\bno\b", "some"),
)  # fmt: skip


def _each(text: str, pattern: re.Pattern[str] | str, better: Callable[[re.Match[str]], str] | str) -> Iterator[str]:
    """*text* with each match replaced, one at a time; code and addresses stay."""
    walls = [match.span() for match in re.finditer(_CODE, text)]
    for match in re.finditer(pattern, text):
        if not any(low <= match.start() < high for low, high in walls):
            new = match.expand(better) if isinstance(better, str) else better(match)
            yield text[: match.start()] + new + text[match.end() :]


def number(text: str, story: Story) -> Iterator[str]:
    """The first and the last digit of each number, and each number in words."""
    apart = [match.span() for pattern in (*_DATES, _VERSION) for match in pattern.finditer(text)]
    for match in _NUMBER.finditer(text):
        if any(low <= match.start() < high for low, high in apart):
            continue
        for at in dict.fromkeys((match.start(), match.end() - 1)):
            yield text[:at] + str(int(text[at]) % 9 + 1) + text[at + 1 :]
    yield from _each(text, _HAN_DIGIT, lambda match: "三" if match[0] != "三" else "五")
    yield from _each(text, _WORD, lambda match: _WORDS[(_WORDS.index(match[0].lower()) + 2) % len(_WORDS)])


def unit(text: str, story: Story) -> Iterator[str]:
    for old, new in _UNITS:
        yield from _each(text, rf"(?<=[\d多])(?: ?|-){old}|{old}" if old[0] not in "(\\" else old, _like(old, new))


def _like(old: str, new: str) -> Callable[[re.Match[str]], str]:
    return lambda match: (match[0][: len(match[0]) - len(match[0].lstrip(" -"))]) + new


def version(text: str, story: Story) -> Iterator[str]:
    """The last and the first part of each version one higher."""
    for match in _VERSION.finditer(text):
        parts = re.split(r"(\d+)", match[0])
        for at in (1, -2):
            other = [*parts]
            other[at] = str(int(other[at]) + 1)
            yield text[: match.start()] + "".join(other) + text[match.end() :]


def date(text: str, story: Story) -> Iterator[str]:
    for pattern in _DATES:
        yield from _each(text, pattern, lambda match: str(int(match[1]) % (2100 if len(match[1]) == 4 else 11) + 1))
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    for place, day in enumerate(days):
        yield from _each(text, rf"\b{day}\b", days[(place + 2) % 7])
    han_day = r"(?<=周)[一二三四五六日](?=[ ，。）至到晚上下])"
    yield from _each(text, han_day, lambda match: "二" if match[0] != "二" else "四")


def organisation(text: str, story: Story) -> Iterator[str]:
    """Each organisation, that of the story too, is another."""
    for place, name in enumerate(dict.fromkeys((*_ORGANISATIONS, *filter(None, [story.organisation])))):
        other = _ORGANISATIONS[(place + 3) % len(_ORGANISATIONS)]
        yield from _each(text, _alone(name), other)


def name(text: str, story: Story) -> Iterator[str]:
    """Each product, entity and author is another; a repository gets another owner and another name."""
    own = [one for one in (*story.entities, *story.authors) if len(one) > 2 and one not in _ORGANISATIONS]
    for place, one in enumerate(dict.fromkeys((*_PRODUCTS, *own))):
        yield from _each(text, _alone(one), _PRODUCTS[(place + 5) % len(_PRODUCTS)])
    yield from _each(text, r"\b[\w.-]+(?=/[\w.-]+)(?<!http)", "nobody")
    yield from _each(text, r"(?<=[A-Za-z]/)[A-Z][\w.-]+", "Other-Model-1")
    yield from _each(text, r"\b[A-Z][A-Za-z]+\d*-\d[\w.-]*\w\b", lambda match: f"X{match[0][1:]}")


def _alone(name: str) -> str:
    word = re.escape(name)
    return rf"(?<![\w/-]){word}(?![\w/-])" if name.isascii() else word


def licence(text: str, story: Story) -> Iterator[str]:
    for old, new in _LICENCES:
        yield from _each(text, old, new)


def polarity(text: str, story: Story) -> Iterator[str]:
    for old, new in _CONTRARIES:
        yield from _each(text, old, new)


KINDS: dict[str, Callable[[str, Story], Iterator[str]]] = {
    "number": number, "unit": unit, "version": version, "name": name, "organisation": organisation,
    "licence": licence, "date": date, "polarity": polarity,
}  # fmt: skip


# -- what is found -----------------------------------------------------------------------------------------------------


def changes(edition: Edition) -> Iterator[Change]:
    """Every change of every headline and sentence, each once."""
    for story in edition.stories():
        for lang, place, method, text in _texts(story):
            seen = {text}
            for kind, change in KINDS.items():
                for now in change(text, story):
                    if now not in seen:
                        seen.add(now)
                        yield Change(kind, story, lang, place, method, text, now)


def _texts(story: Story) -> Iterator[tuple[str, Place, str, str]]:
    for lang, headline in story.headline.items():
        yield lang, "headline", "headline", headline
    for lang, sentences in story.summary.items():
        for place, sentence in enumerate(sentences):
            yield lang, place, sentence.method, sentence.text


def changed(change: Change) -> Story:
    story = change.story
    if change.place == "headline":
        return story.model_copy(update={"headline": {**story.headline, change.lang: change.now}})
    lines = list(story.summary[change.lang])
    lines[int(change.place)] = lines[int(change.place)].model_copy(update={"text": change.now})
    return story.model_copy(update={"summary": {**story.summary, change.lang: lines}})


def gates(edition: Edition, story: Story, book: Book) -> Counter[tuple[str, str]]:
    """What the rules on evidence refuse in one story, judged as the only one of its edition."""
    section = edition.sections[0].model_copy(update={"stories": (story,), "tables": ()})
    alone = edition.model_copy(update={"sections": (section,), "glance": (), "title": {}})
    found = (problem for name in ("Q2", "Q3, Q4", "Q5") for problem in RULES[name](alone, book))
    return Counter((one.rule, one.message) for one in found if one.severity == "gate")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("editions", type=Path, nargs="+", metavar="EDITION_JSON")
    parser.add_argument("--kind", action="append", choices=list(KINDS))
    parser.add_argument("--method", action="append", choices=METHODS)
    parser.add_argument("--list", action="store_true", help="print what was missed")
    options = parser.parse_args()
    total: Counter[tuple[str, str]] = Counter()
    missed: dict[tuple[str, str], list[Change]] = defaultdict(list)
    for path in options.editions:
        for change, found in judged(editions.read(path), options.kind or [*KINDS], options.method or METHODS):
            for row in (change.kind, "all"):
                for column in (change.method, change.lang, "all"):
                    total[row, column] += 1
                    missed[row, column] += [] if found else [change]
    table(total, missed)
    if options.list:
        for one in missed["all", "all"]:
            print(f"missed ({one.kind}, {one.method}, {one.lang}): {one.now}\n    {one.story.id}: {one.was}")
    sys.exit(any(len(missed[kind, "all"]) > (1 - GOAL) * total[kind, "all"] for kind in KINDS))


def judged(edition: Edition, kinds: Collection[str], methods: Collection[str]) -> Iterator[tuple[Change, bool]]:
    """Every change with whether it was found."""
    book = shipped_book(edition.window.timezone)
    before = {story.id: gates(edition, story, book) for story in edition.stories()}
    for change in changes(edition):
        if change.kind in kinds and change.method in methods:
            yield change, bool(gates(edition, changed(change), book) - before[change.story.id])


def table(total: Counter[tuple[str, str]], missed: dict[tuple[str, str], list[Change]]) -> None:
    """Caught of all, by kind and method."""
    columns = [*METHODS, "zh", "en", "all"]
    print(f"{'caught':14}" + "".join(f"{column:>12}" for column in columns))
    for row in [*KINDS, "all"]:
        cells = [f"{total[row, one] - len(missed[row, one])}/{total[row, one]}" for one in columns]
        share = 1 - len(missed[row, "all"]) / max(total[row, "all"], 1)
        print(f"{row:14}" + "".join(f"{cell:>12}" for cell in cells) + f"{share:>8.1%}")


if __name__ == "__main__":
    main()
