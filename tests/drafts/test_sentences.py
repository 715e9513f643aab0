"""Facts in, sentences out: releases, models, datasets and Spaces, in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hugging_news.domain.headlines import faults, subject_of
from hugging_news.domain.items import FileFormat, Item, License, Metric, Note, Relation, Result
from hugging_news.domain.stories import WORDING, Candidate, Draft, FollowUp, Pick
from hugging_news.domain.text import units
from hugging_news.drafts.data_to_text import headlines, say
from hugging_news.drafts.draft import draft
from hugging_news.drafts.fields import Field
from hugging_news.drafts.fields.base import with_article
from hugging_news.drafts.fields.release import needed, supported
from hugging_news.pipeline import setup
from tests.factories import INSIDE, NOW, candidate, dataset, model, release, space

LANGS = ("zh", "en")
TABLES = setup.tables(LANGS, "Asia/Shanghai")
LM = {"task": "text-generation", "parameters": 7_000_000_000}
MIT = License(state="stated", id="mit")


def told(story: Item | Candidate, place: int = 1, **more: Any) -> Draft:
    story = story if isinstance(story, Candidate) else candidate(story)
    return draft(Pick(replace(story, **more), "models", place), setup.phrases(LANGS), TABLES)


def text(words: Draft, lang: str) -> str:
    return ("" if lang == "zh" else " ").join(sentence.text for sentence in words.summary[lang])


def noted(*texts: str) -> tuple[Note, ...]:
    return tuple(Note(text=each, source=f"* {each}") for each in texts)


def downloaded(item: Item, count: int) -> Item:
    metric = Metric(counts="downloads", span="30d", value=count, as_of=NOW)
    return item.model_copy(update={"metrics": (*item.metrics, metric)})


def again(reason: Any, before: str | None = None, now: str | None = None) -> FollowUp:
    return FollowUp(edition="2026-08-03", story="x", reason=reason, before=before, now=now)


SENTENCES: list[tuple[str, Item | Candidate, str, str]] = [
    ("a known library", release("vllm-project/vllm", previous="1.9.0", previous_date=datetime(2026, 8, 2, 8,
     tzinfo=UTC)),
     "大模型推理引擎 vLLM 更新到 2.0.0，与上一版 1.9.0 相隔 10 天。",
     "vLLM, an inference engine for language models, is now at 2.0.0, 10 days after 1.9.0."),
    ("an unknown library", release(), "kite 更新到 2.0.0。", "kite is now at 2.0.0."),
    ("another package of a known repository", release("gradio-app/gradio", tag="@gradio/atoms@2.0.0",
     version="2.0.0"),
     "@gradio/atoms 更新到 2.0.0。", "@gradio/atoms is now at 2.0.0."),
    ("many models", release(models=("A1", "B2", "C3", "D4", "E5")),
     "kite 更新到 2.0.0。新支持 5 个模型，包括 A1、B2、C3 和 D4。",
     "kite is now at 2.0.0. It supports 5 new models, among them A1, B2, C3 and D4."),
    ("names in highlights", release(highlights=noted("Add support for LTX 2.5", "Fix the tail")),
     "kite 更新到 2.0.0。新支持 LTX 2.5。", "kite is now at 2.0.0. It now supports LTX 2.5."),
    ("what breaks", release(previous="1.9.0", breaking=noted("a", "b"), deprecations=noted("c"), action="code"),
     "kite 更新到 2.0.0，上一版是 1.9.0。如果你在用 1.9.0，升级前先看 2 项破坏性变更；另有 1 项弃用。",
     "kite is now at 2.0.0, after 1.9.0. If you are on 1.9.0, "
     "read the 2 breaking changes before you upgrade; 1 deprecation "
     "comes on top."),
    ("a minimum", release(minimums=noted("Minimum officially supported pytorch is now 2.7")),
     "kite 更新到 2.0.0。最低版本要求也提高了：先确认装的是 PyTorch 2.7 或更新。",
     "kite is now at 2.0.0. The minimum versions went up too: check that you have PyTorch 2.7 or later."),
    ("new people", release(contributors=("a", "b", "c")),
     "kite 更新到 2.0.0。这一版迎来 3 位新贡献者。", "kite is now at 2.0.0. 3 people contributed for the first time."),
    ("a dense model", model(**LM),
     "kite-7b 是 acme 的语言模型，有 7B 参数，能按提示写出文字。",
     "kite-7b is a language model by acme with 7B parameters; it writes text from a prompt."),
    ("a mixture of experts", model("acme/kite", **{**LM, "active_parameters": 10**9}),
     "kite 是 acme 的混合专家（MoE）语言模型，共 7B 参数，每个词元激活 1B 参数。",
     "kite is a mixture-of-experts (MoE) language model by acme with 7B parameters, 1B of them active for "
     "each token."),
    ("a task that nobody explained", model(task="kite-flying"),
     "kite-7b 是 acme 发布的 kite-flying 模型。", "kite-7b is a model for kite-flying by acme."),
    ("nothing but a name", model(), "kite-7b 由 acme 发布在 Hub 上。", "kite-7b was published on the Hub by acme."),
    ("announced", model(status="announced"),
     "kite-7b 由 acme 发布在 Hub 上。权重还没有放出，目前尚未开放。",
     "kite-7b was published on the Hub by acme. The weights are not yet available."),
    ("fine-tuned", model(base_models=(Relation(id="a/b", relation="finetune"),), languages=("en", "zh")),
     "kite-7b 由 acme 发布在 Hub 上。它由 a/b 微调而来，支持英语和中文。",
     "kite-7b was published on the Hub by acme. It was fine-tuned from a/b and supports English and Chinese."),
    ("an adapter", model(base_models=(Relation(id="a/b", relation="adapter"),)),
     "kite-7b 由 acme 发布在 Hub 上。它是 a/b 的适配器，要和基础模型一起加载。",
     "kite-7b was published on the Hub by acme. It is an adapter for a/b and is loaded together with its base "
     "model."),
    ("a merge", model(base_models=(Relation(id="a/b", relation="merge"), Relation(id="c/d", relation="merge"))),
     "kite-7b 由 acme 发布在 Hub 上。它由 a/b 和 c/d 合并而成。",
     "kite-7b was published on the Hub by acme. It is a merge of a/b and c/d."),
    ("quantised", model(base_models=(Relation(id="a/b", relation="quantized"),)),
     "kite-7b 由 acme 发布在 Hub 上。它是 a/b 的量化版本。",
     "kite-7b was published on the Hub by acme. It is a quantised version of a/b."),
    ("a base without a relation says nothing", model(base_models=(Relation(id="a/b"),)),
     "kite-7b 由 acme 发布在 Hub 上。", "kite-7b was published on the Hub by acme."),
    ("a context", model(context=262_144, languages=tuple("abcdefghijkl")),
     "kite-7b 由 acme 发布在 Hub 上。上下文可达 26.2 万个词元，支持 12 种语言。",
     "kite-7b was published on the Hub by acme. Its context holds 262k tokens, and it supports 12 languages."),
    ("multilingual is no language", model(languages=("multilingual",)),
     "kite-7b 由 acme 发布在 Hub 上。", "kite-7b was published on the Hub by acme."),
    ("an evaluation", model(results=(Result(metric="accuracy", value=71.2, dataset="GSM8K"),)),
     "kite-7b 由 acme 发布在 Hub 上。作者自报：它在 GSM8K 上的 accuracy 为 71.2。",
     "kite-7b was published on the Hub by acme. It scores 71.2 (accuracy) on GSM8K, reported by the authors."),
    ("files", model(formats=(FileFormat(name="GGUF", files=2),), bytes=4_100_000_000, gated=True),
     "kite-7b 由 acme 发布在 Hub 上。下载前要先在模型页申请访问。文件是 GGUF，"
     "这种格式常用来在自己的电脑上运行；共 4.1 GB。",
     "kite-7b was published on the Hub by acme. You have to ask for access on its page before you download "
     "it. It comes as "
     "GGUF, a format for running models on your own machine; the files take 4.1 GB."),
    ("code of its own", model(library="transformers", custom_code=True),
     "kite-7b 由 acme 发布在 Hub 上。用 Transformers 加载时会运行仓库自带的代码，先看过再用。",
     "kite-7b was published on the Hub by acme. Loading it with Transformers runs code from the repository, "
     "so read that first."),
    ("an open licence", model(license=MIT),
     "kite-7b 由 acme 发布在 Hub 上。它采用 MIT 许可证，可以商用，也可以修改。",
     "kite-7b was published on the Hub by acme. It is under the MIT licence, "
     "which allows commercial use and "
     "changes."),
    ("a non-commercial licence", model(license=License(state="stated", id="cc-by-nc-4.0")),
     "kite-7b 由 acme 发布在 Hub 上。许可证 CC-BY-NC-4.0 只许非商业用途。",
     "kite-7b was published on the Hub by acme. Its licence, CC-BY-NC-4.0, allows non-commercial use only."),
    ("a licence with a name", model(license=License(state="stated", id="other", name="kite-licence")),
     "kite-7b 由 acme 发布在 Hub 上。许可证是作者自己的 kite-licence，使用前请先读条款。",
     "kite-7b was published on the Hub by acme. It has a licence of its own, "
     "kite-licence; read it before you use the model."),
    ("no licence stated", model(license=License(state="not-stated")),
     "kite-7b 由 acme 发布在 Hub 上。模型卡没有声明许可证，使用前请先问作者。",
     "kite-7b was published on the Hub by acme. The card states no licence, "
     "so ask the authors before you use it."),
    ("an inherited licence is the base model's", model(license=License(state="stated", id="mit",
     inherited_from="a/b")),
     "kite-7b 由 acme 发布在 Hub 上。", "kite-7b was published on the Hub by acme."),
    ("downloads of a first place", downloaded(model(rank=1), 415_039),
     "kite-7b 由 acme 发布在 Hub 上。8 月 17 日它排在热门模型榜第 1 位，近 30 天下载 41.5 万次。",
     "kite-7b was published on the Hub by acme. On 17 August it was number 1 among trending models, "
     "with 415k downloads in "
     "30 days."),
    ("a riser", candidate(model(rank=4), moved="up"),
     "kite-7b 由 acme 发布在 Hub 上。在热门模型榜上，它本周升到第 4 位（8 月 17 日）。",
     "kite-7b was published on the Hub by acme. It rose to number 4 among trending models this week (17 August)."),
    ("another licence since", candidate(model(), follow_up=again("license", "mit", "apache-2.0")),
     "kite-7b 由 acme 发布在 Hub 上。许可证由 mit 改为 apache-2.0。",
     "kite-7b was published on the Hub by acme. Its licence changed from mit to apache-2.0."),
    ("many likes since", candidate(model(), follow_up=again("likes", "1000", "12000")),
     "kite-7b 由 acme 发布在 Hub 上。上次报道后又热起来：近 7 天新增 1.2 万个点赞，那时一共 1,000 个。",
     "kite-7b was published on the Hub by acme. It has taken off since we wrote about it: 12k new likes in 7 "
     "days, after 1,000 "
     "in all back then."),
    ("its family", candidate(model(), model("acme/kite-1b"), dataset("acme/winds")),
     "kite-7b 由 acme 发布在 Hub 上。同一工作还包括 acme/kite-1b 和 acme/winds。",
     "kite-7b was published on the Hub by acme. The same work includes acme/kite-1b and acme/winds."),
    ("a page to try it", candidate(model(), space("acme/fly")),
     "kite-7b 由 acme 发布在 Hub 上。想先试试，可以打开 Space acme/fly。",
     "kite-7b was published on the Hub by acme. To try it first, open the Space acme/fly."),
    ("a dataset", dataset(modalities=("image", "text"), rows=141_047_697, bytes=266_501_092_920,
     languages=("en",), gated=True),
     "voices 是 acme 的图像和文本数据集，有 1.41 亿条数据，共 267 GB。语言是英语。下载前要先在数据集页申请访问。",
     "voices is an image and text dataset by acme with 141M rows (267 GB). Its language: English. You "
     "have to ask for "
     "access on its page before you download it."),
    ("a dataset for a task", dataset(tasks=("automatic-speech-recognition",), splits=("train", "test"), license=MIT),
     "voices 是 acme 发布在 Hub 上的数据集。可以用来做语音识别。已经按 train 和 test 划分好，"
     "可以直接拿来训练和评测。许可证 MIT 允许商用和改动。",
     "voices is a dataset that acme published on the Hub. It is meant for speech recognition. It is already "
     "split into train "
     "and test, ready for training and evaluation. Its licence, MIT, allows commercial use and changes."),
    ("a sleeping Space", space(sdk="gradio", models=("a/b",), stage="sleeping", app_file="app.py", app_lines=16),
     "studio 是 acme 做的在线应用，背后是 a/b。本期整理时它在休眠：打开页面就会唤醒，请等一会儿。"
     "想看它怎么写的，读 app.py 就好，一共 16 行。",
     "studio is a web app by acme that runs a/b. It was asleep when this issue was made: opening the page "
     "wakes it, so give it "
     "a moment. To see how it is made, read app.py: one file of 16 lines."),
    ("a broken Space", space(sdk="gradio", stage="runtime_error"),
     "studio 是 acme 的在线应用。本期整理时它运行出错，请过一阵再试。",
     "studio is a web app by acme. It had a runtime error when this issue was made, so try it later."),
    ("a static Space", space(sdk="static", rank=3),
     "studio 是 acme 做的静态网页，程序在你的浏览器里运行。它 8 月 17 日在热门 Space 榜上排第 3 位。",
     "studio is a static page by acme: its program runs in your browser. On 17 August it was number 3 among "
     "trending Spaces."),
]  # fmt: skip


@pytest.mark.parametrize(("story", "zh", "en"), [row[1:] for row in SENTENCES], ids=[row[0] for row in SENTENCES])
def test_facts_become_sentences(story: Item | Candidate, zh: str, en: str) -> None:
    """What is known is said, what is not known is not."""
    words = told(story)
    assert (text(words, "zh"), text(words, "en")) == (zh, en)


HEADLINES: list[tuple[str, Item | Candidate, str, str]] = [
    ("two models named", release(models=("A1", "B2", "C3")), "kite 2.0.0：新增 A1、B2 等 3 个模型",
     "kite 2.0.0: adds A1, B2 and more (3 models)"),
    ("two models", release(models=("A1", "B2")), "kite 2.0.0：新增 A1 等 2 个模型", "kite 2.0.0: adds A1 and "
     "more (2 models)"),
    ("one model", release(models=("A1",)), "kite 2.0.0：新增 A1", "kite 2.0.0: adds A1"),
    ("long names of models", release(models=("The " * 20 + "A1", "B2")), "kite 2.0.0：新支持 2 个模型",
     "kite 2.0.0: 2 new models"),
    ("names in highlights", release(highlights=noted("Add support for LTX 2.5", "Support Gemma4 12B")),
     "kite 2.0.0：支持 LTX 2.5 和 Gemma4 12B", "kite 2.0.0: supports LTX 2.5 and Gemma4 12B"),
    ("a name in a later clause", release(highlights=noted("Accept xhigh effort and add grok-4.6 to ChatModel")),
     "kite 2.0.0：支持 grok-4.6", "kite 2.0.0: supports grok-4.6"),
    ("a subject that is a name", release(subject="Kite4 Strings"), "kite 2.0.0：Kite4 Strings", "kite 2.0.0: "
     "Kite4 Strings"),
    ("a subject in the source's words", release(subject="4-bit strings"), "kite 2.0.0 发布", "kite 2.0.0 is out"),
    ("security", release(security=noted("a", "b")), "kite 2.0.0：2 处安全修复", "kite 2.0.0: 2 security fixes"),
    ("one security fix", release(security=noted("a")), "kite 2.0.0：1 处安全修复", "kite 2.0.0: 1 security fix"),
    ("breaking changes", release(breaking=noted("a", "b")), "kite 2.0.0：2 项破坏性变更", "kite 2.0.0: 2 "
     "breaking changes"),
    ("one breaking change", release(breaking=noted("a")), "kite 2.0.0：1 项破坏性变更", "kite 2.0.0: 1 "
     "breaking change"),
    ("a minimum", release(minimums=noted("Requires Python 3.11 or later")), "kite 2.0.0：需要 Python 3.11 或更新",
     "kite 2.0.0: needs Python 3.11 or later"),
    ("deprecations", release(deprecations=noted("a", "b")), "kite 2.0.0：2 项功能将被弃用", "kite 2.0.0: 2 "
     "deprecations"),
    ("a patch", release(tag="v2.0.1", previous="2.0.0", change="patch"), "kite 2.0.1：修补 2.0.0 的问题",
     "kite 2.0.1: fixes for 2.0.0"),
    ("a known library", release("vllm-project/vllm"), "vLLM 2.0.0：新版大模型推理引擎",
     "vLLM 2.0.0: a new version of the inference engine for language models"),
    ("nothing known", release(), "kite 2.0.0 发布", "kite 2.0.0 is out"),
    ("announced", model(status="announced", **LM), "kite-7b：已公布，尚未开放", "kite-7b: announced, "
     "not yet available"),
    ("released", candidate(model(), follow_up=again("released", "announced", "weights")), "kite-7b：现在可以使用",
     "kite-7b: now available"),
    ("another licence", candidate(model(), follow_up=again("license", "mit", "apache-2.0")),
     "kite-7b：许可证由 mit 改为 apache-2.0", "kite-7b: licence changes from mit to apache-2.0"),
    ("many likes", candidate(model(), follow_up=again("likes", "1000", "12000")), "kite-7b：近 7 天新增 1.2 万个点赞",
     "kite-7b: 12k new likes in 7 days"),
    ("part of a work", candidate(model(), follow_up=again("part", "a/b", "c")), "kite-7b：与 a/b 同属一项工作",
     "kite-7b: part of the work on a/b"),
    ("a mixture of experts", model("acme/kite", **{**LM,
     "active_parameters": 10**9}), "kite：7B 参数的语言模型，每次激活 1B",
     "kite: a language model with 7B parameters, 1B active"),
    ("quantised", model(base_models=(Relation(id="a/b-7b", relation="quantized"),), **LM), "kite-7b：b-7b 的量化版",
     "kite-7b: b-7b, quantised"),
    ("a merge", model(base_models=(Relation(id="a/b-7b", relation="merge"),)), "kite-7b：b-7b 的合并模型",
     "kite-7b: a merge of b-7b"),
    ("an adapter", model(base_models=(Relation(id="a/b-7b", relation="adapter"),)), "kite-7b：为 b-7b 做的适配器",
     "kite-7b: an adapter for b-7b"),
    ("many languages", model(languages=tuple("abcdefghijkl"), **LM), "kite-7b：支持 12 种语言的语言模型",
     "kite-7b: a language model for 12 languages"),
    ("a long context", model(context=262_144, **LM), "kite-7b：上下文达 26.2 万词元的语言模型",
     "kite-7b: a language model with a context of 262k tokens"),
    ("fine-tuned", model(base_models=(Relation(id="a/b",
     relation="finetune"),), **LM), "kite-7b：由 b 微调的语言模型",
     "kite-7b: a language model fine-tuned from b"),
    ("gated", model(gated=True, **LM), "kite-7b：语言模型，下载需申请", "kite-7b: a language model, "
     "access on request"),
    ("non-commercial", model(license=License(state="stated",
     id="cc-by-nc-4.0"), **LM), "kite-7b：语言模型，仅限非商用",
     "kite-7b: a language model for non-commercial use"),
    ("to try online", candidate(model(**LM), space()), "kite-7b：7B 参数的语言模型，可在线试用",
     "kite-7b: a language model with 7B parameters, online to try"),
    ("an open licence", model(license=MIT, **LM), "kite-7b：7B 参数的语言模型，采用 MIT 许可证",
     "kite-7b: a language model with 7B parameters under the MIT licence"),
    ("as GGUF", candidate(model(**LM), variants=("hub:model:a/b-GGUF",)), "kite-7b：7B 参数的语言模型，有 GGUF 版",
     "kite-7b: a language model with 7B parameters, also as GGUF"),
    ("in GGUF", model(formats=(FileFormat(name="GGUF",
     files=1),), **LM), "kite-7b：GGUF 格式的语言模型，可在本机运行",
     "kite-7b: a language model in GGUF, to run locally"),
    ("new in the list", candidate(model(rank=5, **LM), moved="new"), "kite-7b：7B 参数的语言模型，新登热门榜第 5 位",
     "kite-7b: a language model with 7B parameters, new at number 5 on the trending list"),
    ("what it does", model(task="text-to-audio", parameters=10**9), "kite-7b：按文字生成声音或音乐，1B 参数",
     "kite-7b: makes sound or music from text, with 1B parameters"),
    ("providers", model(providers=("together", "fal-ai"), **LM), "kite-7b：7B 参数的语言模型，2 家可在线调用",
     "kite-7b: a language model with 7B parameters, served by 2 providers"),
    ("a first place", model(rank=1, **LM), "kite-7b：7B 参数的语言模型，热门榜第 1 位",
     "kite-7b: a language model with 7B parameters, number 1 on the trending list"),
    ("many downloads", downloaded(model(**LM), 415_039), "kite-7b：7B 参数的语言模型，30 天下载 41.5 万次",
     "kite-7b: a language model with 7B parameters and 415k downloads in 30 days"),
    ("a licence without a size", model(task="text-generation", license=MIT), "kite-7b：语言模型，采用 MIT 许可证",
     "kite-7b: a language model under the MIT licence"),
    ("risen", candidate(model(rank=5), moved="up"), "kite-7b：升到热门模型榜第 5 位",
     "kite-7b: up to number 5 among trending models"),
    ("dense", model(**LM), "kite-7b：7B 参数的语言模型", "kite-7b: a language model with 7B parameters"),
    ("a place alone", model(rank=5), "kite-7b：热门模型榜第 5 位", "kite-7b: number 5 among trending models"),
    ("an owner alone", model(), "kite-7b：acme 发布的模型", "kite-7b: a model by acme"),
    ("a long name", model("acme/" + "kite-" * 15 + "7b", **LM), "kite-" * 15 + "7b：7B 参数的语言模型",
     "kite-" * 15 + "7b: a language model with 7B parameters"),
    ("rows for all uses", dataset(rows=12_345, modalities=("text",),
     license=MIT), "voices：文本数据集，1.23 万条数据，可商用",
     "voices: 12.3k rows of text data, commercial use allowed"),
    ("rows on request", dataset(rows=12_345, modalities=("text",),
     gated=True), "voices：文本数据集，1.23 万条数据，需申请访问",
     "voices: 12.3k rows of text data, access on request"),
    ("rows", dataset(rows=12_345, modalities=("text",), bytes=3 * 10**9), "voices：文本数据集，1.23 万条数据，共 3 GB",
     "voices: 12.3k rows of text data, 3 GB"),
    ("a kind of data", dataset(modalities=("audio",)), "voices：音频数据集", "voices: an audio dataset"),
    ("a Space with a model", space(models=("a/kite-7b",)), "studio：在线试用 kite-7b", "studio: try kite-7b online"),
    ("a new Space", candidate(space(rank=4), moved="new"), "studio：新登上热门 Space 榜第 4 位",
     "studio: new at number 4 among trending Spaces"),
    ("a Space on top", space(rank=2), "studio：打开网页就能试，热门榜第 2 位",
     "studio: an app in the browser, number 2 among trending Spaces"),
    ("a Space", space(), "studio：acme 的在线应用", "studio: a web app by acme"),
]  # fmt: skip


@pytest.mark.parametrize(("story", "zh", "en"), [row[1:] for row in HEADLINES], ids=[row[0] for row in HEADLINES])
def test_facts_become_headlines(story: Item | Candidate, zh: str, en: str) -> None:
    """Subject first, the version in releases, then the most telling fact."""
    assert told(story).headline == {"zh": zh, "en": en}


MODELS = st.builds(
    model,
    repo_id=st.from_regex(r"[a-z]{1,8}/[A-Za-z0-9]{1,12}(-[A-Za-z0-9]{1,6}){0,3}", fullmatch=True),
    rank=st.none() | st.integers(1, 30),
    likes=st.none() | st.integers(0, 10**6),
    task=st.none() | st.sampled_from(sorted(TABLES.tasks)),
    parameters=st.none() | st.integers(1, 3 * 10**12),
    active_parameters=st.none() | st.integers(1, 10**11),
    context=st.none() | st.integers(1, 10**7),
    languages=st.lists(st.sampled_from(["en", "zh", "fr", "de", "ja", "multilingual", "xx"]), unique=True).map(tuple),
    providers=st.lists(st.sampled_from(["together", "fal-ai", "novita", "groq", "unknown"]), unique=True).map(tuple),
    gated=st.none() | st.booleans(),
    library=st.none() | st.sampled_from(["transformers", "diffusers", "mlx"]),
    bytes=st.none() | st.integers(1, 10**12),
    license=st.sampled_from([License(), MIT, License(state="not-stated"), License(state="stated", id="other")]),
    status=st.sampled_from([None, "announced", "weights"]),
)
RELEASES = st.builds(
    release,
    repo=st.sampled_from(["acme/kite", *sorted(TABLES.libraries)]),
    previous=st.none() | st.just("1.9.0"),
    models=st.lists(st.from_regex(r"[A-Z][a-z]{0,9}[0-9]( [A-Z][a-z]{1,9}){0,3}", fullmatch=True), max_size=7).map(
        tuple
    ),
    highlights=st.lists(st.sampled_from(["Add support for LTX 2.5", "Fix it", "Support Gemma4 12B"])).map(
        lambda texts: noted(*texts)
    ),
    breaking=st.none() | st.lists(st.just("a"), max_size=3).map(lambda texts: noted(*texts)),
    security=st.lists(st.just("a"), max_size=2).map(lambda texts: noted(*texts)),
)
STORIES = st.builds(
    lambda lead, moved, others: candidate(lead, *others, moved=moved if lead.kind == "model" else None),
    st.one_of(MODELS, RELEASES),
    st.sampled_from([None, "new", "up", "down", "same", "uncompared"]),
    st.sampled_from([(), (space("o/s"),), (dataset("o/d"), model("o/m"))]),
)


@given(STORIES, st.integers(1, 9))
def test_every_story_has_a_headline_without_faults(story: Candidate, place: int) -> None:
    """At most 24 units unless the subject itself is longer, in both languages."""
    for lang, headline in told(story, place).headline.items():
        assert (
            headline == subject_of(headline)
            or units(headline) <= 24
            or faults(subject_of(headline), lang, TABLES.manner)
        )
        assert [fault.kind for fault in faults(headline, lang, TABLES.manner) if fault.kind != "length"] == []


@given(STORIES, st.integers(1, 9))
def test_both_languages_say_the_same_by_the_same_proof(story: Candidate, place: int) -> None:
    """Sentence by sentence the same fields with the same values; each sentence has some."""
    words = told(story, place)
    proofs = {
        lang: sorted(
            (str(e.sentence), e.field or "", repr(e.value))
            for e in words.evidence
            if e.lang == lang and e.field != WORDING
        )
        for lang in LANGS
    }
    assert proofs["zh"] == proofs["en"]
    assert len(words.summary["zh"]) == len(words.summary["en"])
    assert {e.sentence for e in words.evidence} >= {"headline", *range(len(words.summary["zh"]))}


@given(STORIES, st.integers(1, 9))
def test_nothing_is_left_open_in_a_sentence(story: Candidate, place: int) -> None:
    """No field, bracket or double mark remains, and a sentence ends as one."""
    for lang, ending in (("zh", "。"), ("en", ".")):
        for sentence in told(story, place).summary[lang]:
            assert not set("{}[]|\u2713") & set(sentence.text) and "  " not in sentence.text
            assert sentence.text.endswith(ending) and not sentence.text.endswith(ending * 2)


def test_what_the_source_says_stands_between_what_it_is_and_what_to_do() -> None:
    """The order of EDITORIAL §3."""
    lead = model(library="transformers", summary="Kites of seven winds.", **LM)
    methods = [sentence.method for sentence in told(lead).summary["en"]]
    assert methods == ["data", "extracted", "data"]


def test_neighbours_open_differently() -> None:
    """Three dense models side by side."""
    openings = {told(model(f"acme/kite-{size}b", **LM), size).summary["zh"][0].text[:4] for size in (1, 2, 3)}
    assert len(openings) == 3


FIELDS = {name: Field(name.upper(), "id", name, name) for name in ("a", "b")}


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{a}.", "A."),
        ("{a}{c}.", None),
        ("{a}[, {c}].", "A."),
        ("{a}[, {b}].", "A, B."),
        ("{a}[, {c}|, {b}].", "A, B."),
        ("yes{?a}.", "yes."),
        ("yes{?c}.", None),
        ("yes{!c}.", "yes."),
        ("yes{!a}.", None),
        ("{a}[ yes{!b}| no].", "A no."),
    ],
)
def test_the_language_of_phrases(pattern: str, said: str | None) -> None:
    """Fields that are wanted, unwanted and optional."""
    found = say([pattern], FIELDS)
    assert (found and found[0]) == said


def test_what_a_phrase_asks_for_is_proof_and_what_it_rules_out_is_not() -> None:
    """Each field once, and the wording itself."""
    found = say(["{a} {a}{?b}{!c}"], FIELDS)
    assert found and [field.path for field in found[1]] == ["a", "b", WORDING]


def test_equal_wordings_take_turns_and_better_ones_come_first() -> None:
    """By the place of the story; what cannot be said is passed over."""
    wordings = [["{c}", "x{a}", "{c}{a}", "y{b}"], "{a}"]
    assert [found[0] for turn in range(3) if (found := say(wordings, FIELDS, turn))] == ["xA", "yB", "xA"]


def test_a_headline_must_fit_in_every_language() -> None:
    """The same rule in all of them; without one that fits, the last that can be said."""
    rules = {"zh": ["短", "{a}"], "en": ["Subject: " + "long " * 25, "{a}"]}
    facts = dict.fromkeys(LANGS, FIELDS)
    assert {text for text, _ in headlines(rules, facts).values()} == {"A"}
    assert {text for text, _ in headlines({lang: ["{c}"] for lang in LANGS}, facts).values()} == set()


@pytest.mark.parametrize(
    ("note", "names"),
    [
        ("Add JoyImageEdit native model support", ("JoyImageEdit",)),
        ("Implement Minimax Music 3 + Core Support for Cuda Graphs", ("Minimax Music 3",)),
        ("Add native Uni3C Controlnet support for Wan models", ("Uni3C Controlnet",)),
        ("Added support for Python 3.13", ("Python 3.13",)),
        ("Add FSDP plans to all models", ()),
        ("Support anima tunes with extra blocks", ()),
        ("Remove support for Python 3.9", ()),
        ("Add CI", ()),
        ("Fix support for LTX 2.5", ()),
    ],
)
def test_only_names_beyond_doubt_are_supported(note: str, names: tuple[str, ...]) -> None:
    """Both languages print them as they stand."""
    assert supported(noted(note)) == names


@pytest.mark.parametrize(
    ("note", "versions"),
    [
        ("Minimum officially supported pytorch is now 2.7", ("PyTorch 2.7",)),
        ("Requires Python >= 3.11", ("Python 3.11",)),
        ("byebye torch 2.4", ()),
        ("Trainer is faster on torch 2.4", ()),
    ],
)
def test_a_minimum_needs_a_word_that_says_so(note: str, versions: tuple[str, ...]) -> None:
    """A version that is only named is none."""
    assert needed(noted(note), TABLES) == versions


@pytest.mark.parametrize(
    ("noun", "said"),
    [("image model", "an image model"), ("model", "a model"), ("8B model", "an 8B model"),
     ("RLHF tool", "an RLHF tool"),
     ("unified model", "a unified model"), ("MCP server", "an MCP server"), ("GPU tool", "a GPU tool")],
)  # fmt: skip
def test_the_article_follows_the_sound(noun: str, said: str) -> None:
    """Of an acronym the name of its first letter."""
    assert with_article(noun, "en") == said


def test_a_day_is_that_of_the_newsletters_zone() -> None:
    """A list seen late in the evening in UTC was seen on the next day in Beijing."""
    assert "13 August" in text(told(model(rank=1, as_of=INSIDE.replace(hour=20))), "en")
