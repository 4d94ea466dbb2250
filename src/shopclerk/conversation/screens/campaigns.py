"""Messages to many: as customers see them, and as the owner writes, sends and watches them."""

from collections.abc import Sequence
from typing import Final

from shopclerk.conversation.actions.campaigns import (
    AskCampaign,
    AskSegment,
    AskStart,
    AskStop,
    ChooseSegment,
    DropPicture,
    PauseCampaign,
    PreviewCampaign,
    ResumeCampaign,
    ShowCampaign,
    ShowCampaigns,
    StartCampaign,
    StopCampaign,
    Unsubscribe,
)
from shopclerk.conversation.actions.choices import AnswerBroadcasts
from shopclerk.conversation.actions.home import Dismiss, ShowOffice
from shopclerk.conversation.actions.shopping import ShowCategories
from shopclerk.conversation.plain_text import lines, one_line, shortened
from shopclerk.conversation.reply import Button, Paragraph, Row, Screen, Tone
from shopclerk.conversation.screens.layout import (
    DOT,
    body,
    home,
    in_pairs,
    muted,
    page,
    paging,
    strong,
    title,
)
from shopclerk.conversation.screens.names import IN_A_LIST, ON_A_BUTTON
from shopclerk.conversation.words import Words
from shopclerk.core.domain.campaign import TEXT_LIMIT, Bought, Campaign, CampaignStatus, Segment
from shopclerk.core.usecases.broadcasting import Progress

OFFERED: Final = (
    (Bought.WHATEVER, 0),
    (Bought.LATELY, 30),
    (Bought.LATELY, 90),
    (Bought.BEFORE, 90),
    (Bought.BEFORE, 365),
)


def campaign_subject(campaign_id: str) -> str:
    """What a screen that follows a broadcast names as its subject."""
    return f"campaign:{campaign_id}"


def broadcast_screen(words: Words, campaign: Campaign, *, shop_name: str) -> Screen:
    """What customers get."""
    because = words.text("You get this because you said yes to news from {shop}.", shop=one_line(shop_name))
    return page(
        body(lines(campaign.text)),
        muted(because),
        picture=campaign.picture,
        rows=(
            (Button(words.text("🛍 Browse the shop"), ShowCategories()),),
            (Button(words.text("🔕 No more news"), Unsubscribe(campaign.id)), home(words)),
        ),
        notice="",
    )


def unsubscribed_screen(words: Words, *, notice: str = "") -> Screen:
    return page(
        title(words.text("🔕 No more news for you")),
        body(words.text("You are still told about your orders.")),
        rows=((Button(words.text("↩ Send it after all"), AnswerBroadcasts(1)),), (home(words),)),
        notice=notice,
    )


def consent_screen(words: Words, *, shop_name: str) -> Screen:
    """Asked once in a customer's life."""
    return page(
        title(words.text("💌 News from {shop}?", shop=one_line(shop_name))),
        body(
            words.text(
                "May we write to you now and then about new things and offers? You can stop it at any time."
            )
        ),
        rows=(
            (
                Button(words.text("Yes, please"), AnswerBroadcasts(1)),
                Button(words.text("No, thank you"), AnswerBroadcasts(0)),
            ),
            (home(words),),
        ),
        notice="",
    )


def campaigns_screen(
    words: Words,
    campaigns: Sequence[Campaign],
    *,
    before: str | None = None,
    further: str | None = None,
    notice: str = "",
) -> Screen:
    turns = paging(
        words,
        back_to_first=ShowCampaigns() if before else None,
        further=ShowCampaigns(further) if further else None,
    )
    return page(
        title(words.text("📣 Broadcasts")),
        body(words.text("A message to all customers who said yes to news from the shop.")),
        rows=(
            (Button(words.text("✏️ Write a new one"), AskCampaign(None), Tone.PRIMARY),),
            *((_of_list(words, campaign),) for campaign in campaigns),
            turns,
            (Button(words.text("‹ Office"), ShowOffice()), home(words)),
        ),
        notice=notice,
    )


