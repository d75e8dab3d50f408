"""Skeleton of `recount read|dossier PATH… --format jsonl|json`."""

import argparse
import sys


def main(argv: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(prog="recount")
    parser.add_argument("verb", choices=["read", "dossier"])
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--format", default="json")
    options = parser.parse_args(argv)
    import msgspec  # noqa: PLC0415 - help must not wait for the language model

    from recount.ingest import open_pages  # noqa: PLC0415
    from recount.model.page import Rejection  # noqa: PLC0415
    from recount.pipeline import read, recount  # noqa: PLC0415

    status = 0
    if options.verb == "read":
        for item in read(open_pages(options.paths)):
            if isinstance(item, Rejection):
                status = 1
                print(item, file=sys.stderr)
            else:
                sys.stdout.buffer.write(msgspec.json.encode(item) + b"\n")
        return status
    dossier = recount(open_pages(options.paths))
    sys.stdout.buffer.write(msgspec.json.encode(dossier) + b"\n")
    return 1 if dossier.rejections else 0


if __name__ == "__main__":
    sys.exit(main())
