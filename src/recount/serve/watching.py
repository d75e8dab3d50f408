"""Kept searches on the pages: kept from the list of stories, looked at, given up."""

from typing import Any

import msgspec
from litestar import Response, post
from litestar.exceptions import ClientException
from litestar.params import FromPath
from litestar.response import Redirect

from recount.clock import now
from recount.errors import StoreError
from recount.serve.access import check_form, desk_of, editors_only, visitor_of
from recount.serve.api import Asking, found
from recount.serve.forms import Form
from recount.serve.queries import address
from recount.store import drop_watch, keep_watch, look_at
from recount.store.records import Asked, StoryQuery

FIELDS = tuple(name for name in StoryQuery.__struct_fields__ if name not in Asked.__struct_fields__)
"""What stories can be narrowed by."""


@post("/watches", guards=[editors_only], sync_to_thread=True)
def keep(request: Asking, data: Form) -> Response[Any]:
    """Keep a search."""
    check_form(request, data.get("key", ""))
    try:
        query = msgspec.convert({name: data[name] for name in FIELDS if data.get(name)}, type=StoryQuery)
        keep_watch(desk_of(request).store, data.get("name", ""), query, visitor_of(request).name or "", now())
    except (StoreError, msgspec.ValidationError) as error:
        raise ClientException(str(error)) from error
    return Redirect(address("/", query), status_code=303)


@post("/watches/{number:int}/look", guards=[editors_only], sync_to_thread=True)
def look(request: Asking, number: FromPath[int], data: Form) -> Response[Any]:
    """Show what a kept search finds, and note that it was looked at."""
    check_form(request, data.get("key", ""))
    query = found(look_at, desk_of(request).store, number)
    return Redirect(address("/", query), status_code=303)


@post("/watches/{number:int}/drop", guards=[editors_only], sync_to_thread=True)
def drop(request: Asking, number: FromPath[int], data: Form) -> Response[Any]:
    """Keep a search no longer."""
    check_form(request, data.get("key", ""))
    drop_watch(desk_of(request).store, number)
    return Redirect("/", status_code=303)
