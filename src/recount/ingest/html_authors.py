"""Who wrote the report of an HTML page: the author fields of pages taken apart into names."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from recount.lexicon.load import entries
from recount.lexicon.schema.markup import MarkupUse, MarkupWord
from recount.text import fold, squeeze, words

LONGEST = 60
"""Characters of the longest name; what is longer is a note on the author."""
_ADDRESS = re.compile(r"https?:|www\.|@|\.(?:com|org|net|de|fr|uk)\b")
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){1,4}$")


def author_names(fields: Iterable[str], outlet: str | None) -> tuple[str, ...]:
    """Return the names in the author fields of a page, in order, each once: not addresses, not the outlet's own."""
    found: dict[str, str] = {}
    for field in fields:
        for name in _split(squeeze(field)):
            if _is_author(name, outlet):
                found.setdefault(_key(name), name)
    return tuple(found.values())


def first_names(fields: Iterable[Iterable[str]], outlet: str | None) -> tuple[str, ...]:
    """Return the names of the first field that has any."""
    return next((names for field in fields if (names := author_names(field, outlet))), ())


def _key(name: str) -> str:
    """Return what two writings of a name share, the order of its words included or not: `Castell, Mira`."""
    return " ".join(sorted(words(name)))


def _is_author(name: str, outlet: str | None) -> bool:
    own = "".join(words(outlet or ""))
    bare = "".join(words(name))
    if not bare or bare.isdigit() or len(name) > LONGEST or _ADDRESS.search(name):
        return False
    return bare != own and fold(name) not in _listed("no_name")


def _split(field: str) -> Iterator[str]:
    """Yield the names of a field; it is taken apart only where every part is a name of two words or more."""
    plain = _lead().sub("", _ASIDE.sub("", field)).strip(" ,;|-–—•")
    for part in re.split(r"\s*[;|•]\s*", plain):
        names = [name.strip(" ,") for name in _join().split(part) if name.strip(" ,")]
        yield from names if len(names) > 1 and all(_NAME.match(name) for name in names) else [part]


@cache
def _listed(use: MarkupUse) -> frozenset[str]:
    return frozenset(fold(word) for entry in entries(MarkupWord) if entry.use == use for word in entry.words)


@cache
def _lead() -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in sorted(_listed("lead"), key=len, reverse=True))
    return re.compile(rf"^(?:{listed})(?:\s*:\s*|\s+)", re.IGNORECASE)


@cache
def _join() -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in sorted(_listed("join"), key=len, reverse=True))
    return re.compile(rf"\s*(?:,\s*(?:(?:{listed})\s+)?|\s(?:{listed})\s|\s&\s)\s*")
