"""What readers write in their profile, and which items it is about."""

from __future__ import annotations

import pytest

from hugging_news.domain.items import Item, License
from hugging_news.domain.topics import Facts, Tables, fits, topic
from hugging_news.resources import load_toml
from tests.factories import dataset, item, model, paper

TABLES = Tables(load_toml("data", "tasks.toml"), load_toml("data", "licences.toml"), ("blog", "hf-blog"))
HEARING = model("acme/ears", task="automatic-speech-recognition")


def about(written: str, *items: Item) -> bool:
    return fits(topic(written, TABLES), Facts(items, TABLES))


@pytest.mark.parametrize(
    ("word", "title", "expected"),
    [
        ("rag", "A fragment of code", False),
        ("rag", "RAG with small models", True),
        ("rag", "用RAG做问答", True),
        ("gpt", "GPT4 and friends", False),
        ("语音", "开源语音合成工具", True),
        ("text-to-speech", "A text to speech model", True),
        ("Ｑｗｅｎ", "qwen at work", True),
        ("c++", "Kites in C++", True),
        ("speech recognition", "语音识别新进展", True),
        ("语音识别", "Speech recognition on a phone", True),
    ],
)
def test_a_word_is_whole_in_latin_and_anywhere_in_chinese(word: str, title: str, expected: bool) -> None:
    """Case, width and hyphens do not matter; names of one task stand for one another."""
    assert about(word, item(title=title)) is expected


@pytest.mark.parametrize("written", ["语音识别", "语音", "speech", "task:语音识别", "task:Speech recognition"])
def test_a_task_is_found_by_its_names_in_both_languages(written: str) -> None:
    """Though the item names only the Hub's identifier."""
    assert about(written, HEARING) and not about(written, model("acme/eyes", task="object-detection"))


def test_an_organisation_is_found_by_any_spelling() -> None:
    """Of a post, of the owner of a repository, of a paper."""
    for one in (item(organisation="Hugging Face"), dataset("HuggingFace/x")):
        assert about("org:huggingface", one) and about("org:Hugging Face", one)
    assert not about("org:hugging", dataset("huggingface/x"))


def test_a_licence_is_found_by_its_identifier_and_its_class() -> None:
    """One that was not fetched is neither."""
    fetched = model(license=License(state="stated", id="cc-by-nc-4.0"))
    assert about("license:cc-by-nc-4.0", fetched) and about("license:non-commercial", fetched)
    assert not about("license:permissive", fetched) and not about("license:not-stated", model())
    assert about("license:not-stated", model(license=License(state="not-stated")))


def test_kind_modality_source_and_id() -> None:
    """Each by its name."""
    assert (
        about("kind:paper", paper())
        and about("modality:audio", HEARING)
        and about("source:HF-Blog", item(source="hf-blog"))
    )
    assert about("arxiv:2608.00001", paper()) and about("hub:model:Acme/Ears", HEARING)


def test_a_word_may_look_like_a_name() -> None:
    """With `word:` before it."""
    assert about("word:Re:Zero", item(title="Re:Zero, a kite"))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("licence:mit", "did you mean 'license'"), ("license:apache2", "did you mean 'apache-2.0'"),
        ("kind:papr", "did you mean 'paper'"), ("source:hfblog", "did you mean 'hf-blog'"),
        ("task:speech-recognition-x", "unknown task"), ("modality:smell", "unknown modality"),
        ("", "nothing is named"), ("org: ", "nothing is named"), ("-", "nothing is named"),
    ],
)  # fmt: skip
def test_what_nobody_knows_is_an_error_with_the_nearest_name(written: str, said: str) -> None:
    """Nothing is taken for a word by mistake."""
    with pytest.raises(ValueError, match=said.replace("'", ".")):
        topic(written, TABLES)
