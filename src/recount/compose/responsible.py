"""Who did it: blame, denial and doubt, claims of the deed, charges, and what the reports say of it themselves."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from recount.compose.account import Account
from recount.compose.claims import DONE, STANCES, Claim, is_inside, main_deed, most_told, spoken_of
from recount.compose.holders import holder, stands_for
from recount.compose.phrases import any_of, clause_end
from recount.lexicon.families import is_blame, is_deed, is_harm
from recount.lexicon.harm import harm_words
from recount.lexicon.load import entries
from recount.lexicon.people import kinds_of
from recount.lexicon.schema.positions import ChargeWord, ClaimCue, DoerTie
from recount.model.base import Span
from recount.model.entity import Entity, is_named
from recount.model.fact import Event, Figure, Statement, stretches
from recount.model.reading import Reading
from recount.model.report import Block
from recount.model.story import StoryEntity
from recount.text import sentence_bounds, squeeze

_BODY = frozenset({"paragraph", "quote_box"})
_CHARGES = frozenset({"indictment", "trial", "verdict"})
_SHORT = 3
"""A denial of so few words denies what was said before: "denied it", "the claim"."""
_UNNAMED = frozenset({"group", "armed_force", "armed_group"})


def of_statement(account: Account, reading: Reading, statement: Statement) -> Iterator[Claim]:
    """Yield what the statement claims of who did the deeds that it speaks of."""
    report, who = reading.report.id, holder(account, reading.report.id, statement)
    if who is None or statement.stance not in STANCES or statement.negated:
        return
    if charges := _charges_denied(reading, statement):
        yield from _denied_charge(account, reading, statement, charges[0], who)
        return
    for event in spoken_of(account, reading, statement):
        for answer in _answers(account, reading, statement, event, who):
            yield Claim(
                event=account.clusters[report, event.id].id, question="responsible", holder=who, answer=answer,
                stance=STANCES[statement.stance], statement=statement.id, report=report,
            )  # fmt: skip


def of_accusation(account: Account, reading: Reading, event: Event) -> Iterator[Claim]:
    """Yield the blame that an event of accusation tells: "US blames Russia"."""
    report = reading.report.id
    agent, recipient = (account.entity(report, next(iter(ids), None)) for ids in (event.agents, event.recipients))
    if agent is None or recipient is None or not _is_somebody(account.shelf.entity(report, event.recipients[0])):
        return
    for about in main_deed(account, reading, event):
        yield Claim(
            event=account.clusters[report, about.id].id, question="responsible", holder=stands_for(account, agent),
            answer=stands_for(account, recipient), stance="asserts", statement=event.attribution, report=report,
        )  # fmt: skip


def of_charge(account: Account, reading: Reading, event: Event) -> Iterator[Claim]:
    """Yield what a charge says of the deed it is for: whoever brings it holds that the accused did it."""
    report = reading.report.id
    agent, accused = (account.entity(report, next(iter(ids), None)) for ids in (event.agents, event.recipients))
    if agent is None or accused is None:
        return
    for about in _charged_deed(account, reading, event):
        yield Claim(
            event=account.clusters[report, about.id].id, question="responsible", holder=stands_for(account, agent),
            answer=accused.id, stance="asserts", statement=event.attribution, report=report,
        )  # fmt: skip


def of_reports(account: Account, reading: Reading, asked: frozenset[str]) -> Iterator[Claim]:
    """Yield whom the report itself names as the doer of deeds on which others take a position (`asked`).

    What only its headline or summary says is cut short and may be somebody's word further down.
    """
    report = reading.report.id
    for event in reading.events:
        cluster = account.clusters[report, event.id].id
        own = event.attribution is None and event.modality in DONE and _is_body(reading, event)
        if cluster in asked and own and is_deed(event.type) and not _is_laid_on(reading, event):
            for answer in _named(account, report, event):
                yield Claim(
                    event=cluster, question="responsible", holder=None, answer=answer, stance="asserts",
                    statement=None, report=report,
                )  # fmt: skip


def described(account: Account, reading: Reading) -> Iterator[Claim]:
    """Yield who the report itself says that the doers were: "The suspects in most of the thefts were deserters"."""
    text, report = reading.report.text, reading.report.id
    for block in reading.report.blocks:
        if block.kind not in _BODY:
            continue
        for start, end in _outside(reading, block):
            span = Span(start=start, end=end)
            who = _who_they_were(text, span)
            for event in main_deed(account, reading, span) if who else ():
                yield Claim(
                    event=account.clusters[report, event.id].id, question="responsible", holder=None, answer=who,
                    stance="asserts", statement=None, report=report,
                )  # fmt: skip


def _outside(reading: Reading, block: Block) -> Iterator[tuple[int, int]]:
    """Yield the sentences of the block in which nobody but the report speaks."""
    at, text = block.start, reading.report.text
    while at < block.end:
        start, end = sentence_bounds(text, at, at + 1)
        end = min(end, block.end)
        if not any(s.start < end and start < s.end for s in reading.statements):
            yield max(start, block.start), end
        at = max(end, at + 1) + 1


def _is_body(reading: Reading, span: Span) -> bool:
    return any(block.kind in _BODY and block.contains(span) for block in reading.report.blocks)


def is_charge(event: Event) -> bool:
    """Tell whether the event lays a deed on somebody before a court."""
    return event.type in _CHARGES and event.modality in DONE


def _is_laid_on(reading: Reading, event: Event) -> bool:
    """Tell whether the event is a charge or blame, or stands in the sentence of one, on whose word it then rests."""
    start, end = sentence_bounds(reading.report.text, event.start, event.end)
    return any(
        (is_charge(other) or is_blame(other.type)) and start <= other.start < end for other in reading.events
    )  # fmt: skip


def _charged_deed(account: Account, reading: Reading, charge: Event) -> list[Event]:
    """Return the deed of a charge: of the same sentence, else one that the report says the accused did."""
    start, end = sentence_bounds(reading.report.text, charge.start, charge.end)
    deeds = [event for event in reading.events if is_harm(event.type) and event.modality in DONE]
    beside = [event for event in deeds if start <= event.start < end]
    return most_told(account, reading, beside or [e for e in deeds if set(e.agents) & set(charge.recipients)])


def _answers(account: Account, reading: Reading, statement: Statement, event: Event, who: str) -> Iterator[str]:
    """Yield those who did it as the statement has it; who claims a deed is its answer, and so is who denies his own."""
    if _owns_to(account, reading, statement, event, who):
        yield who
        return
    accused = _sides(account, reading.report.id, statement.accused)
    laid = [answer for answer in accused if answer != who or statement.stance == "deny"]
    named = _named(account, reading.report.id, event) if is_inside(event, statement) else []
    if statement.stance == "deny":
        # What is denied of a deed that is told as done, by whom, is something else about it.
        cleared = named and event.modality in DONE
        yield from () if cleared else named or _cleared(account, reading, statement, laid, who)
    elif statement.stance == "accuse":
        # Of a deed that is not in its words it says something only if it says who the doers were, or condemns one.
        meant = is_inside(event, statement) or statement.event == event.id
        described = _described(reading, statement)
        yield from named or (laid if meant else []) or described or _condemned(account, reading, statement)
    elif statement.stance in ("blame", "doubt"):
        yield from laid or named
    else:
        yield from named or _described(reading, statement)


def _cleared(account: Account, reading: Reading, statement: Statement, laid: Sequence[str], who: str) -> Iterator[str]:
    """Yield whom a denial clears: those it names, or the denier, who is charged himself."""
    yield from laid
    own = _names_itself(account, reading, statement, who) if laid else _clears_himself(reading, statement)
    if own and who in account.entities and who not in laid:
        yield who


def _names_itself(account: Account, reading: Reading, statement: Statement, who: str) -> bool:
    """Tell whether the denial names the speaker's own side beside others: "no Lesk or Vorna planes were there"."""
    held = account.entities.get(who)
    mine = held.members.get(reading.report.id, ()) if held else ()
    spans = stretches(statement.content_span)
    return any(
        span.contains(mention) for i in mine if (entity := reading.entity(i))
        for mention in entity.mentions if mention.form != "pronoun" for span in spans
    )  # fmt: skip


