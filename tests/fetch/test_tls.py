"""Secure connections: the name is that of the address asked for, not of the address connected to."""

import shutil
import ssl
import subprocess

import pytest

from recount.fetch import Fetched, Settings, fetch_pages
from web import Reply, World, serving

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tls")
    command = [
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
        "-subj", "/CN=lesk.example", "-addext", "subjectAltName=DNS:lesk.example",
        "-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem"),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture
def web(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    names = []
    context.sni_callback = lambda _connection, name, _context: names.append(name)
    with serving(context) as started:
        started.replies = {"/a": Reply(b"<p>Shells hit Lesk.</p>")}
        started.names = names
        yield started


def one(world, folder, url):
    return next(fetch_pages([url], Settings(folder=str(folder)), world.around()))


def test_the_server_is_asked_for_by_its_name(web, certificate, tmp_path):
    world = World(web, tls=ssl.create_default_context(cafile=certificate / "cert.pem"))
    assert isinstance(one(world, tmp_path, "https://lesk.example/a"), Fetched)
    assert set(web.names) == {"lesk.example"}


def test_a_certificate_of_another_name_is_refused(web, certificate, tmp_path):
    world = World(web, tls=ssl.create_default_context(cafile=certificate / "cert.pem"))
    assert one(world, tmp_path, "https://karsa.example/a").code == "tls"


def test_a_certificate_that_nobody_vouches_for_is_refused(web, tmp_path):
    assert one(World(web), tmp_path, "https://lesk.example/a").code == "tls"


def test_a_server_without_tls_is_told(tmp_path):
    with serving() as plain:
        assert one(World(plain), tmp_path, "https://lesk.example/a").code == "tls"
