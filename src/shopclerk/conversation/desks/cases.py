"""After-sales cases."""

from dataclasses import dataclass

from shopclerk.core.usecases.aftersales.deciding import ApproveCase, RejectCase
from shopclerk.core.usecases.aftersales.requesting import (
    AddEvidence,
    CountClaimable,
    RequestAfterSales,
    WithdrawCase,
)
from shopclerk.core.usecases.aftersales.returning import InspectReturn, ReceiveReturn, RecordReturn
from shopclerk.core.usecases.aftersales.settling import SettleCase
from shopclerk.core.usecases.aftersales.showing import ListCases, ShowCase


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDesk:
    """After-sales cases."""

    list_cases: ListCases
    show_case: ShowCase
    count_claimable: CountClaimable
    request_after_sales: RequestAfterSales
    add_evidence: AddEvidence
    withdraw_case: WithdrawCase
    record_return: RecordReturn
    approve_case: ApproveCase
    reject_case: RejectCase
    receive_return: ReceiveReturn
    inspect_return: InspectReturn
    settle_case: SettleCase
