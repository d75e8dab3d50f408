"""Outlets by the hosts of their pages and by their names."""

import pytest

from recount.ingest.outlets import outlet_at, outlet_named
from recount.lexicon.load import entries
from recount.lexicon.schema.blocks import Outlet


@pytest.mark.parametrize("entry", entries(Outlet), ids=lambda entry: entry.id)
def test_every_outlet_is_known_by_its_host_and_its_names(entry):
    assert all(outlet_at(url) == entry for url in entry.examples)
    assert not any(outlet_at(url) for url in entry.counterexamples)
    assert {outlet_named(name) for name in (entry.name, *entry.forms)} == {entry}


@pytest.mark.parametrize("url", [None, "", "not an address", "http://[", "https://unknown.example/x"])
def test_an_unknown_address_gives_no_outlet(url):
    assert outlet_at(url) is None


def test_the_narrowest_host_decides():
    times, economic = outlet_at("https://timesofindia.indiatimes.com/x"), outlet_at("//economictimes.indiatimes.com")
    assert (times.id, economic.id, outlet_at("https://indiatimes.com")) == ("times_india", "economic_times", None)


def test_a_host_given_as_the_outlets_name_is_looked_up_as_a_host():
    assert outlet_named("www.theguardian.com").id == "guardian"


@pytest.mark.parametrize("name", [None, "", "The Lovosk Courier", "The Nation", "times of"])
def test_a_name_that_no_outlet_has_gives_none(name):
    assert outlet_named(name) is None


def test_outlets_of_one_owner_share_it():
    assert outlet_at("https://ria.ru/x").owner == outlet_at("https://sputnikglobe.com/x").owner
