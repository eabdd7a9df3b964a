# Written by ci/generate from core/engine/catalogue/api.toml: change that, not this.
# fmt: off
# ruff: noqa
# What a command prints is read by its name: the types of the answers are those of the catalogue.
# mypy: disable-error-code="no-any-return"
"""Typed API commands, by the names and arguments of the catalogue."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, Literal

from eslng._eslng import DialString, Event, Expression
from eslng.records import CallcenterAgent, CallcenterMember, CallcenterQueue, CallcenterTier, Conference, ConferenceMember, DirectoryUser, Element, Gateway, HangupAll, LimitUsage, MediaBug, Registration, Scheduling, SofiaFields, SofiaStatus, Status, TimeTest, Version

Time = str | timedelta | datetime
"""When: in so much time, at a time, or in the switch's words (``+seconds``, ``@seconds``)."""


class Commands:
    """API commands as functions: ``await fs.commands.uuid_kill(uuid, cause="USER_BUSY")``.

    Arguments are checked and written as the command reads them; what it prints is read as what it is: True or False,
    what follows ``+OK``, the rows of a table, a record of :mod:`eslng.records`. ``-ERR`` raises
    :class:`eslng.errors.CommandFailed`. ``timeout``: how long it may take, in seconds; the client's own limit without
    it. What can take long blocks the connection in the switch until it has ended: run that by ``bgapi``.
    """

    def __init__(self, run: Callable[[str, dict[str, Any], float | None], Awaitable[Any]]) -> None:
        self._run = run

    async def shutdown_console(self, *, timeout: float | None = None) -> None:
        """Stops the switch at once.

        ``...`` answers ``-ERR no reply`` when it worked.
        Means shutdown on the console; over the event socket use fsctl shutdown.
        It was made for the console.
        """
        return await self._run("shutdown_console", {}, timeout)

    async def acl(self, ip: str, list: str, *, timeout: float | None = None) -> bool:
        """Whether an address is in an access control list, given by name or as a network.

        ``acl <ip> <list>`` answers ``true`` or ``false``.

        - ``ip``: The address.
        - ``list``: The list, or a network ``10.0.0.0/8``.
        """
        return await self._run("acl", {"ip": ip, "list": list}, timeout)

    async def alias_add(self, alias: str, command: str, *, timeout: float | None = None) -> str:
        """Gives a command line another name until the switch ends.

        ``alias add <alias> <command>`` answers ``+OK`` or ``-ERR``.
        An alias counts only on the console and where console_execute is set.
        It was made for the console.

        - ``alias``: The alias.
        - ``command``: The command and its arguments.
        """
        return await self._run("alias_add", {"alias": alias, "command": command}, timeout)

    async def alias_stickyadd(self, alias: str, command: str, *, timeout: float | None = None) -> str:
        """Gives a command line another name that outlives a restart.

        ``alias stickyadd <alias> <command>`` answers ``+OK`` or ``-ERR``.
        An alias counts only on the console and where console_execute is set.
        It was made for the console.

        - ``alias``: The alias.
        - ``command``: The command and its arguments.
        """
        return await self._run("alias_stickyadd", {"alias": alias, "command": command}, timeout)

    async def alias_del(self, alias: str, *, timeout: float | None = None) -> str:
        """Takes an alias back; ``*`` all of them.

        ``alias del <alias>`` answers ``+OK`` or ``-ERR``.
        It was made for the console.

        - ``alias``: The alias.
        """
        return await self._run("alias_del", {"alias": alias}, timeout)

    async def banner(self, *, timeout: float | None = None) -> str:
        """The switch's banner.

        ``banner`` answers text.
        """
        return await self._run("banner", {}, timeout)

    async def bg_spawn(self, command: str, *, timeout: float | None = None) -> str:
        """Starts a program without waiting for it.

        ``bg_spawn <command>`` answers ``+OK`` or ``-ERR``.
        +OK says only that it was tried.
        It runs a shell or a program.

        - ``command``: The command and its arguments.
        """
        return await self._run("bg_spawn", {"command": command}, timeout)

    async def bg_system(self, command: str, *, timeout: float | None = None) -> str:
        """Runs a shell command without waiting for it.

        ``bg_system <command>`` answers ``+OK`` or ``-ERR``.
        +OK says only that it was tried. The shell reads the whole text.
        It runs a shell or a program.

        - ``command``: The command and its arguments.
        """
        return await self._run("bg_system", {"command": command}, timeout)

    async def bgapi(self, command: str, *, timeout: float | None = None) -> str:
        """Runs an API command in a thread of its own.

        ``bgapi <command>`` answers ``+OK`` or ``-ERR``.
        As an API command its result is an event of its own; the bgapi of the event socket is the one to use.

        - ``command``: The command and its arguments.
        """
        return await self._run("bgapi", {"command": command}, timeout)

    async def break_(self, uuid: str, *, all: bool = False, timeout: float | None = None) -> str:
        """Stops what is played to a channel.

        ``break <uuid>[ all]`` answers ``+OK`` or ``-ERR``.
        uuid_break under its old name.
        It is deprecated.

        - ``uuid``: The channel's UUID.
        - ``all``: Also what waits behind it.
        """
        return await self._run("break", {"uuid": uuid, "all": all}, timeout)

    async def coalesce(self, values: str, *, timeout: float | None = None) -> str:
        """The first of several values, separated by commas, that is not empty; ``^^:`` in front names another separator.

        ``coalesce <values>`` answers text.

        - ``values``: The values.
        """
        return await self._run("coalesce", {"values": values}, timeout)

    async def complete_add(self, word: str, *, timeout: float | None = None) -> str:
        """Adds to what the console completes.

        ``complete add <word>`` answers ``+OK`` or ``-ERR``.
        It was made for the console.

        - ``word``: The words.
        """
        return await self._run("complete_add", {"word": word}, timeout)

    async def complete_del(self, word: str, *, timeout: float | None = None) -> str:
        """Takes a completion back; ``*`` all of them.

        ``complete del <word>`` answers ``+OK`` or ``-ERR``.
        It was made for the console.

        - ``word``: The words.
        """
        return await self._run("complete_del", {"word": word}, timeout)

    async def cond(self, left: str, operator: Literal["==", "!=", ">", "<", ">=", "<="], right: str, then: str, otherwise: str, *, timeout: float | None = None) -> str:
        """One of two values, by a comparison.

        ``cond <left> <operator> <right> ? <then> : <otherwise>`` answers text.
        -ERR without a text where the blanks around ``?`` and ``:`` are missing.

        - ``left``: The left side.
        - ``operator``: How they are compared.
        - ``right``: The right side.
        - ``then``: What follows it, or how it is done; of ``cond`` the result when it is so.
        - ``otherwise``: The result when it is not so.
        """
        return await self._run("cond", {"left": left, "operator": operator, "right": right, "then": then, "otherwise": otherwise}, timeout)

    async def console_complete(self, line: str, *, timeout: float | None = None) -> str:
        """What the console would complete a line to.

        ``console_complete <line>`` answers text.
        It was made for the console.

        - ``line``: The line.
        """
        return await self._run("console_complete", {"line": line}, timeout)

    async def console_complete_xml(self, line: str, *, timeout: float | None = None) -> str:
        """What the console would complete a line to, as XML.

        ``console_complete_xml <line>`` answers XML.
        It was made for the console.

        - ``line``: The line.
        """
        return await self._run("console_complete_xml", {"line": line}, timeout)

    async def create_uuid(self, uuid: str | None = None, other_uuid: str | None = None, *, timeout: float | None = None) -> str:
        """Makes a UUID.

        ``create_uuid[ <uuid> <other_uuid>]`` answers a UUID.

        - ``uuid``: The channel's UUID.
        - ``other_uuid``: The other channel.
        """
        return await self._run("create_uuid", {"uuid": uuid, "other_uuid": other_uuid}, timeout)

    async def db_cache_status(self, *, timeout: float | None = None) -> str:
        """The state of the database handles.

        ``db_cache status`` answers text.
        """
        return await self._run("db_cache_status", {}, timeout)

    async def domain_data(self, domain: str, section: Literal["var", "param", "attr"], name: str, *, timeout: float | None = None) -> str:
        """A variable, parameter or attribute of a domain of the directory.

        ``domain_data <domain> <section> <name>`` answers text.
        An absent one answers ``-ERR no reply``.

        - ``domain``: The domain.
        - ``section``: Which section.
        - ``name``: The name.
        """
        return await self._run("domain_data", {"domain": domain, "section": section, "name": name}, timeout)

    async def domain_exists(self, domain: str, *, timeout: float | None = None) -> bool:
        """Whether the directory has a domain.

        ``domain_exists <domain>`` answers ``true`` or ``false``.

        - ``domain``: The domain.
        """
        return await self._run("domain_exists", {"domain": domain}, timeout)

    async def echo(self, text: str, *, timeout: float | None = None) -> str:
        """Gives its argument back.

        ``echo <text>`` answers text.
        Of nothing it answers ``-ERR no reply``. Outer blanks are lost.

        - ``text``: The text.
        """
        return await self._run("echo", {"text": text}, timeout)

    async def escape(self, text: str, *, timeout: float | None = None) -> str:
        """Escapes a text as a C string.

        ``escape <text>`` answers text.

        - ``text``: The text.
        """
        return await self._run("escape", {"text": text}, timeout)

    async def eval(self, expression: str | Expression, *, uuid: str | None = None, timeout: float | None = None) -> str:
        """Expands an expression; with the variables of a channel where one is named.

        ``eval[ uuid:<uuid>] <expression>`` answers text.
        An expression that comes to nothing answers ``-ERR no reply``.
        It expands ``${...}``.

        - ``uuid``: The channel's UUID.
        - ``expression``: The expression. (a text that the switch expands)
        """
        return await self._run("eval", {"uuid": uuid, "expression": expression}, timeout)

    async def event_channel_broadcast(self, channel: str, json: str, *, timeout: float | None = None) -> str:
        """Sends JSON to an event channel.

        ``event_channel_broadcast <channel> <json>`` answers ``+OK`` or ``-ERR``.

        - ``channel``: The event channel.
        - ``json``: The JSON.
        """
        return await self._run("event_channel_broadcast", {"channel": channel, "json": json}, timeout)

    async def expand(self, command: str | Expression, *, uuid: str | None = None, timeout: float | None = None) -> str:
        """Runs an API command whose arguments are expanded first.

        ``expand[ uuid:<uuid>] <command>`` answers text.
        It expands ``${...}``.
        It runs a shell or a program.

        - ``uuid``: The channel's UUID.
        - ``command``: The command and its arguments. (a text that the switch expands)
        """
        return await self._run("expand", {"uuid": uuid, "command": command}, timeout)

    async def file_exists(self, file: str, *, timeout: float | None = None) -> bool:
        """Whether the switch can see a file; it may still not be readable.

        ``file_exists <file>`` answers ``true`` or ``false``.

        - ``file``: The file.
        """
        return await self._run("file_exists", {"file": file}, timeout)

    async def find_user_xml(self, key: str, user: str, domain: str, *, timeout: float | None = None) -> DirectoryUser:
        """A user of the directory as XML.

        ``find_user_xml <key> <user> <domain>`` answers XML.
        ``-ERR no reply`` where there is none.

        - ``key``: The key.
        - ``user``: The user.
        - ``domain``: The domain.
        """
        return await self._run("find_user_xml", {"key": key, "user": user, "domain": domain}, timeout)

    async def getcputime(self, *, reset: bool = False, timeout: float | None = None) -> str:
        """CPU time of the switch in milliseconds: user, kernel.

        ``getcputime[ reset]`` answers text.

        - ``reset``: Begin anew from 0.
        """
        return await self._run("getcputime", {"reset": reset}, timeout)

    async def getenv(self, name: str, *, timeout: float | None = None) -> str:
        """A variable of the switch's environment.

        ``getenv <name>`` answers text.

        - ``name``: The name.
        """
        return await self._run("getenv", {"name": name}, timeout)

    async def gethost(self, name: str | None = None, *, timeout: float | None = None) -> str:
        """The address of a host name.

        ``gethost[ <name>]`` answers text.

        - ``name``: The name.
        """
        return await self._run("gethost", {"name": name}, timeout)

    async def global_getvar(self, name: str | None = None, *, timeout: float | None = None) -> str | dict[str, str]:
        """A global variable, or all of them as lines ``name=value``.

        ``global_getvar[ <name>]`` answers text.
        One that is not set answers ``-ERR no reply``.

        - ``name``: The name.
        """
        return await self._run("global_getvar", {"name": name}, timeout)

    async def global_setvar(self, name: str, value: str, *, timeout: float | None = None) -> str:
        """Sets a global variable.

        ``global_setvar <name>=<value>`` answers ``+OK`` or ``-ERR``.

        - ``name``: The name.
        - ``value``: The value.
        """
        return await self._run("global_setvar", {"name": name, "value": value}, timeout)

    async def group_call(self, group: str, domain: str | None = None, order: Literal["A", "E", "F"] | None = None, *, timeout: float | None = None) -> str:
        """The members of a group as a dial string: A together (the default), F one after the other, E each in an originate of its own.

        ``group_call <group>[@<domain>][+<order>]`` answers a dial string.
        An empty or unknown group answers error/NO_ROUTE_DESTINATION.

        - ``group``: The group; ``none`` for no group of tasks.
        - ``domain``: The domain.
        - ``order``: How they are called.
        """
        return await self._run("group_call", {"group": group, "domain": domain, "order": order}, timeout)

    async def help(self, *, timeout: float | None = None) -> list[dict[str, str]]:
        """All API commands.

        ``help`` answers a table.
        """
        return await self._run("help", {}, timeout)

    async def host_lookup(self, hostname: str, *, timeout: float | None = None) -> str:
        """Looks a host name up.

        ``host_lookup <hostname>`` answers text.
        It can take long.

        - ``hostname``: The host's name.
        """
        return await self._run("host_lookup", {"hostname": hostname}, timeout)

    async def hostname(self, *, timeout: float | None = None) -> str:
        """The machine's name.

        ``hostname`` answers text.
        """
        return await self._run("hostname", {}, timeout)

    async def hupall(self, cause: str, variable: str | None = None, value: str | None = None, variable2: str | None = None, value2: str | None = None, *, timeout: float | None = None) -> HangupAll:
        """Hangs up all channels, or those with a variable of a certain value.

        ``hupall <cause>[ <variable> <value>[ <variable2> <value2>]]`` answers ``+OK`` or ``-ERR``.
        +OK hangup all channels with cause X, however many there were.

        - ``cause``: The hangup cause.
        - ``variable``: The variable.
        - ``value``: The value.
        - ``variable2``: One more variable.
        - ``value2``: Its value.
        """
        return await self._run("hupall", {"cause": cause, "variable": variable, "value": value, "variable2": variable2, "value2": value2}, timeout)

    async def in_group(self, user: str, group: str, *, domain: str | None = None, timeout: float | None = None) -> bool:
        """Whether a user is in a group.

        ``in_group <user>[@<domain>] <group>`` answers ``true`` or ``false``.

        - ``user``: The user.
        - ``domain``: The domain.
        - ``group``: The group; ``none`` for no group of tasks.
        """
        return await self._run("in_group", {"user": user, "domain": domain, "group": group}, timeout)

    async def interface_allowlist_dump(self, *, modules: bool = False, plain: bool = False, timeout: float | None = None) -> str:
        """The loaded interfaces in the form of the allow list's configuration.

        ``interface_allowlist_dump[ modules][ plain]`` answers text.

        - ``modules``: With the modules.
        - ``plain``: As plain text.
        """
        return await self._run("interface_allowlist_dump", {"modules": modules, "plain": plain}, timeout)

    async def interface_ip(self, family: Literal["auto", "ipv4", "ipv6"], interface: str, *, timeout: float | None = None) -> str:
        """The address of a network interface.

        ``interface_ip <family> <interface>`` answers text.

        - ``family``: Which kind of address.
        - ``interface``: The interface.
        """
        return await self._run("interface_ip", {"family": family, "interface": interface}, timeout)

    async def is_lan_addr(self, ip: str, *, timeout: float | None = None) -> bool:
        """Whether an address is one of a LAN.

        ``is_lan_addr <ip>`` answers ``true`` or ``false``.

        - ``ip``: The address.
        """
        return await self._run("is_lan_addr", {"ip": ip}, timeout)

    async def json(self, request: str, *, timeout: float | None = None) -> Any:
        """A command of the JSON API: ``{"command":"status","data":""}``.

        ``json <request>`` answers JSON.
        ``-ERR Parse error.`` for what is not JSON.

        - ``request``: The request.
        """
        return await self._run("json", {"request": request}, timeout)

    async def limit_hash_usage(self, realm: str, id: str, *, timeout: float | None = None) -> str:
        """How often a limited resource is in use.

        ``limit_hash_usage <realm> <id>`` answers text.
        limit_usage under its old name.
        It is deprecated.

        - ``realm``: The realm.
        - ``id``: The id.
        """
        return await self._run("limit_hash_usage", {"realm": realm, "id": id}, timeout)

    async def limit_interval_reset(self, backend: str, realm: str, resource: str, *, timeout: float | None = None) -> str:
        """Sets the interval counter of a limited resource to zero.

        ``limit_interval_reset <backend> <realm> <resource>`` answers ``+OK`` or ``-ERR``.

        - ``backend``: The limit backend: hash, db, ...
        - ``realm``: The realm.
        - ``resource``: The resource.
        """
        return await self._run("limit_interval_reset", {"backend": backend, "realm": realm, "resource": resource}, timeout)

    async def limit_reset(self, backend: str, *, timeout: float | None = None) -> str:
        """Sets all counters of a limit backend to zero.

        ``limit_reset <backend>`` answers ``+OK`` or ``-ERR``.

        - ``backend``: The limit backend: hash, db, ...
        """
        return await self._run("limit_reset", {"backend": backend}, timeout)

    async def limit_status(self, backend: str, *, timeout: float | None = None) -> str:
        """The state of a limit backend.

        ``limit_status <backend>`` answers text.
        Without an argument it answers USAGE: without a sign in front.

        - ``backend``: The limit backend: hash, db, ...
        """
        return await self._run("limit_status", {"backend": backend}, timeout)

    async def limit_usage(self, backend: str, realm: str, resource: str, *, timeout: float | None = None) -> LimitUsage:
        """How often a limited resource is in use.

        ``limit_usage <backend> <realm> <resource>`` answers text.
        A number; 0 for an unknown one.

        - ``backend``: The limit backend: hash, db, ...
        - ``realm``: The realm.
        - ``resource``: The resource.
        """
        return await self._run("limit_usage", {"backend": backend, "realm": realm, "resource": resource}, timeout)

    async def list_users(self, group: str | None = None, domain: str | None = None, user: str | None = None, context: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """Users of the directory, one a line, separated by ``|``.

        ``list_users[ group <group>][ domain <domain>][ user <user>][ context <context>]`` answers a table.
        The table is followed by +OK.

        - ``group``: The group; ``none`` for no group of tasks.
        - ``domain``: The domain.
        - ``user``: The user.
        - ``context``: The context.
        """
        return await self._run("list_users", {"group": group, "domain": domain, "user": user, "context": context}, timeout)

    async def load(self, module: str, *, timeout: float | None = None) -> str:
        """Loads a module.

        ``load <module>`` answers ``+OK`` or ``-ERR``.
        Says +OK Reloading XML first, and the result in its second line.
        It can take long.

        - ``module``: The module, ``mod_sofia``.
        """
        return await self._run("load", {"module": module}, timeout)

    async def log(self, level: str, message: str, *, timeout: float | None = None) -> str:
        """Writes a log line.

        ``log <level> <message>`` answers ``+OK`` or ``-ERR``.

        - ``level``: The level.
        - ``message``: The message.
        """
        return await self._run("log", {"level": level, "message": message}, timeout)

    async def md5(self, text: str, *, timeout: float | None = None) -> str:
        """The MD5 of a text, in hex.

        ``md5 <text>`` answers text.

        - ``text``: The text.
        """
        return await self._run("md5", {"text": text}, timeout)

    async def memory(self, *, timeout: float | None = None) -> str:
        """What memory the switch uses.

        ``memory`` answers text.
        """
        return await self._run("memory", {}, timeout)

    async def module_exists(self, module: str, *, timeout: float | None = None) -> bool:
        """Whether a module is loaded.

        ``module_exists <module>`` answers ``true`` or ``false``.

        - ``module``: The module, ``mod_sofia``.
        """
        return await self._run("module_exists", {"module": module}, timeout)

    async def msleep(self, milliseconds: int, *, timeout: float | None = None) -> str:
        """Waits.

        ``msleep <milliseconds>`` answers ``+OK`` or ``-ERR``.
        It can take long.

        - ``milliseconds``: How long, in milliseconds.
        """
        return await self._run("msleep", {"milliseconds": milliseconds}, timeout)

    async def msrp_debug(self, state: Literal["on", "off"], *, timeout: float | None = None) -> str:
        """Turns logging of MSRP on or off.

        ``msrp debug <state>`` answers ``+OK`` or ``-ERR``.

        - ``state``: The state.
        """
        return await self._run("msrp_debug", {"state": state}, timeout)

    async def msrp_restart(self, *, timeout: float | None = None) -> str:
        """Starts MSRP again.

        ``msrp restart`` answers ``+OK`` or ``-ERR``.
        """
        return await self._run("msrp_restart", {}, timeout)

    async def nat_map_status(self, *, timeout: float | None = None) -> str:
        """The state of NAT, the outer address and the mapped ports.

        ``nat_map status`` answers text.
        """
        return await self._run("nat_map_status", {}, timeout)

    async def nat_map_reinit(self, *, timeout: float | None = None) -> str:
        """Looks for the NAT router anew.

        ``nat_map reinit`` answers ``+OK`` or ``-ERR``.
        It can take long.
        """
        return await self._run("nat_map_reinit", {}, timeout)

    async def nat_map_republish(self, *, timeout: float | None = None) -> str:
        """Tells the router the mapped ports anew.

        ``nat_map republish`` answers ``+OK`` or ``-ERR``.
        It can take long.
        """
        return await self._run("nat_map_republish", {}, timeout)

    async def nat_map_add(self, port: int, protocol: Literal["tcp", "udp"] | None = None, *, sticky: bool = False, timeout: float | None = None) -> bool:
        """Maps a port.

        ``nat_map add <port>[ <protocol>][ static]`` answers ``true`` or ``false``.

        - ``port``: The port.
        - ``protocol``: The protocol.
        - ``sticky``: The mapping outlives a restart.
        """
        return await self._run("nat_map_add", {"port": port, "protocol": protocol, "sticky": sticky}, timeout)

    async def nat_map_del(self, port: int, protocol: Literal["tcp", "udp"] | None = None, *, timeout: float | None = None) -> bool:
        """Takes a mapping back.

        ``nat_map del <port>[ <protocol>]`` answers ``true`` or ``false``.

        - ``port``: The port.
        - ``protocol``: The protocol.
        """
        return await self._run("nat_map_del", {"port": port, "protocol": protocol}, timeout)

    async def nat_map_mapping(self, state: Literal["enable", "disable"], *, timeout: float | None = None) -> str:
        """Whether mappings are asked of the router.

        ``nat_map mapping <state>`` answers ``+OK`` or ``-ERR``.

        - ``state``: The state.
        """
        return await self._run("nat_map_mapping", {"state": state}, timeout)

    async def originate(self, call_url: str | DialString, target: str, dialplan: str | None = None, context: str | None = None, cid_name: str | None = None, cid_num: str | None = None, timeout_sec: int | None = None, *, timeout: float | None = None) -> str:
        """Places a call, and runs an application or goes to an extension when it is answered or has early media.

        ``originate <call_url> <target>[ <dialplan>[ <context>[ <cid_name>[ <cid_num>[ <timeout_sec>]]]]]`` answers ``+OK UUID`` or ``-ERR CAUSE``.
        +OK and the UUID, or -ERR and the hangup cause.
        It can take long.
        It expands ``${...}``.

        - ``call_url``: Whom to call.
        - ``target``: What the channel does when it is answered. (``&application(argument)`` or an extension)
        - ``dialplan``: The dialplan.
        - ``context``: The context.
        - ``cid_name``: The caller id name.
        - ``cid_num``: The caller id number.
        - ``timeout_sec``: How many seconds the call may take until the answer.
        """
        return await self._run("originate", {"call_url": call_url, "target": target, "dialplan": dialplan, "context": context, "cid_name": cid_name, "cid_num": cid_num, "timeout_sec": timeout_sec}, timeout)

    async def pause(self, uuid: str, state: Literal["on", "off"], *, timeout: float | None = None) -> None:
        """Stops what uuid_broadcast plays on a channel, and lets it go on.

        ``pause <uuid> <state>`` answers ``-ERR no reply`` when it worked.
        Answers ``-ERR no reply`` when it worked.

        - ``uuid``: The channel's UUID.
        - ``state``: The state.
        """
        return await self._run("pause", {"uuid": uuid, "state": state}, timeout)

    async def pool_stats(self, *, timeout: float | None = None) -> str:
        """What the memory pools hold.

        ``pool_stats`` answers text.
        """
        return await self._run("pool_stats", {}, timeout)

    async def quote_shell_arg(self, text: str, *, timeout: float | None = None) -> str:
        """Quotes a text for the shell.

        ``quote_shell_arg <text>`` answers text.

        - ``text``: The text.
        """
        return await self._run("quote_shell_arg", {"text": text}, timeout)

    async def reg_url(self, user: str, domain: str, *, timeout: float | None = None) -> str:
        """The contact of a registration.

        ``reg_url <user>@<domain>`` answers text.

        - ``user``: The user.
        - ``domain``: The domain.
        """
        return await self._run("reg_url", {"user": user, "domain": domain}, timeout)

    async def regex(self, data: str, pattern: str, substitution: str | None = None, flag: Literal["n", "b"] | None = None, *, timeout: float | None = None) -> str:
        """Tries a regular expression: true or false, or what the substitution makes (``$1`` or ``%1``).

        ``regex <data>|<pattern>[|<substitution>[|<flag>]]`` answers text.
        No match with a substitution: the data; with flag n ``-ERR no reply``, with b false. Too few fields: -ERR without a text.

        - ``data``: The text.
        - ``pattern``: The regular expression.
        - ``substitution``: What a match gives.
        - ``flag``: What no match answers.
        """
        return await self._run("regex", {"data": data, "pattern": pattern, "substitution": substitution, "flag": flag}, timeout)

    async def regex_slash(self, data: str, pattern: str, substitution: str | None = None, flag: Literal["n", "b"] | None = None, *, timeout: float | None = None) -> str:
        """As regex, with ``/`` between the fields.

        ``regex m:/<data>/<pattern>[/<substitution>[/<flag>]]`` answers text.
        As regex.

        - ``data``: The text.
        - ``pattern``: The regular expression.
        - ``substitution``: What a match gives.
        - ``flag``: What no match answers.
        """
        return await self._run("regex_slash", {"data": data, "pattern": pattern, "substitution": substitution, "flag": flag}, timeout)

    async def regex_tilde(self, data: str, pattern: str, substitution: str | None = None, flag: Literal["n", "b"] | None = None, *, timeout: float | None = None) -> str:
        """As regex, with ``~`` between the fields.

        ``regex m:~<data>~<pattern>[~<substitution>[~<flag>]]`` answers text.
        As regex.

        - ``data``: The text.
        - ``pattern``: The regular expression.
        - ``substitution``: What a match gives.
        - ``flag``: What no match answers.
        """
        return await self._run("regex_tilde", {"data": data, "pattern": pattern, "substitution": substitution, "flag": flag}, timeout)

    async def reload(self, module: str, *, force: bool = False, timeout: float | None = None) -> str:
        """Unloads a module and loads it again.

        ``reload [-f ]<module>`` answers ``+OK`` or ``-ERR``.
        Each step has a line of its own.
        It can take long.

        - ``force``: Also when it is in use.
        - ``module``: The module, ``mod_sofia``.
        """
        return await self._run("reload", {"force": force, "module": module}, timeout)

    async def reloadacl(self, *, reloadxml: bool = False, timeout: float | None = None) -> str:
        """Reads the access control lists anew.

        ``reloadacl[ reloadxml]`` answers ``+OK`` or ``-ERR``.
        It can take long.

        - ``reloadxml``: Read the configuration first.
        """
        return await self._run("reloadacl", {"reloadxml": reloadxml}, timeout)

    async def reloadcert(self, *, timeout: float | None = None) -> str:
        """Reads TLS certificates anew.

        ``reloadcert`` answers ``+OK`` or ``-ERR``.
        """
        return await self._run("reloadcert", {}, timeout)

    async def reloadxml(self, *, timeout: float | None = None) -> str:
        """Reads the configuration anew.

        ``reloadxml`` answers ``+OK`` or ``-ERR``.
        +OK [Success]
        It can take long.
        """
        return await self._run("reloadxml", {}, timeout)

    async def replace(self, data: str, search: str, replacement: str, *, timeout: float | None = None) -> str:
        """Replaces a text.

        ``replace <data>|<search>|<replacement>`` answers text.

        - ``data``: The text.
        - ``search``: What is replaced.
        - ``replacement``: What is put in its place.
        """
        return await self._run("replace", {"data": data, "search": search, "replacement": replacement}, timeout)

    async def say_string(self, module: str, language: str, type: str, method: str, text: str, *, extension: str | None = None, language_extension: str | None = None, gender: str | None = None, timeout: float | None = None) -> str:
        """The files that say something, as a file_string.

        ``say_string <module>[.<extension>] <language>[.<language_extension>] <type> <method>[ <gender>] <text>`` answers text.

        - ``module``: The module, ``mod_sofia``.
        - ``extension``: The extension; in a file's name what follows the dot.
        - ``language``: The language, ``en``.
        - ``language_extension``: The dialect of the language.
        - ``type``: The type.
        - ``method``: How: pronounced, iterated, counted.
        - ``gender``: The grammatical gender.
        - ``text``: The text.
        """
        return await self._run("say_string", {"module": module, "extension": extension, "language": language, "language_extension": language_extension, "type": type, "method": method, "gender": gender, "text": text}, timeout)

    async def sched_api(self, time: Time, group: str, command: str, *, thread: bool = False, timeout: float | None = None) -> Scheduling:
        """Runs an API command later, or again and again.

        ``sched_api <time> <group> <command>[&]`` answers ``+OK`` or ``-ERR``.
        +OK Added: and the task's id. ``none`` is no group; with a channel's UUID as the group it ends with the channel. Quotes in the command are taken away once more.

        - ``time``: When. (``+seconds``, ``@seconds`` or an epoch)
        - ``group``: The group; ``none`` for no group of tasks.
        - ``command``: The command and its arguments.
        - ``thread``: In a thread of its own.
        """
        return await self._run("sched_api", {"time": time, "group": group, "command": command, "thread": thread}, timeout)

    async def sched_broadcast(self, time: Time, uuid: str, action: str, legs: Literal["aleg", "bleg", "holdb", "both"] | None = None, *, timeout: float | None = None) -> Scheduling:
        """Plays a file to a channel later, or runs an application.

        ``sched_broadcast <time> <uuid> <action>[ <legs>]`` answers ``+OK`` or ``-ERR``.
        It expands ``${...}``.

        - ``time``: When. (``+seconds``, ``@seconds`` or an epoch)
        - ``uuid``: The channel's UUID.
        - ``action``: What it does. (a file, or ``application::argument``)
        - ``legs``: Which legs; the channel's own without it.
        """
        return await self._run("sched_broadcast", {"time": time, "uuid": uuid, "action": action, "legs": legs}, timeout)

    async def sched_del(self, task: str, *, timeout: float | None = None) -> Scheduling:
        """Takes a scheduled task back, or all of a group; those of a channel have its UUID as the group.

        ``sched_del <task>`` answers ``+OK`` or ``-ERR``.
        +OK Deleted: and how many.

        - ``task``: The task's id, or its group.
        """
        return await self._run("sched_del", {"task": task}, timeout)

    async def sched_hangup(self, time: Time, uuid: str, cause: str | None = None, *, timeout: float | None = None) -> Scheduling:
        """Hangs a channel up later.

        ``sched_hangup <time> <uuid>[ <cause>]`` answers ``+OK`` or ``-ERR``.

        - ``time``: When. (``+seconds``, ``@seconds`` or an epoch)
        - ``uuid``: The channel's UUID.
        - ``cause``: The hangup cause.
        """
        return await self._run("sched_hangup", {"time": time, "uuid": uuid, "cause": cause}, timeout)

    async def sched_transfer(self, time: Time, uuid: str, extension: str, dialplan: str | None = None, context: str | None = None, *, timeout: float | None = None) -> Scheduling:
        """Transfers a channel later.

        ``sched_transfer <time> <uuid> <extension>[ <dialplan>[ <context>]]`` answers ``+OK`` or ``-ERR``.

        - ``time``: When. (``+seconds``, ``@seconds`` or an epoch)
        - ``uuid``: The channel's UUID.
        - ``extension``: The extension; in a file's name what follows the dot.
        - ``dialplan``: The dialplan.
        - ``context``: The context.
        """
        return await self._run("sched_transfer", {"time": time, "uuid": uuid, "extension": extension, "dialplan": dialplan, "context": context}, timeout)

    async def shutdown(self, *, timeout: float | None = None) -> None:
        """Stops the switch at once.

        ``shutdown`` answers ``-ERR no reply`` when it worked.
        From the console only; over the event socket use fsctl shutdown.
        It was made for the console.
        """
        return await self._run("shutdown", {}, timeout)

    async def spawn(self, command: str, *, timeout: float | None = None) -> str:
        """Runs a program and does not take its output.

        ``spawn <command>`` answers ``+OK`` or ``-ERR``.
        It runs a shell or a program.
        It can take long.

        - ``command``: The command and its arguments.
        """
        return await self._run("spawn", {"command": command}, timeout)

    async def spawn_stream(self, command: str, *, timeout: float | None = None) -> str:
        """Runs a program and gives its output.

        ``spawn_stream <command>`` answers text.
        It runs a shell or a program.
        It can take long.

        - ``command``: The command and its arguments.
        """
        return await self._run("spawn_stream", {"command": command}, timeout)

    async def sql_escape(self, text: str, *, timeout: float | None = None) -> str:
        """Escapes a text for SQL.

        ``sql_escape <text>`` answers text.

        - ``text``: The text.
        """
        return await self._run("sql_escape", {"text": text}, timeout)

    async def status(self, *, timeout: float | None = None) -> Status:
        """What the switch is doing.

        ``status`` answers the lines of status.
        """
        return await self._run("status", {}, timeout)

    async def strftime_tz(self, timezone: str, epoch: int | None = None, format: str | None = None, *, timeout: float | None = None) -> str:
        """The time in a time zone, or a point of time in it.

        ``strftime_tz <timezone>[ [<epoch>|]<format>]`` answers text.
        ``-ERR Invalid Timezone`` or the like.

        - ``timezone``: The time zone, ``Europe/Vienna``.
        - ``epoch``: The time, in seconds since 1970.
        - ``format``: The format.
        """
        return await self._run("strftime_tz", {"timezone": timezone, "epoch": epoch, "format": format}, timeout)

    async def stun(self, server: str, source: str | None = None, *, timeout: float | None = None) -> str:
        """The address that a STUN server sees.

        ``stun <server>[ <source>]`` answers text.
        Fails with -STUN Failed!
        It can take long.

        - ``server``: The server, with a port behind a colon.
        - ``source``: From which address, with a port behind a colon.
        """
        return await self._run("stun", {"server": server, "source": source}, timeout)

    async def switchname(self, *, timeout: float | None = None) -> str:
        """The switch's name.

        ``switchname`` answers text.
        """
        return await self._run("switchname", {}, timeout)

    async def system(self, command: str, *, timeout: float | None = None) -> str:
        """Runs a shell command and gives its output.

        ``system <command>`` answers text.
        The shell reads the whole text.
        It runs a shell or a program.
        It can take long.

        - ``command``: The command and its arguments.
        """
        return await self._run("system", {"command": command}, timeout)

    async def time_test(self, microseconds: int, count: int | None = None, *, timeout: float | None = None) -> TimeTest:
        """Measures how well sleeping works.

        ``time_test <microseconds>[ <count>]`` answers text.
        It can take long.

        - ``microseconds``: How long, in microseconds.
        - ``count``: How often.
        """
        return await self._run("time_test", {"microseconds": microseconds, "count": count}, timeout)

    async def timer_test(self, interval: Literal["10", "20", "40", "60", "120"], count: int | None = None, timer: str | None = None, *, timeout: float | None = None) -> str:
        """Measures a timer; the interval in milliseconds.

        ``timer_test <interval>[ <count>[ <timer>]]`` answers text.
        It can take long.

        - ``interval``: Milliseconds between two ticks.
        - ``count``: How often.
        - ``timer``: The timer; ``show timer`` lists them.
        """
        return await self._run("timer_test", {"interval": interval, "count": count, "timer": timer}, timeout)

    async def tolower(self, text: str, *, timeout: float | None = None) -> str:
        """A text in lower case.

        ``tolower <text>`` answers text.

        - ``text``: The text.
        """
        return await self._run("tolower", {"text": text}, timeout)

    async def tone_detect(self, uuid: str, key: str, tone_spec: str, flags: Literal["r", "w"] | None = None, timeout_: str | None = None, application: str | None = None, argument: str | Expression | None = None, hits: int | None = None, *, timeout: float | None = None) -> str:
        """Looks for tones on a channel: an event, and an application that runs then.

        ``tone_detect <uuid> <key> <tone_spec>[ <flags> <timeout> <application> <argument>[ <hits>]]`` answers ``+OK`` or ``-ERR``.
        The timeout is 0 (for ever), +milliseconds or an epoch.
        It expands ``${...}``.

        - ``uuid``: The channel's UUID.
        - ``key``: The key.
        - ``tone_spec``: The frequencies, separated by commas.
        - ``flags``: Flags.
        - ``timeout_``: How long.
        - ``application``: The application.
        - ``argument``: Its argument. (a text that the switch expands)
        - ``hits``: How many times, 1 without it.
        """
        return await self._run("tone_detect", {"uuid": uuid, "key": key, "tone_spec": tone_spec, "flags": flags, "timeout": timeout_, "application": application, "argument": argument, "hits": hits}, timeout)

    async def toupper(self, text: str, *, timeout: float | None = None) -> str:
        """A text in upper case.

        ``toupper <text>`` answers text.

        - ``text``: The text.
        """
        return await self._run("toupper", {"text": text}, timeout)

    async def unload(self, module: str, *, force: bool = False, timeout: float | None = None) -> str:
        """Unloads a module.

        ``unload [-f ]<module>`` answers ``+OK`` or ``-ERR``.
        It can take long.

        - ``force``: Also when it is in use.
        - ``module``: The module, ``mod_sofia``.
        """
        return await self._run("unload", {"force": force, "module": module}, timeout)

    async def unsched_api(self, task: str, *, timeout: float | None = None) -> str:
        """Takes a task of sched_api back.

        ``unsched_api <task>`` answers ``+OK`` or ``-ERR``.

        - ``task``: The task's id, or its group.
        """
        return await self._run("unsched_api", {"task": task}, timeout)

    async def uptime(self, unit: Literal["us", "ms", "s", "m", "h", "d", "microseconds", "milliseconds", "seconds", "minutes", "hours", "days"] | None = None, *, timeout: float | None = None) -> str:
        """How long the switch has run; seconds without a unit.

        ``uptime[ <unit>]`` answers text.

        - ``unit``: The unit.
        """
        return await self._run("uptime", {"unit": unit}, timeout)

    async def url_decode(self, text: str, *, timeout: float | None = None) -> str:
        """Takes percent escapes away.

        ``url_decode <text>`` answers text.

        - ``text``: The text.
        """
        return await self._run("url_decode", {"text": text}, timeout)

    async def url_encode(self, text: str, *, timeout: float | None = None) -> str:
        """Writes percent escapes.

        ``url_encode <text>`` answers text.

        - ``text``: The text.
        """
        return await self._run("url_encode", {"text": text}, timeout)

    async def user_data(self, user: str, domain: str, section: Literal["attr", "var", "param"], name: str, *, timeout: float | None = None) -> str:
        """A variable, parameter or attribute of a user of the directory.

        ``user_data <user>@<domain> <section> <name>`` answers text.
        An absent one answers ``-ERR no reply``.

        - ``user``: The user.
        - ``domain``: The domain.
        - ``section``: Which section.
        - ``name``: The name.
        """
        return await self._run("user_data", {"user": user, "domain": domain, "section": section, "name": name}, timeout)

    async def user_exists(self, key: str, user: str, domain: str, *, timeout: float | None = None) -> bool:
        """Whether the directory has a user whose key has this value.

        ``user_exists <key> <user> <domain>`` answers ``true`` or ``false``.

        - ``key``: The key.
        - ``user``: The user.
        - ``domain``: The domain.
        """
        return await self._run("user_exists", {"key": key, "user": user, "domain": domain}, timeout)

    async def version(self, *, short: bool = False, timeout: float | None = None) -> Version:
        """The switch's version.

        ``version[ short]`` answers the version.

        - ``short``: The number alone.
        """
        return await self._run("version", {"short": short}, timeout)

    async def xml_flush_cache(self, id: str, key: str, value: str, *, timeout: float | None = None) -> str:
        """Drops a cached piece of the directory.

        ``xml_flush_cache <id> <key> <value>`` answers ``+OK`` or ``-ERR``.

        - ``id``: The id.
        - ``key``: The key.
        - ``value``: The value.
        """
        return await self._run("xml_flush_cache", {"id": id, "key": key, "value": value}, timeout)

    async def xml_locate_root(self, *, timeout: float | None = None) -> Element:
        """All of the configuration.

        ``xml_locate root`` answers XML.
        """
        return await self._run("xml_locate_root", {}, timeout)

    async def xml_locate(self, section: str, tag: str | None = None, key: str | None = None, value: str | None = None, *, timeout: float | None = None) -> Element:
        """A section of the configuration, or one entry of it.

        ``xml_locate <section>[ <tag> <key> <value>]`` answers XML.

        - ``section``: Which section.
        - ``tag``: The element.
        - ``key``: The key.
        - ``value``: The value.
        """
        return await self._run("xml_locate", {"section": section, "tag": tag, "key": key, "value": value}, timeout)

    async def xml_wrap(self, command: str, *, timeout: float | None = None) -> Element:
        """The result of another API command as XML.

        ``xml_wrap <command>`` answers XML.

        - ``command``: The command and its arguments.
        """
        return await self._run("xml_wrap", {"command": command}, timeout)

    async def uuid_answer(self, uuid: str, *, timeout: float | None = None) -> str:
        """Answers a channel.

        ``uuid_answer <uuid>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("uuid_answer", {"uuid": uuid}, timeout)

    async def uuid_audio_start(self, uuid: str, direction: Literal["read", "write"], what: Literal["mute", "level"], level: int, *, timeout: float | None = None) -> str:
        """Mutes a direction, or makes it louder or softer.

        ``uuid_audio <uuid> start <direction> <what> <level>`` answers ``+OK`` or ``-ERR``.
        The level must be given for mute too.

        - ``uuid``: The channel's UUID.
        - ``direction``: Which direction.
        - ``what``: What.
        - ``level``: The level.
        """
        return await self._run("uuid_audio_start", {"uuid": uuid, "direction": direction, "what": what, "level": level}, timeout)

    async def uuid_audio_stop(self, uuid: str, *, timeout: float | None = None) -> str:
        """Ends uuid_audio.

        ``uuid_audio <uuid> stop`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("uuid_audio_stop", {"uuid": uuid}, timeout)

    async def uuid_break(self, uuid: str, *, all: bool = False, timeout: float | None = None) -> str:
        """Stops what is played to a channel; with ``all`` what waits behind it too.

        ``uuid_break <uuid>[ all]`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``all``: Also what waits behind it.
        """
        return await self._run("uuid_break", {"uuid": uuid, "all": all}, timeout)

    async def uuid_bridge(self, uuid: str, other_uuid: str, *, timeout: float | None = None) -> str:
        """Bridges two channels; one of them must be answered.

        ``uuid_bridge <uuid> <other_uuid>`` answers ``+OK`` or ``-ERR``.
        +OK and the UUID of the first.

        - ``uuid``: The channel's UUID.
        - ``other_uuid``: The other channel.
        """
        return await self._run("uuid_bridge", {"uuid": uuid, "other_uuid": other_uuid}, timeout)

    async def uuid_broadcast(self, uuid: str, action: str, legs: Literal["aleg", "bleg", "holdb", "both"] | None = None, *, timeout: float | None = None) -> str:
        """Plays a file to a channel, or runs an application.

        ``uuid_broadcast <uuid> <action>[ <legs>]`` answers ``+OK`` or ``-ERR``.
        +OK Message sent: it only waits in the channel's queue.
        It expands ``${...}``.

        - ``uuid``: The channel's UUID.
        - ``action``: What it does. (a file, or ``application::argument``)
        - ``legs``: Which legs; the channel's own without it.
        """
        return await self._run("uuid_broadcast", {"uuid": uuid, "action": action, "legs": legs}, timeout)

    async def uuid_buglist(self, uuid: str, *, timeout: float | None = None) -> list[MediaBug]:
        """The media bugs of a channel.

        ``uuid_buglist <uuid>`` answers XML.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("uuid_buglist", {"uuid": uuid}, timeout)

    async def uuid_capture_text(self, uuid: str, state: Literal["on", "off"], *, timeout: float | None = None) -> str:
        """Whether text is collected.

        ``uuid_capture_text <uuid> <state>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``state``: The state.
        """
        return await self._run("uuid_capture_text", {"uuid": uuid, "state": state}, timeout)

    async def uuid_chat(self, uuid: str, text: str, *, timeout: float | None = None) -> str:
        """Sends a text to the channel's endpoint.

        ``uuid_chat <uuid> <text>`` answers ``+OK`` or ``-ERR``.
        Not every endpoint takes one: -ERR Send failed

        - ``uuid``: The channel's UUID.
        - ``text``: The text.
        """
        return await self._run("uuid_chat", {"uuid": uuid, "text": text}, timeout)

    async def uuid_codec_debug(self, uuid: str, media: Literal["audio", "video"], level: int, *, timeout: float | None = None) -> str:
        """Makes a codec log.

        ``uuid_codec_debug <uuid> <media> <level>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``media``: Which medium.
        - ``level``: The level.
        """
        return await self._run("uuid_codec_debug", {"uuid": uuid, "media": media, "level": level}, timeout)

    async def uuid_codec_param(self, uuid: str, media: Literal["audio", "video"], direction: Literal["read", "write"], name: str, value: str, *, timeout: float | None = None) -> str:
        """Sets a parameter of a codec.

        ``uuid_codec_param <uuid> <media> <direction> <name> <value>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``media``: Which medium.
        - ``direction``: Which direction.
        - ``name``: The name.
        - ``value``: The value.
        """
        return await self._run("uuid_codec_param", {"uuid": uuid, "media": media, "direction": direction, "name": name, "value": value}, timeout)

    async def uuid_debug_media(self, uuid: str, direction: Literal["read", "write", "both", "vread", "vwrite", "vboth", "all"], state: Literal["on", "off"], *, timeout: float | None = None) -> str:
        """Logs every packet.

        ``uuid_debug_media <uuid> <direction> <state>`` answers ``+OK`` or ``-ERR``.
        Very much output.

        - ``uuid``: The channel's UUID.
        - ``direction``: Which direction.
        - ``state``: The state.
        """
        return await self._run("uuid_debug_media", {"uuid": uuid, "direction": direction, "state": state}, timeout)

    async def uuid_deflect(self, uuid: str, uri: str, *, timeout: float | None = None) -> str:
        """Sends an answered SIP call elsewhere with REFER and waits for the end of it.

        ``uuid_deflect <uuid> <uri>`` answers ``+OK`` or ``-ERR``.
        ``+OK:`` in front of whatever SIP answered, ``486 Busy Here`` too.
        It can take long.

        - ``uuid``: The channel's UUID.
        - ``uri``: The SIP URI.
        """
        return await self._run("uuid_deflect", {"uuid": uuid, "uri": uri}, timeout)

    async def uuid_displace_start(self, uuid: str, file: str, limit: int | None = None, *, mux: bool = False, timeout: float | None = None) -> str:
        """Plays a file in the place of what a channel hears; the limit in seconds, 0 none.

        ``uuid_displace <uuid> start <file>[ <limit>[ mux]]`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``file``: The file.
        - ``limit``: How many seconds at most.
        - ``mux``: Both are heard.
        """
        return await self._run("uuid_displace_start", {"uuid": uuid, "file": file, "limit": limit, "mux": mux}, timeout)

    async def uuid_displace_stop(self, uuid: str, file: str, *, timeout: float | None = None) -> str:
        """Ends uuid_displace.

        ``uuid_displace <uuid> stop <file>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``file``: The file.
        """
        return await self._run("uuid_displace_stop", {"uuid": uuid, "file": file}, timeout)

    async def uuid_display(self, uuid: str, name: str, number: str | None = None, *, timeout: float | None = None) -> str:
        """Changes what a phone shows.

        ``uuid_display <uuid> <name>[|<number>]`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``name``: The name.
        - ``number``: The number.
        """
        return await self._run("uuid_display", {"uuid": uuid, "name": name, "number": number}, timeout)

    async def uuid_drop_dtmf(self, uuid: str, state: Literal["on", "off"], digits: str | None = None, file: str | None = None, *, timeout: float | None = None) -> str:
        """Drops DTMF, or puts others in its place.

        ``uuid_drop_dtmf <uuid> <state>[ mask_digits <digits>][ mask_file <file>]`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``state``: The state.
        - ``digits``: The digits.
        - ``file``: The file.
        """
        return await self._run("uuid_drop_dtmf", {"uuid": uuid, "state": state, "digits": digits, "file": file}, timeout)

    async def uuid_dual_transfer(self, uuid: str, a_extension: str, b_extension: str, b_dialplan: str | None = None, b_context: str | None = None, *, a_dialplan: str | None = None, a_context: str | None = None, timeout: float | None = None) -> str:
        """Transfers both legs, each its own way.

        ``uuid_dual_transfer <uuid> <a_extension>[/<a_dialplan>[/<a_context>]] <b_extension>[/<b_dialplan>[/<b_context>]]`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``a_extension``: Where the first leg goes.
        - ``a_dialplan``: The dialplan of the first leg.
        - ``a_context``: The context of the first leg.
        - ``b_extension``: Where the second leg goes.
        - ``b_dialplan``: The dialplan of the second leg.
        - ``b_context``: The context of the second leg.
        """
        return await self._run("uuid_dual_transfer", {"uuid": uuid, "a_extension": a_extension, "a_dialplan": a_dialplan, "a_context": a_context, "b_extension": b_extension, "b_dialplan": b_dialplan, "b_context": b_context}, timeout)

    async def uuid_dump(self, uuid: str, format: Literal["txt", "plain", "json", "xml"] | None = None, *, timeout: float | None = None) -> Event:
        """All headers and variables of a channel as a CHANNEL_DATA event.

        ``uuid_dump <uuid>[ <format>]`` answers a channel's data.
        txt is percent-encoded, plain has values in [].

        - ``uuid``: The channel's UUID.
        - ``format``: The format.
        """
        return await self._run("uuid_dump", {"uuid": uuid, "format": format}, timeout)

    async def uuid_early_ok(self, uuid: str, *, timeout: float | None = None) -> None:
        """Stops ignoring early media.

        ``uuid_early_ok <uuid>`` answers ``-ERR no reply`` when it worked.
        Answers ``-ERR no reply`` when it worked.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("uuid_early_ok", {"uuid": uuid}, timeout)

    async def uuid_exists(self, uuid: str, *, timeout: float | None = None) -> bool:
        """Whether there is a channel with this UUID.

        ``uuid_exists <uuid>`` answers ``true`` or ``false``.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("uuid_exists", {"uuid": uuid}, timeout)

    async def uuid_fileman_speed(self, uuid: str, change: str, *, timeout: float | None = None) -> str:
        """Plays faster or slower: ``+``, ``-``, ``+2``; ``0`` as it was.

        ``uuid_fileman <uuid> speed:<change>`` answers ``+OK`` or ``-ERR``.
        -ERR No file handle! when nothing is played.

        - ``uuid``: The channel's UUID.
        - ``change``: By how much.
        """
        return await self._run("uuid_fileman_speed", {"uuid": uuid, "change": change}, timeout)

    async def uuid_fileman_volume(self, uuid: str, change: str, *, timeout: float | None = None) -> str:
        """Plays louder or softer: ``+``, ``-``, ``+2``; ``0`` as it was.

        ``uuid_fileman <uuid> volume:<change>`` answers ``+OK`` or ``-ERR``.
        -ERR No file handle! when nothing is played.

        - ``uuid``: The channel's UUID.
        - ``change``: By how much.
        """
        return await self._run("uuid_fileman_volume", {"uuid": uuid, "change": change}, timeout)

    async def uuid_fileman_pause(self, uuid: str, *, timeout: float | None = None) -> str:
        """Stops what is played, and lets it go on the next time.

        ``uuid_fileman <uuid> pause`` answers ``+OK`` or ``-ERR``.
        -ERR No file handle! when nothing is played.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("uuid_fileman_pause", {"uuid": uuid}, timeout)

    async def uuid_fileman_stop(self, uuid: str, *, timeout: float | None = None) -> str:
        """Ends what is played.

        ``uuid_fileman <uuid> stop`` answers ``+OK`` or ``-ERR``.
        -ERR No file handle! when nothing is played.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("uuid_fileman_stop", {"uuid": uuid}, timeout)

    async def uuid_fileman_truncate(self, uuid: str, *, timeout: float | None = None) -> str:
        """Cuts a recording here.

        ``uuid_fileman <uuid> truncate`` answers ``+OK`` or ``-ERR``.
        -ERR No file handle! when nothing is played.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("uuid_fileman_truncate", {"uuid": uuid}, timeout)

    async def uuid_fileman_restart(self, uuid: str, *, timeout: float | None = None) -> str:
        """Begins anew.

        ``uuid_fileman <uuid> restart`` answers ``+OK`` or ``-ERR``.
        -ERR No file handle! when nothing is played.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("uuid_fileman_restart", {"uuid": uuid}, timeout)

    async def uuid_fileman_seek(self, uuid: str, position: str, *, timeout: float | None = None) -> str:
        """Goes to a position in milliseconds, or with ``+`` or ``-`` by so many.

        ``uuid_fileman <uuid> seek:<position>`` answers ``+OK`` or ``-ERR``.
        -ERR No file handle! when nothing is played.

        - ``uuid``: The channel's UUID.
        - ``position``: The position.
        """
        return await self._run("uuid_fileman_seek", {"uuid": uuid, "position": position}, timeout)

    async def uuid_flush_dtmf(self, uuid: str, *, timeout: float | None = None) -> str:
        """Drops DTMF that waits.

        ``uuid_flush_dtmf <uuid>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("uuid_flush_dtmf", {"uuid": uuid}, timeout)

    async def uuid_getvar(self, uuid: str, name: str, *, timeout: float | None = None) -> str:
        """A variable of a channel.

        ``uuid_getvar <uuid> <name>`` answers text.
        ``_undef_`` when it is not set.

        - ``uuid``: The channel's UUID.
        - ``name``: The name.
        """
        return await self._run("uuid_getvar", {"uuid": uuid, "name": name}, timeout)

    async def uuid_hold(self, uuid: str, display: str | None = None, *, timeout: float | None = None) -> str:
        """Puts a call on hold.

        ``uuid_hold <uuid>[ <display>]`` answers ``+OK`` or ``-ERR``.
        +OK Success also where the endpoint does nothing with it.

        - ``uuid``: The channel's UUID.
        - ``display``: What the phone shows.
        """
        return await self._run("uuid_hold", {"uuid": uuid, "display": display}, timeout)

    async def uuid_hold_off(self, uuid: str, *, timeout: float | None = None) -> str:
        """Ends hold.

        ``uuid_hold off <uuid>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("uuid_hold_off", {"uuid": uuid}, timeout)

    async def uuid_hold_toggle(self, uuid: str, *, timeout: float | None = None) -> str:
        """Puts a call on hold, or ends that.

        ``uuid_hold toggle <uuid>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("uuid_hold_toggle", {"uuid": uuid}, timeout)

    async def uuid_jitterbuffer(self, uuid: str, min_msec: int, max_msec: int | None = None, *, timeout: float | None = None) -> str:
        """Sets the jitter buffer in milliseconds; 0 turns it off.

        ``uuid_jitterbuffer <uuid> <min_msec>[:<max_msec>]`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``min_msec``: The least milliseconds; 0 turns it off.
        - ``max_msec``: The most milliseconds.
        """
        return await self._run("uuid_jitterbuffer", {"uuid": uuid, "min_msec": min_msec, "max_msec": max_msec}, timeout)

    async def uuid_kill(self, uuid: str, cause: str | None = None, *, timeout: float | None = None) -> str:
        """Hangs a channel up; NORMAL_CLEARING without a cause.

        ``uuid_kill <uuid>[ <cause>]`` answers ``+OK`` or ``-ERR``.
        -ERR No such channel!

        - ``uuid``: The channel's UUID.
        - ``cause``: The hangup cause.
        """
        return await self._run("uuid_kill", {"uuid": uuid, "cause": cause}, timeout)

    async def uuid_limit(self, uuid: str, backend: str, realm: str, resource: str, max: str | None = None, number: str | None = None, dialplan: str | None = None, context: str | None = None, *, timeout: float | None = None) -> str:
        """Counts a channel against a limit; the maximum is ``5`` or, with seconds, ``5/10``.

        ``uuid_limit <uuid> <backend> <realm> <resource>[ <max>[ <number>[ <dialplan>[ <context>]]]]`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``backend``: The limit backend: hash, db, ...
        - ``realm``: The realm.
        - ``resource``: The resource.
        - ``max``: How many at most; ``-1`` for no limit.
        - ``number``: The number.
        - ``dialplan``: The dialplan.
        - ``context``: The context.
        """
        return await self._run("uuid_limit", {"uuid": uuid, "backend": backend, "realm": realm, "resource": resource, "max": max, "number": number, "dialplan": dialplan, "context": context}, timeout)

    async def uuid_limit_release(self, uuid: str, backend: str, realm: str | None = None, resource: str | None = None, *, timeout: float | None = None) -> str:
        """Takes a channel off a limit.

        ``uuid_limit_release <uuid> <backend>[ <realm> <resource>]`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``backend``: The limit backend: hash, db, ...
        - ``realm``: The realm.
        - ``resource``: The resource.
        """
        return await self._run("uuid_limit_release", {"uuid": uuid, "backend": backend, "realm": realm, "resource": resource}, timeout)

    async def uuid_loglevel(self, uuid: str, level: str, *, timeout: float | None = None) -> str:
        """Sets the log level of one channel.

        ``uuid_loglevel <uuid> <level>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``level``: The level.
        """
        return await self._run("uuid_loglevel", {"uuid": uuid, "level": level}, timeout)

    async def uuid_media(self, uuid: str, *, timeout: float | None = None) -> str:
        """Brings the media of a call to the switch.

        ``uuid_media <uuid>`` answers ``+OK`` or ``-ERR``.
        -ERR Operation failed where it is already.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("uuid_media", {"uuid": uuid}, timeout)

    async def uuid_media_off(self, uuid: str, *, timeout: float | None = None) -> str:
        """Takes the switch out of the media.

        ``uuid_media off <uuid>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("uuid_media_off", {"uuid": uuid}, timeout)

    async def uuid_media_3p(self, uuid: str, *, timeout: float | None = None) -> str:
        """As uuid_media, by third party call control.

        ``uuid_media_3p <uuid>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("uuid_media_3p", {"uuid": uuid}, timeout)

    async def uuid_media_3p_off(self, uuid: str, *, timeout: float | None = None) -> str:
        """As uuid_media off, by third party call control.

        ``uuid_media_3p off <uuid>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("uuid_media_3p_off", {"uuid": uuid}, timeout)

    async def uuid_media_params(self, uuid: str, json: str, *, timeout: float | None = None) -> str:
        """Sets parameters of the far end's video.

        ``uuid_media_params <uuid> <json>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``json``: The JSON.
        """
        return await self._run("uuid_media_params", {"uuid": uuid, "json": json}, timeout)

    async def uuid_media_reneg(self, uuid: str, codecs: str | None = None, *, timeout: float | None = None) -> str:
        """Negotiates media anew; ``=`` in front makes the codecs the only ones.

        ``uuid_media_reneg <uuid>[ <codecs>]`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``codecs``: Codecs, separated by commas.
        """
        return await self._run("uuid_media_reneg", {"uuid": uuid, "codecs": codecs}, timeout)

    async def uuid_msrp_send(self, uuid: str, message: str, *, timeout: float | None = None) -> str:
        """Sends an MSRP message.

        ``uuid_msrp_send <uuid> <message>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``message``: The message.
        """
        return await self._run("uuid_msrp_send", {"uuid": uuid, "message": message}, timeout)

    async def uuid_outgoing_answer(self, uuid: str, *, timeout: float | None = None) -> str:
        """Answers the channel that this one has called.

        ``uuid_outgoing_answer <uuid>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("uuid_outgoing_answer", {"uuid": uuid}, timeout)

    async def uuid_park(self, uuid: str, *, timeout: float | None = None) -> str:
        """Parks a channel; its partner is disconnected.

        ``uuid_park <uuid>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("uuid_park", {"uuid": uuid}, timeout)

    async def uuid_pause(self, uuid: str, state: Literal["on", "off"], *, timeout: float | None = None) -> str:
        """Stops media on a channel, and lets it go on.

        ``uuid_pause <uuid> <state>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``state``: The state.
        """
        return await self._run("uuid_pause", {"uuid": uuid, "state": state}, timeout)

    async def uuid_phone_event(self, uuid: str, event: str, *, timeout: float | None = None) -> str:
        """Sends the phone ``hold`` or ``talk``.

        ``uuid_phone_event <uuid> <event>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``event``: The event: hold or talk.
        """
        return await self._run("uuid_phone_event", {"uuid": uuid, "event": event}, timeout)

    async def uuid_pre_answer(self, uuid: str, *, timeout: float | None = None) -> str:
        """Opens early media.

        ``uuid_pre_answer <uuid>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("uuid_pre_answer", {"uuid": uuid}, timeout)

    async def uuid_preprocess(self, uuid: str, flags: str, *, timeout: float | None = None) -> str:
        """Preprocesses audio (echo, noise, gain).

        ``uuid_preprocess <uuid> <flags>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``flags``: Flags.
        """
        return await self._run("uuid_preprocess", {"uuid": uuid, "flags": flags}, timeout)

    async def uuid_record_start(self, uuid: str, path: str, limit: int | None = None, recording_vars: str | None = None, *, timeout: float | None = None) -> str:
        """Records a channel; the limit in seconds.

        ``uuid_record <uuid> start <path>[ <limit>[ <recording_vars>]]`` answers ``+OK`` or ``-ERR``.
        A path without a folder goes below sound_prefix.

        - ``uuid``: The channel's UUID.
        - ``path``: The file.
        - ``limit``: How many seconds at most.
        - ``recording_vars``: Variables of the recording.
        """
        return await self._run("uuid_record_start", {"uuid": uuid, "path": path, "limit": limit, "recording_vars": recording_vars}, timeout)

    async def uuid_record_stop(self, uuid: str, path: str, *, timeout: float | None = None) -> str:
        """Ends a recording; ``all`` all of them.

        ``uuid_record <uuid> stop <path>`` answers ``+OK`` or ``-ERR``.
        -ERR Cannot stop record session!

        - ``uuid``: The channel's UUID.
        - ``path``: The file.
        """
        return await self._run("uuid_record_stop", {"uuid": uuid, "path": path}, timeout)

    async def uuid_record_mask(self, uuid: str, path: str, *, timeout: float | None = None) -> str:
        """Records silence from here on.

        ``uuid_record <uuid> mask <path>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``path``: The file.
        """
        return await self._run("uuid_record_mask", {"uuid": uuid, "path": path}, timeout)

    async def uuid_record_unmask(self, uuid: str, path: str, *, timeout: float | None = None) -> str:
        """Records audio again.

        ``uuid_record <uuid> unmask <path>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``path``: The file.
        """
        return await self._run("uuid_record_unmask", {"uuid": uuid, "path": path}, timeout)

    async def uuid_recovery_refresh(self, uuid: str, uri: str, *, timeout: float | None = None) -> str:
        """Refreshes what recovery needs.

        ``uuid_recovery_refresh <uuid> <uri>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``uri``: The SIP URI.
        """
        return await self._run("uuid_recovery_refresh", {"uuid": uuid, "uri": uri}, timeout)

    async def uuid_recv_dtmf(self, uuid: str, digits: str, *, timeout: float | None = None) -> str:
        """Makes a channel receive DTMF; ``w`` waits 0.5 s, ``W`` 1 s, ``@`` and milliseconds say how long each lasts.

        ``uuid_recv_dtmf <uuid> <digits>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``digits``: The digits.
        """
        return await self._run("uuid_recv_dtmf", {"uuid": uuid, "digits": digits}, timeout)

    async def uuid_redirect(self, uuid: str, uri: str, *, timeout: float | None = None) -> str:
        """Answers an incoming SIP call with a redirect.

        ``uuid_redirect <uuid> <uri>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``uri``: The SIP URI.
        """
        return await self._run("uuid_redirect", {"uuid": uuid, "uri": uri}, timeout)

    async def uuid_ring_ready(self, uuid: str, *, queued: bool = False, timeout: float | None = None) -> str:
        """Makes a channel ring.

        ``uuid_ring_ready <uuid>[ queued]`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``queued``: Wait for what runs.
        """
        return await self._run("uuid_ring_ready", {"uuid": uuid, "queued": queued}, timeout)

    async def uuid_send_dtmf(self, uuid: str, digits: str, tone_duration: int | None = None, *, timeout: float | None = None) -> str:
        """Sends DTMF; ``w`` waits 0.5 s, ``W`` 1 s; the duration in milliseconds.

        ``uuid_send_dtmf <uuid> <digits>[@<tone_duration>]`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``digits``: The digits.
        - ``tone_duration``: Milliseconds of each tone.
        """
        return await self._run("uuid_send_dtmf", {"uuid": uuid, "digits": digits, "tone_duration": tone_duration}, timeout)

    async def uuid_send_info(self, uuid: str, message: str, *, mime_type: str | None = None, mime_subtype: str | None = None, timeout: float | None = None) -> str:
        """Sends INFO to the endpoint.

        ``uuid_send_info <uuid>[ <mime_type> <mime_subtype>] <message>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``mime_type``: The first part of the MIME type.
        - ``mime_subtype``: The second part of the MIME type.
        - ``message``: The message.
        """
        return await self._run("uuid_send_info", {"uuid": uuid, "mime_type": mime_type, "mime_subtype": mime_subtype, "message": message}, timeout)

    async def uuid_send_message(self, uuid: str, message: str, *, timeout: float | None = None) -> str:
        """Sends MESSAGE to the endpoint.

        ``uuid_send_message <uuid> <message>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``message``: The message.
        """
        return await self._run("uuid_send_message", {"uuid": uuid, "message": message}, timeout)

    async def uuid_send_text(self, uuid: str, text: str, *, timeout: float | None = None) -> str:
        """Sends text in real time.

        ``uuid_send_text <uuid> <text>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``text``: The text.
        """
        return await self._run("uuid_send_text", {"uuid": uuid, "text": text}, timeout)

    async def uuid_session_heartbeat(self, uuid: str, seconds: int, *, sched: bool = False, timeout: float | None = None) -> str:
        """Fires SESSION_HEARTBEAT every so many seconds; 0 ends it.

        ``uuid_session_heartbeat <uuid>[ sched] <seconds>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``sched``: Only while something is scheduled.
        - ``seconds``: How many seconds.
        """
        return await self._run("uuid_session_heartbeat", {"uuid": uuid, "sched": sched, "seconds": seconds}, timeout)

    async def uuid_set_media_stats(self, uuid: str, *, timeout: float | None = None) -> str:
        """Puts media statistics into the channel's variables.

        ``uuid_set_media_stats <uuid>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("uuid_set_media_stats", {"uuid": uuid}, timeout)

    async def uuid_setvar(self, uuid: str, name: str, value: str | None = None, *, timeout: float | None = None) -> str:
        """Sets a variable of a channel; without a value it is unset.

        ``uuid_setvar <uuid> <name>[ <value>]`` answers ``+OK`` or ``-ERR``.
        A value with ``${`` is not set although the answer is +OK. Quotes around the value are taken away.

        - ``uuid``: The channel's UUID.
        - ``name``: The name.
        - ``value``: The value.
        """
        return await self._run("uuid_setvar", {"uuid": uuid, "name": name, "value": value}, timeout)

    async def uuid_setvar_multi(self, uuid: str, variables: dict[str, str], *, timeout: float | None = None) -> str:
        """Sets several variables of a channel.

        ``uuid_setvar_multi <uuid> <variables>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``variables``: The variables. (``name=value;name=value``)
        """
        return await self._run("uuid_setvar_multi", {"uuid": uuid, "variables": variables}, timeout)

    async def uuid_simplify(self, uuid: str, *, timeout: float | None = None) -> str:
        """Takes the switch out of the SIP path if that is possible.

        ``uuid_simplify <uuid>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("uuid_simplify", {"uuid": uuid}, timeout)

    async def uuid_transfer(self, uuid: str, extension: str, dialplan: str | None = None, context: str | None = None, *, leg: Literal["-bleg", "-both"] | None = None, timeout: float | None = None) -> str:
        """Transfers a channel to an extension; -bleg its partner, -both both.

        ``uuid_transfer <uuid>[ <leg>] <extension>[ <dialplan>[ <context>]]`` answers ``+OK`` or ``-ERR``.
        -ERR No such channel!

        - ``uuid``: The channel's UUID.
        - ``leg``: Which leg.
        - ``extension``: The extension; in a file's name what follows the dot.
        - ``dialplan``: The dialplan.
        - ``context``: The context.
        """
        return await self._run("uuid_transfer", {"uuid": uuid, "leg": leg, "extension": extension, "dialplan": dialplan, "context": context}, timeout)

    async def uuid_video_bandwidth(self, uuid: str, bitrate: str, *, timeout: float | None = None) -> str:
        """Sets the bandwidth of video.

        ``uuid_video_bandwidth <uuid> <bitrate>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``bitrate``: Bits a second, or a word that the endpoint knows.
        """
        return await self._run("uuid_video_bandwidth", {"uuid": uuid, "bitrate": bitrate}, timeout)

    async def uuid_video_bitrate(self, uuid: str, bitrate: str, *, timeout: float | None = None) -> str:
        """Asks the far end for a bit rate.

        ``uuid_video_bitrate <uuid> <bitrate>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``bitrate``: Bits a second, or a word that the endpoint knows.
        """
        return await self._run("uuid_video_bitrate", {"uuid": uuid, "bitrate": bitrate}, timeout)

    async def uuid_video_refresh(self, uuid: str, mode: Literal["auto", "manual"] | None = None, *, timeout: float | None = None) -> str:
        """Asks for a video picture.

        ``uuid_video_refresh <uuid>[ <mode>]`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``mode``: Which kind; of ``conference list`` count, summary or pretty.
        """
        return await self._run("uuid_video_refresh", {"uuid": uuid, "mode": mode}, timeout)

    async def uuid_xfer_zombie(self, uuid: str, *, timeout: float | None = None) -> str:
        """Lets the calling leg hang up while originate goes on.

        ``uuid_xfer_zombie <uuid>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("uuid_xfer_zombie", {"uuid": uuid}, timeout)

    async def uuid_zombie_exec(self, uuid: str, *, timeout: float | None = None) -> str:
        """Lets a channel that has hung up run its applications.

        ``uuid_zombie_exec <uuid>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("uuid_zombie_exec", {"uuid": uuid}, timeout)

    async def fsctl_api_expansion(self, state: Literal["on", "off"] | None = None, *, timeout: float | None = None) -> str:
        """Whether API commands are run in expansions, ``${status()}``.

        ``fsctl api_expansion[ <state>]`` answers ``+OK`` or ``-ERR``.

        - ``state``: The state.
        """
        return await self._run("fsctl_api_expansion", {"state": state}, timeout)

    async def fsctl_calibrate_clock(self, *, timeout: float | None = None) -> str:
        """Measures anew how long a sleep of 1 ms takes.

        ``fsctl calibrate_clock`` answers ``+OK`` or ``-ERR``.
        It can take long.
        """
        return await self._run("fsctl_calibrate_clock", {}, timeout)

    async def fsctl_crash(self, *, timeout: float | None = None) -> None:
        """Crashes the switch, for tests of a switch.

        ``fsctl crash`` answers ``-ERR no reply`` when it worked.
        """
        return await self._run("fsctl_crash", {}, timeout)

    async def fsctl_debug_level(self, level: int | None = None, *, timeout: float | None = None) -> str:
        """How much the core says of itself: 1 little, 9 much.

        ``fsctl debug_level[ <level>]`` answers ``+OK`` or ``-ERR``.

        - ``level``: The level.
        """
        return await self._run("fsctl_debug_level", {"level": level}, timeout)

    async def fsctl_debug_sql(self, *, timeout: float | None = None) -> str:
        """Turns the logging of SQL on or off.

        ``fsctl debug_sql`` answers ``+OK`` or ``-ERR``.
        """
        return await self._run("fsctl_debug_sql", {}, timeout)

    async def fsctl_default_dtmf_duration(self, ticks: int | None = None, *, timeout: float | None = None) -> str:
        """How long DTMF lasts by itself, in samples at 8 kHz: 8 are 1 ms. 0 asks for it.

        ``fsctl default_dtmf_duration[ <ticks>]`` answers ``+OK`` or ``-ERR``.

        - ``ticks``: Samples at 8 kHz: 8 are 1 ms.
        """
        return await self._run("fsctl_default_dtmf_duration", {"ticks": ticks}, timeout)

    async def fsctl_flush_db_handles(self, *, timeout: float | None = None) -> str:
        """Closes database handles that nobody uses.

        ``fsctl flush_db_handles`` answers ``+OK`` or ``-ERR``.
        """
        return await self._run("fsctl_flush_db_handles", {}, timeout)

    async def fsctl_hupall(self, cause: str, variable: str | None = None, value: str | None = None, *, timeout: float | None = None) -> str:
        """Hangs up all channels, or those with a variable of a certain value.

        ``fsctl hupall <cause>[ <variable> <value>]`` answers ``+OK`` or ``-ERR``.

        - ``cause``: The hangup cause.
        - ``variable``: The variable.
        - ``value``: The value.
        """
        return await self._run("fsctl_hupall", {"cause": cause, "variable": variable, "value": value}, timeout)

    async def fsctl_last_sps(self, *, timeout: float | None = None) -> str:
        """How many sessions the last second began.

        ``fsctl last_sps`` answers ``+OK`` or ``-ERR``.
        """
        return await self._run("fsctl_last_sps", {}, timeout)

    async def fsctl_loglevel(self, level: str | None = None, *, timeout: float | None = None) -> str:
        """The log level of the console.

        ``fsctl loglevel[ <level>]`` answers ``+OK`` or ``-ERR``.

        - ``level``: The level.
        """
        return await self._run("fsctl_loglevel", {"level": level}, timeout)

    async def fsctl_max_dtmf_duration(self, ticks: int | None = None, *, timeout: float | None = None) -> str:
        """How long DTMF lasts at most, in samples at 8 kHz. 0 asks for it.

        ``fsctl max_dtmf_duration[ <ticks>]`` answers ``+OK`` or ``-ERR``.

        - ``ticks``: Samples at 8 kHz: 8 are 1 ms.
        """
        return await self._run("fsctl_max_dtmf_duration", {"ticks": ticks}, timeout)

    async def fsctl_max_sessions(self, sessions: int | None = None, *, timeout: float | None = None) -> str:
        """How many sessions there may be at a time.

        ``fsctl max_sessions[ <sessions>]`` answers ``+OK`` or ``-ERR``.

        - ``sessions``: How many sessions.
        """
        return await self._run("fsctl_max_sessions", {"sessions": sessions}, timeout)

    async def fsctl_mdns_resolve(self, state: Literal["enable", "disable"] | None = None, *, timeout: float | None = None) -> str:
        """Whether names are looked up by mDNS.

        ``fsctl mdns_resolve[ <state>]`` answers ``+OK`` or ``-ERR``.

        - ``state``: The state.
        """
        return await self._run("fsctl_mdns_resolve", {"state": state}, timeout)

    async def fsctl_min_dtmf_duration(self, ticks: int | None = None, *, timeout: float | None = None) -> str:
        """How long DTMF lasts at least, in samples at 8 kHz. 0 asks for it.

        ``fsctl min_dtmf_duration[ <ticks>]`` answers ``+OK`` or ``-ERR``.

        - ``ticks``: Samples at 8 kHz: 8 are 1 ms.
        """
        return await self._run("fsctl_min_dtmf_duration", {"ticks": ticks}, timeout)

    async def fsctl_min_idle_cpu(self, percent: float | None = None, *, timeout: float | None = None) -> str:
        """Below how much idle CPU, in percent, new calls are refused.

        ``fsctl min_idle_cpu[ <percent>]`` answers ``+OK`` or ``-ERR``.

        - ``percent``: Percent.
        """
        return await self._run("fsctl_min_idle_cpu", {"percent": percent}, timeout)

    async def fsctl_pause(self, direction: Literal["inbound", "outbound"] | None = None, *, timeout: float | None = None) -> str:
        """Takes no new calls; inbound refuses registrations too.

        ``fsctl pause[ <direction>]`` answers ``+OK`` or ``-ERR``.

        - ``direction``: Which direction.
        """
        return await self._run("fsctl_pause", {"direction": direction}, timeout)

    async def fsctl_pause_check(self, direction: Literal["inbound", "outbound"] | None = None, *, timeout: float | None = None) -> bool:
        """Whether new calls are refused.

        ``fsctl pause_check[ <direction>]`` answers ``true`` or ``false``.

        - ``direction``: Which direction.
        """
        return await self._run("fsctl_pause_check", {"direction": direction}, timeout)

    async def fsctl_ready_check(self, *, timeout: float | None = None) -> bool:
        """Whether the switch takes calls.

        ``fsctl ready_check`` answers ``true`` or ``false``.
        """
        return await self._run("fsctl_ready_check", {}, timeout)

    async def fsctl_reclaim_mem(self, *, timeout: float | None = None) -> str:
        """Gives unused memory back.

        ``fsctl reclaim_mem`` answers ``+OK`` or ``-ERR``.
        """
        return await self._run("fsctl_reclaim_mem", {}, timeout)

    async def fsctl_recover(self, *, timeout: float | None = None) -> str:
        """Brings back the calls of a switch that died.

        ``fsctl recover`` answers ``+OK`` or ``-ERR``.
        It can take long.
        """
        return await self._run("fsctl_recover", {}, timeout)

    async def fsctl_resume(self, direction: Literal["inbound", "outbound"] | None = None, *, timeout: float | None = None) -> str:
        """Ends pause; the same word as was used with it.

        ``fsctl resume[ <direction>]`` answers ``+OK`` or ``-ERR``.
        +OK even where nothing was paused.

        - ``direction``: Which direction.
        """
        return await self._run("fsctl_resume", {"direction": direction}, timeout)

    async def fsctl_save_history(self, *, timeout: float | None = None) -> str:
        """Writes the console's history to disk.

        ``fsctl save_history`` answers ``+OK`` or ``-ERR``.
        It was made for the console.
        """
        return await self._run("fsctl_save_history", {}, timeout)

    async def fsctl_send_sighup(self, *, timeout: float | None = None) -> str:
        """Rotates logs, as SIGHUP does.

        ``fsctl send_sighup`` answers ``+OK`` or ``-ERR``.
        """
        return await self._run("fsctl_send_sighup", {}, timeout)

    async def fsctl_shutdown(self, how: Literal["asap", "cancel", "elegant", "now", "restart"] | None = None, then: Literal["asap", "elegant", "restart"] | None = None, *, timeout: float | None = None) -> str:
        """Stops the switch: now; asap without new calls; elegant with them; restart starts it again.

        ``fsctl shutdown[ <how>[ <then>]]`` answers ``+OK`` or ``-ERR``.
        The connection may end before the answer.

        - ``how``: How.
        - ``then``: What follows it, or how it is done; of ``cond`` the result when it is so.
        """
        return await self._run("fsctl_shutdown", {"how": how, "then": then}, timeout)

    async def fsctl_shutdown_check(self, *, timeout: float | None = None) -> bool:
        """Whether a shutdown waits.

        ``fsctl shutdown_check`` answers ``true`` or ``false``.
        """
        return await self._run("fsctl_shutdown_check", {}, timeout)

    async def fsctl_sps(self, sessions: int | None = None, *, timeout: float | None = None) -> str:
        """How many sessions a second may begin.

        ``fsctl sps[ <sessions>]`` answers ``+OK`` or ``-ERR``.

        - ``sessions``: How many sessions.
        """
        return await self._run("fsctl_sps", {"sessions": sessions}, timeout)

    async def fsctl_sps_peak_reset(self, *, timeout: float | None = None) -> str:
        """Forgets the highest rate.

        ``fsctl sps_peak_reset`` answers ``+OK`` or ``-ERR``.
        """
        return await self._run("fsctl_sps_peak_reset", {}, timeout)

    async def fsctl_sql(self, action: Literal["start"] | None = None, *, timeout: float | None = None) -> str:
        """Starts the core's database again.

        ``fsctl sql[ <action>]`` answers ``+OK`` or ``-ERR``.

        - ``action``: What it does.
        """
        return await self._run("fsctl_sql", {"action": action}, timeout)

    async def fsctl_sync_clock(self, *, timeout: float | None = None) -> str:
        """Takes the machine's time at once: CDRs of running calls may jump.

        ``fsctl sync_clock`` answers ``+OK`` or ``-ERR``.
        """
        return await self._run("fsctl_sync_clock", {}, timeout)

    async def fsctl_sync_clock_when_idle(self, *, timeout: float | None = None) -> str:
        """Takes the machine's time when there are no calls.

        ``fsctl sync_clock_when_idle`` answers ``+OK`` or ``-ERR``.
        """
        return await self._run("fsctl_sync_clock_when_idle", {}, timeout)

    async def fsctl_threaded_system_exec(self, state: Literal["true", "false"] | None = None, *, timeout: float | None = None) -> str:
        """Whether shell commands run in threads.

        ``fsctl threaded_system_exec[ <state>]`` answers ``+OK`` or ``-ERR``.

        - ``state``: The state.
        """
        return await self._run("fsctl_threaded_system_exec", {"state": state}, timeout)

    async def fsctl_uuid_version(self, version: Literal["4", "7"] | None = None, *, timeout: float | None = None) -> str:
        """Which version of UUIDs is made.

        ``fsctl uuid_version[ <version>]`` answers ``+OK`` or ``-ERR``.

        - ``version``: The version.
        """
        return await self._run("fsctl_uuid_version", {"version": version}, timeout)

    async def fsctl_verbose_events(self, state: Literal["on", "off"] | None = None, *, timeout: float | None = None) -> str:
        """Whether every event of a channel has all its variables.

        ``fsctl verbose_events[ <state>]`` answers ``+OK`` or ``-ERR``.

        - ``state``: The state.
        """
        return await self._run("fsctl_verbose_events", {"state": state}, timeout)

    async def show_aliases(self, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """Lists the aliases of commands.

        ``show aliases[ as <format>[ <delimiter>]]`` answers a table.
        An unknown kind answers -USAGE.

        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_aliases", {"format": format, "delimiter": delimiter}, timeout)

    async def show_api(self, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """Lists API commands and what they take.

        ``show api[ as <format>[ <delimiter>]]`` answers a table.
        An unknown kind answers -USAGE.

        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_api", {"format": format, "delimiter": delimiter}, timeout)

    async def show_application(self, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """Lists dialplan applications.

        ``show application[ as <format>[ <delimiter>]]`` answers a table.
        An unknown kind answers -USAGE.

        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_application", {"format": format, "delimiter": delimiter}, timeout)

    async def show_bridged_calls(self, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """Lists calls of two legs.

        ``show bridged_calls[ as <format>[ <delimiter>]]`` answers a table.
        An unknown kind answers -USAGE.

        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_bridged_calls", {"format": format, "delimiter": delimiter}, timeout)

    async def show_calls(self, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """Lists calls.

        ``show calls[ as <format>[ <delimiter>]]`` answers a table.
        An unknown kind answers -USAGE.

        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_calls", {"format": format, "delimiter": delimiter}, timeout)

    async def show_calls_count(self, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """How many calls there are.

        ``show calls count[ as <format>[ <delimiter>]]`` answers a table.

        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_calls_count", {"format": format, "delimiter": delimiter}, timeout)

    async def show_channels(self, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """Lists channels.

        ``show channels[ as <format>[ <delimiter>]]`` answers a table.
        An unknown kind answers -USAGE.

        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_channels", {"format": format, "delimiter": delimiter}, timeout)

    async def show_channels_count(self, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """How many channels there are.

        ``show channels count[ as <format>[ <delimiter>]]`` answers a table.

        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_channels_count", {"format": format, "delimiter": delimiter}, timeout)

    async def show_channels_like(self, match: str, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """Channels that have a text in their UUID, name, caller id or presence data.

        ``show channels like <match>[ as <format>[ <delimiter>]]`` answers a table.

        - ``match``: The text.
        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_channels_like", {"match": match, "format": format, "delimiter": delimiter}, timeout)

    async def show_chat(self, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """Lists chat interfaces.

        ``show chat[ as <format>[ <delimiter>]]`` answers a table.
        An unknown kind answers -USAGE.

        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_chat", {"format": format, "delimiter": delimiter}, timeout)

    async def show_codec(self, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """Lists codecs.

        ``show codec[ as <format>[ <delimiter>]]`` answers a table.
        An unknown kind answers -USAGE.

        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_codec", {"format": format, "delimiter": delimiter}, timeout)

    async def show_complete(self, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """Lists what the console completes.

        ``show complete[ as <format>[ <delimiter>]]`` answers a table.
        An unknown kind answers -USAGE.

        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_complete", {"format": format, "delimiter": delimiter}, timeout)

    async def show_detailed_bridged_calls(self, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """Lists calls of two legs with all their fields.

        ``show detailed_bridged_calls[ as <format>[ <delimiter>]]`` answers a table.
        An unknown kind answers -USAGE.

        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_detailed_bridged_calls", {"format": format, "delimiter": delimiter}, timeout)

    async def show_detailed_calls(self, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """Lists calls with all their fields.

        ``show detailed_calls[ as <format>[ <delimiter>]]`` answers a table.
        An unknown kind answers -USAGE.

        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_detailed_calls", {"format": format, "delimiter": delimiter}, timeout)

    async def show_dialplan(self, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """Lists dialplan interfaces.

        ``show dialplan[ as <format>[ <delimiter>]]`` answers a table.
        An unknown kind answers -USAGE.

        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_dialplan", {"format": format, "delimiter": delimiter}, timeout)

    async def show_endpoint(self, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """Lists endpoints.

        ``show endpoint[ as <format>[ <delimiter>]]`` answers a table.
        An unknown kind answers -USAGE.

        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_endpoint", {"format": format, "delimiter": delimiter}, timeout)

    async def show_file(self, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """Lists file formats.

        ``show file[ as <format>[ <delimiter>]]`` answers a table.
        An unknown kind answers -USAGE.

        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_file", {"format": format, "delimiter": delimiter}, timeout)

    async def show_interface_types(self, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """Lists how many interfaces of each type there are.

        ``show interface_types[ as <format>[ <delimiter>]]`` answers a table.
        An unknown kind answers -USAGE.

        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_interface_types", {"format": format, "delimiter": delimiter}, timeout)

    async def show_interfaces(self, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """Lists all interfaces.

        ``show interfaces[ as <format>[ <delimiter>]]`` answers a table.
        An unknown kind answers -USAGE.

        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_interfaces", {"format": format, "delimiter": delimiter}, timeout)

    async def show_limits(self, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """Lists limit backends.

        ``show limits[ as <format>[ <delimiter>]]`` answers a table.
        An unknown kind answers -USAGE.

        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_limits", {"format": format, "delimiter": delimiter}, timeout)

    async def show_management(self, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """Lists management interfaces.

        ``show management[ as <format>[ <delimiter>]]`` answers a table.
        An unknown kind answers -USAGE.

        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_management", {"format": format, "delimiter": delimiter}, timeout)

    async def show_modules(self, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """Lists modules and their files.

        ``show modules[ as <format>[ <delimiter>]]`` answers a table.
        An unknown kind answers -USAGE.

        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_modules", {"format": format, "delimiter": delimiter}, timeout)

    async def show_nat_map(self, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """Lists NAT mappings.

        ``show nat_map[ as <format>[ <delimiter>]]`` answers a table.
        An unknown kind answers -USAGE.

        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_nat_map", {"format": format, "delimiter": delimiter}, timeout)

    async def show_registrations(self, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """Lists registrations of users.

        ``show registrations[ as <format>[ <delimiter>]]`` answers a table.
        An unknown kind answers -USAGE.

        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_registrations", {"format": format, "delimiter": delimiter}, timeout)

    async def show_say(self, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """Lists languages.

        ``show say[ as <format>[ <delimiter>]]`` answers a table.
        An unknown kind answers -USAGE.

        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_say", {"format": format, "delimiter": delimiter}, timeout)

    async def show_status(self, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """Lists the status.

        ``show status[ as <format>[ <delimiter>]]`` answers a table.
        An unknown kind answers -USAGE.

        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_status", {"format": format, "delimiter": delimiter}, timeout)

    async def show_tasks(self, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """Lists scheduled tasks.

        ``show tasks[ as <format>[ <delimiter>]]`` answers a table.
        An unknown kind answers -USAGE.

        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_tasks", {"format": format, "delimiter": delimiter}, timeout)

    async def show_timer(self, format: Literal["json", "xml", "delim"] | None = None, delimiter: str | None = None, *, timeout: float | None = None) -> list[dict[str, str]]:
        """Lists timers.

        ``show timer[ as <format>[ <delimiter>]]`` answers a table.
        An unknown kind answers -USAGE.

        - ``format``: The format.
        - ``delimiter``: The character between fields, with the format delim.
        """
        return await self._run("show_timer", {"format": format, "delimiter": delimiter}, timeout)

    async def chat(self, protocol: str, from_: str, to: str, message: str, content_type: str | None = None, *, timeout: float | None = None) -> str:
        """Sends a message by a chat interface (sip, conf, verto, ...).

        ``chat <protocol>|<from>|<to>|<message>[|<content_type>]`` answers text.
        Sent, or Error! Message Not Sent

        - ``protocol``: The protocol.
        - ``from_``: Who sends it.
        - ``to``: Who gets it.
        - ``message``: The message.
        - ``content_type``: The content type of the message.
        """
        return await self._run("chat", {"protocol": protocol, "from": from_, "to": to, "message": message, "content_type": content_type}, timeout)

    async def page(self, text: str, *, timeout: float | None = None) -> str:
        """Calls several and plays a file to them.

        ``page <text>`` answers ``+OK`` or ``-ERR``.
        It can take long.

        - ``text``: The text.
        """
        return await self._run("page", {"text": text}, timeout)

    async def presence(self, direction: Literal["in", "out"], user: str, rpid: str, message: str, *, timeout: float | None = None) -> str:
        """Sends presence.

        ``presence <direction> <user> <rpid> <message>`` answers text.
        Event Sent

        - ``direction``: Which direction.
        - ``user``: The user.
        - ``rpid``: The presence: unknown, busy, ...
        - ``message``: The message.
        """
        return await self._run("presence", {"direction": direction, "user": user, "rpid": rpid, "message": message}, timeout)

    async def strepoch(self, date: str | None = None, *, timeout: float | None = None) -> str:
        """A date as seconds since 1970.

        ``strepoch[ <date>]`` answers text.

        - ``date``: The date, as 2026-11-22 19:31:42.
        """
        return await self._run("strepoch", {"date": date}, timeout)

    async def strftime(self, epoch: int | None = None, format: str | None = None, *, timeout: float | None = None) -> str:
        """The time, or a point of time.

        ``strftime[ [<epoch>|]<format>]`` answers text.
        Without a format: as 2026-11-22 19:31:42

        - ``epoch``: The time, in seconds since 1970.
        - ``format``: The format.
        """
        return await self._run("strftime", {"epoch": epoch, "format": format}, timeout)

    async def strmicroepoch(self, date: str | None = None, *, timeout: float | None = None) -> str:
        """A date as microseconds since 1970.

        ``strmicroepoch[ <date>]`` answers text.

        - ``date``: The date, as 2026-11-22 19:31:42.
        """
        return await self._run("strmicroepoch", {"date": date}, timeout)

    async def event_sink(self, request: str, *, timeout: float | None = None) -> str:
        """Events over HTTP, for mod_xml_rpc.

        ``event_sink <request>`` answers XML.

        - ``request``: The request.
        """
        return await self._run("event_sink", {"request": request}, timeout)

    async def expr(self, expression: str, *, timeout: float | None = None) -> str:
        """Works an arithmetic expression out.

        ``expr <expression>`` answers text.
        ``!err!`` for what it can't read.

        - ``expression``: The expression.
        """
        return await self._run("expr", {"expression": expression}, timeout)

    async def console_loglevel(self, level: str | None = None, *, timeout: float | None = None) -> str:
        """The log level of the console.

        ``console loglevel[ <level>]`` answers ``+OK`` or ``-ERR``.
        It was made for the console.

        - ``level``: The level.
        """
        return await self._run("console_loglevel", {"level": level}, timeout)

    async def console_colorize(self, state: Literal["on", "toggle", "off"] | None = None, *, timeout: float | None = None) -> str:
        """Colours of the console.

        ``console colorize[ <state>]`` answers ``+OK`` or ``-ERR``.
        It was made for the console.

        - ``state``: The state.
        """
        return await self._run("console_colorize", {"state": state}, timeout)

    async def console_uuid(self, state: Literal["on", "toggle", "off"] | None = None, *, timeout: float | None = None) -> str:
        """Whether the console writes UUIDs.

        ``console uuid[ <state>]`` answers ``+OK`` or ``-ERR``.
        It was made for the console.

        - ``state``: The state.
        """
        return await self._run("console_uuid", {"state": state}, timeout)

    async def console_json(self, state: Literal["on", "toggle", "off"] | None = None, *, timeout: float | None = None) -> str:
        """Whether the console writes JSON.

        ``console json[ <state>]`` answers ``+OK`` or ``-ERR``.
        It was made for the console.

        - ``state``: The state.
        """
        return await self._run("console_json", {"state": state}, timeout)

    async def lua(self, script: str, *, timeout: float | None = None) -> str:
        """Runs a script, or with ``~`` in front code, and gives what it writes to its stream.

        ``lua <script>`` answers text.
        A script that writes nothing answers ``-ERR no reply``; one that does not exist too.
        It can take long.

        - ``script``: The script and its arguments.
        """
        return await self._run("lua", {"script": script}, timeout)

    async def luarun(self, script: str, *, timeout: float | None = None) -> str:
        """Runs a script in a thread of its own.

        ``luarun <script>`` answers ``+OK`` or ``-ERR``.
        +OK even for a script that does not exist.

        - ``script``: The script and its arguments.
        """
        return await self._run("luarun", {"script": script}, timeout)

    async def db_insert(self, realm: str, key: str, value: str, *, timeout: float | None = None) -> str:
        """Keeps a value in the database.

        ``db insert/<realm>/<key>/<value>`` answers ``+OK`` or ``-ERR``.

        - ``realm``: The realm.
        - ``key``: The key.
        - ``value``: The value.
        """
        return await self._run("db_insert", {"realm": realm, "key": key, "value": value}, timeout)

    async def db_delete(self, realm: str, key: str, *, timeout: float | None = None) -> str:
        """Drops a value.

        ``db delete/<realm>/<key>`` answers ``+OK`` or ``-ERR``.

        - ``realm``: The realm.
        - ``key``: The key.
        """
        return await self._run("db_delete", {"realm": realm, "key": key}, timeout)

    async def db_select(self, realm: str, key: str, *, timeout: float | None = None) -> str:
        """A value.

        ``db select/<realm>/<key>`` answers text.
        An absent one answers ``-ERR no reply``.

        - ``realm``: The realm.
        - ``key``: The key.
        """
        return await self._run("db_select", {"realm": realm, "key": key}, timeout)

    async def db_exists(self, realm: str, key: str, *, timeout: float | None = None) -> bool:
        """Whether there is a value.

        ``db exists/<realm>/<key>`` answers ``true`` or ``false``.

        - ``realm``: The realm.
        - ``key``: The key.
        """
        return await self._run("db_exists", {"realm": realm, "key": key}, timeout)

    async def db_count(self, realm: str, *, timeout: float | None = None) -> str:
        """How many values a realm has.

        ``db count/<realm>`` answers text.

        - ``realm``: The realm.
        """
        return await self._run("db_count", {"realm": realm}, timeout)

    async def db_list(self, realm: str | None = None, *, timeout: float | None = None) -> str:
        """The realms, or the keys of one.

        ``db list[/<realm>]`` answers text.

        - ``realm``: The realm.
        """
        return await self._run("db_list", {"realm": realm}, timeout)

    async def group_insert(self, group: str, url: str, *, timeout: float | None = None) -> str:
        """Puts a dial string into a group of the database.

        ``group insert:<group>:<url>`` answers ``+OK`` or ``-ERR``.

        - ``group``: The group; ``none`` for no group of tasks.
        - ``url``: The URL or dial string.
        """
        return await self._run("group_insert", {"group": group, "url": url}, timeout)

    async def group_delete(self, group: str, url: str, *, timeout: float | None = None) -> str:
        """Takes a dial string out of a group of the database.

        ``group delete:<group>:<url>`` answers ``+OK`` or ``-ERR``.

        - ``group``: The group; ``none`` for no group of tasks.
        - ``url``: The URL or dial string.
        """
        return await self._run("group_delete", {"group": group, "url": url}, timeout)

    async def group_db_call(self, group: str, order: str | None = None, *, timeout: float | None = None) -> str:
        """The members of a group of the database.

        ``group call:<group>[:<order>]`` answers a dial string.

        - ``group``: The group; ``none`` for no group of tasks.
        - ``order``: How they are called.
        """
        return await self._run("group_db_call", {"group": group, "order": order}, timeout)

    async def hash_insert(self, realm: str, key: str, value: str, *, timeout: float | None = None) -> str:
        """Keeps a value in memory.

        ``hash insert/<realm>/<key>/<value>`` answers ``+OK`` or ``-ERR``.

        - ``realm``: The realm.
        - ``key``: The key.
        - ``value``: The value.
        """
        return await self._run("hash_insert", {"realm": realm, "key": key, "value": value}, timeout)

    async def hash_delete(self, realm: str, key: str, *, timeout: float | None = None) -> str:
        """Drops a value.

        ``hash delete/<realm>/<key>`` answers ``+OK`` or ``-ERR``.

        - ``realm``: The realm.
        - ``key``: The key.
        """
        return await self._run("hash_delete", {"realm": realm, "key": key}, timeout)

    async def hash_select(self, realm: str, key: str, *, timeout: float | None = None) -> str:
        """A value.

        ``hash select/<realm>/<key>`` answers text.
        An absent one answers ``-ERR no reply``.

        - ``realm``: The realm.
        - ``key``: The key.
        """
        return await self._run("hash_select", {"realm": realm, "key": key}, timeout)

    async def hash_dump(self, what: Literal["all", "limit", "db"], realm: str | None = None, *, timeout: float | None = None) -> str:
        """What is kept, one a line.

        ``hash_dump <what>[ <realm>]`` answers text.

        - ``what``: What.
        - ``realm``: The realm.
        """
        return await self._run("hash_dump", {"what": what, "realm": realm}, timeout)

    async def hash_remote_list(self, *, timeout: float | None = None) -> str:
        """The switches whose limits are counted too.

        ``hash_remote list`` answers text.
        """
        return await self._run("hash_remote_list", {}, timeout)

    async def hash_remote_kill(self, name: str, *, timeout: float | None = None) -> str:
        """Forgets one of them.

        ``hash_remote kill <name>`` answers ``+OK`` or ``-ERR``.

        - ``name``: The name.
        """
        return await self._run("hash_remote_kill", {"name": name}, timeout)

    async def hash_remote_rescan(self, *, timeout: float | None = None) -> str:
        """Reads their configuration anew.

        ``hash_remote rescan`` answers ``+OK`` or ``-ERR``.
        """
        return await self._run("hash_remote_rescan", {}, timeout)

    async def fifo_list(self, fifo: str | None = None, *, timeout: float | None = None) -> Element:
        """Queues and who is in them.

        ``fifo list[ <fifo>]`` answers XML.

        - ``fifo``: The queue.
        """
        return await self._run("fifo_list", {"fifo": fifo}, timeout)

    async def fifo_list_verbose(self, fifo: str | None = None, *, timeout: float | None = None) -> Element:
        """As list, with the caller's data.

        ``fifo list_verbose[ <fifo>]`` answers XML.

        - ``fifo``: The queue.
        """
        return await self._run("fifo_list_verbose", {"fifo": fifo}, timeout)

    async def fifo_count(self, fifo: str | None = None, *, timeout: float | None = None) -> str:
        """Consumers, callers and those who wait, separated by ``:``.

        ``fifo count[ <fifo>]`` answers text.

        - ``fifo``: The queue.
        """
        return await self._run("fifo_count", {"fifo": fifo}, timeout)

    async def fifo_debug(self, level: int, *, timeout: float | None = None) -> str:
        """How much it logs.

        ``fifo debug <level>`` answers ``+OK`` or ``-ERR``.

        - ``level``: The level.
        """
        return await self._run("fifo_debug", {"level": level}, timeout)

    async def fifo_status(self, *, timeout: float | None = None) -> str:
        """What it does.

        ``fifo status`` answers text.
        """
        return await self._run("fifo_status", {}, timeout)

    async def fifo_has_outbound(self, fifo: str | None = None, *, timeout: float | None = None) -> str:
        """How many outbound members there are.

        ``fifo has_outbound[ <fifo>]`` answers text.

        - ``fifo``: The queue.
        """
        return await self._run("fifo_has_outbound", {"fifo": fifo}, timeout)

    async def fifo_importance(self, fifo: str, importance: int | None = None, *, timeout: float | None = None) -> str:
        """A queue's importance.

        ``fifo importance <fifo>[ <importance>]`` answers text.

        - ``fifo``: The queue.
        - ``importance``: The importance.
        """
        return await self._run("fifo_importance", {"fifo": fifo, "importance": importance}, timeout)

    async def fifo_reparse(self, *, del_all: bool = False, timeout: float | None = None) -> str:
        """Reads the configuration anew.

        ``fifo reparse[ del_all]`` answers ``+OK`` or ``-ERR``.

        - ``del_all``: Drop what is not in it any more.
        """
        return await self._run("fifo_reparse", {"del_all": del_all}, timeout)

    async def fifo_add_outbound(self, fifo: str, url: str, priority: int | None = None, *, timeout: float | None = None) -> str:
        """Adds an outbound member.

        ``fifo_add_outbound <fifo> <url>[ <priority>]`` answers ``+OK`` or ``-ERR``.

        - ``fifo``: The queue.
        - ``url``: The URL or dial string.
        - ``priority``: The priority.
        """
        return await self._run("fifo_add_outbound", {"fifo": fifo, "url": url, "priority": priority}, timeout)

    async def fifo_check_bridge(self, uuid: str, *, timeout: float | None = None) -> bool:
        """Whether a channel is in a bridge of a queue.

        ``fifo_check_bridge <uuid>`` answers ``true`` or ``false``.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("fifo_check_bridge", {"uuid": uuid}, timeout)

    async def fifo_member_add(self, fifo: str, dial_string: str | DialString, simo_count: int | None = None, timeout_: int | None = None, lag: int | None = None, expires: int | None = None, taking_calls: int | None = None, *, timeout: float | None = None) -> str:
        """Adds a member to a queue.

        ``fifo_member add <fifo> <dial_string>[ <simo_count>[ <timeout>[ <lag>[ <expires>[ <taking_calls>]]]]]`` answers ``+OK`` or ``-ERR``.

        - ``fifo``: The queue.
        - ``dial_string``: Whom to call.
        - ``simo_count``: How many calls at a time.
        - ``timeout_``: How long.
        - ``lag``: Seconds of rest between two calls.
        - ``expires``: When it ends, in seconds since 1970.
        - ``taking_calls``: 1 while it takes calls.
        """
        return await self._run("fifo_member_add", {"fifo": fifo, "dial_string": dial_string, "simo_count": simo_count, "timeout": timeout_, "lag": lag, "expires": expires, "taking_calls": taking_calls}, timeout)

    async def fifo_member_del(self, fifo: str, dial_string: str | DialString, *, timeout: float | None = None) -> str:
        """Takes a member out of a queue.

        ``fifo_member del <fifo> <dial_string>`` answers ``+OK`` or ``-ERR``.

        - ``fifo``: The queue.
        - ``dial_string``: Whom to call.
        """
        return await self._run("fifo_member_del", {"fifo": fifo, "dial_string": dial_string}, timeout)

    async def local_stream_show(self, name: str | None = None, format: Literal["xml"] | None = None, *, timeout: float | None = None) -> str:
        """The music sources.

        ``local_stream show[ <name>[ as <format>]]`` answers text.

        - ``name``: The name.
        - ``format``: The format.
        """
        return await self._run("local_stream_show", {"name": name, "format": format}, timeout)

    async def local_stream_start(self, name: str, *, timeout: float | None = None) -> str:
        """Starts a music source.

        ``local_stream start <name>`` answers ``+OK`` or ``-ERR``.

        - ``name``: The name.
        """
        return await self._run("local_stream_start", {"name": name}, timeout)

    async def local_stream_reload(self, name: str, *, timeout: float | None = None) -> str:
        """Reads a source's files anew.

        ``local_stream reload <name>`` answers ``+OK`` or ``-ERR``.

        - ``name``: The name.
        """
        return await self._run("local_stream_reload", {"name": name}, timeout)

    async def local_stream_stop(self, name: str, *, timeout: float | None = None) -> str:
        """Stops a music source.

        ``local_stream stop <name>`` answers ``+OK`` or ``-ERR``.

        - ``name``: The name.
        """
        return await self._run("local_stream_stop", {"name": name}, timeout)

    async def local_stream_hup(self, name: str, *, timeout: float | None = None) -> str:
        """Goes to the next file.

        ``local_stream hup <name>`` answers ``+OK`` or ``-ERR``.

        - ``name``: The name.
        """
        return await self._run("local_stream_hup", {"name": name}, timeout)

    async def sndfile_debug(self, state: Literal["on", "off"], *, timeout: float | None = None) -> str:
        """Logging of files.

        ``sndfile_debug <state>`` answers ``+OK`` or ``-ERR``.

        - ``state``: The state.
        """
        return await self._run("sndfile_debug", {"state": state}, timeout)

    async def spandsp_start_tone_detect(self, uuid: str, name: str, *, timeout: float | None = None) -> str:
        """Looks for tones with cadence.

        ``spandsp_start_tone_detect <uuid> <name>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``name``: The name.
        """
        return await self._run("spandsp_start_tone_detect", {"uuid": uuid, "name": name}, timeout)

    async def spandsp_stop_tone_detect(self, uuid: str, *, timeout: float | None = None) -> str:
        """Ends that.

        ``spandsp_stop_tone_detect <uuid>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("spandsp_stop_tone_detect", {"uuid": uuid}, timeout)

    async def start_tdd_detect(self, uuid: str, *, timeout: float | None = None) -> str:
        """Looks for TDD.

        ``start_tdd_detect <uuid>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("start_tdd_detect", {"uuid": uuid}, timeout)

    async def stop_tdd_detect(self, uuid: str, *, timeout: float | None = None) -> str:
        """Ends that.

        ``stop_tdd_detect <uuid>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("stop_tdd_detect", {"uuid": uuid}, timeout)

    async def uuid_send_tdd(self, uuid: str, text: str, *, timeout: float | None = None) -> str:
        """Sends a text as TDD.

        ``uuid_send_tdd <uuid> <text>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        - ``text``: The text.
        """
        return await self._run("uuid_send_tdd", {"uuid": uuid, "text": text}, timeout)

    async def valet_info(self, lot: str | None = None, *, timeout: float | None = None) -> Element:
        """Parking lots and who is in them.

        ``valet_info[ <lot>]`` answers XML.

        - ``lot``: The parking lot.
        """
        return await self._run("valet_info", {"lot": lot}, timeout)

    async def sofia_status(self, *, timeout: float | None = None) -> SofiaStatus:
        """Profiles, aliases and gateways.

        ``sofia status`` answers a table.
        """
        return await self._run("sofia_status", {}, timeout)

    async def sofia_status_profile(self, profile: str, what: Literal["reg", "pres", "capture"] | None = None, contact: str | None = None, *, timeout: float | None = None) -> SofiaFields | list[Registration]:
        """A profile; with reg its registrations.

        ``sofia status profile <profile>[ <what>[ <contact>]]`` answers a table.
        Invalid Profile! without a sign in front.

        - ``profile``: The SIP profile, or the part before the slash.
        - ``what``: What.
        - ``contact``: The contact, or what is looked for in it.
        """
        return await self._run("sofia_status_profile", {"profile": profile, "what": what, "contact": contact}, timeout)

    async def sofia_status_gateway(self, gateway: str, *, timeout: float | None = None) -> Gateway:
        """A gateway.

        ``sofia status gateway <gateway>`` answers a table.
        Invalid Gateway! without a sign in front.

        - ``gateway``: The gateway.
        """
        return await self._run("sofia_status_gateway", {"gateway": gateway}, timeout)

    async def sofia_xmlstatus(self, *, timeout: float | None = None) -> Element:
        """Profiles, aliases and gateways.

        ``sofia xmlstatus`` answers XML.
        """
        return await self._run("sofia_xmlstatus", {}, timeout)

    async def sofia_xmlstatus_profile(self, profile: str, what: Literal["reg", "pres"] | None = None, contact: str | None = None, *, timeout: float | None = None) -> Element:
        """A profile; with reg its registrations.

        ``sofia xmlstatus profile <profile>[ <what>[ <contact>]]`` answers XML.

        - ``profile``: The SIP profile, or the part before the slash.
        - ``what``: What.
        - ``contact``: The contact, or what is looked for in it.
        """
        return await self._run("sofia_xmlstatus_profile", {"profile": profile, "what": what, "contact": contact}, timeout)

    async def sofia_xmlstatus_gateway(self, gateway: str, *, timeout: float | None = None) -> Element:
        """A gateway.

        ``sofia xmlstatus gateway <gateway>`` answers XML.

        - ``gateway``: The gateway.
        """
        return await self._run("sofia_xmlstatus_gateway", {"gateway": gateway}, timeout)

    async def sofia_jsonstatus(self, *, timeout: float | None = None) -> str:
        """Profiles, aliases and gateways.

        ``sofia jsonstatus`` answers JSON.
        """
        return await self._run("sofia_jsonstatus", {}, timeout)

    async def sofia_profile(self, profile: str, action: Literal["start", "stop", "restart", "rescan", "register", "unregister", "gwlist", "flush_inbound_reg", "check_sync", "recover", "siptrace", "capture", "watchdog", "killgw", "startgw", "auth", "debug"], argument: str | None = None, *, timeout: float | None = None) -> str:
        """Starts, stops and asks a profile; ``killgw NAME``, ``siptrace on`` and others take an argument.

        ``sofia profile <profile> <action>[ <argument>]`` answers ``+OK`` or ``-ERR``.
        It can take long.

        - ``profile``: The SIP profile, or the part before the slash.
        - ``action``: What it does.
        - ``argument``: Its argument.
        """
        return await self._run("sofia_profile", {"profile": profile, "action": action, "argument": argument}, timeout)

    async def sofia_global(self, what: Literal["siptrace", "standby", "capture", "watchdog", "debug"], state: str, *, timeout: float | None = None) -> str:
        """What counts for all profiles.

        ``sofia global <what> <state>`` answers ``+OK`` or ``-ERR``.

        - ``what``: What.
        - ``state``: The state.
        """
        return await self._run("sofia_global", {"what": what, "state": state}, timeout)

    async def sofia_loglevel(self, component: str, level: int, *, timeout: float | None = None) -> str:
        """How much a part of the SIP stack logs.

        ``sofia loglevel <component> <level>`` answers ``+OK`` or ``-ERR``.

        - ``component``: The part of the SIP stack, or ``all``.
        - ``level``: The level.
        """
        return await self._run("sofia_loglevel", {"component": component, "level": level}, timeout)

    async def sofia_tracelevel(self, level: str, *, timeout: float | None = None) -> str:
        """On which level SIP traces are logged.

        ``sofia tracelevel <level>`` answers ``+OK`` or ``-ERR``.

        - ``level``: The level.
        """
        return await self._run("sofia_tracelevel", {"level": level}, timeout)

    async def sofia_recover(self, *, flush: bool = False, timeout: float | None = None) -> str:
        """Brings back the calls of a switch that died.

        ``sofia recover[ flush]`` answers ``+OK`` or ``-ERR``.
        It can take long.

        - ``flush``: Forget them in the place of that.
        """
        return await self._run("sofia_recover", {"flush": flush}, timeout)

    async def sofia_help(self, *, timeout: float | None = None) -> str:
        """All commands.

        ``sofia help`` answers text.
        """
        return await self._run("sofia_help", {}, timeout)

    async def sofia_contact(self, user: str, domain: str, *, profile: str | None = None, timeout: float | None = None) -> str:
        """Where a registered user is, as a dial string; ``*/`` looks in all profiles.

        ``sofia_contact [<profile>/]<user>@<domain>`` answers text.
        error/user_not_registered for one who is not.

        - ``profile``: The SIP profile, or the part before the slash.
        - ``user``: The user.
        - ``domain``: The domain.
        """
        return await self._run("sofia_contact", {"profile": profile, "user": user, "domain": domain}, timeout)

    async def sofia_count_reg(self, user: str, domain: str, *, profile: str | None = None, timeout: float | None = None) -> str:
        """How often a user is registered.

        ``sofia_count_reg [<profile>/]<user>@<domain>`` answers text.

        - ``profile``: The SIP profile, or the part before the slash.
        - ``user``: The user.
        - ``domain``: The domain.
        """
        return await self._run("sofia_count_reg", {"profile": profile, "user": user, "domain": domain}, timeout)

    async def sofia_dig(self, url: str, *, timeout: float | None = None) -> str:
        """Looks a SIP URL up in the DNS.

        ``sofia_dig <url>`` answers text.
        It can take long.

        - ``url``: The URL or dial string.
        """
        return await self._run("sofia_dig", {"url": url}, timeout)

    async def sofia_gateway_data(self, gateway: str, kind: Literal["ivar", "ovar", "var"], name: str, *, timeout: float | None = None) -> str:
        """A variable of a gateway.

        ``sofia_gateway_data <gateway> <kind> <name>`` answers text.

        - ``gateway``: The gateway.
        - ``kind``: Of which side: ivar inbound, ovar outbound.
        - ``name``: The name.
        """
        return await self._run("sofia_gateway_data", {"gateway": gateway, "kind": kind, "name": name}, timeout)

    async def sofia_presence_data(self, what: Literal["list", "status", "rpid", "user_agent"], user: str, domain: str, *, profile: str | None = None, timeout: float | None = None) -> str:
        """Presence of a user.

        ``sofia_presence_data <what> [<profile>/]<user>@<domain>`` answers text.

        - ``what``: What.
        - ``profile``: The SIP profile, or the part before the slash.
        - ``user``: The user.
        - ``domain``: The domain.
        """
        return await self._run("sofia_presence_data", {"what": what, "profile": profile, "user": user, "domain": domain}, timeout)

    async def sofia_username_of(self, user: str, domain: str, *, profile: str | None = None, timeout: float | None = None) -> str:
        """As whom a registration logged in.

        ``sofia_username_of [<profile>/]<user>@<domain>`` answers text.

        - ``profile``: The SIP profile, or the part before the slash.
        - ``user``: The user.
        - ``domain``: The domain.
        """
        return await self._run("sofia_username_of", {"profile": profile, "user": user, "domain": domain}, timeout)

    async def conference_list(self, mode: str | None = None, *, timeout: float | None = None) -> list[Conference]:
        """All conferences and their members, separated by ``;``.

        ``conference list[ <mode>]`` answers a table.
        +OK No active conferences.

        - ``mode``: Which kind; of ``conference list`` count, summary or pretty.
        """
        return await self._run("conference_list", {"mode": mode}, timeout)

    async def conference_json_list(self, *, timeout: float | None = None) -> list[Conference]:
        """All conferences and their members.

        ``conference json_list`` answers JSON.
        ``[]`` when there are none.
        """
        return await self._run("conference_json_list", {}, timeout)

    async def conference_xml_list(self, *, timeout: float | None = None) -> Element:
        """All conferences and their members.

        ``conference xml_list`` answers XML.
        """
        return await self._run("conference_xml_list", {}, timeout)

    async def conference_room_list(self, conference: str, *, timeout: float | None = None) -> list[ConferenceMember]:
        """The members of a conference, separated by ``;``.

        ``conference <conference> list`` answers a table.
        -ERR Conference X not found

        - ``conference``: The conference.
        """
        return await self._run("conference_room_list", {"conference": conference}, timeout)

    async def conference_room_json_list(self, conference: str, *, timeout: float | None = None) -> list[Conference]:
        """A conference and its members.

        ``conference <conference> json_list`` answers JSON.
        -ERR Conference X not found

        - ``conference``: The conference.
        """
        return await self._run("conference_room_json_list", {"conference": conference}, timeout)

    async def conference_room_xml_list(self, conference: str, *, timeout: float | None = None) -> Element:
        """A conference and its members.

        ``conference <conference> xml_list`` answers XML.
        -ERR Conference X not found

        - ``conference``: The conference.
        """
        return await self._run("conference_room_xml_list", {"conference": conference}, timeout)

    async def conference_count(self, conference: str, *, timeout: float | None = None) -> str:
        """How many members there are.

        ``conference <conference> count`` answers text.

        - ``conference``: The conference.
        """
        return await self._run("conference_count", {"conference": conference}, timeout)

    async def conference_kick(self, conference: str, member: str, *, timeout: float | None = None) -> str:
        """Hangs a member up; a member's id, last, all or non_moderator.

        ``conference <conference> kick <member>`` answers text.

        - ``conference``: The conference.
        - ``member``: The member's id, ``all``, ``last`` or ``non_moderator``.
        """
        return await self._run("conference_kick", {"conference": conference, "member": member}, timeout)

    async def conference_hup(self, conference: str, member: str, *, timeout: float | None = None) -> str:
        """As kick, without its sound.

        ``conference <conference> hup <member>`` answers text.

        - ``conference``: The conference.
        - ``member``: The member's id, ``all``, ``last`` or ``non_moderator``.
        """
        return await self._run("conference_hup", {"conference": conference, "member": member}, timeout)

    async def conference_mute(self, conference: str, member: str, *, quiet: bool = False, timeout: float | None = None) -> str:
        """Takes a member's voice.

        ``conference <conference> mute <member>[ quiet]`` answers text.

        - ``conference``: The conference.
        - ``member``: The member's id, ``all``, ``last`` or ``non_moderator``.
        - ``quiet``: Without its sound.
        """
        return await self._run("conference_mute", {"conference": conference, "member": member, "quiet": quiet}, timeout)

    async def conference_tmute(self, conference: str, member: str, *, timeout: float | None = None) -> str:
        """Takes a member's voice, or gives it back.

        ``conference <conference> tmute <member>`` answers text.

        - ``conference``: The conference.
        - ``member``: The member's id, ``all``, ``last`` or ``non_moderator``.
        """
        return await self._run("conference_tmute", {"conference": conference, "member": member}, timeout)

    async def conference_unmute(self, conference: str, member: str, *, quiet: bool = False, timeout: float | None = None) -> str:
        """Gives a member's voice back.

        ``conference <conference> unmute <member>[ quiet]`` answers text.

        - ``conference``: The conference.
        - ``member``: The member's id, ``all``, ``last`` or ``non_moderator``.
        - ``quiet``: Without its sound.
        """
        return await self._run("conference_unmute", {"conference": conference, "member": member, "quiet": quiet}, timeout)

    async def conference_vmute(self, conference: str, member: str, *, timeout: float | None = None) -> str:
        """Takes a member's picture.

        ``conference <conference> vmute <member>`` answers text.

        - ``conference``: The conference.
        - ``member``: The member's id, ``all``, ``last`` or ``non_moderator``.
        """
        return await self._run("conference_vmute", {"conference": conference, "member": member}, timeout)

    async def conference_unvmute(self, conference: str, member: str, *, timeout: float | None = None) -> str:
        """Gives a member's picture back.

        ``conference <conference> unvmute <member>`` answers text.

        - ``conference``: The conference.
        - ``member``: The member's id, ``all``, ``last`` or ``non_moderator``.
        """
        return await self._run("conference_unvmute", {"conference": conference, "member": member}, timeout)

    async def conference_deaf(self, conference: str, member: str, *, timeout: float | None = None) -> str:
        """Lets a member hear nothing.

        ``conference <conference> deaf <member>`` answers text.

        - ``conference``: The conference.
        - ``member``: The member's id, ``all``, ``last`` or ``non_moderator``.
        """
        return await self._run("conference_deaf", {"conference": conference, "member": member}, timeout)

    async def conference_undeaf(self, conference: str, member: str, *, timeout: float | None = None) -> str:
        """Lets a member hear again.

        ``conference <conference> undeaf <member>`` answers text.

        - ``conference``: The conference.
        - ``member``: The member's id, ``all``, ``last`` or ``non_moderator``.
        """
        return await self._run("conference_undeaf", {"conference": conference, "member": member}, timeout)

    async def conference_play(self, conference: str, file: str, member: str | None = None, *, timeout: float | None = None) -> str:
        """Plays a file to all or to one.

        ``conference <conference> play <file>[ <member>]`` answers text.

        - ``conference``: The conference.
        - ``file``: The file.
        - ``member``: The member's id, ``all``, ``last`` or ``non_moderator``.
        """
        return await self._run("conference_play", {"conference": conference, "file": file, "member": member}, timeout)

    async def conference_stop(self, conference: str, what: Literal["all", "current", "async", "last"], member: str | None = None, *, timeout: float | None = None) -> str:
        """Stops what is played.

        ``conference <conference> stop <what>[ <member>]`` answers text.

        - ``conference``: The conference.
        - ``what``: What.
        - ``member``: The member's id, ``all``, ``last`` or ``non_moderator``.
        """
        return await self._run("conference_stop", {"conference": conference, "what": what, "member": member}, timeout)

    async def conference_say(self, conference: str, text: str, *, timeout: float | None = None) -> str:
        """Says a text to all.

        ``conference <conference> say <text>`` answers text.

        - ``conference``: The conference.
        - ``text``: The text.
        """
        return await self._run("conference_say", {"conference": conference, "text": text}, timeout)

    async def conference_saymember(self, conference: str, member: str, text: str, *, timeout: float | None = None) -> str:
        """Says a text to one.

        ``conference <conference> saymember <member> <text>`` answers text.

        - ``conference``: The conference.
        - ``member``: The member's id, ``all``, ``last`` or ``non_moderator``.
        - ``text``: The text.
        """
        return await self._run("conference_saymember", {"conference": conference, "member": member, "text": text}, timeout)

    async def conference_dial(self, conference: str, dial_string: str | DialString, cid_num: str | None = None, cid_name: str | None = None, *, timeout: float | None = None) -> str:
        """Calls somebody into the conference and waits.

        ``conference <conference> dial <dial_string>[ <cid_num>[ <cid_name>]]`` answers text.
        It can take long.

        - ``conference``: The conference.
        - ``dial_string``: Whom to call.
        - ``cid_num``: The caller id number.
        - ``cid_name``: The caller id name.
        """
        return await self._run("conference_dial", {"conference": conference, "dial_string": dial_string, "cid_num": cid_num, "cid_name": cid_name}, timeout)

    async def conference_bgdial(self, conference: str, dial_string: str | DialString, cid_num: str | None = None, cid_name: str | None = None, *, timeout: float | None = None) -> str:
        """Calls somebody into the conference.

        ``conference <conference> bgdial <dial_string>[ <cid_num>[ <cid_name>]]`` answers text.

        - ``conference``: The conference.
        - ``dial_string``: Whom to call.
        - ``cid_num``: The caller id number.
        - ``cid_name``: The caller id name.
        """
        return await self._run("conference_bgdial", {"conference": conference, "dial_string": dial_string, "cid_num": cid_num, "cid_name": cid_name}, timeout)

    async def conference_dtmf(self, conference: str, member: str, digits: str, *, timeout: float | None = None) -> str:
        """Sends DTMF to a member.

        ``conference <conference> dtmf <member> <digits>`` answers text.

        - ``conference``: The conference.
        - ``member``: The member's id, ``all``, ``last`` or ``non_moderator``.
        - ``digits``: The digits.
        """
        return await self._run("conference_dtmf", {"conference": conference, "member": member, "digits": digits}, timeout)

    async def conference_energy(self, conference: str, member: str, level: int | None = None, *, timeout: float | None = None) -> str:
        """From which level on a member is heard.

        ``conference <conference> energy <member>[ <level>]`` answers text.

        - ``conference``: The conference.
        - ``member``: The member's id, ``all``, ``last`` or ``non_moderator``.
        - ``level``: The level.
        """
        return await self._run("conference_energy", {"conference": conference, "member": member, "level": level}, timeout)

    async def conference_volume_in(self, conference: str, member: str, level: int | None = None, *, timeout: float | None = None) -> str:
        """How loud a member is.

        ``conference <conference> volume_in <member>[ <level>]`` answers text.

        - ``conference``: The conference.
        - ``member``: The member's id, ``all``, ``last`` or ``non_moderator``.
        - ``level``: The level.
        """
        return await self._run("conference_volume_in", {"conference": conference, "member": member, "level": level}, timeout)

    async def conference_volume_out(self, conference: str, member: str, level: int | None = None, *, timeout: float | None = None) -> str:
        """How loud the conference is to a member.

        ``conference <conference> volume_out <member>[ <level>]`` answers text.

        - ``conference``: The conference.
        - ``member``: The member's id, ``all``, ``last`` or ``non_moderator``.
        - ``level``: The level.
        """
        return await self._run("conference_volume_out", {"conference": conference, "member": member, "level": level}, timeout)

    async def conference_floor(self, conference: str, member: str, *, timeout: float | None = None) -> str:
        """Gives a member the floor.

        ``conference <conference> floor <member>`` answers text.

        - ``conference``: The conference.
        - ``member``: The member's id, ``all``, ``last`` or ``non_moderator``.
        """
        return await self._run("conference_floor", {"conference": conference, "member": member}, timeout)

    async def conference_lock(self, conference: str, *, timeout: float | None = None) -> str:
        """Lets nobody in any more.

        ``conference <conference> lock`` answers text.

        - ``conference``: The conference.
        """
        return await self._run("conference_lock", {"conference": conference}, timeout)

    async def conference_unlock(self, conference: str, *, timeout: float | None = None) -> str:
        """Lets people in again.

        ``conference <conference> unlock`` answers text.

        - ``conference``: The conference.
        """
        return await self._run("conference_unlock", {"conference": conference}, timeout)

    async def conference_pin(self, conference: str, pin: str, *, timeout: float | None = None) -> str:
        """Sets the PIN.

        ``conference <conference> pin <pin>`` answers text.

        - ``conference``: The conference.
        - ``pin``: The PIN.
        """
        return await self._run("conference_pin", {"conference": conference, "pin": pin}, timeout)

    async def conference_nopin(self, conference: str, *, timeout: float | None = None) -> str:
        """Takes the PIN away.

        ``conference <conference> nopin`` answers text.

        - ``conference``: The conference.
        """
        return await self._run("conference_nopin", {"conference": conference}, timeout)

    async def conference_record(self, conference: str, file: str, *, timeout: float | None = None) -> str:
        """Records the conference.

        ``conference <conference> record <file>`` answers text.

        - ``conference``: The conference.
        - ``file``: The file.
        """
        return await self._run("conference_record", {"conference": conference, "file": file}, timeout)

    async def conference_norecord(self, conference: str, file: str, *, timeout: float | None = None) -> str:
        """Ends a recording; all ends all.

        ``conference <conference> norecord <file>`` answers text.

        - ``conference``: The conference.
        - ``file``: The file.
        """
        return await self._run("conference_norecord", {"conference": conference, "file": file}, timeout)

    async def conference_pause(self, conference: str, file: str, *, timeout: float | None = None) -> str:
        """Pauses a recording.

        ``conference <conference> pause <file>`` answers text.

        - ``conference``: The conference.
        - ``file``: The file.
        """
        return await self._run("conference_pause", {"conference": conference, "file": file}, timeout)

    async def conference_resume(self, conference: str, file: str, *, timeout: float | None = None) -> str:
        """Goes on with a recording.

        ``conference <conference> resume <file>`` answers text.

        - ``conference``: The conference.
        - ``file``: The file.
        """
        return await self._run("conference_resume", {"conference": conference, "file": file}, timeout)

    async def conference_recording(self, conference: str, action: Literal["start", "stop", "check", "pause", "resume"], file: str | None = None, *, timeout: float | None = None) -> str:
        """Recording by one command.

        ``conference <conference> recording <action>[ <file>]`` answers text.

        - ``conference``: The conference.
        - ``action``: What it does.
        - ``file``: The file.
        """
        return await self._run("conference_recording", {"conference": conference, "action": action, "file": file}, timeout)

    async def conference_exit_sound(self, conference: str, value: str, *, timeout: float | None = None) -> str:
        """The sound of those who leave: on, off, none or ``file NAME``.

        ``conference <conference> exit_sound <value>`` answers text.

        - ``conference``: The conference.
        - ``value``: The value.
        """
        return await self._run("conference_exit_sound", {"conference": conference, "value": value}, timeout)

    async def conference_enter_sound(self, conference: str, value: str, *, timeout: float | None = None) -> str:
        """The sound of those who come: on, off, none or ``file NAME``.

        ``conference <conference> enter_sound <value>`` answers text.

        - ``conference``: The conference.
        - ``value``: The value.
        """
        return await self._run("conference_enter_sound", {"conference": conference, "value": value}, timeout)

    async def conference_transfer(self, conference: str, other: str, member: str, *, timeout: float | None = None) -> str:
        """Moves members to another conference.

        ``conference <conference> transfer <other> <member>`` answers text.

        - ``conference``: The conference.
        - ``other``: The other conference.
        - ``member``: The member's id, ``all``, ``last`` or ``non_moderator``.
        """
        return await self._run("conference_transfer", {"conference": conference, "other": other, "member": member}, timeout)

    async def conference_get(self, conference: str, parameter: str, *, timeout: float | None = None) -> str:
        """A parameter: run_time, count, max_members, rate, profile_name, sound_prefix, caller_id_name, ...

        ``conference <conference> get <parameter>`` answers text.

        - ``conference``: The conference.
        - ``parameter``: The parameter.
        """
        return await self._run("conference_get", {"conference": conference, "parameter": parameter}, timeout)

    async def conference_set(self, conference: str, parameter: str, value: str, *, timeout: float | None = None) -> str:
        """Sets a parameter.

        ``conference <conference> set <parameter> <value>`` answers text.

        - ``conference``: The conference.
        - ``parameter``: The parameter.
        - ``value``: The value.
        """
        return await self._run("conference_set", {"conference": conference, "parameter": parameter, "value": value}, timeout)

    async def callcenter_config_agent_add(self, name: str, type: Literal["callback", "uuid-standby"], *, timeout: float | None = None) -> str:
        """Adds an agent.

        ``callcenter_config agent add <name> <type>`` answers ``+OK`` or ``-ERR``.

        - ``name``: The name.
        - ``type``: The type.
        """
        return await self._run("callcenter_config_agent_add", {"name": name, "type": type}, timeout)

    async def callcenter_config_agent_del(self, name: str, *, timeout: float | None = None) -> str:
        """Removes an agent.

        ``callcenter_config agent del <name>`` answers ``+OK`` or ``-ERR``.

        - ``name``: The name.
        """
        return await self._run("callcenter_config_agent_del", {"name": name}, timeout)

    async def callcenter_config_agent_reload(self, name: str, *, timeout: float | None = None) -> str:
        """Reads an agent anew.

        ``callcenter_config agent reload <name>`` answers ``+OK`` or ``-ERR``.

        - ``name``: The name.
        """
        return await self._run("callcenter_config_agent_reload", {"name": name}, timeout)

    async def callcenter_config_agent_set_status(self, agent: str, status: Literal["Logged Out", "Available", "Available (On Demand)", "On Break"], *, timeout: float | None = None) -> str:
        """Sets an agent's status.

        ``callcenter_config agent set status <agent> <status>`` answers ``+OK`` or ``-ERR``.

        - ``agent``: The agent, ``name@domain``.
        - ``status``: The status.
        """
        return await self._run("callcenter_config_agent_set_status", {"agent": agent, "status": status}, timeout)

    async def callcenter_config_agent_set_state(self, agent: str, state: Literal["Idle", "Waiting", "Receiving", "In a queue call", "Reserved"], *, timeout: float | None = None) -> str:
        """Sets an agent's state.

        ``callcenter_config agent set state <agent> <state>`` answers ``+OK`` or ``-ERR``.

        - ``agent``: The agent, ``name@domain``.
        - ``state``: The state.
        """
        return await self._run("callcenter_config_agent_set_state", {"agent": agent, "state": state}, timeout)

    async def callcenter_config_agent_set_contact(self, agent: str, contact: str, *, timeout: float | None = None) -> str:
        """Sets where an agent is called, a dial string.

        ``callcenter_config agent set contact <agent> <contact>`` answers ``+OK`` or ``-ERR``.

        - ``agent``: The agent, ``name@domain``.
        - ``contact``: The contact, or what is looked for in it.
        """
        return await self._run("callcenter_config_agent_set_contact", {"agent": agent, "contact": contact}, timeout)

    async def callcenter_config_agent_set_ready_time(self, agent: str, epoch: int, *, timeout: float | None = None) -> str:
        """Until when an agent waits, in seconds since 1970.

        ``callcenter_config agent set ready_time <agent> <epoch>`` answers ``+OK`` or ``-ERR``.

        - ``agent``: The agent, ``name@domain``.
        - ``epoch``: The time, in seconds since 1970.
        """
        return await self._run("callcenter_config_agent_set_ready_time", {"agent": agent, "epoch": epoch}, timeout)

    async def callcenter_config_agent_set_reject_delay_time(self, agent: str, seconds: int, *, timeout: float | None = None) -> str:
        """How long an agent rests after refusing.

        ``callcenter_config agent set reject_delay_time <agent> <seconds>`` answers ``+OK`` or ``-ERR``.

        - ``agent``: The agent, ``name@domain``.
        - ``seconds``: How many seconds.
        """
        return await self._run("callcenter_config_agent_set_reject_delay_time", {"agent": agent, "seconds": seconds}, timeout)

    async def callcenter_config_agent_set_busy_delay_time(self, agent: str, seconds: int, *, timeout: float | None = None) -> str:
        """How long an agent rests after being busy.

        ``callcenter_config agent set busy_delay_time <agent> <seconds>`` answers ``+OK`` or ``-ERR``.

        - ``agent``: The agent, ``name@domain``.
        - ``seconds``: How many seconds.
        """
        return await self._run("callcenter_config_agent_set_busy_delay_time", {"agent": agent, "seconds": seconds}, timeout)

    async def callcenter_config_agent_set_no_answer_delay_time(self, agent: str, seconds: int, *, timeout: float | None = None) -> str:
        """How long an agent rests after not answering.

        ``callcenter_config agent set no_answer_delay_time <agent> <seconds>`` answers ``+OK`` or ``-ERR``.

        - ``agent``: The agent, ``name@domain``.
        - ``seconds``: How many seconds.
        """
        return await self._run("callcenter_config_agent_set_no_answer_delay_time", {"agent": agent, "seconds": seconds}, timeout)

    async def callcenter_config_agent_get_status(self, agent: str, *, timeout: float | None = None) -> str:
        """An agent's status.

        ``callcenter_config agent get status <agent>`` answers text.

        - ``agent``: The agent, ``name@domain``.
        """
        return await self._run("callcenter_config_agent_get_status", {"agent": agent}, timeout)

    async def callcenter_config_agent_get_state(self, agent: str, *, timeout: float | None = None) -> str:
        """An agent's state.

        ``callcenter_config agent get state <agent>`` answers text.

        - ``agent``: The agent, ``name@domain``.
        """
        return await self._run("callcenter_config_agent_get_state", {"agent": agent}, timeout)

    async def callcenter_config_agent_get_uuid(self, agent: str, *, timeout: float | None = None) -> str:
        """An agent's channel.

        ``callcenter_config agent get uuid <agent>`` answers text.

        - ``agent``: The agent, ``name@domain``.
        """
        return await self._run("callcenter_config_agent_get_uuid", {"agent": agent}, timeout)

    async def callcenter_config_agent_list(self, agent: str | None = None, *, timeout: float | None = None) -> list[CallcenterAgent]:
        """Agents, or one.

        ``callcenter_config agent list[ <agent>]`` answers a table.
        The table is followed by +OK.

        - ``agent``: The agent, ``name@domain``.
        """
        return await self._run("callcenter_config_agent_list", {"agent": agent}, timeout)

    async def callcenter_config_tier_add(self, queue: str, agent: str, level: int | None = None, position: int | None = None, *, timeout: float | None = None) -> str:
        """Puts an agent into a queue.

        ``callcenter_config tier add <queue> <agent>[ <level>[ <position>]]`` answers ``+OK`` or ``-ERR``.

        - ``queue``: The queue, ``name@domain``.
        - ``agent``: The agent, ``name@domain``.
        - ``level``: The level.
        - ``position``: The position.
        """
        return await self._run("callcenter_config_tier_add", {"queue": queue, "agent": agent, "level": level, "position": position}, timeout)

    async def callcenter_config_tier_set_state(self, queue: str, agent: str, state: Literal["Ready", "No Answer", "Offering", "Active Inbound", "Standby"], *, timeout: float | None = None) -> str:
        """Sets an agent's state in a queue.

        ``callcenter_config tier set state <queue> <agent> <state>`` answers ``+OK`` or ``-ERR``.

        - ``queue``: The queue, ``name@domain``.
        - ``agent``: The agent, ``name@domain``.
        - ``state``: The state.
        """
        return await self._run("callcenter_config_tier_set_state", {"queue": queue, "agent": agent, "state": state}, timeout)

    async def callcenter_config_tier_set_level(self, queue: str, agent: str, level: int, *, timeout: float | None = None) -> str:
        """Sets an agent's level in a queue.

        ``callcenter_config tier set level <queue> <agent> <level>`` answers ``+OK`` or ``-ERR``.

        - ``queue``: The queue, ``name@domain``.
        - ``agent``: The agent, ``name@domain``.
        - ``level``: The level.
        """
        return await self._run("callcenter_config_tier_set_level", {"queue": queue, "agent": agent, "level": level}, timeout)

    async def callcenter_config_tier_set_position(self, queue: str, agent: str, position: int, *, timeout: float | None = None) -> str:
        """Sets an agent's position in a queue.

        ``callcenter_config tier set position <queue> <agent> <position>`` answers ``+OK`` or ``-ERR``.

        - ``queue``: The queue, ``name@domain``.
        - ``agent``: The agent, ``name@domain``.
        - ``position``: The position.
        """
        return await self._run("callcenter_config_tier_set_position", {"queue": queue, "agent": agent, "position": position}, timeout)

    async def callcenter_config_tier_del(self, queue: str, agent: str, *, timeout: float | None = None) -> str:
        """Takes an agent out of a queue.

        ``callcenter_config tier del <queue> <agent>`` answers ``+OK`` or ``-ERR``.

        - ``queue``: The queue, ``name@domain``.
        - ``agent``: The agent, ``name@domain``.
        """
        return await self._run("callcenter_config_tier_del", {"queue": queue, "agent": agent}, timeout)

    async def callcenter_config_tier_reload(self, queue: str, agent: str, *, timeout: float | None = None) -> str:
        """Reads a tier anew.

        ``callcenter_config tier reload <queue> <agent>`` answers ``+OK`` or ``-ERR``.

        - ``queue``: The queue, ``name@domain``.
        - ``agent``: The agent, ``name@domain``.
        """
        return await self._run("callcenter_config_tier_reload", {"queue": queue, "agent": agent}, timeout)

    async def callcenter_config_tier_list(self, *, timeout: float | None = None) -> list[CallcenterTier]:
        """All tiers.

        ``callcenter_config tier list`` answers a table.
        The table is followed by +OK.
        """
        return await self._run("callcenter_config_tier_list", {}, timeout)

    async def callcenter_config_queue_load(self, queue: str, *, timeout: float | None = None) -> str:
        """Loads a queue.

        ``callcenter_config queue load <queue>`` answers ``+OK`` or ``-ERR``.

        - ``queue``: The queue, ``name@domain``.
        """
        return await self._run("callcenter_config_queue_load", {"queue": queue}, timeout)

    async def callcenter_config_queue_unload(self, queue: str, *, timeout: float | None = None) -> str:
        """Unloads a queue.

        ``callcenter_config queue unload <queue>`` answers ``+OK`` or ``-ERR``.

        - ``queue``: The queue, ``name@domain``.
        """
        return await self._run("callcenter_config_queue_unload", {"queue": queue}, timeout)

    async def callcenter_config_queue_reload(self, queue: str, *, timeout: float | None = None) -> str:
        """Reads a queue anew.

        ``callcenter_config queue reload <queue>`` answers ``+OK`` or ``-ERR``.

        - ``queue``: The queue, ``name@domain``.
        """
        return await self._run("callcenter_config_queue_reload", {"queue": queue}, timeout)

    async def callcenter_config_queue_list(self, *, timeout: float | None = None) -> list[CallcenterQueue]:
        """All queues.

        ``callcenter_config queue list`` answers a table.
        The table is followed by +OK.
        """
        return await self._run("callcenter_config_queue_list", {}, timeout)

    async def callcenter_config_queue_list_agents(self, queue: str, status: str | None = None, state: str | None = None, *, timeout: float | None = None) -> list[CallcenterAgent]:
        """The agents of a queue.

        ``callcenter_config queue list agents <queue>[ <status>[ <state>]]`` answers a table.
        The table is followed by +OK.

        - ``queue``: The queue, ``name@domain``.
        - ``status``: The status.
        - ``state``: The state.
        """
        return await self._run("callcenter_config_queue_list_agents", {"queue": queue, "status": status, "state": state}, timeout)

    async def callcenter_config_queue_list_members(self, queue: str, *, timeout: float | None = None) -> list[CallcenterMember]:
        """Those who wait in a queue.

        ``callcenter_config queue list members <queue>`` answers a table.
        The table is followed by +OK.

        - ``queue``: The queue, ``name@domain``.
        """
        return await self._run("callcenter_config_queue_list_members", {"queue": queue}, timeout)

    async def callcenter_config_queue_list_tiers(self, queue: str, *, timeout: float | None = None) -> list[CallcenterTier]:
        """The tiers of a queue.

        ``callcenter_config queue list tiers <queue>`` answers a table.
        The table is followed by +OK.

        - ``queue``: The queue, ``name@domain``.
        """
        return await self._run("callcenter_config_queue_list_tiers", {"queue": queue}, timeout)

    async def callcenter_config_queue_count(self, *, timeout: float | None = None) -> str:
        """How many queues there are.

        ``callcenter_config queue count`` answers text.
        """
        return await self._run("callcenter_config_queue_count", {}, timeout)

    async def callcenter_config_queue_count_agents(self, queue: str, status: str | None = None, state: str | None = None, *, timeout: float | None = None) -> str:
        """How many agents a queue has.

        ``callcenter_config queue count agents <queue>[ <status>[ <state>]]`` answers text.

        - ``queue``: The queue, ``name@domain``.
        - ``status``: The status.
        - ``state``: The state.
        """
        return await self._run("callcenter_config_queue_count_agents", {"queue": queue, "status": status, "state": state}, timeout)

    async def callcenter_config_queue_count_members(self, queue: str, *, timeout: float | None = None) -> str:
        """How many wait in a queue.

        ``callcenter_config queue count members <queue>`` answers text.

        - ``queue``: The queue, ``name@domain``.
        """
        return await self._run("callcenter_config_queue_count_members", {"queue": queue}, timeout)

    async def callcenter_config_queue_count_tiers(self, queue: str, *, timeout: float | None = None) -> str:
        """How many tiers a queue has.

        ``callcenter_config queue count tiers <queue>`` answers text.

        - ``queue``: The queue, ``name@domain``.
        """
        return await self._run("callcenter_config_queue_count_tiers", {"queue": queue}, timeout)

    async def callcenter_break_agent(self, uuid: str, *, timeout: float | None = None) -> str:
        """Stops watching a channel and frees the agent.

        ``callcenter_break agent <uuid>`` answers ``+OK`` or ``-ERR``.

        - ``uuid``: The channel's UUID.
        """
        return await self._run("callcenter_break_agent", {"uuid": uuid}, timeout)
