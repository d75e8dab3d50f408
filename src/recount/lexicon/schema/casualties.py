"""Rules for figures: what befell those counted, and over what time a count runs."""

from typing import ClassVar, Literal

from recount.lexicon.schema.base import Entry
from recount.model.fact import Measure, Scope


class CasualtyTerm(Entry, frozen=True, kw_only=True):
    """Words that tell what befell those who are counted, and so the measure of their number.

    `way` is how a word does it: as a verb whose `object` (subject of the passive) or `subject` is counted; as a `noun`
    whose number it is ("34 deaths", "a toll of 34", "the lives of 34"); as a `state` ("34 dead", "34 are missing"); as
    the noun for `people` in that state ("34 refugees"). `behind`: a verb counts only before one of these nouns
    ("taken to hospital"). `beside`: one of these words must hang on the verb ("FATALLY shot", "found DEAD"), `unless`:
    none of these may, nor may a verb joined to it be one ("shot and KILLED"). Verbs may have a particle.
    """

    file: ClassVar[str] = "en/casualty_terms"

    measure: Measure
    way: Literal["object", "subject", "noun", "state", "people"]
    words: tuple[str, ...]
    behind: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    open: bool = False
    """Whether it leaves open that they died of it ("were shot"): then it counts only where nobody is told killed."""

    def keys(self) -> tuple[str, ...]:
        """Return the words with their way and what must follow."""
        return tuple(f"{self.way} {word} {' '.join((*self.behind, *self.beside))}".strip() for word in self.words)


class ScopeWord(Entry, frozen=True, kw_only=True):
    """Words in a sentence that make its count one over a time (`cumulative`) or at a time (`stock`)."""

    file: ClassVar[str] = "en/scope_words"

    scope: Scope
    words: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the words."""
        return self.words


class SanctionTerm(Entry, frozen=True, kw_only=True):
    """Verbs for what a sanction does (`provision`), with the nouns one of which it must concern."""

    file: ClassVar[str] = "en/sanction_terms"

    provision: str
    verbs: tuple[str, ...]
    things: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return each verb with each thing."""
        return tuple(f"{verb} {thing}" for verb in self.verbs for thing in self.things)
