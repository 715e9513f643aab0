"""What a typed field proves: its value in every notation, what kind of number it is, and what a state says in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from hugging_news.domain.facts.amounts import Amount
from hugging_news.domain.facts.models import Passage

_ROLES: tuple[tuple[str, frozenset[str]], ...] = (
    ("active_parameters", frozenset({"parameters", "active"})),
    ("parameters", frozenset({"parameters", "total"})),
    ("context", frozenset({"tokens"})),
    ("rows", frozenset({"rows"})),
    ("models", frozenset({"models"})),
    ("base_models", frozenset({"models"})),
    ("languages", frozenset({"languages"})),
    ("datasets", frozenset({"datasets"})),
    ("contributors", frozenset({"contributors", "people"})),
    ("breaking", frozenset({"breaking"})),
    ("security", frozenset({"security"})),
    ("speakers", frozenset({"speakers", "people"})),
    ("authors", frozenset({"people"})),
)
_METRICS = {"likes": "likes", "downloads": "downloads", "stars": "stars", "upvotes": "upvotes", "rank": "rank"}
_BYTES = {"bytes", "size", "download_size"}
_MINUTES = {"minutes": 60.0, "seconds": 1.0, "hours": 3600.0, "days": 86400.0}
_STATES: dict[tuple[str, str], str] = {
    ("action", "none"): "no action needed, nothing to do; 无需操作，不需要修改，可放心升级",
    ("action", "advised"): "upgrade advised, recommended; 建议升级",
    ("action", "code"): "code changes needed, required; 需要修改代码",
    ("action", "check"): "check your versions, requires a newer version; 需要检查版本",
    ("gated", "true"): "gated, access must be requested, not open to all, required; 需申请访问，需要申请，需要登录",
    ("gated", "false"): "open, not gated, no request needed; 开放，无需申请",
    ("custom_code", "true"): "requires custom code; 需要运行自定义代码",
    ("custom_code", "false"): "needs no custom code; 无需自定义代码",
    ("status", "announced"): "announced, not yet available, not released; 尚未开放，未发布",
    ("status", "paper"): "only the paper, no code and no weights yet, not released; 只有论文，尚未公开代码，没有权重",
    ("status", "demo"): "only a demo, no weights released yet; 只有演示，尚未公开权重",
    ("status", "code"): "code is available, weights are not released; 代码已公开，权重尚未公开",
    ("status", "weights"): "weights are available, open; 权重已开放",
    ("status", "available"): "available, open, released; 已开放，可用",
    ("status", "cancelled"): "cancelled, will not take place; 已取消，不再举行",
    ("status", "moved"): "moved to another date, postponed; 改期，推迟，不再",
    ("registration", "open"): "registration is open; 报名开放",
    ("registration", "closing"): "registration is open and closes soon; 报名即将截止",
    ("registration", "closed"): "registration closed; 报名已截止",
    ("mode", "online"): "online; 线上",
    ("mode", "in-person"): "in person, on site; 线下，现场",
    ("mode", "hybrid"): "online and in person; 线上线下",
    ("price", "free"): "free; 免费",
    ("price", "0"): "free; 免费",
    ("cost", "free"): "free; 免费",
    ("stage", "running"): "running, available; 正在运行，可用",
    ("stage", "sleeping"): "sleeping, not running; 休眠，未运行",
    ("stage", "runtime_error"): "runtime error, not running; 运行出错，未运行",
    ("stage", "build_error"): "build error, not running; 构建出错，未运行",
    ("stage", "config_error"): "configuration error, not running; 配置出错，未运行",
    ("stage", "error"): "error, not running; 出错，未运行",
    ("stage", "paused"): "paused, not running; 暂停，未运行",
    ("prerelease", "true"): "pre-release, preview, beta, experimental; 预览版，测试版",
    ("prerelease", "false"): "stable, final release; 正式版，稳定版",
    ("class", "non-commercial"): "non-commercial; 非商用",
    ("class", "permissive"): "permissive, commercial use; 宽松，可商用",
    ("class", "copyleft"): "copyleft; 著佐权",
    ("class", "use-limits"): "use limits, restricted; 使用限制，受限",
    ("class", "not-stated"): "not stated, no licence stated; 未声明",
    ("state", "not-stated"): "not stated, no licence stated; 未声明",
    ("license", "not-stated"): "not stated, no licence stated; 未声明",
    ("change", "new"): "new, first listed; 新上榜，首次",
    ("change", "up"): "up, rises; 上升",
    ("change", "down"): "down, falls; 下降，下跌",
    ("change", "security"): "security fix; 安全修复",
    ("fetched", "true"): "available",
    ("all_day", "true"): "all day; 全天",
}


def amounts(passage: Passage) -> Iterator[Amount]:
    """The numbers that a field proves: its own, and how many members a list has."""
    name = leaf(passage)
    for value in members(passage.value):
        if isinstance(value, int | float) and not isinstance(value, bool):
            yield from _number(passage.field or "", name, float(value))
    if isinstance(passage.value, list | tuple):
        yield Amount(
            float(len(passage.value)), roles=_roles(passage.field or "", name) - {"active", "total"}, typed=True
        )


def _number(path: str, name: str, value: float) -> Iterator[Amount]:
    roles = _roles(path, name)
    if "rank" in roles:
        yield Amount(value, "rank", roles=frozenset({"rank"}), typed=True)
    elif name in _BYTES:
        yield Amount(value, "bytes", typed=True)
    elif name in _MINUTES:
        yield Amount(value * _MINUTES[name], "seconds", typed=True)
    else:
        yield Amount(value, roles=roles, typed=True)
        if "downloads" in roles and "month" in roles:
            yield Amount(30 * 86400.0, "seconds", typed=True)
        if "week" in roles:
            yield Amount(7 * 86400.0, "seconds", typed=True)


def _roles(path: str, name: str) -> frozenset[str]:
    """What a field counts; downloads of the Hub are of the last 30 days, likes of all time."""
    metric = next((role for word, role in _METRICS.items() if re.search(rf"(?:^|[._]){word}(?:$|[._])", path)), None)
    if metric is None:
        return next((roles for word, roles in _ROLES if name == word), frozenset())
    if "7d" in path or "week" in path or "gained" in path or "change" in path:
        return frozenset({metric, "week", "gained"})
    if "30d" in path or (metric == "downloads" and "total" not in path and "all" not in path):
        return frozenset({metric, "month"})
    return frozenset({metric, "ever"}) if metric != "rank" else frozenset({"rank"})


def leaf(passage: Passage) -> str:
    """The last part of a field's path."""
    return (passage.field or "").rpartition(".")[2]


def members(value: object) -> Iterator[object]:
    """The values within *value*, lists and tables opened; at most 10,000."""
    stack: list[object] = [value]
    for _ in range(10_000):
        if not stack:
            return
        one = stack.pop()
        if isinstance(one, list | tuple):
            stack += reversed(one)
        elif isinstance(one, dict):
            stack += reversed([*one.keys(), *one.values()])
        else:
            yield one


def texts(passage: Passage) -> list[str]:
    """What a field says in words: its strings, and what its state means in both languages."""
    name, found = leaf(passage), []
    for value in members(passage.value):
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, datetime | date):
            found.append(value.isoformat())
    state = (
        str(passage.value).lower() if isinstance(passage.value, str | bool) else "none" if passage.value is None else ""
    )
    said = _STATES.get((name, state))
    if passage.value is None and "licen" in (passage.field or ""):
        said = _STATES["class", "not-stated"]
    return [*found, *([said] if said else [])]


def is_language(passage: Passage) -> bool:
    return "language" in (passage.field or "") or leaf(passage) == "lang"


def is_country(passage: Passage) -> bool:
    return leaf(passage) == "country"
