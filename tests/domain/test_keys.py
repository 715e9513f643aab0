"""Canonical addresses and what they stand for."""

from __future__ import annotations

import pytest

from hugging_news.domain.keys import arxiv_ids, canonical_url, fold, host_of, item_id, key_of, public_url, repo_of

SPELLINGS = {
    "https://hf.co/spaces/Xenova/whisper-web": "https://huggingface.co/spaces/Xenova/whisper-web",
    "https://hf-mirror.com/gpt2/": "https://huggingface.co/gpt2",
    "http://arxiv.org/pdf/2311.00430v2.pdf": "https://arxiv.org/abs/2311.00430",
    "https://export.arxiv.org/abs/2311.00430v1": "https://arxiv.org/abs/2311.00430",
    "https://youtu.be/abc?t=3": "https://www.youtube.com/watch?t=3&v=abc",
    "https://doi.org/10.48550/arXiv.2311.00430": "https://arxiv.org/abs/2311.00430",
    "https://ar5iv.labs.arxiv.org/html/2311.00430v1": "https://arxiv.org/abs/2311.00430",
    "https://www.youtube.com/shorts/abcdefghijk": "https://www.youtube.com/watch?v=abcdefghijk",
    "https://twitter.com/huggingface/status/1": "https://x.com/huggingface/status/1",
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
    text = (
        "see https://arxiv.org/abs/2311.00430v2, https://huggingface.co/models?other=arxiv%3A2311.00430, "
        "arXiv:2311.00430 and https://huggingface.co/papers/2306.14824"
    )
    assert arxiv_ids(text) == ("2311.00430", "2306.14824")


def test_what_is_compared_does_not_depend_on_capitals() -> None:
    """The Hub and GitHub redirect them; a tag and an address of its own keep theirs."""
    assert key_of("https://huggingface.co/Qwen/Qwen3-8B") == "hub:model:qwen/qwen3-8b"
    assert fold("github:Acme/Kite@V1") == "github:acme/kite@V1"
    assert key_of("https://example.org/A") == "url:https://example.org/A"


@pytest.mark.parametrize("rest", ["", "/", ".git", "/tree/main", "/releases", "/blob/main/README.md", "#readme"])
def test_the_front_pages_of_a_repository_are_the_repository(rest: str) -> None:
    """Its main branch and README too."""
    assert key_of(f"https://github.com/Acme/Kite{rest}") == "repo:acme/kite"


def test_a_page_inside_a_repository_is_a_page() -> None:
    """An issue is not the repository."""
    assert key_of("https://github.com/acme/kite/issues/12").startswith("url:")
    assert repo_of("github:Acme/Kite@v1") == "repo:acme/kite" and repo_of("hub:model:a/b") is None
