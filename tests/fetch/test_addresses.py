import pytest

from recount.fetch.addresses import forbidden

FORBIDDEN = {
    "0.0.0.0": "unspecified",  # noqa: S104 - nothing is bound here
    "0.1.2.3": "unspecified", "10.0.0.1": "private", "10.255.255.255": "private",
    "100.64.0.1": "carrier-grade NAT", "100.100.100.200": "carrier-grade NAT", "100.127.255.255": "carrier-grade NAT",
    "127.0.0.1": "loopback", "127.255.255.254": "loopback", "169.254.169.254": "link-local",
    "169.254.170.2": "link-local", "172.16.0.1": "private", "172.31.255.255": "private", "192.0.0.192": "reserved",
    "192.0.2.1": "documentation", "192.88.99.1": "6to4 relay", "192.168.1.1": "private", "198.18.0.1": "benchmarking",
    "198.19.255.255": "benchmarking", "198.51.100.7": "documentation", "203.0.113.9": "documentation",
    "224.0.0.1": "multicast", "239.255.255.255": "multicast", "240.0.0.1": "reserved", "255.255.255.255": "reserved",
    "168.63.129.16": "metadata", "::": "unspecified", "::1": "loopback", "fe80::1": "link-local",
    "fe80::1%eth0": "link-local", "fc00::1": "private", "fd00:ec2::254": "private", "fec0::1": "private",
    "ff02::1": "multicast", "2001::1": "reserved", "2001:db8::1": "documentation", "3fff::1": "documentation",
    "100::1": "reserved", "5f00::1": "reserved", "64:ff9b:1::a00:1": "reserved", "4000::1": "reserved",
    "::ffff:127.0.0.1": "loopback", "::ffff:169.254.169.254": "link-local", "::ffff:10.0.0.1": "private",
    "::127.0.0.1": "reserved", "64:ff9b::127.0.0.1": "loopback", "64:ff9b::c0a8:101": "private",
    "2002:7f00:1::": "loopback", "2002:c0a8:101::1": "private", "2002:a9fe:a9fe::": "link-local",
    "no address": "malformed", "": "malformed", "127.1": "malformed",
}  # fmt: skip
OPEN = [
    "1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "126.255.255.255", "128.0.0.1",
    "169.253.255.255", "172.15.255.255", "172.32.0.1", "192.167.255.255", "192.169.0.1", "223.255.255.255",
    "2606:4700::1111", "2a00:1450::5", "2001:4860:4860::8888", "64:ff9b::808:808", "::ffff:8.8.8.8", "2002:808:808::1",
]  # fmt: skip


@pytest.mark.parametrize(("address", "kind"), FORBIDDEN.items())
def test_no_special_address_may_be_connected_to(address, kind):
    assert forbidden(address) == kind


@pytest.mark.parametrize("address", OPEN)
def test_public_addresses_up_to_the_edge_of_a_range_may_be_connected_to(address):
    assert forbidden(address) is None
