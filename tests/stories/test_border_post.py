"""Three reports of one airstrike, one of them a copy, and a fourth of something else: read, linked, composed."""

import pytest

from recount.model.page import Page
from recount.pipeline import recount

COURIER = """Airstrike kills 34 Paraguayan soldiers

An airstrike on a border post near Filadelfia killed 34 Paraguayan soldiers on Tuesday, May 6.

Paraguayan Foreign Minister Maria Sandoval blamed Bolivia for the airstrike.

"We believe Bolivia sent its jets against our soldiers and we will never forget the names of the dead," Sandoval said.
"""
HERALD = """Bolivia denies raid on border post

Dozens of Paraguayan soldiers died on May 6 in an airstrike on a border post near Filadelfia.

Bolivia denied that its jets had carried out the airstrike.

"We believe Bolivia sent its jets against our soldiers and we will not forget the names of the dead," Sandoval said.
"""
POST = f"{COURIER}\nThe Post."
FLOOD = """Flood closes road in Norway

A flood closed the road to the harbour of Bodo on Wednesday after a night of rain, the mayor said.
"""


@pytest.fixture(scope="module")
def dossier():
    texts = {"The Courier": COURIER, "The Herald": HERALD, "The Post": POST, "The Echo": FLOOD}
    return recount(
        Page(origin=outlet, text=text, outlet=outlet, published="2031-05-07") for outlet, text in texts.items()
    )


@pytest.fixture(scope="module")
def raid(dossier):
    return max(dossier.stories, key=lambda story: len(story.reports))


def test_the_flood_is_another_story(dossier):
    assert sorted(len(story.reports) for story in dossier.stories) == [1, 3]


def test_the_copy_is_one_voice_with_its_original(raid):
    assert sorted(len(lineage.reports) for lineage in raid.lineages) == [1, 2]


def test_the_strike_is_one_event_of_all_three(raid):
    told = max(raid.events, key=lambda event: len({member.report for member in event.members}))
    assert len({member.report for member in told.members}) == 3
    assert told.when == "2031-05-06"


def test_34_and_dozens_are_one_toll(raid):
    assert any(f.kind == "agreed" and f.about.endswith(".killed") and "34" in f.text for f in raid.findings)


def test_blame_and_denial_are_held_by_the_two_states(raid):
    names = {entity.id: entity.name for entity in raid.entities}
    held = {(names.get(p.holder), p.stance, names.get(p.answer)) for p in raid.positions}
    assert ("Paraguay", "asserts", "Bolivia") in held
    assert ("Bolivia", "denies", "Bolivia") in held


def test_who_did_it_is_disputed(raid):
    assert [f.why for f in raid.findings if f.kind == "disputed"] == ["true_dispute"]


def test_the_minister_is_quoted_in_two_wordings(raid):
    assert any(f.kind == "reworded" and "[never → not]" in f.text for f in raid.findings)
