"""Places told from one line."""

from __future__ import annotations

import pytest

from hugging_news.domain.places import Place, place_of


@pytest.mark.parametrize(
    ("text", "place", "mode"),
    [
        ("上海世博中心 红厅", Place("上海世博中心", "红厅", "上海"), "in-person"),
        ("上海世博展览馆 X 号会议室", Place("上海世博展览馆", "X 号会议室", "上海"), "in-person"),
        ("浙江省杭州市未来科技城 5 号楼", Place("浙江省杭州市未来科技城 5 号楼", None, "杭州"), "in-person"),
        ("杭州", Place(city="杭州"), "in-person"),
        ("上海世博中心 + 线上直播", Place("上海世博中心", None, "上海", online=True), "hybrid"),
        ("线上（腾讯会议）", Place(online=True), "online"),
        ("Online (Zoom)", Place(online=True), "online"),
        ("Microsoft Teams Meeting", Place(online=True), "online"),
        ("https://zoom.us/j/1?pwd=2", Place(stream_url="https://zoom.us/j/1?pwd=2"), "online"),
        ("Hall 3, Messe, 50679 Köln, Germany", Place("Messe", "Hall 3", "Köln", "Germany"), "in-person"),
        ("The Hive, 1 Main, Oakland, CA 94607, USA", Place("The Hive, 1 Main", None, "Oakland", "USA"), "in-person"),
        ("Council Bluffs, IA, US", Place(None, None, "Council Bluffs", "US"), "in-person"),
        ("Station F, 75013 Paris, France + Zoom", Place("Station F", None, "Paris", "France", online=True), "hybrid"),
        ("Deventer Schouwburg, Netherlands", Place("Deventer Schouwburg", country="Netherlands"), "in-person"),
        ("Onomichi (Saikokuji Temple)", Place("Onomichi (Saikokuji Temple)"), "in-person"),
        ("MCG", Place("MCG"), "in-person"),
        ("", Place(), None),
        (" , ", Place(), None),
    ],
)  # fmt: skip
def test_place(text: str, place: Place, mode: str | None) -> None:
    """Venue, room, city and country are told apart where the words are clear; how to take part follows from them."""
    assert place_of(text) == place
    assert place.mode == mode
