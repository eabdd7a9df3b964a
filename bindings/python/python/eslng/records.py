# Written by ci/generate from core/engine/src/reply: change that, not this.
# fmt: off
# ruff: noqa
"""What typed commands give: the answers of API commands, read. Each is a dict, in lists where there are several."""

from __future__ import annotations

from typing import Any, TypedDict

__all__ = ["CallcenterAgent", "CallcenterMember", "CallcenterQueue", "CallcenterTier", "Conference", "ConferenceMember", "DirectoryUser", "Element", "Gateway", "HangupAll", "LimitUsage", "MediaBug", "Pairs", "Registration", "Scheduling", "Sessions", "SofiaEntry", "SofiaFields", "SofiaStatus", "Status", "TimeTest", "Uptime", "Version"]

Pairs = list[list[str]]
"""Names and values in order, ``[name, value]`` each."""

class Uptime(TypedDict):
    """How long the switch has run, as it says it: a year has 365 days."""

    years: int
    """Years."""
    days: int
    """Days."""
    hours: int
    """Hours."""
    minutes: int
    """Minutes."""
    seconds: int
    """Seconds."""
    milliseconds: int
    """Milliseconds."""
    microseconds: int
    """Microseconds."""


class Sessions(TypedDict):
    """How many sessions there are and how fast they come."""

    total: int
    """Since the switch began."""
    active: int
    """Now."""
    peak: int
    """The most at a time."""
    peak_5_minutes: int
    """The most at a time in the last five minutes."""
    limit: int
    """The most that are allowed."""
    rate: int
    """Begun in the last second."""
    rate_limit: int
    """The most that may begin in a second."""
    rate_peak: int
    """The most that began in a second."""
    rate_peak_5_minutes: int
    """The same in the last five minutes."""


class Status(TypedDict):
    """What the switch is doing."""

    uptime: Uptime
    """How long it has run."""
    version: str
    """Its version, as it says it here."""
    ready: bool
    """Whether it takes calls."""
    sessions: Sessions
    """Sessions."""
    idle_cpu_least: float
    """Below how much idle CPU, in percent, it refuses calls."""
    idle_cpu: float
    """Idle CPU, in percent."""
    stack_kb: list[int] | None
    """The stack of a thread in kB: now and at most."""
    other: list[str]
    """Lines that are not known here."""


class Version(TypedDict):
    """``version``, ``version short``."""

    number: str
    """The number: ``1.11.3-dev``."""
    build: str
    """All that stands behind it, the commit and its time; nothing with ``short``."""
    bits: int | None
    """32 or 64, where it is said."""


class TimeTest(TypedDict):
    """``time_test``: how long each sleep took, in microseconds."""

    sleeps: list[list[int]]
    """Asked for and taken, for each."""
    average: int
    """The average."""


class HangupAll(TypedDict):
    """``hupall``: which channels were told to hang up, and why. How many they were the switch does not say."""

    cause: str
    """The cause."""
    matching: Pairs
    """Only channels whose variables have these values; none: all channels."""


class LimitUsage(TypedDict):
    """``limit_usage``: how often a resource is in use."""

    count: int
    """How often now."""
    rate: int | None
    """How often in its interval, where the switch says that."""


class SofiaStatus(TypedDict):
    """``sofia status``: one line for each profile, alias and gateway."""

    entries: list[SofiaEntry]
    """The lines, in order."""
    summary: str
    """The last line: ``1 profile 1 alias``."""


class SofiaEntry(TypedDict):
    """One line of ``sofia status``."""

    name: str
    """Its name; a gateway's has its profile in front: ``external::x``."""
    kind: str
    """profile, alias or gateway."""
    data: str
    """An address, or the profile of an alias."""
    state: str
    """``RUNNING (0)``, ``ALIASED``, ``REGED``, ..."""


class SofiaFields(TypedDict):
    """Names and values, as ``sofia status profile``, ``sofia status gateway`` and, for each registration, ``sofia status profile X reg`` write them."""

    fields: Pairs
    """"""


