"""The owner writes to all who said yes, and watches it go out."""

from typing import Final

import pytest

from shopclerk.conversation.actions import campaigns
from shopclerk.conversation.actions.campaigns import AskCampaign, ShowCampaigns, StartCampaign
from shopclerk.conversation.actions.choices import AnswerBroadcasts
from shopclerk.core.domain.campaign import Campaign, CampaignStatus
from shopclerk.core.domain.ids import CampaignId
from shopclerk.core.domain.people import Role
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.notifier import Unreachable
from shopclerk.core.usecases.broadcasting import SLICE
from shopclerk.core.usecases.relaying import LEASE
from tests.conversation.scripts.walks import gets_a_mug_sent
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

NEWS: Final = "Spring tea is here"


@pytest.fixture
async def boss(shop: TalkingShop) -> Visitor:
    return await shop.staff("Boss", role=Role.OWNER)


async def readers(shop: TalkingShop, count: int, locale: str = "en") -> list[Visitor]:
    """People who said yes."""
    name = "Reader" if locale == "en" else "李"
    people = [shop.visitor(f"{name}{number}", locale=locale) for number in range(count)]
    for person in people:
        await person.forges(AnswerBroadcasts(1))
    return people


async def drafts(boss: Visitor, text: str = NEWS) -> None:
    await boss.says("/start")
    await boss.presses("🗂 Office")
    await boss.presses("📣 Broadcasts")
    await boss.presses("✏️ Write a new one")
    await boss.says(text)


async def sends(boss: Visitor, count: int) -> None:
    await boss.presses(f"📣 Send it ({count})")
    await boss.presses("📣 Yes, to")


async def ticks(shop: TalkingShop) -> None:
    await shop.advance_campaigns()
    await shop.relays()


def told(people: list[Visitor], text: str = NEWS) -> list[int]:
    return [len(person.showing(text)) for person in people]


async def test_all_who_said_yes_are_told_once_and_nobody_else(
    shop: TalkingShop, ana: Visitor, boss: Visitor
) -> None:
    await ana.says("/start")
    people = await readers(shop, 3)
    await drafts(boss)
    boss.sees("Broadcast: draft", NEWS, "3 people")
    await boss.presses("📣 Send it (3)")
    boss.sees("Send it to 3 people now?", "What is sent cannot be taken back")
    await boss.presses("📣 Yes, to 3 people")
    boss.sees("Broadcast: being sent", "0 of 3 sent")
    for _ in range(4):
        await ticks(shop)
    assert told(people) == [1, 1, 1]
    assert told([ana]) == [0]
    assert "Broadcast: sent" in boss.screen.text
    assert "3 of 3 sent" in boss.screen.text


async def test_a_preview_is_what_customers_get(shop: TalkingShop, boss: Visitor) -> None:
    (reader,) = await readers(shop, 1)
    await drafts(boss)
    await boss.presses("✏️ Change it")
    await boss.sends_picture("leaves", caption="Spring tea is here, and cups")
    await boss.presses("👁 Preview")
    shown = next(message for message in boss.news if "You get this because" in message.text)
    await sends(boss, 1)
    await ticks(shop)
    assert reader.screen.screen == shown.screen
    assert reader.screen.screen.picture is not None


async def test_a_button_under_it_ends_it(shop: TalkingShop, boss: Visitor) -> None:
    (reader,) = await readers(shop, 1)
    await drafts(boss)
    await sends(boss, 1)
    await ticks(shop)
    await reader.presses("🔕 No more news")
    reader.sees("No more news for you")
    await drafts(boss, "Again")
    boss.sees("0 people")
    boss.does_not_see_button("📣 Send it")
    await reader.presses("↩ Send it after all")
    reader.sees("You can change it here at any time.")


async def test_only_who_speaks_the_language_is_told(shop: TalkingShop, boss: Visitor) -> None:
    english, chinese = await readers(shop, 2), await readers(shop, 2, "zh-Hans")
    await drafts(boss)
    await boss.presses("👥 Recipients")
    await boss.presses("简体中文")
    boss.sees("2 people", "简体中文")
    await boss.presses("‹ Broadcast")
    await sends(boss, 2)
    await ticks(shop)
    assert told(english) == [0, 0]
    assert told(chinese) == [1, 1]


