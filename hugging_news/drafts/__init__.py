"""Writes the words of a story: sentences made from typed fields, extracts of the source, the editor's own."""
