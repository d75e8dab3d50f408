"""The records: what passes between the stages and what is printed, stored and returned."""
