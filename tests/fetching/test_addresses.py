"""Addresses: which are fetched from; that the one checked is the one connected to; whose word TLS takes."""

from __future__ import annotations

import ssl
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.fetching.server import Reply, serving
from variorum.errors import NotFetched
from variorum.fetching import Fetcher, Manners
from variorum.fetching.addresses import is_public, parse
from variorum.sources import files, load

pytest.importorskip("httpx", reason="fetching needs the extra [fetch]")

PAGE = b"<!doctype html><p>The pier fell."


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.255.255.254", "0.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255",
        "192.168.1.1", "169.254.169.254", "100.64.0.1", "198.18.0.1", "192.0.2.1", "224.0.0.1",
        "255.255.255.255", "240.0.0.1", "::", "::1", "fc00::1", "fd12::1", "fe80::1", "fe80::1%eth0",
        "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1",
        "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001::1", "2001:db8::1", "", "a.example",
    ],
)  # fmt: skip
def test_what_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "172.32.0.1", "100.128.0.1", "2606:4700::1"])
def test_what_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "written",
    [
        "file:///etc/passwd", "ftp://a.example/", "gopher://a.example/", "data:text/html,hi",
        "jar:http://a.example!/", "javascript:alert(1)", "a.example", "//a.example/", "http://",
        "http:///a", "http://user@a.example/", "http://:word@a.example/", "http://a.example/a b",
        "http://a.example/\r\nX: y", "http://a.example/\x00", "http://[::1", "http://a.example:x/",
        "http://a.example/" + "x" * 5_000, "",
    ],
)  # fmt: skip
def test_what_is_no_address_to_fetch(written: str) -> None:
    with pytest.raises(NotFetched) as caught:
        parse(written)
    assert caught.value.code == "E_ADDRESS"


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "localhost.", "LOCALHOST", "127.1", "2130706433", "0x7f000001",
     "0", "[::1]", "[::ffff:127.0.0.1]", "0177.0.0.1", "127。0。0。1"],
)  # fmt: skip
def test_no_spelling_leads_to_this_machine(host: str) -> None:
    with serving({"/": Reply(PAGE)}) as server:
        with pytest.raises(NotFetched) as caught:
            Fetcher(Manners(deadline=2.0)).fetch(server.url(host=host))
        assert caught.value.code in {"E_NOT_PUBLIC", "E_ADDRESS", "E_UNREACHABLE"}
        assert not server.asked


