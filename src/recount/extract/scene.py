"""A report with look-ups: who, where and when stands at a token, and whether a word meets a rule's condition."""

from functools import cache, cached_property

from recount.extract.clauses import coordinated
from recount.lexicon.load import entries, keys_of
from recount.lexicon.schema.actors import SiteNoun
from recount.lexicon.schema.events import EventWords
from recount.model.annotation import AnnotatedReport, children, head_of, tokens_in
from recount.model.entity import Entity, EntityKind
from recount.model.fact import stretches
from recount.model.time import Time

ACTING = frozenset({"person", "organization", "state", "armed_force", "armed_group", "group"})
_ARMED = frozenset({"state", "armed_force", "armed_group"})
_STATE = frozenset({"state", "armed_force"})
_PEOPLE = frozenset({"person", "group"})
_SPECIAL = {"@actor": ACTING, "@armed": _ARMED, "@force_of_state": _STATE, "@person": _PEOPLE}
_NOUNS = ("NOUN", "PROPN", "NUM", "PRON", "ADJ")


class Scene:
    """One report's words with what the annotators marked at each of them."""

    def __init__(self, doc: AnnotatedReport) -> None:
        self.doc = doc
        self._company: dict[int, tuple[tuple[int, ...], frozenset[str]]] = {}

    @cached_property
    def entity_of(self) -> dict[str, Entity]:
        """Entities by id."""
        return {entity.id: entity for entity in self.doc.entities}

    @cached_property
    def place_at(self) -> dict[int, int]:
        """Token index -> index into `places`."""
        return {i: n for n, place in enumerate(self.doc.places) if place.use == "place"
                for i in tokens_in(self.doc, place)}  # fmt: skip

    @cached_property
    def time_at(self) -> dict[int, Time]:
        """Token index -> the expression of time that covers it."""
        return {i: time for time in self.doc.times for i in tokens_in(self.doc, time)}

    @cached_property
    def counted_at(self) -> frozenset[int]:
        """The tokens of all quantities."""
        return frozenset(i for quantity in self.doc.quantities for i in range(quantity.first, quantity.last))

    @cached_property
    def form_at(self) -> dict[int, str]:
        """Token index -> form of the innermost mention there."""
        mentions = (mention for entity in self.doc.entities for mention in entity.mentions)
        ordered = sorted(mentions, key=lambda m: (m.start - m.end, m.start, m.form))
        return {i: mention.form for mention in ordered for i in tokens_in(self.doc, mention)}

    @cached_property
    def site_at(self) -> dict[int, str]:
        """Token index -> id of the thing there that violence is done to; things neither act nor speak."""
        return self._things("place")

    @cached_property
    def craft_at(self) -> dict[int, str]:
        """Token index -> id of the vehicle or vessel there, or of another product that is a target by its noun."""
        return {i: found for i, found in self._things("product").items() if self.word(i) in keys_of(SiteNoun)}

    def _things(self, kind: EntityKind) -> dict[int, str]:
        """Return the entities of a kind by the heads of the nouns that mention them."""
        things = (entity for entity in self.doc.entities if entity.kind == kind)
        return {head_of(self.doc, inside): entity.id for entity in things for mention in entity.mentions
                if mention.form == "nominal" and (inside := tokens_in(self.doc, mention))}  # fmt: skip

    @cached_property
    def speaking(self) -> frozenset[int]:
        """The tokens that name the speakers of statements."""
        spans = [part for statement in self.doc.statements for part in stretches(statement.voice)]
        return frozenset(i for span in spans for i in tokens_in(self.doc, span))

    def kind(self, index: int) -> str | None:
        """Return the kind of the entity at a token, or null."""
        found = self.entity_of.get(self.doc.entity_at.get(index, ""))
        return found.kind if found else None

    def actor(self, index: int) -> str | None:
        """Return the id of the one who can act that is mentioned at a token, or null."""
        identifier = self.doc.entity_at.get(index)
        return identifier if identifier and self.kind(index) in ACTING else None

    def site(self, index: int) -> str | None:
        """Return the id of the thing at a token that violence is done to ("a school"), or null."""
        return self.site_at.get(index)

    def word(self, index: int) -> str:
        """Return the token's lemma; that of a plural noun in capitals without its ending."""
        token = self.doc.tokens[index]
        lemma = token.lemma
        if token.tag == "VBG":
            return token.text.lower()
        if token.pos != "PROPN" and token.tag not in ("NNPS", "NNP"):
            return lemma
        return lemma[:-1] if lemma.endswith("s") and not lemma.endswith("ss") and len(lemma) > 3 else lemma

    def modifiers(self, index: int) -> list[str]:
        """Return the lemmas of what modifies a noun from before."""
        found = children(self.doc, index, "amod", "compound", "nmod", "poss", "det", "nummod", "npadvmod", "quantmod")
        return [self.word(i) for i in found if i < index]

    def company(self, index: int) -> tuple[tuple[int, ...], frozenset[str]]:
        """Return the words for which a word may stand, itself, those joined to it, what they count; and their names."""
        if index not in self._company:
            words = dict.fromkeys(i for j in coordinated(self.doc, index) for i in (j, self.core(j)))
            names: frozenset[str] = frozenset().union(*(named(self, i) for i in words))
            self._company[index] = tuple(words), names
        return self._company[index]

    def core(self, index: int) -> int:
        """Return the noun that a counting word stands before: "dozens of soldiers" are soldiers."""
        for _ in range(3):
            of = [i for p in children(self.doc, index, "prep") if self.doc.tokens[p].lemma == "of"
                  for i in children(self.doc, p, "pobj")]  # fmt: skip
            if not of or not (self.word(index) in word_class("partitive") or index in self.counted_at):
                return index
            index = of[0]
        return index


def fits(scene: Scene, index: int, condition: str) -> bool:
    """Tell whether a word, what it counts, or one joined to it, meets a condition of the rules for events."""
    company, names = scene.company(index)
    if not condition.startswith("@"):
        return condition in names
    if condition == "@any":
        return True
    if condition == "@place":
        return any(i in scene.place_at or scene.kind(i) in ("place", "state") for i in company)
    special = _SPECIAL.get(condition)
    if special is not None:
        return any(scene.kind(i) in special for i in company)
    return not names.isdisjoint(word_class(condition[1:]))


def named(scene: Scene, index: int) -> frozenset[str]:
    """Return the words by which a rule may name a noun: its lemma, its text, each with the word before it."""
    tokens = scene.doc.tokens
    forms = {scene.word(index), tokens[index].lemma, tokens[index].text.lower()}
    before = [i for i in children(scene.doc, index, "compound", "amod") if i == index - 1]
    return frozenset(forms | {f"{tokens[i].lemma} {form}" for i in before for form in forms})


@cache
def word_class(name: str) -> frozenset[str]:
    """Return the words of a class of `EventWords`."""
    return next(frozenset(entry.words) for entry in entries(EventWords) if entry.name == name)
