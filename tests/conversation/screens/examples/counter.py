"""What staff do over many orders at once."""

from shopclerk.conversation.screens.dispatching import (
    ask_consignments_screen,
    consignments_screen,
)
from shopclerk.conversation.screens.together import together_screen
from shopclerk.conversation.words import Words
from shopclerk.core.domain.errors import NamedTwice, NotFound, UnknownCarrier
from shopclerk.core.usecases.dispatching import Checked, Consignment, Standing, refused
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import NUMBER, World


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
    return {
        "all at once": together_screen(words, 12),
        "paste a list": ask_consignments_screen(words, NUMBER),
        "a list to ship": consignments_screen(words, "0" * 18, checked, 0),
        "a list that is shipped": consignments_screen(words, "0" * 18, done, 0),
        "its last page": consignments_screen(words, "0" * 18, done, 7),
    }


def _standing(standing: Standing) -> Checked:
    return Checked(consignment=Consignment(NUMBER, "SF1234567"), standing=standing, carrier="sf")
