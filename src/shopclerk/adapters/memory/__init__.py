"""The in-memory twin of the database, for tests and simulation: the same contracts, nothing kept."""
