"""Identity: canonical URLs and the item ids that addresses stand for.

Canonical means: https (an explicit port keeps its scheme), the public host (mirrors and short forms folded), no
tracking parameters, no fragment, sorted query. WeChat's `__biz, mid, idx, sn` are kept: they are the identity of a
post.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from w3lib.url import canonicalize_url, url_query_cleaner

_TRACKING = (
    "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "utm_id", "utm_name", "fbclid", "gclid",
    "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "spm", "scm", "share_token", "share_source", "ref_src", "ref_url",
    "_hsenc", "_hsmi", "yclid", "twclid", "wt_mc", "ck_subscriber_id", "guccounter", "cmpid", "at_medium",
    "at_campaign", "trk", "isappinstalled", "scene", "chksm", "from_source",
)  # fmt: skip
_HOSTS = {
    "hf.co": "huggingface.co",
    "www.huggingface.co": "huggingface.co",
    "hf-mirror.com": "huggingface.co",
    "www.github.com": "github.com",
    "www.arxiv.org": "arxiv.org",
    "export.arxiv.org": "arxiv.org",
    "alphaxiv.org": "arxiv.org",
    "www.alphaxiv.org": "arxiv.org",
    "browse.arxiv.org": "arxiv.org",
    "cn.arxiv.org": "arxiv.org",
    "ar5iv.org": "arxiv.org",
    "ar5iv.labs.arxiv.org": "arxiv.org",
    "m.youtube.com": "www.youtube.com",
    "youtube.com": "www.youtube.com",
    "www.youtube-nocookie.com": "www.youtube.com",
    "twitter.com": "x.com",
    "www.twitter.com": "x.com",
    "mobile.twitter.com": "x.com",
    "www.x.com": "x.com",
}
_ARXIV = re.compile(r"/(?:abs|pdf|html|papers)/(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?/?$")
_ARXIV_DOI = re.compile(r"/10\.48550/arxiv\.(\d{4}\.\d{4,5})(?:v\d+)?/?$", re.IGNORECASE)
_VIDEO = re.compile(r"/(?:shorts|embed|live|v)/([\w-]{6,20})/?$")
_ARXIV_ID = re.compile(r"(?<![\d.])(\d{4}\.\d{4,5})(?:v\d+)?(?![\d.])")
_HUB_RESERVED = frozenset({
    "api", "blog", "docs", "papers", "learn", "tasks", "datasets", "spaces", "models", "collections", "posts", "join",
    "login", "pricing", "settings", "organizations", "new", "chat", "about", "terms-of-service", "privacy", "search",
    "content-guidelines", "inference-endpoints", "enterprise", "support", "changelog", "inference", "storage",
})  # fmt: skip
_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}")
_NAME = r"[A-Za-z0-9][A-Za-z0-9._-]{0,95}"
_UNSEEN = r"\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_GITHUB = re.compile(rf"github:[A-Za-z0-9-]{{1,39}}/[A-Za-z0-9._-]{{1,100}}@[^{_UNSEEN}#]{{1,200}}")


def canonical_url(url: str, hosts: Mapping[str, str] | None = None) -> str:
    """The one spelling of *url*; *hosts* maps further mirrors to public hosts. Not http(s), or none: as it is."""
    try:
        parts = urlsplit(url.strip())
        port = f":{parts.port}" if parts.port and parts.port not in (80, 443) else ""
    except ValueError:
        return url.strip()
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        return url.strip()
    host = parts.hostname.lower()
    if ":" in host:
        host = f"[{host}]"
    host = (hosts or {}).get(parts.netloc.lower()) or _HOSTS.get(host, host)
    path = parts.path
    query = parts.query
    video = path.strip("/") if host == "youtu.be" else _video(host, path)
    if video:
        host, path, query = "www.youtube.com", "/watch", f"v={video}" + (f"&{query}" if query else "")
    paper = _ARXIV.search(path) if host == "arxiv.org" else _ARXIV_DOI.search(path) if host == "doi.org" else None
    if paper:
        return f"https://arxiv.org/abs/{paper[1]}"
    scheme = parts.scheme.lower() if port else "https"
    rebuilt = f"{scheme}://{host}{port}{path or '/'}" + (f"?{query}" if query else "")
    try:
        canonical = canonicalize_url(url_query_cleaner(rebuilt, _TRACKING, remove=True), keep_fragments=False)
    except ValueError:
        return url.strip()
    return canonical.rstrip("/") if urlsplit(canonical).path != "/" else canonical


def _video(host: str, path: str) -> str | None:
    """The id of a video whose address has it in its path."""
    match = _VIDEO.match(path) if host == "www.youtube.com" else None
    return match[1] if match else None


def arxiv_ids(text: str) -> tuple[str, ...]:
    """The arXiv ids named in *text* (addresses or `arXiv:2311.00430`), without version, in order, once each."""
    found = [match[1] for match in re.finditer(r"(?i)arxiv[.:/\w-]*?(?:[:/ ]|%3A)(\d{4}\.\d{4,5})(?:v\d+)?", text)]
    found += [match[1] for match in re.finditer(r"huggingface\.co/papers/(\d{4}\.\d{4,5})", text)]
    return tuple(dict.fromkeys(found))


def item_id(url: str, hosts: Mapping[str, str] | None = None) -> str:
    """The item id that an address stands for (CONTRACT, "Item ids"); `url:…` when it is nothing special."""
    canonical = canonical_url(url, hosts)
    parts = urlsplit(canonical)
    segments = [unquote(part) for part in parts.path.split("/") if part]
    if parts.hostname == "github.com" and len(segments) >= 5 and segments[2:4] == ["releases", "tag"]:
        identity = f"github:{segments[0]}/{segments[1]}@{'/'.join(segments[4:])}"
        return identity if _GITHUB.fullmatch(identity) else f"url:{canonical}"
    if parts.hostname == "arxiv.org" and (match := _ARXIV.search(parts.path)):
        return f"arxiv:{match[1]}"
    if parts.hostname == "huggingface.co":
        return _hub_id(segments) or f"url:{canonical}"
    return f"url:{canonical}"


def fold(identity: str) -> str:
    """*identity* (an item id or a key) as it is compared: the Hub and GitHub do not tell capitals apart."""
    scheme = identity.partition(":")[0]
    return identity.lower() if scheme in ("hub", "repo", "arxiv") else _folded_release(identity)


def _folded_release(identity: str) -> str:
    """A tag keeps its capitals, the repository it belongs to does not."""
    if not identity.startswith("github:"):
        return identity
    repo, at, tag = identity.partition("@")
    return f"{repo.lower()}{at}{tag}"


def key_of(url: str, hosts: Mapping[str, str] | None = None) -> str:
    """What an address stands for, to be compared: `hub:…`, `github:…@…`, `arxiv:…`, `repo:owner/name`, else `url:…`.

    The front page of a repository, its main branch and its README stand for the repository; what lies deeper is a page.
    """
    identity = item_id(url, hosts)
    parts = urlsplit(identity.removeprefix("url:")) if identity.startswith("url:") else None
    if parts and parts.hostname == "github.com":
        segments = [part for part in parts.path.split("/") if part]
        if len(segments) >= 2 and segments[2:] in ([], ["releases"], ["tree", "main"], ["blob", "main", "README.md"]):
            return fold(f"repo:{segments[0]}/{segments[1].removesuffix('.git')}")
    return fold(identity)


def is_repository(name: str) -> bool:
    """Whether *name* can be a repository of GitHub, `OWNER/NAME`."""
    return _REPOSITORY.fullmatch(name) is not None


def repo_of(identity: str) -> str | None:
    """The repository (`repo:owner/name`) that a release belongs to."""
    if not identity.startswith("github:"):
        return None
    return fold("repo:" + identity.removeprefix("github:").partition("@")[0])


def _hub_id(segments: list[str]) -> str | None:
    if len(segments) == 2 and segments[0] == "papers" and (match := _ARXIV_ID.fullmatch(segments[1])):
        return f"arxiv:{match[1]}"
    named = all(re.fullmatch(_NAME, part) for part in segments[:3])
    if named and len(segments) >= 3 and segments[0] in ("datasets", "spaces") and _plain(segments[3:]):
        return f"hub:{segments[0][:-1]}:{segments[1]}/{segments[2]}"
    named = len(segments) >= 2 and all(re.fullmatch(_NAME, part) for part in segments[:2])
    if named and segments[0] not in _HUB_RESERVED and _plain(segments[2:]):
        return f"hub:model:{segments[0]}/{segments[1]}"
    return None


def _plain(rest: list[str]) -> bool:
    """Whether what follows a repository id still means the repository (its tree), not a discussion or a file."""
    return not rest or rest in (["tree", "main"], ["blob", "main", "README.md"])


def public_url(item: str) -> str | None:
    """The public page of an item id, None for events, inbox notes and the like."""
    scheme, _, rest = item.partition(":")
    if scheme == "github":
        repo, _, tag = rest.partition("@")
        return f"https://github.com/{repo}/releases/tag/{tag}"
    if scheme == "hub":
        kind, _, repo = rest.partition(":")
        return f"https://huggingface.co/{'' if kind == 'model' else kind + 's/'}{repo}"
    if scheme == "arxiv":
        return f"https://arxiv.org/abs/{rest}"
    return rest if scheme == "url" else None


def host_of(url: str) -> str:
    """The host of *url*, lower case, without `www.`; empty when it has none."""
    try:
        return (urlsplit(url).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""
