"""Statement clusters: one utterance, or one claim by one speaker, as all reports give it.

A quotation is known again by its words in their order, also where one report gives only part of it, or gives it in two
parts. What is told indirectly is known again by speaker, stance and the words of the claim; blame by whom it blames.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec.structs import replace

from recount.lexicon.people import kinds_of
from recount.link.agreement import Vote, field, most_given
from recount.link.block import candidates, chained
from recount.link.cluster import components
from recount.link.collation import collations
from recount.link.people import sides_of
from recount.link.setting import Setting
from recount.link.wordings import stems
from recount.model.base import Record, content_id
from recount.model.edtf import parse_or_none
from recount.model.entity import is_named
from recount.model.fact import Stance, Statement, stretches
from recount.model.story import Member, StatementCluster, StoryEntity
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
CROWD, REACH = 40, 5
"""Statements that make a key a crowded one, and how many of them each is compared with then."""
ACTORS = frozenset({"state", "armed_force", "armed_group", "person", "organization"})
BLAMING = frozenset({"accuse", "blame"})


class Said(Record, frozen=True, kw_only=True):
    """One statement as the comparison sees it. `speakers` is its speaker's id, or kinds of people, or folded words."""

    member: Member
    statement: Statement
    speakers: frozenset[str]
    wording: tuple[str, ...]
    content: frozenset[str]
    name: frozenset[str] = frozenset()
    """The words of the speaker's name; none where he is only described ("her father")."""
    is_person: bool = False
    blamed: frozenset[str] = frozenset()
    """Those whom a blame names first, and their state."""


def statement_clusters(story: Setting) -> tuple[StatementCluster, ...]:
    """Return the story's statements, in order of first appearance."""
    said = [_said(story, member) for member in story.members(Statement)]
    said = [one if one.statement.stance not in BLAMING else replace(one, blamed=_blamed(story, one)) for one in said]
    keys = [list(_keys(one)) for one in said]
    pairs = sorted({*candidates(keys, crowd=CROWD), *chained(keys, REACH)})
    judged = story.bonds([one.member for one in said])
    groups = components(len(said), pairs, lambda i, j: is_same(said[i], said[j]), judged)
    return tuple(_cluster(story, [said[n] for n in group]) for group in groups)


def _said(story: Setting, member: Member) -> Said:
    statement = story.shelf.fact(member)
    if not isinstance(statement, Statement):
        raise TypeError(f"{member.fact} is no statement")
    content = story.words(member.report, statement.content_span) or statement.text
    entity = story.cast.by_id.get(story.cast.of(member.report, statement.speaker) or "")
    return Said(
        member=member, statement=statement, speakers=_speakers(story, member.report, statement, entity),
        wording=words(content), content=stems(content), name=_name(entity) if entity else frozenset(),
        is_person=entity is not None and entity.kind == "person",
    )  # fmt: skip


def _name(entity: StoryEntity) -> frozenset[str]:
    named = is_named(entity) or entity.name != entity.name.lower()
    return frozenset(words(entity.name)) if named and entity.kind != "state" else frozenset()


def _speakers(story: Setting, report: str, statement: Statement, entity: StoryEntity | None) -> frozenset[str]:
    if entity and entity.kind != "group":
        return frozenset({entity.id})
    name = entity.name if entity else story.words(report, statement.voice)
    return kinds_of(name) or stems(name)


def _blamed(story: Setting, one: Said) -> frozenset[str]:
    """Return the first actor that the words of blame name, and the country whose state or force it is."""
    spans = [*stretches(one.statement.content_span), one.statement]
    named = [
        (mention.start, entity.id)
        for entity in story.shelf[one.member.report].entities
        if entity.kind in ACTORS and entity.id != one.statement.speaker
        for mention in entity.mentions
        if mention.form != "pronoun" and any(span.contains(mention) for span in spans)
    ]
    return sides_of(story, one.member.report, [min(named)[1]]) if named else frozenset()