def _condemned(account: Account, reading: Reading, statement: Statement) -> list[str]:
    """Return whom the words condemn, where they say no more: "condemned Vorna's provocation"."""
    told = [e for e in reading.events if is_blame(e.type) and e.overlap(statement) and not statement.accused]
    return _sides(account, reading.report.id, [identifier for event in told for identifier in event.recipients])


def _clears_himself(reading: Reading, statement: Statement) -> bool:
    """Tell whether what is denied is a charge or the deed itself: "denied any part in it", "denied it"."""
    deeds = [event for event in reading.events if is_inside(event, statement) and is_deed(event.type)]
    if any(event.modality == "denied" for event in deeds):
        return True
    said = " ".join(reading.report.text[s.start : s.end] for s in stretches(statement.content_span))
    return len(said.split()) <= _SHORT or bool(_charge_words().search(said))


def _charges_denied(reading: Reading, statement: Statement) -> list[Event]:
    """Return the charge that a denial of charges speaks of, which the report has told before; none or one."""
    text = reading.report.text[statement.start : statement.end]
    if statement.stance != "deny" or not _court_words().search(text):
        return []
    told = [event for event in reading.events if is_charge(event) and event.recipients and event.start < statement.end]
    return told[:1]


def _denied_charge(
    account: Account, reading: Reading, statement: Statement, charge: Event, who: str
) -> Iterator[Claim]:
    """Yield that the speaker denies of the accused what the charge is for."""
    report = reading.report.id
    accused = account.entity(report, charge.recipients[0])
    for event in _charged_deed(account, reading, charge) or [charge]:
        if accused:
            yield Claim(
                event=account.clusters[report, event.id].id, question="responsible", holder=who, answer=accused.id,
                stance="denies", statement=statement.id, report=report,
            )  # fmt: skip


