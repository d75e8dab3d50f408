"""The rules as data, and the only code that opens a rule file."""
