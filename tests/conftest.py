"""The only conftest: the language model is loaded once a process, and only by tests that need it."""

from collections.abc import Callable

import pytest

import factory
from recount.annotate import annotate
from recount.extract import extract
from recount.model.annotation import AnnotatedReport
from recount.model.reading import Reading


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by their argument: every worker must collect the same names, and packed bytes may hold the clock."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def annotated() -> Callable[..., AnnotatedReport]:
    """Annotate a text, each of its lines a paragraph: `annotated("…", published="2031-05-04")`."""

    def run(text: str, **fields: object) -> AnnotatedReport:
        return next(iter(annotate([factory.report(text, **fields)])))

    return run


@pytest.fixture(scope="session")
def reading(annotated: Callable[..., AnnotatedReport]) -> Callable[..., Reading]:
    """Read a text, each of its lines a paragraph."""

    def run(text: str, **fields: object) -> Reading:
        return extract(annotated(text, **fields))

    return run
