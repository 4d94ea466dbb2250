from io import BytesIO

import aiohttp
import pytest
from aiohttp.test_utils import BaseTestServer
from PIL import Image

from shopclerk.adapters.carrier_mock.booking import check_digit
from shopclerk.adapters.carrier_mock.client import SandboxCarrier
from shopclerk.adapters.carrier_mock.label import SIZE, readable
from shopclerk.core.domain.ids import ShipmentId
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from tests.adapters.carrier_mock.conftest import KEY
from tests.adapters.carrier_mock.test_client import scripted, status
from tests.contracts.carrier import booking_by


@pytest.mark.parametrize("code", ["sf", "zto", "ems"])
async def test_a_number_has_the_shape_of_its_carriers(carrier: SandboxCarrier, code: str) -> None:
    for shipment in ("a", "b"):
        booked = await carrier.book(booking_by(code, shipment=shipment))
        assert carrier.recognise(booked.tracking_number) == (code,)


async def test_the_label_is_a_picture(carrier: SandboxCarrier) -> None:
    booked = await carrier.book(booking_by("ems"))
    with Image.open(BytesIO(booked.label.content)) as picture:
        assert (picture.format, picture.size) == ("PNG", SIZE)
        assert picture.getextrema() == (0, 255)


async def test_a_booking_that_was_withdrawn_does_not_come_back(carrier: SandboxCarrier) -> None:
    await carrier.book(booking_by("sf"))
    await carrier.cancel(ShipmentId("shipment-1"))
    with pytest.raises(Unavailable, match="409"):
        await carrier.book(booking_by("sf"))


async def test_a_booking_without_an_answer_is_unknown() -> None:
    _, opened = scripted(status(500))
    async with opened as carrier:
        with pytest.raises(OutcomeUnknown):
            await carrier.book(booking_by("sf"))
        with pytest.raises(Unavailable):
            await carrier.cancel(ShipmentId("shipment-1"))


async def test_a_booking_that_makes_no_sense_is_named_as_such(
    server: BaseTestServer, session: aiohttp.ClientSession
) -> None:
    headers = {"Authorization": f"Bearer {KEY}"}
    async with session.post(
        server.make_url("/v1/bookings"), json={"carrier": "dhl"}, headers=headers
    ) as response:
        assert response.status == 422


def test_the_check_digit_is_that_of_the_standard() -> None:
    """The example of UPU standard S10."""
    assert check_digit("47312482") == 9


def test_without_a_font_for_them_letters_stand_as_code_points() -> None:
    assert readable("林 Lin", None) == "<6797> Lin"
    assert readable("林 Lin", "a font") == "林 Lin"
