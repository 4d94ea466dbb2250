"""Files are named by their content."""

import hashlib

from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.files import File
from tests.contracts.databases import Shop

PICTURE = File(bytes(range(256)), "image/png")


async def test_a_file_comes_back_under_the_hash_of_its_content(shop: Shop) -> None:
    file_id = await shop.files.put(PICTURE)
    assert file_id == hashlib.sha256(PICTURE.content).hexdigest()
    assert await shop.files.get(file_id) == PICTURE


async def test_the_same_content_is_kept_once_and_never_changes(shop: Shop) -> None:
    file_id = await shop.files.put(PICTURE)
    assert await shop.files.put(File(PICTURE.content, "image/gif")) == file_id
    assert await shop.files.get(file_id) == PICTURE


async def test_an_unknown_file_is_not_there(shop: Shop) -> None:
    assert await shop.files.get(FileId("0" * 64)) is None
