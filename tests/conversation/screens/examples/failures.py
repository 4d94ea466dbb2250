"""Screens: what could not be told."""

from shopclerk.conversation.screens.failures import Failure, ask_drop_screen, failures_screen
from shopclerk.conversation.words import Words
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import NOW, World


def examples(words: Words, world: World) -> Examples:
    order = world.placed
    failures = [
        Failure(
            id="out-1",
            place=1,
            who=world.said("Li Ming"),
            platform="Telegram",
            at=NOW,
            reason="unreachable",
            order_id=order.id,
            number=order.number,
        ),
        Failure(id="out-2", place=2, who="", platform="Web", at=NOW, reason="Unavailable(what='chat')"),
        Failure(id="in-1", place=3, who="Wang", platform="Web", at=NOW, reason="KeyError()", source="web"),
        Failure(id="in-2", place=4, who="", platform="", at=NOW, reason="NotFound()", source="payment"),
    ]
    return {
        "nothing failed": failures_screen(words, [], count=0),
        "what failed": failures_screen(words, failures, count=6, after="out-0", further="in-2"),
        "putting a failure away": ask_drop_screen(words, "out-1"),
    }
