"""Who is who in a story: the people to whom reports give a role, and what the user's table says against it."""

from collections.abc import Iterator

from recount.export.desk import Desk
from recount.export.prose import sentence_case, spelled
from recount.export.sheet import Office, Who
from recount.model.entity import Role
from recount.model.report import Evidence
from recount.model.story import StoryEntity
from recount.text import fold, listed


def people(desk: Desk) -> Iterator[Who]:
    """Yield the people with a role, in order of appearance; each role once, with all the words that give it."""
    for entity in desk.story.entities:
        offices = tuple(_offices(desk, entity)) if entity.kind == "person" else ()
        if offices:
            item = entity.identifiers.get("wikidata", "")
            yield Who(name=entity.name, also=listed(entity.aliases), wikidata=item, offices=offices)


def _offices(desk: Desk, entity: StoryEntity) -> Iterator[Office]:
    found: dict[str, tuple[str, str, list[Evidence]]] = {}
    for report, ids in entity.members.items():
        known = desk.shelf[report].report
        for identifier in ids:
            member = desk.shelf.entity(report, identifier)
            for role in member.roles if member else ():
                body = desk.shelf.entity(report, role.of)
                text = _told(role, body.name if body else None)
                first = found.setdefault(fold(text), (text, _doubt(role), []))
                first[2].append(known.evidence(role.evidence))
    yield from (Office(text=text, doubt=doubt, evidence=tuple(spots)) for text, doubt, spots in found.values())


def _told(role: Role, body: str | None) -> str:
    standing = f"{role.standing} " if role.standing and role.standing not in fold(role.title) else ""
    of = f", {body}" if body and fold(body) not in fold(role.title) else ""
    when = f" ({spelled(role.when)})" if role.when else ""
    return f"{sentence_case(standing + role.title)}{of}{when}"


def _doubt(role: Role) -> str:
    """Return what the user's table says against a role, or ''."""
    return f"by your table in office {listed([spelled(term) for term in role.terms])}" if role.valid is False else ""
