"""The names that a section goes by: its id, its titles, and what past issues called it (EDITORIAL §2)."""

from __future__ import annotations

import re

ALIASES: dict[str, tuple[str, ...]] = {
    "glance": ("本期速览", "概览", "TL;DR", "At a glance"),
    "top": ("重要更新", "重磅", "重磅更新", "Top stories"),
    "releases": ("开源更新", "开源库更新", "开源生态更新", "Open-source releases"),
    "models": ("模型与数据集", "开源生态压轴出场", "Models and datasets"),
    "trending": ("热门榜单", "趋势榜单", "Trending"),
    "try": ("在线体验", "Try it"),
    "papers": ("论文速递", "每日论文精选", "Papers"),
    "platform": ("产品与平台", "产品更新", "Platform"),
    "learn": ("学习资源与内容", "学习资源", "学习资源 & 内容更新", "内容更新", "Learn"),
    "community": ("社区动态", "社区动向", "社区活动", "Community"),
    "events": ("活动", "好想见到你", "活动回放", "Events"),
    "corrections": ("更正", "Corrections"),
}
_MEETING = re.compile(r"与你在.*相遇")


def section_of(heading: str) -> str | None:
    """The id of the section that *heading* names, however it was spelt; None when nobody called one so."""
    plain = _plain(heading)
    if _MEETING.search(plain):
        return "events"
    return next((id for id, names in ALIASES.items() if plain in {_plain(name) for name in (id, *names)}), None)


def _plain(text: str) -> str:
    return re.sub(r"[^\w;]+", "", text).lower()
