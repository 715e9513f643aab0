"""Terms, names and words misheard: what is reported, and what is no fault."""

from __future__ import annotations

import pytest

from hugging_news.domain.glossary import faults, first_mentions
from hugging_news.pipeline.setup import glossary

MISHEARD = [
    ("Bird 模型最适合做文本分类", "Bird", "BERT"),
    ("先用bird做预训练", "bird", "BERT"),
    ("我们复线了论文的结果", "复线", "复现"),
    ("大家可以副线这个实验", "副线", "复现"),
    ("打开 word presss 的后台", "word presss", "WordPress"),
    ("Stable Diffusion 先出 512512 的图", "512512", "512×512"),
    ("再放大到 20482048 像素", "20482048", "2048×2048"),
    ("导出 19201080 的视频", "19201080", "1920×1080"),
    ("都放在 hugging phase 上", "hugging phase", "Hugging Face"),
    ("用 g radio 搭建演示", "g radio", "Gradio"),
    ("代码是 pie torch 写的", "pie torch", "PyTorch"),
    ("用 staple diffusion 生成", "staple diffusion", "Stable Diffusion"),
    ("The bird model is a transformer", "bird", "BERT"),
]


@pytest.mark.parametrize(("text", "found", "better"), MISHEARD)
def test_a_word_misheard_is_said(text: str, found: str, better: str) -> None:
    """With what was probably said, at its place."""
    (fault,) = faults(text, "zh", glossary())
    assert (fault.kind, text[fault.start : fault.end], fault.better) == ("slip", found, better)


@pytest.mark.parametrize(
    "text",
    [
        "A bird watch model for the garden",
        "列车驶入复线",
        "`Bird` 模型",
        "见 https://example.org/Bird/模型",
        "共 5120 张图",
        "编号 #512512 的议题",
        "BERT、LoRA 与 Gradio 模型",
        "访问令牌用来登录 Hub",
        "ONNX 的模型很小",
        "ONNX Model Zoo 有新模型",
        "Laura 训练了一个模型",
        "语音识别的字错误率（CER）为 3%",
        "共 6464 个模型",
    ],
)
def test_words_that_mean_themselves_are_no_fault(text: str) -> None:
    """A pattern needs its context; code and addresses are not looked at."""
    assert faults(text, "zh", glossary()) == ()


@pytest.mark.parametrize(
    ("text", "kind", "found", "better"),
    [
        ("每个令牌都要钱", "term", "令牌", "词元"),
        ("在小数据上精调", "term", "精调", "微调"),
        ("支持投机解码", "term", "投机解码", "推测解码"),
        ("拥抱脸发布了", "kept", "拥抱脸", "Hugging Face"),
        ("放在 Hugging Space 上", "name", "Hugging Space", "Spaces"),
        ("从 Dataset Hub 下载", "name", "Dataset Hub", "Datasets"),
        ("到 Model Zoo 里找", "name", "Model Zoo", "Models"),
    ],
)
def test_a_rejected_word_is_said(text: str, kind: str, found: str, better: str) -> None:
    """Terms by the table, names that stay in English, products that don't exist."""
    assert [(one.kind, one.found, one.better) for one in faults(text, "zh", glossary())] == [(kind, found, better)]


def test_english_has_no_chinese_terms_but_the_same_names() -> None:
    """Only names and slips are looked at."""
    assert [one.kind for one in faults("A Model Zoo, 令牌", "en", glossary())] == ["name"]


def test_the_first_mention_of_a_hard_term_names_the_english_one() -> None:
    """Once in an edition; terms that every reader knows need none, and names of tasks are no mention."""
    texts = [
        "微调之后推理更快",
        "用推测解码加速",
        "推测解码（speculative decoding）很快",
        "蒸馏（distillation）与词错误率（WER）",
    ]
    texts += ["这是零样本分类模型，词元分类也行", "混合专家（MoE）模型", "其零样本能力不错"]
    (place, fault), (later, second) = first_mentions(texts, glossary())
    assert (later, second.found) == (6, "零样本")
    assert (place, fault.found, fault.better) == (1, "推测解码", "推测解码（speculative decoding）")
