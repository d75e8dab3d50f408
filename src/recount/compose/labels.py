"""What findings call events and values: "the airstrike in Sarvan on 6 May 2031"."""

from recount.compose.account import printed
from recount.model.edtf import Edtf, parse_or_none
from recount.model.story import EventCluster

COUNTED = {
    "killed": "number killed", "injured": "number injured", "displaced": "number displaced",
    "refugees": "number of refugees",
    "detained": "number detained", "missing": "number missing", "abducted": "number abducted",
    "troops": "number of troops", "money": "sum of money", "count": "count", "share": "share", "distance": "distance",
    "duration": "duration",
}  # fmt: skip
"""A measure as a sentence names it."""


def label(event: EventCluster) -> str:
    """Return the event by its type, place and date."""
    where = f" in {event.where.text}" if event.where else ""
    when = parse_or_none(event.when)
    time = "" if when is None else f" {_before(when)}{printed(str(when))}"
    return f"the {event.type.replace('_', ' ')}{where}{time}"


def _before(when: Edtf) -> str:
    """Return the preposition that the printed date wants: "on 6 May", "in May", "from 6 May to 9 May"."""
    if when.is_open:
        return ""
    return "from " if "/" in when.text else "on " if when.is_day else "in "
