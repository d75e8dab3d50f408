"""The desk: an API and pages over a store. The web framework lives here and nowhere else."""

from recount.serve.app import make_app
from recount.serve.running import run
from recount.serve.settings import Settings
from recount.serve.tokens import add_token

__all__ = ["Settings", "add_token", "make_app", "run"]
