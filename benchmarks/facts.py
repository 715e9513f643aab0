"""Measures the fact lock on true sentences and on mutations of them: how many lies it catches, how many truths it doubts.

    python benchmarks/facts.py [--split tune|held] [--world FOLDER]… [--list]

The sentences of `benchmarks/facts.toml` are true by their evidence. Each is made wrong in every way that its words allow,
by rules that know nothing of the lock. `--world` adds the sentences made from fields of built editions (every
`edition.json` below a folder) as further true ones. `--list` prints what was missed.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from hugging_news.domain.facts import Passage, Vocabulary, doubts
from hugging_news.pipeline.setup import vocabulary

CASES = Path(__file__).with_suffix(".toml")
ZONE = "Asia/Shanghai"


@dataclass(frozen=True)
class Case:
    """A sentence with what is said to prove it; *kind* is how it was made wrong, empty when it is true."""

    text: str
    lang: str
    split: str
    passages: tuple[Passage, ...]
    kind: str = ""


def load(path: Path = CASES) -> Iterator[Case]:
    """The true sentences."""
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
        said = tuple(Passage("item", text=text) for text in row.get("from", ()))
        typed = tuple(Passage("item", field=name, value=value) for name, value in row.get("fields", {}).items())
        yield Case(row["text"], row["lang"], row["split"], said + typed)


# -- mutations ---------------------------------------------------------------------------------------------------------


def number(text: str) -> Iterator[str]:
    """Each number in digits or words, made another."""
    for match in re.finditer(r"(?<![A-Za-z0-9._/:-])[0-9][0-9,]*(?![0-9A-Za-z]*[.:/年月日-][0-9])(?! ?[年月日])", text):
        first = str(int(match[0][0]) % 9 + 1)
        yield text[: match.start()] + first + text[match.start() + 1 :]
    for old, new in NUMERALS.items():
        yield from swapped(text, old, new)


NUMERALS = {
    r"\bsix\b": "seven", r"\btwo\b": "three", r"\btwice\b": "three times", r"\bhalf\b": "a quarter", r"\bA third\b": "A quarter",
    r"两(?=支)": "三", r"两倍": "三倍", r"一半": "四分之一", r"三分之一": "四分之一", r"一百": "二百", r"第五": "第六",
}  # fmt: skip


def magnitude(text: str) -> Iterator[str]:
    """A number ten or a thousand times as large."""
    for match in re.finditer(r"(?<![A-Za-z0-9._/:-])[0-9][0-9,]*(?:\.[0-9]+)?(?= ?(?:[BMTk万亿%×倍]|GB|MB|参数|likes|词元|models|个|种))", text):
        number = match[0].replace(",", "")
        bigger = f"{float(number) * 10:g}" if "." in number else f"{number}0"
        yield text[: match.start()] + bigger + text[match.end() :]
    for old, new in {r"(?<=[0-9] )万": "亿", r"(?<=[0-9])k\b": "M", r"(?<=[0-9])B\b": "M", r"(?<=[0-9])M\b": "B", r"(?<=[0-9])T\b": "B"}.items():
        yield from swapped(text, old, new)


def unit(text: str) -> Iterator[str]:
    """A number with another unit."""
    for old, new in {
        r"GB\b": "MB", r"(?<=[0-9] )MB\b": "GB", r"兆": "GB", r"-bit\b": " GB", r"\bms\b": "s", r"毫秒": "秒", r"分钟": "小时",
        r"(?<=[0-9] )minutes": "hours", r"(?<=[0-9])%": " 倍", r"(?<=[0-9])×": "%", r"倍": " 个百分点", r"(?<=[0-9] )天": "周",
        r"(?<=[0-9] )days(?= after)": "weeks", r"美元": "欧元", r"\$": "€",
    }.items():
        yield from swapped(text, old, new)  # fmt: skip


def version(text: str) -> Iterator[str]:
    """A version with another number in it."""
    for match in re.finditer(r"(?<=[A-Za-z布距] )v?[0-9]+\.[0-9]+(?:\.[0-9]+)*(?![0-9%kBMT]| ?[万亿年%kBMT-])", text):
        head, _, last = match[0].rpartition(".")
        yield text[: match.start()] + f"{head}.{int(last) + 1}" + text[match.end() :]
        major, _, rest = match[0].partition(".")
        yield text[: match.start()] + f"{major}.{int(rest.split('.')[0]) + 10}{rest[len(rest.split('.')[0]):]}" + text[match.end() :]


def part(text: str) -> Iterator[str]:
    """Active and total parameters changed places."""
    if re.search(r"\bactiv|激活", text) and re.search(r"[0-9][BT]\b", text):
        sizes = list(re.finditer(r"[0-9.]+[BT]\b", text))
        if len(sizes) >= 2:
            a, b = sizes[0], sizes[1]
            yield text[: a.start()] + b[0] + text[a.end() : b.start()] + a[0] + text[b.end() :]
    if re.search(r"总参数|in total|\btotal\b", text):
        yield from swapped(text, r"总参数", "激活参数")
        yield from swapped(text, r"\btotal\b", "active")


POLARITY = {
    r"新增": "移除", r"移除": "新增", r"(?<!不再)(?<!的)支持(?!向)": "不再支持", r"不再支持": "支持", r"丢弃": "保留", r"保留": "丢弃", r"discards?": "keeps",
    r"thrown away": "kept", r"\bkeeps\b": "discards", r"更快": "更慢", r"更慢": "更快", r"\bfaster\b": "slower", r"\bsmaller\b": "larger",
    r"快(?= [0-9])": "慢", r"无需|不需要": "需要", r"(?<!不)需要": "无需", r"No action needed": "Action needed", r"允许": "禁止",
    r"禁止": "允许", r"may not be": "may be", r"may be": "may not be", r"降低|降到|降至|减少": "增加到", r"提高|提升": "降低", r"\brises\b": "falls",
    r"\bfalls\b|\bdrops\b": "rises", r"\bfewer\b": "more", r"优于": "不如", r"尚未": "已经", r"not yet available": "now available",
    r"have not been|are not": "are", r"免费": "收费", r"\bfree(?: of charge)?\b": "paid", r"仅限非商用": "可商用", r"可商用|允许商用": "不可商用",
    r"\bwithout conversion": "only after conversion", r"\badds\b": "removes", r"\bintroduces\b": "removes", r"was removed": "was added",
    r"were removed": "were added", r"\bneeds\b": "does not need", r"不兼容": "兼容", r"默认启用": "默认关闭", r"\bon by default": "off by default",
    r"扩大到|增加到": "减少到", r"\bgrows\b": "shrinks", r"缩小到|缩小": "扩大到", r"减小": "增大", r"improves": "gets worse", r"更好": "更差",
    r"更小": "更大", r"已截止": "尚未截止", r"\bopen until": "closed until", r"nothing has to be": "something has to be", r"建议升级": "不建议升级",
    r"\bopens\b": "closes", r"开放(?=了|至)": "关闭", r"需申请访问": "无需申请访问", r"带来": "移除", r"(?<!not )\breleased\b": "not released",
    r"\bsupports\b": "no longer supports", r"不会": "会", r"修复": "未修复", r"开源": "闭源", r"open-sourced|open source": "closed source",
    r"\bwas fine-tuned": "was not fine-tuned", r"由(?=[A-Za-z/ 0-9.-]+微调)": "并非由", r"发布了": "撤下了", r"\bstays available": "is removed",
}  # fmt: skip


def polarity(text: str) -> Iterator[str]:
    """A word turned into its contrary."""
    for old, new in POLARITY.items():
        yield from swapped(text, old, new)


ORGANISATIONS = {
    r"Meta\b(?!l)": "Google", r"智谱": "百度", r"阿里巴巴|Alibaba": "华为", r"腾讯|Tencent": "ByteDance", r"谷歌": "微软", r"英伟达": "英特尔",
    r"微软": "亚马逊", r"北京智源研究院|BAAI": "OpenBMB", r"月之暗面": "深度求索", r"ByteDance": "Xiaomi", r"Stanford": "Harvard",
    r"Tsinghua": "Peking", r"斯坦福": "清华", r"\bQwen(?= 的这个|\b(?= is))": "Mistral AI", r"DeepSeek(?= opens)": "Anthropic",
}  # fmt: skip
NAMES = {
    r"Muse Glimmer": "Muse Glitter", r"Distil-Whisper": "Distil-Wav2Vec", r"Whisper Web": "Bark Web", r"Gradio": "Streamlit",
    r"GraniteSWA": "GraniteSSM", r"Mellum": "Mellow", r"llama\.cpp": "whisper.cpp", r"Ollama": "LM Studio", r"SGLang": "vLLM", r"vLLM": "SGLang",
    r"Transformers": "Diffusers", r"PyTorch": "JAX", r"ComfyUI": "Gradio", r"Kimi K3": "Kimi K4", r"Jane Doe": "Jane Dow", r"H100": "A100",
    r"RTX 4090": "RTX 3090", r"safetensors": "pickle", r"GLM-5\.2": "GLM-5.1", r"bge-m4": "bge-m3", r"BF16": "FP16", r"Flash Attention": "Ring Attention",
    r"SWE-bench": "MMLU", r"Phi-5": "Phi-4", r"BERT": "Bird", r"LoRA": "DoRA", r"法语|French": "泰语", r"Paris": "Berlin", r"MiniMax-(?=H3|Music)": "MiniMix-",
    r"Muse-Glimmer-30B": "Muse-Glimmer-3B", r"Qwen3\.8-27B": "Qwen3.8-72B", r"LTX-2\.5": "LTX-2.3", r"@daviswer": "@vasqu", r"GPT-5": "Gemini 3",
    r"V4-Pro": "V4-Flash", r"Python(?= 3)": "CUDA", r"load_in_4bit": "load_in_8bit", r"eager": "sdpa", r"2606\.19348": "2606.19384",
    r"CVE-2026-12345": "CVE-2026-12354", r"CVE-2026-20001": "CVE-2026-20010", r"A95B": "A59B", r"GGUF": "ONNX", r"Mac": "Raspberry Pi",
}  # fmt: skip
LICENCES = {
    r"apache-2\.0|Apache-2\.0": "MIT 许可证", r"\bMIT\b": "GPL-3.0", r"CC BY-NC 4\.0": "CC BY 4.0", r"CC-BY-SA-4\.0": "CC-BY-4.0",
    r"BSD-3-Clause": "BSD-2-Clause", r"Llama 3\.1 Community License": "Gemma license",
}  # fmt: skip
ROLES = {
    r"点赞": "下载", r"(?<=[0-9]k )likes": "downloads", r"下载": "点赞", r"in the last 30 days|over the last 30 days": "this week", r"近 30 天": "本周",
    r"颗星": "个点赞", r"(?<=k )stars": "likes", r"第 ([0-9]+) 位": r"\1 个点赞", r"number ([0-9]) of": r"\1 likes among", r"(?<=M )downloads": "likes",
}  # fmt: skip


def organisation(text: str) -> Iterator[str]:
    for old, new in ORGANISATIONS.items():
        yield from swapped(text, old, new)


def name(text: str) -> Iterator[str]:
    for old, new in NAMES.items():
        yield from swapped(text, old, new)


def date(text: str) -> Iterator[str]:
    """Another day, month, year or weekday."""
    for match in re.finditer(r"([0-9]{1,2})(?= 日| [A-Z][a-z]{2,8} 20)|(?<=[a-z] )[0-9]{1,2}(?=, 20)", text):
        yield text[: match.start()] + str(int(match[0]) % 28 + 1) + text[match.end() :]
    for match in re.finditer(r"[0-9]{1,2}(?= 月)", text):
        yield text[: match.start()] + str(int(match[0]) % 12 + 1) + text[match.end() :]
    for match in re.finditer(r"\b20[0-9]{2}(?= 年|$|[ ,.])", text):
        yield text[: match.start()] + str(int(match[0]) + 1) + text[match.end() :]
    for old, new in {r"June": "July", r"July": "August", r"August": "October", r"September": "November", r"周六": "周日", r"\bSat\b": "Sun", r"Tuesday": "Friday"}.items():
        yield from swapped(text, old, new)


def licence(text: str) -> Iterator[str]:
    for old, new in LICENCES.items():
        yield from swapped(text, old, new)


def role(text: str) -> Iterator[str]:
    """A count that is said to count something else."""
    for old, new in ROLES.items():
        yield from swapped(text, old, new)


def swapped(text: str, old: str, new: str) -> Iterator[str]:
    """*text* with the first place of *old* replaced, where it has one."""
    other = re.sub(old, new, text, count=1)
    if other != text:
        yield other


MUTATIONS: dict[str, Callable[[str], Iterator[str]]] = {
    "number": number, "unit": unit, "version": version, "magnitude": magnitude, "active/total": part, "polarity": polarity,
    "organisation": organisation, "name": name, "date": date, "licence": licence, "role": role,
}  # fmt: skip


def mutations(case: Case) -> Iterator[Case]:
    """Every way in which *case* can be made wrong, each once."""
    seen = {case.text}
    for kind, mutate in MUTATIONS.items():
        for text in mutate(case.text):
            if text not in seen:
                seen.add(text)
                yield replace(case, text=text, kind=kind)


# -- figures -----------------------------------------------------------------------------------------------------------


def told(folder: Path) -> Iterator[Case]:
    """The sentences and headlines of built editions that were made from fields, with their evidence."""
    for path in sorted(folder.rglob("edition.json")):
        edition = json.loads(path.read_text(encoding="utf-8"))
        for story in (story for section in edition["sections"] for story in section["stories"]):
            for lang, lines in story["summary"].items():
                for place, line in enumerate(lines):
                    if line["method"] == "data":
                        yield Case(line["text"], lang, "world", _evidence(story, lang, place))
            for lang, line in story["headline"].items():
                if proof := _evidence(story, lang, "headline"):
                    yield Case(line, lang, "world", proof)


def _evidence(story: dict, lang: str, place: int | str) -> tuple[Passage, ...]:  # type: ignore[type-arg]
    rows = [row for row in story["evidence"] if row["lang"] == lang and row["sentence"] == place]
    return tuple(Passage(row["item"], row.get("quote") or "", row.get("field"), row.get("value")) for row in rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--split", choices=("tune", "held"), help="only these sentences")
    parser.add_argument("--world", type=Path, action="append", default=[], help="folder with built editions")
    parser.add_argument("--list", action="store_true", help="print what was missed")
    options = parser.parse_args()
    words = vocabulary(ZONE)
    true = [case for case in load() if options.split in (None, case.split)]
    wrong = [mutant for case in true for mutant in mutations(case)]
    missed = catches(wrong, words)
    alarms = truths([*true, *(case for folder in options.world for case in told(folder))], words)
    if options.list:
        print("\n".join(f"missed ({case.split}, {case.kind}): {case.text}" for case in missed))
    sys.exit(bool(alarms) or bool(missed))


def catches(wrong: list[Case], words: Vocabulary) -> list[Case]:
    """Print how many mutations were caught by kind, language and split; those that were missed."""
    missed = [case for case in wrong if not doubts(case.text, case.lang, case.passages, words)]
    total, lost = (Counter((row, column) for case in cases for row in (case.kind, "all") for column in (case.lang, case.split, "all")) for cases in (wrong, missed))
    columns = ["zh", "en", "tune", "held", "all"]
    print(f"{'caught':14}" + "".join(f"{column:>14}" for column in columns))
    for row in [*MUTATIONS, "all"]:
        cells = [f"{total[row, column] - lost[row, column]}/{total[row, column]}" for column in columns]
        print(f"{row:14}" + "".join(f"{cell:>14}" for cell in cells))
    print(f"caught {1 - len(missed) / max(len(wrong), 1):.1%} of {len(wrong)} mutations")
    return missed


def truths(cases: list[Case], words: Vocabulary) -> list[Case]:
    """Print how many true sentences are doubted by split and language, with the doubts; the sentences."""
    alarms = [(case, found) for case in cases if (found := doubts(case.text, case.lang, case.passages, words))]
    for split in sorted({case.split for case in cases}):
        for lang in ("zh", "en"):
            every = [case for case in cases if (case.split, case.lang) == (split, lang)]
            wrong = sum((case.split, case.lang) == (split, lang) for case, _ in alarms)
            print(f"false alarms {split:6} {lang}: {wrong}/{len(every)} ({wrong / max(len(every), 1):.1%})")
    for case, found in alarms:
        print(f"alarm ({case.split}): {case.text}  {[doubt.reason for doubt in found]}")
    return [case for case, _ in alarms]


if __name__ == "__main__":
    main()
