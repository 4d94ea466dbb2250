from datetime import timedelta

from shopclerk.app.simulation.agenda import Agenda
from shopclerk.app.simulation.world import OPENING

HOUR = timedelta(hours=1)


async def test_what_is_due_comes_once_by_its_time_then_as_it_was_noted() -> None:
    done: list[str] = []
    agenda = Agenda()
    for name, at in (("late", 2), ("first", 1), ("second", 1), ("tomorrow", 24)):

        async def act(name: str = name) -> None:
            done.append(name)

        agenda.note(OPENING + at * HOUR, act)
    assert agenda.due(OPENING) == []
    for due in agenda.due(OPENING + 2 * HOUR):
        await due()
    assert done == ["first", "second", "late"]
    assert agenda.due(OPENING + 2 * HOUR) == []
