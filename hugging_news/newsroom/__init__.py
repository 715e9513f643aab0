"""Reads and writes the files of record: the archive, metrics, curation, editions."""
