"""Which event told before the words mean: "the attack", "the incident", "Tuesday's clashes"."""

from recount.extract.interim.rules import is_violent
from recount.extract.interim.triggers import Trigger
from recount.model.annotation import AnnotatedReport, children
from recount.model.edtf import parse_or_none
from recount.model.fact import Event

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def antecedent(doc: AnnotatedReport, trigger: Trigger, when: str | None, before: list[Event]) -> Event | None:
    """Return the first mention of the event that a definite or generic noun refers back to, or null."""
    if trigger.is_verb or not (_is_definite(doc, trigger.head) or _names_deaths(trigger)):
        return None
    fitting = [event for event in before if _fits(trigger, event) and _same_time(when, event.when)]
    if not fitting:
        return None
    latest = fitting[-1]
    return next((event for event in before if event.id == latest.coreferent), latest)


def _names_deaths(trigger: Trigger) -> bool:
    return trigger.generic and trigger.type == "killing"


def _is_definite(doc: AnnotatedReport, head: int) -> bool:
    marks = children(doc, head, "det", "poss")
    return any(doc.tokens[i].lemma in _DEFINITE or doc.tokens[i].dep == "poss" for i in marks)


def _fits(trigger: Trigger, event: Event) -> bool:
    if event.modality not in ("happened", "ongoing"):
        return False
    return event.type == trigger.type or (trigger.generic and is_violent(event.type))


def _same_time(one: str | None, other: str | None) -> bool:
    """Tell whether two dates can be one; an unknown date can be any."""
    left, right = parse_or_none(one), parse_or_none(other)
    return left is None or right is None or left.overlaps(right)
