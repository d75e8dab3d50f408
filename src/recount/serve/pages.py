"""The pages of the desk: stories, a story, a report to read, entities, what to review, what was judged."""

from collections.abc import Sequence
from typing import Any

import msgspec
from litestar import MediaType, Request, Response, Router, get, post
from litestar.di import NamedDependency, Provide
from litestar.exceptions import ClientException
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from recount.clock import now
from recount.export.layout import sheet
from recount.export.page import chapter
from recount.model.base import Record
from recount.model.judgement import Anchor, Judgement, Verdict, judge, typed
from recount.serve import queries, watching
from recount.serve.access import COOKIE, check_form, desk_of, editors_only, judge_name
from recount.serve.api import Asking, add, found
from recount.serve.forms import Form
from recount.serve.joining import together, together_page
from recount.serve.marking import facts_of, passages_of
from recount.serve.rendering import page
from recount.serve.shown import shown
from recount.serve.taking import FORMS, story_file
from recount.store import (
    Store,
    anchor_of,
    contents,
    count_facets,
    get_entity,
    get_report,
    get_story,
    list_changes,
    list_entities,
    list_judgements,
    list_reports,
    list_stories,
    list_watches,
    review_queue,
)
from recount.store.dossiers import dossier_of
from recount.store.records import (
    ChangeQuery,
    EntityQuery,
    JudgementQuery,
    ReportQuery,
    ReviewQuery,
    StoryQuery,
)

JUDGEMENTS = Provide(queries.judgement_query, sync_to_thread=False)


class Asked(dict[str, Any]):
    """What an address asks for, by name; nothing for what it does not say."""

    def __missing__(self, name: str) -> str:
        return ""


def _asked(wanted: Record) -> Asked:
    return Asked(queries.asked(wanted))


@get("/", dependencies={"wanted": Provide(queries.story_query, sync_to_thread=False)}, sync_to_thread=True)
def stories_page(request: Asking, wanted: NamedDependency[StoryQuery]) -> Response[str]:
    """Show the stories, with what they can be narrowed by."""
    store = desk_of(request).store
    asked = _asked(wanted)
    return shown(
        request, "stories.html", listing=list_stories(store, wanted), facets=count_facets(store, wanted), asked=asked,
        contents=contents(store), watches=list_watches(store),
    )  # fmt: skip


@get("/stories/{identifier:str}", sync_to_thread=True)
def story_page(request: Asking, identifier: FromPath[str]) -> Response[Any]:
    """Show one story: the matrix first. A former address leads to the story of now."""
    store = desk_of(request).store
    kept = found(get_story, store, identifier)
    if kept.row.id != identifier:
        return Redirect(f"/stories/{kept.row.id}", status_code=301)
    if kept.story is None:
        return shown(request, "waiting.html", row=kept.row)
    told = chapter(sheet(kept.story, kept.readings, kept.judgements), kept.readings)
    changes = list_changes(store, ChangeQuery(story=kept.row.id, limit=20)).items
    return shown(request, "story.html", chapter=told, row=kept.row, number=1, changes=changes, forms=FORMS)


@get("/stories/{identifier:str}/dossier/{form:str}", sync_to_thread=True)
def story_away(request: Asking, identifier: FromPath[str], form: FromPath[str]) -> Response[Any]:
    """Give a story to take away, in one of the forms of `recount export`; `matrix` is its claims as a table."""
    dossier = dossier_of(found(get_story, desk_of(request).store, identifier))
    fault = {"message": f"there is no {form} of a story", "where": identifier}
    return story_file(identifier, dossier, form) or shown(request, "error.html", fault=fault)


@get("/reports", dependencies={"wanted": Provide(queries.report_query, sync_to_thread=False)}, sync_to_thread=True)
def reports_page(request: Asking, wanted: NamedDependency[ReportQuery]) -> Response[str]:
    """Show reports, or search in their words."""
    listing = list_reports(desk_of(request).store, wanted)
    asked = _asked(wanted)
    return shown(request, "reports.html", listing=listing, asked=asked)


@get("/reports/{identifier:str}", sync_to_thread=True)
def report_page(request: Asking, identifier: FromPath[str], beside: FromQuery[str | None] = None) -> Response[Any]:
    """Show a report with its evidence marked by kind, and its facts; another beside it where one is named."""
    store = desk_of(request).store
    kept = [found(get_report, store, one) for one in dict.fromkeys((identifier, *([beside] if beside else [])))]
    if kept[0].reading.report.id != identifier:
        return Redirect(f"/reports/{kept[0].reading.report.id}", status_code=301)
    story = found(get_story, store, kept[0].story) if kept[0].story else None
    views = [(one, passages_of(one.reading), facts_of(one, story)) for one in kept]
    others = [r.report for r in story.readings if r.report.id != identifier] if story else []
    return shown(request, "report.html", views=views, story=story, others=others)


