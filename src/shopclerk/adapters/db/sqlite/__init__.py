"""SQLite: one thread that writes, a few that read, one file."""
