"""Questions to the shop."""

from dataclasses import dataclass

from shopclerk.core.usecases.threads import (
    AnswerThread,
    AskShop,
    CloseThread,
    ListThreads,
    ReopenThread,
    ShowThread,
)
from shopclerk.core.usecases.writing import WriteToCustomer


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadDesk:
    ask_shop: AskShop
    answer_thread: AnswerThread
    close_thread: CloseThread
    reopen_thread: ReopenThread
    list_threads: ListThreads
    show_thread: ShowThread
    write_to_customer: WriteToCustomer
