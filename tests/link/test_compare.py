import pytest

from recount.link.compare import SAME, Seen, combine, score
from recount.model.edtf import parse
from recount.model.entity import Place


def seen(kind="airstrike", when=None, report="a", places=(), **fields):
    bags = {name: dict.fromkeys(sorted(actors), 1) for name, actors in fields.items() if isinstance(actors, set)}
    return Seen(
        types={kind: 1}, modality=fields.pop("modality", "happened"), days=parse(when) if when else None,
        places={one.name: one for one in places}, where={one.name: 1 for one in places},
        reports=frozenset({report}), **bags,
    )  # fmt: skip


def place(name, **fields):
    plain = dict.fromkeys(("country", "admin1", "latitude", "longitude", "geonames_id"))
    return (Place(start=0, end=1, text=name, name=name, **(plain | {"precision": "settlement"} | fields)),)


ONE = seen(when="2031-05-04", recipients={"soldiers"}, places=place("Orlen", country="LSK"))


@pytest.mark.parametrize(
    "other",
    [
        seen(when="2031-05-09", report="b", recipients={"soldiers"}, places=place("Orlen")),
        seen(when="2031-05-04", report="b", agents={"soldiers"}, places=place("Orlen")),
        seen(when="2031-05-04", report="b", recipients={"soldiers"}, places=place("Keth", country="VRN")),
        seen(when="2031-05-04", report="b", recipients={"soldiers"}, places=place("Orlen"), modality="planned"),
        seen("meeting", when="2031-05-04", report="b", recipients={"soldiers"}, places=place("Orlen")),
        seen(when="2031-05-05", report="a", recipients={"soldiers"}, places=place("Orlen")),
    ],
    ids=["other day", "other way round", "other country", "other modality", "other kind", "other day of one report"],
)
def test_whatever_else_agrees_a_veto_parts_two_events(other):
    assert score(ONE, other) is None
    assert score(other, ONE) is None


def test_a_killing_may_be_the_airstrike_that_did_it():
    assert score(ONE, seen("killing", when="2031-05-04", report="b", recipients={"soldiers"})) >= SAME


def test_a_night_may_be_either_of_its_days_between_reports():
    assert score(ONE, seen(when="2031-05-05", report="b", recipients={"soldiers"}, places=place("Orlen"))) >= SAME


def test_a_bare_type_is_not_enough_to_join_two_events():
    assert score(seen(), seen(report="b")) < SAME


def test_a_day_of_fighting_is_not_the_campaign_it_is_part_of():
    campaign = seen("offensive", when="2031-01/..", report="b", places=place("Orlen"))
    assert score(seen("armed_clash", when="2031-05-04", places=place("Orlen")), campaign) < SAME


def test_what_parts_one_of_them_parts_the_joined_event():
    joined = combine(seen(report="b", recipients={"soldiers"}), seen(report="c", when="2031-05-20"))
    assert score(ONE, joined) is None


def test_weeks_are_told_loosely_and_days_are_not():
    week = seen(when="2031-05-05/2031-05-11", report="b", recipients={"soldiers"}, places=place("Orlen"))
    assert score(seen(when="2031-05-02", recipients={"soldiers"}, places=place("Orlen")), week) is not None
    assert score(seen(when="2031-04-30", recipients={"soldiers"}, places=place("Orlen")), week) is None


def test_a_flight_is_told_by_either_end_and_a_raid_is_not():
    here, there = place("Orlen", country="LSK"), place("Keth", country="VRN")
    ends = [seen("missile_test", when="2031-05-04", report=r, places=p) for r, p in (("a", here), ("b", there))]
    raids = [seen("airstrike", when="2031-05-04", report=r, places=p) for r, p in (("a", here), ("b", there))]
    assert score(*ends) is not None
    assert score(*raids) is None


def test_the_arrest_of_another_person_is_another_arrest():
    marn, belk = (seen("arrest", when="2031-05-04", report=r, persons={p}) for r, p in (("a", "Marn"), ("b", "Belk")))
    assert score(marn, belk) is None
    nobody = seen("arrest", when="2031-05-04", report="b")
    assert score(marn, nobody) is not None


def test_a_raid_may_have_killed_persons_whom_each_report_names():
    one, other = (seen(when="2031-05-04", report=r, persons={p}) for r, p in (("a", "Marn"), ("b", "Belk")))
    assert score(one, other) is not None


def test_an_arrest_is_neither_the_charge_nor_the_judgement():
    kinds = ("arrest", "indictment", "verdict")
    told = [seen(kind, when="2031-05-04", report=kind, persons={"Marn"}) for kind in kinds]
    assert [score(a, b) for n, a in enumerate(told) for b in told[n + 1 :]] == [None, None, None]


def test_other_recipients_speak_less_against_one_event_than_other_agents():
    bus = seen(when="2031-05-04", report="a", recipients={"bus"}, agents={"Vorna"})
    riders = seen(when="2031-05-04", report="b", recipients={"riders"}, agents={"Vorna"})
    lesk = seen(when="2031-05-04", report="b", recipients={"bus"}, agents={"Lesk"})
    assert score(bus, riders) > score(bus, lesk)
