"""To say something costs no more for having a name."""

from collections.abc import Callable
from typing import NoReturn

import pytest
from sqlalchemy import Connection

from shopclerk.adapters.db.database import Database
from shopclerk.core.domain.ids import PersonId


async def test_a_name_is_written_only_when_it_changed(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def says(name: str) -> str:
        person = await database.identities.recognise("web:1", "web:a", "en", PersonId("ann"), name)
        return person.name

    async def refuses(work: Callable[[Connection], object], *, lane: str = "") -> NoReturn:
        raise AssertionError("written")

    await says("Ann")
    with monkeypatch.context() as patched:
        patched.setattr(type(database.transactions), "write", staticmethod(refuses))
        assert [await says("Ann"), await says("")] == ["Ann", "Ann"]
        with pytest.raises(AssertionError, match="written"):
            await says("Bob")
