"""For whom an office holder acts: the secretary of state announces what the state does."""

from recount.model.annotation import AnnotatedReport

_ACTS_OF_STATE = frozenset({"sanction", "sanction_relief", "accusation", "recognition", "expulsion", "exclusion",
                            "denial", "condemnation", "threat", "border_closure"})  # fmt: skip


def acting_states(doc: AnnotatedReport, event_type: str, agents: tuple[str, ...]) -> tuple[str, ...]:
    """Put the state in the place of its office holders, where the act is one that states do."""
    if event_type not in _ACTS_OF_STATE:
        return agents
    states = {entity.id for entity in doc.entities if entity.kind == "state"}
    holds = {
        entity.id: role.of
        for entity in doc.entities
        for role in entity.roles
        if role.of in states and role.when is None
    }
    return tuple(dict.fromkeys(holds.get(agent) or agent for agent in agents))
