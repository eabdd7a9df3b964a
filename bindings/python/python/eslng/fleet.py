"""Several switches, each under a name."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from eslng import errors
from eslng._stream import Delivery, EventStream
from eslng.client import Client


@dataclass
class Member:
    """A switch of a fleet."""

    name: str
    client: Client
    #: It gets no new calls.
    draining: bool = False


class Fleet:
    """Several switches, each under a name, by which ``fleet[name]`` has its client. Closing it closes their clients."""

    def __init__(self) -> None:
        self._members: dict[str, Member] = {}
        self._turn = 0

    def add(self, name: str, client: Client) -> None:
        """Adds a switch; one of the same name is replaced."""
        self._members[name] = Member(name, client)

    def remove(self, name: str) -> Client | None:
        """Takes a switch out and gives its client, which goes on."""
        member = self._members.pop(name, None)
        return None if member is None else member.client

    def drain(self, name: str, draining: bool = True) -> bool:
        """Lets a switch get no new calls, or get them again. False: there is none of that name."""
        member = self._members.get(name)
        if member is None:
            return False
        member.draining = draining
        return True

    @property
    def members(self) -> list[Member]:
        """The switches."""
        return list(self._members.values())

    def __getitem__(self, name: str) -> Client:
        return self._members[name].client

    def __contains__(self, name: object) -> bool:
        return name in self._members

    def __iter__(self) -> Iterator[str]:
        return iter(list(self._members))

    def __len__(self) -> int:
        return len(self._members)

    def __repr__(self) -> str:
        return f"<Fleet {', '.join(f'{member.name} {member.client.state}' for member in self.members) or 'of none'}>"

    def pick(self) -> Member | None:
        """A switch for a new call: each in its turn, of those that are connected and not draining."""
        fit = [member for member in self._members.values() if not member.draining and member.client.state == "up"]
        if not fit:
            return None
        self._turn += 1
        return fit[(self._turn - 1) % len(fit)]

    async def locate(self, uuid: str) -> Member | None:
        """The switch that has a channel; None: none of those that answered."""

        async def has(member: Member) -> bool:
            try:
                return bool(await member.client.commands.uuid_exists(uuid))
            except errors.InvalidArgument:
                raise
            except errors.EslError:
                return False

        members = self.members
        answers = await asyncio.gather(*(has(member) for member in members))
        return next((member for member, there in zip(members, answers, strict=True) if there), None)

    async def api(self, line: str, **options: Any) -> dict[str, str | errors.EslError]:
        """Runs an API command on all switches at once; each answers for itself, by name: what it printed, or the exception."""

        async def ask(member: Member) -> str | errors.EslError:
            try:
                return await member.client.api(line, **options)
            except errors.EslError as error:
                return error

        members = self.members
        answers = await asyncio.gather(*(ask(member) for member in members))
        return {member.name: answer for member, answer in zip(members, answers, strict=True)}

    async def events(self, *names: str, **options: Any) -> AsyncIterator[tuple[str, Delivery]]:
        """Events of the switches that are in it now, each with its switch's name, in order for each; what was missed too."""
        ready: asyncio.Queue[tuple[str, Delivery] | None] = asyncio.Queue(maxsize=1)
        streams = [(member.name, member.client.events(*names, **options)) for member in self.members]
        pulling: asyncio.Future[None] | None = None

        async def pull(name: str, stream: EventStream[Any]) -> None:
            async for delivery in stream.deliveries():
                await ready.put((name, delivery))

        async def all_of_them() -> None:
            await asyncio.gather(*(pull(name, stream) for name, stream in streams))
            await ready.put(None)

        try:
            for _, stream in streams:
                await stream.subscribe()
            pulling = asyncio.ensure_future(all_of_them())
            while (item := await ready.get()) is not None:
                yield item
        finally:
            for _, stream in streams:
                stream.close()
            if pulling is not None:
                pulling.cancel()
                await asyncio.gather(pulling, return_exceptions=True)

    async def close(self) -> None:
        """Closes every client."""
        members, self._members = self.members, {}
        await asyncio.gather(*(member.client.close() for member in members))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.close()
