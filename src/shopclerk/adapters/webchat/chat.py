"""The web chat, whole: what shows replies, and the routes of its pages."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TypeAlias

from aiohttp import web

from shopclerk.adapters.webchat.audience import Audience, Hint
from shopclerk.adapters.webchat.intake import Intake
from shopclerk.adapters.webchat.limits import Limits
from shopclerk.adapters.webchat.pages import ChatPage, PhonesPage, asset
from shopclerk.adapters.webchat.pictures import OnShow, Pictures
from shopclerk.adapters.webchat.rendering import (
    Encode,
    album_body,
    attachment_body,
    done_frame,
    screen_body,
    toast_frame,
)
from shopclerk.adapters.webchat.seats import PLATFORM, Seat
from shopclerk.adapters.webchat.socket import Socket
from shopclerk.adapters.webchat.uploads import Decode, Uploads
from shopclerk.conversation.codec import encode as encode_action
from shopclerk.conversation.incoming import Document
from shopclerk.conversation.ports.chat import Offer
from shopclerk.conversation.ports.transcript import Line, Transcript
from shopclerk.conversation.reply import Album, AskContact, AskLocation, Attachment, Reply, Screen, Toast
from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.files import File, FileRefused, Files
from shopclerk.core.ports.inbox import Letterbox

SeatHandler: TypeAlias = Callable[[web.Request, Seat], Awaitable[web.StreamResponse]]


def _nobody(words: str) -> None:
    """There is no other process."""


class WebChat:
    """A `conversation.ports.chat.Chat` whose messages are lines of the transcript, named by their ids.

    A line is shown to every page that has the chat open. Showing again under the same key shows once. A toast
    reaches the pages that are open now, and is not kept.
    """

    def __init__(
        self,
        *,
        shop_name: Callable[[], str],
        public: str = "",
        seats: Iterable[Seat],
        transcript: Transcript,
        inbox: Letterbox,
        files: Files,
        decode: Decode,
        on_show: OnShow,
        clock: Clock,
        wake: Callable[[], None],
        secure: bool = False,
        phones: bool = False,
        elsewhere: Callable[[str], None] = _nobody,
        limits: Limits = Limits(),  # noqa: B008 - frozen
        encode: Encode = encode_action,
    ) -> None:
        """`public` is the address under which the world finds the site. `secure`: pages are opened over
        https. `phones`: answer `/` with the demo's two phones, else it leads to the first of the `seats`.

        `decode` makes a picture of the bytes that somebody sends. `on_show` tells the pictures
        of products from those. `wake` is called after each update that was taken in. `elsewhere` carries what
        pages that are connected to other processes are to be told; there `hear` takes it.
        """
        self._transcript = transcript
        self._clock = clock
        self._encode = encode
        self._seats = {seat.name: seat for seat in seats}
        self._audience = Audience(limits.connections, elsewhere)
        intake = Intake(inbox, transcript, clock, wake, limits.text)
        self._socket = Socket(self._audience, intake, transcript, clock, limits)
        to_all = (seat.path for seat in self._seats.values() if seat.invitation is None)
        self._open_to_all = f"{public.rstrip('/')}{next(to_all, '')}" if public else ""
        self._page = ChatPage(shop_name, secure)
        self._phones = PhonesPage(shop_name) if phones else None
        self._files = files
        self._pictures = Pictures(files, transcript, on_show)
        self._uploads = Uploads(files, decode, intake, self._audience, clock)

    @property
    def platform(self) -> str:
        return PLATFORM

    @property
    def has_toasts(self) -> bool:
        return True

    @property
    def keeps_keys(self) -> bool:
        """The transcript does."""
        return True

    def link(self, start: str, *, to_group: bool = False) -> str:
        return "" if to_group or not self._open_to_all else f"{self._open_to_all}?start={start}"

    async def offer(self, address: str, offers: Sequence[Offer]) -> None:
        """There is no menu."""

    async def show(self, address: str, reply: Reply, *, at: str | None, key: str) -> str:
        match reply:
            case Toast(text):
                self._audience.tell(address, toast_frame(text))
                return at or ""
            case AskContact() | AskLocation():
                return ""
            case Screen() | Album() | Attachment():
                line = await self._shown(address, reply, at, key)
                self._audience.tell(address, Hint.LOOK)
                return str(line.id)

    async def withdraw(self, address: str, message: str) -> None:
        """What can be shared stands with its screen."""

    async def keep(self, picture: FileId) -> FileId:
        """It came with its bytes, and was kept before it was said."""
        return picture

    async def read(self, document: Document) -> bytes:
        """It came with its bytes."""
        if document.content is None:
            raise FileRefused("a file without its bytes")
        return document.content

    def handled(self, address: str, update_id: str) -> None:
        """Tell the open pages that an update was dealt with: its button and the typing dots come to rest."""
        self._audience.tell(address, done_frame(update_id))

    def hear(self, words: str) -> None:
        """What another process said `elsewhere`, soon shown on the pages here; nothing: they look by
        themselves.
        """
        self._audience.hear(words)

    def routes(self) -> Sequence[web.AbstractRouteDef]:
        """Pages, sockets, pictures."""
        return [
            web.get("/chat/{seat}/", self._seated(self._page.serve)),
            web.get("/chat/{seat}/socket", self._seated(self._socket.serve)),
            web.post("/chat/{seat}/pictures", self._seated(self._uploads.picture)),
            web.post("/chat/{seat}/documents", self._seated(self._uploads.document)),
            web.get("/webchat/{name}", asset),
            web.get("/chat/{seat}/files/{sha256}", self._seated(self._pictures.serve)),
            web.get("/", self._phones.serve if self._phones else self._lead_to_the_chat),
        ]

    async def close(self) -> None:
        """Part from every open page; each comes back by itself when the shop does."""
        self._audience.dismiss()

    async def _shown(
        self, address: str, reply: Screen | Album | Attachment, at: str | None, key: str
    ) -> Line:
        match reply:
            case Screen():
                return await self._show_screen(address, screen_body(reply, self._encode), at, key)
            case Album():
                return await self._say(address, album_body(reply), key)
            case Attachment():
                return await self._say(address, await self._attached(reply), key)

    async def _show_screen(self, address: str, body: bytes, at: str | None, key: str) -> Line:
        if at and at.isdecimal():
            edited = await self._transcript.edit(address, int(at), key, body=body)
            if edited:
                return edited
        return await self._say(address, body, key)

    async def _say(self, address: str, body: bytes, key: str) -> Line:
        return await self._transcript.say(address, key, mine=False, body=body, at=self._clock.now())

    async def _attached(self, attachment: Attachment) -> bytes:
        """Its body. A file that was made for it is kept first; raises LookupError when one is not there."""
        file = attachment.file
        if isinstance(file, File):
            return attachment_body(attachment, await self._files.put(file), file.media_type)
        return attachment_body(attachment, file, (await self._kept(file)).media_type)

    async def _kept(self, file_id: FileId) -> File:
        file = await self._files.get(file_id)
        if file is None:
            raise LookupError(f"no file {file_id}")
        return file

    async def _lead_to_the_chat(self, _: web.Request) -> web.StreamResponse:
        """Where somebody arrives who knows only the name of the shop, or comes back from a pay page."""
        raise web.HTTPFound(next(iter(self._seats.values())).path)

    def _seated(self, handler: SeatHandler) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def seated(request: web.Request) -> web.StreamResponse:
            seat = self._seats.get(request.match_info["seat"])
            if seat is None:
                raise web.HTTPNotFound
            return await handler(request, seat)

        return seated
