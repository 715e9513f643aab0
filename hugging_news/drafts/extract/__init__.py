"""The source's own words, marked as such: the one to three sentences that say what something is and what is new."""

from hugging_news.drafts.extract.lead import lead
from hugging_news.drafts.extract.limits import fits, within_limit

__all__ = ["fits", "lead", "within_limit"]
