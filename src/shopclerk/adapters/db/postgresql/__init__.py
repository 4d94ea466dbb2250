"""PostgreSQL, through asyncpg: many processes on one database."""
