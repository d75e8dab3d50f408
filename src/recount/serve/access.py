"""Who may ask what: the name the server is asked by, visits and tokens, forms of other pages, roles."""

import hmac
from typing import Any
from urllib.parse import urlsplit

from litestar import Request, Response
from litestar.connection import ASGIConnection
from litestar.datastructures import MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.exceptions import ClientException, PermissionDeniedException
from litestar.handlers import BaseRouteHandler
from litestar.response import Redirect
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from recount.serve.desk import EVERYBODY, Desk
from recount.serve.errors import refusal
from recount.serve.tokens import Visitor

COOKIE = "recount"
OPEN = ("/login", "/static/")
"""Where one may go without a token."""
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # under no-referrer a browser would not even tell this server that a form is its own
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def desk_of(connection: "ASGIConnection[Any, Any, Any, Any]") -> Desk:
    """Return the server's desk."""
    found = connection.app.state.desk
    if not isinstance(found, Desk):
        raise TypeError("the application has no desk")
    return found


def visitor_of(connection: "ASGIConnection[Any, Any, Any, Any]") -> Visitor:
    """Return who asks, as `admit` has found."""
    found = connection.state.visitor
    if not isinstance(found, Visitor):
        raise TypeError("nobody was admitted")
    return found


def admit(request: Request[Any, Any, Any]) -> Response[object] | None:
    """Let a request in, and note who asks; else return what it is told.

    A browser sends a form of another page along with its cookies, and asks this machine by whatever name that page has
    given it: both are refused.
    """
    desk = desk_of(request)
    if _host(request.headers.get("host", "")) not in desk.settings.names:
        return refusal(request, 421, "host", "this server is not known by that name; ask it by its own address")
    bearer = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
    if request.method not in SAFE and not bearer and not _is_own(request):
        return refusal(request, 403, "origin", "this was sent by another page; send it from the desk, or with a token")
    request.state.visitor = _visitor(desk, request, bearer)
    if request.state.visitor is None and not request.url.path.startswith(OPEN):
        if request.url.path.startswith("/api/"):
            return refusal(request, 401, "token", "a token is needed: Authorization: Bearer TOKEN")
        return Redirect("/login")
    return None


def _visitor(desk: Desk, request: Request[Any, Any, Any], bearer: str) -> Visitor | None:
    if desk.tokens is None:
        return EVERYBODY
    return desk.tokens.visitor(bearer) if bearer else desk.visits.get(request.cookies.get(COOKIE, ""))


def _host(header: str) -> str:
    return header.rsplit(":", 1)[0] if header.rsplit(":", 1)[-1].isdigit() else header


def _is_own(request: Request[Any, Any, Any]) -> bool:
    """Tell whether a browser says that the request comes from a page of this server; other programs say nothing."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def editors_only(connection: "ASGIConnection[Any, Any, Any, Any]", _: BaseRouteHandler) -> None:
    """Refuse whoever may only read."""
    if visitor_of(connection).role != "editor":
        raise PermissionDeniedException("your token lets you read; judging needs one with the role editor")


def judge_name(request: Request[Any, Any, Any], said: str) -> str:
    """Return the name that a judgement bears: the token's, else the one that the form says."""
    by = visitor_of(request).name or said.strip()
    if not by:
        raise ClientException("a judgement needs a name: say who you are")
    return by


def form_key(request: Request[Any, Any, Any]) -> str:
    """Return what this visitor's forms must bring back."""
    return desk_of(request).form_key(request.cookies.get(COOKIE, ""))


def check_form(request: Request[Any, Any, Any], sent: str) -> None:
    """Refuse a form that does not bring back what this visitor's forms were given."""
    if not hmac.compare_digest(form_key(request), sent):
        raise PermissionDeniedException("this form is from before the server was started; load the page again")


async def harden(message: Message, _: Scope) -> None:
    """Put the headers on an answer that every answer bears."""
    if message["type"] == "http.response.start":
        headers = MutableScopeHeaders.from_message(message)
        for name, value in HEADERS.items():
            headers.setdefault(name, value)


def admission(app: ASGIApp) -> ASGIApp:
    """Return the application behind `admit`: before its guards, which ask who has come in."""

    async def admitting(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == ScopeType.HTTP:
            request: Request[Any, Any, Any] = Request(scope)
            answer = admit(request)
            if answer is not None:
                await answer.to_asgi_response(None, request)(scope, receive, send)
                return
        await app(scope, receive, send)

    return admitting
