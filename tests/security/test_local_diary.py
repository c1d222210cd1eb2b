"""Who sees the diary of this computer: its owner with the key; without one, only who sits here, as all signs agree."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from neckload.store import open_store
from neckload.ui.session import identity, local_visit
from neckload.ui.session.local_visit import Connection
from neckload.ui.text.weeks.finding import SAMPLE_NOTICE
from neckload.web.start_key import StartKey
from tests.browser import harness
from tests.builders import weeks_of
from tests.security.visits import page_seen

SAMPLE = SAMPLE_NOTICE  # what everybody sees whose diary is empty
PAGE = "http://localhost:8501/"
# What proxies, tunnels and content networks add.
FORWARDING = """
X-Forwarded-For X-Forwarded-Host X-Forwarded-Proto X-Forwarded-Server X-Forwarded-Port Forwarded Via X-Real-IP
CF-Connecting-IP CF-Ray X-Client-IP True-Client-IP Fly-Client-IP Client-IP X-Cluster-Client-IP X-Original-Host
X-Original-URL X-Envoy-External-Address Tailscale-User-Login X-Scheme Front-End-Https Proxy-Connection
"""


def visit(url: str | None = PAGE, peer: str | None = None, **headers: str) -> Connection:
    """A visit of this computer's own page, with other headers where they are named."""
    usual = {"Host": "localhost:8501", "Origin": "http://localhost:8501"} | headers
    return Connection(url, [(name.replace("_", "-"), value) for name, value in usual.items()], peer)


@pytest.mark.parametrize(
    ("url", "peer"),
    [
        ("http://localhost:8501/", None),
        ("http://localhost:8501/log?unit=mi", "127.0.0.1"),
        ("http://127.0.0.1:8501/", "127.0.0.1"),
        ("http://127.0.0.5:8501/", "127.0.0.5"),
        ("http://[::1]:8501/", "::1"),
        ("http://localhost/", None),
        ("http://localhost:8501/", "::ffff:127.0.0.1"),  # IPv4 over the socket that Streamlit opens by itself
    ],
)
def test_a_page_of_a_loopback_address_is_local(url: str, peer: str | None) -> None:
    host = urlsplit(url).netloc
    assert local_visit.by_its_signs(visit(url, peer, Host=host, Origin=f"http://{host}"))
    assert local_visit.by_its_signs(
        visit(url.replace("localhost", "LOCALHOST"), peer, Host=host, Origin=f"http://{host}")
    )


@pytest.mark.parametrize(
    "seen",
    [
        visit(None),
        visit(""),
        visit("http://[::1"),
        visit("https://neckload.example.org/", Host="neckload.example.org", Origin="https://neckload.example.org"),
        visit("http://192.168.1.20:8501/", Host="192.168.1.20:8501", Origin="http://192.168.1.20:8501"),
        visit("http://0.0.0.0:8501/", Host="0.0.0.0:8501", Origin="http://0.0.0.0:8501"),
        visit("http://localhost.example.org/", Host="localhost.example.org", Origin="http://localhost.example.org"),
        visit("http://127.0.0.1@example.org/", Host="example.org", Origin="http://example.org"),
        visit(peer="192.168.1.20"),  # the same home is not the same computer
        visit(peer="::ffff:192.168.1.20"),
        visit(peer="not an address"),
        visit("http://neckload.example.org/"),  # a proxy that rewrites Host
        visit(Host="neckload.example.org"),
        visit(Host=""),
        visit(Host="[::1"),
        visit(Origin=""),
        visit(Origin="null"),
        visit(Origin="http://localhost:9999"),  # another program of this computer
        visit(Origin="http://localhost"),
        visit(Origin="http://127.0.0.1:8501"),
        visit(Origin="https://evil.example"),
        Connection(PAGE, [("Host", "localhost:8501")], None),
        Connection(PAGE, [("Origin", "http://localhost:8501")], None),
        Connection(PAGE, [*visit().headers, ("host", "evil.example")], None),
        Connection(PAGE, [*visit().headers, ("origin", "http://evil.example")], None),
        *(visit(**{name.replace("-", "_"): value}) for name in FORWARDING.split() for value in ("203.0.113.9", "")),
    ],
    ids=str,
)
def test_any_sign_of_elsewhere_and_any_missing_or_broken_sign_is_not_local(seen: Connection) -> None:
    assert not local_visit.by_its_signs(seen)


