"""Which entries of the lexicon speak for a fact: those of its rule's kind whose words stand in its sentence."""

from collections.abc import Iterator, Sequence

import msgspec

from recount.lexicon.load import entries
from recount.lexicon.schema.base import Entry
from recount.lexicon.schema.casualties import CasualtyTerm, SanctionTerm, ScopeWord
from recount.lexicon.schema.events import EventNoun, EventReference, EventType, EventVerb, LightVerb, ModalWord
from recount.lexicon.schema.numbers import NumberModifier, NumberWord, UnitWord, VagueNumber
from recount.lexicon.schema.relations import RelationTerm
from recount.lexicon.schema.speech import CertaintyWord, Hearsay, SpeechNoun, SpeechVerb, StanceWord
from recount.model.base import Record

KINDS: dict[str, tuple[type[Entry], ...]] = {
    "statements": (SpeechVerb, SpeechNoun, Hearsay, StanceWord, CertaintyWord),
    "events": (EventType, EventVerb, EventNoun, EventReference, LightVerb, ModalWord, SanctionTerm),
    "figures": (CasualtyTerm, ScopeWord, NumberWord, VagueNumber, NumberModifier, UnitWord),
    "relations": (RelationTerm,),
}
"""By the first part of a rule: the kinds of entries that its facts are made by."""
WORDS = ("verbs", "nouns", "words", "lemmas", "word", "signs")
"""The fields in which kinds of entries keep the words they claim."""
HIDDEN = frozenset({"examples", "counterexamples", "note", "reference"})


class Claim(Record, frozen=True, kw_only=True):
    """One entry: its file, its number there (from 1), the words of it that were met, and its other fields as text."""

    file: str
    number: int
    words: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]


def claims(rule: str, told: Sequence[tuple[str, str]]) -> tuple[Claim, ...]:
    """Return the entries that fit a rule and a sentence, in the order of their files.

    `told` are the sentence's words as (lemma, lower case). An entry with a `type` fits only the rule that names it;
    where several words make a key ("carry out") they stand in order, others may stand between.
    """
    domain, _, rest = rule.partition("/")
    return tuple(
        Claim(file=f"{kind.file}.toml", number=number, words=found, fields=tuple(_fields(entry)))
        for kind in KINDS.get(domain, ())
        for number, entry in enumerate(entries(kind), 1)
        if _is_of(entry, rest) and (found := tuple(_met(entry, rest, told)))
    )


def _is_of(entry: Entry, rest: str) -> bool:
    """Tell whether the entry is of the rule's type of event, measure of a figure, and way of counting."""
    parts = rest.split("/")
    named = [getattr(entry, name, None) for name in ("type", "measure", "way")]
    return all(name in parts for name in named if isinstance(name, str))


def _met(entry: Entry, rest: str, told: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield the entry's words that stand in the sentence; none where a noun that it needs does not."""
    if isinstance(entry, EventType):
        yield from (name for name in entry.keys() if name == rest.partition("/")[0])  # noqa: SIM118 - no dictionary
        return
    needed = getattr(entry, "objects", ())
    if needed and not any(_stands(thing.split(), told) for thing in needed):
        return
    for name in WORDS:
        found = getattr(entry, name, ())
        yield from (words for words in ((found,) if isinstance(found, str) else found) if _stands(words.split(), told))


def _stands(words: Sequence[str], told: Sequence[tuple[str, str]]) -> bool:
    """Tell whether all words stand in the sentence in their order."""
    rest = iter(told)
    return bool(words) and all(any(word in pair for pair in rest) for word in words)


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    for name, value in msgspec.structs.asdict(entry).items():
        if value and name not in HIDDEN:
            yield name, ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
