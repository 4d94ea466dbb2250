"""The shop in a database: SQLAlchemy Core over SQLite, no ORM.

`open_database` is the way in; `lock_for_run` keeps two `run` processes apart.
"""
