"""The words of a draft as the house sets them."""

from __future__ import annotations

from hugging_news.domain.stories import Draft, Evidence, Sentence
from hugging_news.drafts.typesetting import typeset
from hugging_news.pipeline.setup import house

QUOTE = "我们在github上发布了Flacon模型,欢迎试用!"


def test_words_are_set_and_evidence_stays() -> None:
    """Ours are spelt by the house too; of a source's only how they are set."""
    said = (Sentence(text=QUOTE, lang="zh", method="extracted"), Sentence(text=QUOTE, lang="zh", method="editor"))
    proof = (Evidence(lang="zh", sentence=0, item="a", quote=QUOTE),)
    draft = Draft({"zh": "Huggingface发布", "en": "Huggingface's news"}, {"zh": said}, proof, {"zh": "好,好"})
    done = typeset(draft, "another title", house())
    assert [one.text for one in done.summary["zh"]] == [
        "我们在 github 上发布了 Flacon 模型，欢迎试用！",
        "我们在 GitHub 上发布了 Falcon 模型，欢迎试用！",
    ]
    assert done.headline == {"zh": "Hugging Face 发布", "en": "Hugging Face’s news"}
    assert done.glance == {"zh": "好，好"}
    assert done.evidence == proof


def test_a_headline_that_is_the_sources_title_keeps_its_spelling() -> None:
    """A title is a name."""
    done = typeset(Draft({"en": "Github, gitlab, and more"}, {}, ()), "Github, gitlab, and more", house())
    assert done.headline["en"] == "Github, gitlab, and more"


def test_words_in_a_third_language_stay() -> None:
    """Their rules are not known here."""
    said = (Sentence(text="Bonjour !  Ça va ?", lang="fr", method="extracted"),)
    assert typeset(Draft({}, {"en": said}, ()), "title", house()).summary["en"] == said
