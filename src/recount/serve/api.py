"""The API, under /api/v1: the records of the store and of the dossier as they are."""

import hashlib
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from litestar import MediaType, Request, Response, Router, get, post
from litestar.di import NamedDependency, Provide
from litestar.exceptions import ClientException, NotFoundException
from litestar.params import FromPath, JSONBody

from recount.clock import now
from recount.desk import judge_in
from recount.errors import StoreError
from recount.model.base import Record
from recount.model.dossier import Dossier
from recount.model.judgement import Anchor, Corrected, Judgement, Verdict, judge
from recount.model.page import Page, Rejection
from recount.model.reading import Reading
from recount.pipeline import read, recount
from recount.serve import queries
from recount.serve.access import desk_of, editors_only, visitor_of
from recount.serve.desk import Desk
from recount.serve.taking import FORMS, story_file
from recount.store import (
    Store,
    contents,
    count_facets,
    get_entity,
    get_fact,
    get_report,
    get_story,
    list_changes,
    list_entities,
    list_facts,
    list_findings,
    list_judgements,
    list_reports,
    list_stories,
    report_version,
    review_queue,
    store_version,
    story_version,
)
from recount.store.dossiers import dossier_of
from recount.store.records import (
    ChangeQuery,
    ChangeRow,
    Contents,
    EntityQuery,
    EntityRow,
    Facets,
    FactQuery,
    FactRow,
    FindingQuery,
    FindingRow,
    JudgementQuery,
    KeptEntity,
    KeptFact,
    KeptReport,
    KeptStory,
    Listing,
    ReportQuery,
    ReportRow,
    ReviewItem,
    ReviewQuery,
    StoryQuery,
    StoryRow,
)

T = TypeVar("T")
Asking = Request[Any, Any, Any]
JUDGEMENTS = Provide(queries.judgement_query, sync_to_thread=False)
MOST = 100
"""Texts that may be sent in at once."""


class Sent(Record, frozen=True, kw_only=True):
    """A text sent in to be read, as a line of JSON Lines has it; one of `text` and `html` must be there."""

    id: str = "sent"
    text: str | None = None
    html: str | None = None
    url: str | None = None
    outlet: str | None = None
    headline: str | None = None
    published: str | None = None
    language: str | None = None


class ReadAnswer(Record, frozen=True, kw_only=True):
    """What was read of the texts sent in, and what was refused of them."""

    readings: tuple[Reading, ...]
    rejections: tuple[Rejection, ...]


class Verdicted(Record, frozen=True, kw_only=True):
    """A judgement as it is sent in: who judges is who bears the token, else `by`; when is now."""

    verdict: Verdict
    about: tuple[Anchor, ...] = ()
    field: str | None = None
    value: Corrected = None
    note: str | None = None
    undoes: str | None = None
    by: str | None = None


def tagged(request: Asking, version: str, make: Callable[[], T]) -> Response[T | None]:
    """Return an answer with its ETag, or that the asker has it already."""
    tag = f'"{hashlib.sha256(f"{request.url}|{version}".encode()).hexdigest()[:24]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(None, status_code=304, headers=headers)
    return Response(make(), headers=headers, media_type=MediaType.JSON)


def found(get_one: Callable[..., T], store: Store, *identifiers: str | int) -> T:
    """Return what the store has of an id; where it has nothing, tell so."""
    try:
        return get_one(store, *identifiers)
    except StoreError as error:
        raise NotFoundException(str(error)) from error


def add(at: Desk, judgements: Sequence[Judgement]) -> None:
    """Take judgements in, and have told anew what they are about; a long account is told while the asker goes on."""
    for one in judgements:
        judge_in(at.store, [one], one.at)
    at.teller.ask()


def listed(request: Asking, ask: Callable[[Store, T], object], query: T) -> Response[object]:
    """Return a list of the store, tagged with the store's version."""
    store = desk_of(request).store
    return tagged(request, store_version(store), lambda: ask(store, query))