def _of_list(words: Words, campaign: Campaign) -> Button:
    text = shortened(one_line(campaign.text), ON_A_BUTTON) or "🖼"
    return Button(DOT.join((status_of(words, campaign.status), text)), ShowCampaign(campaign.id))


def status_of(words: Words, status: CampaignStatus) -> str:
    match status:
        case CampaignStatus.DRAFT:
            return words.context("broadcast", "draft")
        case CampaignStatus.SENDING:
            return words.context("broadcast", "being sent")
        case CampaignStatus.PAUSED:
            return words.context("broadcast", "paused")
        case CampaignStatus.STOPPED:
            return words.context("broadcast", "stopped")
        case CampaignStatus.DONE:
            return words.context("broadcast", "sent")
        case CampaignStatus.DROPPED:
            return words.context("broadcast", "deleted")


def ask_campaign_screen(words: Words, *, notice: str = "") -> Screen:
    return page(
        title(words.text("📣 What should it say?")),
        body(words.text("Type it below, or send a picture with the text under it.")),
        muted(words.plural("At most {n} character.", "At most {n} characters.", TEXT_LIMIT)),
        rows=((Button(words.text("✖ Never mind"), Dismiss()),),),
        hint=words.text("News from your shop"),
        notice=notice,
    )


def campaign_screen(
    words: Words, progress: Progress, languages: Sequence[tuple[str, str]], *, notice: str = ""
) -> Screen:
    """A draft with what can be done about it; one that is sent with how it stands, live."""
    campaign = progress.campaign
    heading = words.text("📣 Broadcast: {status}", status=status_of(words, campaign.status))
    is_draft = campaign.status is CampaignStatus.DRAFT
    return page(
        title(heading),
        body(shortened(one_line(campaign.text), IN_A_LIST) or words.text("There is no text yet.")),
        muted(words.text("To: {whom}", whom=segment_of(words, campaign.segment, languages))),
        *(_draft(words, progress) if is_draft else _progress(words, progress)),
        rows=(
            *(_draft_rows(words, progress) if is_draft else _progress_rows(words, campaign)),
            (Button(words.text("‹ Broadcasts"), ShowCampaigns()), home(words)),
        ),
        notice=notice,
        subject=campaign_subject(campaign.id),
    )


def segment_of(words: Words, segment: Segment, languages: Sequence[tuple[str, str]]) -> str:
    language = next((name for tag, name in languages if tag == segment.language), "")
    return DOT.join(filter(None, (bought_of(words, segment.bought, segment.days), language)))


def bought_of(words: Words, bought: Bought, days: int) -> str:
    match bought:
        case Bought.WHATEVER:
            return words.text("everybody who said yes")
        case Bought.LATELY:
            return words.plural("who bought within {n} day", "who bought within {n} days", days)
        case Bought.BEFORE:
            return words.plural(
                "who bought, but not within {n} day", "who bought, but not within {n} days", days
            )


def _draft(words: Words, progress: Progress) -> tuple[Paragraph, ...]:
    return (strong(_people(words, progress.audience)),)


def _people(words: Words, count: int) -> str:
    return words.plural("{n} person", "{n} people", count)


def _progress(words: Words, progress: Progress) -> tuple[Paragraph, ...]:
    tally, campaign = progress.tally, progress.campaign
    told = words.plural("{n} of {all} sent", "{n} of {all} sent", tally.sent, all=campaign.expected)
    others = (
        (tally.waiting, words.plural("{n} on the way", "{n} on the way", tally.waiting)),
        (
            tally.unreachable,
            words.plural("{n} could not be reached", "{n} could not be reached", tally.unreachable),
        ),
        (
            tally.unwanted,
            words.plural("{n} unsubscribed", "{n} unsubscribed", tally.unwanted),
        ),
        (tally.failed, words.plural("{n} failed", "{n} failed", tally.failed)),
    )
    times = [
        words.text("Started {moment}", moment=words.moment(campaign.started_at))
        if campaign.started_at
        else "",
        words.text("Ended {moment}", moment=words.moment(campaign.ended_at)) if campaign.ended_at else "",
    ]
    return (strong(told), body(*(text for count, text in others if count)), muted(*times))


