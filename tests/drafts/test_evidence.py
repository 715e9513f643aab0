"""What proves the words of an editor."""

from __future__ import annotations

from hugging_news.check.proof import passages as read
from hugging_news.domain.facts import doubts
from hugging_news.domain.items import Item
from hugging_news.domain.stories import EDITOR, Candidate, Decision, Draft, Evidence, Sentence, is_editors
from hugging_news.drafts.evidence import by_hand
from hugging_news.pipeline import setup
from tests.factories import candidate, item

WORDS = setup.vocabulary("Asia/Shanghai")
LEAD = item(summary="Kite was trained on 64 GPUs. It needs 24 GB of memory.", content="The licence is MIT.")


def proofs(text: str, lead: Item = LEAD, *others: Item, headline: str = "A title") -> list[Evidence]:
    """The evidence of one English sentence of an editor."""
    decided = Decision(summary={"en": (text,)})
    told = Draft({"en": headline}, {"en": (Sentence(text=text, lang="en", method="editor"),)}, ())
    return list(by_hand(told, candidate(lead, *others, decision=decided), WORDS))


def of_sentence(text: str, lead: Item = LEAD, *others: Item) -> list[Evidence]:
    return [one for one in proofs(text, lead, *others) if one.sentence == 0]


def test_the_sentence_of_the_source_that_says_so_is_quoted() -> None:
    """Verbatim, and no more of the source than is needed."""
    said = "Training took 64 GPUs."
    assert [one.quote for one in of_sentence(said)] == ["Kite was trained on 64 GPUs.", said]


def test_a_merged_item_proves_as_well() -> None:
    """Each piece of evidence names the item that it stands in."""
    other = item("url:https://example.org/b", title="Kite", summary="The set has 12,000 pictures.")
    assert [one.item for one in of_sentence("There are 12,000 pictures.", LEAD, other)] == [other.id, EDITOR]


def test_what_a_primary_source_contradicts_proves_nothing() -> None:
    """However the sentence was cut out of its text; the rest of that text does."""
    press = item("url:https://press.example/k", title="Kite", summary="Kite is red. It was trained on 640\nGPUs.")
    story = candidate(LEAD, press, silenced=("It was trained on 640 GPUs.",))
    told = Draft({"en": "Kite"}, {"en": (Sentence(text="Training took 640 GPUs.", lang="en", method="editor"),)}, ())
    found = [one for one in by_hand(told, story, WORDS) if one.sentence == 0]
    assert found and not any(one.item == press.id and "640" in (one.quote or "") for one in found)
    assert story.silences("It was trained on 640 GPUs. And more.") and not story.silences("Kite is red.")


def test_a_typed_field_proves() -> None:
    """With its value."""
    assert any(one.value == "2026-08-12T08:00:00Z" for one in of_sentence("It came out on 12 August 2026."))


def test_what_no_source_says_is_the_editors_word() -> None:
    """Its own words stand as evidence of `curation.toml`, beside what a source does say."""
    found = of_sentence("Trained on 64 GPUs for 9 weeks.")
    assert [(one.item, is_editors(one)) for one in found] == [(LEAD.id, False), ("curation.toml", True)]
    assert found[-1].quote == "Trained on 64 GPUs for 9 weeks."


def test_the_words_of_a_note_are_its_field() -> None:
    """A note holds the editor's sentences itself."""
    note = item("inbox:kite", words={"en": ("It weighs 300 g.",)})
    told = Draft({"en": "A title"}, {"en": (Sentence(text="It weighs 300 g.", lang="en", method="editor"),)}, ())
    found = [one for one in by_hand(told, candidate(note), WORDS) if one.sentence == 0]
    assert [(one.item, one.field, one.value) for one in found] == [("inbox:kite", "words.en", "It weighs 300 g.")]


def test_a_title_as_headline_is_proved_by_the_title() -> None:
    """Also where no editor wrote one."""
    assert [one.field for one in proofs("x") if one.sentence == "headline"] == ["title"]


def test_a_change_by_hand_is_found_whatever_proves_the_sentence() -> None:
    """The evidence of an editor's sentence proves it, and no other number."""
    for text, changed in (
        ("Training took 64 GPUs.", "Training took 46 GPUs."),
        ("It weighs 300 g.", "It weighs 500 g."),
        ("It needs 24 GB.", "It needs 42 GB."),
    ):
        known = read(of_sentence(text))
        assert not doubts(text, "en", known, WORDS) and doubts(changed, "en", known, WORDS)


def test_a_story_without_words_of_an_editor_gets_no_evidence() -> None:
    """That of other sentences is made with them."""
    told = Draft({}, {"en": (Sentence(text="x", lang="en", method="data"),)}, ())
    assert list(by_hand(told, Candidate("a", (LEAD,)), WORDS)) == []
