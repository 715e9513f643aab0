"""`data/index.db`: what was derived from the files of record, for speed and for search.

Disposable: another schema or damage, and it is made anew.
"""

from hugging_news.index.database import Index, parser_version

__all__ = ["Index", "parser_version"]