@pytest.mark.parametrize("allow", ["127.0.0.1", "127.0.0.0/8", "wire.example", "Wire.Example."])
def test_exceptions_are_a_setting(allow: str) -> None:
    def here(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    with serving({"/": Reply(PAGE)}) as server:
        address = server.url(host="wire.example")
        manners = Manners(allow=(allow,), pause=0.0)
        assert Fetcher(manners, resolve=here).fetch(address).data == PAGE
        assert server.asked[0].headers["host"] == f"wire.example:{server.port}"
        with pytest.raises(NotFetched):
            Fetcher(Manners(allow=("other.example", "10.0.0.0/8")), resolve=here).fetch(address)


def test_a_name_is_looked_up_once_for_each_connection() -> None:
    """Whoever answers otherwise the second time is not asked a second time."""
    answers = [["127.0.0.2"], ["127.0.0.1"]]
    with serving({"/": Reply(PAGE)}, "127.0.0.2") as server:
        rebinding = Fetcher(
            Manners(allow=("127.0.0.2",), robots=False), resolve=lambda host, port: answers.pop(0)
        )
        assert rebinding.fetch(server.url(host="wire.example")).data == PAGE
        with pytest.raises(NotFetched) as caught:
            rebinding.fetch(server.url(host="wire.example"))
        assert caught.value.code == "E_NOT_PUBLIC"


def test_of_several_addresses_only_those_that_may_be_are_tried() -> None:
    found = ["10.0.0.1", "127.0.0.3", "127.0.0.2"]
    with serving({"/": Reply(PAGE)}, "127.0.0.2") as server:
        manners = Manners(allow=("127.0.0.0/8",), robots=False)
        one = Fetcher(manners, resolve=lambda host, port: found)
        assert one.fetch(server.url(host="wire.example")).data == PAGE


def test_a_name_that_is_none() -> None:
    def nowhere(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    with pytest.raises(NotFetched) as caught:
        Fetcher(Manners(), resolve=nowhere).fetch("http://nowhere.example/")
    assert caught.value.code == "E_UNREACHABLE"


# ── as an input ─────────────────────────────────────────────────────────────────


def test_an_address_that_fails_costs_no_other_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The pier fell.")
    loaded = load("http://127.0.0.1:9/pier", "https://user:word@a.example/", tmp_path)
    assert [failure.code for failure in loaded.failures] == ["E_NOT_PUBLIC", "E_ADDRESS"]
    assert loaded.failures[0].path == "http://127.0.0.1:9/pier"
    assert len(loaded.articles) == 1


def test_what_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "protego", None)
    files._fetcher.cache_clear()
    (failure,) = load("https://wire.example/").failures
    assert (failure.code, "variorum[fetch]" in failure.hint) == ("E_NOT_INSTALLED", True)
    assert failure.path == "https://wire.example/"


# ── TLS ─────────────────────────────────────────────────────────────────────────


AUTHORITY = """
[ca]
default_ca = ours
[ours]
new_certs_dir = .
database = index.txt
serial = serial
default_md = sha256
policy = any
copy_extensions = copy
[any]
commonName = supplied
"""


def certificate(folder: Path, name: str, day: date) -> ssl.SSLContext:
    """Sign a certificate that holds for two days, by ourselves."""
    for file, text in (("ca.cnf", AUTHORITY), ("index.txt", ""), ("serial", "01")):
        (folder / file).write_text(text)
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "key.pem")
    named = ("-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}")
    holds = (
        "-startdate",
        f"{day:%Y%m%d}000000Z",
        "-enddate",
        f"{day + timedelta(2):%Y%m%d}000000Z",
    )
    for made in (
        ("req", *key, *named, "-out", "asked.pem"),
        ("ca", "-batch", "-selfsign", "-config", "ca.cnf", "-keyfile", "key.pem",
         "-in", "asked.pem", *holds, "-out", "cert.pem", "-notext"),
    ):  # fmt: skip
        done = subprocess.run(("openssl", *made), cwd=folder, capture_output=True, check=False)
        if done.returncode:
            pytest.skip(f"needs openssl: {done.stderr.decode()}")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context


TODAY = datetime.now(UTC).date()


@pytest.mark.parametrize(
    ("name", "day", "known", "code"),
    [
        ("wire.example", TODAY, True, None),
        ("wire.example", TODAY, False, "E_TLS"),
        ("other.example", TODAY, True, "E_TLS"),
        ("wire.example", date(2020, 1, 1), True, "E_TLS"),
    ],
    ids=["trusted", "self-signed", "another's", "expired"],
)
def test_a_certificate_is_never_passed_over(
    name: str, day: date, *, known: bool, code: str | None, tmp_path: Path
) -> None:
    context = certificate(tmp_path, name, day)
    manners = Manners(
        allow=("wire.example",),
        deadline=2.0,
        pause=0.0,
        authority=str(tmp_path / "cert.pem") if known else None,
    )
    with serving({"/": Reply(PAGE)}, tls=context) as server:
        one = Fetcher(manners, resolve=lambda host, port: ["127.0.0.1"])
        address = server.url(host="wire.example")
        if code is None:
            assert one.fetch(address).data == PAGE
        else:
            with pytest.raises(NotFetched) as caught:
                one.fetch(address)
            assert caught.value.code == code
            assert not server.asked
