import pytest

from tests.architecture.source import PACKAGE, ROOT, Module, modules, report
from tests.architecture.wording import IDEOGRAPH, chinese, sentences

PAGES = ("*.html", "*.js", "*.css")


def test_the_conversation_says_nothing_that_no_catalogue_translates() -> None:
    assert not report(
        violation for module in modules(PACKAGE / "conversation") for violation in sentences(module)
    )


def test_no_code_holds_chinese() -> None:
    assert not report(violation for module in modules(PACKAGE) for violation in chinese(module))


def test_no_page_holds_chinese() -> None:
    pages = [page for kind in PAGES for page in PACKAGE.rglob(kind)]
    assert [str(page.relative_to(ROOT)) for page in pages if IDEOGRAPH.search(page.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    "text",
    [
        'Paragraph("Your cart is empty")',
        'Paragraph(f"Only {left} of them are left")',
        'Button("Pay", action)',
        'LABELS = {Status.PAID: "Paid."}',
        'def hint() -> str:\n    return "phone number"',
        'words.text("greeting").format(name="dear customer")',
    ],
)
def test_wording_outside_the_catalogues_is_caught(text: str) -> None:
    assert report(sentences(Module.of(text)))


@pytest.mark.parametrize(
    "text",
    [
        '"""Says what is in the cart."""',
        'class Cart:\n    size: int\n    """How many pieces."""',
        'words.text("Your cart is empty")',
        'self.words.plural("one piece", "{n} pieces", n)',
        'raise ValueError("a screen needs a subject")',
        'log.info("the chat was shown", chat=1)',
        'def of(reply: "Reply") -> "Screen": ...',
        'words.context("verb", "Ship now")',
        'subject = f"order:{order_id}"',
    ],
)
def test_what_no_customer_reads_may_stand_in_the_code(text: str) -> None:
    assert not report(sentences(Module.of(text)))


def test_chinese_in_code_is_caught_but_not_in_a_docstring() -> None:
    assert report(chinese(Module.of('Button("支付", action)')))
    assert not report(chinese(Module.of('"""Paid, 已支付."""')))
