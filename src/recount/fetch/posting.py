"""Sending to an address that the user has named: a webhook."""

import httpx

from recount.fetch.records import FetchError

PATIENCE = 30.0
"""Seconds for one attempt."""


def post_json(url: str, content: bytes) -> None:
    """Send JSON; whoever is asked must answer with a status of 200 to 299. No redirect is followed.

    Raises:
        FetchError: it was not taken; try again later.
    """
    try:
        answer = httpx.post(url, content=content, headers={"content-type": "application/json"}, timeout=PATIENCE)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise FetchError("network", f"{url} cannot be reached ({error}); it is told again in the next round") from error
    if not answer.is_success:
        raise FetchError("status", f"{url} answers {answer.status_code}; it is told again in the next round")
