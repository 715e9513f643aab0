"""Which stories an edition tells, and why: curation, shortlist, identity, novelty, score, choose. Pure."""
