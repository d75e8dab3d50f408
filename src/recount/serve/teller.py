"""What judgements put behind, told anew beside the requests: one after the other, in a thread of its own."""

import logging
from concurrent.futures import ThreadPoolExecutor

from recount.desk import tell_stories
from recount.store import Store

PATIENCE = 2.0
"""Seconds that whoever judges is kept for the account that follows; a longer one is told while they go on."""


class Teller:
    """Tells the stories of one store whose accounts are behind; where it fails, that is logged, and they stay behind.

    A story that stays behind says so in the lists and on its page, and is told with the next judgement or ingest.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="teller")

    def ask(self, patience: float | None = None) -> bool:
        """Have all that is behind told; return whether that is done after so many seconds (`PATIENCE`) at most."""
        asked = self._worker.submit(self._tell)
        try:
            return asked.result(timeout=PATIENCE if patience is None else patience)
        except TimeoutError:
            return False

    def close(self) -> None:
        """Finish the telling that is under way, and begin no other: what comes after it stays marked as behind."""
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _tell(self) -> bool:
        try:
            for _ in tell_stories(self._store):
                pass
        except Exception:  # whatever it was, the judgement is kept, and the next one asks again
            logging.getLogger("recount").exception("a story could not be told anew; it stays marked as behind")
            return False
        return True
