"""What a transfer of arms says of itself: the item, who supplies, who buys, at what price."""

from collections.abc import Sequence

import msgspec

from recount.extract.clauses import undergoers
from recount.extract.field_evidence import named_as, resting_on
from recount.extract.scene import Scene, word_class
from recount.extract.telling import Telling
from recount.model.annotation import children, cover, subtree
from recount.model.base import Span
from recount.model.fact import ArmsTransfer, Event, Fact, Figure


def arms_transfer(scene: Scene, telling: Telling) -> ArmsTransfer:
    """Return what the words around a transfer tell of it; in a purchase the buyer acts, in a sale the supplier."""
    trigger = telling.draft.trigger
    agent = next(iter(telling.cast.agents), None)
    other = next(iter(telling.cast.recipients), None)
    buys = trigger.verb is not None and scene.doc.tokens[trigger.head].lemma in word_class("buying")
    supplier, buyer = (other, agent) if buys else (agent, other)
    item = _item(scene, trigger.head) if trigger.verb else None
    return ArmsTransfer(
        item=scene.doc.text(item) if item else None, supplier=supplier, buyer=buyer,
        evidence=(
            *resting_on("item", [item]), *named_as(scene, telling, "supplier", [supplier]),
            *named_as(scene, telling, "buyer", [buyer]),
        ),
    )  # fmt: skip


def _item(scene: Scene, verb: int) -> Span | None:
    things = [scene.core(i) for i in undergoers(scene.doc, verb)]
    if not things:
        return None
    aside = children(scene.doc, things[0], "relcl", "advcl", "prep", "npadvmod")
    left_out = {j for i in aside for j in subtree(scene.doc, i)}
    return cover(scene.doc, [i for i in subtree(scene.doc, things[0]) if i not in left_out])


def with_values(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the facts, with the money figure of each transfer named as its value."""
    prices = {fact.event: fact for fact in reversed(facts) if isinstance(fact, Figure) and fact.measure == "money"}
    return tuple(_priced(fact, prices.get(fact.id)) if isinstance(fact, Event) else fact for fact in facts)


def _priced(event: Event, value: Figure | None) -> Event:
    sale = event.details
    if value is None or not isinstance(sale, ArmsTransfer):
        return event
    told = (*sale.evidence, *resting_on("value", [value]))
    return msgspec.structs.replace(event, details=msgspec.structs.replace(sale, value=value.id, evidence=told))
