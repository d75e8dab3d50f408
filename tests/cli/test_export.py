import msgspec
import pytest

from recount.cli.main import main
from recount.model.dossier import Dossier

EXAMPLE = "examples"


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    path = tmp_path_factory.mktemp("export") / "dossier.json"
    assert main(["export", "json", EXAMPLE, "--output", str(path)]) == 0
    return path


def test_the_json_form_is_the_dossier(printed):
    dossier = msgspec.json.decode(printed.read_bytes(), type=Dossier)
    assert len(dossier.readings) == len(dossier.stories[0].reports)


def test_a_dossier_that_was_printed_goes_out_again(printed, capsysbinary):
    assert main(["export", "json", "--dossier", str(printed)]) == 0
    assert capsysbinary.readouterr().out == printed.read_bytes()


def test_an_unknown_form_names_those_there_are(printed, capsys):
    assert main(["export", "papyrus", "--dossier", str(printed)]) == 2
    assert "there are json, html" in capsys.readouterr().err


def test_reports_come_from_one_place_only(printed, capsys):
    assert main(["export", "json", EXAMPLE, "--dossier", str(printed)]) == 2
    assert "either paths" in capsys.readouterr().err


def test_what_is_no_dossier_is_refused_with_a_cure(tmp_path, capsys):
    path = tmp_path / "x.json"
    path.write_text("[]")
    assert main(["export", "json", "--dossier", str(path)]) == 2
    assert "recount dossier --format json" in capsys.readouterr().err


def test_the_forms_are_listed(capsys):
    assert main(["export", "forms"]) == 0
    assert capsys.readouterr().out.startswith("json ")