@get("/stories", dependencies={"wanted": Provide(queries.story_query, sync_to_thread=False)}, sync_to_thread=True)
def stories(request: Asking, wanted: NamedDependency[StoryQuery]) -> Response[Listing[StoryRow]]:
    """List stories, the newest first."""
    return listed(request, list_stories, wanted)  # type: ignore[return-value]


@get("/facets", dependencies={"wanted": Provide(queries.story_query, sync_to_thread=False)}, sync_to_thread=True)
def facets(request: Asking, wanted: NamedDependency[StoryQuery]) -> Response[Facets]:
    """Count by what stories can be narrowed."""
    return listed(request, count_facets, wanted)  # type: ignore[return-value]


@get("/stories/{identifier:str}", sync_to_thread=True)
def story(request: Asking, identifier: FromPath[str]) -> Response[KeptStory | None]:
    """Give one story: its row, its account, its readings, what is judged of them."""
    store = desk_of(request).store
    return tagged(request, found(story_version, store, identifier), lambda: found(get_story, store, identifier))


@get("/stories/{identifier:str}/dossier", sync_to_thread=True)
def dossier(request: Asking, identifier: FromPath[str]) -> Response[Dossier | None]:
    """Give one story as `recount dossier --format json` prints it."""
    store = desk_of(request).store
    version = found(story_version, store, identifier)
    return tagged(request, version, lambda: dossier_of(found(get_story, store, identifier)))


@get("/stories/{identifier:str}/export/{form:str}", sync_to_thread=True)
def story_export(request: Asking, identifier: FromPath[str], form: FromPath[str]) -> Response[bytes]:
    """Give one story in a form of `recount export`; several files come as one ZIP."""
    file = story_file(identifier, dossier_of(found(get_story, desk_of(request).store, identifier)), form)
    if file is None:
        names = ", ".join(name for name, _ in FORMS)
        raise NotFoundException(f"{form}: there is no such form; there are {names}")
    return file


@get("/changes", dependencies={"wanted": Provide(queries.change_query, sync_to_thread=False)}, sync_to_thread=True)
def changes(request: Asking, wanted: NamedDependency[ChangeQuery]) -> Response[Listing[ChangeRow]]:
    """List what became of stories, the newest first."""
    return listed(request, list_changes, wanted)  # type: ignore[return-value]


@get("/reports", dependencies={"wanted": Provide(queries.report_query, sync_to_thread=False)}, sync_to_thread=True)
def reports(request: Asking, wanted: NamedDependency[ReportQuery]) -> Response[Listing[ReportRow]]:
    """List reports, or search them."""
    return listed(request, list_reports, wanted)  # type: ignore[return-value]


@get("/reports/{identifier:str}", sync_to_thread=True)
def report(request: Asking, identifier: FromPath[str]) -> Response[KeptReport | None]:
    """Give one report: its reading, where its page came from, what is judged of it."""
    store = desk_of(request).store
    return tagged(request, found(report_version, store, identifier), lambda: found(get_report, store, identifier))


@get("/facts", dependencies={"wanted": Provide(queries.fact_query, sync_to_thread=False)}, sync_to_thread=True)
def facts(request: Asking, wanted: NamedDependency[FactQuery]) -> Response[Listing[FactRow]]:
    """List facts, the newest kept first."""
    return listed(request, list_facts, wanted)  # type: ignore[return-value]


@get("/reports/{identifier:str}/facts/{fact:str}", sync_to_thread=True)
def fact(request: Asking, identifier: FromPath[str], fact: FromPath[str]) -> Response[KeptFact | None]:
    """Give one fact, and the story and cluster that it went into."""
    store = desk_of(request).store
    return tagged(request, found(report_version, store, identifier), lambda: found(get_fact, store, identifier, fact))


@get("/entities", dependencies={"wanted": Provide(queries.entity_query, sync_to_thread=False)}, sync_to_thread=True)
def entities(request: Asking, wanted: NamedDependency[EntityQuery]) -> Response[Listing[EntityRow]]:
    """List entities across stories, those of most stories first."""
    return listed(request, list_entities, wanted)  # type: ignore[return-value]