async def test_only_who_bought_lately_is_told(
    shop: TalkingShop, ana: Visitor, mei: Visitor, boss: Visitor
) -> None:
    await gets_a_mug_sent(ana, mei)
    await ana.forges(AnswerBroadcasts(1))
    others = await readers(shop, 2)
    await drafts(boss)
    await boss.presses("👥 Recipients")
    await boss.presses("who bought within 30 days")
    boss.sees("1 person")
    await boss.presses("who bought, but not within 90 days")
    boss.sees("0 people")
    await boss.presses("who bought within 30 days")
    await boss.presses("‹ Broadcast")
    await sends(boss, 1)
    await ticks(shop)
    assert told([ana, *others]) == [1, 0, 0]


async def test_it_goes_out_in_slices_and_can_be_paused_and_stopped(shop: TalkingShop, boss: Visitor) -> None:
    people = await readers(shop, 2 * SLICE + 5)
    await drafts(boss)
    await sends(boss, len(people))
    await ticks(shop)
    assert sum(told(people)) == SLICE
    await boss.presses("⏸ Pause")
    boss.sees("Broadcast: paused", f"{SLICE} of {len(people)} sent")
    for _ in range(3):
        await ticks(shop)
    assert sum(told(people)) == SLICE
    await boss.presses("▶️ Resume")
    await ticks(shop)
    assert sum(told(people)) == 2 * SLICE
    await boss.presses("⏹ Stop")
    boss.sees("Whoever has not got it yet will not get it")
    await boss.presses("⏹ Yes, stop it")
    boss.sees("Broadcast: stopped")
    for _ in range(3):
        await ticks(shop)
    assert sum(told(people)) == 2 * SLICE
    assert max(told(people)) == 1


async def test_what_was_handed_over_before_a_pause_waits_too(shop: TalkingShop, boss: Visitor) -> None:
    people = await readers(shop, 3)
    await drafts(boss)
    await sends(boss, 3)
    await shop.advance_campaigns()
    await boss.shop.relay_outbox()
    (campaign,) = shop.kept(Campaign)
    await shop.pause_campaign(actor=shop.owner, request_id="p", campaign_id=campaign.id)
    await shop.relays()
    assert told(people) == [0, 0, 0]
    await shop.resume_campaign(actor=shop.owner, request_id="r", campaign_id=campaign.id)
    shop.clock.advance(minutes=1)
    await shop.relays()
    assert told(people) == [1, 1, 1]


async def test_a_report_tells_who_was_told_and_who_not(shop: TalkingShop, boss: Visitor) -> None:
    shop.undeliverable = True
    people = await readers(shop, 4)
    await drafts(boss)
    await sends(boss, 4)
    await shop.advance_campaigns()
    while await shop.relay_outbox():
        pass
    someone = await shop.actor(people[3])
    await shop.answer_broadcasts(actor=someone, request_id="no", consents=False)
    shop.chat.keeps_keys = False
    shop.chat.failures.extend([Unreachable("gone"), OutcomeUnknown("send")])
    await shop.relays()
    await ticks(shop)
    assert "Broadcast: sent" in boss.screen.text
    for line in ("1 of 4 sent", "1 could not be reached", "1 unsubscribed", "1 failed"):
        assert line in boss.screen.text
    assert max(told(people)) <= 1


@pytest.mark.parametrize("keeps_keys", [True, False])
async def test_nobody_is_told_twice_by_who_was_killed_in_the_middle(
    shop: TalkingShop, boss: Visitor, *, keeps_keys: bool
) -> None:
    """And where a chat keeps keys, everybody is told all the same."""
    shop.chat.keeps_keys = keeps_keys
    people = await readers(shop, 2)
    await drafts(boss)
    await sends(boss, 2)
    await shop.advance_campaigns()
    while await shop.relay_outbox():
        pass
    claimed = await shop.database.outbox.claim(shop.clock.now(), LEASE, 10, bulk=True)
    await shop.chat_notifier.tell(claimed[0])
    shop.clock.advance_by(LEASE)
    for _ in range(3):
        await ticks(shop)
    assert sorted(told(people)) == ([1, 1] if keeps_keys else [0, 1])
    assert ("2 failed" in boss.screen.text) is not keeps_keys


