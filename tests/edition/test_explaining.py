"""The lead story's hard term: which one, whose, and how often."""

from __future__ import annotations

from hugging_news.domain.editions import Edition, Explainer, LicenseNote, Section, Story
from hugging_news.domain.explainers import Term
from hugging_news.domain.items import ModelDetails, Note, ReleaseDetails
from hugging_news.edition.assemble import reading_minutes
from hugging_news.edition.explaining import explained, hardest
from tests.renderers.factory import weekly
from tests.renderers.parts import section as titled
from tests.renderers.parts import story


def term(id: str, level: int = 2, tags: tuple[str, ...] = (), **aliases: str) -> Term:
    name = {"zh": f"{id} 术语", "en": f"term {id}"}
    text = {"zh": "这是第一句。这是第二句。" * 20, "en": "This is one sentence. This is another. " * 60}
    return Term(id, name, level, tuple(aliases.values()) or (id,), frozenset(tags), text)


LORA, MOE, CACHE = term("LoRA"), term("MoE", 3, zh="混合专家", en="MoE"), term("kv-cache", 3, en="KV cache")
TERMS = (LORA, MOE, CACHE)


def tell(id: str, zh: str = "", en: str = "", /, **values: object) -> Story:
    return story(id, str(values.pop("kind", "blog")), f"标题 {id}", f"Title {id}", summary=((zh,), (en,)), **values)


def section(id: str, *stories: Story) -> Section:
    return titled(id, id, id, stories)


def edition(*sections: Section, id: str = "2026-01-05") -> Edition:
    words = {"zh": "每周一期。", "en": "Each week."}
    return weekly(id=id, sections=sections, intro=words, signoff=words)


def given(found: Edition) -> dict[str, str]:
    return {story.id: story.explainer.id for story in found.stories() if story.explainer}


def test_the_lead_story_gets_the_hardest_term_in_both_languages() -> None:
    """Once an edition; a harder term of a later story waits."""
    lead, later = tell("one", "用 LoRA 微调。", "Uses a LoRA."), tell("two", "混合专家模型。", "An MoE model.")
    found = explained(edition(section("top", lead, later)), (), TERMS)
    assert given(found) == {"one": "LoRA"}
    told = found.stories()[0].explainer
    assert told == Explainer(id="LoRA", term=dict(LORA.name), text=dict(LORA.text))


def test_a_hard_term_comes_before_an_easy_one_that_is_named_first() -> None:
    """Level decides, then the place; either language may name it."""
    assert hardest(tell("one", "LoRA 与混合专家。", "LoRA and experts."), TERMS) is MOE
    assert hardest(tell("one", "缓存。", "The KV cache of MoE models."), TERMS) is CACHE


def test_what_release_notes_say_counts_and_evidence_that_is_not_printed_does_not() -> None:
    """Highlights stand under the story; the whole text of the source does not."""
    notes = ReleaseDetails(repo="a/b", tag="v1", version="1", highlights=(Note(text="Faster KV cache", source="x"),))
    assert hardest(tell("one", "新版本。", "New.", kind="release", details=notes), TERMS) is CACHE


def test_the_task_of_a_model_calls_for_its_term_where_no_words_do() -> None:
    """Words that are printed come first, however easy."""
    speech = term("asr", 3, ("automatic-speech-recognition",), en="ASR")
    model = ModelDetails(repo_id="a/b", task="automatic-speech-recognition")
    assert hardest(tell("one", "模型。", "A model.", kind="model", details=model), (LORA, speech)) is speech
    assert hardest(tell("one", "LoRA。", "LoRA.", kind="model", details=model), (LORA, speech)) is LORA


def test_a_tag_that_readers_do_not_see_calls_for_nothing() -> None:
    """The card prints the licence, so that one does; the tags of a repository it does not print."""
    agents, rail = term("agent", 3, ("agents",), en="AI agent"), term("rail", 2, ("license:openrail",), en="RAIL")
    licence = LicenseNote.model_validate({"id": "openrail", "class": "use-limits"})
    plain = tell("one", "模型。", "A model.", kind="model", tags=("agents",), license=licence)
    assert hardest(plain, (agents, rail)) is rail
    assert hardest(plain, (agents,)) is None


def test_a_term_that_the_summary_explains_is_passed_over() -> None:
    """Readers are not told twice."""
    assert hardest(tell("one", "混合专家是一种架构，配 LoRA。", "With LoRA."), TERMS) is LORA


def test_without_a_term_the_next_story_of_top_is_asked_and_no_other_section() -> None:
    """Then none: an explainer belongs to the lead."""
    plain, later = tell("one", "消息。", "News."), tell("two", "混合专家。", "MoE.")
    assert given(explained(edition(section("top", plain, later)), (), TERMS)) == {"two": "MoE"}
    assert given(explained(edition(section("top", plain), section("learn", later)), (), TERMS)) == {}


def test_an_edition_without_top_explains_its_first_full_story() -> None:
    """One-line stories have no room for it."""
    brief = tell("one", "混合专家。", "MoE.", brief=True)
    full, other = tell("two", "LoRA。", "LoRA."), tell("three", "混合专家。", "MoE.")
    assert given(explained(edition(section("releases", brief, full, other)), (), TERMS)) == {"two": "LoRA"}


def test_a_term_of_the_last_twelve_editions_is_not_explained_again() -> None:
    """The thirteenth before is forgotten; later editions, also of other newsrooms' weeks, do not count."""
    lead = tell("one", "LoRA。", "LoRA.")
    past = [edition(section("top", lead), id=f"2025-{month:02}-01") for month in range(1, 13)]
    told = explained(edition(section("top", lead), id="2024-12-30"), (), TERMS)
    new = edition(section("top", lead))
    assert given(explained(new, (*past[1:], told), TERMS)) == {}
    assert given(explained(new, (*past, told), TERMS)) == {"one": "LoRA"}
    assert given(explained(new, (told.model_copy(update={"id": "2026-02-02"}),), TERMS)) == {"one": "LoRA"}


def test_the_minutes_count_the_explainer_and_languages_are_those_of_the_edition() -> None:
    """A longer text takes longer; an edition in one language has it in one."""
    before = edition(section("top", tell("one", "LoRA。", "LoRA."))).model_copy(update={"languages": ("en",)})
    after = explained(before, (), TERMS)
    assert reading_minutes(before, "en") == 1 < 2 == after.minutes["en"]
    assert [set(story.explainer.text) for story in after.stories() if story.explainer] == [{"en"}]
