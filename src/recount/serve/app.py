"""The desk as one application: store in, pages and API out."""

import secrets
from importlib.metadata import version
from importlib.resources import files
from typing import Any

import msgspec
from litestar import Litestar, Request, Response, get
from litestar.datastructures import State
from litestar.exceptions import NotFoundException
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.params import FromPath

from recount.serve.access import admission, harden
from recount.serve.api import api
from recount.serve.desk import Desk
from recount.serve.errors import told
from recount.serve.pages import desk
from recount.serve.settings import Settings, check
from recount.serve.teller import Teller
from recount.serve.tokens import read_tokens
from recount.store import open_store

STATIC = {
    "page.css": ("recount.export", "templates", "text/css"), "desk.css": ("recount.serve", "templates", "text/css"),
    "page.js": ("recount.export", "templates", "text/javascript"),
    "desk.js": ("recount.serve", "static", "text/javascript"),
}  # fmt: skip
"""Every style and script, where it lies, and what it is. `static` is built by `make assets`, and may be missing."""


@get("/static/{name:str}", sync_to_thread=True)
def static(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[bytes]:
    """Give a style or a script; there are no others than these."""
    del request
    if name not in STATIC:
        raise NotFoundException(f"there is no {name}")
    package, folder, kind = STATIC[name]
    found = files(package) / folder / name
    if not found.is_file():
        raise NotFoundException(f"{name} is not built: `make assets` builds it; every page is read without it")
    content = found.read_bytes()
    return Response(content, media_type=f"{kind}; charset=utf-8", headers={"Cache-Control": "public, max-age=3600"})


def make_app(settings: Settings) -> Litestar:
    """Return the application.

    Raises:
        UsageError: others could reach it and no tokens are given, or the tokens cannot be read.
        StoreError: the store cannot be opened.
    """
    settings = check(settings)
    if not settings.secret:
        settings = msgspec.structs.replace(settings, secret=secrets.token_bytes(32))
    tokens = read_tokens(settings.tokens) if settings.tokens else None
    store = open_store(settings.store)
    teller = Teller(store)
    limit = RateLimitConfig(rate_limit=("minute", settings.requests), exclude=[r"^/static/"])
    return Litestar(
        route_handlers=[static, api, desk],
        state=State({"desk": Desk(settings=settings, store=store, teller=teller, tokens=tokens)}),
        before_send=[harden], exception_handlers={Exception: told}, middleware=[limit.middleware, admission],
        request_max_body_size=settings.largest, on_shutdown=[teller.close, store.close],
        openapi_config=OpenAPIConfig(
            title="Recount", version=version("recount"), path="/api/v1/schema", render_plugins=[JsonRenderPlugin()]
        ),
    )  # fmt: skip
