"""One quotation in different words: the findings `reworded`, with the edit shown."""

from collections.abc import Iterator, Sequence

from recount.compose.account import Account
from recount.model.fact import Statement
from recount.model.story import Finding, Member, StatementCluster
from recount.text import alignment, squeeze

CONTEXT = 4
"""Words shown on either side of an edit."""
NEAR = 0.6
"""Share of the shorter wording's words that both have, in order; with fewer it is another quotation."""

Edit = tuple[str, int, int, int, int]


def rewordings(account: Account) -> Iterator[Finding]:
    """Yield a finding for each wording of a quotation that is not the fullest one's, nor a part of it."""
    for cluster in account.story.statements:
        quoted = [(member, words) for member in cluster.members if (words := _quoted(account, member))]
        if len({member.report for member, _ in quoted}) < 2:
            continue
        fullest, full = max(quoted, key=lambda pair: len(pair[1]))
        seen: set[str] = set()
        for member, wording in quoted:
            shown = edited(full, wording)
            if member.report != fullest.report and shown and shown not in seen:
                seen.add(shown)
                yield _finding(account, cluster, (fullest, member), shown)


def _finding(account: Account, cluster: StatementCluster, pair: tuple[Member, Member], shown: str) -> Finding:
    outlets = [account.outlet(member.report) for member in pair]
    who = account.name(cluster.speaker) if cluster.speaker else "an unnamed speaker"
    return Finding(
        kind="reworded", why=None, about=f"{cluster.id}.content", evidence=account.evidence(pair),
        text=f"A quotation of {who} reads differently in {outlets[0]} and {outlets[1]}: “{shown}”.",
    )  # fmt: skip


def _quoted(account: Account, member: Member) -> tuple[str, ...]:
    """Return the words between the marks; none for what is told indirectly."""
    fact = account.shelf.fact(member)
    if not isinstance(fact, Statement) or fact.mode == "indirect":
        return ()
    spans = fact.content_span if isinstance(fact.content_span, tuple) else (fact.content_span or fact,)
    text = account.shelf[member.report].report.text
    return tuple(squeeze(" ".join(text[span.start : span.end] for span in spans)).split())


def edited(full: Sequence[str], other: Sequence[str]) -> str:
    """Return how the other wording departs from the full one: `their [operations → operation] [+only] [-ever]`.

    Empty if it does not, and where so few words are shared that it is another quotation. What the full wording has
    before and after is no edit: a report may quote a part. Case and marks do not count.
    """
    matcher = alignment(full, other)
    if sum(block.size for block in matcher.get_matching_blocks()) < NEAR * min(len(full), len(other)):
        return ""
    edits = _trimmed(matcher.get_opcodes())
    if not any(edit[0] != "equal" for edit in edits):
        return ""
    return " ".join(_shown(edit, full, other) for edit in edits)


def _trimmed(found: Sequence[Edit]) -> list[Edit]:
    """Leave out what the full wording has before and after; of an edit there only as many words as replace them."""
    edits = list(found)
    while edits and edits[0][0] == "delete":
        edits = edits[1:]
    while edits and edits[-1][0] == "delete":
        edits = edits[:-1]
    if edits and edits[0][0] == "replace":
        kind, _, b, c, d = edits[0]
        edits = [(kind, max(edits[0][1], b - (d - c)), b, c, d), *edits[1:]]
    if edits and edits[-1][0] == "replace":
        kind, a, b, c, d = edits[-1]
        edits = [*edits[:-1], (kind, a, min(b, a + d - c), c, d)]
    return edits


def _shown(edit: Edit, full: Sequence[str], other: Sequence[str]) -> str:
    kind, a, b, c, d = edit
    before, after = " ".join(full[a:b]), " ".join(other[c:d])
    if kind == "equal":
        words = full[a:b]
        return before if len(words) <= 2 * CONTEXT else " ".join([*words[:CONTEXT], "…", *words[-CONTEXT:]])
    if not before or not after:
        return f"[+{after}]" if after else f"[-{before}]"
    return f"[{before} → {after}]"
