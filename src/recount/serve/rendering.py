"""Pages from templates: those of the dossier's page and the desk's own. All that a report holds is escaped."""

from functools import cache
from importlib.metadata import version
from importlib.resources import files
from urllib.parse import quote

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from recount.export.page import environment
from recount.export.prose import AGREEMENT, MEANING, spelled
from recount.serve.queries import address


@cache
def templates() -> Environment:
    """Return the templates of the desk, with the filters of the dossier's page."""
    known = environment()
    made = Environment(
        loader=ChoiceLoader([PackageLoader(f"recount.{part}", "templates") for part in ("serve", "export")]),
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined,
    )  # fmt: skip
    made.filters.update(known.filters)
    made.filters["spelled"] = spelled
    made.filters["path"] = lambda text: quote(str(text), safe="")
    made.filters["address"] = lambda query: address("/", query)
    made.globals.update(agreement=AGREEMENT, meaning=MEANING, version=version("recount"))
    made.globals["built"] = (files("recount.serve") / "static" / "desk.js").is_file()
    return made


def page(template: str, **values: object) -> str:
    """Return a page of the desk."""
    return templates().get_template(template).render(values)
