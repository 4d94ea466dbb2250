"""Owners invite, appoint and dismiss; who was dismissed goes on pressing."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.people import Actor, Role
from shopclerk.core.usecases.staffing import AppointStaff, InviteStaff, ListStaff, NameStaff
from tests.properties.floor import COLLEAGUES, Floor, Who, mostly_owner, taps

people = st.sampled_from((*COLLEAGUES, "Li"))
roles = st.sampled_from((Role.CLERK, Role.CLERK, Role.OWNER, Role.CUSTOMER))


class Hiring(Floor):
    @rule(
        who=mostly_owner,
        role=st.sampled_from((Role.CLERK, Role.CLERK, Role.OWNER)),
        names=st.permutations(list(COLLEAGUES)),
        times=taps,
    )
    def somebody_is_hired(self, who: Who, role: Role, names: list[str], times: int) -> None:
        """An invitation is good for one person, though several follow the link."""

        async def invites(actor: Actor, _: str) -> None:
            now = self.shop.clock.now()
            token = await InviteStaff(self.shop.database.staff, self.shop.ids, self.shop.clock)(
                actor=actor, role=role
            )
            joined = [await self.identities.join(token, PersonId(name), now) for name in names]
            assert joined[0]
            assert not any(joined[1:])

        self.asks(who, None, invites, times)

    @rule(who=mostly_owner, name=people, role=roles, times=taps)
    def somebody_is_appointed_or_dismissed(self, who: Who, name: str, role: Role, times: int) -> None:
        self.asks(
            who,
            None,
            lambda actor, _: AppointStaff(self.shop.database.staff, self.shop.ids, self.shop.clock)(
                actor=actor, person_id=PersonId(name), role=role
            ),
            times,
        )
        assert any(person.role is Role.OWNER for person in self.memory.people.values())

    @rule(who=mostly_owner, name=people, called=st.sampled_from(("Old Chen", "", "小陈")))
    def somebody_is_given_a_name(self, who: Who, name: str, called: str) -> None:
        shop, database = self.shop, self.shop.database
        renames = NameStaff(database.staff, database.people, shop.ids, shop.clock)
        self.asks(
            who,
            None,
            lambda actor, _: renames(actor=actor, person_id=PersonId(name), name=called),
        )

    @rule(who=mostly_owner, name=st.none() | people)
    def the_staff_are_looked_at(self, who: Who, name: str | None) -> None:
        person_id = PersonId(name) if name else None
        self.asks(who, None, lambda actor, _: ListStaff(self.shop.database.staff)(actor=actor))
        self.asks(who, None, lambda actor, _: self.shop.show_activity(actor=actor, person_id=person_id))
