"""Collects the week's news of open machine learning and writes a bilingual edition of it."""

__version__ = "0.1.0"
