"""A store that remembers: pages as found, readings, stories as told, and what people judged of them.

Everything that knows a database lies in this package. Questions are functions of a `Store` and a query record
(`records`); writing is done by `recount.desk`, which reads, links and tells.
"""

from recount.store.entities import get_entity, list_entities
from recount.store.facts import anchor_of, get_fact, list_facts
from recount.store.judging import every_judgement, get_judgement, list_judgements
from recount.store.opening import Store, open_store
from recount.store.reports import get_page, get_report, list_reports, report_version
from recount.store.review import cluster_members, contents, list_changes, list_findings, review_queue, store_version
from recount.store.stories import count_facets, get_story, list_stories, story_version
from recount.store.watching import drop_watch, keep_watch, list_watches, look_at

__all__ = [
    "Store", "anchor_of", "cluster_members", "contents", "count_facets", "drop_watch", "every_judgement", "get_entity",
    "get_fact", "get_judgement", "get_page", "get_report", "get_story", "keep_watch", "list_changes", "list_entities",
    "list_facts", "list_findings", "list_judgements", "list_reports", "list_stories", "list_watches", "look_at",
    "open_store", "report_version", "review_queue", "store_version", "story_version",
]  # fmt: skip
