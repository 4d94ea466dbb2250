"""The command line. Each command imports what it needs when it runs, so that `--help` is quick."""

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import Final

from shopclerk import __version__
from shopclerk.app.roles import ALL, DUTIES, Role, UnknownRole, roles

HIGHEST_PORT: Final = 65535


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; answers the exit status: 0 done, 1 refused (in words), 2 wrong usage."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    return command(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="shopclerk", description="A shop that lives in a chat.")
    parser.add_argument("--version", action="version", version=f"shopclerk {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _demo(commands.add_parser("demo", help="open a sample shop in the browser: no account, no token"))
    _run(
        commands.add_parser(
            "run",
            help="run your own shop, as SHOPCLERK_* settings and .env say",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            epilog="\n".join(["roles:", *(f"  {role:<10} {duty}" for role, duty in DUTIES.items())]),
        )
    )
    _catalogue(commands.add_parser("catalogue", help="bring products in"))
    _staff(commands.add_parser("staff", help="let people in who run the shop"))
    _settings(commands.add_parser("settings", help="say what the shop trades on, and who says so"))
    _discount(commands.add_parser("discount", help="make, list and end discount codes"))
    _audit(commands.add_parser("audit", help="check the shop's books, also while it runs"))
    _database(commands.add_parser("database", help="move the shop to another database"))
    _simulate(commands.add_parser("simulate", help="trade for many days in memory, audited every night"))
    _sandbox(commands.add_parser("sandbox", help="run a sandbox provider or carrier alone"))
    return parser


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--fresh", action="store_true", help="start over: forget what the demo shop has done")
    parser.add_argument(
        "--port", type=_port, help="port on 127.0.0.1 (default: SHOPCLERK_HTTP__PORT, else 8080)"
    )
    parser.add_argument("--no-open", action="store_true", help="print the address, open no browser")
    parser.set_defaults(command=_run_demo)


def _run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--roles",
        type=_roles,
        default=ALL,
        help="what this process does, with commas between (default: all; on SQLite nothing less)",
    )
    parser.set_defaults(command=_run_shop)


