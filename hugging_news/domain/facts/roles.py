"""What a number counts: each role word belongs to the nearest number of its clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from hugging_news.domain.facts.amounts import GROUPS

_WORDS = {
    "likes": r"likes?\b|点赞|个赞(?!同)|获赞|hearts?\b|喜欢数",
    "downloads": r"downloads?\b|downloaded\b|下载",
    "stars": r"stars?\b|星标|颗星|个星|加星",
    "upvotes": r"upvotes?\b|upvoted\b|赞同",
    "views": r"views?\b|浏览|播放",
    "followers": r"followers?\b|关注者|粉丝",
    "active": r"activ(?:e|ates?|ated|ating|ations?)\b|激活|活跃参数"
              r"|(?:on|per|for|each|every) token\b|每个词元|每个 token",
    "total": r"total(?:s|ing|ling)?\b|in all\b|overall\b|总参数|总量|总计|总规模|总共|总参|(?<=[（(])总"
             r"|总(?= ?\d)|共(?= ?\d)",
    "parameters": r"param(?:eter)?s?\b|参数",
    "tokens": r"(?<!per )(?<!each )(?<!every )tokens?\b(?!iz)|(?<!每)(?<!每个)词元|context\b|上下文",
    "languages": r"languages?\b(?! models?\b)|种语言|语种|门语言|(?<!多)语言(?!模型)",
    "models": r"models?\b|模型|checkpoints?\b|architectures?\b",
    "datasets": r"datasets?\b|数据集",
    "lectures": r"lectures?\b|lessons?\b|讲(?=[，。、 ]|$)|课时|节课",
    "people": r"people\b|participants?\b|attendees?\b|developers?\b|人(?![工形脸类机])|参与者|开发者|users?\b|用户",
    "contributors": r"contributors?\b|贡献者",
    "speakers": r"speakers?\b|讲者|嘉宾|讲师",
    "papers": r"papers?\b|论文",
    "rows": r"rows?\b|examples?\b|samples?\b|records?\b|条数据|样本|行数据",
    "images": r"images?\b|图片|图像|张图",
    "accelerators": r"gpus?\b|显卡|张卡|块卡|tpus?\b",
    "experts": r"experts?\b|专家",
    "layers": r"layers?\b|层",
    "breaking": r"breaking changes?\b|破坏性变更|不兼容",
    "security": r"security\b|安全",
    "commits": r"commits?\b|提交",
    "teams": r"teams?\b|支队伍|团队|队",
    "week": r"weekly\b|per week\b|a week\b|(?:this|last|past) week\b|(?:in|last|past) (?:7|seven) days\b"
            r"|每周|周下载|周增|本周|一周|近 ?7 ?天|7 ?日",
    "month": r"monthly\b|per month\b|(?:this|last|past) month\b|30 days\b|30-day\b|每月|月下载|近 ?30 ?天"
             r"|30 ?天|近一个月|本月",
    "ever": r"all[- ]time\b|cumulative\b|ever\b|累计|历史总|总下载|总点赞|总共|有史以来",
    "gained": r"gain(?:s|ed|ing)?\b|新增|涨了|增长了|more (?=likes|stars|downloads)",
}  # fmt: skip
_ROLE = re.compile("|".join(rf"(?P<{name}>{words})" for name, words in _WORDS.items()), re.IGNORECASE)
_AFTER_ITS_NUMBER = GROUPS["noun"] - {"parameters", "tokens"}
_FAR = 26
_WALL = re.compile(r"[.!?;:。！？；：\x01]")
_FENCE = re.compile(r"[,，、(（)）/|]|\band\b|\bwith\b|\bof\b|和|与|及|\bfrom\b|从|由")


def assign(text: str, spans: Sequence[tuple[int, int]]) -> list[set[str]]:
    """The roles of the numbers at *spans*, which are in order, in a folded *text*."""
    found: list[set[str]] = [set() for _ in spans]
    starts = [start for start, _ in spans]
    taken: dict[tuple[int, str], int] = {}
    for match in _ROLE.finditer(text) if spans else ():
        place = bisect_left(starts, match.end())
        before = (place - 1,) if match.lastgroup in _AFTER_ITS_NUMBER else (place - 1, place)
        near = [(_gap(text, spans[at], match), at) for at in before if 0 <= at < len(spans)]
        cost, at = min(near, default=(_FAR, -1))
        role = match.lastgroup or ""
        if cost < taken.get((at, role), _FAR):
            taken[at, role] = cost
            found[at].add(role)
    return [said if said & GROUPS["metric"] else said - GROUPS["span"] for said in found]


def _gap(text: str, span: tuple[int, int], match: re.Match[str]) -> int:
    """How far a word is from a number: characters between, more for each comma, too far beyond the end of a clause."""
    start, end = (span[1], match.start()) if span[1] <= match.start() else (match.end(), span[0])
    if start > end:
        return 0
    if end - start >= _FAR:
        return _FAR
    between = text[start:end]
    if match.lastgroup in _AFTER_ITS_NUMBER and not match[0].isascii() and end - start > 4:
        return _FAR
    if _WALL.search(between):
        return _FAR
    return len(between) + 6 * len(_FENCE.findall(between))
