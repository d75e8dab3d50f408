"""A page with what every page has."""

from litestar import MediaType, Response

from recount.serve.access import desk_of, form_key, visitor_of
from recount.serve.api import Asking
from recount.serve.rendering import page


def shown(request: Asking, template: str, **values: object) -> Response[str]:
    """Return a page with what every page has."""
    visitor = visitor_of(request)
    text = page(
        template, path=request.url.path, visitor=visitor, key=form_key(request),
        signed_in=desk_of(request).tokens is not None, **values,
    )  # fmt: skip
    return Response(text, media_type=MediaType.HTML, headers={"Cache-Control": "private, no-cache"})