Gateway = TypedDict(
    "Gateway",
    {
        "name": "str",  # Its name.
        "profile": "str",  # The profile that it belongs to.
        "scheme": "str",  # How it proves who it is: Digest.
        "realm": "str",  # The realm that it answers for.
        "username": "str",  # The user that it registers.
        "has_password": "bool",  # Whether it has a password, which the switch does not show.
        "from": "str",  # The From of what it sends.
        "contact": "str",  # The Contact of what it sends.
        "extension": "str",  # The extension that its calls come in to.
        "to": "str",  # The To of what it registers.
        "proxy": "str",  # The proxy that it registers with.
        "context": "str",  # The dialplan context of its calls.
        "expires_s": "int | None",  # How long a registration that it asks for lasts, in seconds.
        "frequency_s": "int | None",  # How often it registers, in seconds.
        "next_ping_epoch": "int | None",  # When it pings next, in seconds since 1970; 0: never.
        "ping_frequency_s": "int | None",  # How often it pings, in seconds; 0: never.
        "ping_time_ms": "float | None",  # How long the last ping took, in ms.
        "ping_state": "list[int] | None",  # The least count of answered pings, the count now, and the greatest.
        "state": "str",  # Its registration: REGED, NOREG, TRYING, FAIL_WAIT, ...
        "up": "bool",  # Whether it takes calls.
        "pinging": "bool",  # Whether a ping is on its way.
        "uptime_s": "int | None",  # How long it has been up, in seconds.
        "calls_in": "int | None",  # Calls that came in.
        "calls_out": "int | None",  # Calls that went out.
        "failed_calls_in": "int | None",  # Calls that came in and failed.
        "failed_calls_out": "int | None",  # Calls that went out and failed.
        "other": "Pairs",  # Names and values that are not known here, or not of the form that these have.
    },
)
"""``sofia status gateway NAME``."""


class Registration(TypedDict):
    """One registration of ``sofia status profile X reg``."""

    call_id: str
    """The Call-ID of its REGISTER."""
    user: str
    """The user and the domain: ``1000@lab.test``."""
    contact: str
    """Where the user is."""
    agent: str
    """The phone's User-Agent."""
    status: str
    """How it is registered: ``Registered(UDP)``."""
    rpid: str
    """The phone's presence, or ``unknown``."""
    expires: str
    """When it ends, in the switch's own time zone: ``2021-09-14 13:42:51``."""
    expires_s: int | None
    """In how many seconds it ends; negative: it should have. Older switches don't say it."""
    ping_status: str
    """Reachable, Unreachable, ...; older switches don't say it."""
    ping_time_ms: float | None
    """How long the last ping took, in ms."""
    host: str
    """The switch's host name."""
    ip: str
    """The address that the REGISTER came from."""
    port: int | None
    """The port that it came from."""
    auth_user: str
    """The user that it proved to be."""
    auth_realm: str
    """The realm of that."""
    mwi_account: str
    """Whose messages its lamp shows: ``1000@lab.test``."""
    other: Pairs
    """Names and values that are not known here, or not of the form that these have."""


class Conference(TypedDict):
    """A conference."""

    name: str
    """Its name."""
    member_count: int
    """How many members it says it has."""
    rate: int
    """Samples a second."""
    flags: list[str]
    """What is set: running, locked, ... In JSON those that are true."""
    members: list[ConferenceMember]
    """Its members."""
    json: Any | None
    """All that JSON says of it; in text nothing."""


class ConferenceMember(TypedDict):
    """A member of a conference."""

    id: int
    """Its id, which other commands want."""
    channel: str | None
    """The channel's name; JSON does not say it."""
    uuid: str
    """The channel's UUID."""
    caller_id_name: str
    """Caller id name."""
    caller_id_number: str
    """Caller id number."""
    flags: list[str]
    """What it may do and does: hear, speak, talking, floor; in JSON can_hear, ...: those that are true."""
    volume_in: int
    """Volume of what it hears, from -4 to 4."""
    volume_out: int
    """Volume of what it says, from -4 to 4."""
    energy: int
    """From which level on it is heard."""
    other: list[str]
    """Fields behind those that are known."""


