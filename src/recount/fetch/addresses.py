"""Which addresses may be connected to: those of the public internet, and no other unless a person allows it.

The ranges are those of the IANA registries of special-purpose addresses (RFC 6890 and its updates), written out so that
the answer does not change with the version of Python.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_V4 = tuple(
    (IPv4Network(network), name)
    for network, name in (
        ("0.0.0.0/8", "unspecified"), ("10.0.0.0/8", "private"), ("100.64.0.0/10", "carrier-grade NAT"),
        ("127.0.0.0/8", "loopback"), ("169.254.0.0/16", "link-local"), ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved"), ("192.0.2.0/24", "documentation"), ("192.88.99.0/24", "6to4 relay"),
        ("192.168.0.0/16", "private"), ("198.18.0.0/15", "benchmarking"), ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"), ("224.0.0.0/4", "multicast"), ("240.0.0.0/4", "reserved"),
        ("168.63.129.16/32", "metadata"),
    )
)  # fmt: skip
"""The last is the one service address of a cloud (Azure) that lies among the public ones."""
_V6 = tuple(
    (IPv6Network(network), name)
    for network, name in (
        ("2001::/23", "reserved"), ("2001:db8::/32", "documentation"), ("3fff::/20", "documentation"),
        ("::1/128", "loopback"), ("::/128", "unspecified"), ("fe80::/10", "link-local"), ("fc00::/7", "private"),
        ("fec0::/10", "private"), ("ff00::/8", "multicast"),
    )
)  # fmt: skip
_GLOBAL = IPv6Network("2000::/3")
"""All that is given out of IPv6; the rest is reserved, but for the range that translates to IPv4."""
_MAPPED = IPv6Network("::ffff:0:0/96")
_NAT64 = IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR = IPv6Network("2002::/16")


def forbidden(address: str) -> str | None:
    """Return what kind of address it is that may not be connected to ("loopback", "private" …), or null."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return "malformed"
    return _forbidden_v4(parsed) if isinstance(parsed, IPv4Address) else _forbidden_v6(parsed)


def _forbidden_v4(address: IPv4Address) -> str | None:
    return next((name for network, name in _V4 if address in network), None)


def _forbidden_v6(address: IPv6Address) -> str | None:
    """Judge by the IPv4 address inside where there is one: the packet ends there."""
    inside = _embedded(address)
    if inside is not None:
        return _forbidden_v4(inside)
    named = next((name for network, name in _V6 if address in network), None)
    return named or (None if address in _GLOBAL else "reserved")


def _embedded(address: IPv6Address) -> IPv4Address | None:
    if address in _MAPPED or address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    if address in _SIX_TO_FOUR:
        return IPv4Address(int(address) >> 80 & 0xFFFF_FFFF)
    return None
