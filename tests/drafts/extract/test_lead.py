"""What is quoted of a source: its lead where that is good, else its text from where it comes to the point."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hugging_news.domain.items import Item
from hugging_news.domain.text import cjk_count, unwrap
from hugging_news.drafts.extract import lead, within_limit
from hugging_news.drafts.extract.quotable import is_quotable, is_weak, leans, unmarked
from tests.factories import event, item, model, release

POINT = "Kite 3 runs on a phone and needs a quarter of the memory of Kite 2."


def post(**more: Any) -> Item:
    return item(title="Kite 3 runs on a phone", **more)


@pytest.mark.parametrize(
    ("summary", "quoted"),
    [
        (POINT, (POINT,)),
        (f"{POINT} It was trained on wind alone. Read more on our blog.", (POINT, "It was trained on wind alone.")),
        (f"[图片] {POINT} Photo by Ada.", ()),
        (f"Image: a kite over the sea. {POINT}", (POINT,)),
        (f"{POINT} Training took three days and …", (POINT,)),
        ("Kite 3 runs on a phone", ()),
        (f"What if kites needed no wind? {POINT}", (POINT,)),
        (f"In this post, we look at kites. {POINT}", (POINT,)),
        (f"Ada is a research engineer at Acme. {POINT}", (POINT,)),
        ("Learn how Kite 3 runs on a phone.", ("Learn how Kite 3 runs on a phone.",)),
        (f"{POINT} See https://kite.example for more.", (POINT,)),
        ("新风筝在手机上运行，内存只需四分之一。阅读全文请点击链接。", ("新风筝在手机上运行，内存只需四分之一。",)),
        ("今天，我们来聊聊风筝。新风筝在手机上运行，内存只需四分之一。", ("新风筝在手机上运行，内存只需四分之一。",)),
        (
            "1、风筝三号正式发布风筝三号在手机上运行，内存只需四分之一。",
            ("风筝三号在手机上运行，内存只需四分之一。",),
        ),
        ("史诗级更新！风筝三号在手机上运行，内存只需四分之一。", ("风筝三号在手机上运行，内存只需四分之一。",)),
    ],
)
def test_the_summary_of_a_post(summary: str, quoted: tuple[str, ...]) -> None:
    """Teasers, captions, biographies, navigation, cut and repeated sentences are left out."""
    assert lead(post(summary=summary)) == quoted


def test_a_teaser_gives_way_to_the_text() -> None:
    """What only points to the text is quoted where the text gives nothing."""
    teaser = "Learn how we made a kite."
    text = f"Housekeeping first: the shop is closed.\n\n{POINT}\n\nThe phone needs no wind. Memory of a phone is small."
    assert POINT in lead(post(summary=teaser, content=text))
    assert lead(post(summary=teaser, content="More soon …")) == (teaser,)


def test_a_text_is_quoted_from_its_beginning() -> None:
    """The steps of a tutorial are alike and say nothing of what it is."""
    steps = " ".join(f"Now we load part {n} of the kite and train the kite for {n} steps." for n in range(2, 60))
    found = lead(post(content=f"{POINT} A phone has little memory.\n\n{steps}"))
    assert found[0] == POINT


def test_a_sentence_that_leans_on_another_stands_beside_it_only() -> None:
    """A pronoun needs what it stands for."""
    assert lead(model(summary="It flies higher than before. Kites are made of paper and wood.")) == (
        "Kites are made of paper and wood.",
    )
    both = ("Kites are made of paper and wood.", "They fly higher than before.")
    assert lead(model(summary=" ".join(both))) == both


def test_repeated_sentences_are_furniture() -> None:
    """A changelog says "No changes" in every part."""
    text = f"No changes to highlight.\n\n{POINT}\n\nNo changes to highlight.\n\nNo changes to highlight."
    assert lead(post(content=text)) == (POINT,)


def test_the_lead_of_a_release_is_chosen_not_judged() -> None:
    """The notes have been read already; only the limit holds."""
    assert lead(release(lead="It mends the tail.")) == ("It mends the tail.",)
    assert lead(release()) == ()


def test_addresses_of_events_stand_below_them() -> None:
    """Not in a quotation."""
    assert lead(event(summary="We fly kites together all day. Register at https://kite.example/now today.")) == (
        "We fly kites together all day.",
    )


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("1、风筝三号发布", "风筝三号发布"),
        ("（二）风筝三号发布", "风筝三号发布"),
        ("3.5 米长的风筝", "3.5 米长的风筝"),
        ("Kite flies. Kite flies.", "Kite flies. Kite flies."),
    ],
)
def test_numbers_of_lists_are_left_out(sentence: str, told: str) -> None:
    """What is left stands in the source as it is."""
    assert unmarked(sentence) == told and told in sentence


def test_what_is_no_prose() -> None:
    """Formulas, time stamps, cut sentences, too few words."""
    for text in (
        r"We gain 58\% here today.",
        "00:12 Ada: hello to you.",
        "We fly and",
        "Kites.",
        "The set {a} is small.",
    ):
        assert not is_quotable(text), text
    assert is_quotable("The kite flies high") is False and is_quotable("The kite flies high", ended=False)
    assert is_weak("Hello everyone, this is Ada.") and leans("However, it falls.") and not leans("This paper is short.")


@given(
    st.lists(
        st.sampled_from([POINT, "We fly.", "它飞得很高。", "风筝三号在手机上运行。", "Read more.", "\n\n", "1、"])
        | st.text(max_size=40)
    ),
    st.lists(st.sampled_from([POINT, "风筝三号在手机上运行，很快。", "It falls.", "\n\n"]) | st.text(max_size=40)),
)
def test_quotations_are_verbatim_and_short(summary: list[str], content: list[str]) -> None:
    """Each is a part of the source (white space apart); together they keep the limit."""
    from hugging_news.domain.markdown import plain
    from hugging_news.domain.text import clean

    one = post(summary=" ".join(summary), content=" ".join(content))
    source = "".join(unwrap(clean(one.summary)).split()) + " " + "".join(unwrap(clean(plain(one.content))).split())
    found = lead(one)
    assert all("".join(sentence.split()) in source for sentence in found)
    assert len("".join(found)) <= 300 and cjk_count("".join(found)) <= 150 and len(found) <= 3
    assert within_limit(found) == found
