"""How Chinese and English are set (EDITORIAL §4): a linter with positions, and an idempotent fixer.

Both work on text nodes only: code spans, link targets and addresses are left byte for byte as they are.
"""

from hugging_news.domain.typography.models import House, Slip
from hugging_news.domain.typography.rules import fix, slips

__all__ = ["House", "Slip", "fix", "slips"]
