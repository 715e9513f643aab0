"""How Chinese and English are set (EDITORIAL §4): a linter with positions, and an idempotent fixer.

Both work on text nodes only: code spans, link targets and addresses are left byte for byte as they are.
"""

from hugging_news.domain.typography.documents import fix_markdown, markdown_slips
from hugging_news.domain.typography.models import House, Slip
from hugging_news.domain.typography.rules import fix, slips
from hugging_news.domain.typography.same import bare_words, same_words
from hugging_news.domain.typography.tables import house

__all__ = ["House", "Slip", "bare_words", "fix", "fix_markdown", "house", "markdown_slips", "same_words", "slips"]
