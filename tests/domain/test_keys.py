"""Canonical addresses and what they stand for."""

from __future__ import annotations

import pytest

from hugging_news.domain.keys import arxiv_ids, canonical_url, host_of, item_id, public_url

SPELLINGS = {
    "https://hf.co/spaces/Xenova/whisper-web": "https://huggingface.co/spaces/Xenova/whisper-web",
    "https://hf-mirror.com/gpt2/": "https://huggingface.co/gpt2",
    "http://arxiv.org/pdf/2311.00430v2.pdf": "https://arxiv.org/abs/2311.00430",
    "https://export.arxiv.org/abs/2311.00430v1": "https://arxiv.org/abs/2311.00430",
    "https://youtu.be/abc?t=3": "https://www.youtube.com/watch?t=3&v=abc",
    "https://example.org/a?utm_source=x&b=2&a=1#top": "https://example.org/a?a=1&b=2",
    "https://example.org:443/a/": "https://example.org/a",
    "https://mp.weixin.qq.com/s?__biz=a&mid=1&idx=1&sn=2&chksm=3#wechat": "https://mp.weixin.qq.com/s?__biz=a&idx=1&mid=1&sn=2",
}
IDS = {
    "https://github.com/huggingface/transformers/releases/tag/v5.15.0": "github:huggingface/transformers@v5.15.0",
    "https://hf.co/spaces/Xenova/whisper-web": "hub:space:Xenova/whisper-web",
    "https://huggingface.co/datasets/a/b": "hub:dataset:a/b",
    "https://huggingface.co/moonshotai/Kimi-K3/tree/main": "hub:model:moonshotai/Kimi-K3",
    "https://huggingface.co/papers/2311.00430": "arxiv:2311.00430",
    "https://huggingface.co/blog/muse-glimmer": "url:https://huggingface.co/blog/muse-glimmer",
    "https://huggingface.co/a/b/discussions/3": "url:https://huggingface.co/a/b/discussions/3",
    "https://github.com/huggingface/transformers": "url:https://github.com/huggingface/transformers",
}


@pytest.mark.parametrize(("url", "expected"), SPELLINGS.items())
def test_one_spelling(url: str, expected: str) -> None:
    """Mirrors, versions, trackers, fragments and default ports say nothing; WeChat's parameters are its identity."""
    assert canonical_url(url) == expected and canonical_url(expected) == expected


@pytest.mark.parametrize(("url", "expected"), IDS.items())
def test_what_an_address_stands_for(url: str, expected: str) -> None:
    """Releases, repositories and papers are known by their address."""
    assert item_id(url) == expected


@pytest.mark.parametrize("url", ["mailto:a@example.org", "http://[", "https://example.org:port/", "javascript:x", ""])
def test_what_is_no_address_is_left_as_it_is(url: str) -> None:
    """And never an exception."""
    assert canonical_url(url) == url and isinstance(host_of(url), str)


def test_public_pages() -> None:
    """Whatever endpoint served the data."""
    assert public_url("github:a/b@v1") == "https://github.com/a/b/releases/tag/v1"
    assert public_url("hub:space:a/b") == "https://huggingface.co/spaces/a/b"
    assert public_url("arxiv:2311.00430") == "https://arxiv.org/abs/2311.00430"
    assert public_url("inbox:note") is None


def test_papers_named_in_a_text() -> None:
    """Once each, without version."""
    text = "see https://arxiv.org/abs/2311.00430v2, arXiv:2311.00430 and https://huggingface.co/papers/2306.14824"
    assert arxiv_ids(text) == ("2311.00430", "2306.14824")