def _keys(one: Said) -> Iterator[tuple[str, ...]]:
    """Yield runs of words, and the speaker with each content word of a claim."""
    yield from (one.wording[n : n + RUN] for n in range(len(one.wording) - RUN + 1))
    yield from (("named", name, word) for name in sorted(one.name) for word in sorted(one.content))
    for speaker in sorted(one.speakers):
        yield from (("blamed", speaker, who) for who in sorted(one.blamed))
        yield "stance", speaker, _stance(one.statement)
        yield from (("claim", speaker, word) for word in sorted(one.content))


def is_same(a: Said, b: Said) -> bool:
    """Tell whether both give one utterance or one claim."""
    if a.speakers & b.speakers or _are_namesakes(a, b):
        return _is_part(a, b) or _is_claim(a, b) or _is_retold(a, b)
    if not (a.speakers and b.speakers):
        return _is_part(a, b)
    if a.is_person and b.is_person:
        # Who is only described ("her father") may be the one whom another report names; two names are two.
        return not (a.name and b.name) and a.member.report != b.member.report and _is_close(a, b)
    # A name that one report has taken for a body's is no other speaker.
    return min(len(a.wording), len(b.wording)) >= LONG and _is_part(a, b)


def _are_namesakes(a: Said, b: Said) -> bool:
    """Tell whether one's name is the other's in full or in part, and at least one is a person's."""
    if a.member.report == b.member.report or not (a.name and b.name and (a.is_person or b.is_person)):
        return False
    return a.name <= b.name or b.name <= a.name


def _is_claim(a: Said, b: Said) -> bool:
    """Tell whether both tell of one speaker's one claim, in whatever words."""
    if _stance(a.statement) != _stance(b.statement):
        return False
    shared, shorter = len(a.content & b.content), min(len(a.content), len(b.content))
    if a.blamed & b.blamed and shorter <= BARE:
        return True
    if a.member.report == b.member.report:
        return 0 < shared >= REPEATED * shorter
    return shared >= 2 and shared >= CLAIM * shorter


def _is_retold(a: Said, b: Said) -> bool:
    """Tell whether both tell the same words of one speaker, whatever verb each gives him but to deny."""
    if "deny" in (a.statement.stance, b.statement.stance) and a.statement.stance != b.statement.stance:
        return False
    return min(len(a.wording), len(b.wording)) >= RUN and _in_order(a, b)[0] >= REPEATED


def _is_close(a: Said, b: Said) -> bool:
    """Tell whether both are near enough word for word, or share most of a claim of several words."""
    shared, shorter = len(a.content & b.content), min(len(a.content), len(b.content))
    is_claim = _stance(a.statement) == _stance(b.statement) and shared >= RUN and shared >= PART * shorter
    return is_claim or (min(len(a.wording), len(b.wording)) >= LONG and _is_retold(a, b))


def _in_order(a: Said, b: Said) -> tuple[float, int]:
    """Return the share of the shorter wording that stands in the longer one in its order, and the longest run.

    Where too few words are in both, whatever their order, the share is that of these, and no run is looked for.
    """
    short, long = sorted((a.wording, b.wording), key=len)
    both = set(long)
    at_most = sum(word in both for word in short) / max(1, len(short))
    if at_most < min(PART, REPEATED):
        return at_most, 0
    found = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
    return sum(block.size for block in found) / max(1, len(short)), max(block.size for block in found)


def _is_part(a: Said, b: Said) -> bool:
    """Tell whether the shorter wording stands in the longer one in its order, near enough word for word."""
    if min(len(a.wording), len(b.wording)) < RUN or "indirect" == a.statement.mode == b.statement.mode:
        return False
    share, longest = _in_order(a, b)
    return share >= PART and longest >= RUN - 1


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
        collation=collations(story, members, fullest.member), judged=story.judged(members),
    )  # fmt: skip


def _strongest(said: Sequence[Said]) -> Stance:
    """Return the stance that most members have, another than the plain `say` on a tie."""
    stances = [one.statement.stance for one in said]
    return max(dict.fromkeys(stances), key=lambda stance: (stances.count(stance), stance != "say"))


def _text(story: Setting, one: Said) -> str:
    return squeeze(story.words(one.member.report, one.statement.content_span) or one.statement.text)
