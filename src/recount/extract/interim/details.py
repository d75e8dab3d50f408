"""What only some types of event have: a sanction's authority, a truce's parties, the item of an arms deal."""

from recount.extract.interim.office import acting_states
from recount.extract.interim.triggers import Trigger
from recount.model.annotation import AnnotatedReport, children, cover, subtree
from recount.model.fact import ArmsTransfer, Ceasefire, Sanction

_SELLING = frozenset({"sell", "supply", "export"})


def details_of(
    doc: AnnotatedReport, trigger: Trigger, kind: str, agents: tuple[str, ...], recipients: tuple[str, ...]
) -> Sanction | Ceasefire | ArmsTransfer | None:
    """Return the typed details of an event, as far as its own clause gives them."""
    if kind == "sanction":
        authority = acting_states(doc, kind, agents)
        return Sanction(authority=authority[0] if authority else None, reason=_reason(doc, trigger))
    if kind == "ceasefire":
        return Ceasefire(parties=tuple(dict.fromkeys((*agents, *recipients))))
    if kind == "arms_transfer" and trigger.is_verb:
        return _transfer(doc, trigger, agents, recipients)
    return None


def _reason(doc: AnnotatedReport, trigger: Trigger) -> str | None:
    """Return the words of a "for …" phrase under the sanction's clause."""
    for index in (p for head in (trigger.head, trigger.clause) for p in children(doc, head, "prep")):
        if doc.tokens[index].lemma == "for" and len(subtree(doc, index)) > 1:
            return doc.text(cover(doc, subtree(doc, index)[1:]))
    return None


def _transfer(
    doc: AnnotatedReport, trigger: Trigger, agents: tuple[str, ...], recipients: tuple[str, ...]
) -> ArmsTransfer:
    items = children(doc, trigger.head, "dobj")
    item = doc.text(cover(doc, subtree(doc, items[0]))) if items else None
    doer, other = (agents or (None,))[0], (recipients or (None,))[0]
    if doc.tokens[trigger.head].lemma in _SELLING:
        return ArmsTransfer(item=item, supplier=doer, buyer=other)
    return ArmsTransfer(item=item, supplier=other, buyer=doer)
