"""Whether passages prove a sentence, and which of them do."""

from __future__ import annotations

from collections.abc import Sequence

from hugging_news.domain.facts import judging, moves, nearly
from hugging_news.domain.facts.evidence import Evidence
from hugging_news.domain.facts.folding import quoted, words_of
from hugging_news.domain.facts.models import Doubt, Fact, Passage, Vocabulary
from hugging_news.domain.facts.reading import facts_of
from hugging_news.domain.text import sentences


def doubts(text: str, lang: str, passages: Sequence[Passage], words: Vocabulary) -> tuple[Doubt, ...]:
    """The facts of *text* that *passages* don't prove, in the order of the text; empty when it is proved.

    Words of the passages themselves (whole sentences, typography aside) are proved whatever they say.
    """
    evidence = Evidence(tuple(passages), words)
    if quoted(text, evidence.texts):
        return ()
    judged = [(fact, judging.judge(fact, text, evidence)) for fact in facts_of(text, lang, words)]
    found = [Doubt(fact, verdict.reason) for fact, verdict in judged if verdict.reason]
    found += moves.turned(text, evidence.texts)
    return tuple(found or judging.denied(text, evidence) or nearly.turned(text, evidence.sentences))


def support(text: str, lang: str, passages: Sequence[Passage], words: Vocabulary) -> tuple[Passage, ...]:
    """The fewest sentences of *passages* that prove what can be proved of *text*, verbatim, in their order.

    Typed fields are taken whole. Of sentences that prove as much, the one that shares more words is taken, then the
    first; empty when none proves anything.
    """
    pieces = _pieces(passages)
    for piece in pieces:
        if piece.text and quoted(text, (piece.text,)):
            return (piece,)
    facts = facts_of(text, lang, words)
    proved = [_proved(facts, text, piece, words) for piece in pieces]
    common = [_shared(text, piece) for piece in pieces]
    chosen: set[int] = set()
    left = frozenset[int]().union(*proved)
    while left:
        best = max(range(len(pieces)), key=lambda place: (len(proved[place] & left), common[place], -place))
        chosen.add(best)
        left -= proved[best]
    return tuple(pieces[place] for place in sorted(chosen))


def _pieces(passages: Sequence[Passage]) -> list[Passage]:
    """Each sentence of each text, and each typed field."""
    found: list[Passage] = []
    for passage in passages:
        found += [Passage(passage.item, text=one) for one in sentences(passage.text, "zh")] if passage.text else []
        if passage.field is not None:
            found.append(Passage(passage.item, field=passage.field, value=passage.value))
    return found


def _proved(facts: Sequence[Fact], text: str, piece: Passage, words: Vocabulary) -> frozenset[int]:
    evidence = Evidence((piece,), words)
    return frozenset(place for place, fact in enumerate(facts) if judging.judge(fact, text, evidence).proved)


def _shared(text: str, piece: Passage) -> int:
    return len(set(words_of(text)) & set(words_of(piece.text)))
