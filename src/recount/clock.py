"""The one place where a clock is read: by commands and by the server, never by a stage."""

from datetime import UTC, datetime


def now() -> str:
    """Return the instant (RFC 3339, UTC), as judgements and a store's rows bear it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
