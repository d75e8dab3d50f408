"""What all records share: they are frozen, named by keyword, and known by their content."""

import hashlib

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A frozen record; unknown fields of JSON are ignored, so that older programs read newer output."""


class Span(Record, frozen=True, kw_only=True, order=True):
    """A stretch of `Report.text`: Unicode code points, `start` included, `end` excluded."""

    start: int
    end: int

    def overlap(self, other: "Span") -> int:
        """Return how many code points both cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def contains(self, other: "Span") -> bool:
        """Tell whether the other lies wholly in this one."""
        return self.start <= other.start and other.end <= self.end


def content_id(kind: str, *fields: object) -> str:
    """Return `<kind>:<16 hex>`: BLAKE2b (64 bit) over the JSON list of the identifying fields."""
    digest = hashlib.blake2b(msgspec.json.encode([kind, *fields]), digest_size=8)
    return f"{kind}:{digest.hexdigest()}"
