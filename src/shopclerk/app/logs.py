"""Logs: events with fields, to standard error; never what people wrote, nor who they are."""

import logging
import sys
from typing import Final

import structlog

from shopclerk.app.settings import Settings
from shopclerk.core.ports.errors import is_of_the_world

CHATTY: Final = (
    "apscheduler",
    "alembic",
    "asyncio",
    "aiogram",
    "telegram",
    "httpx",
    "httpcore",
    "fontTools",
    "fpdf",
)
"""Only their warnings are heard. Of an HTTP client more would be the address of every call, which has the
bot's token in it.
"""


def is_defect(error: Exception) -> bool:
    """Whether its stack says more than its words: not of what the world does to us."""
    return not is_of_the_world(error)


def set_up_logs(settings: Settings) -> None:
    """The standard library's loggers and structlog's write alike."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last: structlog.typing.Processor = (
        structlog.processors.JSONRenderer()
        if settings.log_format == "json"
        else structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(),
            # Others show what the variables hold: what people wrote, and keys.
            exception_formatter=structlog.dev.plain_traceback,
        )
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *([structlog.processors.format_exc_info] if settings.log_format == "json" else []),
                last,
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(settings.log_level.upper())
    for chatty in CHATTY:
        logging.getLogger(chatty).setLevel(logging.WARNING)
