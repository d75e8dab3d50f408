"""iCalendar (RFC 5545): a whole-day entry for each event that has a day or a short stretch of days.

What is planned, threatened or demanded is TENTATIVE, what is denied is left out. Dates longer than a month, open ones
and those of no event are left out too. `DTSTAMP` is the day of the first report, never a clock. Numbers and who says
what stand in the description alone.
"""

from collections.abc import Iterator
from datetime import timedelta

from recount.export.desk import address, outlet
from recount.export.formats.told import Happening, cited, first_day, happenings, point, remarks
from recount.model.dossier import Dossier

LONGEST = 31
"""Days of an entry; longer ones hide everything else of a calendar."""
WIDTH = 75
"""Octets of a line, after which it is folded (RFC 5545, 3.1)."""


def write(dossier: Dossier) -> dict[str, bytes]:
    """Return one calendar."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Recount//events//EN", "CALSCALE:GREGORIAN"]
    for happened in happenings(dossier):
        lines += _entry(happened)
    return {
        "events.ics": "".join(
            f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _folded(line)
        ).encode()
    }


def _entry(happened: Happening) -> Iterator[str]:
    event, days = happened.event, happened.days
    stamp = next((day for report in happened.reports if (day := first_day(report.published.when))), None)
    if days is None or days.is_open or stamp is None or event.modality == "denied":
        return
    if (days.last - days.first).days >= LONGEST:
        return
    yield from ("BEGIN:VEVENT", f"UID:{event.id}@recount", f"DTSTAMP:{stamp:%Y%m%d}T000000Z")
    yield f"DTSTART;VALUE=DATE:{days.first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{days.last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(happened.label)}"
    yield f"DESCRIPTION:{_text(_description(happened))}"
    yield f"CATEGORIES:{event.type.replace('_', ' ').upper()}"
    if event.where:
        yield f"LOCATION:{_text(event.where.name)}"
    if spot := point(event.where):
        yield f"GEO:{spot[0]:.6f};{spot[1]:.6f}"
    yield f"STATUS:{'CONFIRMED' if happened.is_fact else 'TENTATIVE'}"
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _description(happened: Happening) -> str:
    where = [f"{outlet(report)} {address(report)}" for report in happened.reports]
    return "\n".join([*remarks(happened), *where, cited(happened)])


def _text(value: str) -> str:
    """Return text as its values are written (RFC 5545, 3.3.11); no report can end a line."""
    plain = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(" ".join(line.split()) for line in plain.splitlines())


def _folded(line: str) -> Iterator[str]:
    """Yield a line in parts of at most 75 octets, all but the first behind a space, no character cut."""
    part, size = "", 0
    for char in line:
        width = len(char.encode())
        if size + width > WIDTH:
            yield part
            part, size = " ", 1
        part, size = part + char, size + width
    yield part
