"""Whether the visitor is the owner of the diary on this computer.

Three rules, one for each way the pages are served. The server chooses when it starts; without a server of our own
around the pages (`streamlit run dashboard.py`) the signs of the visit have to do.

* With a start key: whoever brings it (`neckload.web.start_key`).
* On a host: nobody, except from networks that the operator names.
* Otherwise: whoever sits at this computer, as far as every sign of the visit agrees.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

import streamlit as st

# In a container the host computer is not a loopback peer but the gateway of the container's network.
PEERS_VARIABLE = "NECKLOAD_LOCAL_PEERS"
# Headers that proxies, tunnels and CDNs add. Their presence counts, whatever their value, even empty.
_FORWARDING = re.compile(
    r"(.*-)?forwarded(-.*)?|via|(.*-)?ip|(.*-)?(client|real|remote|connecting|cluster|peer)-(addr|address|host|user|name)"
    r"|(cf|fly|fastly|proxy|tailscale|ngrok)-.*"
    r"|x-(original|envoy|arr|appengine|amzn|amz|azure|vercel|cloud|proxy|scheme|ssl|http|https|url|rewrite|host)(-.*)?"
    r"|front-end-https",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Connection:
    """What is known about the connection of a visit."""

    url: str | None
    """The page's address as the browser reports it."""
    headers: Sequence[tuple[str, str]]
    peer: str | None
    """Address of the other end; None if it is this computer."""
    cookies: Mapping[str, str] = field(default_factory=dict)

    def only(self, name: str) -> str | None:
        """The header of this name; None if there is none or more than one."""
        values = [value for known, value in self.headers if known.lower() == name]
        return values[0] if len(values) == 1 else None


Rule = Callable[[Connection], bool]


def by_its_signs(visit: Connection) -> bool:
    """Whether every sign says that the visit comes from this computer and from a page at this very address.

    An app put on the network by mistake must show nobody's diary, and neither must a page of another port. A single
    sign can be forged or rewritten, so all of them must say loopback: the page's address, its Origin, the Host header,
    which are the same down to the port, and the peer, without anything forwarded.
    """
    return _is_of_one_loopback_page(visit) and (_is_loopback(visit.peer or "localhost") or _is_named(visit.peer))


def from_named_peers(visit: Connection) -> bool:
    """The same for a network in NECKLOAD_LOCAL_PEERS. On a host, loopback proves nothing: its proxy is there too."""
    return _is_of_one_loopback_page(visit) and _is_named(visit.peer)


_rule: Rule = by_its_signs


def decide_by(rule: Rule) -> None:
    """Sets the rule for every later visit in this process."""
    global _rule
    _rule = rule


def is_local() -> bool:
    """Whether the visitor of this run is the owner of the diary of this computer."""
    if not st.context.headers:
        return True  # nobody is connected: the script runs on its own, as in a test
    headers = [(name, value) for name in st.context.headers for value in st.context.headers.get_all(name)]
    return _rule(Connection(st.context.url, headers, st.context.ip_address, st.context.cookies))


def is_of_this_computer(address: str) -> bool:
    """Whether an address opens only on this computer, whoever else has it."""
    return _is_loopback(_host_of(address))


def _is_of_one_loopback_page(visit: Connection) -> bool:
    if any(_FORWARDING.fullmatch(name) for name, _ in visit.headers):
        return False
    host, origin = visit.only("host"), visit.only("origin")
    if not host or not origin or not visit.url:
        return False
    pages = {_page_of(origin), _page_of(visit.url), host.lower()}
    return len(pages) == 1 and _is_loopback(_host_of(f"//{host}"))


def _page_of(address: str) -> str | None:
    """Host and port, as the Host header names them."""
    try:
        parts = urlsplit(address)
    except ValueError:  # such as http://[::1
        return None
    return parts.netloc.lower() if parts.scheme in ("http", "https") else None


def _host_of(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _is_loopback(host: str | None) -> bool:
    if host == "localhost":
        return True
    try:
        return _address(host or "").is_loopback
    except ValueError:
        return False


def _is_named(peer: str | None) -> bool:
    try:
        networks = [ip_network(network) for network in os.environ.get(PEERS_VARIABLE, "").split()]
        return any(_address(peer or "127.0.0.1") in network for network in networks)
    except ValueError:  # an entry that cannot be parsed lets nobody in
        return False


def _address(text: str) -> IPv4Address | IPv6Address:
    """An address; an IPv4 one that came over an IPv6 socket (::ffff:127.0.0.1) as IPv4."""
    address = ip_address(text)
    return getattr(address, "ipv4_mapped", None) or address
