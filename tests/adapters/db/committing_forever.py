"""Commits orders one after the other and says each number once it is acknowledged, until it is killed."""

import asyncio
import sys

from shopclerk.adapters.db.database import open_database
from shopclerk.adapters.db.sealer import Sealer
from tests.contracts.examples import Decisions, commit, order, reserving, stocked


async def main(url: str, key: str) -> None:
    shop = open_database(url, Sealer([key]))
    decide = Decisions()
    await commit(shop, decide.of(stock=(stocked(1_000_000),)))
    for number in range(1_000_000):
        await commit(shop, decide.of(order(f"o{number}"), stock=(reserving(1),)))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
