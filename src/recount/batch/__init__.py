"""More than fits in memory at once: readings in files, stories told by several processes."""

from recount.batch.linking import Told, link_many
from recount.batch.shelves import ReadingLines

__all__ = ["ReadingLines", "Told", "link_many"]
