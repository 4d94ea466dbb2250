"""In which currency somebody sees prices and buys."""

from shopclerk.conversation.turn import Turn


async def buying_in(turn: Turn) -> str:
    """The one that they chose, while the shop sells in it; else the shop's own."""
    terms = turn.desk.terms.now
    if len(terms.currencies) == 1:
        return terms.currency
    chosen = (await turn.desk.choices.read_preferences(actor=turn.actor)).currency
    return chosen if chosen in terms.currencies and chosen is not None else terms.currency
