from shopclerk.app.simulation.run import simulate

SELDOM = {"WithdrawCase"}
"""Too seldom for so few days."""
DONE = {
    *("FillCart", "PriceCart", "PlaceOrder", "WatchStock", "CreateDiscount", "EndDiscount"),
    *("StartPayment", "ConfirmPayment", "CaptureAuthorised", "ExpireUnpaid", "ReconcilePayments"),
    *("CancelOrder", "CancelLines", "ChangeRecipient", "RequestRefund", "SubmitRefunds", "SettleDiscrepancy"),
    *("ShipOrder", "BookShipment", "HandOver", "CancelShipment", "CorrectTracking", "FinishBookings"),
    *("PollTracking", "WatchParcels", "ReportLost", "RestockReturned", "RefundParcel", "Reship"),
    *("ConfirmReceipt", "CompleteDelivered", "RequestAfterSales", "AddEvidence", "ApproveCase", "RejectCase"),
    *("RecordReturn", "ReceiveReturn", "InspectReturn", "SettleCase", "ExpireCases"),
    *("ReceiveStock", "CorrectStock", "SetSafetyStock", "RelayOutbox"),
}


def nobody() -> None:
    """Nobody watches."""


async def test_everything_happens_within_weeks_of_faults_and_crashes_and_nothing_breaks() -> None:
    ended = await simulate(35, 7, 18, nobody)
    assert (ended.days, ended.breaches) == (35, ())
    assert ended.orders > 35 * 16
    assert ended.crashes > 50
    assert DONE - SELDOM - ended.tally.keys() == set()
    assert ended.refused["FillCart", "OutOfStock"] > 0


async def test_one_seed_tells_one_story_and_another_seed_another() -> None:
    first, again, other = [await simulate(4, seed, 8, nobody) for seed in (3, 3, 4)]
    assert first == again
    assert first.digest != other.digest
