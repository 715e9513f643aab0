"""Which stories a model writes for, within which bounds, and what is kept of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from hugging_news.domain.errors import ModelError, NewsroomError
from hugging_news.domain.items import Item
from hugging_news.domain.stories import Candidate, Claim, Decision, Dispute, Draft, Pick
from hugging_news.domain.typography import House as Typography
from hugging_news.drafts.draft import draft
from hugging_news.drafts.llm import prompt
from hugging_news.drafts.llm.author import Author, House
from hugging_news.drafts.llm.judge import Tables
from hugging_news.drafts.llm.prompt import Messages
from hugging_news.newsroom.drafts import Kept
from hugging_news.pipeline import setup
from tests.factories import candidate, item, release

LANGS = ("zh", "en")
FIELDS = setup.tables(LANGS, "Asia/Shanghai")
TEXT = "A longer tail keeps a kite steady in strong wind. It needs less wind than before, and no second line."
STEADY = {
    "zh": "更长的尾巴让风筝保持平稳。",
    "en": "A longer tail keeps a kite steady.",
    "evidence": ["A longer tail keeps a kite steady"],
}
GOOD = json.dumps({"sentences": [STEADY]})


class Model:
    """Answers in turn, the last one again and again; errors are raised."""

    def __init__(self, *answers: str | ModelError) -> None:
        self.answers, self.asked = list(answers), list[Messages]()

    def ask(self, messages: Messages, schema: Mapping[str, Any]) -> str:
        self.asked.append(messages)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, ModelError):
            raise answer
        return answer


class Shelf:
    """Keeps answers in memory; *damaged* ones cannot be read."""

    def __init__(self) -> None:
        self.kept: dict[str, Kept] = {}
        self.damaged = False

    def read(self, key: str) -> Kept | None:
        if self.damaged:
            raise NewsroomError(f"{key}.json is damaged")
        return self.kept.get(key)

    def write(self, kept: Kept) -> None:
        self.kept[kept.key] = kept


def author(model: Model | None, shelf: Shelf | None = None, budget: int = 20, name: str = "org/tiny") -> Author:
    tables = Tables(setup.vocabulary("Asia/Shanghai"), Typography(names=setup.names()))
    house = House(LANGS, name, budget, FIELDS, tables, prompt.shipped())
    return Author(house, shelf or Shelf(), model)


def post(number: int = 1, **more: Any) -> Item:
    return item(
        f"url:https://example.org/{number}",
        **{"title": "Kites fly higher", "summary": f"{TEXT} Note {number}.", **more},
    )


def pick(lead: Item, brief: bool = False, **more: Any) -> Pick:
    return Pick(candidate(lead, **more), "learn", 1, brief)


def plain(one: Pick) -> Draft:
    return draft(one, setup.phrases(LANGS), FIELDS)


def written(writer: Author, one: Pick) -> Draft:
    return writer.written(one, plain(one))


def methods(made: Draft) -> dict[str, list[str]]:
    return {lang: [sentence.method for sentence in said] for lang, said in made.summary.items()}


def test_extracts_give_way_to_proved_sentences() -> None:
    """In both languages, each with the words of the source that prove it."""
    writer = author(Model(GOOD))
    made = written(writer, pick(post()))
    assert methods(made) == {"zh": ["model"], "en": ["model"]}
    assert {(e.lang, e.sentence, e.quote) for e in made.evidence if e.sentence == 0} == {
        (lang, 0, "A longer tail keeps a kite steady in strong wind.") for lang in LANGS
    }
    assert writer.counts.used == 1 and not writer.problems


def test_sentences_from_fields_stay_with_their_evidence() -> None:
    """Before and after the extracts' place."""
    lead = release(previous="1.9.0", lead=TEXT)
    before = plain(pick(lead))
    made = written(author(Model(GOOD)), pick(lead))
    fields = [sentence.text for sentence in before.summary["zh"] if sentence.method == "data"]
    assert [sentence.text for sentence in made.summary["zh"] if sentence.method == "data"] == fields
    for place, sentence in enumerate(made.summary["zh"]):
        proofs = [e for e in made.evidence if e.lang == "zh" and e.sentence == place]
        assert proofs and all((e.quote is not None) == (sentence.method == "model") for e in proofs)


