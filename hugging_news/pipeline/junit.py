"""The verdict as JUnit XML: a suite for each table of rules, a case for each rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as xml

from hugging_news.check import LOOKING_BACK, RULES
from hugging_news.check.advice import name_of
from hugging_news.check.documents import DOCUMENT_RULES
from hugging_news.check.problem import Problem
from hugging_news.pipeline.check import Verdict

_ID = re.compile(r"Q\d+")
_UNFIT = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""


def report(verdict: Verdict) -> bytes:
    """Gates are failures, warnings what a case printed; one file for continuous integration."""
    root = xml.Element("testsuites", name=f"hugging-news check {verdict.edition.id}")
    told = _rules((*RULES, *LOOKING_BACK, "Q9"), verdict.told)
    _suite(root, "edition", told, verdict.told)
    _suite(root, "documents", _rules(DOCUMENT_RULES, verdict.written), verdict.written)
    xml.indent(root)
    written: bytes = xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _rules(table: Iterable[str], problems: Sequence[Problem]) -> list[str]:
    """The ids of a table, and of what was found beside it, by number."""
    named = {id for row in table for id in _ID.findall(row)} | {problem.rule for problem in problems}
    return sorted(named, key=lambda id: (len(id), id))


def _suite(root: xml.Element, name: str, rules: Sequence[str], problems: Sequence[Problem]) -> None:
    gates = [problem for problem in problems if problem.severity == "gate"]
    failing = {problem.rule for problem in gates}
    suite = xml.SubElement(root, "testsuite", name=name, tests=str(len(rules)), failures=str(len(failing)), errors="0")
    for rule in rules:
        case = xml.SubElement(suite, "testcase", classname=f"hugging_news.check.{name}", name=f"{rule} {name_of(rule)}")
        own = [problem for problem in problems if problem.rule == rule]
        refused = [problem for problem in own if problem.severity == "gate"]
        if refused:
            failure = xml.SubElement(case, "failure", type="gate", message=_fit(refused[0].line))
            failure.text = _fit("\n".join(problem.line for problem in refused))
        if warned := [problem.line for problem in own if problem.severity == "warning"]:
            xml.SubElement(case, "system-out").text = _fit("\n".join(warned))


def _fit(text: str) -> str:
    return _UNFIT.sub("\ufffd", text)