async def test_what_was_begun_before_a_pause_and_a_kill_is_still_known_to_have_begun(
    shop: TalkingShop, boss: Visitor
) -> None:
    shop.chat.keeps_keys = False
    people = await readers(shop, 1)
    await drafts(boss)
    await sends(boss, 1)
    await shop.advance_campaigns()
    while await shop.relay_outbox():
        pass
    (claimed,) = await shop.database.outbox.claim(shop.clock.now(), LEASE, 10, bulk=True)
    await shop.chat_notifier.tell(claimed)
    await boss.presses("⏸ Pause")
    shop.clock.advance_by(LEASE)
    await ticks(shop)
    await boss.presses("▶️ Resume")
    shop.clock.advance_by(LEASE)
    await ticks(shop)
    assert told(people) == [1]


async def test_what_may_have_been_shown_is_shown_again_where_that_shows_it_once(
    shop: TalkingShop, boss: Visitor
) -> None:
    shop.undeliverable = True
    people = await readers(shop, 1)
    await drafts(boss)
    await sends(boss, 1)
    await shop.advance_campaigns()
    while await shop.relay_outbox():
        pass
    shop.chat.failures.append(OutcomeUnknown("send"))
    await shop.relay_broadcasts()
    shop.clock.advance(minutes=1)
    for _ in range(3):
        await ticks(shop)
    assert told(people) == [1]
    assert "1 of 1 sent" in boss.screen.text


async def test_what_surely_did_not_go_out_is_tried_again(shop: TalkingShop, boss: Visitor) -> None:
    shop.undeliverable = True
    people = await readers(shop, 1)
    await drafts(boss)
    await sends(boss, 1)
    shop.chat.failures.append(Unavailable("chat"))
    await shop.advance_campaigns()
    while await shop.relay_outbox() + await shop.relay_broadcasts():
        pass
    shop.chat.failures.clear()
    shop.clock.advance(minutes=1)
    await ticks(shop)
    assert told(people) == [1]


async def test_it_is_sent_as_it_was_when_that_was_confirmed(shop: TalkingShop, boss: Visitor) -> None:
    people = await readers(shop, 1)
    await drafts(boss)
    await boss.presses("📣 Send it (1)")
    confirm = boss.screen
    (campaign,) = shop.kept(Campaign)
    await shop.edit_campaign(actor=shop.owner, request_id="e", campaign_id=campaign.id, text="Other words")
    await boss.presses("📣 Yes, to 1 person", on=confirm)
    boss.sees("Broadcast: draft", "Other words")
    await ticks(shop)
    assert told(people, "tea") == [0]


async def test_starting_twice_is_starting_once(shop: TalkingShop, boss: Visitor) -> None:
    people = await readers(shop, 1)
    await drafts(boss)
    (campaign,) = shop.kept(Campaign)
    for _ in range(2):
        await boss.forges(StartCampaign(campaign.id, 1))
        await boss.repeats()
        await ticks(shop)
    assert told(people) == [1]


async def test_a_draft_is_dropped_once_that_is_said_twice(shop: TalkingShop, boss: Visitor) -> None:
    await drafts(boss)
    await boss.presses("🗑 Delete")
    await boss.presses("🗑 Yes, delete it")
    boss.does_not_see_button(NEWS)
    assert shop.kept(Campaign)[0].status is CampaignStatus.DROPPED


async def test_consent_is_asked_for_once_after_the_first_order(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    for number in range(2):
        order, _ = await gets_a_mug_sent(ana, mei)
        await ana.says(order.number)
        await ana.presses("✅ I have received it")
        await ana.presses("✅ Yes, all of it")
        await shop.relays()
        assert len(ana.showing("News from")) == 1, number
    assert not (await shop.read_preferences(actor=await shop.actor(ana))).consents
    await ana.presses("Yes, please")
    assert (await shop.read_preferences(actor=await shop.actor(ana))).consents


async def test_who_answered_already_is_not_asked(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    await ana.forges(AnswerBroadcasts(0))
    order, _ = await gets_a_mug_sent(ana, mei)
    await shop.time_passes(days=30)
    await ana.says(order.number)
    await shop.receives(order)
    await shop.relays()
    assert not ana.showing("News from")


@pytest.mark.parametrize("button", [ShowCampaigns(), AskCampaign(None), StartCampaign(CampaignId("x"), 1)])
async def test_only_the_owner_writes_to_many(
    shop: TalkingShop, ana: Visitor, button: campaigns.Action
) -> None:
    for visitor in (ana, await shop.staff("Clerk")):
        await visitor.forges(button)
        visitor.sees("Only the")
