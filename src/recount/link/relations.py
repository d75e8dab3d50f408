"""Relation clusters: one standing relation between two of the story's entities."""

from recount.link.agreement import Vote, field
from recount.link.setting import Setting
from recount.model.base import content_id
from recount.model.fact import Relation, RelationKind
from recount.model.story import Member, RelationCluster


def relation_clusters(story: Setting) -> tuple[RelationCluster, ...]:
    """Return the story's relations, in order of first appearance; both ends must be entities of the story."""
    found: dict[tuple[RelationKind, str, str], list[Member]] = {}
    for member in story.members(Relation):
        fact = story.shelf.fact(member)
        if not isinstance(fact, Relation):
            continue
        subject, target = (story.cast.of(member.report, end) for end in (fact.subject, fact.object))
        if subject and target:
            found.setdefault((fact.relation, subject, target), []).append(member)
    return tuple(_cluster(story, *key, members) for key, members in found.items())


def _cluster(
    story: Setting, relation: RelationKind, subject: str, target: str, members: list[Member]
) -> RelationCluster:
    made = field([Vote(member=m, value=relation, speaker=story.voice(m)) for m in members], lambda a, b: a == b)
    return RelationCluster(
        id=content_id("relation", sorted((member.report, member.fact) for member in members)), members=tuple(members),
        relation=relation, subject=subject, object=target, fields={"relation": made} if made else {},
        judged=story.judged(members),
    )  # fmt: skip
