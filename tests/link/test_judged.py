import msgspec
import pytest

from factory import Draft
from recount.link import judged, link
from recount.model.judgement import Anchor, judge

MINUTE = "2031-05-08T10:{:02}:00Z".format


CROSSED = "its crews had crossed the river at night"
GUARDED = "any soldier was posted to that road"


def raid(outlet, words, *, killed=34, day="2031-05-04", kind="airstrike", denied=CROSSED):
    draft = Draft(f"{words} Lesk denied that {denied}: {outlet}.", outlet=outlet, origin=outlet)
    lesk = draft.entity("armed_force", "Lesk", name="Lesk army")
    figure = draft.figure("killed", words, exact=killed, group="soldiers")
    event = draft.event(kind, words, recipients=(lesk,), when=day, figures=(figure,))
    draft.facts[0] = msgspec.structs.replace(draft.facts[0], event=event)
    draft.statement(denied, speaker=lesk, stance="deny", when=day)
    return draft.reading()


@pytest.fixture
def raids():
    return [
        raid("The Courier", "Jets bombed a depot at Keth and killed 34 soldiers."),
        raid("The Herald", "An air raid on the depot at Keth killed 34 soldiers."),
    ]


def anchor(reading, kind):
    things = {"event": reading.events, "figure": reading.figures, "statement": reading.statements}
    if kind == "report":
        return Anchor(report=reading.report.id, kind=kind, start=0, end=0)
    if kind == "entity":
        thing, span = reading.entities[0], reading.entities[0].mentions[0]
    else:
        thing = span = things[kind][0]
    return Anchor(
        report=reading.report.id, kind=kind, item=thing.id, start=span.start, end=span.end, text=span.text
    )  # fmt: skip


def linked(readings, *judgements):
    dated, stories = link(readings, told := judged(readings, judgements))
    return dated, stories, told


def verdict(what, readings, kind, minute=0, **more):
    return judge(what, [anchor(r, kind) for r in readings], by="Ilse", at=MINUTE(minute), **more)


@pytest.mark.parametrize(("kind", "field"), [("event", "events"), ("figure", "figures"), ("statement", "statements")])
def test_what_is_judged_not_the_same_is_kept_apart(raids, kind, field):
    _, (before,), _ = linked(raids)
    _, (after,), _ = linked(raids, verdict("not_same", raids, kind))
    assert len(getattr(after, field)) == len(getattr(before, field)) + 1


def test_an_entity_that_is_judged_not_the_same_is_kept_apart(raids):
    _, (story,), _ = linked(raids, verdict("not_same", raids, "entity"))
    assert [entity.name for entity in story.entities] == ["Lesk army", "Lesk army"]


@pytest.mark.parametrize(("kind", "field"), [("event", "events"), ("figure", "figures"), ("statement", "statements")])
def test_what_is_judged_the_same_is_joined_whatever_speaks_against_it(raids, kind, field):
    other = raid(
        "The Post",
        "Gunmen shot two guards on the coast road.",
        killed=2,
        day="2031-02-01",
        kind="shooting",
        denied=GUARDED,
    )
    same = [verdict("same", [raids[0], other], "report"), verdict("same", [raids[0], other], kind)]
    _, (before,), _ = linked([*raids, other], same[0])
    _, (after,), _ = linked([*raids, other], *same)
    assert len(getattr(after, field)) == len(getattr(before, field)) - 1


def test_reports_judged_not_the_same_are_two_stories(raids):
    _, stories, _ = linked(raids, verdict("not_same", raids, "report"))
    assert len(stories) == 2


def test_of_two_judgements_the_later_wins(raids):
    apart, together = verdict("not_same", raids, "event", 1), verdict("same", raids, "event", 2)
    _, (story,), _ = linked(raids, together, apart)
    assert len(story.events) == 1


def test_a_third_report_does_not_bring_together_what_was_judged_apart(raids):
    third = raid("The Post", "Jets bombed the depot at Keth, killing 34 soldiers.")
    _, (story,), _ = linked([*raids, third], verdict("not_same", raids, "event"))
    clusters = [{member.report for member in event.members} for event in story.events]
    assert not any({reading.report.id for reading in raids} <= one for one in clusters)


