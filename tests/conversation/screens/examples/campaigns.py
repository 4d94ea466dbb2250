"""Screens: messages to many."""

from dataclasses import replace
from datetime import timedelta

from shopclerk.conversation.screens.campaigns import (
    ask_campaign_screen,
    ask_segment_screen,
    ask_start_screen,
    ask_stop_screen,
    broadcast_screen,
    campaign_screen,
    campaigns_screen,
    consent_screen,
    unsubscribed_screen,
)
from shopclerk.conversation.words import Words
from shopclerk.core.domain.campaign import Bought, Campaign, CampaignStatus, Segment
from shopclerk.core.domain.ids import CampaignId, FileId, PersonId
from shopclerk.core.ports.outbox import Tally
from shopclerk.core.usecases.broadcasting import Progress
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import NOW, World, id_

LANGUAGES = (("en", "English"), ("zh-Hans", "简体中文"))


def examples(words: Words, world: World) -> Examples:
    draft = Campaign(
        id=CampaignId(id_(200)),
        created_by=PersonId(id_(42)),
        created_at=NOW,
        text=world.said("Spring tea is here.\nCome and taste it."),
        picture=FileId("a" * 64),
        segment=Segment("zh-Hans", Bought.BEFORE, 90),
        version=3,
    )
    sending = replace(draft, status=CampaignStatus.SENDING, started_at=NOW, expected=1200)
    paused = replace(sending, status=CampaignStatus.PAUSED)
    done = replace(sending, status=CampaignStatus.DONE, ended_at=NOW + timedelta(minutes=9))
    blank = replace(draft, text="", picture=None, segment=Segment())
    drafted = Progress(draft, Tally(), 1200)
    tally = Tally(waiting=12, sent=900, unreachable=3, unwanted=1, failed=2)

    def shown(campaign: Campaign) -> Progress:
        return Progress(campaign, tally, 1200)

    return {
        "a broadcast": broadcast_screen(words, draft, shop_name=world.shop_name),
        "no more broadcasts": unsubscribed_screen(words),
        "asking for consent": consent_screen(words, shop_name=world.shop_name),
        "no broadcasts yet": campaigns_screen(words, []),
        "broadcasts": campaigns_screen(words, [draft, sending, paused, done], before="x", further=id_(200)),
        "writing a broadcast": ask_campaign_screen(words),
        "a broadcast without text": campaign_screen(words, Progress(blank, Tally(), 0), LANGUAGES),
        "a drafted broadcast": campaign_screen(words, drafted, LANGUAGES),
        "a broadcast being sent": campaign_screen(words, shown(sending), LANGUAGES),
        "a paused broadcast": campaign_screen(words, shown(paused), LANGUAGES),
        "a sent broadcast": campaign_screen(words, shown(done), LANGUAGES),
        "to whom a broadcast goes": ask_segment_screen(words, drafted, LANGUAGES),
        "sending a broadcast": ask_start_screen(words, drafted),
        "dropping a broadcast": ask_stop_screen(words, drafted),
        "stopping a broadcast": ask_stop_screen(words, shown(sending)),
    }
