"""What a paper says of itself in its abstract: the contribution, one key result, and limits where it states some."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hugging_news.drafts.extract.limits import fits
from hugging_news.drafts.extract.quotable import is_quotable, leans

_OURS = r"\b(?:we|(?:in )?this (?:paper|work|report|study|survey|article))\b"
_CONTRIBUTIONS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_OURS}.{{0,40}}?\b(?:propos|present|introduc|releas|develop|design|build|built|creat|construct|open-sourc)"
        r"|(?:我们|本文|该工作|本研究)[^。]{0,12}(?:提出|介绍|发布|构建|设计|开源|推出)",
        rf"{_OURS}.{{0,40}}?\b(?:show|study|studies|describ|investigat|explor|report|offer|formali|revisit|argue|find|analy"
        r"|examin|provid|address|demonstrat)|我们|本文|该工作|本研究",
    )
)
"""What a paper does; first what it brings into the world, then what it looks into."""
_FIGURE = re.compile(r"\d(?:[\d.,]*)\s*(?:%|％|×|x\b|points?\b|percentage|pass@|倍|个百分点)|\d+\.\d+")
_COMPARISON = re.compile(
    r"\b(?:than|over|versus|vs\.?|compared|outperform\w*|surpass\w*|exceed\w*|improv\w*|reduc\w*|faster|baselines?|prior"
    r"|state-of-the-art|sota|ranks? first|best|achiev\w*|from)\b|相比|优于|超过|超越|提升|降低|基线|领先|达到",
    re.IGNORECASE,
)
_BENCHMARK = re.compile(
    r"\b(?:benchmarks?|datasets?|tasks?|test set|accuracy|f1|score)\b|\b\w*[Bb]ench\b|\bon [A-Z]|基准|数据集|任务"
)
_LIMIT = re.compile(
    r"\blimitations?\b|\bcaveats?\b|\bdoes not (?:yet )?(?:generali|scale|support|cover)|局限|尚不", re.IGNORECASE
)
_OTHERS_LIMIT = re.compile(
    r"\b(?:address|overcom|mitigat|tackl|alleviat|existing|current|previous|prior)|解决|克服|现有|针对", re.IGNORECASE
)
_ENOUGH = 2


def told(sentences: Sequence[str], title: str) -> tuple[str, ...]:
    """Contribution, key result and limits of an abstract, in its order; empty when it states no contribution."""
    first = _contribution(sentences, title)
    if first is None:
        return ()
    chosen = [first]
    for further in (_results(sentences, first), _limits(sentences, first)):
        fitting = (place for place in further if fits([sentences[at] for at in (*chosen, place)]))
        chosen += [place for place in [next(fitting, None)] if place is not None and place not in chosen]
    return tuple(sentences[place] for place in sorted(chosen))


def _contribution(sentences: Sequence[str], title: str) -> int | None:
    """The place of the first sentence that says what the paper does, else of the first about what its title names."""
    able = [place for place, one in enumerate(sentences) if is_quotable(one) and fits((one,))]
    for pattern in _CONTRIBUTIONS:
        if found := [place for place in able if pattern.search(sentences[place])]:
            return next((place for place in found if not leans(sentences[place])), found[0])
    name = re.match(r"([^\s:：]{2,40})[:：]", title)
    return next((place for place in able if name and sentences[place].startswith(name[1])), None)


def _results(sentences: Sequence[str], after: int) -> list[int]:
    """The places of results, the one with the most to hold on to first: a figure, a comparison, a benchmark."""
    scored = [(_weight(sentences[place]), place) for place in _rest(sentences, after)]
    return [place for weight, place in sorted(scored, key=lambda one: (-one[0], one[1])) if weight > _ENOUGH]


def _weight(sentence: str) -> int:
    figure, comparison = bool(_FIGURE.search(sentence)), bool(_COMPARISON.search(sentence))
    return 2 * figure + 2 * comparison + bool(_BENCHMARK.search(sentence))


def _limits(sentences: Sequence[str], after: int) -> list[int]:
    return [
        place
        for place in _rest(sentences, after)
        if _LIMIT.search(sentences[place]) and not _OTHERS_LIMIT.search(sentences[place])
    ]


def _rest(sentences: Sequence[str], after: int) -> list[int]:
    """What stands after the contribution and can be understood alone."""
    places = range(after + 1, len(sentences))
    return [place for place in places if is_quotable(sentences[place]) and not leans(sentences[place])]