def _catalogue(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION")
    importing = actions.add_parser("import", help="import a Shopify product CSV export")
    importing.add_argument("file", help="the CSV file")
    importing.add_argument("--currency", help="currency of the prices (default: SHOPCLERK_CURRENCY)")
    importing.add_argument("--language", help="language of the texts (default: SHOPCLERK_LANGUAGE)")
    importing.add_argument(
        "--stock", action="store_true", help="set the stock of known SKUs too, not only of new ones"
    )
    importing.set_defaults(command=_import_catalogue)


def _staff(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION")
    inviting = actions.add_parser("invite", help="print a single-use link that makes its opener staff")
    inviting.add_argument("--role", choices=("clerk", "owner"), default="clerk")
    inviting.set_defaults(command=_invite_staff)


def _settings(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION")
    showing = actions.add_parser(
        "show", help="each setting, and whether it comes from the environment, the chat or neither"
    )
    showing.set_defaults(command=_show_settings)


def _discount(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION")
    adding = actions.add_parser("add", help="make a code that takes something off the goods of an order")
    adding.add_argument("code", help="what customers type, such as WELCOME10")
    off = adding.add_mutually_exclusive_group(required=True)
    off.add_argument("--percent", help="this share of the goods, such as 10 or 12.5")
    off.add_argument("--amount", help="this much, in the shop's currency")
    adding.add_argument("--minimum", help="only for goods worth this much, before the discount")
    adding.add_argument("--since", metavar="DAY", help="good from this day on, such as 2026-12-01")
    adding.add_argument("--until", metavar="DAY", help="good up to the end of this day")
    adding.add_argument("--uses", type=int, metavar="N", help="for this many orders altogether")
    adding.add_argument("--per-customer", type=int, metavar="N", help="for this many orders of one customer")
    adding.set_defaults(command=_add_discount)
    listing = actions.add_parser("list", help="name every code, and how often it was used")
    listing.set_defaults(command=_list_discounts)
    ending = actions.add_parser("end", help="take no further orders with a code")
    ending.add_argument("code")
    ending.set_defaults(command=_end_discount)


def _audit(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=_audit_shop)


def _database(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION")
    copying = actions.add_parser(
        "copy", help="copy a stopped shop into an empty database, and check the copy"
    )
    copying.add_argument("--from", dest="source", metavar="URL", help="default: SHOPCLERK_DATABASE_URL")
    copying.add_argument("--to", dest="target", metavar="URL", required=True, help="an empty database")
    copying.set_defaults(command=_copy_database)


def _simulate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--days", type=_count, default=365, help="for how long (default: a year)")
    parser.add_argument("--seed", type=int, default=7, help="the same seed tells the same story (default: 7)")
    parser.add_argument("--orders", type=_count, default=50, help="orders a day (default: 50)")
    parser.add_argument("--seeds", type=_count, default=1, help="how many seeds, from --seed on")
    parser.add_argument("--jobs", type=_count, default=1, help="how many processes share the seeds")
    parser.add_argument("--tally", action="store_true", help="say how often what was done, and refused")
    parser.set_defaults(command=_simulate_shop)


def _sandbox(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("payment", "carrier"))
    parser.add_argument("--port", type=_port, required=True)
    parser.set_defaults(command=_run_sandbox)


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a count of one or more")
    return int(text)


def _roles(text: str) -> frozenset[Role]:
    try:
        return roles(text)
    except UnknownRole as unknown:
        raise argparse.ArgumentTypeError(str(unknown)) from unknown


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"{text} is not a port, which is a number from 0 to {HIGHEST_PORT}")
    return int(text)


def _run_demo(options: argparse.Namespace) -> int:
    from shopclerk.app.demo import run_demo

    return _told(lambda: run_demo(fresh=options.fresh, port=options.port, opens=not options.no_open))


def _run_shop(options: argparse.Namespace) -> int:
    from shopclerk.app.serving import run_shop

    return _told(lambda: run_shop(options.roles))


def _import_catalogue(options: argparse.Namespace) -> int:
    from shopclerk.app.catalogue import import_catalogue

    return _told(
        lambda: import_catalogue(
            options.file,
            currency=options.currency,
            language=options.language,
            sets_stock=options.stock,
        )
    )


def _invite_staff(options: argparse.Namespace) -> int:
    from shopclerk.app.staff import invite_staff

    return _told(lambda: invite_staff(options.role))


def _show_settings(_: argparse.Namespace) -> int:
    from shopclerk.app.settings_shown import show_settings

    return _told(show_settings)


def _add_discount(options: argparse.Namespace) -> int:
    from shopclerk.app.discounts import Wanted, add_discount

    given = {name: value for name, value in vars(options).items() if name != "command"}
    return _told(lambda: add_discount(Wanted(**given)))


def _list_discounts(_: argparse.Namespace) -> int:
    from shopclerk.app.discounts import list_discounts

    return _told(list_discounts)


def _end_discount(options: argparse.Namespace) -> int:
    from shopclerk.app.discounts import end_discount

    return _told(lambda: end_discount(options.code))


def _audit_shop(_: argparse.Namespace) -> int:
    from shopclerk.app.audit import audit_shop

    return _told(audit_shop)


def _copy_database(options: argparse.Namespace) -> int:
    from shopclerk.app.database_copy import copy_database

    return _told(lambda: copy_database(options.source, options.target))


def _simulate_shop(options: argparse.Namespace) -> int:
    from shopclerk.app.simulation.command import Plan, simulate_shops

    plan = Plan(
        days=options.days,
        seed=options.seed,
        orders=options.orders,
        seeds=options.seeds,
        jobs=options.jobs,
        tallies=options.tally,
    )
    return _told(lambda: simulate_shops(plan))


def _run_sandbox(options: argparse.Namespace) -> int:
    from shopclerk.app.sandboxes import run_sandbox

    return _told(lambda: run_sandbox(options.what, options.port))


def _told(command: Callable[[], int]) -> int:
    """Run it; what was refused is told in its own words, without a stack trace."""
    from shopclerk.app.refusals import Refused

    try:
        return command()
    except Refused as refused:
        print(f"shopclerk: {refused}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
