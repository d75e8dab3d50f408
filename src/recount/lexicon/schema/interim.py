"""Interim."""

from typing import ClassVar

from recount.lexicon.schema.base import Entry
from recount.model.fact import Measure, Modality


class EventType(Entry, frozen=True, kw_only=True):
    file: ClassVar[str] = "interim/event_types"
    type: str
    definition: str
    excludes: str | None = None
    plover: str | None = None
    cameo: str | None = None
    acled: str | None = None
    ucdp: str | None = None
    because: str | None = None
    violent: bool = False

    def keys(self) -> tuple[str, ...]:
        return (self.type,)


class VerbTrigger(Entry, frozen=True, kw_only=True):
    file: ClassVar[str] = "interim/event_verbs"
    type: str
    verbs: tuple[str, ...]
    objects: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    recipient_preps: tuple[str, ...] = ()
    intransitive: bool = False
    hostile: bool = False

    def keys(self) -> tuple[str, ...]:
        return tuple(f"{verb} {self.type} {self.objects} {self.subjects}" for verb in self.verbs)


class NounTrigger(Entry, frozen=True, kw_only=True):
    file: ClassVar[str] = "interim/event_nouns"
    type: str
    nouns: tuple[str, ...]
    modifiers: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    generic: bool = False

    def keys(self) -> tuple[str, ...]:
        return tuple(f"{noun} {','.join(self.modifiers)}".strip() for noun in self.nouns)


class LightVerb(Entry, frozen=True, kw_only=True):
    file: ClassVar[str] = "interim/light_verbs"
    verbs: tuple[str, ...]
    modality: Modality | None = None

    def keys(self) -> tuple[str, ...]:
        return self.verbs


class ModalityCue(Entry, frozen=True, kw_only=True):
    file: ClassVar[str] = "interim/modality_cues"
    modality: Modality
    words: tuple[str, ...]
    kind: str

    def keys(self) -> tuple[str, ...]:
        return tuple(f"{self.kind}:{word}" for word in self.words)


class CasualtyTerm(Entry, frozen=True, kw_only=True):
    file: ClassVar[str] = "interim/casualty_terms"
    measure: Measure
    object_verbs: tuple[str, ...] = ()
    subject_verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    def keys(self) -> tuple[str, ...]:
        return ()