def test_what_a_browser_sends_by_itself_is_no_sign_of_a_proxy() -> None:
    own = "User-Agent Accept-Encoding Accept-Language Cache-Control Connection Cookie DNT Pragma Sec-GPC Upgrade"
    own += " Sec-WebSocket-Key Sec-WebSocket-Version Sec-WebSocket-Extensions Sec-WebSocket-Protocol Sec-Fetch-Site"
    assert local_visit.by_its_signs(visit(**{name.replace("-", "_"): "x" for name in own.split()}))


def test_on_a_host_only_networks_that_are_named_are_local(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not local_visit.from_named_peers(visit())
    monkeypatch.setenv(local_visit.PEERS_VARIABLE, "172.17.0.1/32")
    assert local_visit.from_named_peers(visit(peer="172.17.0.1"))
    assert not local_visit.from_named_peers(visit(peer="172.17.0.2"))
    assert not local_visit.from_named_peers(visit(peer="127.0.0.1"))
    assert not local_visit.from_named_peers(visit(peer="172.17.0.1", Origin="http://localhost:1"))
    monkeypatch.setenv(local_visit.PEERS_VARIABLE, "nonsense")
    assert not local_visit.from_named_peers(visit(peer="172.17.0.1"))


@pytest.fixture(scope="module")
def diary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("owner") / "diary.db"
    with closing(open_store(f"sqlite:///{file}")) as store:
        store.save_runs(identity.LOCAL_OWNER, weeks_of(km=[20] * 10))
    return file


def folder_with(diary: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copy(diary, tmp_path_factory.mktemp("server") / "diary.db")).parent


@pytest.fixture(scope="module")
def plain(diary: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[harness.App]:
    with harness.running_app(folder_with(diary, tmp_path_factory)) as app:
        yield app


@pytest.fixture(scope="module")
def host(diary: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[harness.App]:
    script = harness.PROJECT / "neckload" / "server.py"
    with harness.running_app(folder_with(diary, tmp_path_factory), script) as app:
        yield app


@pytest.fixture(scope="module")
def owners(diary: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[harness.App]:
    with harness.running_for_owner(folder_with(diary, tmp_path_factory)) as app:
        yield app


def test_plain_streamlit_shows_it_to_its_own_page_and_to_no_page_of_another_port(plain: harness.App) -> None:
    assert SAMPLE not in str(page_seen(plain.address))
    for origin in ("http://localhost:9999", "https://localhost", "http://0.0.0.0:1"):
        other = page_seen(plain.address, headers={"Origin": origin})
        assert other is None or SAMPLE in other
    for name in ("X-Forwarded-For", "Via"):
        assert SAMPLE in str(page_seen(plain.address, headers={name: ""}))
    assert SAMPLE in str(page_seen(plain.address, claimed="https://neck.example", tunnelled=True))


def test_a_host_shows_it_to_nobody_whatever_they_say_of_themselves(host: harness.App) -> None:
    assert SAMPLE in str(page_seen(host.address))
    assert SAMPLE in str(page_seen(host.address, tunnelled=True))
    assert SAMPLE in str(page_seen(host.address, claimed="http://localhost:8501", tunnelled=True))
    assert page_seen(host.address, headers={"Origin": "http://localhost:1"}) is None


def test_behind_the_key_nobody_sees_anything_without_it(owners: harness.App) -> None:
    key = StartKey((owners.log_file.parent / "diary.key").read_text())
    name, value = key.cookie
    assert page_seen(owners.address) is None
    assert page_seen(owners.address, tunnelled=True) is None
    for forged in (f"{name}=", f"{name}={key.secret}", f"{name}={value[:-1]}", f"{name[:-1]}={value}"):
        assert page_seen(owners.address, headers={"Cookie": forged}) is None
    assert SAMPLE not in str(page_seen(owners.address, headers={"Cookie": f"{name}={value}"}))
