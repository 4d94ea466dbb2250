import logging

import pytest

from shopclerk.adapters.http.metrics import Metrics
from shopclerk.core.ports.errors import Unavailable
from tests.adapters.http.site_under_test import visiting

BROWSER = {"Accept": "text/html,*/*"}


async def test_routes_and_mounted_applications_are_answered() -> None:
    async with visiting() as client:
        assert await (await client.get("/hello")).text() == "hello"
        assert await (await client.get("/sandbox/pay")).text() == "hello"


@pytest.mark.parametrize("path", ["/fail", "/sandbox/fail"])
async def test_an_unexpected_error_is_logged_and_never_shown(
    path: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with visiting() as client:
        with caplog.at_level(logging.ERROR, logger="shopclerk"):
            answer = await client.get(path)
        assert answer.status == 500
        body = await answer.json()
    assert body == {"error": "internal", "reference": caplog.records[0].__dict__["reference"]}
    assert "swordfish" in caplog.text


async def test_while_the_shop_cannot_reach_its_database_everybody_is_asked_to_come_again() -> None:
    async with visiting() as client:
        told = await client.get("/unreachable")
        read = await client.get("/unreachable", headers=BROWSER)
        assert (told.status, told.headers["Retry-After"]) == (503, "5")
        assert (read.status, "Try again in a few seconds" in await read.text()) == (503, True)


async def test_who_cannot_even_be_asked_is_not_ready() -> None:
    async def gone() -> bool:
        raise Unavailable("database: gone")

    async with visiting(ready=gone) as client:
        answer = await client.get("/health/ready")
        assert (answer.status, await answer.json()) == (503, {"ready": False})


@pytest.mark.parametrize(("language", "words"), [("de", "Nothing you did is lost"), ("zh-CN,en", "没有丢失")])
async def test_a_person_reads_what_to_do_in_their_language(language: str, words: str) -> None:
    async with visiting() as client:
        answer = await client.get("/fail", headers=BROWSER | {"Accept-Language": language})
        text = await answer.text()
    assert words in text
    assert "swordfish" not in text
    assert "Traceback" not in text


async def test_a_wrong_address_says_where_to_go() -> None:
    async with visiting() as client:
        answer = await client.get("/nowhere", headers=BROWSER)
        assert answer.status == 404
        assert "go back to the chat" in await answer.text()


async def test_a_program_gets_the_handlers_own_words() -> None:
    async with visiting() as client:
        answer = await client.get("/refuse")
        assert (answer.status, await answer.text()) == (403, "not you")


async def test_a_body_over_the_limit_is_refused() -> None:
    async with visiting() as client:
        assert (await client.post("/swallow", data=b"x" * 100)).status == 200
        assert (await client.post("/swallow", data=b"x" * 101)).status == 413


@pytest.mark.parametrize("host", ["shop.example", "SHOP.EXAMPLE:8080", "127.0.0.1:1"])
async def test_the_names_of_the_shop_are_answered(host: str) -> None:
    async with visiting() as client:
        assert (await client.get("/hello", headers={"Host": host})).status == 200


@pytest.mark.parametrize("host", ["evil.example", "shop.example.evil", "127.0.0.1.evil", "::bad::", ""])
async def test_any_other_name_is_refused(host: str) -> None:
    async with visiting() as client:
        assert (await client.get("/hello", headers={"Host": host})).status == 421


@pytest.mark.parametrize("path", ["/hello", "/sandbox/pay", "/nowhere", "/fail"])
async def test_every_answer_is_hardened(path: str) -> None:
    async with visiting() as client:
        headers = (await client.get(path)).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]


async def test_a_handler_may_say_it_otherwise() -> None:
    async with visiting() as client:
        assert (await client.get("/hello")).headers["Cache-Control"] == "max-age=60"


async def test_health_tells_living_from_able() -> None:
    async def not_yet() -> bool:
        return False

    async with visiting(ready=not_yet) as client:
        probe = {"Host": "10.0.0.7"}
        assert (await client.get("/health/live", headers=probe)).status == 200
        assert (await client.get("/health/ready", headers=probe)).status == 503
    async with visiting() as client:
        assert (await client.get("/health/ready")).status == 200


async def test_metrics_count_by_route_and_never_by_what_was_typed() -> None:
    metrics = Metrics()
    async with visiting(metrics=metrics) as client:
        for path in ("/hello", "/hello", "/fail", "/made-up-by-a-stranger"):
            await client.get(path)
        metrics.update_received("chat:web")
        text = await (await client.get("/metrics")).text()
    assert 'shopclerk_http_request_seconds_count{method="GET",route="/hello",status="200"} 2.0' in text
    assert 'route="/fail",status="500"} 1.0' in text
    assert 'route="unknown",status="404"} 1.0' in text
    assert "stranger" not in text
    assert 'shopclerk_updates_received_total{source="chat:web"} 1.0' in text
