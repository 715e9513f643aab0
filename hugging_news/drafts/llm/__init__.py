"""Summaries and translations by a language model, as an upgrade: each sentence is proved, or it is not used.

A story is one bounded call: passages of its sources go out with their names masked (`passages`, `masking`, `prompt`),
an answer comes back (`client`), is read (`answer`), judged sentence by sentence (`judge`, `style`) and put into the
story's draft (`author`). Whatever goes wrong, the draft made without a model stays and the report says why.
"""
