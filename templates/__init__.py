"""Jinja templates of every format, their macros and the labels of each language."""
