"""Licences in a text, and what is claimed of them: open source, commercial use."""

from __future__ import annotations

import re
from collections.abc import Iterator

_GAP = r"[ -]?"
_NAMED = re.compile(
    r"(?<![A-Za-z0-9])(?:"
    rf"(?P<apache>apache(?:{_GAP}(?:software )?licen[cs]e,?)?{_GAP}(?:version |v)?(?P<apache_v>2(?:\.0)?"
    rf"|1\.[01])(?![0-9.]*[0-9]))"
    r"|(?P<mit>MIT)(?= ?(?:licen[cs]ed?\b|协议|许可|授权|$|[)）,，。.;；]))"
    rf"|(?P<bsd>bsd{_GAP}(?P<bsd_v>[0-4]){_GAP}clause)"
    rf"|(?P<gpl>(?P<gpl_k>[al]?gpl){_GAP}v?(?P<gpl_v>[23](?:\.[01])?))"
    rf"|(?P<cc>cc{_GAP}by(?P<cc_k>(?:{_GAP}(?:nc|nd|sa))*){_GAP}(?P<cc_v>[1-4](?:\.0))?)"
    r"|(?P<cc0>cc0(?:-1\.0)?)"
    rf"|(?P<mpl>mpl{_GAP}(?P<mpl_v>[12](?:\.[01])?))"
    rf"|(?P<rail>(?:(?:creativeml|bigscience|bigcode|open|ai2){_GAP}){{0,4}}(?:open)?rail(?:\+\+|-m|-s)?)"
    rf"|(?P<own>(?P<own_k>llama|gemma|falcon|qwen|deepseek|mistral){_GAP}(?P<own_v>[0-9](?:\.[0-9])?)?(?: "
    rf"?(?:community|research|ai))* ?licen[cs]e)"
    r")(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_BARE_MIT = re.compile(r"(?<![A-Za-z0-9])mit(?![A-Za-z0-9])", re.I)
_CLAIMS = (
    (
        "open-source",
        r"open[- ]?sourc(?:e|ed|es|ing)\b|开源(?!社区|生态|更新|机器学习|世界|平台|项目|库|组织|爱好者"
        r"|开发者|中国|工具|模型社区|之夏)",
    ),
    (
        "non-commercial",
        r"non-?commercial(?:ly)?\b|not (?:be used |available |licensed |intended |permitted )?for "
        r"commercial|not (?:be )?(?:used |usable |available )?commercially|no commercial|prohibits? "
        r"commercial|非商用|非商业|不可商用|不能商用|禁止商用|不得商用|仅限研究|仅供研究|不得用于商业"
        r"|research[- ]only|不允许商用",
    ),
    (
        "commercial",
        r"commercial(?:ly)? (?:use|usage|purposes?|permissive|usable|applications?|friendly)|commercially"
        r"|可商用|可以商用|商业用途|商用|用于商业",
    ),
)
_CLAIM = re.compile("|".join(f"(?P<{name.replace('-', '_')}>{words})" for name, words in _CLAIMS), re.IGNORECASE)
_OPEN = (
    "apache-2.0",
    "mit",
    "bsd-2-clause",
    "bsd-3-clause",
    "gpl-2.0",
    "gpl-3.0",
    "lgpl-3.0",
    "lgpl-2.1",
    "agpl-3.0",
    "mpl-2.0",
    "isc",
)
_NOT_COMMERCIAL = re.compile(r"(?:^|-)nc(?:-|$)")


def licences(folded: str) -> Iterator[tuple[int, int, str]]:
    """The licences and licence claims of a folded text: `apache-2.0`, `claim:commercial`."""
    for match in _NAMED.finditer(folded):
        yield match.start(), match.end(), _id(match)
    for match in _CLAIM.finditer(folded):
        yield match.start(), match.end(), f"claim:{(match.lastgroup or '').replace('_', '-')}"


def _id(match: re.Match[str]) -> str:
    """The Hub's identifier of a licence that is named in some way."""
    kind = match.lastgroup or ""
    if match["apache"]:
        return f"apache-{_dotted(match['apache_v'])}"
    if match["bsd"]:
        return f"bsd-{match['bsd_v']}-clause"
    if match["gpl"]:
        return f"{match['gpl_k'].lower()}-{_dotted(match['gpl_v'])}"
    if match["cc"]:
        kinds = sorted(re.findall("nc|nd|sa", match["cc_k"].lower()))
        return "-".join(["cc-by", *kinds, *([match["cc_v"]] if match["cc_v"] else [])])
    if match["mpl"]:
        return f"mpl-{_dotted(match['mpl_v'])}"
    if match["own"]:
        return "-".join([match["own_k"].lower(), *([match["own_v"]] if match["own_v"] else [])])
    return (
        {"cc0": "cc0", "mit": "mit", "rail": "openrail"}.get(kind, match[0].lower())
        if not match["rail"]
        else "openrail"
    )


def _dotted(version: str) -> str:
    return version if "." in version else f"{version}.0"


def stated(folded: str) -> set[str]:
    """What a text, or a field that holds a licence's id, says of licences, with what follows from it."""
    found = {value for _, _, value in licences(folded)}
    if _BARE_MIT.search(folded):
        found.add("mit")
    for one in list(found):
        if one in _OPEN:
            found |= {"claim:open-source", "claim:commercial"}
        if one.startswith("cc-by") or one == "cc0":
            found.add("claim:non-commercial" if _NOT_COMMERCIAL.search(one) else "claim:commercial")
        if one.startswith("cc-by"):
            found.add("-".join(part for part in one.split("-") if not part[0].isdecimal()))
    return found
