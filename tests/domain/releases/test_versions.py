"""Tags as repositories write them, their order, and what a step from one to the next means."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hugging_news.domain.releases import (
    change_of,
    is_own_train,
    is_prerelease,
    parse_version,
    previous_of,
)


@pytest.mark.parametrize(
    ("tag", "text", "train"),
    [
        ("v5.15.0", "5.15.0", ""),
        ("4.54.1", "4.54.1", ""),
        ("v1", "1", ""),
        ("v.1.2", "1.2", ""),
        ("5.0.0rc3", "5.0.0rc3", ""),
        ("v0.5.15.post1", "0.5.15.post1", ""),
        ("1.0.0-alpha.1", "1.0.0-alpha.1", ""),
        ("1.2.3+cu121", "1.2.3+cu121", ""),
        ("release-1.2", "1.2", ""),
        ("rel_2_0_23", "2.0.23", ""),
        ("gradio@5.1.0", "5.1.0", "gradio"),
        ("@gradio/chatbot@0.1.0", "0.1.0", "@gradio/chatbot"),
        ("gateway-v0.3.1", "0.3.1", "gateway"),
        ("sdk/v1.2", "1.2", "sdk"),
        ("go1.22.1", "1.22.1", "go"),
        ("b4567", "b4567", "b"),
        ("2026.8.18", "2026.8.18", ""),
        ("2026-08-18", "2026-08-18", ""),
        ("v4.49.0-Mistral-3", "4.49.0-Mistral-3", ""),
    ],
)
def test_versions_in_tags(tag: str, text: str, train: str) -> None:
    """The version is what follows `v`, a prefix or a package's name; the prefix tells trains of releases apart."""
    version = parse_version(tag)
    assert version is not None
    assert (version.text, version.train) == (text, train)


@pytest.mark.parametrize("tag", ["nightly", "latest", "main", "", "release-candidate", "nightly-20260101"])
def test_tags_without_a_version(tag: str) -> None:
    """A tag that names no version has none."""
    assert parse_version(tag) is None


def test_order() -> None:
    """Development, alpha, beta, candidate, final, variant, post: in this order, and numbers as numbers."""
    tags = (
        "v4.57.6 v5.0.0.dev0 5.0.0a1 v5.0.0-beta.2 v5.0.0rc0 v5.0.0-rc.2 v5.0.0rc10 v5.0 v5.0.0-Mistral-3 v5.0.0.post1 "
        "v5.0.1 v5.2.0 v5.10.0"
    )
    versions = [version for tag in tags.split() if (version := parse_version(tag))]
    assert len(versions) == 13
    assert all(lower < higher for lower, higher in pairwise(versions))


def test_trailing_zeros_do_not_count() -> None:
    """1.2 and 1.2.0 are one version."""
    assert parse_version("1.2") == parse_version("v1.2.0")
    assert len({parse_version("1.2"), parse_version("1.2.0")}) == 1


@pytest.mark.parametrize(
    ("previous", "tag", "change"),
    [
        ("v4.57.6", "v5.0.0", "major"),
        ("v5.14.1", "v5.15.0", "minor"),
        ("v5.14.0", "v5.14.1", "patch"),
        ("0.5.15", "0.5.15.post1", "patch"),
        (None, "v2.0.0", "major"),
        (None, "v2.1.0", "minor"),
        (None, "v2.1.3", "patch"),
        ("v5.0.0rc0", "v5.0.0rc1", "major"),
        ("gateway-v0.3.0", "v0.5.0", "minor"),
        ("2026.7.10", "2026.8.18", None),
        ("b4566", "b4567", None),
        ("v1.0", "nightly", None),
    ],
)
def test_changes(previous: str | None, tag: str, change: str | None) -> None:
    """A step is major, minor or patch by the first number that differs; dates and build counters do not say."""
    assert change_of(previous, tag) == change


@pytest.mark.parametrize(
    ("tag", "flag", "expected"),
    [
        ("v5.0.0rc3", False, True),
        ("v1.0.0-beta", False, True),
        ("1.0.dev0", False, True),
        ("v4.56.1-Vault-Gemma-preview", False, True),
        ("nightly-20260101", False, True),
        ("v5.0.0", True, True),
        ("v5.0.0", False, False),
        ("v0.5.15.post1", False, False),
        ("v1.2.3-cuda12", False, False),
        ("dev-tools@1.2.0", False, False),
        ("b4567", False, False),
    ],
)
def test_prereleases(tag: str, flag: bool, expected: bool) -> None:
    """What the platform flags is a pre-release, and what its own tag calls one."""
    assert is_prerelease(tag, flag) is expected


def test_previous_version() -> None:
    """The version before is the next lower final one of the same train, whatever was published in between."""
    tags = [
        "v4.57.5",
        "v5.0.0rc1",
        "v4.57.6",
        "v5.0.0rc0",
        "v5.0.0",
        "gateway-v4.9.0",
        "v4.57.6-Kite-preview",
        "nightly",
    ]
    assert previous_of("v5.0.0", tags) == "v4.57.6"
    assert previous_of("v5.0.0rc1", tags) == "v5.0.0rc0"
    assert previous_of("v4.57.5", tags) is None
    assert previous_of("nightly", tags) is None
    assert previous_of("gateway-v5.0.0", tags) == "gateway-v4.9.0"
    assert previous_of("kite@5.0.1", tags) is None
    assert previous_of("kite@5.0.1", tags, {"", "kite"}) == "v5.0.0"
    assert previous_of("kite@5.0.1", [*tags, "kite@4.0.0"], {"", "kite"}) == "kite@4.0.0"


def test_trains_of_a_repository() -> None:
    """A package's name belongs to the upgrade of its own versions alone."""
    assert is_own_train("v1.0", "acme/kite")
    assert is_own_train("kite@1.0.0", "acme/kite")
    assert is_own_train("kitetrain-v1.0", "acme/kite", "kitetrain")
    assert not is_own_train("gateway-v1.0", "acme/kite", "kite")


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text(one: str, other: str) -> None:
    """No tag raises, and two versions are always in an order."""
    first, second = parse_version(one), parse_version(other)
    if first and second:
        assert (first < second) + (first == second) + (first > second) == 1
    change_of(one, other)
    is_prerelease(one)
    previous_of(one, [other])
