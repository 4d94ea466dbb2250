"""The ways people go are as short as is promised, and `docs/taps.md` says how short."""

from typing import Final

from scripts.count_taps import PAGE, page, ways

MOST_INPUTS_OF_A_NEW_CUSTOMER: Final = 12
MOST_TAPS_OF_A_RETURNING_ONE: Final = 8


async def test_no_way_is_longer_than_promised_and_the_page_tells_them_all() -> None:
    walked = first, second, third, ships = await ways()
    assert first.taps + first.typed <= MOST_INPUTS_OF_A_NEW_CUSTOMER
    assert second.taps <= MOST_TAPS_OF_A_RETURNING_ONE
    assert third.taps <= MOST_TAPS_OF_A_RETURNING_ONE
    assert (ships.taps, ships.typed) == (0, 1)
    assert PAGE.read_text(encoding="utf-8") == page(walked)