def _sides(account: Account, report: str, identifiers: Iterable[str]) -> list[str]:
    """Return whom the report's entities stand for, each once; "the military" and "gunmen" may be anybody's."""
    told = [i for i in identifiers if _is_somebody(account.shelf.entity(report, i))]
    found = [account.entity(report, identifier) for identifier in told]
    return list(dict.fromkeys(stands_for(account, entity) for entity in found if entity))


def _named(account: Account, report: str, event: Event) -> list[str]:
    """Return the doers that the words name; those who come to harm in it are none of them."""
    figures = (account.shelf[report].fact(figure) for figure in event.figures)
    harmed = {figure.group_entity for figure in figures if isinstance(figure, Figure)} | set(event.recipients)
    return _sides(account, report, [agent for agent in event.agents if agent not in harmed])


def _is_somebody(entity: Entity | None) -> bool:
    """Tell whether an answer says who: a name, a state's own, a kind of people; no vehicle, no place."""
    if entity is None or entity.kind in ("product", "place"):
        return False
    if is_named(entity):
        return True
    if entity.kind in _UNNAMED:
        return entity.country is not None or bool(kinds_of(entity.name) and entity.kind == "group")
    return entity.kind != "person" or len(entity.name.split()) > 1


def _described(reading: Reading, statement: Statement) -> list[str]:
    """Return what the words say of those who did it: "the attackers were OF NORLANDIC DESCENT"."""
    for span in stretches(statement.content_span):
        if who := _who_they_were(reading.report.text, span):
            return [who]
    return []


def _who_they_were(text: str, span: Span) -> str | None:
    """Return who the doers were, by a name or a kind of people, not what they did or how they came."""
    for found in _doers().finditer(text, span.start, span.end):
        said = squeeze(text[found.end() : clause_end(text, found.end(), span.end)]).strip(" ,'’")
        first = next(iter(said.split()), "")
        if said and not first.lower().endswith(("ing", "ed")) and (any(map(str.isupper, said)) or kinds_of(said)):
            return said
    return None


def _owns_to(account: Account, reading: Reading, statement: Statement, event: Event, who: str) -> bool:
    """Tell whether the speaker claims the deed as his, which is more than to confirm that it happened."""
    if statement.stance != "confirm" or not is_harm(event.type) or who not in account.entities:
        return False
    named = _named(account, reading.report.id, event) if is_inside(event, statement) else []
    is_claim = bool(_claim_cues().search(_sentence(reading, statement)))
    others = (account.entities.get(answer) for answer in named)
    return who in named or (is_claim and not any(_is_actor(entity) for entity in others if entity))


def _is_actor(entity: StoryEntity) -> bool:
    return entity.kind in ("state", "armed_force", "organization") or bool(entity.country)


def _sentence(reading: Reading, statement: Statement) -> str:
    start, end = sentence_bounds(reading.report.text, statement.start, statement.end)
    return reading.report.text[start:end]


@cache
def _court_words() -> re.Pattern[str]:
    return any_of([word for entry in entries(ChargeWord) if entry.court for word in entry.words])


@cache
def _claim_cues() -> re.Pattern[str]:
    return any_of([word for entry in entries(ClaimCue) for word in entry.words])


@cache
def _charge_words() -> re.Pattern[str]:
    return any_of([word for entry in entries(ChargeWord) for word in entry.words])


@cache
def _doers() -> re.Pattern[str]:
    """Return the words behind which stands who the doers were: "the suspects in the raid were …"."""
    nouns = "|".join(
        f"{role[:-3]}m[ae]n" if role.endswith("man") else f"{role}s?" for role in sorted(harm_words("role"))
    )
    ties = "|".join(sorted((word for entry in entries(DoerTie) for word in entry.words), key=len, reverse=True))
    return re.compile(rf"\b(?:{nouns})\b(?:\s+[^\s,.;:]+){{0,6}}?\s+(?:{ties})\s+", re.IGNORECASE)
