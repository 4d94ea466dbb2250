"""Under which names platforms have our files."""

from shopclerk.core.domain.ids import FileId
from tests.contracts.databases import Opener, Shop, Wake

TEA, MUG = FileId("a" * 64), FileId("b" * 64)
BOT, OTHER = "telegram:1:photo", "telegram:2:photo"


async def test_a_name_serves_the_sender_that_learnt_it(shop: Shop) -> None:
    await shop.sent_files.remember(BOT, TEA, "AgAD-tea")
    assert await shop.sent_files.known(BOT, TEA) == "AgAD-tea"
    assert await shop.sent_files.known(OTHER, TEA) is None
    assert await shop.sent_files.known(BOT, MUG) is None


async def test_the_latest_name_is_kept(shop: Shop) -> None:
    await shop.sent_files.remember(BOT, TEA, "first")
    await shop.sent_files.remember(BOT, TEA, "second")
    assert await shop.sent_files.known(BOT, TEA) == "second"


async def test_a_name_that_is_refused_is_forgotten_and_no_other(shop: Shop) -> None:
    for sender, file_id in ((BOT, TEA), (OTHER, TEA), (BOT, MUG)):
        await shop.sent_files.remember(sender, file_id, f"{sender}/{file_id}")
    await shop.sent_files.forget(BOT, TEA)
    await shop.sent_files.forget(BOT, TEA)
    assert await shop.sent_files.known(BOT, TEA) is None
    assert await shop.sent_files.known(OTHER, TEA) == f"{OTHER}/{TEA}"
    assert await shop.sent_files.known(BOT, MUG) == f"{BOT}/{MUG}"


async def test_names_outlast_the_process(opener: Opener, wake: Wake) -> None:
    shop = opener(wake)
    await shop.sent_files.remember(BOT, TEA, "AgAD-tea")
    await shop.close()
    shop = opener(wake)
    assert await shop.sent_files.known(BOT, TEA) == "AgAD-tea"
    await shop.close()
