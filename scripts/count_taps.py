#!/usr/bin/env python3
"""Count what people press and type on their way, and write it into `docs/taps.md`.

To be run from the project's folder, as `.venv/bin/python -m scripts.count_taps`, when a way became longer or
shorter.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from shopclerk.core.domain.people import Role
from tests.conversation.scripts.goods import EXPRESS, MUG, POST
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

PAGE: Final = Path(__file__).parent.parent / "docs" / "taps.md"
HEAD: Final = """\
# How many taps it takes

Counted, not claimed: `scripts/count_taps.py` walks these ways through the whole conversation, and a test
walks them again. A press is a tap on a button, the pay page's two included: opening it, and paying on it.
"""
TO_A_MUG: Final = ("🛍 Browse the shop", "Cups", "Enamel mug", "Blue")
RECIPIENT: Final = "Ana Li\n138 0013 8000\n8 Harbour Road, Shanghai 200080"


@dataclass(slots=True)
class Way:
    """What somebody presses and says, in order."""

    title: str
    somebody: Visitor
    steps: list[str] = field(default_factory=list)
    typed: int = 0

    async def says(self, text: str) -> None:
        await self.somebody.says(text)
        self.steps.append("types " + " / ".join(f"`{line}`" for line in text.splitlines()))
        self.typed += 1

    async def presses(self, *labels: str) -> None:
        for label in labels:
            await self.somebody.presses(label)
            self.steps.append(f"presses **{label}**")

    async def pays(self) -> None:
        await self.somebody.pays()
        self.steps += ["presses the link to the pay page", "presses the button on it"]
        self.somebody.sees("is paid")

    @property
    def taps(self) -> int:
        return len(self.steps) - self.typed


async def ways() -> Sequence[Way]:
    """A first order, two more by the same customer, and what the merchant does with one."""
    shop = TalkingShop()
    shop.terms = shop.terms.__class__(currency="CNY", shipping=(POST, EXPRESS))
    await shop.import_product(MUG, actor=shop.owner, sets_stock=True)
    mei = await shop.staff("Mei", role=Role.OWNER)
    ana = shop.visitor("Ana")
    first = Way("A new customer, from `/start` to a paid order", ana)
    await first.says("/start")
    await first.presses(*TO_A_MUG, "⚡ Buy now")
    await first.says(RECIPIENT)
    await first.presses("✅ Place the order", "Alipay")
    await first.pays()
    second = Way("A returning customer, from `/start` to a paid order", ana)
    await second.says("/start")
    await second.presses(*TO_A_MUG, "⚡ Buy now", "✅ Place the order")
    await second.pays()
    number = ana.order_number()
    third = Way("The same again", ana)
    await third.says("/start")
    await third.presses("📦 My orders", number, "🔁 Order again", "✅ Place the order")
    await third.pays()
    ships = Way("A merchant ships", mei)
    await ships.says(f"ship {number} SF1234567")
    mei.sees("🚚 Shipped")
    return first, second, third, ships


def page(walked: Sequence[Way]) -> str:
    """The whole page."""
    return HEAD + "".join(map(_chapter, walked))


def _chapter(way: Way) -> str:
    steps = "".join(f"{number}. {step}\n" for number, step in enumerate(way.steps, start=1))
    return f"\n## {way.title}\n\n{way.taps} taps, {way.typed} typed: {len(way.steps)} in all.\n\n{steps}"


if __name__ == "__main__":
    PAGE.write_text(page(asyncio.run(ways())), encoding="utf-8")
