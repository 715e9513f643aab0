"""Joins the rooms: collect, items, build, render, run. Each stage on one screen; the CLI calls them and echoes."""
