"""Versions, identifiers, licences and names."""

from __future__ import annotations

import pytest

from tests.domain.facts.proving import by_fields, by_words

PROVED = [
    ("Transformers 4.30 发布。", "Transformers v4.30.0 is out."),
    ("Transformers 5.15.0rc1 is out.", "Release v5.15.0-rc.1 of Transformers"),
    ("模型 Qwen3-7B 发布。", "We publish Qwen/Qwen3-7B today."),
    ("Llama 4 is out.", "The Llama-4 models are here."),
    ("论文编号 2606.19348。", "See arXiv:2606.19348v2."),
    ("修复 CVE-2026-12345。", "Fixes CVE-2026-12345 in the loader."),
    ("加上 `load_in_4bit=True`。", "Pass load_in_4bit=True to the call."),
    ("由 @daviswer 贡献。", "Add it by @daviswer in #47179"),
    ("许可证为 apache-2.0。", "Released under the Apache License, Version 2.0."),
    ("It is licensed CC BY-NC 4.0.", "license: cc-by-nc-4.0"),
    ("代码开源。", "The code is MIT licensed."),
    ("不可商用。", "It may not be used commercially."),
    ("百度发布了模型。", "Baidu released a model."),
    ("Baidu released it.", "百度发布了它。"),
    ("抱抱脸上线了新功能。", "huggingface launches a feature."),
    ("支持法语。", "It supports French."),
    ("In Germany and online.", "在德国和线上举行。"),
    ("The GPU is used by the API.", "它用到显卡和接口。"),
]
REFUSED = [
    ("Transformers 4.30 发布。", "Transformers v4.30.1 is out.", "version"),
    ("Transformers 5.15.0 is out.", "Transformers 5.1.5 is out.", "version"),
    ("Transformers 5.15.0 is out.", "Transformers 5.15.0rc1 is out.", "version"),
    ("模型 Qwen3-8B 发布。", "We publish Qwen/Qwen3-7B today.", "identifier"),
    ("Llama 5 is out.", "The Llama-4 models are here.", "quantity"),
    ("Music 4 is out.", "Music 3 is out with 4 modes.", "quantity"),
    ("论文编号 2606.19384。", "See arXiv:2606.19348.", "identifier"),
    ("修复 CVE-2026-12354。", "Fixes CVE-2026-12345.", "identifier"),
    ("加上 `load_in_8bit=True`。", "Pass load_in_4bit=True.", "identifier"),
    ("加上 `Load_in_4bit=True`。", "Pass load_in_4bit=True.", "identifier"),
    ("由 @vasqu 贡献。", "Add it by @daviswer.", "identifier"),
    ("许可证为 MIT 许可证。", "Released under Apache 2.0.", "licence"),
    ("It is licensed CC BY 4.0.", "license: cc-by-nc-4.0", "licence"),
    ("代码开源。", "The weights are public.", "licence"),
    ("可商用。", "For non-commercial use only.", "licence"),
    ("腾讯发布了模型。", "Baidu released a model.", "name"),
    ("Tencent released it.", "百度发布了它。", "name"),
    ("Flacon 发布了。", "Falcon is released.", "name"),
    ("They work with OpenAI.", "They work with Baidu.", "name"),
    ("支持德语。", "It supports French.", "name"),
    ("A talk by Jane Dow.", "A talk by Jane Doe.", "name"),
]


@pytest.mark.parametrize(("text", "source"), PROVED)
def test_what_is_named_is_proved_in_any_spelling(text: str, source: str) -> None:
    """Notation, language and known spellings make no difference; common words need no proof."""
    assert by_words(text, source) == []


@pytest.mark.parametrize(("text", "source", "kind"), REFUSED)
def test_what_the_source_does_not_name_is_doubted(text: str, source: str, kind: str) -> None:
    """Another version, size, code, licence or name is not proved."""
    assert kind in by_words(text, source)


def test_a_repository_proves_its_parts() -> None:
    """Owner, name and size of `details.repo_id`."""
    assert by_fields("Qwen 的 Qwen3-7B 有 7B 参数。", details__repo_id="Qwen/Qwen3-7B") == []
    assert by_fields("Qwen 的 Qwen3-7B 有 70B 参数。", details__repo_id="Qwen/Qwen3-7B") == ["quantity"]


def test_an_organisation_is_proved_in_the_spelling_of_the_house() -> None:
    """`huggingface` proves `Hugging Face`."""
    assert by_fields("由 Hugging Face 发布。", organisation="huggingface") == []
    assert by_fields("由 OpenAI 发布。", organisation="huggingface") == ["name"]


def test_codes_prove_their_names() -> None:
    """Languages by their code, in both languages of the newsletter."""
    assert by_fields("支持英语和法语。", details__languages=["en", "fr"]) == []
    assert by_fields("支持英语和德语。", details__languages=["en", "fr"]) == ["name"]
