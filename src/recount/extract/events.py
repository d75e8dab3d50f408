"""Events: who did what to whom, when and where, as one report tells it."""

from collections.abc import Sequence

from recount.extract.arguments import principal, without_bombers
from recount.extract.arms import arms_transfer
from recount.extract.ceasefires import ceasefire, is_truce, with_violators
from recount.extract.displacements import displacement
from recount.extract.drafts import Draft, drafts
from recount.extract.evidence import attribution, evidence
from recount.extract.modality import Reality
from recount.extract.references import settle
from recount.extract.repairs import repaired
from recount.extract.sanctions import sanction
from recount.extract.scene import Scene
from recount.extract.telling import Telling, tell
from recount.lexicon.event_types import event_types
from recount.model.annotation import AnnotatedReport, runs
from recount.model.base import content_id
from recount.model.fact import Codes, Details, Event, Fact, Modality, SpanField, Statement

_FAVOURS = frozenset({"CONSULT", "COOPERATE", "AID", "SUPPORT", "CONCEDE", "RETREAT"})
"""PLOVER's types of which a promise is an agreement."""
_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "REJECT"})
"""Those of which an announcement is a threat."""


_STATE = frozenset({"state", "armed_force"})
_BAND = frozenset({"armed_group"})


def extract_events(doc: AnnotatedReport, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Add the report's events, in order; each telling of an event is one, tied to the first by `coreferent`."""
    scene = Scene(repaired(doc))
    told = settle(scene, tell(scene, drafts(scene)))
    ids = [_identifier(doc, telling) for telling in told]
    statements = [fact for fact in facts if isinstance(fact, Statement)]
    return (*facts, *with_violators([_event(scene, telling, ids, statements) for telling in told]))


def _identifier(doc: AnnotatedReport, telling: Telling) -> str:
    return content_id("event", doc.report.id, doc.tokens[telling.draft.trigger.head].start, telling.draft.type)


def _event(scene: Scene, telling: Telling, ids: Sequence[str], statements: Sequence[Statement]) -> Event:
    doc, draft = scene.doc, telling.draft
    span = evidence(scene, (draft.trigger, *draft.parts))
    earlier = draft.coreferent
    agents = telling.cast.agents
    agents = without_bombers(scene, agents) if draft.type == "suicide_bombing" else agents
    words = "verb" if draft.trigger.verb else "noun" if draft.trigger.noun else "reference"
    modality, ucdp = draft.reality.modality, violence(scene, draft.type, agents, telling.cast.recipients)
    said = attribution(statements, doc.tokens[draft.trigger.head].start)
    when, when_time = _when(scene, telling, next((s for s in statements if s.id == said), None))
    return Event(
        id=_identifier(doc, telling), start=span.start, end=span.end, text=doc.text(span), type=draft.type,
        codes=codes(draft.type, draft.reality, _sense(draft, agents), ucdp),
        agents=agents, recipients=telling.cast.recipients,
        supporters=telling.cast.supporters, when=when, when_time=when_time,
        where=telling.place, trigger_span=_trigger(doc, draft.trigger.words), modality=modality,
        coreferent=None if earlier is None else ids[earlier], rule=f"events/{draft.type}/{words}",
        details=_details(scene, telling), attribution=said,
    )  # fmt: skip


def violence(scene: Scene, kind: str, agents: Sequence[str], recipients: Sequence[str]) -> str | None:
    """Return UCDP's type of violence (GED codebook): 1 state-based, 2 non-state, 3 one-sided; null where not told.

    One-sided is what a state or an armed group does to people who bear no arms.
    """
    if not event_types()[kind].violent:
        return None
    did, suffered = ({scene.entity_of[i].kind for i in ids} for ids in (agents, recipients))
    if event_types()[kind].mutual and len(agents) > 1:
        sides = [scene.entity_of[i].kind for i in (*agents, *recipients)]
        suffered = set(sides) if all(side in _STATE | _BAND for side in sides) else suffered
    if not did & (_STATE | _BAND) or not suffered:
        return None
    if suffered & (_STATE | _BAND):
        return "1" if (did | suffered) & _STATE else "2"
    return "3" if suffered <= {"group", "person"} else None


def _when(scene: Scene, telling: Telling, said: Statement | None) -> tuple[str | None, str | None]:
    """Return the event's date and the id of its expression; an act of words is done when its own actor says it.

    "Norway condemned the launch, its foreign minister said on Friday."
    """
    if telling.time is not None or said is None or not event_types()[telling.draft.type].spoken:
        return telling.when, telling.time.id if telling.time else None
    own = said.speaker is not None and {said.speaker, principal(scene, said.speaker)} & set(telling.cast.agents)
    return (said.when, said.when_time) if own and telling.draft.reality.modality == "happened" else (None, None)


def _details(scene: Scene, telling: Telling) -> Details | None:
    kind = telling.draft.type
    if kind == "sanction":
        return sanction(scene, telling)
    if kind == "ceasefire" or (kind == "agreement" and is_truce(scene, telling)):
        return ceasefire(scene, telling)
    if kind == "displacement":
        return displacement(scene, telling)
    return arms_transfer(scene, telling) if kind == "arms_transfer" else None


def _trigger(doc: AnnotatedReport, words: Sequence[int]) -> SpanField:
    found = runs(doc, words)
    return found[0] if len(found) == 1 else found


def _sense(draft: Draft, agents: Sequence[str]) -> tuple[str, str | None] | None:
    """Return the PLOVER and CAMEO codes of the sense in which a word tells of its event; null for its type's.

    What is a show of force by one is cooperation by two: exercises.
    """
    rule = draft.trigger.verb or draft.trigger.noun
    if rule is not None and rule.plover is not None:
        return rule.plover, rule.cameo
    return ("COOPERATE", "062") if draft.type == "exercise" and len(agents) > 1 else None


def codes(
    kind: str, told: Reality | None = None, sense: tuple[str, str | None] | None = None, ucdp: str | None = None
) -> Codes:
    """Return the codes of a type of event in every code system; a sense of a word may have its own.

    PLOVER and CAMEO code what is threatened, demanded, promised or refused by those words, not as the deed that may
    follow; to announce or plan a hostile deed is to threaten it. What is done to that end is the deed. `ucdp` is the
    type of violence by who takes part.
    """
    entry = event_types()[kind]
    plover, cameo = sense or (entry.plover, entry.cameo)
    modality: Modality = told.modality if told and not told.aim else "happened"
    if plover is not None and not entry.spoken:
        root = plover.partition(":")[0]
        if modality == "planned" and root in _FAVOURS:
            plover, cameo = "AGREE", "030"
        elif modality == "denied" and root in _FAVOURS | {"AGREE"}:
            plover, cameo = "REJECT", "120"
        elif modality == "threatened" or (modality == "planned" and root in _HOSTILE):
            plover, cameo = "THREATEN", "130"
        elif modality == "demanded":
            plover, cameo = "REQUEST", "100"
    return Codes(plover=plover, cameo=cameo, acled=entry.acled, ucdp=entry.ucdp or ucdp)
