"""Questions to the shop, drawn: each field anything that the domain allows."""

from typing import Final

from hypothesis import strategies as st

from shopclerk.core.domain.ids import OrderId, PersonId, ProductId, ThreadId
from shopclerk.core.domain.threads import Message, Thread, ThreadStatus
from tests.contracts.drawn_values import moments, several, words

messages: Final = st.builds(
    Message, by=words, from_shop=st.booleans(), at=moments, text=words, pictures=several(words)
)


@st.composite
def _threads(draw: st.DrawFn) -> Thread:
    status = draw(st.sampled_from(ThreadStatus))
    closed = status is ThreadStatus.CLOSED
    return Thread(
        id=ThreadId("thread"),
        customer_id=PersonId(draw(words)),
        opened_at=draw(moments),
        messages=draw(several(messages)),
        order_id=draw(st.sampled_from([None, OrderId("order")])),
        product_id=draw(st.sampled_from([None, ProductId("product")])),
        status=status,
        waiting_since=draw(moments) if status is ThreadStatus.OPEN else None,
        closed_by=PersonId(draw(words)) if closed else None,
        closed_at=draw(moments) if closed else None,
    )


threads: Final = _threads()
