"""The licence line of a card or a row."""

from __future__ import annotations

from hugging_news.domain.editions import LicenseNote
from hugging_news.domain.items import DatasetDetails, HubDetails, ModelDetails
from hugging_news.domain.licences import Table, class_of


def note_of(details: HubDetails, licences: Table) -> LicenseNote:
    """What the card says about the licence, with its class; whether access must be asked for."""
    license = details.license
    gated = details.gated if isinstance(details, ModelDetails | DatasetDetails) else None
    return LicenseNote(
        id=license.id,
        class_=class_of(license, licences),
        name=license.name,
        inherited_from=license.inherited_from,
        gated=gated,
    )
