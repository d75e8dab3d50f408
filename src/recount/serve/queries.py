"""What may be asked for, as parameters of an address: one function for each query of the store."""

from typing import Annotated, Any, Literal
from urllib.parse import urlencode

import msgspec
from litestar.params import FromQuery, QueryParameter

from recount.model.base import Record
from recount.model.entity import EntityKind
from recount.model.judgement import AnchorKind
from recount.model.story import FindingKind, Why
from recount.store.records import (
    ChangeQuery,
    EntityQuery,
    FactKind,
    FactQuery,
    FindingQuery,
    JudgementQuery,
    ReportQuery,
    ReviewQuery,
    StoryQuery,
)

Text = Annotated[
    str | None, QueryParameter(max_length=400, description="words, “whole phrases”, -words that must not stand")
]
Word = Annotated[str | None, QueryParameter(max_length=200)]
Kind = FromQuery[FactKind | None]
Anchored = FromQuery[AnchorKind | None]
Entities = FromQuery[EntityKind | None]
Findings = FromQuery[FindingKind | None]
Day = Annotated[str | None, QueryParameter(pattern=r"^(\d{4}-\d\d-\d\d)?$", description="an ISO day")]
Limit = Annotated[int, QueryParameter(ge=1, le=500)]
Cursor = Annotated[str | None, QueryParameter(max_length=500, description="the `next` of the list before")]


def story_query(  # noqa: PLR0913, PLR0917 - one for each facet
    text: Text = None, type: Word = None, actor: Word = None, place: Word = None, country: Word = None,  # noqa: A002
    since: Day = None, until: Day = None, finding: Findings = None, lineage: Word = None,
    outlet: Word = None, limit: Limit = 50, cursor: Cursor = None,
) -> StoryQuery:  # fmt: skip
    """Return which stories are asked for."""
    return StoryQuery(
        text=text or None, type=type or None, actor=actor or None, place=place or None, country=country or None,
        since=since or None, until=until or None, finding=finding, lineage=lineage or None, outlet=outlet or None,
        limit=limit, cursor=cursor,
    )  # fmt: skip


def asked(query: Record) -> dict[str, Any]:
    """Return what a query asks for, by name, as an address has it; nothing of what it does not say."""
    return {name: value for name, value in msgspec.structs.asdict(query).items() if value and name != "limit"}


def address(path: str, query: Record) -> str:
    """Return the address under which a page answers a query."""
    found = asked(query)
    return f"{path}?{urlencode(found)}" if found else path


def report_query(  # noqa: PLR0913, PLR0917
    text: Text = None, outlet: Word = None, since: Day = None, until: Day = None, story: Word = None,
    lineage: Word = None, limit: Limit = 50, cursor: Cursor = None,
) -> ReportQuery:  # fmt: skip
    """Return which reports are asked for."""
    return ReportQuery(
        text=text or None, outlet=outlet or None, since=since or None, until=until or None, story=story or None,
        lineage=lineage or None, limit=limit, cursor=cursor,
    )  # fmt: skip


def fact_query(  # noqa: PLR0913, PLR0917
    text: Text = None, kind: Kind = None, type: Word = None, modality: Word = None, actor: Word = None,  # noqa: A002
    place: Word = None, country: Word = None, since: Day = None, until: Day = None, story: Word = None,
    report: Word = None, lineage: Word = None, limit: Limit = 50, cursor: Cursor = None,
) -> FactQuery:  # fmt: skip
    """Return which facts are asked for."""
    return FactQuery(
        text=text or None, kind=kind, type=type or None, modality=modality or None, actor=actor or None,
        place=place or None, country=country or None, since=since or None, until=until or None, story=story or None,
        report=report or None, lineage=lineage or None, limit=limit, cursor=cursor,
    )  # fmt: skip


def entity_query(
    text: Word = None,
    kind: Entities = None,
    country: Word = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> EntityQuery:
    """Return which entities are asked for."""
    return EntityQuery(text=text or None, kind=kind, country=country or None, limit=limit, cursor=cursor)


def finding_query(
    kind: Findings = None, why: FromQuery[Why | None] = None, story: Word = None, limit: Limit = 50,
    cursor: Cursor = None,
) -> FindingQuery:  # fmt: skip
    """Return which findings are asked for."""
    return FindingQuery(kind=kind, why=why, story=story or None, limit=limit, cursor=cursor)


def judgement_query(  # noqa: PLR0913, PLR0917
    report: Word = None, item: Word = None, by: Word = None, kind: Anchored = None, story: Word = None,
    standing: FromQuery[Literal["true", "false"]] = "false", limit: Limit = 50, cursor: Cursor = None,
) -> JudgementQuery:  # fmt: skip
    """Return which judgements are asked for."""
    return JudgementQuery(
        report=report or None, item=item or None, by=by or None, kind=kind, story=story or None,
        standing=standing == "true", limit=limit, cursor=cursor,
    )  # fmt: skip


def change_query(story: Word = None, limit: Limit = 50, cursor: Cursor = None) -> ChangeQuery:
    """Return which changes are asked for."""
    return ChangeQuery(story=story or None, limit=limit, cursor=cursor)


def review_query(story: Word = None, kind: Kind = None, limit: Limit = 50, cursor: Cursor = None) -> ReviewQuery:
    """Return which clusters are asked for."""
    return ReviewQuery(story=story or None, kind=kind, limit=limit, cursor=cursor)
