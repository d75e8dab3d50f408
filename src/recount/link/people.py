"""Sides and kinds of people: what an actor may be called by another report, and who may be counted as whom."""

from collections.abc import Sequence
from functools import lru_cache

from recount.lexicon.people import is_general, is_part, is_people_word, kinds_of
from recount.link.setting import Setting
from recount.link.wordings import stems
from recount.model.entity import Entity, is_named
from recount.model.story import StoryEntity
from recount.text import words

_FORCES = frozenset({"armed_force", "armed_group"})
_STATE_BODIES = frozenset({"state", "armed_force"})


def sides_of(story: Setting, report: str, actors: Sequence[str]) -> frozenset[str]:
    """Return the story's ids of the actors and of their states' countries; of people without a name only their kind.

    A bomber, a girl, the evacuees may be anybody: that one report names them and another does not parts no events. Nor
    does the place or the school that one of them says was hit.
    """
    found: set[str] = set()
    told = [actor for actor in actors if not _is_anybody(story.shelf.entity(report, actor))]
    for identifier in story.cast.all_of(report, told):
        entity = story.cast.by_id[identifier]
        if entity.kind == "group" and not entity.country:
            found.update(kinds_of(entity.name))
            continue
        if entity.kind in _FORCES and entity.name.islower():
            found.update(kinds_of(entity.name))
            if not entity.country:
                continue
        if entity.kind in ("product", "place"):
            continue
        found.add(identifier)
        if country := side(story, entity):
            found.add(country)
    return frozenset(found)


def _is_anybody(entity: Entity | None) -> bool:
    """Tell whether it is a person told of without a name, an office or a country."""
    if entity is None or entity.kind != "person":
        return False
    return not is_named(entity) and not entity.roles and not entity.country


def side(story: Setting, entity: StoryEntity) -> str | None:
    """Return the country whose state, force or official the entity is, or null."""
    if entity.kind in _STATE_BODIES:
        return entity.country
    offices = [story.cast.by_id.get(role.of or "") for role in entity.roles] if entity.kind == "person" else []
    return next((office.country for office in offices if office and office.kind == "state"), None)


@lru_cache(maxsize=1 << 14)
def same_people(a: str | None, b: str | None) -> bool:
    """Tell whether two groups may be counted as one: one is general, or both are of one kind and no word parts them.

    "Turkish soldiers" and "Turkish troops" are one, "children" and "civilians" are not, nor are "Syrian soldiers".
    """
    if is_part(a) != is_part(b):
        return False
    if not a or not b or is_general(a) or is_general(b):
        return True
    left, right = kinds_of(a), kinds_of(b)
    if left and right and not left & right:
        return False
    rest_a, rest_b = (stems(" ".join(w for w in words(text) if not is_people_word(w))) for text in (a, b))
    return bool(rest_a & rest_b) or not rest_a or not rest_b
