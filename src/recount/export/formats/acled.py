"""ACLED (codebook of 2023 on, 31 columns): one row for each event told as fact that its types hold.

What the form cannot hold, and so is not here: sanctions, talks, accusations and other acts without a sub-event, what
is denied, planned or threatened, ranges of deaths (`fatalities` is the best, 0 where no report counts any: `notes`
says which), disagreement. `event_id_cnty`, `timestamp` are ours, `interaction` is empty: its codes are ACLED's to
give.
"""

from collections.abc import Iterator, Sequence

from recount.export.desk import address, outlet
from recount.export.formats.told import (
    DISPUTED,
    Happening,
    cited,
    country_name,
    country_number,
    happenings,
    parties,
    point,
    spread,
    table,
)
from recount.model.dossier import Dossier
from recount.model.edtf import Edtf
from recount.model.entity import EntityKind, Precision
from recount.model.story import StoryEntity

COLUMNS = (
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
)
DISORDER = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
INTER: dict[EntityKind, str] = {"state": "State Forces", "armed_force": "State Forces"}
"""Only what a kind of actor settles: whether an armed group rebels, or is somebody's militia, the reports must say."""
GEO: dict[Precision, int] = {
    "point": 1,
    "settlement": 1,
    "district": 2,
    "line": 2,
    "province": 3,
    "region": 3,
    "country": 3,
}


def write(dossier: Dossier) -> dict[str, bytes]:
    """Return the rows as CSV."""
    return {"acled.csv": table(COLUMNS, (list(row.values()) for row in rows(dossier)))}


def rows(dossier: Dossier) -> Iterator[dict[str, object]]:
    """Yield a row for each event with a sub-event and a day, its cells by column."""
    for happened in happenings(dossier):
        days = happened.days
        if happened.is_fact and happened.event.codes.acled and days is not None:
            yield _row(happened, days)


def _row(happened: Happening, days: Edtf) -> dict[str, object]:
    event, where = happened.event, happened.event.where
    kind, sub = _types(event.codes.acled or "")
    spot = point(where)
    did, suffered = parties(happened)
    row: dict[str, object] = dict.fromkeys(COLUMNS)
    row |= {
        "event_id_cnty": event.id,
        "event_date": days.first.isoformat(),
        "year": days.first.year,
        "time_precision": _precision(days),
        "disorder_type": DISORDER.get(kind),
        "event_type": kind,
        "sub_event_type": sub,
        **_actor(1, did),
        **_actor(2, suffered),
        "civilian_targeting": "Civilian targeting" if kind == "Violence against civilians" else None,
        "iso": country_number(where.country) if where else None,
        "country": country_name(where.country) if where else None,
        "admin1": where.admin1 if where else None,
        "location": where.name if where else None,
        "latitude": spot[0] if spot else None,
        "longitude": spot[1] if spot else None,
        "geo_precision": GEO.get(where.precision) if where and where.precision else None,
        "source": "; ".join(outlet(report) for report in happened.reports),
        "notes": _notes(happened),
        "fatalities": happened.toll("killed")[1] or 0,
    }
    return row


def _types(code: str) -> tuple[str, str]:
    """Return event type and sub-event type; a type may have a slash of its own."""
    kind = next((name for name in DISORDER if code.startswith(f"{name}/")), code.partition("/")[0])
    return kind, code.removeprefix(f"{kind}/")


def _actor(number: int, parties: Sequence[StoryEntity]) -> dict[str, object]:
    names = [party.name for party in parties]
    inter = next((INTER[party.kind] for party in parties[:1] if party.kind in INTER), None)
    return {
        f"actor{number}": names[0] if names else None,
        f"assoc_actor_{number}": "; ".join(names[1:]) or None,
        f"inter{number}": inter,
    }


def _precision(days: Edtf) -> int:
    """Return `time_precision`: 1 the day, 2 within a week, 3 longer or open."""
    length = (days.last - days.first).days + 1
    return 1 if length == 1 else 2 if length <= 7 else 3


def _notes(happened: Happening) -> str:
    low, best, high = happened.toll("killed")
    count = (
        "no report counts dead" if best is None and low is None and high is None else f"dead: {spread(low, best, high)}"
    )
    who = f"; {DISPUTED}" if happened.disputed else ""
    quote = happened.evidence[0].text if happened.evidence else ""
    where = "; ".join(address(report) for report in happened.reports)
    return f"{quote} [{count}{who}; {where}; {cited(happened)}]"
