"""Rules for events: the types with their codes, and the words that tell of them.

A *condition* on a word is a lemma ("fire"), a class of `EventWords` ("@weapon"), or a kind of thing the report marks:
"@actor" (someone who can act), "@armed", "@force_of_state", "@person", "@place", "@any".
"""

from typing import ClassVar, Literal

from recount.lexicon.schema.base import Entry
from recount.model.fact import Modality

Side = Literal["agent", "recipient", "none"]


class EventType(Entry, frozen=True, kw_only=True):
    """A type of event: what it is in one sentence, what it is not, and its code in each system; null where it has none.

    `plover` is `TYPE` or `TYPE:mode`, `acled` `event_type/sub_event_type`, `ucdp` the type of violence (1 state-based,
    2 non-state, 3 one-sided) where the type alone settles it. `reason` says why systems disagree. `generic`: told of
    any violence, so that it gives way to the exact type beside it. `violent`: people may come to harm by it.
    `statecraft`: an act of office, so that the state acts, not the person who speaks for it. `spoken`: an act of
    words, which is none until they are said. `toward`: prepositions before whom it is done to; `reach`: those before
    the place that it is done to where nobody is named. `mutual`: all who take part act alike.
    """

    file: ClassVar[str] = "event_types"

    name: str
    definition: str
    is_not: str
    plover: str | None = None
    cameo: str | None = None
    acled: str | None = None
    ucdp: str | None = None
    reason: str | None = None
    generic: bool = False
    violent: bool = False
    statecraft: bool = False
    spoken: bool = False
    mutual: bool = False
    toward: tuple[str, ...] = ("on", "against", "at", "upon", "targeting")
    reach: tuple[str, ...] = ()

    def keys(self) -> tuple[str, ...]:
        """Return the name."""
        return (self.name,)


class EventWords(Entry, frozen=True, kw_only=True):
    """A class of nouns that conditions name with a leading "@"."""

    file: ClassVar[str] = "en/event_words"

    name: str
    words: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the name of the class."""
        return (self.name,)


class EventVerb(Entry, frozen=True, kw_only=True):
    """Verbs that tell of an event: lemmas, with the particle behind ("blow up"). The first entry that fits holds.

    `objects`, `subjects`: conditions, one of which the object (the subject of a passive) or subject must meet.
    `unless`: conditions that neither may meet. `behind`: "preposition condition", one of which must follow; "+word"
    beside the verb. `voice`: the only voice that has this sense; `agentless` is a passive that names nobody who did it.
    `subject`, `object`: what these are in the event; `toward` replaces the type's prepositions. `again`: it holds only
    where the report has told an event of the type before. `vague`: other types that the word may mean; an exact word
    elsewhere in the report settles it.
    """

    file: ClassVar[str] = "en/event_verbs"

    type: str
    verbs: tuple[str, ...]
    objects: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    voice: Literal["active", "passive", "agentless"] | None = None
    subject: Side = "agent"
    object: Side = "recipient"
    toward: tuple[str, ...] | None = None
    again: bool = False
    vague: tuple[str, ...] = ()
    plover: str | None = None
    cameo: str | None = None

    def keys(self) -> tuple[str, ...]:
        """Return the verbs with their conditions."""
        limits = " ".join((*self.objects, "<", *self.subjects, "|", *self.behind, self.voice or ""))
        return tuple(f"{verb} {limits}" for verb in self.verbs)


class TransitiveVerb(Entry, frozen=True, kw_only=True):
    """Verbs that have an object in the active, with the preposition that must follow where it must ("charge with").

    Where headlines leave out the auxiliary the subject is the object: "Mayor arrested", "Mayor charged with fraud".
    """

    file: ClassVar[str] = "en/transitive_verbs"

    verbs: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the verbs."""
        return self.verbs


class EventNoun(Entry, frozen=True, kw_only=True):
    """Nouns that tell of an event: lemmas, several in sequence ("exchange of fire"). Longer ones go first.

    `objects`: conditions, one of which what stands behind its "of" must meet, where something does.
    `before`: one of these must modify it; `after`: one of these prepositions must follow, or an actor own it;
    `unless`: modifiers that make it something else. `standing`: it names a lasting state too (a truce), so that it is
    an event only where it is made, dated or begun. `owner`, `of`: what the possessor and an of-phrase are in it.
    `vague`, `plover`, `cameo`: as for `EventVerb`.
    """

    file: ClassVar[str] = "en/event_nouns"

    type: str
    nouns: tuple[str, ...]
    objects: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    standing: bool = False
    owner: Side = "agent"
    of: Side = "none"
    vague: tuple[str, ...] = ()
    plover: str | None = None
    cameo: str | None = None

    def keys(self) -> tuple[str, ...]:
        """Return the nouns with what must modify or follow them."""
        return tuple(f"{noun} {' '.join((*self.before, '>', *self.after))}" for noun in self.nouns)


class EventReference(Entry, frozen=True, kw_only=True):
    """Nouns that refer back to an event already told ("the incident"), and the types that they may stand for.

    `alone` is the type that the noun has where nothing is referred to; null: then it tells of no event.
    """

    file: ClassVar[str] = "en/event_references"

    nouns: tuple[str, ...]
    types: tuple[str, ...]
    alone: str | None = None

    def keys(self) -> tuple[str, ...]:
        """Return the nouns."""
        return self.nouns


class LightVerb(Entry, frozen=True, kw_only=True):
    """Verbs that say nothing but that the event of their object was done: "carry out", "come under".

    `subject`: what the verb's subject is in the event. `makes`: it brings a standing thing about ("reach" a deal), so
    that nouns marked `standing` are events under it. `behind`: the noun stands behind this preposition; `*`: the noun
    is the verb's own subject.
    """

    file: ClassVar[str] = "en/light_verbs"

    verbs: tuple[str, ...]
    subject: Side = "agent"
    makes: bool = False
    behind: str | None = None

    def keys(self) -> tuple[str, ...]:
        """Return the verbs, with the preposition that must follow."""
        return tuple(f"{verb} {self.behind or ''}".strip() for verb in self.verbs)


class ModalWord(Entry, frozen=True, kw_only=True):
    """Words above or beside an event that take it out of plain fact.

    `kind`: `governor` verbs, nouns and adjectives above it ("plan", "threat"), `auxiliary` ("may"), `conjunction`
    ("if"), `adverb` ("never"), `modifier` adjectives of an event's noun ("planned"). `modality` null: it tells of an
    ability or a rule, and no event ("can", "capacity").
    """

    file: ClassVar[str] = "en/modal_words"

    kind: Literal["governor", "auxiliary", "conjunction", "adverb", "modifier"]
    words: tuple[str, ...]
    modality: Modality | None = None

    def keys(self) -> tuple[str, ...]:
        """Return the words with their kind."""
        return tuple(f"{self.kind} {word}" for word in self.words)


class CauseWord(Entry, frozen=True, kw_only=True):
    """Prepositions that tie harm to the event that did it: "killed in an airstrike".

    `passive`: only where nobody is named who did it.
    """

    file: ClassVar[str] = "en/cause_words"

    words: tuple[str, ...]
    passive: bool = False

    def keys(self) -> tuple[str, ...]:
        """Return the words."""
        return self.words
