"""One quotation in different words: the findings `reworded`, with the edit shown and what it does to the sense."""

from collections.abc import Iterator, Sequence

from recount.compose.account import Account
from recount.model.fact import Statement
from recount.model.story import Collation, Edit, Finding, StatementCluster
from recount.text import listed

CONTEXT = 4
"""Words shown on either side of an edit."""


def rewordings(account: Account) -> Iterator[Finding]:
    """Yield a finding for each wording of a quotation that is not the fullest one's, nor a part of it.

    A quotation that another report tells indirectly is one only where the sense is another.
    """
    for cluster in account.story.statements:
        seen: set[str] = set()
        for collation in cluster.collation:
            shown = edited(collation.edits)
            if is_reworded(account, collation) and shown not in seen:
                seen.add(shown)
                yield _finding(account, cluster, collation, shown)


def is_reworded(account: Account, collation: Collation) -> bool:
    """Tell whether another report gives a quotation in other words, and does not only tell of it."""
    if collation.member.report == collation.against.report:
        return False
    if collation.relation == "indirect":
        return bool(collation.changes)
    full = account.shelf.fact(collation.against)
    return collation.relation == "reworded" and isinstance(full, Statement) and full.mode != "indirect"


def _finding(account: Account, cluster: StatementCluster, collation: Collation, shown: str) -> Finding:
    pair = (collation.against, collation.member)
    outlets = [account.outlet(member.report) for member in pair]
    who = account.name(cluster.speaker) if cluster.speaker else "an unnamed speaker"
    differs = f"; the sense markers differ: {listed(collation.changes)}" if collation.changes else ""
    return Finding(
        kind="reworded", why=None, about=f"{cluster.id}.content", evidence=account.evidence((*pair, *collation.joined)),
        text=f"A quotation of {who} reads differently in {outlets[0]} and {outlets[1]}: “{shown}”{differs}.",
    )  # fmt: skip


def edited(edits: Sequence[Edit]) -> str:
    """Return how one wording departs from the other: `their [operations → operation] [+only] [-ever]`.

    What the report marks itself stands as it marks it: `[…]` for what it leaves out.
    """
    return " ".join(_shown(edit) for edit in edits)


def _shown(edit: Edit) -> str:
    if edit.op == "kept":
        words = edit.before.split()
        return edit.before if len(words) <= 2 * CONTEXT else " ".join([*words[:CONTEXT], "…", *words[-CONTEXT:]])
    if edit.marked:
        return f"[{edit.after or '…'}]"
    if edit.op == "changed":
        return f"[{edit.before} → {edit.after}]"
    return f"[+{edit.after}]" if edit.op == "added" else f"[-{edit.before}]"
