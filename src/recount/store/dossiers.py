"""One kept story as a dossier: what is downloaded, and what the pages show."""

from recount.errors import StoreError
from recount.model.dossier import Dossier
from recount.model.edtf import parse_or_none
from recount.store.records import KeptStory


def dossier_of(kept: KeptStory) -> Dossier:
    """Return a story as the dossier of its reports.

    Raises:
        StoreError: its account has not been told yet.
    """
    made_by = next((r.produced_by for r in kept.readings if r.produced_by is not None), None)
    if kept.story is None or made_by is None:
        raise StoreError(f"{kept.row.id}: its account has not been told; `recount ingest --store …` tells what is open")
    days = [when for reading in kept.readings if (when := parse_or_none(reading.report.published.when))]
    return Dossier(
        produced_by=made_by, as_of=max((str(day.last) for day in days if not day.is_open), default=None),
        readings=kept.readings, rejections=(), stories=(kept.story,), judgements=kept.judgements,
    )  # fmt: skip
