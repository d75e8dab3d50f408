"""The server itself, until it is stopped."""

import sys

import uvicorn

from recount.serve.app import make_app
from recount.serve.settings import Settings


def run(settings: Settings) -> None:
    """Serve the desk until Ctrl-C.

    Raises:
        UsageError: the settings cannot be meant.
        StoreError: the store cannot be opened.
    """
    app = make_app(settings)
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    sys.stderr.write(f"recount: the desk is open at http://{host}:{settings.port}/ (Ctrl-C ends it)\n")
    # the line of a request may hold what somebody searches for: none is written
    uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning", access_log=False, server_header=False)
