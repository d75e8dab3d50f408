"""WARC records for tests."""

import gzip

PAGE = b"<html><head><title>Shells hit Lesk</title></head><body><p>Shells hit Lesk, number %d.</p></body></html>"


def answer(body, headers=b"Content-Type: text/html; charset=utf-8\r\n", status=b"200 OK"):
    """Return what a server sends."""
    return b"HTTP/1.1 " + status + b"\r\n" + headers + b"\r\n" + body


def record(number, block=None, *, kind=b"response", media=b"application/http; msgtype=response", length=None):
    """Return a record; its length may be a lie."""
    block = answer(PAGE % number) if block is None else block
    head = b"WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:id-%d>\r\nWARC-Date: 2031-05-06T10:00:00Z\r\n"
    rest = b"WARC-Target-URI: https://a.example/%d\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
    size = len(block) if length is None else length
    return head % (kind, number) + rest % (number, media, size) + block + b"\r\n\r\n"


def packed(*records):
    """Return an archive in which each record is compressed alone."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)
