"""Placing calls."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from eslng import errors
from eslng._eslng import CallStatus, Engine, Event
from eslng.call import Call

if TYPE_CHECKING:
    from eslng.client import Client

#: How long a leg that was killed may take to say so before it is asked again, in seconds.
_AGAIN = 0.2


class Calling:
    """A call that is being placed. Dropping it lets the call go on; :meth:`cancel` ends it."""

    def __init__(self, client: "Client", legs: list[Call], job: "asyncio.Task[Event]") -> None:
        self._client = client
        #: The legs, in the order of the dial string.
        self.legs = legs
        self._job = job
        # Who asks for the answer hears of it.
        job.add_done_callback(lambda job: job.cancelled() or job.exception())

    def __repr__(self) -> str:
        return f"<Calling {', '.join(leg.uuid for leg in self.legs)}>"

    async def ringing(self) -> None:
        """Waits until one of the legs rings, has early media or is answered. Raises why none did."""
        await self._until_a_leg(lambda leg: leg.has_rung or leg.had_early_media or leg.is_answered)

    async def early_media(self) -> None:
        """Waits until one of the legs has early media or is answered. Raises why none did."""
        await self._until_a_leg(lambda leg: leg.had_early_media or leg.is_answered)

    async def _until_a_leg(self, holds: Callable[[CallStatus], bool]) -> None:
        waits = [asyncio.ensure_future(leg.wait_for(holds)) for leg in self.legs]
        placed = asyncio.ensure_future(self._placed())
        try:
            pending = {placed, *waits}
            while True:
                done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
                if any(task in done and task.exception() is None for task in waits):
                    return
                # The job ends with early media or the answer; a leg that is over changes no more.
                if placed in done:
                    placed.result()
                    return
        finally:
            for task in (placed, *waits):
                task.cancel()
            await asyncio.gather(placed, *waits, return_exceptions=True)

    async def _placed(self) -> str:
        return Engine.placed(await asyncio.shield(self._job))

    async def answered(self) -> Call:
        """Waits for the answer and gives the call of the leg that answered. Raises :class:`~eslng.errors.NotAnswered`."""
        uuid = await self._placed()
        call = next((leg for leg in self.legs if leg.uuid == uuid), None) or await self._client.call(uuid)
        try:
            # `originate` ends with early media too, unless `ignore_early_media` is set.
            await call.wait_for(lambda status: status.was_answered)
        except errors.HungUp as error:
            failure = errors.NotAnswered(f"the call was not answered: {error.cause}")
            failure.cause = error.cause
            raise failure from None
        return call

    def abandon(self) -> None:
        """Ends it, answered or not, and waits for nothing: what is known of it is told the switch at once, the rest while the client is open."""
        for leg in self.legs:
            self._client._tell_switch(f"uuid_kill {leg.uuid} ORIGINATOR_CANCEL")
        self._client._keep(self._cancel_quietly(), self._client._handlers)

    async def _cancel_quietly(self) -> None:
        with contextlib.suppress(errors.EslError):
            await self.cancel()

    async def cancel(self) -> None:
        """Ends it, answered or not."""
        while True:
            for leg in self.legs:
                # A leg that has ended, or was not begun, says -ERR.
                await self._client.ask(f"uuid_kill {leg.uuid} ORIGINATOR_CANCEL")
            # One that was begun after that is asked again.
            done, _ = await asyncio.wait([self._job], timeout=_AGAIN)
            if not done:
                continue
            error = self._job.exception()
            if error is not None:
                raise error
            try:
                uuid = Engine.placed(self._job.result())
            except errors.CommandFailed:
                return
            await self._client.ask(f"uuid_kill {uuid} ORIGINATOR_CANCEL")
            return
