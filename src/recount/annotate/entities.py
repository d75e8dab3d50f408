"""Who is in a report: mentions gathered into entities, each with one kind, one name and its roles."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from recount.annotate.definite import resolve_definite, resolve_lands
from recount.annotate.kinds import decide_kinds
from recount.annotate.lines import heading_sentences
from recount.annotate.mentions import Found, find_names
from recount.annotate.nominals import find_nominals, introduced, state_in_focus
from recount.annotate.offices import Office
from recount.annotate.pairs import resolve_pairs
from recount.annotate.phrases import key
from recount.annotate.products import find_products
from recount.annotate.pronouns import resolve_pronouns, sexed_before, sexes_of
from recount.annotate.role_records import gathered
from recount.annotate.roles import evidence_of, find_offices, titles_of_names
from recount.annotate.sides import with_sides
from recount.annotate.sites import find_sites
from recount.annotate.surnames import missed_acronyms, missed_surnames
from recount.annotate.titles import TitleSpan, find_titles
from recount.annotate.unite import unite
from recount.model.annotation import AnnotatedReport
from recount.model.base import content_id
from recount.model.entity import Entity, Mention, Role, Side

ACRONYM = 6
"""Characters below which capitals are an acronym, not a demonym that is shouted: "U.S." but "DANISH"."""


def mark_entities(doc: AnnotatedReport) -> AnnotatedReport:
    """Fill `entities` and `entity_at`: names, nominal actors, pronouns where the syntax tells, and roles."""
    titles, headings = find_titles(doc), heading_sentences(doc)
    found = decide_kinds(doc, find_names(doc, titles, headings), titles, headings)
    found += [*missed_surnames(doc, found, headings), *missed_acronyms(doc, found)]
    names = unite(doc, sorted(found, key=lambda name: name.first))
    titled = introduced(doc, names) | _titled(doc, names, titles)
    named = [*names, *find_products(doc, names)]
    mentions = [*named, *find_nominals(doc, named, state_in_focus(doc, names), titled)]
    mentions += find_sites(doc, mentions)
    mentions = resolve_definite(doc, mentions, _offices(doc, mentions, titles))
    mentions += resolve_lands(doc, mentions)
    courtesies = sexed_before(doc) | {title.last: title.sex for title in titles if title.sex}
    mentions += resolve_pronouns(doc, mentions, sexes_of(mentions, courtesies))
    offices, pairs = _offices(doc, mentions, titles), resolve_pairs(doc, mentions)
    return _with_entities(doc, [*with_sides(doc, mentions), *pairs], offices, titled)


def _titled(doc: AnnotatedReport, names: Sequence[Found], titles: Sequence[TitleSpan]) -> dict[int, Found]:
    """Return the person whose name each title's token stands with."""
    beside = titles_of_names(doc, names, titles)
    return {
        i: beside[title.first][0]
        for title in titles
        if title.first in beside and len(beside[title.first]) == 1
        for i in range(title.first, title.last)
    }


def _offices(doc: AnnotatedReport, mentions: Sequence[Found], titles: Sequence[TitleSpan]) -> list[Office]:
    refers = {m.head: m.name for m in mentions if m.kind == "person" and m.form in {"name", "pronoun"}}
    return find_offices(doc, mentions, titles, refers)


def _with_entities(
    doc: AnnotatedReport, mentions: Iterable[Found], offices: Iterable[Office], titled: Mapping[int, Found]
) -> AnnotatedReport:
    """Gather the mentions. `titled`: words that only introduce a person stand for that person in `entity_at`.

    One of two whom the words refer to stands for nobody there alone; things neither act nor speak.
    """
    groups: dict[tuple[str, str], list[Found]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda m: (m.first, m.last)):
        groups[str(mention.kind), key(mention.name)].append(mention)
    ids = {k: content_id("entity", doc.report.id, k[0], group[0].name) for k, group in groups.items()}
    roles = _roles(doc, groups, ids, offices)
    entities = tuple(
        msgspec.structs.replace(_entity(doc, group, ids[k], roles.get(k, ())), backers=_backers(group, ids))
        for k, group in groups.items()
    )
    at = {i: ids[str(person.kind), key(person.name)] for i, person in titled.items()}
    spans = [(m, ids[k]) for k, group in groups.items() for m in group if not m.shared and not _is_thing(m)]
    for mention, identifier in sorted(spans, key=lambda item: item[0].first - item[0].last):
        at.update(dict.fromkeys(range(mention.first, mention.last), identifier))
    return msgspec.structs.replace(doc, entities=entities, entity_at=dict(sorted(at.items())))


def _is_thing(mention: Found) -> bool:
    return mention.kind == "product" or (mention.kind == "place" and mention.form == "nominal")


def _roles(
    doc: AnnotatedReport, groups: Mapping[tuple[str, str], Sequence[Found]], ids: Mapping[tuple[str, str], str],
    offices: Iterable[Office],
) -> dict[tuple[str, str], tuple[Role, ...]]:  # fmt: skip
    """Return each person's roles, every office once."""
    found: dict[tuple[str, str], list[Role]] = defaultdict(list)
    for office in offices:
        person = ("person", key(office.person))
        of = ids.get((str(office.of.kind), key(office.of.name))) if office.of else None
        role = Role(
            title=office.title, of=of, when=office.when, when_time=office.when_time, standing=office.standing,
            evidence=evidence_of(doc, office, groups[person]),
        )  # fmt: skip
        found[person].append(role)
    return {person: gathered(roles) for person, roles in found.items()}


def _entity(doc: AnnotatedReport, group: Sequence[Found], identifier: str, roles: tuple[Role, ...]) -> Entity:
    mentions = tuple(_mention(doc, m) for m in group)
    forms = {" ".join(m.text.split()) for m in mentions if m.form == "name"} - {group[0].name}
    return Entity(
        id=identifier, kind=group[0].kind or "group", name=group[0].name, aliases=tuple(sorted(forms)), roles=roles,
        country=next((m.country for m in group if m.country), None), mentions=mentions,
        side=_side(group),
    )  # fmt: skip


def _side(group: Sequence[Found]) -> Side | None:
    """Return the side that the wordings agree on."""
    sides = {m.side for m in group if m.side}
    return next(iter(sides)) if len(sides) == 1 else None


def _backers(group: Sequence[Found], ids: Mapping[tuple[str, str], str]) -> tuple[str, ...]:
    named = ((str(kind), key(name)) for m in group for kind, name in m.backers)
    return tuple(dict.fromkeys(ids[k] for k in named if k in ids))


def _mention(doc: AnnotatedReport, found: Found) -> Mention:
    """Return the mention; the s of a possessive that lost its apostrophe is none of the name.

    Letters that stand before a noun are a name still: "U.S. troops".
    """
    start, end = doc.tokens[found.first].start, doc.tokens[found.last - 1].end - found.owner - found.cut
    text = doc.report.text[start:end]
    form = "name" if found.form == "adjective" and text.isupper() and len(text) < ACRONYM else found.form
    return Mention(start=start, end=end, form=form, text=text)