@get("/entities", dependencies={"wanted": Provide(queries.entity_query, sync_to_thread=False)}, sync_to_thread=True)
def entities_page(request: Asking, wanted: NamedDependency[EntityQuery]) -> Response[str]:
    """Show who is spoken of, those of most stories first."""
    listing = list_entities(desk_of(request).store, wanted)
    asked = _asked(wanted)
    return shown(request, "entities.html", listing=listing, asked=asked)


@get("/entities/{identifier:str}", sync_to_thread=True)
def entity_page(request: Asking, identifier: FromPath[str]) -> Response[str]:
    """Show one entity: offices over time, what it did, what it said."""
    return shown(request, "entity.html", kept=found(get_entity, desk_of(request).store, identifier))


@get("/review", dependencies={"wanted": Provide(queries.review_query, sync_to_thread=False)}, sync_to_thread=True)
def review_page(request: Asking, wanted: NamedDependency[ReviewQuery]) -> Response[str]:
    """Show what a person should look at next, the most doubtful and consequential first."""
    store = desk_of(request).store
    listing = review_queue(store, wanted)
    abouts = {item.cluster: _about(store, item.members) for item in listing.items}
    return shown(request, "review.html", listing=listing, abouts=abouts)


def _about(store: Store, members: Sequence[tuple[str, str]]) -> str:
    """Return what a judgement of a cluster is about, as a form brings it back."""
    return msgspec.json.encode([anchor_of(store, report, fact) for report, fact in members]).decode()


@get("/judgements", dependencies={"wanted": JUDGEMENTS}, sync_to_thread=True)
def judgements_page(request: Asking, wanted: NamedDependency[JudgementQuery]) -> Response[str]:
    """Show what was judged, by whom and when, the newest first."""
    listing = list_judgements(desk_of(request).store, wanted)
    undone = {one.undoes for one in listing.items if one.undoes}
    return shown(request, "judgements.html", listing=listing, undone=undone)


@post("/judgements", guards=[editors_only], sync_to_thread=True)
def judge_page(request: Asking, data: Form) -> Response[Any]:
    """Take in a judgement from a form, and go back to where it was made."""
    check_form(request, data.get("key", ""))
    add(desk_of(request), [_judgement(request, data)])
    back = data.get("back", "/judgements")
    return Redirect(back if back.startswith("/") and not back.startswith("//") else "/judgements", status_code=303)


def _judgement(request: Asking, data: dict[str, str]) -> Judgement:
    fields = {name: data[name] for name in ("field", "note", "undoes") if data.get(name)}
    by = judge_name(request, data.get("by", ""))
    try:
        verdict = msgspec.convert(data.get("verdict"), type=Verdict)
        about = msgspec.json.decode(data.get("about") or "[]", type=tuple[Anchor, ...])
    except msgspec.DecodeError as error:
        raise ClientException(f"this form is damaged ({error}); load the page again") from error
    value = typed(data["value"]) if data.get("value") else None
    return judge(verdict, about, by=by, at=now(), value=value, **fields)


@get("/login", sync_to_thread=True)
def login_page(request: Request[Any, Any, Any]) -> Response[str]:
    """Ask for a token."""
    del request
    return Response(page("login.html", failed=False), media_type=MediaType.HTML)


@post("/login", sync_to_thread=True)
def login(request: Request[Any, Any, Any], data: Form) -> Response[Any]:
    """Let in whoever bears a token; the visit's key is new, whatever was sent before."""
    visit = desk_of(request).let_in(data.get("token", ""))
    if visit is None:
        return Response(page("login.html", failed=True), media_type=MediaType.HTML, status_code=401)
    answer: Response[Any] = Redirect("/", status_code=303)
    answer.set_cookie(COOKIE, visit, httponly=True, samesite="strict", path="/")
    return answer


@post("/logout", sync_to_thread=True)
def logout(request: Asking) -> Response[Any]:
    """End the visit."""
    desk_of(request).visits.pop(request.cookies.get(COOKIE, ""), None)
    return Redirect("/login", status_code=303)


desk = Router(
    path="/",
    route_handlers=[
        stories_page, story_page, story_away, reports_page, report_page, entities_page, entity_page, review_page,
        judgements_page, judge_page, together_page, together, watching.keep,
        watching.look, watching.drop, login_page, login, logout,
    ],
)  # fmt: skip