def _draft_rows(words: Words, progress: Progress) -> tuple[Row, ...]:
    id, campaign = progress.campaign.id, progress.campaign
    send = Button(words.text("📣 Send it ({n})", n=progress.audience), AskStart(id), Tone.PRIMARY)
    picture = Button(words.text("🖼 Without the picture"), DropPicture(id))
    return (
        (
            Button(words.text("👁 Preview"), PreviewCampaign(id)),
            Button(words.text("✏️ Change it"), AskCampaign(id)),
        ),
        (Button(words.text("👥 Recipients"), AskSegment(id)), *((picture,) if campaign.picture else ())),
        (send,) if campaign.text and progress.audience else (),
        (Button(words.text("🗑 Delete"), AskStop(id), Tone.DANGER),),
    )


def _progress_rows(words: Words, campaign: Campaign) -> tuple[Row, ...]:
    stop = Button(words.text("⏹ Stop"), AskStop(campaign.id), Tone.DANGER)
    match campaign.status:
        case CampaignStatus.SENDING:
            return ((Button(words.text("⏸ Pause"), PauseCampaign(campaign.id)), stop),)
        case CampaignStatus.PAUSED:
            return ((Button(words.text("▶️ Resume"), ResumeCampaign(campaign.id), Tone.PRIMARY), stop),)
        case _:
            return ()


def ask_segment_screen(
    words: Words, progress: Progress, languages: Sequence[tuple[str, str]], *, notice: str = ""
) -> Screen:
    campaign, segment = progress.campaign, progress.campaign.segment

    def choice(label: str, chosen: Segment) -> Button:
        action = ChooseSegment(campaign.id, chosen.language, chosen.bought.value, chosen.days)
        return Button(f"✓ {label}" if chosen == segment else label, action)

    spoken = [(None, words.text("Every language")), *languages]
    return page(
        title(words.text("👥 Who should get it?")),
        body(segment_of(words, segment, languages)),
        strong(_people(words, progress.audience)),
        rows=(
            *(
                (choice(bought_of(words, bought, days), Segment(segment.language, bought, days)),)
                for bought, days in OFFERED
            ),
            *in_pairs([choice(name, Segment(tag, segment.bought, segment.days)) for tag, name in spoken]),
            (Button(words.text("‹ Broadcast"), ShowCampaign(campaign.id)), home(words)),
        ),
        notice=notice,
    )


def ask_start_screen(words: Words, progress: Progress, *, notice: str = "") -> Screen:
    campaign, count = progress.campaign, progress.audience
    return page(
        title(words.plural("📣 Send it to {n} person now?", "📣 Send it to {n} people now?", count)),
        body(words.text("Each gets it once. What is sent cannot be taken back, but you can pause and stop.")),
        muted(words.text("It goes out a few at a time, so that no other notice waits for it.")),
        rows=(
            (
                Button(
                    words.plural("📣 Yes, to {n} person", "📣 Yes, to {n} people", count),
                    StartCampaign(campaign.id, campaign.version),
                    Tone.PRIMARY,
                ),
            ),
            (Button(words.text("‹ Not yet"), ShowCampaign(campaign.id)), home(words)),
        ),
        notice=notice,
    )


def ask_stop_screen(words: Words, progress: Progress, *, notice: str = "") -> Screen:
    campaign = progress.campaign
    is_draft = campaign.status is CampaignStatus.DRAFT
    heading = words.text("🗑 Delete this draft?") if is_draft else words.text("⏹ Stop it for good?")
    what = (
        words.text("It cannot be brought back.")
        if is_draft
        else words.text("Whoever has not got it yet will not get it, and it cannot be resumed.")
    )
    yes = words.text("🗑 Yes, delete it") if is_draft else words.text("⏹ Yes, stop it")
    return page(
        title(heading),
        body(what),
        rows=(
            (Button(yes, StopCampaign(campaign.id), Tone.DANGER),),
            (Button(words.text("‹ No"), ShowCampaign(campaign.id)), home(words)),
        ),
        notice=notice,
    )
