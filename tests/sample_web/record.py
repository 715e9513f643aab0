"""Records the sample newsroom's archive from the little web beside this file, by running the program's own collection.

    python tests/sample_web/record.py [FOLDER]

FOLDER is `data/sample` by default; its `data/` is written anew. The same web and program give the same bytes.
"""

from __future__ import annotations

import json
import shutil
import sys
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from mimetypes import guess_type
from pathlib import Path
from types import TracebackType
from urllib.parse import parse_qs, urlsplit

from hugging_news.domain.errors import FetchError
from hugging_news.domain.exchange import Request, Response
from hugging_news.http.settings import Stored

WEB = Path(__file__).resolve().parent / "at"
SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
COLLECTIONS = (
    ("2023-W25", datetime(2023, 6, 26, 2, tzinfo=UTC), ("trending-models", "trending-datasets", "trending-spaces")),
    ("2023-W26", datetime(2023, 7, 3, 2, tzinfo=UTC), ()),
)


class Web(AbstractContextManager["Web"]):
    """The web as it stood at *moment*: the newest file of an address that is not younger."""

    def __init__(self, moment: datetime, root: Path = WEB) -> None:
        self.moment = moment
        self.days = sorted((day for day in root.iterdir() if day.name <= moment.date().isoformat()), reverse=True)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def fetch(self, request: Request, deadline: float = 0, stored: Stored | None = None) -> Response:
        """The answer of the web, or a 404."""
        if request.file is not None:
            return Response(request.full_url, Path(request.file).read_bytes(), self.moment)
        parts = urlsplit(request.full_url)
        for name in _names(f"{parts.netloc}{parts.path}".rstrip("/")):
            for day in self.days:
                if (day / name).is_file():
                    body = _shaped((day / name).read_bytes(), parts.query)
                    kind = guess_type(name)[0] or "text/html"
                    return Response(request.full_url, body, self.moment, headers={"content-type": kind})
        raise FetchError(request.full_url, "answered 404, not found: check the address", 404)


def _names(address: str) -> tuple[str, ...]:
    return (address, f"{address}/index.json", f"{address}.json", f"{address}.atom", f"{address}/index.xml")


def _shaped(body: bytes, query: str) -> bytes:
    """`/api/trending` holds all three lists; a list of an API has one page."""
    asked = parse_qs(query)
    if "type" in asked and b"recentlyTrending" in body:
        rows = [row for row in json.loads(body)["recentlyTrending"] if row["repoType"] == asked["type"][0]]
        return json.dumps({"recentlyTrending": rows}, ensure_ascii=False).encode()
    if asked.get("page", ["1"])[0] not in ("0", "1"):
        return b"[]"
    return body


def record(folder: Path) -> None:
    """Write `data/` of the newsroom in *folder*."""
    from hugging_news.pipeline.run import gather
    from hugging_news.pipeline.setup import configure

    shutil.rmtree(folder / "data", ignore_errors=True)
    config = configure(str(folder / "hugging_news.toml"), {}, folder)
    for week, moment, only in COLLECTIONS:
        gather(config, week, moment, {}, only, door=Web(moment))
    for left in ("index.db", ".lock"):
        (folder / "data" / left).unlink(missing_ok=True)


if __name__ == "__main__":
    record(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE)
