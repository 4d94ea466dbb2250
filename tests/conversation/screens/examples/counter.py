"""What staff do over many orders at once."""

from datetime import timedelta

from shopclerk.conversation.screens.dispatching import (
    ask_consignments_screen,
    consignments_screen,
)
from shopclerk.conversation.screens.queues import exceptions_screen, queues_screen, today_screen
from shopclerk.conversation.screens.together import together_screen
from shopclerk.conversation.words import Words
from shopclerk.core.domain.errors import NamedTwice, NotFound, UnknownCarrier
from shopclerk.core.domain.money import Money
from shopclerk.core.ports.counter_views import DayFigures, ExceptionRow, Trouble
from shopclerk.core.ports.views import QueueCount
from shopclerk.core.usecases.dispatching import Checked, Consignment, Standing, refused
from shopclerk.core.usecases.glancing import Day, Queues
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import NOW, NUMBER, World, cny


def examples(words: Words, world: World) -> Examples:
    unknown = Consignment("9999-99", "SF7654321", world.said("Pigeon Post"))
    checked = (
        _standing(Standing.READY),
        refused(unknown, NotFound("order", "9999-99")),
        refused(Consignment(NUMBER, "123456789"), UnknownCarrier("123456789", ("sf", "zto"))),
        refused(Consignment(NUMBER, "SF1"), NamedTwice(NUMBER)),
        _standing(Standing.BEFORE),
    )
    done = tuple(map(_standing, (Standing.SENT, Standing.BEFORE, *[Standing.SENT] * 8)))
    counts = QueueCount(to_ship=3, under_way=12, unpaid=1, after_sales=2, troubles=1)
    queues = Queues(counts=counts, exceptions=2, low=1, waiting_since=NOW - timedelta(days=2, hours=3))
    quiet = Queues(counts=QueueCount(to_ship=0, under_way=0, unpaid=0), exceptions=0, low=0)
    return {
        "all at once": together_screen(words, 12),
        "paste a list": ask_consignments_screen(words, NUMBER),
        "a list to ship": consignments_screen(words, "0" * 18, checked, 0),
        "a list that is shipped": consignments_screen(words, "0" * 18, done, 0),
        "today": today_screen(words, _day(), queues, NOW),
        "a quiet day": today_screen(words, Day(today=DayFigures(), yesterday=DayFigures()), quiet, NOW),
        "all queues": queues_screen(words, queues, NOW, discrepancies=1),
        "all queues of a clerk": queues_screen(words, quiet, NOW),
        "exceptions": exceptions_screen(words, _exceptions(world), more=True, first=False),
        "no exceptions": exceptions_screen(words, (), more=False, first=True),
        "its last page": consignments_screen(words, "0" * 18, done, 7),
    }


def _standing(standing: Standing) -> Checked:
    return Checked(consignment=Consignment(NUMBER, "SF1234567"), standing=standing, carrier="sf")


def _day() -> Day:
    received = (cny(15600), Money(1250, "USD"))
    today = DayFigures(placed=5, paid=4, received=received, returned=(cny(3900),))
    return Day(today=today, yesterday=DayFigures(placed=7, paid=6, received=(cny(25000),)))


def _exceptions(world: World) -> tuple[ExceptionRow, ...]:
    first, second = world.order_rows[1:3]
    return (
        ExceptionRow(order=first, troubles=frozenset(Trouble)),
        ExceptionRow(order=second, troubles=frozenset({Trouble.REFUND})),
    )
