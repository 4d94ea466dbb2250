"""Where it is about people: staff, customers, what is said to them."""

from shopclerk.app.desks.means import Means
from shopclerk.conversation.desks.campaigns import CampaignDesk
from shopclerk.conversation.desks.choices import ChoiceDesk
from shopclerk.conversation.desks.deeds import DeedDesk
from shopclerk.conversation.desks.failures import FailureDesk
from shopclerk.conversation.desks.privacy import PrivacyDesk
from shopclerk.conversation.desks.staffing import StaffDesk
from shopclerk.conversation.desks.threads import ThreadDesk
from shopclerk.core.usecases.broadcasting import (
    DraftCampaign,
    EditCampaign,
    ListCampaigns,
    PauseCampaign,
    RecallCampaign,
    ResumeCampaign,
    ShowCampaign,
    StartCampaign,
    StopCampaign,
)
from shopclerk.core.usecases.deeds import ShowActivity
from shopclerk.core.usecases.failures import DropFailure, ListFailures, RetryFailure, RetryFailures
from shopclerk.core.usecases.preferring import (
    AnswerBroadcasts,
    AskForConsent,
    ChooseCurrency,
    ChooseNotices,
    ChooseQuietHours,
    ChooseShopQuiet,
    ReadPreferences,
    ReadQuietHours,
)
from shopclerk.core.usecases.privacy import ErasePersonal, ExportPersonal, ShowPersonal
from shopclerk.core.usecases.staffing import AppointStaff, InviteStaff, ListStaff, NameStaff
from shopclerk.core.usecases.threads import (
    AnswerThread,
    AskShop,
    CloseThread,
    ListThreads,
    ReopenThread,
    ShowThread,
)
from shopclerk.core.usecases.writing import WriteToCustomer


def staff_desk(means: Means) -> StaffDesk:
    return StaffDesk(
        list_staff=ListStaff(means.staff),
        invite_staff=InviteStaff(means.staff, means.ids, means.clock),
        appoint_staff=AppointStaff(means.staff, means.ids, means.clock),
        name_staff=NameStaff(means.staff, means.people, means.ids, means.clock),
    )


def deed_desk(means: Means) -> DeedDesk:
    return DeedDesk(show_activity=ShowActivity(means.views, means.people, means.clock))


def privacy_desk(means: Means) -> PrivacyDesk:
    return PrivacyDesk(
        show_personal=ShowPersonal(means.store, means.personal),
        export_personal=ExportPersonal(means.store, means.personal),
        erase_personal=ErasePersonal(means.store, means.personal),
    )


def choice_desk(means: Means) -> ChoiceDesk:
    return ChoiceDesk(
        read_preferences=ReadPreferences(means.store),
        read_quiet_hours=ReadQuietHours(means.store),
        choose_currency=ChooseCurrency(means.unit_of_work),
        choose_notices=ChooseNotices(means.unit_of_work),
        choose_quiet_hours=ChooseQuietHours(means.unit_of_work),
        choose_shop_quiet=ChooseShopQuiet(means.unit_of_work),
        answer_broadcasts=AnswerBroadcasts(means.unit_of_work),
        ask_for_consent=AskForConsent(means.unit_of_work),
    )


def thread_desk(means: Means) -> ThreadDesk:
    return ThreadDesk(
        ask_shop=AskShop(means.unit_of_work, means.ids),
        answer_thread=AnswerThread(means.unit_of_work),
        close_thread=CloseThread(means.unit_of_work),
        reopen_thread=ReopenThread(means.unit_of_work),
        list_threads=ListThreads(means.store),
        show_thread=ShowThread(means.store, means.people),
        write_to_customer=WriteToCustomer(means.unit_of_work, means.ids),
    )


def campaign_desk(means: Means) -> CampaignDesk:
    return CampaignDesk(
        draft_campaign=DraftCampaign(means.unit_of_work, means.ids),
        edit_campaign=EditCampaign(means.unit_of_work),
        start_campaign=StartCampaign(means.unit_of_work),
        pause_campaign=PauseCampaign(means.unit_of_work),
        resume_campaign=ResumeCampaign(means.unit_of_work),
        stop_campaign=StopCampaign(means.unit_of_work),
        show_campaign=ShowCampaign(means.unit_of_work, means.outbox),
        list_campaigns=ListCampaigns(means.store),
        recall_campaign=RecallCampaign(means.store),
    )


def failure_desk(means: Means) -> FailureDesk:
    return FailureDesk(
        list_failures=ListFailures(means.letters),
        retry_failure=RetryFailure(means.letters, means.ids, means.clock),
        retry_failures=RetryFailures(means.letters, means.ids, means.clock),
        drop_failure=DropFailure(means.letters, means.ids, means.clock),
    )
