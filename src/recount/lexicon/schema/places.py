"""Words that stand with place names."""

from typing import ClassVar, Literal

from recount.lexicon.schema.base import Entry
from recount.model.entity import Precision


class PlaceNoun(Entry, frozen=True, kw_only=True):
    """Nouns that make a place of the name they stand with; `precision` is what they say of it."""

    file: ClassVar[str] = "en/place_nouns"

    nouns: tuple[str, ...]
    precision: Precision
    named_after_town: bool = False
    """Whether such a place lies in the town whose name it bears: "Ofira Airport", but not "Trafalgar Square"."""
    openers: tuple[str, ...] = ()
    """Words, in small letters, that a name of this precision begins with ("mount")."""

    def keys(self) -> tuple[str, ...]:
        """Return the nouns."""
        return self.nouns


class BorderWord(Entry, frozen=True, kw_only=True):
    """Nouns for the line between two states: "the Norland-Estria BORDER"."""

    file: ClassVar[str] = "en/border_words"

    nouns: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the nouns."""
        return self.nouns


class Region(Entry, frozen=True, kw_only=True):
    """Names of parts of the world that no gazetteer of towns has: seas, continents, straits, regions."""

    file: ClassVar[str] = "places/regions"

    names: tuple[str, ...]
    precision: Precision = "region"
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None

    def keys(self) -> tuple[str, ...]:
        """Return the names."""
        return self.names


class Abbreviation(Entry, frozen=True, kw_only=True):
    """Short forms of the names of a country's divisions: "Ill." is Illinois. `country` is ISO 3166-1 alpha-3."""

    file: ClassVar[str] = "places/abbreviations"

    country: str
    names: dict[str, str]

    def keys(self) -> tuple[str, ...]:
        """Return the short forms."""
        return tuple(self.names)


class FreeDomain(Entry, frozen=True, kw_only=True):
    """Top-level domains of countries that anybody anywhere takes: they do not tell where an outlet is at home."""

    file: ClassVar[str] = "places/free_domains"

    domains: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the domains."""
        return self.domains


class Locative(Entry, frozen=True, kw_only=True):
    """Words before a name that make it a place.

    `firm` are prepositions that hardly stand before anything else, `verbs` take a capital as a city and not as the
    government in it, `directions` are adjectives ("northern Chile").
    """

    file: ClassVar[str] = "en/locatives"

    prepositions: tuple[str, ...] = ()
    firm: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()

    def keys(self) -> tuple[str, ...]:
        """Return the words, each with its part."""
        return tuple(
            f"{part} {word}" for part in ("prepositions", "verbs", "directions") for word in getattr(self, part)
        )


class GovernmentCue(Entry, frozen=True, kw_only=True):
    """Words that make a capital's name the government in it: "Lima's decision", "urged Lima", "by Lima".

    `acts` are nouns for what a government does or has, `urged` verbs with it as the object, `resting` verbs that leave
    a subject the city. `contested` are words of elections and of assaults: "the race for Lima", "hit the Kremlin".
    `addressed` are nouns before "to" and the government they go to: "an ultimatum to Lima".
    `rulers` are nouns that make a capital before them its state, `transport` nouns before "between Lima and Quito" that
    make them cities, `sites` words before a seat of power that make it the building: "outside the Kremlin".
    """

    file: ClassVar[str] = "en/government_cues"

    acts: tuple[str, ...] = ()
    urged: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    resting: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()
    rulers: tuple[str, ...] = ()
    transport: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    addressed: tuple[str, ...] = ()

    def keys(self) -> tuple[str, ...]:
        """Return the words, each with its part."""
        parts = ("acts", "urged", "prepositions", "resting", "contested", "rulers", "transport", "sites", "addressed")
        return tuple(f"{part} {word}" for part in parts for word in getattr(self, part))


class NameCue(Entry, frozen=True, kw_only=True):
    """Words beside a name that tell what it names: verbs with it as `speaker`, nouns that have it as `home`."""

    file: ClassVar[str] = "en/name_cues"

    tells: Literal["speaker", "home"]
    words: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the words."""
        return self.words
