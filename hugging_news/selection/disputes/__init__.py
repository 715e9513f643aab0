"""Where the sources of one story contradict one another (EDITORIAL §1.3).

Primary sources that disagree are both printed with their names; a sentence of a secondary source that contradicts a
primary one is never quoted, and the report names it.
"""

from hugging_news.selection.disputes.settle import Settled, settle

__all__ = ["Settled", "settle"]