def test_a_rejected_fact_is_gone_and_nothing_points_at_it(raids):
    dated, (story,), _ = linked(raids, verdict("reject", raids[:1], "event"))
    assert [member.report for event in story.events for member in event.members] == [raids[1].report.id]
    assert dated[0].figures[0].event is None


def test_what_stands_in_a_rejected_statement_goes_with_it(raids):
    said = raids[0].statements[0].id
    facts = tuple(msgspec.structs.replace(f, attribution=said) if f.id != said else f for f in raids[0].facts)
    quoted = msgspec.structs.replace(raids[0], facts=facts)
    dated, _, _ = linked([quoted], verdict("reject", [quoted], "statement"))
    assert dated[0].facts == ()


def test_a_rejected_entity_acts_and_speaks_no_more(raids):
    dated, _, _ = linked(raids[:1], verdict("reject", raids[:1], "entity"))
    assert (dated[0].entities, dated[0].events[0].recipients, dated[0].statements[0].speaker) == ((), (), None)


def test_a_corrected_figure_counts_with_its_new_value_and_says_so(raids):
    one = verdict("correct", raids[:1], "figure", field="best", value=58)
    dated, (story,), _ = linked(raids, one)
    assert (dated[0].figures[0].low, dated[0].figures[0].best, dated[0].figures[0].judged) == (58, 58, (one.id,))
    (toll,) = story.events[0].figures
    assert (toll.low, toll.high) == (34, 58)
    assert any(one.id in figure.judged for figure in story.figures)


def test_a_corrected_type_brings_its_codes(raids):
    dated, _, _ = linked(raids, verdict("correct", raids[:1], "event", field="type", value="drone_strike"))
    assert dated[0].events[0].codes.plover == "ASSAULT:drone"


def test_a_speaker_is_corrected_by_name():
    draft = Draft("The Lesk army said little. Ina Brek denied it.")
    lesk = draft.entity("armed_force", "Lesk army")
    draft.entity("person", "Ina Brek")
    draft.statement("denied it", speaker=lesk)
    reading = draft.reading()
    dated, _, _ = linked([reading], verdict("correct", [reading], "statement", field="speaker", value="ina brek"))
    assert dated[0].entity(dated[0].statements[0].speaker).name == "Ina Brek"


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [("figure", "best", "many"), ("figure", "rule", "mine"), ("event", "when", "yesterday"),
     ("event", "type", "raid"), ("event", "where", "Atlantis"), ("statement", "speaker", "Nobody")],
)  # fmt: skip
def test_a_value_that_the_field_cannot_have_changes_nothing_and_rests(raids, kind, field, value):
    one = verdict("correct", raids[:1], kind, field=field, value=value)
    dated, _, told = linked(raids, one)
    assert dated[0].facts == raids[0].facts
    assert told.resting == (one.id,)


def test_a_judgement_finds_its_fact_again_by_its_words(raids):
    known = anchor(raids[0], "figure")
    moved = Anchor(
        report=known.report, kind="figure", item="figure:gone", start=known.start + 3, end=known.end, text=known.text
    )  # fmt: skip
    dated, _, _ = linked(raids, judge("correct", [moved], by="Ilse", at=MINUTE(0), field="best", value=58))
    assert dated[0].figures[0].best == 58


def test_a_judgement_of_what_is_not_there_rests(raids):
    gone = Anchor(report="report:gone", kind="figure", item="figure:1", start=0, end=9, text="34 people")
    one = judge("reject", [gone], by="Ilse", at=MINUTE(0))
    assert linked(raids, one)[2].resting == (one.id,)


def test_judgements_give_the_same_bytes_in_any_order(raids):
    two = [verdict("not_same", raids, "event", 1), verdict("correct", raids[:1], "figure", 2, field="best", value=58)]
    assert linked(raids, *two)[:2] == linked(raids, *two[::-1])[:2]
