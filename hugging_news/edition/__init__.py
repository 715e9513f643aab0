"""Assembles an edition: maps picks, drafts and tables to the value that is written to `edition.json`."""
