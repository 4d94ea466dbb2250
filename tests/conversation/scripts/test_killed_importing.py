"""Killed before or after any commit, a table that is brought in undoes nothing and tells of all it did."""

import re
from typing import Final

import pytest

from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.people import Role
from shopclerk.core.domain.product_changes import Retitle
from tests.conversation.scripts.goods import MUG, tea
from tests.conversation.scripts.test_importing import POT, table, titles
from tests.conversation.scripts.test_killed_anywhere import Killed, Killer
from tests.shopfloor.talking import TalkingShop

ROWS: Final = (POT, "pan,Pan,锅,PAN,1,10", "pot,Again,再,POT2,1,1", "tea,Jasmine tea,茉莉花茶,TEA,10,20")
"""Two that are new, a line that is refused, and one that is changed."""
NEW: Final = {"pot": "Tea pot", "pan": "Pan"}
COMMITS: Final = 99
"""More than the press has; a kill after its end is none."""


async def shop_with_goods() -> TalkingShop:
    shop = TalkingShop()
    for draft in (MUG, tea()):
        await shop.import_product(draft, actor=shop.owner, sets_stock=True)
    return shop


async def renames_what_is_in(shop: TalkingShop) -> set[str]:
    """Somebody else does; answers what those are called from now on."""
    known = [each for each in shop.kept(Product) if each.handle in NEW]
    for product in known:
        await shop.edit_product(
            actor=shop.owner,
            request_id=f"renames {product.id}",
            product_id=product.id,
            version=product.version,
            change=Retitle("en", f"Big {product.handle}"),
        )
    return {f"Big {product.handle}" for product in known}


@pytest.mark.invariant(38)
@pytest.mark.parametrize("hook", ["before_commit", "after_commit"])
async def test_killed_at_any_commit_a_table_undoes_no_change_and_tells_of_all_of_it(hook: str) -> None:
    reports, renamed = set[str](), list[set[str]]()
    for at in range(1, COMMITS):
        shop = await shop_with_goods()
        mei = await shop.staff("Mei", role=Role.OWNER)
        await mei.sends_file("goods.csv", table(*ROWS))
        killer = Killer(at)
        setattr(shop.database.memory, hook, killer)
        try:
            await mei.presses("📄 Yes, bring it in")
            break
        except (Killed, BaseExceptionGroup):
            setattr(shop.database.memory, hook, lambda: None)
            renamed.append(await renames_what_is_in(shop))
            await mei.repeats()
            await shop.works()
            assert renamed[-1] <= set(titles(shop)), at
        assert "Jasmine tea" in titles(shop), at
        reports.add(re.sub(r"\s+", " ", mei.showing("✅ The table is in")[-1].text))
    assert len(renamed) < COMMITS - 1, "there is more to be killed at"
    assert {len(each) for each in renamed} == {0, 1, 2}, "the kills are not where they should be"
    assert len(reports) == 1, reports
    assert "New: 2 · Changed: 1 · Unchanged: 0" in reports.pop()
