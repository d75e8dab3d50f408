"""Weapons, munitions, vehicles, aircraft and ships: by their nouns, their names, and letters with numbers."""

from typing import ClassVar, Literal

from recount.lexicon.schema.base import Entry

ProductClass = Literal["weapon", "munition", "vehicle", "aircraft", "ship"]


class ProductNoun(Entry, frozen=True, kw_only=True):
    """Nouns, in the singular, for such things.

    `before`: it is one only with one of these words in front ("mortar system"). `unless`: with one of these it is
    something else ("fuel tank", "think tank").
    """

    file: ClassVar[str] = "en/product_nouns"

    type: ProductClass
    nouns: tuple[str, ...]
    before: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def keys(self) -> tuple[str, ...]:
        """Return the nouns."""
        return self.nouns


class ProductName(Entry, frozen=True, kw_only=True):
    """Names of makes and models. `beside`: only with a noun for such a thing behind it ("Grad rockets")."""

    file: ClassVar[str] = "products/names"

    type: ProductClass
    names: tuple[str, ...]
    beside: bool = False

    def keys(self) -> tuple[str, ...]:
        """Return the names."""
        return self.names


class ProductSeries(Entry, frozen=True, kw_only=True):
    """Letters before a hyphen and a number: "T-72", "MiG-29". `numbers`: only these, where any are given."""

    file: ClassVar[str] = "products/series"

    type: ProductClass
    letters: tuple[str, ...]
    numbers: tuple[int, ...] = ()

    def keys(self) -> tuple[str, ...]:
        """Return the letters."""
        return self.letters


class ShipPrefix(Entry, frozen=True, kw_only=True):
    """Letters before a ship's name: "USS", "HMS"."""

    file: ClassVar[str] = "products/ship_prefixes"

    prefixes: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the prefixes."""
        return self.prefixes
