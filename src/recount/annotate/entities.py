"""Who is in a report: mentions gathered into entities, each with one kind, one name and its roles."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from recount.annotate.definite import resolve_definite
from recount.annotate.kinds import decide_kinds
from recount.annotate.mentions import Found, find_names, heading_sentences
from recount.annotate.nominals import find_nominals, introduced, state_in_focus
from recount.annotate.phrases import key
from recount.annotate.pronouns import resolve_pronouns, sexes_of
from recount.annotate.roles import Office, evidence_of, find_offices, titles_of_names
from recount.annotate.titles import TitleSpan, find_titles
from recount.annotate.unite import unite
from recount.model.annotation import AnnotatedReport
from recount.model.base import content_id
from recount.model.entity import Entity, Mention, Role


def mark_entities(doc: AnnotatedReport) -> AnnotatedReport:
    """Fill `entities` and `entity_at`: names, nominal actors, pronouns where the syntax tells, and roles."""
    titles, headings = find_titles(doc), heading_sentences(doc)
    found = decide_kinds(doc, find_names(doc, titles, headings), titles, headings)
    names = unite(doc, found)
    titled = introduced(doc, names) | _titled(doc, names, titles)
    mentions = [*names, *find_nominals(doc, names, state_in_focus(doc, names), titled)]
    mentions = resolve_definite(doc, mentions, _offices(doc, mentions, titles))
    courtesies = {title.last: title.sex for title in titles if title.sex}
    mentions += resolve_pronouns(doc, mentions, sexes_of(mentions, courtesies))
    return _with_entities(doc, mentions, _offices(doc, mentions, titles), titled)


def _titled(doc: AnnotatedReport, names: Sequence[Found], titles: Sequence[TitleSpan]) -> dict[int, Found]:
    """Return the person whose name each title's token stands with."""
    beside = titles_of_names(doc, names, titles)
    return {i: beside[title.first] for title in titles if title.first in beside for i in range(title.first, title.last)}


def _offices(doc: AnnotatedReport, mentions: Sequence[Found], titles: Sequence[TitleSpan]) -> list[Office]:
    refers = {m.head: m.name for m in mentions if m.kind == "person" and m.form in {"name", "pronoun"}}
    return find_offices(doc, mentions, titles, refers)


def _with_entities(
    doc: AnnotatedReport, mentions: Iterable[Found], offices: Iterable[Office], titled: Mapping[int, Found]
) -> AnnotatedReport:
    """Gather the mentions. `titled`: words that only introduce a person stand for that person in `entity_at`."""
    groups: dict[tuple[str, str], list[Found]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda m: (m.first, m.last)):
        groups[str(mention.kind), key(mention.name)].append(mention)
    ids = {k: content_id("entity", doc.report.id, k[0], group[0].name) for k, group in groups.items()}
    roles = _roles(doc, groups, ids, offices)
    entities = tuple(_entity(doc, group, ids[k], roles.get(k, ())) for k, group in groups.items())
    at = {i: ids[str(person.kind), key(person.name)] for i, person in titled.items()}
    spans = [(m.last - m.first, m, ids[k]) for k, group in groups.items() for m in group]
    for _, mention, identifier in sorted(spans, key=lambda item: -item[0]):
        at.update(dict.fromkeys(range(mention.first, mention.last), identifier))
    return msgspec.structs.replace(doc, entities=entities, entity_at=dict(sorted(at.items())))


def _roles(
    doc: AnnotatedReport, groups: Mapping[tuple[str, str], Sequence[Found]], ids: Mapping[tuple[str, str], str],
    offices: Iterable[Office],
) -> dict[tuple[str, str], tuple[Role, ...]]:  # fmt: skip
    """Return each person's roles, each once: the one that says most."""
    found: dict[tuple[str, str], dict[tuple[str, str | None], Role]] = defaultdict(dict)
    for office in offices:
        person = ("person", key(office.person))
        of = ids.get((str(office.of.kind), key(office.of.name))) if office.of else None
        role = Role(
            title=office.title, of=of, when=office.when.when if office.when else None,
            when_time=office.when.id if office.when else None, evidence=evidence_of(doc, office, groups[person]),
        )  # fmt: skip
        mine, title = found[person], key(office.title)
        bare = (title, None)
        if of is None and any(known == title for known, _ in mine):
            continue
        if of is not None and bare in mine:
            del mine[bare]
        if (title, of) not in mine or (mine[title, of].when is None and role.when is not None):
            mine[title, of] = role
    return {person: tuple(roles.values()) for person, roles in found.items()}


def _entity(doc: AnnotatedReport, group: Sequence[Found], identifier: str, roles: tuple[Role, ...]) -> Entity:
    mentions = tuple(_mention(doc, m) for m in group)
    forms = {" ".join(m.text.split()) for m in mentions if m.form == "name"} - {group[0].name}
    return Entity(
        id=identifier, kind=group[0].kind or "group", name=group[0].name, aliases=tuple(sorted(forms)), roles=roles,
        country=next((m.country for m in group if m.country), None), mentions=mentions,
    )  # fmt: skip


def _mention(doc: AnnotatedReport, found: Found) -> Mention:
    """Return the mention; the s of a possessive that lost its apostrophe is none of the name."""
    start, end = doc.tokens[found.first].start, doc.tokens[found.last - 1].end - found.owner
    return Mention(start=start, end=end, form=found.form, text=doc.report.text[start:end])