class CallcenterQueue(TypedDict):
    """A queue: a row of ``callcenter_config queue list``."""

    name: str
    """Its name: ``support@lab.test``."""
    strategy: str
    """Who is called first: longest-idle-agent, ring-all, ..."""
    moh_sound: str
    """What those who wait hear."""
    time_base_score: str
    """From when the score counts: queue or system."""
    discard_abandoned_after_s: int | None
    """After how many seconds an abandoned call can't come back."""
    abandoned_resume_allowed: bool | None
    """Whether an abandoned call may come back to its place."""
    max_wait_s: int | None
    """How long one may wait, in seconds; 0: for ever."""
    max_wait_no_agent_s: int | None
    """How long one may wait while nobody is logged in, in seconds; 0: for ever."""
    calls_answered: int | None
    """Calls that were answered."""
    calls_abandoned: int | None
    """Calls that were given up."""
    other: Pairs
    """The other columns."""


class CallcenterAgent(TypedDict):
    """An agent: a row of ``callcenter_config agent list``, or ``queue list agents``."""

    name: str
    """The name: ``1000@lab.test``."""
    kind: str
    """callback or uuid-standby."""
    contact: str
    """The dial string that reaches the agent."""
    status: str
    """Logged Out, Available, On Break, ..."""
    state: str
    """Waiting, Receiving, In a queue call, Idle, ..."""
    uuid: str
    """The channel of an agent that stands by."""
    max_no_answer: int | None
    """The calls after which one who does not answer is set on break."""
    wrap_up_s: int | None
    """The pause after a call, in seconds."""
    last_offered_epoch: int | None
    """When the last call was offered, in seconds since 1970; 0: never."""
    last_bridge_start_epoch: int | None
    """When the last call began, in seconds since 1970; 0: never."""
    last_bridge_end_epoch: int | None
    """When the last call ended, in seconds since 1970; 0: never."""
    last_status_change_epoch: int | None
    """When the status changed, in seconds since 1970."""
    no_answer_count: int | None
    """Calls that were not answered, one after the other."""
    calls_answered: int | None
    """Calls that were answered."""
    talk_s: int | None
    """How long the agent talked, in seconds."""
    other: Pairs
    """The other columns."""


class CallcenterTier(TypedDict):
    """Which agent serves which queue: a row of ``callcenter_config tier list``, or ``queue list tiers``."""

    queue: str
    """The queue."""
    agent: str
    """The agent."""
    state: str
    """Ready, Standby, No Answer, Offering, Active Inbound, ..."""
    level: int | None
    """Lower levels are called first."""
    position: int | None
    """The order in a level."""
    other: Pairs
    """The other columns."""


class CallcenterMember(TypedDict):
    """Who waits: a row of ``callcenter_config queue list members``."""

    queue: str
    """The queue."""
    uuid: str
    """The member's own id, which is no channel's."""
    session_uuid: str
    """The channel."""
    caller_id_number: str
    """The caller's number."""
    caller_id_name: str
    """The caller's name."""
    system_epoch: int | None
    """When the call came to the switch, in seconds since 1970."""
    joined_epoch: int | None
    """When it came to the queue, in seconds since 1970."""
    bridge_epoch: int | None
    """When it was bridged, in seconds since 1970; 0: never."""
    abandoned_epoch: int | None
    """When it was given up, in seconds since 1970; 0: never."""
    serving_agent: str
    """The agent who serves it."""
    state: str
    """Waiting, Trying, Answered, Abandoned, ..."""
    score: int | None
    """Who has more is served first."""
    other: Pairs
    """The other columns."""


class DirectoryUser(TypedDict):
    """A user, with what its group and its domain give it."""

    id: str
    """Its id."""
    params: Pairs
    """Parameters, which modules read: password, vm-password, dial-string, ..."""
    variables: Pairs
    """Variables that its channels get: user_context, effective_caller_id_name, ..."""
    xml: Element
    """All of it."""


class MediaBug(TypedDict):
    """What listens to or changes a channel's media."""

    function: str
    """What it does: session_record, ..."""
    target: str
    """What it does it to: the file of a recording."""
    thread_locked: bool
    """Whether the thread that answered is the only one that may take it away."""
    other: Pairs
    """Elements that are not known here."""


class Element(TypedDict):
    """An element, its attributes, the elements in it, and its own text without outer white space."""

    name: str
    """Its name."""
    attributes: Pairs
    """Its attributes, in order."""
    children: list[Element]
    """The elements in it, in order."""
    text: str
    """Its own text."""


class Scheduling(TypedDict, total=False):
    """What became of tasks of ``sched_api`` and the like: one of the two."""

    Added: int | None
    """The task's id, where the switch says it."""
    Deleted: int
    """So many tasks were deleted."""
