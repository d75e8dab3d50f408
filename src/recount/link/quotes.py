"""Statement clusters: one utterance, or one claim by one speaker, as all reports give it.

A quotation is known again by its words in their order, also where one report gives only part of it, or gives it in two
parts. What is told indirectly is known again by speaker, stance and the words of the claim; blame by whom it blames.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec.structs import replace

from recount.lexicon.people import kinds_of
from recount.link.agreement import Vote, field, most_given
from recount.link.block import candidates
from recount.link.cluster import components
from recount.link.people import sides_of
from recount.link.setting import Setting, each
from recount.link.wordings import stems
from recount.model.base import Record, content_id
from recount.model.edtf import parse_or_none
from recount.model.fact import Stance, Statement
from recount.model.story import Member, StatementCluster
from recount.text import squeeze, words

PART = 0.6
"""Share of the shorter quotation's words that stand in the longer one in their order."""
RUN = 4
"""Least words of a quotation to be known again by them alone."""
LONG = 10
"""Words of a quotation that no two speakers say alike."""
CLAIM, REPEATED = 0.4, 0.8
"""Share of the shorter claim's content words that the other has too; within one report, which says it twice."""
BARE = 2
"""Content words of a blame that says hardly more than whom it blames."""
ACTORS = frozenset({"state", "armed_force", "armed_group", "person", "organization"})
BLAMING = frozenset({"accuse", "blame"})


class Said(Record, frozen=True, kw_only=True):
    """One statement as the comparison sees it. `speakers` is its speaker's id, or kinds of people, or folded words."""

    member: Member
    statement: Statement
    speakers: frozenset[str]
    wording: tuple[str, ...]
    content: frozenset[str]
    is_person: bool = False
    blamed: frozenset[str] = frozenset()
    """Those whom a blame names first, and their state."""


def statement_clusters(story: Setting) -> tuple[StatementCluster, ...]:
    """Return the story's statements, in order of first appearance."""
    said = [_said(story, member) for member in story.members(Statement)]
    said = [one if one.statement.stance not in BLAMING else replace(one, blamed=_blamed(story, one)) for one in said]
    pairs = [(i, j) for i, j in candidates([list(_keys(one)) for one in said]) if is_same(said[i], said[j])]
    groups = components(len(said), pairs)
    return tuple(_cluster(story, [said[n] for n in group]) for group in groups)


def _said(story: Setting, member: Member) -> Said:
    statement = story.shelf.fact(member)
    if not isinstance(statement, Statement):
        raise TypeError(f"{member.fact} is no statement")
    content = story.words(member.report, statement.content_span) or statement.text
    return Said(
        member=member, statement=statement, speakers=_speakers(story, member.report, statement),
        wording=words(content), content=stems(content), is_person=_is_person(story, member.report, statement),
    )  # fmt: skip


def _is_person(story: Setting, report: str, statement: Statement) -> bool:
    entity = story.cast.by_id.get(story.cast.of(report, statement.speaker) or "")
    return entity is not None and entity.kind == "person"


def _speakers(story: Setting, report: str, statement: Statement) -> frozenset[str]:
    entity = story.cast.by_id.get(story.cast.of(report, statement.speaker) or "")
    if entity and entity.kind != "group":
        return frozenset({entity.id})
    name = entity.name if entity else story.words(report, statement.voice)
    return kinds_of(name) or stems(name)


def _blamed(story: Setting, one: Said) -> frozenset[str]:
    """Return the first actor that the words of blame name, and the country whose state or force it is."""
    spans = [*each(one.statement.content_span), one.statement]
    named = [
        (mention.start, entity.id)
        for entity in story.shelf[one.member.report].entities
        if entity.kind in ACTORS and entity.id != one.statement.speaker
        for mention in entity.mentions
        if mention.form != "pronoun" and spans[0].contains(mention)
    ]
    return sides_of(story, one.member.report, [min(named)[1]]) if named else frozenset()


def _keys(one: Said) -> Iterator[tuple[str, ...]]:
    """Yield runs of a quotation's words, and the speaker with each content word of a claim."""
    if one.statement.mode != "indirect":
        yield from (one.wording[n : n + RUN] for n in range(len(one.wording) - RUN + 1))
    for speaker in sorted(one.speakers):
        yield from (("blamed", speaker, who) for who in sorted(one.blamed))
        yield "stance", speaker, _stance(one.statement)
        yield from (("claim", speaker, word) for word in sorted(one.content))


def is_same(a: Said, b: Said) -> bool:
    """Tell whether both give one utterance or one claim."""
    if a.speakers & b.speakers or not (a.speakers and b.speakers):
        return _is_part(a, b) or _is_claim(a, b)
    # A name that one report has taken for a body's is no other speaker; two people are two.
    return not (a.is_person and b.is_person) and min(len(a.wording), len(b.wording)) >= LONG and _is_part(a, b)


def _is_claim(a: Said, b: Said) -> bool:
    """Tell whether both tell of one speaker's one claim, in whatever words."""
    if not a.speakers & b.speakers or _stance(a.statement) != _stance(b.statement):
        return False
    shared, shorter = len(a.content & b.content), min(len(a.content), len(b.content))
    if a.blamed & b.blamed and shorter <= BARE:
        return True
    if a.member.report == b.member.report:
        return 0 < shared >= REPEATED * shorter
    return shared >= 2 and shared >= CLAIM * shorter


def _is_part(a: Said, b: Said) -> bool:
    """Tell whether the shorter wording stands in the longer one in its order, near enough word for word."""
    short, long = sorted((a.wording, b.wording), key=len)
    if len(short) < RUN or "indirect" == a.statement.mode == b.statement.mode:
        return False
    matcher = SequenceMatcher(None, short, long, autojunk=False)
    found = matcher.get_matching_blocks()
    return sum(block.size for block in found) >= PART * len(short) and max(block.size for block in found) >= RUN - 1


def _stance(statement: Statement) -> str:
    return "blame" if statement.stance in BLAMING else statement.stance


def _cluster(story: Setting, said: Sequence[Said]) -> StatementCluster:
    members = tuple(one.member for one in said)
    fullest = max(said, key=lambda one: (one.statement.mode != "indirect", len(one.wording)))
    dates = [Vote(member=one.member, value=one.statement.when) for one in said if parse_or_none(one.statement.when)]
    speaker = next((who for one in said if (who := story.cast.of(one.member.report, one.statement.speaker))), None)
    made = {
        "content": field([Vote(member=one.member, value=_text(story, one)) for one in said], lambda a, b: a == b),
        "stance": field([Vote(member=one.member, value=one.statement.stance) for one in said], lambda a, b: a == b),
        "when": field(dates, lambda a, b: a == b),
    }
    return StatementCluster(
        id=content_id("statement", sorted((member.report, member.fact) for member in members)), members=members,
        speaker=speaker, stance=_strongest(said), mode=fullest.statement.mode, text=_text(story, fullest),
        when=str(most_given(dates, story.published)) if dates else None,
        fields={name: value for name, value in made.items() if value is not None},
    )  # fmt: skip


def _strongest(said: Sequence[Said]) -> Stance:
    """Return the stance that most members have, another than the plain `say` on a tie."""
    stances = [one.statement.stance for one in said]
    return max(dict.fromkeys(stances), key=lambda stance: (stances.count(stance), stance != "say"))


def _text(story: Setting, one: Said) -> str:
    return squeeze(story.words(one.member.report, one.statement.content_span) or one.statement.text)
