"""Page → Reports | Rejections."""

from recount.ingest.formats import open_pages
from recount.ingest.gate import refuse_language
from recount.ingest.report import ingest, raw_passage

__all__ = ["ingest", "open_pages", "raw_passage", "refuse_language"]
