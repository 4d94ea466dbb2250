"""What staff did with discounts, broadcasts, failures and each other, as a line of what was done."""

from collections.abc import Mapping

from shopclerk.conversation.actions.campaigns import ShowCampaign
from shopclerk.conversation.actions.discounts import ShowDiscount
from shopclerk.conversation.actions.ordering import ShowOrder
from shopclerk.conversation.actions.staffing import ShowStaff
from shopclerk.conversation.code_names import name_of
from shopclerk.conversation.plain_text import one_line, shortened
from shopclerk.conversation.reply import Button
from shopclerk.conversation.screens.layout import DOT
from shopclerk.conversation.screens.names import ON_A_BUTTON, colleague
from shopclerk.conversation.words import Words
from shopclerk.core.domain.acts import ON_BROADCASTS, ON_DISCOUNTS, ON_STAFF, Act, Acted
from shopclerk.core.domain.ids import CampaignId, OrderId, PersonId
from shopclerk.core.domain.people import Role
from shopclerk.core.ports.activity_views import Noted


def noted_told(words: Words, what: Noted, names: Mapping[PersonId, str]) -> str:
    """What was done, and to what or to whom."""
    acted = what.acted
    if acted.act in ON_DISCOUNTS:
        return DOT.join((_code(acted), _of_discount(words, acted.act)))
    if acted.act in ON_BROADCASTS:
        return _of_broadcast(words, acted.act)
    if acted.act in ON_STAFF:
        return _of_staff(words, acted, names)
    return DOT.join(filter(None, (what.number, _of_failure(words, acted.act))))


def noted_lead(words: Words, what: Noted) -> Button | None:
    """To what it is about, if that has a page."""
    acted = what.acted
    if acted.act in ON_DISCOUNTS:
        return Button(_code(acted), ShowDiscount(name_of(acted.about)))
    if acted.act in ON_BROADCASTS:
        return Button(words.text("📣 Broadcast"), ShowCampaign(CampaignId(acted.about)))
    if acted.act in ON_STAFF:
        return Button(words.text("👥 Staff"), ShowStaff())
    return Button(what.number, ShowOrder(OrderId(acted.about))) if what.number else None


def _code(acted: Acted) -> str:
    return shortened(one_line(acted.about), ON_A_BUTTON) or "–"


def _of_discount(words: Words, act: Act) -> str:
    match act:
        case Act.DISCOUNT_CREATED:
            return words.context("discount code", "created")
        case Act.DISCOUNT_CHANGED:
            return words.context("discount code", "changed")
        case _:
            return words.context("discount code", "ended")


def _of_broadcast(words: Words, act: Act) -> str:
    match act:
        case Act.BROADCAST_STARTED:
            return words.text("Broadcast started")
        case Act.BROADCAST_PAUSED:
            return words.text("Broadcast paused")
        case Act.BROADCAST_RESUMED:
            return words.text("Broadcast gone on with")
        case _:
            return words.text("Broadcast stopped")


def _of_staff(words: Words, acted: Acted, names: Mapping[PersonId, str]) -> str:
    owner, whom = acted.role is Role.OWNER, colleague(words, names, PersonId(acted.about))
    match acted.act:
        case Act.STAFF_INVITED:
            return words.text("Invited an owner") if owner else words.text("Invited a clerk")
        case Act.STAFF_JOINED:
            return words.text("Joined as an owner") if owner else words.text("Joined as a clerk")
        case Act.STAFF_NAMED:
            return words.text("Renamed {name}", name=whom)
        case Act.STAFF_APPOINTED if owner:
            return words.text("Made {name} an owner", name=whom)
        case Act.STAFF_APPOINTED:
            return words.text("Made {name} a clerk", name=whom)
        case _:
            return words.text("Removed {name} from the staff", name=whom)


def _of_failure(words: Words, act: Act) -> str:
    match act:
        case Act.FAILURE_RETRIED:
            return words.text("What could not be told was tried again")
        case Act.FAILURE_DROPPED:
            return words.text("What could not be told was put away")
        case _:
            return words.text("All that could not be told was tried again")