def test_a_title_in_another_language_gets_a_headline() -> None:
    """The source's own title stays where it can be read, and so does an editor's headline."""
    answer = json.dumps({"sentences": [STEADY], "headline": {"zh": "风筝飞得更高", "en": "Higher kites"}})
    made = written(author(Model(answer)), pick(post()))
    assert made.headline == {"zh": "风筝飞得更高", "en": "Kites fly higher"}
    assert any(e.lang == "zh" and e.sentence == "headline" for e in made.evidence)
    decided = pick(post(), decision=Decision(headline={"zh": "编辑的标题"}))
    assert written(author(Model(answer)), decided).headline["zh"] == "编辑的标题"


@pytest.mark.parametrize(
    "one",
    [
        pick(post(words={"zh": ("编辑写的一句。",)})),
        pick(post(), decision=Decision(summary={"en": ("By the editor.",)})),
        pick(post(), brief=True),
        pick(post(), split_of="url:https://example.org/1"),
        pick(post(), tiers=("secondary",)),
        pick(post(summary="", content="")),
        pick(post(summary="Short words.")),
    ],
    ids=["words", "decision", "brief", "part", "press", "nothing", "little"],
)
def test_stories_that_gain_nothing_are_not_asked_about(one: Pick) -> None:
    """An editor's words, short notes, the press alone, and stories whose sources say too little."""
    model = Model(GOOD)
    assert written(author(model), one) == plain(one) and not model.asked


def test_a_full_summary_in_the_readers_language_is_left_alone() -> None:
    """Only one language, and enough words in it."""
    tables = Tables(setup.vocabulary("Asia/Shanghai"), Typography())
    model = Model(GOOD)
    writer = Author(House(("en",), "org/tiny", 9, FIELDS, tables, prompt.shipped()), Shelf(), model)
    one = pick(post(summary=TEXT + " The new frame folds in two and fits into a bag of forty centimetres."))
    english = draft(one, setup.phrases(("en",)), FIELDS)
    assert writer.written(one, english) == english and not model.asked


def test_a_kept_answer_is_not_asked_for_again() -> None:
    """The same draft without anybody to ask, also of a story that is drafted twice."""
    shelf, model = Shelf(), Model(GOOD)
    writer = author(model, shelf)
    first = written(writer, pick(post()))
    assert written(writer, pick(post())) == first and len(model.asked) == 1 and writer.counts.used == 1
    again = author(None, shelf)
    assert written(again, pick(post())) == first
    assert (again.counts.calls, again.counts.cached) == (0, 1)


@pytest.mark.parametrize(
    ("changed", "name"), [({"summary": TEXT + " New words."}, "org/tiny"), ({}, "org/other")], ids=["source", "model"]
)
def test_another_source_or_model_is_another_answer(changed: dict[str, Any], name: str) -> None:
    """The key is made of all that was sent and of the model's name."""
    shelf = Shelf()
    written(author(Model(GOOD), shelf), pick(post()))
    written(author(Model(GOOD), shelf, name=name), pick(post(**changed)))
    assert len(shelf.kept) == 2


def test_nothing_of_the_clock_is_in_the_key() -> None:
    """Scores and places may change from day to day."""
    shelf = Shelf()
    written(author(Model(GOOD), shelf), pick(post()))
    written(author(Model(GOOD), shelf), pick(post(), reasons=("another",), parts={"freshness": 0.2}))
    assert len(shelf.kept) == 1


def test_a_damaged_answer_is_said_and_asked_for_anew() -> None:
    """The story is written all the same."""
    shelf = Shelf()
    shelf.damaged = True
    writer = author(Model(GOOD), shelf)
    assert methods(written(writer, pick(post())))["zh"] == ["model"]
    assert len(writer.problems) == 1 and "is damaged; it is not used" in writer.problems[0]


class Full(Shelf):
    """Nothing can be kept."""

    def write(self, kept: Kept) -> None:
        raise NewsroomError("cannot write: disk full")


def test_answers_that_cannot_be_kept_are_not_used() -> None:
    """They could not be used again; the edition goes on, and the model is asked no more."""
    model = Model(GOOD)
    writer = author(model, Full())
    made = [written(writer, pick(post(number))) for number in range(2)]
    assert [methods(one)["en"] for one in made] == [["extracted"] * 2] * 2 and len(model.asked) == 1
    assert "cannot be kept: cannot write: disk full" in writer.problems[0] and len(writer.problems) == 2


