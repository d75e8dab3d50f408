"""One record per kind of rule file, and what every entry must bring to defend itself."""
