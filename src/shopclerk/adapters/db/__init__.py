"""The shop in a database: SQLAlchemy Core over SQLite or PostgreSQL, no ORM.

`open_database` is the way in; `sqlite.run_lock` keeps two `run` processes on one file apart.
"""
