"""What every handler has at hand: the store, the settings, the visits of those who have come in."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field

from recount.serve.settings import Settings
from recount.serve.teller import Teller
from recount.serve.tokens import Tokens, Visitor
from recount.store import Store

EVERYBODY = Visitor(name="", role="editor")
"""Who asks where no tokens are: whoever sits at this machine."""


@dataclass
class Desk:
    """One server's store, who tells its stories, settings and visits. Visits are held in memory, and end with it."""

    settings: Settings
    store: Store
    teller: Teller
    tokens: Tokens | None
    visits: dict[str, Visitor] = field(default_factory=dict)

    def let_in(self, token: str) -> str | None:
        """Return the key of a new visit for whoever bears the token, or null; a key is never one that was sent in."""
        visitor = self.tokens.visitor(token) if self.tokens else None
        if visitor is None:
            return None
        key = secrets.token_urlsafe(32)
        self.visits[key] = visitor
        return key

    def form_key(self, visit: str) -> str:
        """Return what a form of this visit must bring back, so that no other page can send it."""
        return hmac.new(self.settings.secret, visit.encode(), hashlib.sha256).hexdigest()
