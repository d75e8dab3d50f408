"""The days of movable feasts, each from the calendar that fixes it.

Islamic feasts follow the Umm al-Qura calendar of Saudi Arabia: countries that wait for the moon to be seen keep them a
day earlier or later. Jewish feasts are given as the civil days on which they are kept, and begin at the sunset before.
Outside the years that a calendar covers a feast has no day.
"""

from datetime import date, timedelta
from functools import cache

from recount.model import edtf
from recount.model.edtf import Edtf

_MUSLIM_LUNAR_YEARS = 33
"""As many Muslim years as there are in 32 of the sun."""
_MUSLIM = {
    "muharram": (1, 1, 0), "islamic-new-year": (1, 1, 1), "ashura": (1, 10, 1), "mawlid": (3, 12, 1),
    "rajab": (7, 1, 0), "shaban": (8, 1, 0), "ramadan": (9, 1, 0), "eid-al-fitr": (10, 1, 3), "arafah": (12, 9, 1),
    "eid-al-adha": (12, 10, 4), "dhu-al-hijjah": (12, 1, 0),
}  # fmt: skip
"""Month, day and number of days by the Umm al-Qura calendar; no number: the whole month."""
_JEWISH = {
    "rosh-hashanah": (7, 1, 2), "yom-kippur": (7, 10, 1), "sukkot": (7, 15, 7), "hanukkah": (9, 25, 8),
    "passover": (1, 15, 7), "shavuot": (3, 6, 1),
}  # fmt: skip
"""Month (Nisan is 1), day and number of days by the Hebrew calendar, as kept in Israel."""
_EASTER = {
    "ash-wednesday": (-46, 1), "palm-sunday": (-7, 1), "holy-week": (-7, 7), "maundy-thursday": (-3, 1),
    "good-friday": (-2, 1), "easter": (0, 1), "easter-monday": (1, 1), "ascension": (39, 1), "pentecost": (49, 1),
}  # fmt: skip
"""Days from Easter Sunday of the western churches, and number of days."""
_MONDAY, _THURSDAY = 0, 3
_NTH_WEEKDAYS = {
    "thanksgiving": (11, _THURSDAY, 4), "labor-day": (9, _MONDAY, 1), "martin-luther-king-day": (1, _MONDAY, 3),
    "presidents-day": (2, _MONDAY, 3), "columbus-day": (10, _MONDAY, 2), "memorial-day": (5, _MONDAY, -1),
}  # fmt: skip
"""Month, weekday and which of them: feasts of the United States (5 U.S.C. 6103)."""
_FIRST_EASTER, _LAST_EASTER = 1583, 4099
"""Years for which the Gregorian reckoning is held to be right."""


@cache
def of_year(name: str, year: int) -> tuple[Edtf, ...]:
    """Return the stretches of a feast that begin in a civil year, in order; none where it is unknown or not covered."""
    try:
        return tuple(sorted(run for run in _runs(name, year) if run.first.year == year))
    except (ValueError, OverflowError):
        return ()


def _runs(name: str, year: int) -> list[Edtf]:
    if name in _MUSLIM:
        return _muslim(*_MUSLIM[name], year)
    if name in _JEWISH:
        return _jewish(*_JEWISH[name], year)
    if name in _NTH_WEEKDAYS:
        return [edtf.day(_nth_weekday(year, *_NTH_WEEKDAYS[name]))]
    plain = name.removeprefix("orthodox-")
    if plain in _EASTER:
        shift, days = _EASTER[plain]
        return [_days(_easter(year, orthodox=plain != name) + timedelta(days=shift), days)]
    return []


def _muslim(month: int, day: int, days: int, year: int) -> list[Edtf]:
    from hijridate import Hijri  # noqa: PLC0415 - its tables are loaded only where a text names such a feast

    found = []
    first = (year - 622) * _MUSLIM_LUNAR_YEARS // (_MUSLIM_LUNAR_YEARS - 1)
    for muslim_year in range(first - 1, first + 3):
        try:
            start = Hijri(muslim_year, month, day)
            length = days or start.month_length()
            found.append(_days(start.to_gregorian(), length))
        except (ValueError, OverflowError):  # the tables begin in 1924 and end in 2077
            continue
    return found


def _jewish(month: int, day: int, days: int, year: int) -> list[Edtf]:
    from pyluach.dates import HebrewDate  # type: ignore[import-untyped]  # noqa: PLC0415 - as above

    starts = (HebrewDate(hebrew_year, month, day).to_pydate() for hebrew_year in (year + 3760, year + 3761))
    return [_days(start, days) for start in starts]


def _easter(year: int, *, orthodox: bool) -> date:
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter  # noqa: PLC0415 - as above

    if not _FIRST_EASTER <= year <= _LAST_EASTER:
        raise ValueError(year)
    return easter(year, EASTER_ORTHODOX if orthodox else EASTER_WESTERN)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the nth such weekday of a month, or the last one for -1."""
    if nth < 0:
        after = date(year + month // 12, month % 12 + 1, 1)
        return after - timedelta(days=(after.weekday() - weekday - 1) % 7 + 1)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _days(start: date, days: int) -> Edtf:
    return edtf.between(start, start + timedelta(days=days - 1))
