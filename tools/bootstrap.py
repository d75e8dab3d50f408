"""Put `uv` into .venv on a machine that has Python and nothing else: no pip, no ensurepip, no uv.

    python3 tools/bootstrap.py ENVIRONMENT        prints the path of a uv to use

A uv on PATH is taken as it is. Otherwise one pip wheel is fetched, checked against the hash below, and made to
install the uv that is pinned by hash in tools/uv.txt. Only the standard library is used. PIP_INDEX_URL,
PIP_CERT and SSL_CERT_FILE are honoured.
"""

import hashlib
import os
import shutil
import ssl
import subprocess
import sys
import tempfile
import urllib.request
import venv
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

PIP = "pip-26.3-py3-none-any.whl"
PIP_SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"
PINS = Path(__file__).with_name("uv.txt")


class Links(HTMLParser):
    """Collects the addresses on an index page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the address of each link."""
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value]


def fetch_pip(folder: Path) -> Path:
    """Fetch the pinned pip wheel from the package index into the folder, and check its hash."""
    index = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/") + "/pip/"
    trust = ssl.create_default_context(cafile=os.environ.get("PIP_CERT"))  # none named: the system's, or SSL_CERT_FILE
    with urllib.request.urlopen(index, timeout=60, context=trust) as page:
        links = Links()
        links.feed(page.read().decode())
    address = next((link for link in links.found if link.split("#")[0].endswith(PIP)), None)
    if address is None:
        sys.exit(f"bootstrap: {index} lists no {PIP}; set PIP_INDEX_URL to an index that does, or install uv yourself")
    with urllib.request.urlopen(urljoin(index, address), timeout=120, context=trust) as wheel:
        content = wheel.read()
    if hashlib.sha256(content).hexdigest() != PIP_SHA256:
        sys.exit(f"bootstrap: {address} is not the {PIP} that is pinned here; nothing was installed")
    path = folder / PIP
    path.write_bytes(content)
    return path


def install_uv(environment: Path) -> Path:
    """Make a bare environment and install the pinned uv into it."""
    venv.create(environment, with_pip=False)
    python = environment / "bin" / "python"
    with tempfile.TemporaryDirectory() as folder:
        pip = fetch_pip(Path(folder)) / "pip"
        command = [str(python), str(pip), "install", "--quiet", "--require-hashes", "--only-binary", ":all:"]
        subprocess.run([*command, "--requirement", str(PINS)], check=True)
    return environment / "bin" / "uv"


def usable(uv: str) -> bool:
    """Tell whether there is a uv that runs: a shim of a Python manager may point at none."""
    return subprocess.run([uv, "--version"], capture_output=True, check=False).returncode == 0


def main() -> None:
    """Print the path of a usable uv, installing one where there is none."""
    if sys.version_info < (3, 11):  # noqa: UP036 - it is what finds out
        sys.exit(f"bootstrap: Python 3.11 or newer is needed, this is {sys.version.split()[0]}")
    environment = Path(sys.argv[1])
    found = environment / "bin" / "uv"
    if not found.exists():
        known = shutil.which("uv")
        found = Path(known) if known and usable(known) else install_uv(environment)
    print(found)


if __name__ == "__main__":
    main()
