"""Rows to frozen domain values and back, by area; the domain knows nothing of it."""
