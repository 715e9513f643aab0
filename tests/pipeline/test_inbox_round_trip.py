"""Whatever item is written into the inbox, the inbox collector reads it back."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hugging_news.collectors import inbox as collector
from hugging_news.domain.exchange import Request, Response, Source, Window
from hugging_news.domain.items import (
    EventDetails,
    Image,
    Item,
    Link,
    Metric,
    ModelDetails,
    Note,
    Person,
    PostDetails,
    ReleaseDetails,
)
from hugging_news.domain.text import clean, one_line
from hugging_news.http.drive import drive
from hugging_news.newsroom import inbox

WEEK = Window(datetime(2026, 8, 9, 16, tzinfo=UTC), datetime(2026, 8, 16, 16, tzinfo=UTC), "Asia/Shanghai")

lines = st.text(max_size=60).map(one_line)
names = lines.filter(bool)
prose = st.text(max_size=200).map(lambda text: clean(text).strip())
moments = st.integers(631_152_000, 4_102_444_800).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
urls = st.sampled_from(["https://a.example/x", "https://b.example/?q=1&r=2", "https://huggingface.co/acme/kite"])
texts = st.lists(prose.filter(bool), max_size=3).map(tuple)
words = st.dictionaries(st.sampled_from(["zh", "en"]), texts, max_size=2)
people = st.lists(st.builds(Person, name=names), max_size=2).map(tuple)
notes = st.lists(st.builds(Note, text=names, source=prose.filter(bool)), max_size=2).map(tuple)
likes = st.builds(Metric, counts=st.just("likes"), value=st.integers(0, 10**15), as_of=moments)
maybe = st.none() | names

posts = st.builds(PostDetails, site=maybe, speakers=people)
models = st.builds(ModelDetails, repo_id=st.just("acme/kite"), parameters=st.none() | st.integers(0, 10**12))
releases = st.builds(
    ReleaseDetails, repo=names, tag=names, version=names, breaking=st.none() | st.just(()), highlights=notes
)
events = st.builds(EventDetails, uid=names, start=moments, timezone=st.just("Asia/Shanghai"), venue=maybe)
details = st.one_of(
    st.tuples(st.just("blog"), posts),
    st.tuples(st.just("model"), models),
    st.tuples(st.just("release"), releases),
    st.tuples(st.just("event"), events),
    st.tuples(st.just("recap"), events),
)


@st.composite
def items(draw: st.DrawFn) -> Item:
    kind, known = draw(details)
    return Item(
        id=draw(
            st.sampled_from(["url:https://a.example/x", "hub:model:acme/kite", "event:a b@20260812", "inbox:note"])
        ),
        source="inbox",
        kind=kind,
        title=draw(names),
        url=draw(urls),
        published=draw(st.none() | moments),
        lang=draw(st.sampled_from([None, "zh", "en"])),
        summary=draw(prose),
        content=draw(prose),
        authors=tuple(draw(st.lists(names, max_size=2))),
        via=draw(st.none() | names),
        links=tuple(draw(st.lists(st.builds(Link, type=st.just("code"), url=urls), max_size=2))),
        image=draw(st.none() | st.builds(Image, url=urls, alt=lines)),
        metrics=tuple(draw(st.lists(likes, max_size=1))),
        words=draw(words),
        headline=draw(st.dictionaries(st.sampled_from(["zh", "en"]), names, max_size=2)),
        details=known,
    )


def read(folder: Path) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    def answer(request: Request) -> Response:
        path = Path(str(request.file))
        listing = "\n".join(sorted(file.name for file in folder.iterdir())).encode()
        return Response(request.url, listing if path.is_dir() else path.read_bytes(), WEEK.end)

    source = Source("inbox", "inbox", collector.Options(path=str(folder)))
    found = drive(collector.collect(source, WEEK), answer)
    return found.items, found.problems


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(items())
def test_round_trip(item: Item) -> None:
    """Equal, field by field, and without a problem."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        inbox.write(folder, item, date(2026, 8, 17), "Asia/Shanghai")
        assert read(folder) == ((item,), ())
        assert inbox.write(folder, item, date(2026, 8, 17), "Asia/Shanghai").state == "unchanged"
