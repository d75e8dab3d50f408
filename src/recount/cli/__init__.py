"""The command line: front door for people."""
