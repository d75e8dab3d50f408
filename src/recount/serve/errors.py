"""One body for every error of the API, one page for every error of the desk."""

import logging
from typing import Any

from litestar import MediaType, Request, Response
from litestar.exceptions import HTTPException, NotFoundException, ValidationException

from recount.errors import RecountError, StoreError
from recount.model.base import Record
from recount.serve.rendering import page


class Fault(Record, frozen=True, kw_only=True):
    """What went wrong: a word for programs, a sentence for people, and where (the path asked for)."""

    code: str
    message: str
    where: str


class ErrorBody(Record, frozen=True, kw_only=True):
    """What the API answers instead, whatever went wrong."""

    error: Fault


CODES = {
    400: "bad_request", 401: "token", 403: "forbidden", 404: "not_found", 405: "method", 413: "too_large",
    415: "media_type", 421: "host", 429: "too_many", 500: "fault",
}  # fmt: skip


def refusal(request: Request[Any, Any, Any], status: int, code: str, message: str) -> Response[object]:
    """Return an error as the path asked for wants it."""
    fault = Fault(code=code, message=message, where=request.url.path)
    if request.url.path.startswith("/api/"):
        return Response(ErrorBody(error=fault), status_code=status, media_type=MediaType.JSON)
    return Response(page("error.html", fault=fault), status_code=status, media_type=MediaType.HTML)


def told(request: Request[Any, Any, Any], error: Exception) -> Response[object]:
    """Return what is told of an error; of one that nobody foresaw nothing but that."""
    if isinstance(error, ValidationException):
        return refusal(request, 400, "bad_request", f"{error.detail}{_where(error)}")
    if isinstance(error, HTTPException):
        made = refusal(request, error.status_code, CODES.get(error.status_code, "error"), error.detail)
        made.headers.update(error.headers or {})
        return made
    if isinstance(error, RecountError):
        return refusal(request, 400, "bad_request", str(error))
    logging.getLogger(__name__).error("%s failed", request.url.path, exc_info=error)
    return refusal(request, 500, "fault", "the server has failed at this; its log says why")


def _where(error: ValidationException) -> str:
    return f": {error.extra}" if error.extra else ""


def missing(error: StoreError) -> NotFoundException:
    """Return what is raised where the store has nothing of an id."""
    return NotFoundException(str(error))
