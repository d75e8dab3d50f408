"""Who acts in the news: states, named organisations and armed groups, peoples, and the nouns for the rest."""

from typing import ClassVar, Literal

from recount.lexicon.schema.base import Entry
from recount.model.entity import EntityKind, Side


class State(Entry, frozen=True, kw_only=True):
    """A state or territory. `people` are nouns for its citizens in the plural, `capitals` stand for its government."""

    file: ClassVar[str] = "actors/states"

    iso3: str
    name: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()

    def keys(self) -> tuple[str, ...]:
        """Return every word for the state, its people and its government."""
        return tuple(dict.fromkeys((self.name, *self.aliases, *self.adjectives, *self.people, *self.capitals)))


class People(Entry, frozen=True, kw_only=True):
    """A people, a confession or a region's population that is no state: `name` is the plural noun."""

    file: ClassVar[str] = "actors/peoples"

    name: str
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    def keys(self) -> tuple[str, ...]:
        """Return the adjectives and the nouns."""
        return tuple(dict.fromkeys((self.name, *self.adjectives, *self.people)))


class NamedActor(Entry, frozen=True, kw_only=True):
    """Someone known by name. `name` is the one it is given in every output, `aliases` the others it goes by.

    `country` is ISO 3166-1 alpha-3: the state it is part of, or (kind `state`) the state itself.
    """

    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    country: str | None = None

    def keys(self) -> tuple[str, ...]:
        """Return the name and its aliases."""
        return tuple(dict.fromkeys((self.name, *self.aliases)))


class ArmedGroup(NamedActor, frozen=True, kw_only=True):
    """An armed group that is not a state's."""

    file: ClassVar[str] = "actors/armed_groups"
    kind: EntityKind = "armed_group"


class Organization(NamedActor, frozen=True, kw_only=True):
    """An organisation between or beside states, a news agency, a command, an office."""

    file: ClassVar[str] = "actors/organizations"
    kind: EntityKind = "organization"
    voice_of: str | None = None
    """The canonical name of the group whose claims it hands on and whose organ it is: its word is the group's."""


class Seat(NamedActor, frozen=True, kw_only=True):
    """A building or street that stands for who sits in it: the Pentagon, the Kremlin."""

    file: ClassVar[str] = "actors/seats"

    of: str
    """The canonical name of the actor that is meant."""


class ActorNoun(Entry, frozen=True, kw_only=True):
    """Nouns, in the singular, that name those who act.

    What the noun makes of its phrase: `person` (one human; in the plural a group), `group`, `force` (a state's when a
    state stands before it), `fighters`, `government`, `body` (an organisation), `name` (an organisation only where it
    ends a name in capitals), `unit` (a military unit, where it ends a name in capitals).
    """

    file: ClassVar[str] = "en/actor_nouns"

    role: Literal["person", "group", "force", "fighters", "government", "body", "name", "unit"]
    nouns: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the nouns."""
        return self.nouns


class HeapNoun(Entry, frozen=True, kw_only=True):
    """Nouns that count what "of" puts behind them: "a group of buildings" acts no more than buildings do."""

    file: ClassVar[str] = "en/heap_nouns"

    nouns: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the nouns."""
        return self.nouns


class ForcePhrase(Entry, frozen=True, kw_only=True):
    """Nouns that name armed forces only with one of `before` in front: personnel, units, aircraft.

    `with_state`: a state before the noun is enough ("Swedish helicopters").
    """

    file: ClassVar[str] = "en/force_phrases"

    nouns: tuple[str, ...]
    before: tuple[str, ...]
    with_state: bool = False

    def keys(self) -> tuple[str, ...]:
        """Return the nouns."""
        return self.nouns


class NotName(Entry, frozen=True, kw_only=True):
    """Words with capitals that name nobody: furniture of web pages, common abbreviations.

    `leads`: they are cut off the front of a name as well ("Tags Lima"). `opens`: what begins with them names nobody
    ("Operation Far Shore").
    """

    file: ClassVar[str] = "en/not_names"

    words: tuple[str, ...] = ()
    leads: bool = False
    opens: tuple[str, ...] = ()

    def keys(self) -> tuple[str, ...]:
        """Return the words."""
        return (*self.words, *(f"{word} …" for word in self.opens))


class Spelling(Entry, frozen=True, kw_only=True):
    """Two spellings of one word; names are compared in the `american` one."""

    file: ClassVar[str] = "en/spellings"

    american: str
    british: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the spellings that are replaced."""
        return self.british


class BodySynonym(Entry, frozen=True, kw_only=True):
    """Nouns that refer to a body named before. `words` are such as its name has; `general`: it may have any name."""

    file: ClassVar[str] = "en/body_synonyms"

    nouns: tuple[str, ...]
    words: tuple[str, ...] = ()
    general: bool = False

    def keys(self) -> tuple[str, ...]:
        """Return the nouns."""
        return self.nouns


class LandNoun(Entry, frozen=True, kw_only=True):
    """Nouns that with "the" refer to the one state named before: "the country"."""

    file: ClassVar[str] = "en/land_nouns"

    nouns: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the nouns."""
        return self.nouns


class Backing(Entry, frozen=True, kw_only=True):
    """Words behind a name and a hyphen that make it a supporter or leader, not the owner: "Danish-backed fighters".

    `backs`: they say that it stands behind them or leads them; the others only that it has to do with them.
    """

    file: ClassVar[str] = "en/backings"

    words: tuple[str, ...]
    backs: bool = False

    def keys(self) -> tuple[str, ...]:
        """Return the words."""
        return self.words


class SideWord(Entry, frozen=True, kw_only=True):
    """Words in an actor's wording that say on whose side they stand in their country: "regime forces"."""

    file: ClassVar[str] = "en/side_words"

    side: Side
    words: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the words."""
        return self.words


class DemonymEnding(Entry, frozen=True, kw_only=True):
    """Endings that make an adjective from the stem of a country's name, and nouns behind it that make it a state."""

    file: ClassVar[str] = "en/demonym_endings"

    endings: tuple[str, ...]
    followed_by: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the endings."""
        return self.endings


class SiteNoun(Entry, frozen=True, kw_only=True):
    """Nouns for what violence is done to that is nobody: buildings, vehicles, works; `name` says what they are for."""

    file: ClassVar[str] = "en/site_nouns"

    name: str
    nouns: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the nouns."""
        return self.nouns