@get("/entities/{identifier:str}", sync_to_thread=True)
def entity(request: Asking, identifier: FromPath[str]) -> Response[KeptEntity | None]:
    """Give one entity: its stories, its offices over time, what it did and what it said."""
    store = desk_of(request).store
    return tagged(request, store_version(store), lambda: found(get_entity, store, identifier))


@get("/findings", dependencies={"wanted": Provide(queries.finding_query, sync_to_thread=False)}, sync_to_thread=True)
def findings(request: Asking, wanted: NamedDependency[FindingQuery]) -> Response[Listing[FindingRow]]:
    """List findings, the newest told first."""
    return listed(request, list_findings, wanted)  # type: ignore[return-value]


@get("/review", dependencies={"wanted": Provide(queries.review_query, sync_to_thread=False)}, sync_to_thread=True)
def review(request: Asking, wanted: NamedDependency[ReviewQuery]) -> Response[Listing[ReviewItem]]:
    """List what a person should look at next."""
    return listed(request, review_queue, wanted)  # type: ignore[return-value]


@get("/judgements", dependencies={"wanted": JUDGEMENTS}, sync_to_thread=True)
def judgements(request: Asking, wanted: NamedDependency[JudgementQuery]) -> Response[Listing[Judgement]]:
    """List judgements, the newest first."""
    return listed(request, list_judgements, wanted)  # type: ignore[return-value]


@get("/contents", sync_to_thread=True)
def kept(request: Asking) -> Response[Contents]:
    """Tell how much the store holds, and what it refused last."""
    store = desk_of(request).store
    return tagged(request, store_version(store), lambda: contents(store))  # type: ignore[return-value]


@post("/judgements", guards=[editors_only], sync_to_thread=True)
def add_judgement(request: Asking, data: JSONBody[Verdicted]) -> Response[Judgement]:
    """Add a judgement; the stories that it is about are told anew, and are `stale` until they are."""
    by = visitor_of(request).name or data.by
    if not by:
        raise ClientException("a judgement needs a name: give `by`")
    one = judge(
        data.verdict, data.about, by=by, at=now(), field=data.field, value=data.value, note=data.note,
        undoes=data.undoes,
    )  # fmt: skip
    add(desk_of(request), [one])
    return Response(one, status_code=201)


@post("/read", sync_to_thread=True)
def read_sent(data: JSONBody[tuple[Sent, ...]]) -> Response[ReadAnswer]:
    """Read texts; nothing of them is kept."""
    items = list(read(_pages(data)))
    return Response(
        ReadAnswer(
            readings=tuple(item for item in items if isinstance(item, Reading)),
            rejections=tuple(item for item in items if isinstance(item, Rejection)),
        ),
        status_code=200,
    )


@post("/dossier", sync_to_thread=True)
def dossier_sent(data: JSONBody[tuple[Sent, ...]]) -> Response[Dossier]:
    """Set texts against each other; nothing of them is kept."""
    return Response(recount(_pages(data)), status_code=200)


def _pages(sent: tuple[Sent, ...]) -> list[Page]:
    if len(sent) > MOST:
        raise ClientException(f"{len(sent)} texts are too many at once; send {MOST} at most")
    bare = [one.id for one in sent if (one.text is None) == (one.html is None)]
    if bare:
        raise ClientException(f"{', '.join(bare)}: one of `text` and `html` must be given, and not both")
    return [
        Page(
            origin=one.id, text=one.text, html=one.html, url=one.url, outlet=one.outlet, headline=one.headline,
            published=one.published, language=one.language,
        )
        for one in sent
    ]  # fmt: skip


api = Router(
    path="/api/v1",
    route_handlers=[
        stories, facets, story, dossier, story_export, changes,
        reports, report, facts, fact, entities, entity, findings, review,
        judgements, kept, add_judgement, read_sent, dossier_sent,
    ],
)  # fmt: skip