def test_the_budget_goes_to_the_first_stories() -> None:
    """The others keep their words, and one line says how many."""
    model = Model(GOOD)
    writer = author(model, budget=1)
    made = [written(writer, pick(post(number))) for number in range(3)]
    assert [methods(one)["en"] for one in made] == [["model"], ["extracted"] * 2, ["extracted"] * 2]
    assert writer.problems == (
        "model: [model] budget of 1 calls is spent; stories that keep the words made without a model: 2",
    )


def test_nobody_is_asked_offline() -> None:
    """One line says so."""
    writer = author(None)
    one = pick(post())
    assert written(writer, one) == plain(one)
    assert writer.problems == ("model: nobody was asked; stories that keep the words made without a model: 1",)


def test_a_model_that_fails_again_and_again_is_given_up() -> None:
    """After three failures in a row; a success in between counts."""
    down = ModelError("answered 500")
    model = Model(down, down, GOOD, down, down, down, GOOD)
    writer = author(model)
    for number in range(9):
        written(writer, pick(post(number)))
    assert len(model.asked) == 6 and (writer.counts.failed, writer.counts.used) == (5, 1)
    assert "given up for this edition after 3 failures in a row" in writer.problems[-1]
    assert len(writer.problems) == 6


def test_a_lasting_failure_ends_it_at_once() -> None:
    """A wrong token, a long pause."""
    model = Model(ModelError("needs a token", lasting=True))
    writer = author(model)
    for number in range(3):
        written(writer, pick(post(number)))
    assert len(model.asked) == 1 and "needs a token" in writer.problems[-1] and writer.counts.failed == 1


def test_nonsense_is_kept_and_said_each_time() -> None:
    """So that the next build says the same; the line names the file to remove."""
    shelf = Shelf()
    first, again = author(Model("no JSON"), shelf), author(None, shelf)
    for writer in (first, again):
        one = pick(post())
        assert written(writer, one) == plain(one)
    assert first.problems == again.problems and "remove data/drafts/" in first.problems[0]


def test_a_line_names_each_sentence_that_is_not_used() -> None:
    """Its number and the reason; one line when none is left."""
    bad = {**STEADY, "evidence": ["a shorter tail"]}
    some, none = (
        author(Model(json.dumps({"sentences": [bad, STEADY]}))),
        author(Model(json.dumps({"sentences": [bad]}))),
    )
    for writer in (some, none):
        written(writer, pick(post()))
    story = "url:https://example.org/1"
    assert some.problems[0].startswith(f"model: story {story}, sentence 1 not used: its evidence 'a shorter tail'")
    assert (
        len(none.problems) == 1
        and f"story {story} keeps the words made without a model: sentence 1" in none.problems[0]
    )


def test_surrogates_in_an_answer_reach_no_file() -> None:
    """A server can send them as escapes."""
    shelf = Shelf()
    written(author(Model(GOOD.replace("风筝", "\ud83d")), shelf), pick(post()))
    assert next(iter(shelf.kept.values())).answer.encode("utf-8")


def test_a_variant_is_no_source() -> None:
    """A copy in another packing says nothing of its own."""
    copy = item("url:https://example.org/copy", summary="Packed once more, with the very same weights inside of it.")
    story: Candidate = candidate(post(), copy, variants=(copy.id,))
    model = Model(GOOD)
    one = Pick(story, "learn", 1)
    written(author(model), one)
    assert "Packed" not in model.asked[0].user and "longer tail" in model.asked[0].user


def test_what_is_disputed_or_only_in_the_press_is_not_sent() -> None:
    """Disputes are printed with the names of those who disagree; the press proves nothing here."""
    press = item("url:https://press.example/x", summary="The press has it that kites sing, and other things too.")
    claim = Claim(source="A", item="url:https://example.org/1", url="", figure="6", quote="It needs less wind…")
    text = f"{TEXT} Note 1. The new frame folds in two and fits into a bag of forty centimetres."
    story = candidate(
        post(summary=text), press, tiers=("primary", "secondary"), disputes=(Dispute(about="x", claims=(claim,)),),
        silenced=("Note 1.",),
    )  # fmt: skip
    model = Model(GOOD)
    written(author(model), Pick(story, "learn", 1))
    sent = model.asked[0].user
    assert "longer tail" in sent and not any(words in sent for words in ("sing", "less wind", "Note 1"))
