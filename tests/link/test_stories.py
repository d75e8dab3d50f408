from factory import Draft
from recount.link.stories import group

BRIDGE = [
    "A bridge over the Tamva collapsed at Orlen, and four lorries fell into the river.\nDivers sought the drivers.",
    "Four lorries plunged into the Tamva when the bridge at Orlen gave way.\nDivers are searching for their drivers.",
]
RAID = "Jets bombed a depot at Keth, the Vornan army said.\nThe depot held fuel for tanks, a general in Vorna said."
OTHER_RAID = (
    "Jets of the Vornan army hit wheat waggons near Sult.\nFarmers had piled them high at the camp by the mill, "
    "where their children sang until dawn and the oxen drank."
)


def readings(*texts, days=()):
    return [
        Draft(text, origin=str(n), published=days[n] if days else "2031-05-07").reading()
        for n, text in enumerate(texts)
    ]


def test_two_tellings_of_one_event_are_one_story():
    assert group(readings(*BRIDGE)) == [[0, 1]]


def test_two_reports_alone_that_share_little_stay_two_stories():
    assert group(readings(BRIDGE[0], RAID)) == [[0], [1]]


def test_common_words_make_no_story():
    common = "Officials said on Monday that people in the city had been told of the report by the agency, and the "
    assert group(readings(f"{common}plough won.", f"{common}choir sang.")) == [[0], [1]]


def test_likeness_counts_for_less_the_farther_apart_the_days_are():
    near = group(readings(RAID, OTHER_RAID, *BRIDGE))
    far = group(readings(RAID, OTHER_RAID, *BRIDGE, days=["2031-05-07", "2031-09-07", "2031-05-07", "2031-05-07"]))
    assert near == [[0, 1], [2, 3]]
    assert far == [[0], [1], [2, 3]]


def test_every_report_is_in_exactly_one_story():
    numbers = [n for story in group(readings(*BRIDGE, RAID, OTHER_RAID, "", "…")) for n in story]
    assert sorted(numbers) == list(range(6))
