"""What the shop's own chat keeps of what people were shown, in SQL: read, and blotted out."""

import json
import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final

from sqlalchemy import Connection, delete, select, update

from shopclerk.adapters.db.among import among
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tables.catalogue import files
from shopclerk.adapters.db.tables.chats import transcript
from shopclerk.adapters.db.tables.orders import shipments, timeline
from shopclerk.adapters.db.tables.people import people, reaches
from shopclerk.core.domain.forgetting import blotted, traces_of
from shopclerk.core.domain.ids import OrderId
from shopclerk.core.domain.people import Role

FILE: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
"""How files are named: by their content."""
PAPER: Final = "application/pdf"
STAFF: Final = (Role.CLERK.value, Role.OWNER.value)


def lines_of(connection: Connection, chats: Collection[str], *, mine: bool = False) -> Sequence[Any]:
    """What was said in these chats, or only by whom they are."""
    said = select(transcript).order_by(transcript.c.id)
    said = said.where(among(connection, transcript.c.address, sorted(chats)))
    return connection.execute(said.where(transcript.c.mine) if mine else said).all()


def body_of(sealed: bytes, sealer: Sealer) -> Any:
    """As JSON, where the chat keeps that."""
    body = sealer.open(sealed)
    try:
        return json.loads(body)
    except ValueError:
        return body.decode(errors="replace")


def files_of(body: Any) -> frozenset[str]:
    """The files that a line of a chat shows, however it keeps them."""
    match body:
        case str() if FILE.fullmatch(body):
            return frozenset({body})
        case dict():
            return frozenset().union(*map(files_of, body.values()))
        case list():
            return frozenset().union(*map(files_of, body))
    return frozenset()


def chats_of_staff(connection: Connection, own: Collection[OrderId]) -> frozenset[str]:
    """Those of the staff of now, and of whoever did something for these orders as one of them."""
    acted = among(connection, timeline.c.order_id, sorted(own)) & timeline.c.by_role.in_(STAFF)
    whose = people.c.role.in_(STAFF) | people.c.id.in_(select(timeline.c.by).where(acted))
    of_staff = select(reaches.c.address).join(people, people.c.id == reaches.c.person_id).where(whose)
    return frozenset(connection.execute(of_staff).scalars())


def blot_out(connection: Connection, sealer: Sealer, told: Iterable[str], chats: Collection[str]) -> None:
    """Take these words out of these chats of the staff, and the papers that were printed there: they can be
    printed again for whoever is still known. Labels stay, which a parcel may wait for.
    """
    lines = [(row.id, body_of(row.sealed, sealer)) for row in lines_of(connection, chats)]
    if traces := traces_of(told):
        for id, body in lines:
            if (left := blotted(body, traces)) != body:
                sealed = sealer.seal(json.dumps(left, ensure_ascii=False).encode())
                connection.execute(update(transcript).where(transcript.c.id == id).values(sealed=sealed))
    attached = frozenset[str]().union(*(files_of(body) for _, body in lines))
    labels = select(shipments.c.label).where(among(connection, shipments.c.label, sorted(attached)))
    papers = among(connection, files.c.id, sorted(attached)) & (files.c.media_type == PAPER)
    connection.execute(delete(files).where(papers, files.c.id.not_in(labels)))
