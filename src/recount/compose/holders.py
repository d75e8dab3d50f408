"""Who holds a position: a minister speaks for the state, a spokesman for the body, an analyst for the experts."""

from collections.abc import Mapping
from functools import cache

from recount.compose.account import Account
from recount.lexicon.load import entries
from recount.lexicon.people import kinds_of
from recount.lexicon.schema.actors import Organization
from recount.lexicon.schema.link import StateVoice
from recount.model.entity import Role
from recount.model.fact import SpanField, Statement, stretches
from recount.model.story import StoryEntity
from recount.text import bare, words


@cache
def _voices() -> Mapping[str, frozenset[tuple[str, ...]]]:
    found: dict[str, set[tuple[str, ...]]] = {"title": set(), "body": set(), "head": set()}
    for entry in entries(StateVoice):
        found[entry.holds].update(words(phrase) for phrase in entry.words)
    return {holds: frozenset(phrases) for holds, phrases in found.items()}


def _has(holds: str, text: str) -> bool:
    """Tell whether one of the phrases stands in the text, word for word."""
    told = words(text)
    return any(
        told[n : n + len(phrase)] == phrase for phrase in _voices()[holds] for n in range(len(told) - len(phrase) + 1)
    )


@cache
def _mouthpieces() -> Mapping[str, str]:
    """Return for each agency that only hands on the claims of a group the group's name."""
    return {entry.name: entry.voice_of for entry in entries(Organization) if entry.voice_of}


def holder(account: Account, report: str, statement: Statement) -> str | None:
    """Return who holds what the statement claims: a story entity's id, or words where there is no entity.

    A place holds nothing: null.
    """
    found = account.entity(report, statement.speaker)
    if found is not None:
        return None if found.kind in ("place", "product") else stands_for(account, found)
    said = bare(_words(account, report, statement.voice))
    kinds = sorted(kinds_of(said))
    return kinds[0] if kinds else said or None


def stands_for(account: Account, entity: StoryEntity) -> str:
    """Return the id of the state or body for which the entity speaks or acts; its own where it is for itself."""
    if (master := _mouthpieces().get(entity.name)) is not None:
        return next((e.id for e in account.story.entities if e.name == master), entity.id)
    if entity.kind == "person":
        return next((found for role in entity.roles if (found := _by_role(account, role))), entity.id)
    if entity.kind == "group" and not entity.country and (kinds := sorted(kinds_of(entity.name))):
        return kinds[0]
    if entity.kind in ("state", "armed_force") or _speaks_for_state(account, entity):
        return _state(account, entity) or entity.id
    return entity.id


def _state(account: Account, entity: StoryEntity) -> str | None:
    """Return the state of the entity: by its country, or where no table lists that, by the words before its own."""
    if (state := account.state(entity.country)) is not None:
        return state.id
    told = words(entity.name)
    return next((account.peoples[told[:n]] for n in range(len(told), 0, -1) if told[:n] in account.peoples), None)


def _speaks_for_state(account: Account, entity: StoryEntity) -> bool:
    if entity.kind not in ("organization", "group") or not (entity.country or _state(account, entity)):
        return False
    return _has("body", entity.name) or (entity.kind == "group" and _has("title", entity.name))


def _by_role(account: Account, role: Role) -> str | None:
    """Return whom a person of that office speaks for, or null; who held it once speaks for himself."""
    body = account.entities.get(role.of or "")
    if body is None or body.kind == "place" or role.standing in ("former", "then"):
        return None
    if body.kind in ("state", "armed_force") or _speaks_for_state(account, body):
        return stands_for(account, body) if _has("title", role.title) or body.kind != "state" else None
    return body.id if _has("head", role.title) else None


def _words(account: Account, report: str, spans: SpanField) -> str:
    text = account.shelf[report].report.text
    return " ".join(text[span.start : span.end] for span in stretches(spans))
