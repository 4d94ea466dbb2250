"""Screens: questions to the shop."""

from dataclasses import replace
from datetime import timedelta

from shopclerk.conversation.actions.threads import AskShop, SendAnyway
from shopclerk.conversation.reply import Button, Tone
from shopclerk.conversation.screens.thread_lists import (
    all_threads_screen,
    my_threads_screen,
    waiting_screen,
)
from shopclerk.conversation.screens.thread_notices import answered_screen, closed_unanswered_screen
from shopclerk.conversation.screens.thread_parts import asker
from shopclerk.conversation.screens.threads import (
    answer_sent_screen,
    answered_meanwhile_screen,
    ask_close_screen,
    ask_shop_screen,
    question_sent_screen,
    thread_picture_screen,
    thread_screen,
    write_thread_screen,
)
from shopclerk.conversation.words import Words
from shopclerk.core.domain.ids import FileId, PersonId, ThreadId
from shopclerk.core.domain.threads import Message, Thread, ThreadStatus
from shopclerk.core.usecases.threads import ThreadDetails
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import NOW, World, id_

ANA, MEI = PersonId(id_(90)), PersonId(id_(91))
LATER = NOW + timedelta(hours=2)


def examples(words: Words, world: World) -> Examples:
    names = {ANA: world.said("Ana"), MEI: world.said("Mei")}
    asked = Message(by=ANA, from_shop=False, at=NOW, text=world.said("Is it blue?\nAnd does it come soon?"))
    shown = Message(by=ANA, from_shop=False, at=NOW, pictures=(FileId("c" * 64), FileId("d" * 64)))
    said = Message(by=MEI, from_shop=True, at=LATER, text=world.said("It is."), pictures=(FileId("e" * 64),))
    waiting = Thread(
        id=ThreadId(id_(80)), customer_id=ANA, opened_at=NOW, messages=(asked,), waiting_since=NOW
    )
    long = replace(waiting, id=ThreadId(id_(81)), messages=(asked, shown, asked, shown, asked))
    answered = replace(long.answer(said), product_id=world.mug.id)
    closed = answered.close(by=MEI, at=LATER)
    of_order = ThreadDetails(
        thread=replace(waiting, order_id=world.order_rows[0].id), order=world.order_rows[0], names=names
    )
    of_goods = ThreadDetails(thread=answered, product=world.mug, names=names)
    nobody = replace(of_goods, thread=long, product=None, names={})
    send = Button(words.text("✍ Send it too"), SendAnyway(answered.id, 6), Tone.PRIMARY)
    mine = world.said("No, sorry.")
    assert closed.status is ThreadStatus.CLOSED
    return {
        "staff: of an order": thread_screen(words, of_order, staff=True),
        "staff: long, of nobody known": thread_screen(words, nobody, staff=True),
        "staff: earlier": thread_screen(words, of_goods, staff=True, before=2),
        "staff: answered": thread_screen(words, of_goods, staff=True),
        "staff: closed": thread_screen(words, replace(of_goods, thread=closed), staff=True),
        "customer: of an order": thread_screen(words, of_order, staff=False),
        "customer: answered": thread_screen(words, of_goods, staff=False),
        "customer: closed": thread_screen(words, replace(of_goods, thread=closed), staff=False),
        "to ask": ask_shop_screen(words, AskShop(), ""),
        "to ask of an order": ask_shop_screen(
            words,
            AskShop(order_id=world.order_rows[0].id),
            words.text("Order {number}", number=world.order_rows[0].number),
        ),
        "to write on": write_thread_screen(words, of_goods, staff=False),
        "to answer": write_thread_screen(words, of_order, staff=True),
        "question sent": question_sent_screen(words, waiting),
        "answer sent": answer_sent_screen(words, waiting, asker(words, names, waiting), 3),
        "last answer sent": answer_sent_screen(words, waiting, asker(words, names, waiting), 0),
        "answered meanwhile": answered_meanwhile_screen(words, of_goods, mine, (FileId("f" * 64),), send),
        "to close": ask_close_screen(words, of_order),
        "a picture": thread_picture_screen(words, answered, 1),
        "those that wait": waiting_screen(words, (waiting, long), names, count=7, more=True, first=True),
        "nobody waits": waiting_screen(words, (), names, count=0, more=False, first=True),
        "all of them": all_threads_screen(words, (waiting, answered, closed), names, more=True, first=False),
        "none at all": all_threads_screen(words, (), names, more=False, first=True),
        "my own": my_threads_screen(words, (waiting, answered, closed), more=True, first=False),
        "none of my own": my_threads_screen(words, (), more=False, first=True),
        "told of the answer": answered_screen(words, of_goods, 6),
        "told of the answer about an order": answered_screen(
            words, replace(of_order, thread=of_order.thread.answer(said)), 2
        ),
        "told that it was closed": closed_unanswered_screen(words, of_order),
    }
