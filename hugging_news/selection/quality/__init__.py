"""The quality filter: spam, adult and empty repositories, mirrors, lists and content farms are quarantined.

Nothing is dropped in silence: what is held back stands in `cut` with its reason, and `keep = "why"` in `curation.toml`
admits it. The words are in `data/quality.toml`, the rules in `judge.RULES`.
"""

from hugging_news.selection.quality.judge import PREFIX, RULES, admitted_since, quarantine, quarantined
from hugging_news.selection.quality.posts import tiers

__all__ = ["PREFIX", "RULES", "admitted_since", "quarantine", "quarantined", "tiers"]
