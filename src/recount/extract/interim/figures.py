"""How many: the quantities that count people, money or things, with what befell those counted."""

from recount.extract.interim.counted import Count, counts
from recount.extract.interim.events import enclosing
from recount.model.annotation import AnnotatedReport
from recount.model.base import content_id
from recount.model.fact import Event, Fact, Figure, Scope


def extract_figures(doc: AnnotatedReport, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Return the facts with the report's figures added."""
    events = tuple(fact for fact in facts if isinstance(fact, Event))
    return (*facts, *(_figure(doc, count, facts, events) for count in counts(doc)))


def _figure(doc: AnnotatedReport, count: Count, facts: tuple[Fact, ...], events: tuple[Event, ...]) -> Figure:
    quantity, span = count.quantity, count.span
    event = _event_of(doc, count, events)
    when, when_time = (event.when, event.when_time) if event else (None, None)
    return Figure(
        id=content_id("figure", doc.report.id, span.start, span.end, count.measure),
        start=span.start, end=span.end, text=doc.text(span), rule=f"figures/{count.rule}",
        attribution=enclosing(facts, span), measure=count.measure, group=count.group,
        group_entity=count.group_entity, low=quantity.low, best=quantity.best, high=quantity.high,
        modifier=quantity.modifier, unit=quantity.unit, currency=quantity.currency, when=when, when_time=when_time,
        where=event.where if event else None, scope=_scope(count, event), event=event.id if event else None,
        modality=event.modality if event else "happened",
    )  # fmt: skip


def _event_of(doc: AnnotatedReport, count: Count, events: tuple[Event, ...]) -> Event | None:
    """Return the event whose words hold the figure, or that shares its clause; null where neither is."""
    if count.measure in ("count", "share", "distance", "duration"):
        return None
    around = [e for e in events if e.start <= count.span.start and count.span.end <= e.end]
    if around:
        return min(around, key=lambda e: (e.end - e.start, e.start))
    sentence = doc.sentences[doc.tokens[count.quantity.head].sentence]
    near = [e for e in events if sentence.start <= e.start < sentence.end and e.type in _TOLLS.get(count.measure, ())]
    return min(near, key=lambda e: (abs(e.start - count.span.start), e.start)) if near else None


_VIOLENT = ("airstrike", "drone_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack", "armed_clash",
            "shooting", "killing", "assassination", "assault", "stabbing", "offensive", "accident", "riot",
            "crackdown", "sexual_violence", "arson", "capture")  # fmt: skip
_TOLLS = {
    "killed": _VIOLENT, "injured": _VIOLENT, "missing": _VIOLENT, "displaced": ("displacement", "offensive"),
    "detained": ("arrest",), "abducted": ("abduction",), "money": ("arms_transfer", "sanction", "pledge"),
    "refugees": (), "troops": ("deployment", "withdrawal"),
}  # fmt: skip
_STOCKS = frozenset({"refugees", "troops", "count"})


def _scope(count: Count, event: Event | None) -> Scope | None:
    if count.measure in _STOCKS:
        return "stock"
    if event is None or count.measure in ("money", "share", "distance", "duration"):
        return None
    return "cumulative" if event.when and ("/" in event.when) else "incident"
