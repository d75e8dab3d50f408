"""Stories that stand in memory: a shelf for those who keep no store, and the measure of one for those who do."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from recount.model.standing import Profile, StoryChange


class MemoryShelf:
    """Profiles and stories, with what `place` asks of them. Memory grows with the reports, some 5 KB each."""

    def __init__(self) -> None:
        self._profiles: dict[str, Profile] = {}
        self._spread: Counter[str] = Counter()
        self._titled: Counter[str] = Counter()
        self._carrying: defaultdict[str, list[str]] = defaultdict(list)
        self._home: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self.former: dict[str, str] = {}
        """The story that has gone into another, and which: an old address leads on from here."""

    def put(self, profile: Profile, changes: Iterable[StoryChange]) -> None:
        """Keep a report and make the changes that it brings (`standing.place`)."""
        self._profiles[profile.report] = profile
        self._spread.update(profile.words.keys())
        self._titled.update(profile.title)
        for word in profile.telling:
            self._carrying[word].append(profile.report)
        for change in changes:
            self._make(change)

    def _make(self, change: StoryChange) -> None:
        moved = list(change.reports)
        for old in change.former:
            if change.kind == "split":
                self._members[old] = [report for report in self._members[old] if report not in moved]
            else:
                moved += self._members.pop(old)
                self.former[old] = change.story
        self.former.pop(change.story, None)
        self._members.setdefault(change.story, []).extend(moved)
        self._home.update(dict.fromkeys(moved, change.story))

    @property
    def all(self) -> Mapping[str, Sequence[str]]:
        """The reports of each story."""
        return self._members

    def count(self) -> int:
        """Return how many reports are kept."""
        return len(self._profiles)

    def spread(self, words: Collection[str]) -> Mapping[str, int]:
        """Return in how many reports each word stands."""
        return {word: self._spread[word] for word in words if word in self._spread}

    def titled(self, stems: Collection[str]) -> Mapping[str, int]:
        """Return in how many headlines each stem stands."""
        return {stem: self._titled[stem] for stem in stems if stem in self._titled}

    def sharing(self, words: Collection[str], crowd: int, least: int, most: int) -> Mapping[str, int]:
        """Return the reports that share at least so many of their telling words with these, and how many they share."""
        carriers = (self._carrying.get(word, ()) for word in words)
        shared = Counter(report for reports in carriers if len(reports) <= crowd for report in reports)
        nearest = sorted((r for r, n in shared.items() if n >= least), key=lambda report: (-shared[report], report))
        return {report: shared[report] for report in nearest[:most]}

    def profiles(self, reports: Collection[str]) -> Iterable[Profile]:
        """Return the profiles of reports."""
        return [self._profiles[report] for report in reports]

    def stories(self, reports: Collection[str]) -> Mapping[str, str]:
        """Return the story of each report."""
        return {report: self._home[report] for report in reports}

    def members(self, story: str) -> Sequence[str]:
        """Return the reports of a story, in the order in which they came."""
        return self._members[story]
