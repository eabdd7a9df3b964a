// Written by ci/generate from core/engine/catalogue/api.toml: change that, not this.

use super::builder::{api_command, choices};
use crate::command::Argument;
use crate::command::syntax::{Action, Schedule};
use crate::dial::DialString;
use crate::vocabulary::HangupCause;

/// `...`
///
/// Stops the switch at once.
///
/// Means shutdown on the console; over the event socket use fsctl shutdown.
///
/// Made for the console.
#[derive(Clone, Debug, PartialEq)]
pub struct ShutdownConsole {}
api_command!(ShutdownConsole, "shutdown_console", (), (), ());

/// `acl {ip} {list}`
///
/// Whether an address is in an access control list, given by name or as a network.
#[derive(Clone, Debug, PartialEq)]
pub struct Acl {
    /// The address.
    pub ip: String,
    /// The list, or a network `10.0.0.0/8`.
    pub list: String,
}
api_command!(Acl, "acl",
(ip: impl Into<String>, list: impl Into<String>),
(),
(ip, list));

/// `alias add {alias} {command:text}`
///
/// Gives a command line another name until the switch ends.
///
/// An alias counts only on the console and where console_execute is set.
///
/// Made for the console.
#[derive(Clone, Debug, PartialEq)]
pub struct AliasAdd {
    /// The alias.
    pub alias: String,
    /// The command and its arguments.
    pub command: String,
}
api_command!(AliasAdd, "alias_add",
(alias: impl Into<String>, command: impl Into<String>),
(),
(alias, command));

/// `alias stickyadd {alias} {command:text}`
///
/// Gives a command line another name that outlives a restart.
///
/// An alias counts only on the console and where console_execute is set.
///
/// Made for the console.
#[derive(Clone, Debug, PartialEq)]
pub struct AliasStickyadd {
    /// The alias.
    pub alias: String,
    /// The command and its arguments.
    pub command: String,
}
api_command!(AliasStickyadd, "alias_stickyadd",
(alias: impl Into<String>, command: impl Into<String>),
(),
(alias, command));

/// `alias del {alias}`
///
/// Takes an alias back; `*` all of them.
///
/// Made for the console.
#[derive(Clone, Debug, PartialEq)]
pub struct AliasDel {
    /// The alias.
    pub alias: String,
}
api_command!(AliasDel, "alias_del",
(alias: impl Into<String>),
(),
(alias));

/// `banner`
///
/// The switch's banner.
#[derive(Clone, Debug, PartialEq)]
pub struct Banner {}
api_command!(Banner, "banner", (), (), ());

/// `bg_spawn {command:text}`
///
/// Starts a program without waiting for it.
///
/// +OK says only that it was tried.
///
/// Runs a shell or a program.
#[derive(Clone, Debug, PartialEq)]
pub struct BgSpawn {
    /// The command and its arguments.
    pub command: String,
}
api_command!(BgSpawn, "bg_spawn",
(command: impl Into<String>),
(),
(command));

/// `bg_system {command:text}`
///
/// Runs a shell command without waiting for it.
///
/// +OK says only that it was tried. The shell reads the whole text.
///
/// Runs a shell or a program.
#[derive(Clone, Debug, PartialEq)]
pub struct BgSystem {
    /// The command and its arguments.
    pub command: String,
}
api_command!(BgSystem, "bg_system",
(command: impl Into<String>),
(),
(command));

/// `bgapi {command:text}`
///
/// Runs an API command in a thread of its own.
///
/// As an API command its result is an event of its own; the bgapi of the event socket is the one to use.
#[derive(Clone, Debug, PartialEq)]
pub struct Bgapi {
    /// The command and its arguments.
    pub command: String,
}
api_command!(Bgapi, "bgapi",
(command: impl Into<String>),
(),
(command));

/// `break {uuid}[ {all:flag}]`
///
/// Stops what is played to a channel.
///
/// uuid_break under its old name.
///
/// Deprecated.
#[derive(Clone, Debug, PartialEq)]
pub struct Break {
    /// The channel's UUID.
    pub uuid: String,
    /// Also what waits behind it.
    pub all: bool,
}
api_command!(Break, "break",
(uuid: impl Into<String>),
(all),
(uuid, all));

/// `coalesce {values:text}`
///
/// The first of several values, separated by commas, that is not empty; `^^:` in front names another separator.
#[derive(Clone, Debug, PartialEq)]
pub struct Coalesce {
    /// The values.
    pub values: String,
}
api_command!(Coalesce, "coalesce",
(values: impl Into<String>),
(),
(values));

/// `complete add {word:text}`
///
/// Adds to what the console completes.
///
/// Made for the console.
#[derive(Clone, Debug, PartialEq)]
pub struct CompleteAdd {
    /// The words.
    pub word: String,
}
api_command!(CompleteAdd, "complete_add",
(word: impl Into<String>),
(),
(word));

/// `complete del {word:text}`
///
/// Takes a completion back; `*` all of them.
///
/// Made for the console.
#[derive(Clone, Debug, PartialEq)]
pub struct CompleteDel {
    /// The words.
    pub word: String,
}
api_command!(CompleteDel, "complete_del",
(word: impl Into<String>),
(),
(word));

choices! {
/// How they are compared.
CondOperator {
/// `==`
Equal = "==",
/// `!=`
Unequal = "!=",
/// `>`
Greater = ">",
/// `<`
Less = "<",
/// `>=`
GreaterOrEqual = ">=",
/// `<=`
LessOrEqual = "<=",
}
}

/// `cond {left} {operator:==|!=|>|<|>=|<=} {right} ? {then} : {otherwise}`
///
/// One of two values, by a comparison.
///
/// -ERR without a text where the blanks around `?` and `:` are missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Cond {
    /// The left side.
    pub left: String,
    /// How they are compared.
    pub operator: CondOperator,
    /// The right side.
    pub right: String,
    /// What follows it, or how it is done; of `cond` the result when it is so.
    pub then: String,
    /// The result when it is not so.
    pub otherwise: String,
}
api_command!(Cond, "cond",
(left: impl Into<String>, operator: CondOperator, right: impl Into<String>, then: impl Into<String>, otherwise: impl Into<String>),
(),
(left, operator, right, then, otherwise));

/// `console_complete {line:text}`
///
/// What the console would complete a line to.
///
/// Made for the console.
#[derive(Clone, Debug, PartialEq)]
pub struct ConsoleComplete {
    /// The line.
    pub line: String,
}
api_command!(ConsoleComplete, "console_complete",
(line: impl Into<String>),
(),
(line));

/// `console_complete_xml {line:text}`
///
/// What the console would complete a line to, as XML.
///
/// Made for the console.
#[derive(Clone, Debug, PartialEq)]
pub struct ConsoleCompleteXml {
    /// The line.
    pub line: String,
}
api_command!(ConsoleCompleteXml, "console_complete_xml",
(line: impl Into<String>),
(),
(line));

/// `create_uuid[ {uuid} {other_uuid}]`
///
/// Makes a UUID.
#[derive(Clone, Debug, PartialEq)]
pub struct CreateUuid {
    /// The channel's UUID.
    pub uuid: Option<String>,
    /// The other channel.
    pub other_uuid: Option<String>,
}
api_command!(CreateUuid, "create_uuid", (), (uuid, other_uuid), (uuid, other_uuid));

/// `db_cache status`
///
/// The state of the database handles.
#[derive(Clone, Debug, PartialEq)]
pub struct DbCacheStatus {}
api_command!(DbCacheStatus, "db_cache_status", (), (), ());

choices! {
/// Which section.
DomainDataSection {
/// `var`
Var = "var",
/// `param`
Param = "param",
/// `attr`
Attr = "attr",
}
}

/// `domain_data {domain} {section:var|param|attr} {name}`
///
/// A variable, parameter or attribute of a domain of the directory.
///
/// An absent one answers `-ERR no reply`.
#[derive(Clone, Debug, PartialEq)]
pub struct DomainData {
    /// The domain.
    pub domain: String,
    /// Which section.
    pub section: DomainDataSection,
    /// The name.
    pub name: String,
}
api_command!(DomainData, "domain_data",
(domain: impl Into<String>, section: DomainDataSection, name: impl Into<String>),
(),
(domain, section, name));

/// `domain_exists {domain}`
///
/// Whether the directory has a domain.
#[derive(Clone, Debug, PartialEq)]
pub struct DomainExists {
    /// The domain.
    pub domain: String,
}
api_command!(DomainExists, "domain_exists",
(domain: impl Into<String>),
(),
(domain));

/// `echo {text:text}`
///
/// Gives its argument back.
///
/// Of nothing it answers `-ERR no reply`. Outer blanks are lost.
#[derive(Clone, Debug, PartialEq)]
pub struct Echo {
    /// The text.
    pub text: String,
}
api_command!(Echo, "echo",
(text: impl Into<String>),
(),
(text));

/// `escape {text:text}`
///
/// Escapes a text as a C string.
#[derive(Clone, Debug, PartialEq)]
pub struct Escape {
    /// The text.
    pub text: String,
}
api_command!(Escape, "escape",
(text: impl Into<String>),
(),
(text));

/// `eval[ uuid:{uuid}] {expression:argument}`
///
/// Expands an expression; with the variables of a channel where one is named.
///
/// An expression that comes to nothing answers `-ERR no reply`.
///
/// Expands `${...}` in arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Eval {
    /// The channel's UUID.
    pub uuid: Option<String>,
    /// The expression.
    pub expression: Argument,
}
api_command!(Eval, "eval",
(expression: impl Into<Argument>),
(uuid),
(uuid, expression));

/// `event_channel_broadcast {channel} {json:text}`
///
/// Sends JSON to an event channel.
#[derive(Clone, Debug, PartialEq)]
pub struct EventChannelBroadcast {
    /// The event channel.
    pub channel: String,
    /// The JSON.
    pub json: String,
}
api_command!(EventChannelBroadcast, "event_channel_broadcast",
(channel: impl Into<String>, json: impl Into<String>),
(),
(channel, json));

/// `expand[ uuid:{uuid}] {command:argument}`
///
/// Runs an API command whose arguments are expanded first.
///
/// Expands `${...}` in arguments. Runs a shell or a program.
#[derive(Clone, Debug, PartialEq)]
pub struct Expand {
    /// The channel's UUID.
    pub uuid: Option<String>,
    /// The command and its arguments.
    pub command: Argument,
}
api_command!(Expand, "expand",
(command: impl Into<Argument>),
(uuid),
(uuid, command));

/// `file_exists {file:text}`
///
/// Whether the switch can see a file; it may still not be readable.
#[derive(Clone, Debug, PartialEq)]
pub struct FileExists {
    /// The file.
    pub file: String,
}
api_command!(FileExists, "file_exists",
(file: impl Into<String>),
(),
(file));

/// `find_user_xml {key} {user} {domain}`
///
/// A user of the directory as XML.
///
/// `-ERR no reply` where there is none.
#[derive(Clone, Debug, PartialEq)]
pub struct FindUserXml {
    /// The key.
    pub key: String,
    /// The user.
    pub user: String,
    /// The domain.
    pub domain: String,
}
api_command!(FindUserXml, "find_user_xml",
(key: impl Into<String>, user: impl Into<String>, domain: impl Into<String>),
(),
(key, user, domain));

/// `getcputime[ {reset:flag}]`
///
/// CPU time of the switch in milliseconds: user, kernel.
#[derive(Clone, Debug, PartialEq)]
pub struct Getcputime {
    /// Begin anew from 0.
    pub reset: bool,
}
api_command!(Getcputime, "getcputime", (), (reset), (reset));

/// `getenv {name}`
///
/// A variable of the switch's environment.
#[derive(Clone, Debug, PartialEq)]
pub struct Getenv {
    /// The name.
    pub name: String,
}
api_command!(Getenv, "getenv",
(name: impl Into<String>),
(),
(name));

/// `gethost[ {name}]`
///
/// The address of a host name.
#[derive(Clone, Debug, PartialEq)]
pub struct Gethost {
    /// The name.
    pub name: Option<String>,
}
api_command!(Gethost, "gethost", (), (name), (name));

/// `global_getvar[ {name}]`
///
/// A global variable, or all of them as lines `name=value`.
///
/// One that is not set answers `-ERR no reply`.
#[derive(Clone, Debug, PartialEq)]
pub struct GlobalGetvar {
    /// The name.
    pub name: Option<String>,
}
api_command!(GlobalGetvar, "global_getvar", (), (name), (name));

/// `global_setvar {name}={value:text}`
///
/// Sets a global variable.
#[derive(Clone, Debug, PartialEq)]
pub struct GlobalSetvar {
    /// The name.
    pub name: String,
    /// The value.
    pub value: String,
}
api_command!(GlobalSetvar, "global_setvar",
(name: impl Into<String>, value: impl Into<String>),
(),
(name, value));

choices! {
/// How they are called.
GroupCallOrder {
/// `A`
A = "A",
/// `E`
E = "E",
/// `F`
F = "F",
}
}

/// `group_call {group}[@{domain}][+{order:A|E|F}]`
///
/// The members of a group as a dial string: A together (the default), F one after the other, E each in an originate of its own.
///
/// An empty or unknown group answers error/NO_ROUTE_DESTINATION.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupCall {
    /// The group; `none` for no group of tasks.
    pub group: String,
    /// The domain.
    pub domain: Option<String>,
    /// How they are called.
    pub order: Option<GroupCallOrder>,
}
api_command!(GroupCall, "group_call",
(group: impl Into<String>),
(domain, order),
(group, domain, order));

/// `help`
///
/// All API commands.
#[derive(Clone, Debug, PartialEq)]
pub struct Help {}
api_command!(Help, "help", (), (), ());

/// `host_lookup {hostname}`
///
/// Looks a host name up.
///
/// Can take long: run it by `bgapi`.
#[derive(Clone, Debug, PartialEq)]
pub struct HostLookup {
    /// The host's name.
    pub hostname: String,
}
api_command!(HostLookup, "host_lookup",
(hostname: impl Into<String>),
(),
(hostname));

/// `hostname`
///
/// The machine's name.
#[derive(Clone, Debug, PartialEq)]
pub struct Hostname {}
api_command!(Hostname, "hostname", (), (), ());

/// `hupall {cause:cause}[ {variable} {value}[ {variable2} {value2}]]`
///
/// Hangs up all channels, or those with a variable of a certain value.
///
/// +OK hangup all channels with cause X, however many there were.
#[derive(Clone, Debug, PartialEq)]
pub struct Hupall {
    /// The hangup cause.
    pub cause: HangupCause,
    /// The variable.
    pub variable: Option<String>,
    /// The value.
    pub value: Option<String>,
    /// One more variable.
    pub variable2: Option<String>,
    /// Its value.
    pub value2: Option<String>,
}
api_command!(Hupall, "hupall",
(cause: impl Into<HangupCause>),
(variable, value, variable2, value2),
(cause, variable, value, variable2, value2));

/// `in_group {user}[@{domain}] {group}`
///
/// Whether a user is in a group.
#[derive(Clone, Debug, PartialEq)]
pub struct InGroup {
    /// The user.
    pub user: String,
    /// The domain.
    pub domain: Option<String>,
    /// The group; `none` for no group of tasks.
    pub group: String,
}
api_command!(InGroup, "in_group",
(user: impl Into<String>, group: impl Into<String>),
(domain),
(user, domain, group));

/// `interface_allowlist_dump[ {modules:flag}][ {plain:flag}]`
///
/// The loaded interfaces in the form of the allow list's configuration.
#[derive(Clone, Debug, PartialEq)]
pub struct InterfaceAllowlistDump {
    /// With the modules.
    pub modules: bool,
    /// As plain text.
    pub plain: bool,
}
api_command!(InterfaceAllowlistDump, "interface_allowlist_dump", (), (modules, plain), (modules, plain));

choices! {
/// Which kind of address.
InterfaceIpFamily {
/// `auto`
Auto = "auto",
/// `ipv4`
Ipv4 = "ipv4",
/// `ipv6`
Ipv6 = "ipv6",
}
}

/// `interface_ip {family:auto|ipv4|ipv6} {interface}`
///
/// The address of a network interface.
#[derive(Clone, Debug, PartialEq)]
pub struct InterfaceIp {
    /// Which kind of address.
    pub family: InterfaceIpFamily,
    /// The interface.
    pub interface: String,
}
api_command!(InterfaceIp, "interface_ip",
(family: InterfaceIpFamily, interface: impl Into<String>),
(),
(family, interface));

/// `is_lan_addr {ip}`
///
/// Whether an address is one of a LAN.
#[derive(Clone, Debug, PartialEq)]
pub struct IsLanAddr {
    /// The address.
    pub ip: String,
}
api_command!(IsLanAddr, "is_lan_addr",
(ip: impl Into<String>),
(),
(ip));

/// `json {request:text}`
///
/// A command of the JSON API: `{"command":"status","data":""}`.
///
/// `-ERR Parse error.` for what is not JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct Json {
    /// The request.
    pub request: String,
}
api_command!(Json, "json",
(request: impl Into<String>),
(),
(request));

/// `limit_hash_usage {realm} {id}`
///
/// How often a limited resource is in use.
///
/// limit_usage under its old name.
///
/// Deprecated.
#[derive(Clone, Debug, PartialEq)]
pub struct LimitHashUsage {
    /// The realm.
    pub realm: String,
    /// The id.
    pub id: String,
}
api_command!(LimitHashUsage, "limit_hash_usage",
(realm: impl Into<String>, id: impl Into<String>),
(),
(realm, id));

/// `limit_interval_reset {backend} {realm} {resource}`
///
/// Sets the interval counter of a limited resource to zero.
#[derive(Clone, Debug, PartialEq)]
pub struct LimitIntervalReset {
    /// The limit backend: hash, db, ...
    pub backend: String,
    /// The realm.
    pub realm: String,
    /// The resource.
    pub resource: String,
}
api_command!(LimitIntervalReset, "limit_interval_reset",
(backend: impl Into<String>, realm: impl Into<String>, resource: impl Into<String>),
(),
(backend, realm, resource));

/// `limit_reset {backend}`
///
/// Sets all counters of a limit backend to zero.
#[derive(Clone, Debug, PartialEq)]
pub struct LimitReset {
    /// The limit backend: hash, db, ...
    pub backend: String,
}
api_command!(LimitReset, "limit_reset",
(backend: impl Into<String>),
(),
(backend));

/// `limit_status {backend}`
///
/// The state of a limit backend.
///
/// Without an argument it answers USAGE: without a sign in front.
#[derive(Clone, Debug, PartialEq)]
pub struct LimitStatus {
    /// The limit backend: hash, db, ...
    pub backend: String,
}
api_command!(LimitStatus, "limit_status",
(backend: impl Into<String>),
(),
(backend));

/// `limit_usage {backend} {realm} {resource}`
///
/// How often a limited resource is in use.
///
/// A number; 0 for an unknown one.
#[derive(Clone, Debug, PartialEq)]
pub struct LimitUsage {
    /// The limit backend: hash, db, ...
    pub backend: String,
    /// The realm.
    pub realm: String,
    /// The resource.
    pub resource: String,
}
api_command!(LimitUsage, "limit_usage",
(backend: impl Into<String>, realm: impl Into<String>, resource: impl Into<String>),
(),
(backend, realm, resource));

/// `list_users[ group {group}][ domain {domain}][ user {user}][ context {context}]`
///
/// Users of the directory, one a line, separated by `|`.
///
/// The table is followed by +OK.
#[derive(Clone, Debug, PartialEq)]
pub struct ListUsers {
    /// The group; `none` for no group of tasks.
    pub group: Option<String>,
    /// The domain.
    pub domain: Option<String>,
    /// The user.
    pub user: Option<String>,
    /// The context.
    pub context: Option<String>,
}
api_command!(ListUsers, "list_users", (), (group, domain, user, context), (group, domain, user, context));

/// `load {module}`
///
/// Loads a module.
///
/// Says +OK Reloading XML first, and the result in its second line.
///
/// Can take long: run it by `bgapi`.
#[derive(Clone, Debug, PartialEq)]
pub struct Load {
    /// The module, `mod_sofia`.
    pub module: String,
}
api_command!(Load, "load",
(module: impl Into<String>),
(),
(module));

/// `log {level} {message:text}`
///
/// Writes a log line.
#[derive(Clone, Debug, PartialEq)]
pub struct Log {
    /// The level.
    pub level: String,
    /// The message.
    pub message: String,
}
api_command!(Log, "log",
(level: impl Into<String>, message: impl Into<String>),
(),
(level, message));

/// `md5 {text:text}`
///
/// The MD5 of a text, in hex.
#[derive(Clone, Debug, PartialEq)]
pub struct Md5 {
    /// The text.
    pub text: String,
}
api_command!(Md5, "md5",
(text: impl Into<String>),
(),
(text));

/// `memory`
///
/// What memory the switch uses.
#[derive(Clone, Debug, PartialEq)]
pub struct Memory {}
api_command!(Memory, "memory", (), (), ());

/// `module_exists {module}`
///
/// Whether a module is loaded.
#[derive(Clone, Debug, PartialEq)]
pub struct ModuleExists {
    /// The module, `mod_sofia`.
    pub module: String,
}
api_command!(ModuleExists, "module_exists",
(module: impl Into<String>),
(),
(module));

/// `msleep {milliseconds:uint}`
///
/// Waits.
///
/// Can take long: run it by `bgapi`.
#[derive(Clone, Debug, PartialEq)]
pub struct Msleep {
    /// How long, in milliseconds.
    pub milliseconds: u64,
}
api_command!(Msleep, "msleep",
(milliseconds: u64),
(),
(milliseconds));

choices! {
/// The state.
MsrpDebugState {
/// `on`
On = "on",
/// `off`
Off = "off",
}
}

/// `msrp debug {state:on|off}`
///
/// Turns logging of MSRP on or off.
#[derive(Clone, Debug, PartialEq)]
pub struct MsrpDebug {
    /// The state.
    pub state: MsrpDebugState,
}
api_command!(MsrpDebug, "msrp_debug",
(state: MsrpDebugState),
(),
(state));

/// `msrp restart`
///
/// Starts MSRP again.
#[derive(Clone, Debug, PartialEq)]
pub struct MsrpRestart {}
api_command!(MsrpRestart, "msrp_restart", (), (), ());

/// `nat_map status`
///
/// The state of NAT, the outer address and the mapped ports.
#[derive(Clone, Debug, PartialEq)]
pub struct NatMapStatus {}
api_command!(NatMapStatus, "nat_map_status", (), (), ());

/// `nat_map reinit`
///
/// Looks for the NAT router anew.
///
/// Can take long: run it by `bgapi`.
#[derive(Clone, Debug, PartialEq)]
pub struct NatMapReinit {}
api_command!(NatMapReinit, "nat_map_reinit", (), (), ());

/// `nat_map republish`
///
/// Tells the router the mapped ports anew.
///
/// Can take long: run it by `bgapi`.
#[derive(Clone, Debug, PartialEq)]
pub struct NatMapRepublish {}
api_command!(NatMapRepublish, "nat_map_republish", (), (), ());

choices! {
/// The protocol.
NatMapAddProtocol {
/// `tcp`
Tcp = "tcp",
/// `udp`
Udp = "udp",
}
}

/// `nat_map add {port:uint}[ {protocol:tcp|udp}][ {sticky:=static}]`
///
/// Maps a port.
#[derive(Clone, Debug, PartialEq)]
pub struct NatMapAdd {
    /// The port.
    pub port: u64,
    /// The protocol.
    pub protocol: Option<NatMapAddProtocol>,
    /// The mapping outlives a restart.
    pub sticky: bool,
}
api_command!(NatMapAdd, "nat_map_add",
(port: u64),
(protocol, sticky),
(port, protocol, sticky));

choices! {
/// The protocol.
NatMapDelProtocol {
/// `tcp`
Tcp = "tcp",
/// `udp`
Udp = "udp",
}
}

/// `nat_map del {port:uint}[ {protocol:tcp|udp}]`
///
/// Takes a mapping back.
#[derive(Clone, Debug, PartialEq)]
pub struct NatMapDel {
    /// The port.
    pub port: u64,
    /// The protocol.
    pub protocol: Option<NatMapDelProtocol>,
}
api_command!(NatMapDel, "nat_map_del",
(port: u64),
(protocol),
(port, protocol));

choices! {
/// The state.
NatMapMappingState {
/// `enable`
Enable = "enable",
/// `disable`
Disable = "disable",
}
}

/// `nat_map mapping {state:enable|disable}`
///
/// Whether mappings are asked of the router.
#[derive(Clone, Debug, PartialEq)]
pub struct NatMapMapping {
    /// The state.
    pub state: NatMapMappingState,
}
api_command!(NatMapMapping, "nat_map_mapping",
(state: NatMapMappingState),
(),
(state));

choices! {
/// The state.
PauseState {
/// `on`
On = "on",
/// `off`
Off = "off",
}
}

/// `pause {uuid} {state:on|off}`
///
/// Stops what uuid_broadcast plays on a channel, and lets it go on.
///
/// Answers `-ERR no reply` when it worked.
#[derive(Clone, Debug, PartialEq)]
pub struct Pause {
    /// The channel's UUID.
    pub uuid: String,
    /// The state.
    pub state: PauseState,
}
api_command!(Pause, "pause",
(uuid: impl Into<String>, state: PauseState),
(),
(uuid, state));

/// `pool_stats`
///
/// What the memory pools hold.
#[derive(Clone, Debug, PartialEq)]
pub struct PoolStats {}
api_command!(PoolStats, "pool_stats", (), (), ());

/// `quote_shell_arg {text:text}`
///
/// Quotes a text for the shell.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteShellArg {
    /// The text.
    pub text: String,
}
api_command!(QuoteShellArg, "quote_shell_arg",
(text: impl Into<String>),
(),
(text));

/// `reg_url {user}@{domain}`
///
/// The contact of a registration.
#[derive(Clone, Debug, PartialEq)]
pub struct RegUrl {
    /// The user.
    pub user: String,
    /// The domain.
    pub domain: String,
}
api_command!(RegUrl, "reg_url",
(user: impl Into<String>, domain: impl Into<String>),
(),
(user, domain));

choices! {
/// What no match answers.
RegexFlag {
/// `n`
N = "n",
/// `b`
B = "b",
}
}

/// `regex {data}|{pattern}[|{substitution}[|{flag:n|b}]]`
///
/// Tries a regular expression: true or false, or what the substitution makes (`$1` or `%1`).
///
/// No match with a substitution: the data; with flag n `-ERR no reply`, with b false. Too few fields: -ERR without a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Regex {
    /// The text.
    pub data: String,
    /// The regular expression.
    pub pattern: String,
    /// What a match gives.
    pub substitution: Option<String>,
    /// What no match answers.
    pub flag: Option<RegexFlag>,
}
api_command!(Regex, "regex",
(data: impl Into<String>, pattern: impl Into<String>),
(substitution, flag),
(data, pattern, substitution, flag));

choices! {
/// What no match answers.
RegexSlashFlag {
/// `n`
N = "n",
/// `b`
B = "b",
}
}

/// `regex m:/{data}/{pattern}[/{substitution}[/{flag:n|b}]]`
///
/// As regex, with `/` between the fields.
///
/// As regex.
#[derive(Clone, Debug, PartialEq)]
pub struct RegexSlash {
    /// The text.
    pub data: String,
    /// The regular expression.
    pub pattern: String,
    /// What a match gives.
    pub substitution: Option<String>,
    /// What no match answers.
    pub flag: Option<RegexSlashFlag>,
}
api_command!(RegexSlash, "regex_slash",
(data: impl Into<String>, pattern: impl Into<String>),
(substitution, flag),
(data, pattern, substitution, flag));

choices! {
/// What no match answers.
RegexTildeFlag {
/// `n`
N = "n",
/// `b`
B = "b",
}
}

/// `regex m:~{data}~{pattern}[~{substitution}[~{flag:n|b}]]`
///
/// As regex, with `~` between the fields.
///
/// As regex.
#[derive(Clone, Debug, PartialEq)]
pub struct RegexTilde {
    /// The text.
    pub data: String,
    /// The regular expression.
    pub pattern: String,
    /// What a match gives.
    pub substitution: Option<String>,
    /// What no match answers.
    pub flag: Option<RegexTildeFlag>,
}
api_command!(RegexTilde, "regex_tilde",
(data: impl Into<String>, pattern: impl Into<String>),
(substitution, flag),
(data, pattern, substitution, flag));

/// `reload [{force:=-f} ]{module}`
///
/// Unloads a module and loads it again.
///
/// Each step has a line of its own.
///
/// Can take long: run it by `bgapi`.
#[derive(Clone, Debug, PartialEq)]
pub struct Reload {
    /// Also when it is in use.
    pub force: bool,
    /// The module, `mod_sofia`.
    pub module: String,
}
api_command!(Reload, "reload",
(module: impl Into<String>),
(force),
(force, module));

/// `reloadacl[ {reloadxml:flag}]`
///
/// Reads the access control lists anew.
///
/// Can take long: run it by `bgapi`.
#[derive(Clone, Debug, PartialEq)]
pub struct Reloadacl {
    /// Read the configuration first.
    pub reloadxml: bool,
}
api_command!(Reloadacl, "reloadacl", (), (reloadxml), (reloadxml));

/// `reloadcert`
///
/// Reads TLS certificates anew.
#[derive(Clone, Debug, PartialEq)]
pub struct Reloadcert {}
api_command!(Reloadcert, "reloadcert", (), (), ());

/// `reloadxml`
///
/// Reads the configuration anew.
///
/// +OK \[Success]
///
/// Can take long: run it by `bgapi`.
#[derive(Clone, Debug, PartialEq)]
pub struct Reloadxml {}
api_command!(Reloadxml, "reloadxml", (), (), ());

/// `replace {data}|{search}|{replacement}`
///
/// Replaces a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Replace {
    /// The text.
    pub data: String,
    /// What is replaced.
    pub search: String,
    /// What is put in its place.
    pub replacement: String,
}
api_command!(Replace, "replace",
(data: impl Into<String>, search: impl Into<String>, replacement: impl Into<String>),
(),
(data, search, replacement));

/// `say_string {module}[.{extension}] {language}[.{language_extension}] {type} {method}[ {gender}] {text}`
///
/// The files that say something, as a file_string.
#[derive(Clone, Debug, PartialEq)]
pub struct SayString {
    /// The module, `mod_sofia`.
    pub module: String,
    /// The extension; in a file's name what follows the dot.
    pub extension: Option<String>,
    /// The language, `en`.
    pub language: String,
    /// The dialect of the language.
    pub language_extension: Option<String>,
    /// The type.
    pub r#type: String,
    /// How: pronounced, iterated, counted.
    pub method: String,
    /// The grammatical gender.
    pub gender: Option<String>,
    /// The text.
    pub text: String,
}
api_command!(SayString, "say_string",
(module: impl Into<String>, language: impl Into<String>, r#type: impl Into<String>, method: impl Into<String>, text: impl Into<String>),
(extension, language_extension, gender),
(module, extension, language, language_extension, r#type, method, gender, text));

/// `sched_api {time:time} {group} {command:text}[{thread:=&}]`
///
/// Runs an API command later, or again and again.
///
/// +OK Added: and the task's id. `none` is no group; with a channel's UUID as the group it ends with the channel. Quotes in the command are taken away once more.
#[derive(Clone, Debug, PartialEq)]
pub struct SchedApi {
    /// When.
    pub time: Schedule,
    /// The group; `none` for no group of tasks.
    pub group: String,
    /// The command and its arguments.
    pub command: String,
    /// In a thread of its own.
    pub thread: bool,
}
api_command!(SchedApi, "sched_api",
(time: impl Into<Schedule>, group: impl Into<String>, command: impl Into<String>),
(thread),
(time, group, command, thread));

choices! {
/// Which legs; the channel's own without it.
SchedBroadcastLegs {
/// `aleg`
Aleg = "aleg",
/// `bleg`
Bleg = "bleg",
/// `holdb`
Holdb = "holdb",
/// `both`
Both = "both",
}
}

/// `sched_broadcast {time:time} {uuid} {action:action}[ {legs:aleg|bleg|holdb|both}]`
///
/// Plays a file to a channel later, or runs an application.
///
/// Expands `${...}` in arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct SchedBroadcast {
    /// When.
    pub time: Schedule,
    /// The channel's UUID.
    pub uuid: String,
    /// What it does.
    pub action: Action,
    /// Which legs; the channel's own without it.
    pub legs: Option<SchedBroadcastLegs>,
}
api_command!(SchedBroadcast, "sched_broadcast",
(time: impl Into<Schedule>, uuid: impl Into<String>, action: impl Into<Action>),
(legs),
(time, uuid, action, legs));

/// `sched_del {task}`
///
/// Takes a scheduled task back, or all of a group; those of a channel have its UUID as the group.
///
/// +OK Deleted: and how many.
#[derive(Clone, Debug, PartialEq)]
pub struct SchedDel {
    /// The task's id, or its group.
    pub task: String,
}
api_command!(SchedDel, "sched_del",
(task: impl Into<String>),
(),
(task));

/// `sched_hangup {time:time} {uuid}[ {cause:cause}]`
///
/// Hangs a channel up later.
#[derive(Clone, Debug, PartialEq)]
pub struct SchedHangup {
    /// When.
    pub time: Schedule,
    /// The channel's UUID.
    pub uuid: String,
    /// The hangup cause.
    pub cause: Option<HangupCause>,
}
api_command!(SchedHangup, "sched_hangup",
(time: impl Into<Schedule>, uuid: impl Into<String>),
(cause),
(time, uuid, cause));

/// `sched_transfer {time:time} {uuid} {extension}[ {dialplan}[ {context}]]`
///
/// Transfers a channel later.
#[derive(Clone, Debug, PartialEq)]
pub struct SchedTransfer {
    /// When.
    pub time: Schedule,
    /// The channel's UUID.
    pub uuid: String,
    /// The extension; in a file's name what follows the dot.
    pub extension: String,
    /// The dialplan.
    pub dialplan: Option<String>,
    /// The context.
    pub context: Option<String>,
}
api_command!(SchedTransfer, "sched_transfer",
(time: impl Into<Schedule>, uuid: impl Into<String>, extension: impl Into<String>),
(dialplan, context),
(time, uuid, extension, dialplan, context));

/// `shutdown`
///
/// Stops the switch at once.
///
/// From the console only; over the event socket use fsctl shutdown.
///
/// Made for the console.
#[derive(Clone, Debug, PartialEq)]
pub struct Shutdown {}
api_command!(Shutdown, "shutdown", (), (), ());

/// `spawn {command:text}`
///
/// Runs a program and does not take its output.
///
/// Runs a shell or a program. Can take long: run it by `bgapi`.
#[derive(Clone, Debug, PartialEq)]
pub struct Spawn {
    /// The command and its arguments.
    pub command: String,
}
api_command!(Spawn, "spawn",
(command: impl Into<String>),
(),
(command));

/// `spawn_stream {command:text}`
///
/// Runs a program and gives its output.
///
/// Runs a shell or a program. Can take long: run it by `bgapi`.
#[derive(Clone, Debug, PartialEq)]
pub struct SpawnStream {
    /// The command and its arguments.
    pub command: String,
}
api_command!(SpawnStream, "spawn_stream",
(command: impl Into<String>),
(),
(command));

/// `sql_escape {text:text}`
///
/// Escapes a text for SQL.
#[derive(Clone, Debug, PartialEq)]
pub struct SqlEscape {
    /// The text.
    pub text: String,
}
api_command!(SqlEscape, "sql_escape",
(text: impl Into<String>),
(),
(text));

/// `status`
///
/// What the switch is doing.
#[derive(Clone, Debug, PartialEq)]
pub struct Status {}
api_command!(Status, "status", (), (), ());

/// `strftime_tz {timezone}[ [{epoch:uint}|]{format:text}]`
///
/// The time in a time zone, or a point of time in it.
///
/// `-ERR Invalid Timezone` or the like.
#[derive(Clone, Debug, PartialEq)]
pub struct StrftimeTz {
    /// The time zone, `Europe/Vienna`.
    pub timezone: String,
    /// The time, in seconds since 1970.
    pub epoch: Option<u64>,
    /// The format.
    pub format: Option<String>,
}
api_command!(StrftimeTz, "strftime_tz",
(timezone: impl Into<String>),
(epoch, format),
(timezone, epoch, format));

/// `stun {server}[ {source}]`
///
/// The address that a STUN server sees.
///
/// Fails with -STUN Failed!
///
/// Can take long: run it by `bgapi`.
#[derive(Clone, Debug, PartialEq)]
pub struct Stun {
    /// The server, with a port behind a colon.
    pub server: String,
    /// From which address, with a port behind a colon.
    pub source: Option<String>,
}
api_command!(Stun, "stun",
(server: impl Into<String>),
(source),
(server, source));

/// `switchname`
///
/// The switch's name.
#[derive(Clone, Debug, PartialEq)]
pub struct Switchname {}
api_command!(Switchname, "switchname", (), (), ());

/// `system {command:text}`
///
/// Runs a shell command and gives its output.
///
/// The shell reads the whole text.
///
/// Runs a shell or a program. Can take long: run it by `bgapi`.
#[derive(Clone, Debug, PartialEq)]
pub struct System {
    /// The command and its arguments.
    pub command: String,
}
api_command!(System, "system",
(command: impl Into<String>),
(),
(command));

/// `time_test {microseconds:uint}[ {count:uint}]`
///
/// Measures how well sleeping works.
///
/// Can take long: run it by `bgapi`.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeTest {
    /// How long, in microseconds.
    pub microseconds: u64,
    /// How often.
    pub count: Option<u64>,
}
api_command!(TimeTest, "time_test",
(microseconds: u64),
(count),
(microseconds, count));

choices! {
/// Milliseconds between two ticks.
TimerTestInterval {
/// `10`
N10 = "10",
/// `20`
N20 = "20",
/// `40`
N40 = "40",
/// `60`
N60 = "60",
/// `120`
N120 = "120",
}
}

/// `timer_test {interval:10|20|40|60|120}[ {count:uint(1..200)}[ {timer}]]`
///
/// Measures a timer; the interval in milliseconds.
///
/// Can take long: run it by `bgapi`.
#[derive(Clone, Debug, PartialEq)]
pub struct TimerTest {
    /// Milliseconds between two ticks.
    pub interval: TimerTestInterval,
    /// How often.
    pub count: Option<u64>,
    /// The timer; `show timer` lists them.
    pub timer: Option<String>,
}
api_command!(TimerTest, "timer_test",
(interval: TimerTestInterval),
(count, timer),
(interval, count, timer));

/// `tolower {text:text}`
///
/// A text in lower case.
#[derive(Clone, Debug, PartialEq)]
pub struct Tolower {
    /// The text.
    pub text: String,
}
api_command!(Tolower, "tolower",
(text: impl Into<String>),
(),
(text));

choices! {
/// Flags.
ToneDetectFlags {
/// `r`
R = "r",
/// `w`
W = "w",
}
}

/// `tone_detect {uuid} {key} {tone_spec}[ {flags:r|w} {timeout} {application} {argument:argument}[ {hits:uint}]]`
///
/// Looks for tones on a channel: an event, and an application that runs then.
///
/// The timeout is 0 (for ever), +milliseconds or an epoch.
///
/// Expands `${...}` in arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct ToneDetect {
    /// The channel's UUID.
    pub uuid: String,
    /// The key.
    pub key: String,
    /// The frequencies, separated by commas.
    pub tone_spec: String,
    /// Flags.
    pub flags: Option<ToneDetectFlags>,
    /// How long.
    pub timeout: Option<String>,
    /// The application.
    pub application: Option<String>,
    /// Its argument.
    pub argument: Option<Argument>,
    /// How many times, 1 without it.
    pub hits: Option<u64>,
}
api_command!(ToneDetect, "tone_detect",
(uuid: impl Into<String>, key: impl Into<String>, tone_spec: impl Into<String>),
(flags, timeout, application, argument, hits),
(uuid, key, tone_spec, flags, timeout, application, argument, hits));

/// `toupper {text:text}`
///
/// A text in upper case.
#[derive(Clone, Debug, PartialEq)]
pub struct Toupper {
    /// The text.
    pub text: String,
}
api_command!(Toupper, "toupper",
(text: impl Into<String>),
(),
(text));

/// `unload [{force:=-f} ]{module}`
///
/// Unloads a module.
///
/// Can take long: run it by `bgapi`.
#[derive(Clone, Debug, PartialEq)]
pub struct Unload {
    /// Also when it is in use.
    pub force: bool,
    /// The module, `mod_sofia`.
    pub module: String,
}
api_command!(Unload, "unload",
(module: impl Into<String>),
(force),
(force, module));

/// `unsched_api {task}`
///
/// Takes a task of sched_api back.
#[derive(Clone, Debug, PartialEq)]
pub struct UnschedApi {
    /// The task's id, or its group.
    pub task: String,
}
api_command!(UnschedApi, "unsched_api",
(task: impl Into<String>),
(),
(task));

choices! {
/// The unit.
UptimeUnit {
/// `us`
Us = "us",
/// `ms`
Ms = "ms",
/// `s`
S = "s",
/// `m`
M = "m",
/// `h`
H = "h",
/// `d`
D = "d",
/// `microseconds`
Microseconds = "microseconds",
/// `milliseconds`
Milliseconds = "milliseconds",
/// `seconds`
Seconds = "seconds",
/// `minutes`
Minutes = "minutes",
/// `hours`
Hours = "hours",
/// `days`
Days = "days",
}
}

/// `uptime[ {unit:us|ms|s|m|h|d|microseconds|milliseconds|seconds|minutes|hours|days}]`
///
/// How long the switch has run; seconds without a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Uptime {
    /// The unit.
    pub unit: Option<UptimeUnit>,
}
api_command!(Uptime, "uptime", (), (unit), (unit));

/// `url_decode {text:text}`
///
/// Takes percent escapes away.
#[derive(Clone, Debug, PartialEq)]
pub struct UrlDecode {
    /// The text.
    pub text: String,
}
api_command!(UrlDecode, "url_decode",
(text: impl Into<String>),
(),
(text));

/// `url_encode {text:text}`
///
/// Writes percent escapes.
#[derive(Clone, Debug, PartialEq)]
pub struct UrlEncode {
    /// The text.
    pub text: String,
}
api_command!(UrlEncode, "url_encode",
(text: impl Into<String>),
(),
(text));

choices! {
/// Which section.
UserDataSection {
/// `attr`
Attr = "attr",
/// `var`
Var = "var",
/// `param`
Param = "param",
}
}

/// `user_data {user}@{domain} {section:attr|var|param} {name}`
///
/// A variable, parameter or attribute of a user of the directory.
///
/// An absent one answers `-ERR no reply`.
#[derive(Clone, Debug, PartialEq)]
pub struct UserData {
    /// The user.
    pub user: String,
    /// The domain.
    pub domain: String,
    /// Which section.
    pub section: UserDataSection,
    /// The name.
    pub name: String,
}
api_command!(UserData, "user_data",
(user: impl Into<String>, domain: impl Into<String>, section: UserDataSection, name: impl Into<String>),
(),
(user, domain, section, name));

/// `user_exists {key} {user} {domain}`
///
/// Whether the directory has a user whose key has this value.
#[derive(Clone, Debug, PartialEq)]
pub struct UserExists {
    /// The key.
    pub key: String,
    /// The user.
    pub user: String,
    /// The domain.
    pub domain: String,
}
api_command!(UserExists, "user_exists",
(key: impl Into<String>, user: impl Into<String>, domain: impl Into<String>),
(),
(key, user, domain));

/// `version[ {short:flag}]`
///
/// The switch's version.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The number alone.
    pub short: bool,
}
api_command!(Version, "version", (), (short), (short));

/// `xml_flush_cache {id} {key} {value}`
///
/// Drops a cached piece of the directory.
#[derive(Clone, Debug, PartialEq)]
pub struct XmlFlushCache {
    /// The id.
    pub id: String,
    /// The key.
    pub key: String,
    /// The value.
    pub value: String,
}
api_command!(XmlFlushCache, "xml_flush_cache",
(id: impl Into<String>, key: impl Into<String>, value: impl Into<String>),
(),
(id, key, value));

/// `xml_locate root`
///
/// All of the configuration.
#[derive(Clone, Debug, PartialEq)]
pub struct XmlLocateRoot {}
api_command!(XmlLocateRoot, "xml_locate_root", (), (), ());

/// `xml_locate {section}[ {tag} {key} {value}]`
///
/// A section of the configuration, or one entry of it.
#[derive(Clone, Debug, PartialEq)]
pub struct XmlLocate {
    /// Which section.
    pub section: String,
    /// The element.
    pub tag: Option<String>,
    /// The key.
    pub key: Option<String>,
    /// The value.
    pub value: Option<String>,
}
api_command!(XmlLocate, "xml_locate",
(section: impl Into<String>),
(tag, key, value),
(section, tag, key, value));

/// `xml_wrap {command:text}`
///
/// The result of another API command as XML.
#[derive(Clone, Debug, PartialEq)]
pub struct XmlWrap {
    /// The command and its arguments.
    pub command: String,
}
api_command!(XmlWrap, "xml_wrap",
(command: impl Into<String>),
(),
(command));

/// `uuid_answer {uuid}`
///
/// Answers a channel.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidAnswer {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(UuidAnswer, "uuid_answer",
(uuid: impl Into<String>),
(),
(uuid));

choices! {
/// Which direction.
UuidAudioStartDirection {
/// `read`
Read = "read",
/// `write`
Write = "write",
}
}

choices! {
/// What.
UuidAudioStartWhat {
/// `mute`
Mute = "mute",
/// `level`
Level = "level",
}
}

/// `uuid_audio {uuid} start {direction:read|write} {what:mute|level} {level:int(-4..4)}`
///
/// Mutes a direction, or makes it louder or softer.
///
/// The level must be given for mute too.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidAudioStart {
    /// The channel's UUID.
    pub uuid: String,
    /// Which direction.
    pub direction: UuidAudioStartDirection,
    /// What.
    pub what: UuidAudioStartWhat,
    /// The level.
    pub level: i64,
}
api_command!(UuidAudioStart, "uuid_audio_start",
(uuid: impl Into<String>, direction: UuidAudioStartDirection, what: UuidAudioStartWhat, level: i64),
(),
(uuid, direction, what, level));

/// `uuid_audio {uuid} stop`
///
/// Ends uuid_audio.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidAudioStop {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(UuidAudioStop, "uuid_audio_stop",
(uuid: impl Into<String>),
(),
(uuid));

/// `uuid_break {uuid}[ {all:flag}]`
///
/// Stops what is played to a channel; with `all` what waits behind it too.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidBreak {
    /// The channel's UUID.
    pub uuid: String,
    /// Also what waits behind it.
    pub all: bool,
}
api_command!(UuidBreak, "uuid_break",
(uuid: impl Into<String>),
(all),
(uuid, all));

/// `uuid_bridge {uuid} {other_uuid}`
///
/// Bridges two channels; one of them must be answered.
///
/// +OK and the UUID of the first.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidBridge {
    /// The channel's UUID.
    pub uuid: String,
    /// The other channel.
    pub other_uuid: String,
}
api_command!(UuidBridge, "uuid_bridge",
(uuid: impl Into<String>, other_uuid: impl Into<String>),
(),
(uuid, other_uuid));

choices! {
/// Which legs; the channel's own without it.
UuidBroadcastLegs {
/// `aleg`
Aleg = "aleg",
/// `bleg`
Bleg = "bleg",
/// `holdb`
Holdb = "holdb",
/// `both`
Both = "both",
}
}

/// `uuid_broadcast {uuid} {action:action}[ {legs:aleg|bleg|holdb|both}]`
///
/// Plays a file to a channel, or runs an application.
///
/// +OK Message sent: it only waits in the channel's queue.
///
/// Expands `${...}` in arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidBroadcast {
    /// The channel's UUID.
    pub uuid: String,
    /// What it does.
    pub action: Action,
    /// Which legs; the channel's own without it.
    pub legs: Option<UuidBroadcastLegs>,
}
api_command!(UuidBroadcast, "uuid_broadcast",
(uuid: impl Into<String>, action: impl Into<Action>),
(legs),
(uuid, action, legs));

/// `uuid_buglist {uuid}`
///
/// The media bugs of a channel.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidBuglist {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(UuidBuglist, "uuid_buglist",
(uuid: impl Into<String>),
(),
(uuid));

choices! {
/// The state.
UuidCaptureTextState {
/// `on`
On = "on",
/// `off`
Off = "off",
}
}

/// `uuid_capture_text {uuid} {state:on|off}`
///
/// Whether text is collected.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidCaptureText {
    /// The channel's UUID.
    pub uuid: String,
    /// The state.
    pub state: UuidCaptureTextState,
}
api_command!(UuidCaptureText, "uuid_capture_text",
(uuid: impl Into<String>, state: UuidCaptureTextState),
(),
(uuid, state));

/// `uuid_chat {uuid} {text:text}`
///
/// Sends a text to the channel's endpoint.
///
/// Not every endpoint takes one: -ERR Send failed
#[derive(Clone, Debug, PartialEq)]
pub struct UuidChat {
    /// The channel's UUID.
    pub uuid: String,
    /// The text.
    pub text: String,
}
api_command!(UuidChat, "uuid_chat",
(uuid: impl Into<String>, text: impl Into<String>),
(),
(uuid, text));

choices! {
/// Which medium.
UuidCodecDebugMedia {
/// `audio`
Audio = "audio",
/// `video`
Video = "video",
}
}

/// `uuid_codec_debug {uuid} {media:audio|video} {level:uint}`
///
/// Makes a codec log.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidCodecDebug {
    /// The channel's UUID.
    pub uuid: String,
    /// Which medium.
    pub media: UuidCodecDebugMedia,
    /// The level.
    pub level: u64,
}
api_command!(UuidCodecDebug, "uuid_codec_debug",
(uuid: impl Into<String>, media: UuidCodecDebugMedia, level: u64),
(),
(uuid, media, level));

choices! {
/// Which medium.
UuidCodecParamMedia {
/// `audio`
Audio = "audio",
/// `video`
Video = "video",
}
}

choices! {
/// Which direction.
UuidCodecParamDirection {
/// `read`
Read = "read",
/// `write`
Write = "write",
}
}

/// `uuid_codec_param {uuid} {media:audio|video} {direction:read|write} {name} {value}`
///
/// Sets a parameter of a codec.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidCodecParam {
    /// The channel's UUID.
    pub uuid: String,
    /// Which medium.
    pub media: UuidCodecParamMedia,
    /// Which direction.
    pub direction: UuidCodecParamDirection,
    /// The name.
    pub name: String,
    /// The value.
    pub value: String,
}
api_command!(UuidCodecParam, "uuid_codec_param",
(uuid: impl Into<String>, media: UuidCodecParamMedia, direction: UuidCodecParamDirection, name: impl Into<String>, value: impl Into<String>),
(),
(uuid, media, direction, name, value));

choices! {
/// Which direction.
UuidDebugMediaDirection {
/// `read`
Read = "read",
/// `write`
Write = "write",
/// `both`
Both = "both",
/// `vread`
Vread = "vread",
/// `vwrite`
Vwrite = "vwrite",
/// `vboth`
Vboth = "vboth",
/// `all`
All = "all",
}
}

choices! {
/// The state.
UuidDebugMediaState {
/// `on`
On = "on",
/// `off`
Off = "off",
}
}

/// `uuid_debug_media {uuid} {direction:read|write|both|vread|vwrite|vboth|all} {state:on|off}`
///
/// Logs every packet.
///
/// Very much output.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidDebugMedia {
    /// The channel's UUID.
    pub uuid: String,
    /// Which direction.
    pub direction: UuidDebugMediaDirection,
    /// The state.
    pub state: UuidDebugMediaState,
}
api_command!(UuidDebugMedia, "uuid_debug_media",
(uuid: impl Into<String>, direction: UuidDebugMediaDirection, state: UuidDebugMediaState),
(),
(uuid, direction, state));

/// `uuid_deflect {uuid} {uri}`
///
/// Sends an answered SIP call elsewhere with REFER and waits for the end of it.
///
/// `+OK:` in front of whatever SIP answered, `486 Busy Here` too.
///
/// Can take long: run it by `bgapi`.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidDeflect {
    /// The channel's UUID.
    pub uuid: String,
    /// The SIP URI.
    pub uri: String,
}
api_command!(UuidDeflect, "uuid_deflect",
(uuid: impl Into<String>, uri: impl Into<String>),
(),
(uuid, uri));

/// `uuid_displace {uuid} start {file}[ {limit:uint}[ {mux:flag}]]`
///
/// Plays a file in the place of what a channel hears; the limit in seconds, 0 none.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidDisplaceStart {
    /// The channel's UUID.
    pub uuid: String,
    /// The file.
    pub file: String,
    /// How many seconds at most.
    pub limit: Option<u64>,
    /// Both are heard.
    pub mux: bool,
}
api_command!(UuidDisplaceStart, "uuid_displace_start",
(uuid: impl Into<String>, file: impl Into<String>),
(limit, mux),
(uuid, file, limit, mux));

/// `uuid_displace {uuid} stop {file}`
///
/// Ends uuid_displace.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidDisplaceStop {
    /// The channel's UUID.
    pub uuid: String,
    /// The file.
    pub file: String,
}
api_command!(UuidDisplaceStop, "uuid_displace_stop",
(uuid: impl Into<String>, file: impl Into<String>),
(),
(uuid, file));

/// `uuid_display {uuid} {name:text}[|{number:text}]`
///
/// Changes what a phone shows.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidDisplay {
    /// The channel's UUID.
    pub uuid: String,
    /// The name.
    pub name: String,
    /// The number.
    pub number: Option<String>,
}
api_command!(UuidDisplay, "uuid_display",
(uuid: impl Into<String>, name: impl Into<String>),
(number),
(uuid, name, number));

choices! {
/// The state.
UuidDropDtmfState {
/// `on`
On = "on",
/// `off`
Off = "off",
}
}

/// `uuid_drop_dtmf {uuid} {state:on|off}[ mask_digits {digits}][ mask_file {file}]`
///
/// Drops DTMF, or puts others in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidDropDtmf {
    /// The channel's UUID.
    pub uuid: String,
    /// The state.
    pub state: UuidDropDtmfState,
    /// The digits.
    pub digits: Option<String>,
    /// The file.
    pub file: Option<String>,
}
api_command!(UuidDropDtmf, "uuid_drop_dtmf",
(uuid: impl Into<String>, state: UuidDropDtmfState),
(digits, file),
(uuid, state, digits, file));

/// `uuid_dual_transfer {uuid} {a_extension}[/{a_dialplan}[/{a_context}]] {b_extension}[/{b_dialplan}[/{b_context}]]`
///
/// Transfers both legs, each its own way.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidDualTransfer {
    /// The channel's UUID.
    pub uuid: String,
    /// Where the first leg goes.
    pub a_extension: String,
    /// The dialplan of the first leg.
    pub a_dialplan: Option<String>,
    /// The context of the first leg.
    pub a_context: Option<String>,
    /// Where the second leg goes.
    pub b_extension: String,
    /// The dialplan of the second leg.
    pub b_dialplan: Option<String>,
    /// The context of the second leg.
    pub b_context: Option<String>,
}
api_command!(UuidDualTransfer, "uuid_dual_transfer",
(uuid: impl Into<String>, a_extension: impl Into<String>, b_extension: impl Into<String>),
(a_dialplan, a_context, b_dialplan, b_context),
(uuid, a_extension, a_dialplan, a_context, b_extension, b_dialplan, b_context));

choices! {
/// The format.
UuidDumpFormat {
/// `txt`
Txt = "txt",
/// `plain`
Plain = "plain",
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
}
}

/// `uuid_dump {uuid}[ {format:txt|plain|json|xml}]`
///
/// All headers and variables of a channel as a CHANNEL_DATA event.
///
/// txt is percent-encoded, plain has values in \[].
#[derive(Clone, Debug, PartialEq)]
pub struct UuidDump {
    /// The channel's UUID.
    pub uuid: String,
    /// The format.
    pub format: Option<UuidDumpFormat>,
}
api_command!(UuidDump, "uuid_dump",
(uuid: impl Into<String>),
(format),
(uuid, format));

/// `uuid_early_ok {uuid}`
///
/// Stops ignoring early media.
///
/// Answers `-ERR no reply` when it worked.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidEarlyOk {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(UuidEarlyOk, "uuid_early_ok",
(uuid: impl Into<String>),
(),
(uuid));

/// `uuid_exists {uuid}`
///
/// Whether there is a channel with this UUID.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidExists {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(UuidExists, "uuid_exists",
(uuid: impl Into<String>),
(),
(uuid));

/// `uuid_fileman {uuid} speed:{change}`
///
/// Plays faster or slower: `+`, `-`, `+2`; `0` as it was.
///
/// -ERR No file handle! when nothing is played.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidFilemanSpeed {
    /// The channel's UUID.
    pub uuid: String,
    /// By how much.
    pub change: String,
}
api_command!(UuidFilemanSpeed, "uuid_fileman_speed",
(uuid: impl Into<String>, change: impl Into<String>),
(),
(uuid, change));

/// `uuid_fileman {uuid} volume:{change}`
///
/// Plays louder or softer: `+`, `-`, `+2`; `0` as it was.
///
/// -ERR No file handle! when nothing is played.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidFilemanVolume {
    /// The channel's UUID.
    pub uuid: String,
    /// By how much.
    pub change: String,
}
api_command!(UuidFilemanVolume, "uuid_fileman_volume",
(uuid: impl Into<String>, change: impl Into<String>),
(),
(uuid, change));

/// `uuid_fileman {uuid} pause`
///
/// Stops what is played, and lets it go on the next time.
///
/// -ERR No file handle! when nothing is played.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidFilemanPause {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(UuidFilemanPause, "uuid_fileman_pause",
(uuid: impl Into<String>),
(),
(uuid));

/// `uuid_fileman {uuid} stop`
///
/// Ends what is played.
///
/// -ERR No file handle! when nothing is played.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidFilemanStop {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(UuidFilemanStop, "uuid_fileman_stop",
(uuid: impl Into<String>),
(),
(uuid));

/// `uuid_fileman {uuid} truncate`
///
/// Cuts a recording here.
///
/// -ERR No file handle! when nothing is played.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidFilemanTruncate {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(UuidFilemanTruncate, "uuid_fileman_truncate",
(uuid: impl Into<String>),
(),
(uuid));

/// `uuid_fileman {uuid} restart`
///
/// Begins anew.
///
/// -ERR No file handle! when nothing is played.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidFilemanRestart {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(UuidFilemanRestart, "uuid_fileman_restart",
(uuid: impl Into<String>),
(),
(uuid));

/// `uuid_fileman {uuid} seek:{position}`
///
/// Goes to a position in milliseconds, or with `+` or `-` by so many.
///
/// -ERR No file handle! when nothing is played.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidFilemanSeek {
    /// The channel's UUID.
    pub uuid: String,
    /// The position.
    pub position: String,
}
api_command!(UuidFilemanSeek, "uuid_fileman_seek",
(uuid: impl Into<String>, position: impl Into<String>),
(),
(uuid, position));

/// `uuid_flush_dtmf {uuid}`
///
/// Drops DTMF that waits.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidFlushDtmf {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(UuidFlushDtmf, "uuid_flush_dtmf",
(uuid: impl Into<String>),
(),
(uuid));

/// `uuid_getvar {uuid} {name}`
///
/// A variable of a channel.
///
/// `_undef_` when it is not set.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidGetvar {
    /// The channel's UUID.
    pub uuid: String,
    /// The name.
    pub name: String,
}
api_command!(UuidGetvar, "uuid_getvar",
(uuid: impl Into<String>, name: impl Into<String>),
(),
(uuid, name));

/// `uuid_hold {uuid}[ {display:text}]`
///
/// Puts a call on hold.
///
/// +OK Success also where the endpoint does nothing with it.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidHold {
    /// The channel's UUID.
    pub uuid: String,
    /// What the phone shows.
    pub display: Option<String>,
}
api_command!(UuidHold, "uuid_hold",
(uuid: impl Into<String>),
(display),
(uuid, display));

/// `uuid_hold off {uuid}`
///
/// Ends hold.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidHoldOff {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(UuidHoldOff, "uuid_hold_off",
(uuid: impl Into<String>),
(),
(uuid));

/// `uuid_hold toggle {uuid}`
///
/// Puts a call on hold, or ends that.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidHoldToggle {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(UuidHoldToggle, "uuid_hold_toggle",
(uuid: impl Into<String>),
(),
(uuid));

/// `uuid_jitterbuffer {uuid} {min_msec:uint}[:{max_msec:uint}]`
///
/// Sets the jitter buffer in milliseconds; 0 turns it off.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidJitterbuffer {
    /// The channel's UUID.
    pub uuid: String,
    /// The least milliseconds; 0 turns it off.
    pub min_msec: u64,
    /// The most milliseconds.
    pub max_msec: Option<u64>,
}
api_command!(UuidJitterbuffer, "uuid_jitterbuffer",
(uuid: impl Into<String>, min_msec: u64),
(max_msec),
(uuid, min_msec, max_msec));

/// `uuid_kill {uuid}[ {cause:cause}]`
///
/// Hangs a channel up; NORMAL_CLEARING without a cause.
///
/// -ERR No such channel!
#[derive(Clone, Debug, PartialEq)]
pub struct UuidKill {
    /// The channel's UUID.
    pub uuid: String,
    /// The hangup cause.
    pub cause: Option<HangupCause>,
}
api_command!(UuidKill, "uuid_kill",
(uuid: impl Into<String>),
(cause),
(uuid, cause));

/// `uuid_limit {uuid} {backend} {realm} {resource}[ {max}[ {number}[ {dialplan}[ {context}]]]]`
///
/// Counts a channel against a limit; the maximum is `5` or, with seconds, `5/10`.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidLimit {
    /// The channel's UUID.
    pub uuid: String,
    /// The limit backend: hash, db, ...
    pub backend: String,
    /// The realm.
    pub realm: String,
    /// The resource.
    pub resource: String,
    /// How many at most; `-1` for no limit.
    pub max: Option<String>,
    /// The number.
    pub number: Option<String>,
    /// The dialplan.
    pub dialplan: Option<String>,
    /// The context.
    pub context: Option<String>,
}
api_command!(UuidLimit, "uuid_limit",
(uuid: impl Into<String>, backend: impl Into<String>, realm: impl Into<String>, resource: impl Into<String>),
(max, number, dialplan, context),
(uuid, backend, realm, resource, max, number, dialplan, context));

/// `uuid_limit_release {uuid} {backend}[ {realm} {resource}]`
///
/// Takes a channel off a limit.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidLimitRelease {
    /// The channel's UUID.
    pub uuid: String,
    /// The limit backend: hash, db, ...
    pub backend: String,
    /// The realm.
    pub realm: Option<String>,
    /// The resource.
    pub resource: Option<String>,
}
api_command!(UuidLimitRelease, "uuid_limit_release",
(uuid: impl Into<String>, backend: impl Into<String>),
(realm, resource),
(uuid, backend, realm, resource));

/// `uuid_loglevel {uuid} {level}`
///
/// Sets the log level of one channel.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidLoglevel {
    /// The channel's UUID.
    pub uuid: String,
    /// The level.
    pub level: String,
}
api_command!(UuidLoglevel, "uuid_loglevel",
(uuid: impl Into<String>, level: impl Into<String>),
(),
(uuid, level));

/// `uuid_media {uuid}`
///
/// Brings the media of a call to the switch.
///
/// -ERR Operation failed where it is already.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidMedia {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(UuidMedia, "uuid_media",
(uuid: impl Into<String>),
(),
(uuid));

/// `uuid_media off {uuid}`
///
/// Takes the switch out of the media.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidMediaOff {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(UuidMediaOff, "uuid_media_off",
(uuid: impl Into<String>),
(),
(uuid));

/// `uuid_media_3p {uuid}`
///
/// As uuid_media, by third party call control.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidMedia3p {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(UuidMedia3p, "uuid_media_3p",
(uuid: impl Into<String>),
(),
(uuid));

/// `uuid_media_3p off {uuid}`
///
/// As uuid_media off, by third party call control.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidMedia3pOff {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(UuidMedia3pOff, "uuid_media_3p_off",
(uuid: impl Into<String>),
(),
(uuid));

/// `uuid_media_params {uuid} {json:text}`
///
/// Sets parameters of the far end's video.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidMediaParams {
    /// The channel's UUID.
    pub uuid: String,
    /// The JSON.
    pub json: String,
}
api_command!(UuidMediaParams, "uuid_media_params",
(uuid: impl Into<String>, json: impl Into<String>),
(),
(uuid, json));

/// `uuid_media_reneg {uuid}[ {codecs}]`
///
/// Negotiates media anew; `=` in front makes the codecs the only ones.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidMediaReneg {
    /// The channel's UUID.
    pub uuid: String,
    /// Codecs, separated by commas.
    pub codecs: Option<String>,
}
api_command!(UuidMediaReneg, "uuid_media_reneg",
(uuid: impl Into<String>),
(codecs),
(uuid, codecs));

/// `uuid_msrp_send {uuid} {message:text}`
///
/// Sends an MSRP message.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidMsrpSend {
    /// The channel's UUID.
    pub uuid: String,
    /// The message.
    pub message: String,
}
api_command!(UuidMsrpSend, "uuid_msrp_send",
(uuid: impl Into<String>, message: impl Into<String>),
(),
(uuid, message));

/// `uuid_outgoing_answer {uuid}`
///
/// Answers the channel that this one has called.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidOutgoingAnswer {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(UuidOutgoingAnswer, "uuid_outgoing_answer",
(uuid: impl Into<String>),
(),
(uuid));

/// `uuid_park {uuid}`
///
/// Parks a channel; its partner is disconnected.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidPark {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(UuidPark, "uuid_park",
(uuid: impl Into<String>),
(),
(uuid));

choices! {
/// The state.
UuidPauseState {
/// `on`
On = "on",
/// `off`
Off = "off",
}
}

/// `uuid_pause {uuid} {state:on|off}`
///
/// Stops media on a channel, and lets it go on.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidPause {
    /// The channel's UUID.
    pub uuid: String,
    /// The state.
    pub state: UuidPauseState,
}
api_command!(UuidPause, "uuid_pause",
(uuid: impl Into<String>, state: UuidPauseState),
(),
(uuid, state));

/// `uuid_phone_event {uuid} {event}`
///
/// Sends the phone `hold` or `talk`.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidPhoneEvent {
    /// The channel's UUID.
    pub uuid: String,
    /// The event: hold or talk.
    pub event: String,
}
api_command!(UuidPhoneEvent, "uuid_phone_event",
(uuid: impl Into<String>, event: impl Into<String>),
(),
(uuid, event));

/// `uuid_pre_answer {uuid}`
///
/// Opens early media.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidPreAnswer {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(UuidPreAnswer, "uuid_pre_answer",
(uuid: impl Into<String>),
(),
(uuid));

/// `uuid_preprocess {uuid} {flags:text}`
///
/// Preprocesses audio (echo, noise, gain).
#[derive(Clone, Debug, PartialEq)]
pub struct UuidPreprocess {
    /// The channel's UUID.
    pub uuid: String,
    /// Flags.
    pub flags: String,
}
api_command!(UuidPreprocess, "uuid_preprocess",
(uuid: impl Into<String>, flags: impl Into<String>),
(),
(uuid, flags));

/// `uuid_record {uuid} start {path}[ {limit:uint}[ {recording_vars}]]`
///
/// Records a channel; the limit in seconds.
///
/// A path without a folder goes below sound_prefix.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidRecordStart {
    /// The channel's UUID.
    pub uuid: String,
    /// The file.
    pub path: String,
    /// How many seconds at most.
    pub limit: Option<u64>,
    /// Variables of the recording.
    pub recording_vars: Option<String>,
}
api_command!(UuidRecordStart, "uuid_record_start",
(uuid: impl Into<String>, path: impl Into<String>),
(limit, recording_vars),
(uuid, path, limit, recording_vars));

/// `uuid_record {uuid} stop {path}`
///
/// Ends a recording; `all` all of them.
///
/// -ERR Cannot stop record session!
#[derive(Clone, Debug, PartialEq)]
pub struct UuidRecordStop {
    /// The channel's UUID.
    pub uuid: String,
    /// The file.
    pub path: String,
}
api_command!(UuidRecordStop, "uuid_record_stop",
(uuid: impl Into<String>, path: impl Into<String>),
(),
(uuid, path));

/// `uuid_record {uuid} mask {path}`
///
/// Records silence from here on.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidRecordMask {
    /// The channel's UUID.
    pub uuid: String,
    /// The file.
    pub path: String,
}
api_command!(UuidRecordMask, "uuid_record_mask",
(uuid: impl Into<String>, path: impl Into<String>),
(),
(uuid, path));

/// `uuid_record {uuid} unmask {path}`
///
/// Records audio again.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidRecordUnmask {
    /// The channel's UUID.
    pub uuid: String,
    /// The file.
    pub path: String,
}
api_command!(UuidRecordUnmask, "uuid_record_unmask",
(uuid: impl Into<String>, path: impl Into<String>),
(),
(uuid, path));

/// `uuid_recovery_refresh {uuid} {uri}`
///
/// Refreshes what recovery needs.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidRecoveryRefresh {
    /// The channel's UUID.
    pub uuid: String,
    /// The SIP URI.
    pub uri: String,
}
api_command!(UuidRecoveryRefresh, "uuid_recovery_refresh",
(uuid: impl Into<String>, uri: impl Into<String>),
(),
(uuid, uri));

/// `uuid_recv_dtmf {uuid} {digits}`
///
/// Makes a channel receive DTMF; `w` waits 0.5 s, `W` 1 s, `@` and milliseconds say how long each lasts.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidRecvDtmf {
    /// The channel's UUID.
    pub uuid: String,
    /// The digits.
    pub digits: String,
}
api_command!(UuidRecvDtmf, "uuid_recv_dtmf",
(uuid: impl Into<String>, digits: impl Into<String>),
(),
(uuid, digits));

/// `uuid_redirect {uuid} {uri}`
///
/// Answers an incoming SIP call with a redirect.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidRedirect {
    /// The channel's UUID.
    pub uuid: String,
    /// The SIP URI.
    pub uri: String,
}
api_command!(UuidRedirect, "uuid_redirect",
(uuid: impl Into<String>, uri: impl Into<String>),
(),
(uuid, uri));

/// `uuid_ring_ready {uuid}[ {queued:flag}]`
///
/// Makes a channel ring.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidRingReady {
    /// The channel's UUID.
    pub uuid: String,
    /// Wait for what runs.
    pub queued: bool,
}
api_command!(UuidRingReady, "uuid_ring_ready",
(uuid: impl Into<String>),
(queued),
(uuid, queued));

/// `uuid_send_dtmf {uuid} {digits}[@{tone_duration:uint}]`
///
/// Sends DTMF; `w` waits 0.5 s, `W` 1 s; the duration in milliseconds.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidSendDtmf {
    /// The channel's UUID.
    pub uuid: String,
    /// The digits.
    pub digits: String,
    /// Milliseconds of each tone.
    pub tone_duration: Option<u64>,
}
api_command!(UuidSendDtmf, "uuid_send_dtmf",
(uuid: impl Into<String>, digits: impl Into<String>),
(tone_duration),
(uuid, digits, tone_duration));

/// `uuid_send_info {uuid}[ {mime_type} {mime_subtype}] {message:text}`
///
/// Sends INFO to the endpoint.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidSendInfo {
    /// The channel's UUID.
    pub uuid: String,
    /// The first part of the MIME type.
    pub mime_type: Option<String>,
    /// The second part of the MIME type.
    pub mime_subtype: Option<String>,
    /// The message.
    pub message: String,
}
api_command!(UuidSendInfo, "uuid_send_info",
(uuid: impl Into<String>, message: impl Into<String>),
(mime_type, mime_subtype),
(uuid, mime_type, mime_subtype, message));

/// `uuid_send_message {uuid} {message:text}`
///
/// Sends MESSAGE to the endpoint.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidSendMessage {
    /// The channel's UUID.
    pub uuid: String,
    /// The message.
    pub message: String,
}
api_command!(UuidSendMessage, "uuid_send_message",
(uuid: impl Into<String>, message: impl Into<String>),
(),
(uuid, message));

/// `uuid_send_text {uuid} {text:text}`
///
/// Sends text in real time.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidSendText {
    /// The channel's UUID.
    pub uuid: String,
    /// The text.
    pub text: String,
}
api_command!(UuidSendText, "uuid_send_text",
(uuid: impl Into<String>, text: impl Into<String>),
(),
(uuid, text));

/// `uuid_session_heartbeat {uuid}[ {sched:flag}] {seconds:uint}`
///
/// Fires SESSION_HEARTBEAT every so many seconds; 0 ends it.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidSessionHeartbeat {
    /// The channel's UUID.
    pub uuid: String,
    /// Only while something is scheduled.
    pub sched: bool,
    /// How many seconds.
    pub seconds: u64,
}
api_command!(UuidSessionHeartbeat, "uuid_session_heartbeat",
(uuid: impl Into<String>, seconds: u64),
(sched),
(uuid, sched, seconds));

/// `uuid_set_media_stats {uuid}`
///
/// Puts media statistics into the channel's variables.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidSetMediaStats {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(UuidSetMediaStats, "uuid_set_media_stats",
(uuid: impl Into<String>),
(),
(uuid));

/// `uuid_setvar {uuid} {name}[ {value:text}]`
///
/// Sets a variable of a channel; without a value it is unset.
///
/// A value with `${` is not set although the answer is +OK. Quotes around the value are taken away.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidSetvar {
    /// The channel's UUID.
    pub uuid: String,
    /// The name.
    pub name: String,
    /// The value.
    pub value: Option<String>,
}
api_command!(UuidSetvar, "uuid_setvar",
(uuid: impl Into<String>, name: impl Into<String>),
(value),
(uuid, name, value));

/// `uuid_setvar_multi {uuid} {variables:pairs}`
///
/// Sets several variables of a channel.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidSetvarMulti {
    /// The channel's UUID.
    pub uuid: String,
    /// The variables.
    pub variables: Vec<(String, String)>,
}
api_command!(UuidSetvarMulti, "uuid_setvar_multi",
(uuid: impl Into<String>, variables: impl Into<Vec<(String, String)>>),
(),
(uuid, variables));

/// `uuid_simplify {uuid}`
///
/// Takes the switch out of the SIP path if that is possible.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidSimplify {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(UuidSimplify, "uuid_simplify",
(uuid: impl Into<String>),
(),
(uuid));

choices! {
/// Which leg.
UuidTransferLeg {
/// `-bleg`
Bleg = "-bleg",
/// `-both`
Both = "-both",
}
}

/// `uuid_transfer {uuid}[ {leg:-bleg|-both}] {extension}[ {dialplan}[ {context}]]`
///
/// Transfers a channel to an extension; -bleg its partner, -both both.
///
/// -ERR No such channel!
#[derive(Clone, Debug, PartialEq)]
pub struct UuidTransfer {
    /// The channel's UUID.
    pub uuid: String,
    /// Which leg.
    pub leg: Option<UuidTransferLeg>,
    /// The extension; in a file's name what follows the dot.
    pub extension: String,
    /// The dialplan.
    pub dialplan: Option<String>,
    /// The context.
    pub context: Option<String>,
}
api_command!(UuidTransfer, "uuid_transfer",
(uuid: impl Into<String>, extension: impl Into<String>),
(leg, dialplan, context),
(uuid, leg, extension, dialplan, context));

/// `uuid_video_bandwidth {uuid} {bitrate}`
///
/// Sets the bandwidth of video.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidVideoBandwidth {
    /// The channel's UUID.
    pub uuid: String,
    /// Bits a second, or a word that the endpoint knows.
    pub bitrate: String,
}
api_command!(UuidVideoBandwidth, "uuid_video_bandwidth",
(uuid: impl Into<String>, bitrate: impl Into<String>),
(),
(uuid, bitrate));

/// `uuid_video_bitrate {uuid} {bitrate}`
///
/// Asks the far end for a bit rate.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidVideoBitrate {
    /// The channel's UUID.
    pub uuid: String,
    /// Bits a second, or a word that the endpoint knows.
    pub bitrate: String,
}
api_command!(UuidVideoBitrate, "uuid_video_bitrate",
(uuid: impl Into<String>, bitrate: impl Into<String>),
(),
(uuid, bitrate));

choices! {
/// Which kind; of `conference list` count, summary or pretty.
UuidVideoRefreshMode {
/// `auto`
Auto = "auto",
/// `manual`
Manual = "manual",
}
}

/// `uuid_video_refresh {uuid}[ {mode:auto|manual}]`
///
/// Asks for a video picture.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidVideoRefresh {
    /// The channel's UUID.
    pub uuid: String,
    /// Which kind; of `conference list` count, summary or pretty.
    pub mode: Option<UuidVideoRefreshMode>,
}
api_command!(UuidVideoRefresh, "uuid_video_refresh",
(uuid: impl Into<String>),
(mode),
(uuid, mode));

/// `uuid_xfer_zombie {uuid}`
///
/// Lets the calling leg hang up while originate goes on.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidXferZombie {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(UuidXferZombie, "uuid_xfer_zombie",
(uuid: impl Into<String>),
(),
(uuid));

/// `uuid_zombie_exec {uuid}`
///
/// Lets a channel that has hung up run its applications.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidZombieExec {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(UuidZombieExec, "uuid_zombie_exec",
(uuid: impl Into<String>),
(),
(uuid));

choices! {
/// The state.
FsctlApiExpansionState {
/// `on`
On = "on",
/// `off`
Off = "off",
}
}

/// `fsctl api_expansion[ {state:on|off}]`
///
/// Whether API commands are run in expansions, `${status()}`.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlApiExpansion {
    /// The state.
    pub state: Option<FsctlApiExpansionState>,
}
api_command!(FsctlApiExpansion, "fsctl_api_expansion", (), (state), (state));

/// `fsctl calibrate_clock`
///
/// Measures anew how long a sleep of 1 ms takes.
///
/// Can take long: run it by `bgapi`.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlCalibrateClock {}
api_command!(FsctlCalibrateClock, "fsctl_calibrate_clock", (), (), ());

/// `fsctl crash`
///
/// Crashes the switch, for tests of a switch.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlCrash {}
api_command!(FsctlCrash, "fsctl_crash", (), (), ());

/// `fsctl debug_level[ {level:uint(0..9)}]`
///
/// How much the core says of itself: 1 little, 9 much.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlDebugLevel {
    /// The level.
    pub level: Option<u64>,
}
api_command!(FsctlDebugLevel, "fsctl_debug_level", (), (level), (level));

/// `fsctl debug_sql`
///
/// Turns the logging of SQL on or off.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlDebugSql {}
api_command!(FsctlDebugSql, "fsctl_debug_sql", (), (), ());

/// `fsctl default_dtmf_duration[ {ticks:uint}]`
///
/// How long DTMF lasts by itself, in samples at 8 kHz: 8 are 1 ms. 0 asks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlDefaultDtmfDuration {
    /// Samples at 8 kHz: 8 are 1 ms.
    pub ticks: Option<u64>,
}
api_command!(FsctlDefaultDtmfDuration, "fsctl_default_dtmf_duration", (), (ticks), (ticks));

/// `fsctl flush_db_handles`
///
/// Closes database handles that nobody uses.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlFlushDbHandles {}
api_command!(FsctlFlushDbHandles, "fsctl_flush_db_handles", (), (), ());

/// `fsctl hupall {cause:cause}[ {variable} {value}]`
///
/// Hangs up all channels, or those with a variable of a certain value.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlHupall {
    /// The hangup cause.
    pub cause: HangupCause,
    /// The variable.
    pub variable: Option<String>,
    /// The value.
    pub value: Option<String>,
}
api_command!(FsctlHupall, "fsctl_hupall",
(cause: impl Into<HangupCause>),
(variable, value),
(cause, variable, value));

/// `fsctl last_sps`
///
/// How many sessions the last second began.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlLastSps {}
api_command!(FsctlLastSps, "fsctl_last_sps", (), (), ());

/// `fsctl loglevel[ {level}]`
///
/// The log level of the console.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlLoglevel {
    /// The level.
    pub level: Option<String>,
}
api_command!(FsctlLoglevel, "fsctl_loglevel", (), (level), (level));

/// `fsctl max_dtmf_duration[ {ticks:uint}]`
///
/// How long DTMF lasts at most, in samples at 8 kHz. 0 asks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlMaxDtmfDuration {
    /// Samples at 8 kHz: 8 are 1 ms.
    pub ticks: Option<u64>,
}
api_command!(FsctlMaxDtmfDuration, "fsctl_max_dtmf_duration", (), (ticks), (ticks));

/// `fsctl max_sessions[ {sessions:uint}]`
///
/// How many sessions there may be at a time.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlMaxSessions {
    /// How many sessions.
    pub sessions: Option<u64>,
}
api_command!(FsctlMaxSessions, "fsctl_max_sessions", (), (sessions), (sessions));

choices! {
/// The state.
FsctlMdnsResolveState {
/// `enable`
Enable = "enable",
/// `disable`
Disable = "disable",
}
}

/// `fsctl mdns_resolve[ {state:enable|disable}]`
///
/// Whether names are looked up by mDNS.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlMdnsResolve {
    /// The state.
    pub state: Option<FsctlMdnsResolveState>,
}
api_command!(FsctlMdnsResolve, "fsctl_mdns_resolve", (), (state), (state));

/// `fsctl min_dtmf_duration[ {ticks:uint}]`
///
/// How long DTMF lasts at least, in samples at 8 kHz. 0 asks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlMinDtmfDuration {
    /// Samples at 8 kHz: 8 are 1 ms.
    pub ticks: Option<u64>,
}
api_command!(FsctlMinDtmfDuration, "fsctl_min_dtmf_duration", (), (ticks), (ticks));

/// `fsctl min_idle_cpu[ {percent:number}]`
///
/// Below how much idle CPU, in percent, new calls are refused.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlMinIdleCpu {
    /// Percent.
    pub percent: Option<f64>,
}
api_command!(FsctlMinIdleCpu, "fsctl_min_idle_cpu", (), (percent), (percent));

choices! {
/// Which direction.
FsctlPauseDirection {
/// `inbound`
Inbound = "inbound",
/// `outbound`
Outbound = "outbound",
}
}

/// `fsctl pause[ {direction:inbound|outbound}]`
///
/// Takes no new calls; inbound refuses registrations too.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlPause {
    /// Which direction.
    pub direction: Option<FsctlPauseDirection>,
}
api_command!(FsctlPause, "fsctl_pause", (), (direction), (direction));

choices! {
/// Which direction.
FsctlPauseCheckDirection {
/// `inbound`
Inbound = "inbound",
/// `outbound`
Outbound = "outbound",
}
}

/// `fsctl pause_check[ {direction:inbound|outbound}]`
///
/// Whether new calls are refused.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlPauseCheck {
    /// Which direction.
    pub direction: Option<FsctlPauseCheckDirection>,
}
api_command!(FsctlPauseCheck, "fsctl_pause_check", (), (direction), (direction));

/// `fsctl ready_check`
///
/// Whether the switch takes calls.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlReadyCheck {}
api_command!(FsctlReadyCheck, "fsctl_ready_check", (), (), ());

/// `fsctl reclaim_mem`
///
/// Gives unused memory back.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlReclaimMem {}
api_command!(FsctlReclaimMem, "fsctl_reclaim_mem", (), (), ());

/// `fsctl recover`
///
/// Brings back the calls of a switch that died.
///
/// Can take long: run it by `bgapi`.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlRecover {}
api_command!(FsctlRecover, "fsctl_recover", (), (), ());

choices! {
/// Which direction.
FsctlResumeDirection {
/// `inbound`
Inbound = "inbound",
/// `outbound`
Outbound = "outbound",
}
}

/// `fsctl resume[ {direction:inbound|outbound}]`
///
/// Ends pause; the same word as was used with it.
///
/// +OK even where nothing was paused.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlResume {
    /// Which direction.
    pub direction: Option<FsctlResumeDirection>,
}
api_command!(FsctlResume, "fsctl_resume", (), (direction), (direction));

/// `fsctl save_history`
///
/// Writes the console's history to disk.
///
/// Made for the console.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlSaveHistory {}
api_command!(FsctlSaveHistory, "fsctl_save_history", (), (), ());

/// `fsctl send_sighup`
///
/// Rotates logs, as SIGHUP does.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlSendSighup {}
api_command!(FsctlSendSighup, "fsctl_send_sighup", (), (), ());

choices! {
/// How.
FsctlShutdownHow {
/// `asap`
Asap = "asap",
/// `cancel`
Cancel = "cancel",
/// `elegant`
Elegant = "elegant",
/// `now`
Now = "now",
/// `restart`
Restart = "restart",
}
}

choices! {
/// What follows it, or how it is done; of `cond` the result when it is so.
FsctlShutdownThen {
/// `asap`
Asap = "asap",
/// `elegant`
Elegant = "elegant",
/// `restart`
Restart = "restart",
}
}

/// `fsctl shutdown[ {how:asap|cancel|elegant|now|restart}[ {then:asap|elegant|restart}]]`
///
/// Stops the switch: now; asap without new calls; elegant with them; restart starts it again.
///
/// The connection may end before the answer.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlShutdown {
    /// How.
    pub how: Option<FsctlShutdownHow>,
    /// What follows it, or how it is done; of `cond` the result when it is so.
    pub then: Option<FsctlShutdownThen>,
}
api_command!(FsctlShutdown, "fsctl_shutdown", (), (how, then), (how, then));

/// `fsctl shutdown_check`
///
/// Whether a shutdown waits.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlShutdownCheck {}
api_command!(FsctlShutdownCheck, "fsctl_shutdown_check", (), (), ());

/// `fsctl sps[ {sessions:uint}]`
///
/// How many sessions a second may begin.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlSps {
    /// How many sessions.
    pub sessions: Option<u64>,
}
api_command!(FsctlSps, "fsctl_sps", (), (sessions), (sessions));

/// `fsctl sps_peak_reset`
///
/// Forgets the highest rate.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlSpsPeakReset {}
api_command!(FsctlSpsPeakReset, "fsctl_sps_peak_reset", (), (), ());

choices! {
/// What it does.
FsctlSqlAction {
/// `start`
Start = "start",
}
}

/// `fsctl sql[ {action:start}]`
///
/// Starts the core's database again.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlSql {
    /// What it does.
    pub action: Option<FsctlSqlAction>,
}
api_command!(FsctlSql, "fsctl_sql", (), (action), (action));

/// `fsctl sync_clock`
///
/// Takes the machine's time at once: CDRs of running calls may jump.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlSyncClock {}
api_command!(FsctlSyncClock, "fsctl_sync_clock", (), (), ());

/// `fsctl sync_clock_when_idle`
///
/// Takes the machine's time when there are no calls.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlSyncClockWhenIdle {}
api_command!(FsctlSyncClockWhenIdle, "fsctl_sync_clock_when_idle", (), (), ());

choices! {
/// The state.
FsctlThreadedSystemExecState {
/// `true`
True = "true",
/// `false`
False = "false",
}
}

/// `fsctl threaded_system_exec[ {state:true|false}]`
///
/// Whether shell commands run in threads.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlThreadedSystemExec {
    /// The state.
    pub state: Option<FsctlThreadedSystemExecState>,
}
api_command!(FsctlThreadedSystemExec, "fsctl_threaded_system_exec", (), (state), (state));

choices! {
/// The version.
FsctlUuidVersionVersion {
/// `4`
N4 = "4",
/// `7`
N7 = "7",
}
}

/// `fsctl uuid_version[ {version:4|7}]`
///
/// Which version of UUIDs is made.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlUuidVersion {
    /// The version.
    pub version: Option<FsctlUuidVersionVersion>,
}
api_command!(FsctlUuidVersion, "fsctl_uuid_version", (), (version), (version));

choices! {
/// The state.
FsctlVerboseEventsState {
/// `on`
On = "on",
/// `off`
Off = "off",
}
}

/// `fsctl verbose_events[ {state:on|off}]`
///
/// Whether every event of a channel has all its variables.
#[derive(Clone, Debug, PartialEq)]
pub struct FsctlVerboseEvents {
    /// The state.
    pub state: Option<FsctlVerboseEventsState>,
}
api_command!(FsctlVerboseEvents, "fsctl_verbose_events", (), (state), (state));

choices! {
/// The format.
ShowAliasesFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show aliases[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// Lists the aliases of commands.
///
/// An unknown kind answers -USAGE.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowAliases {
    /// The format.
    pub format: Option<ShowAliasesFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowAliases, "show_aliases", (), (format, delimiter), (format, delimiter));

choices! {
/// The format.
ShowApiFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show api[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// Lists API commands and what they take.
///
/// An unknown kind answers -USAGE.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowApi {
    /// The format.
    pub format: Option<ShowApiFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowApi, "show_api", (), (format, delimiter), (format, delimiter));

choices! {
/// The format.
ShowApplicationFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show application[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// Lists dialplan applications.
///
/// An unknown kind answers -USAGE.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowApplication {
    /// The format.
    pub format: Option<ShowApplicationFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowApplication, "show_application", (), (format, delimiter), (format, delimiter));

choices! {
/// The format.
ShowBridgedCallsFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show bridged_calls[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// Lists calls of two legs.
///
/// An unknown kind answers -USAGE.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowBridgedCalls {
    /// The format.
    pub format: Option<ShowBridgedCallsFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowBridgedCalls, "show_bridged_calls", (), (format, delimiter), (format, delimiter));

choices! {
/// The format.
ShowCallsFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show calls[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// Lists calls.
///
/// An unknown kind answers -USAGE.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowCalls {
    /// The format.
    pub format: Option<ShowCallsFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowCalls, "show_calls", (), (format, delimiter), (format, delimiter));

choices! {
/// The format.
ShowCallsCountFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show calls count[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// How many calls there are.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowCallsCount {
    /// The format.
    pub format: Option<ShowCallsCountFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowCallsCount, "show_calls_count", (), (format, delimiter), (format, delimiter));

choices! {
/// The format.
ShowChannelsFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show channels[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// Lists channels.
///
/// An unknown kind answers -USAGE.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowChannels {
    /// The format.
    pub format: Option<ShowChannelsFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowChannels, "show_channels", (), (format, delimiter), (format, delimiter));

choices! {
/// The format.
ShowChannelsCountFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show channels count[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// How many channels there are.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowChannelsCount {
    /// The format.
    pub format: Option<ShowChannelsCountFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowChannelsCount, "show_channels_count", (), (format, delimiter), (format, delimiter));

choices! {
/// The format.
ShowChannelsLikeFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show channels like {match}[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// Channels that have a text in their UUID, name, caller id or presence data.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowChannelsLike {
    /// The text.
    pub r#match: String,
    /// The format.
    pub format: Option<ShowChannelsLikeFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowChannelsLike, "show_channels_like",
(r#match: impl Into<String>),
(format, delimiter),
(r#match, format, delimiter));

choices! {
/// The format.
ShowChatFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show chat[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// Lists chat interfaces.
///
/// An unknown kind answers -USAGE.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowChat {
    /// The format.
    pub format: Option<ShowChatFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowChat, "show_chat", (), (format, delimiter), (format, delimiter));

choices! {
/// The format.
ShowCodecFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show codec[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// Lists codecs.
///
/// An unknown kind answers -USAGE.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowCodec {
    /// The format.
    pub format: Option<ShowCodecFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowCodec, "show_codec", (), (format, delimiter), (format, delimiter));

choices! {
/// The format.
ShowCompleteFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show complete[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// Lists what the console completes.
///
/// An unknown kind answers -USAGE.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowComplete {
    /// The format.
    pub format: Option<ShowCompleteFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowComplete, "show_complete", (), (format, delimiter), (format, delimiter));

choices! {
/// The format.
ShowDetailedBridgedCallsFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show detailed_bridged_calls[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// Lists calls of two legs with all their fields.
///
/// An unknown kind answers -USAGE.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowDetailedBridgedCalls {
    /// The format.
    pub format: Option<ShowDetailedBridgedCallsFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowDetailedBridgedCalls, "show_detailed_bridged_calls", (), (format, delimiter), (format, delimiter));

choices! {
/// The format.
ShowDetailedCallsFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show detailed_calls[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// Lists calls with all their fields.
///
/// An unknown kind answers -USAGE.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowDetailedCalls {
    /// The format.
    pub format: Option<ShowDetailedCallsFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowDetailedCalls, "show_detailed_calls", (), (format, delimiter), (format, delimiter));

choices! {
/// The format.
ShowDialplanFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show dialplan[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// Lists dialplan interfaces.
///
/// An unknown kind answers -USAGE.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowDialplan {
    /// The format.
    pub format: Option<ShowDialplanFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowDialplan, "show_dialplan", (), (format, delimiter), (format, delimiter));

choices! {
/// The format.
ShowEndpointFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show endpoint[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// Lists endpoints.
///
/// An unknown kind answers -USAGE.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowEndpoint {
    /// The format.
    pub format: Option<ShowEndpointFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowEndpoint, "show_endpoint", (), (format, delimiter), (format, delimiter));

choices! {
/// The format.
ShowFileFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show file[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// Lists file formats.
///
/// An unknown kind answers -USAGE.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowFile {
    /// The format.
    pub format: Option<ShowFileFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowFile, "show_file", (), (format, delimiter), (format, delimiter));

choices! {
/// The format.
ShowInterfaceTypesFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show interface_types[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// Lists how many interfaces of each type there are.
///
/// An unknown kind answers -USAGE.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowInterfaceTypes {
    /// The format.
    pub format: Option<ShowInterfaceTypesFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowInterfaceTypes, "show_interface_types", (), (format, delimiter), (format, delimiter));

choices! {
/// The format.
ShowInterfacesFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show interfaces[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// Lists all interfaces.
///
/// An unknown kind answers -USAGE.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowInterfaces {
    /// The format.
    pub format: Option<ShowInterfacesFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowInterfaces, "show_interfaces", (), (format, delimiter), (format, delimiter));

choices! {
/// The format.
ShowLimitsFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show limits[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// Lists limit backends.
///
/// An unknown kind answers -USAGE.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowLimits {
    /// The format.
    pub format: Option<ShowLimitsFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowLimits, "show_limits", (), (format, delimiter), (format, delimiter));

choices! {
/// The format.
ShowManagementFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show management[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// Lists management interfaces.
///
/// An unknown kind answers -USAGE.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowManagement {
    /// The format.
    pub format: Option<ShowManagementFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowManagement, "show_management", (), (format, delimiter), (format, delimiter));

choices! {
/// The format.
ShowModulesFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show modules[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// Lists modules and their files.
///
/// An unknown kind answers -USAGE.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowModules {
    /// The format.
    pub format: Option<ShowModulesFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowModules, "show_modules", (), (format, delimiter), (format, delimiter));

choices! {
/// The format.
ShowNatMapFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show nat_map[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// Lists NAT mappings.
///
/// An unknown kind answers -USAGE.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowNatMap {
    /// The format.
    pub format: Option<ShowNatMapFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowNatMap, "show_nat_map", (), (format, delimiter), (format, delimiter));

choices! {
/// The format.
ShowRegistrationsFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show registrations[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// Lists registrations of users.
///
/// An unknown kind answers -USAGE.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowRegistrations {
    /// The format.
    pub format: Option<ShowRegistrationsFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowRegistrations, "show_registrations", (), (format, delimiter), (format, delimiter));

choices! {
/// The format.
ShowSayFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show say[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// Lists languages.
///
/// An unknown kind answers -USAGE.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowSay {
    /// The format.
    pub format: Option<ShowSayFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowSay, "show_say", (), (format, delimiter), (format, delimiter));

choices! {
/// The format.
ShowStatusFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show status[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// Lists the status.
///
/// An unknown kind answers -USAGE.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowStatus {
    /// The format.
    pub format: Option<ShowStatusFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowStatus, "show_status", (), (format, delimiter), (format, delimiter));

choices! {
/// The format.
ShowTasksFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show tasks[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// Lists scheduled tasks.
///
/// An unknown kind answers -USAGE.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowTasks {
    /// The format.
    pub format: Option<ShowTasksFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowTasks, "show_tasks", (), (format, delimiter), (format, delimiter));

choices! {
/// The format.
ShowTimerFormat {
/// `json`
Json = "json",
/// `xml`
Xml = "xml",
/// `delim`
Delim = "delim",
}
}

/// `show timer[ as {format:json|xml|delim}[ {delimiter}]]`
///
/// Lists timers.
///
/// An unknown kind answers -USAGE.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowTimer {
    /// The format.
    pub format: Option<ShowTimerFormat>,
    /// The character between fields, with the format delim.
    pub delimiter: Option<String>,
}
api_command!(ShowTimer, "show_timer", (), (format, delimiter), (format, delimiter));

/// `chat {protocol}|{from}|{to}|{message}[|{content_type}]`
///
/// Sends a message by a chat interface (sip, conf, verto, ...).
///
/// Sent, or Error! Message Not Sent
#[derive(Clone, Debug, PartialEq)]
pub struct Chat {
    /// The protocol.
    pub protocol: String,
    /// Who sends it.
    pub from: String,
    /// Who gets it.
    pub to: String,
    /// The message.
    pub message: String,
    /// The content type of the message.
    pub content_type: Option<String>,
}
api_command!(Chat, "chat",
(protocol: impl Into<String>, from: impl Into<String>, to: impl Into<String>, message: impl Into<String>),
(content_type),
(protocol, from, to, message, content_type));

/// `page {text:text}`
///
/// Calls several and plays a file to them.
///
/// Can take long: run it by `bgapi`.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The text.
    pub text: String,
}
api_command!(Page, "page",
(text: impl Into<String>),
(),
(text));

choices! {
/// Which direction.
PresenceDirection {
/// `in`
In = "in",
/// `out`
Out = "out",
}
}

/// `presence {direction:in|out} {user} {rpid} {message}`
///
/// Sends presence.
///
/// Event Sent
#[derive(Clone, Debug, PartialEq)]
pub struct Presence {
    /// Which direction.
    pub direction: PresenceDirection,
    /// The user.
    pub user: String,
    /// The presence: unknown, busy, ...
    pub rpid: String,
    /// The message.
    pub message: String,
}
api_command!(Presence, "presence",
(direction: PresenceDirection, user: impl Into<String>, rpid: impl Into<String>, message: impl Into<String>),
(),
(direction, user, rpid, message));

/// `strepoch[ {date:text}]`
///
/// A date as seconds since 1970.
#[derive(Clone, Debug, PartialEq)]
pub struct Strepoch {
    /// The date, as 2026-11-22 19:31:42.
    pub date: Option<String>,
}
api_command!(Strepoch, "strepoch", (), (date), (date));

/// `strftime[ [{epoch:uint}|]{format:text}]`
///
/// The time, or a point of time.
///
/// Without a format: as 2026-11-22 19:31:42
#[derive(Clone, Debug, PartialEq)]
pub struct Strftime {
    /// The time, in seconds since 1970.
    pub epoch: Option<u64>,
    /// The format.
    pub format: Option<String>,
}
api_command!(Strftime, "strftime", (), (epoch, format), (epoch, format));

/// `strmicroepoch[ {date:text}]`
///
/// A date as microseconds since 1970.
#[derive(Clone, Debug, PartialEq)]
pub struct Strmicroepoch {
    /// The date, as 2026-11-22 19:31:42.
    pub date: Option<String>,
}
api_command!(Strmicroepoch, "strmicroepoch", (), (date), (date));

/// `event_sink {request:text}`
///
/// Events over HTTP, for mod_xml_rpc.
#[derive(Clone, Debug, PartialEq)]
pub struct EventSink {
    /// The request.
    pub request: String,
}
api_command!(EventSink, "event_sink",
(request: impl Into<String>),
(),
(request));

/// `expr {expression:text}`
///
/// Works an arithmetic expression out.
///
/// `!err!` for what it can't read.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// The expression.
    pub expression: String,
}
api_command!(Expr, "expr",
(expression: impl Into<String>),
(),
(expression));

/// `console loglevel[ {level}]`
///
/// The log level of the console.
///
/// Made for the console.
#[derive(Clone, Debug, PartialEq)]
pub struct ConsoleLoglevel {
    /// The level.
    pub level: Option<String>,
}
api_command!(ConsoleLoglevel, "console_loglevel", (), (level), (level));

choices! {
/// The state.
ConsoleColorizeState {
/// `on`
On = "on",
/// `toggle`
Toggle = "toggle",
/// `off`
Off = "off",
}
}

/// `console colorize[ {state:on|toggle|off}]`
///
/// Colours of the console.
///
/// Made for the console.
#[derive(Clone, Debug, PartialEq)]
pub struct ConsoleColorize {
    /// The state.
    pub state: Option<ConsoleColorizeState>,
}
api_command!(ConsoleColorize, "console_colorize", (), (state), (state));

choices! {
/// The state.
ConsoleUuidState {
/// `on`
On = "on",
/// `toggle`
Toggle = "toggle",
/// `off`
Off = "off",
}
}

/// `console uuid[ {state:on|toggle|off}]`
///
/// Whether the console writes UUIDs.
///
/// Made for the console.
#[derive(Clone, Debug, PartialEq)]
pub struct ConsoleUuid {
    /// The state.
    pub state: Option<ConsoleUuidState>,
}
api_command!(ConsoleUuid, "console_uuid", (), (state), (state));

choices! {
/// The state.
ConsoleJsonState {
/// `on`
On = "on",
/// `toggle`
Toggle = "toggle",
/// `off`
Off = "off",
}
}

/// `console json[ {state:on|toggle|off}]`
///
/// Whether the console writes JSON.
///
/// Made for the console.
#[derive(Clone, Debug, PartialEq)]
pub struct ConsoleJson {
    /// The state.
    pub state: Option<ConsoleJsonState>,
}
api_command!(ConsoleJson, "console_json", (), (state), (state));

/// `lua {script:text}`
///
/// Runs a script, or with `~` in front code, and gives what it writes to its stream.
///
/// A script that writes nothing answers `-ERR no reply`; one that does not exist too.
///
/// Can take long: run it by `bgapi`.
#[derive(Clone, Debug, PartialEq)]
pub struct Lua {
    /// The script and its arguments.
    pub script: String,
}
api_command!(Lua, "lua",
(script: impl Into<String>),
(),
(script));

/// `luarun {script:text}`
///
/// Runs a script in a thread of its own.
///
/// +OK even for a script that does not exist.
#[derive(Clone, Debug, PartialEq)]
pub struct Luarun {
    /// The script and its arguments.
    pub script: String,
}
api_command!(Luarun, "luarun",
(script: impl Into<String>),
(),
(script));

/// `db insert/{realm}/{key}/{value}`
///
/// Keeps a value in the database.
#[derive(Clone, Debug, PartialEq)]
pub struct DbInsert {
    /// The realm.
    pub realm: String,
    /// The key.
    pub key: String,
    /// The value.
    pub value: String,
}
api_command!(DbInsert, "db_insert",
(realm: impl Into<String>, key: impl Into<String>, value: impl Into<String>),
(),
(realm, key, value));

/// `db delete/{realm}/{key}`
///
/// Drops a value.
#[derive(Clone, Debug, PartialEq)]
pub struct DbDelete {
    /// The realm.
    pub realm: String,
    /// The key.
    pub key: String,
}
api_command!(DbDelete, "db_delete",
(realm: impl Into<String>, key: impl Into<String>),
(),
(realm, key));

/// `db select/{realm}/{key}`
///
/// A value.
///
/// An absent one answers `-ERR no reply`.
#[derive(Clone, Debug, PartialEq)]
pub struct DbSelect {
    /// The realm.
    pub realm: String,
    /// The key.
    pub key: String,
}
api_command!(DbSelect, "db_select",
(realm: impl Into<String>, key: impl Into<String>),
(),
(realm, key));

/// `db exists/{realm}/{key}`
///
/// Whether there is a value.
#[derive(Clone, Debug, PartialEq)]
pub struct DbExists {
    /// The realm.
    pub realm: String,
    /// The key.
    pub key: String,
}
api_command!(DbExists, "db_exists",
(realm: impl Into<String>, key: impl Into<String>),
(),
(realm, key));

/// `db count/{realm}`
///
/// How many values a realm has.
#[derive(Clone, Debug, PartialEq)]
pub struct DbCount {
    /// The realm.
    pub realm: String,
}
api_command!(DbCount, "db_count",
(realm: impl Into<String>),
(),
(realm));

/// `db list[/{realm}]`
///
/// The realms, or the keys of one.
#[derive(Clone, Debug, PartialEq)]
pub struct DbList {
    /// The realm.
    pub realm: Option<String>,
}
api_command!(DbList, "db_list", (), (realm), (realm));

/// `group insert:{group}:{url:text}`
///
/// Puts a dial string into a group of the database.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupInsert {
    /// The group; `none` for no group of tasks.
    pub group: String,
    /// The URL or dial string.
    pub url: String,
}
api_command!(GroupInsert, "group_insert",
(group: impl Into<String>, url: impl Into<String>),
(),
(group, url));

/// `group delete:{group}:{url:text}`
///
/// Takes a dial string out of a group of the database.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupDelete {
    /// The group; `none` for no group of tasks.
    pub group: String,
    /// The URL or dial string.
    pub url: String,
}
api_command!(GroupDelete, "group_delete",
(group: impl Into<String>, url: impl Into<String>),
(),
(group, url));

/// `group call:{group}[:{order}]`
///
/// The members of a group of the database.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupDbCall {
    /// The group; `none` for no group of tasks.
    pub group: String,
    /// How they are called.
    pub order: Option<String>,
}
api_command!(GroupDbCall, "group_db_call",
(group: impl Into<String>),
(order),
(group, order));

/// `hash insert/{realm}/{key}/{value}`
///
/// Keeps a value in memory.
#[derive(Clone, Debug, PartialEq)]
pub struct HashInsert {
    /// The realm.
    pub realm: String,
    /// The key.
    pub key: String,
    /// The value.
    pub value: String,
}
api_command!(HashInsert, "hash_insert",
(realm: impl Into<String>, key: impl Into<String>, value: impl Into<String>),
(),
(realm, key, value));

/// `hash delete/{realm}/{key}`
///
/// Drops a value.
#[derive(Clone, Debug, PartialEq)]
pub struct HashDelete {
    /// The realm.
    pub realm: String,
    /// The key.
    pub key: String,
}
api_command!(HashDelete, "hash_delete",
(realm: impl Into<String>, key: impl Into<String>),
(),
(realm, key));

/// `hash select/{realm}/{key}`
///
/// A value.
///
/// An absent one answers `-ERR no reply`.
#[derive(Clone, Debug, PartialEq)]
pub struct HashSelect {
    /// The realm.
    pub realm: String,
    /// The key.
    pub key: String,
}
api_command!(HashSelect, "hash_select",
(realm: impl Into<String>, key: impl Into<String>),
(),
(realm, key));

choices! {
/// What.
HashDumpWhat {
/// `all`
All = "all",
/// `limit`
Limit = "limit",
/// `db`
Db = "db",
}
}

/// `hash_dump {what:all|limit|db}[ {realm}]`
///
/// What is kept, one a line.
#[derive(Clone, Debug, PartialEq)]
pub struct HashDump {
    /// What.
    pub what: HashDumpWhat,
    /// The realm.
    pub realm: Option<String>,
}
api_command!(HashDump, "hash_dump",
(what: HashDumpWhat),
(realm),
(what, realm));

/// `hash_remote list`
///
/// The switches whose limits are counted too.
#[derive(Clone, Debug, PartialEq)]
pub struct HashRemoteList {}
api_command!(HashRemoteList, "hash_remote_list", (), (), ());

/// `hash_remote kill {name}`
///
/// Forgets one of them.
#[derive(Clone, Debug, PartialEq)]
pub struct HashRemoteKill {
    /// The name.
    pub name: String,
}
api_command!(HashRemoteKill, "hash_remote_kill",
(name: impl Into<String>),
(),
(name));

/// `hash_remote rescan`
///
/// Reads their configuration anew.
#[derive(Clone, Debug, PartialEq)]
pub struct HashRemoteRescan {}
api_command!(HashRemoteRescan, "hash_remote_rescan", (), (), ());

/// `fifo list[ {fifo}]`
///
/// Queues and who is in them.
#[derive(Clone, Debug, PartialEq)]
pub struct FifoList {
    /// The queue.
    pub fifo: Option<String>,
}
api_command!(FifoList, "fifo_list", (), (fifo), (fifo));

/// `fifo list_verbose[ {fifo}]`
///
/// As list, with the caller's data.
#[derive(Clone, Debug, PartialEq)]
pub struct FifoListVerbose {
    /// The queue.
    pub fifo: Option<String>,
}
api_command!(FifoListVerbose, "fifo_list_verbose", (), (fifo), (fifo));

/// `fifo count[ {fifo}]`
///
/// Consumers, callers and those who wait, separated by `:`.
#[derive(Clone, Debug, PartialEq)]
pub struct FifoCount {
    /// The queue.
    pub fifo: Option<String>,
}
api_command!(FifoCount, "fifo_count", (), (fifo), (fifo));

/// `fifo debug {level:uint}`
///
/// How much it logs.
#[derive(Clone, Debug, PartialEq)]
pub struct FifoDebug {
    /// The level.
    pub level: u64,
}
api_command!(FifoDebug, "fifo_debug",
(level: u64),
(),
(level));

/// `fifo status`
///
/// What it does.
#[derive(Clone, Debug, PartialEq)]
pub struct FifoStatus {}
api_command!(FifoStatus, "fifo_status", (), (), ());

/// `fifo has_outbound[ {fifo}]`
///
/// How many outbound members there are.
#[derive(Clone, Debug, PartialEq)]
pub struct FifoHasOutbound {
    /// The queue.
    pub fifo: Option<String>,
}
api_command!(FifoHasOutbound, "fifo_has_outbound", (), (fifo), (fifo));

/// `fifo importance {fifo}[ {importance:uint}]`
///
/// A queue's importance.
#[derive(Clone, Debug, PartialEq)]
pub struct FifoImportance {
    /// The queue.
    pub fifo: String,
    /// The importance.
    pub importance: Option<u64>,
}
api_command!(FifoImportance, "fifo_importance",
(fifo: impl Into<String>),
(importance),
(fifo, importance));

/// `fifo reparse[ {del_all:flag}]`
///
/// Reads the configuration anew.
#[derive(Clone, Debug, PartialEq)]
pub struct FifoReparse {
    /// Drop what is not in it any more.
    pub del_all: bool,
}
api_command!(FifoReparse, "fifo_reparse", (), (del_all), (del_all));

/// `fifo_add_outbound {fifo} {url}[ {priority:uint}]`
///
/// Adds an outbound member.
#[derive(Clone, Debug, PartialEq)]
pub struct FifoAddOutbound {
    /// The queue.
    pub fifo: String,
    /// The URL or dial string.
    pub url: String,
    /// The priority.
    pub priority: Option<u64>,
}
api_command!(FifoAddOutbound, "fifo_add_outbound",
(fifo: impl Into<String>, url: impl Into<String>),
(priority),
(fifo, url, priority));

/// `fifo_check_bridge {uuid}`
///
/// Whether a channel is in a bridge of a queue.
#[derive(Clone, Debug, PartialEq)]
pub struct FifoCheckBridge {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(FifoCheckBridge, "fifo_check_bridge",
(uuid: impl Into<String>),
(),
(uuid));

/// `fifo_member add {fifo} {dial_string:dial}[ {simo_count:uint}[ {timeout:uint}[ {lag:uint}[ {expires:uint}[ {taking_calls:uint}]]]]]`
///
/// Adds a member to a queue.
#[derive(Clone, Debug, PartialEq)]
pub struct FifoMemberAdd {
    /// The queue.
    pub fifo: String,
    /// Whom to call.
    pub dial_string: DialString,
    /// How many calls at a time.
    pub simo_count: Option<u64>,
    /// How long.
    pub timeout: Option<u64>,
    /// Seconds of rest between two calls.
    pub lag: Option<u64>,
    /// When it ends, in seconds since 1970.
    pub expires: Option<u64>,
    /// 1 while it takes calls.
    pub taking_calls: Option<u64>,
}
api_command!(FifoMemberAdd, "fifo_member_add",
(fifo: impl Into<String>, dial_string: impl Into<DialString>),
(simo_count, timeout, lag, expires, taking_calls),
(fifo, dial_string, simo_count, timeout, lag, expires, taking_calls));

/// `fifo_member del {fifo} {dial_string:dial}`
///
/// Takes a member out of a queue.
#[derive(Clone, Debug, PartialEq)]
pub struct FifoMemberDel {
    /// The queue.
    pub fifo: String,
    /// Whom to call.
    pub dial_string: DialString,
}
api_command!(FifoMemberDel, "fifo_member_del",
(fifo: impl Into<String>, dial_string: impl Into<DialString>),
(),
(fifo, dial_string));

choices! {
/// The format.
LocalStreamShowFormat {
/// `xml`
Xml = "xml",
}
}

/// `local_stream show[ {name}[ as {format:xml}]]`
///
/// The music sources.
#[derive(Clone, Debug, PartialEq)]
pub struct LocalStreamShow {
    /// The name.
    pub name: Option<String>,
    /// The format.
    pub format: Option<LocalStreamShowFormat>,
}
api_command!(LocalStreamShow, "local_stream_show", (), (name, format), (name, format));

/// `local_stream start {name}`
///
/// Starts a music source.
#[derive(Clone, Debug, PartialEq)]
pub struct LocalStreamStart {
    /// The name.
    pub name: String,
}
api_command!(LocalStreamStart, "local_stream_start",
(name: impl Into<String>),
(),
(name));

/// `local_stream reload {name}`
///
/// Reads a source's files anew.
#[derive(Clone, Debug, PartialEq)]
pub struct LocalStreamReload {
    /// The name.
    pub name: String,
}
api_command!(LocalStreamReload, "local_stream_reload",
(name: impl Into<String>),
(),
(name));

/// `local_stream stop {name}`
///
/// Stops a music source.
#[derive(Clone, Debug, PartialEq)]
pub struct LocalStreamStop {
    /// The name.
    pub name: String,
}
api_command!(LocalStreamStop, "local_stream_stop",
(name: impl Into<String>),
(),
(name));

/// `local_stream hup {name}`
///
/// Goes to the next file.
#[derive(Clone, Debug, PartialEq)]
pub struct LocalStreamHup {
    /// The name.
    pub name: String,
}
api_command!(LocalStreamHup, "local_stream_hup",
(name: impl Into<String>),
(),
(name));

choices! {
/// The state.
SndfileDebugState {
/// `on`
On = "on",
/// `off`
Off = "off",
}
}

/// `sndfile_debug {state:on|off}`
///
/// Logging of files.
#[derive(Clone, Debug, PartialEq)]
pub struct SndfileDebug {
    /// The state.
    pub state: SndfileDebugState,
}
api_command!(SndfileDebug, "sndfile_debug",
(state: SndfileDebugState),
(),
(state));

/// `spandsp_start_tone_detect {uuid} {name}`
///
/// Looks for tones with cadence.
#[derive(Clone, Debug, PartialEq)]
pub struct SpandspStartToneDetect {
    /// The channel's UUID.
    pub uuid: String,
    /// The name.
    pub name: String,
}
api_command!(SpandspStartToneDetect, "spandsp_start_tone_detect",
(uuid: impl Into<String>, name: impl Into<String>),
(),
(uuid, name));

/// `spandsp_stop_tone_detect {uuid}`
///
/// Ends that.
#[derive(Clone, Debug, PartialEq)]
pub struct SpandspStopToneDetect {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(SpandspStopToneDetect, "spandsp_stop_tone_detect",
(uuid: impl Into<String>),
(),
(uuid));

/// `start_tdd_detect {uuid}`
///
/// Looks for TDD.
#[derive(Clone, Debug, PartialEq)]
pub struct StartTddDetect {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(StartTddDetect, "start_tdd_detect",
(uuid: impl Into<String>),
(),
(uuid));

/// `stop_tdd_detect {uuid}`
///
/// Ends that.
#[derive(Clone, Debug, PartialEq)]
pub struct StopTddDetect {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(StopTddDetect, "stop_tdd_detect",
(uuid: impl Into<String>),
(),
(uuid));

/// `uuid_send_tdd {uuid} {text:text}`
///
/// Sends a text as TDD.
#[derive(Clone, Debug, PartialEq)]
pub struct UuidSendTdd {
    /// The channel's UUID.
    pub uuid: String,
    /// The text.
    pub text: String,
}
api_command!(UuidSendTdd, "uuid_send_tdd",
(uuid: impl Into<String>, text: impl Into<String>),
(),
(uuid, text));

/// `valet_info[ {lot}]`
///
/// Parking lots and who is in them.
#[derive(Clone, Debug, PartialEq)]
pub struct ValetInfo {
    /// The parking lot.
    pub lot: Option<String>,
}
api_command!(ValetInfo, "valet_info", (), (lot), (lot));

/// `sofia status`
///
/// Profiles, aliases and gateways.
#[derive(Clone, Debug, PartialEq)]
pub struct SofiaStatus {}
api_command!(SofiaStatus, "sofia_status", (), (), ());

choices! {
/// What.
SofiaStatusProfileWhat {
/// `reg`
Reg = "reg",
/// `pres`
Pres = "pres",
/// `capture`
Capture = "capture",
}
}

/// `sofia status profile {profile}[ {what:reg|pres|capture}[ {contact}]]`
///
/// A profile; with reg its registrations.
///
/// Invalid Profile! without a sign in front.
#[derive(Clone, Debug, PartialEq)]
pub struct SofiaStatusProfile {
    /// The SIP profile, or the part before the slash.
    pub profile: String,
    /// What.
    pub what: Option<SofiaStatusProfileWhat>,
    /// The contact, or what is looked for in it.
    pub contact: Option<String>,
}
api_command!(SofiaStatusProfile, "sofia_status_profile",
(profile: impl Into<String>),
(what, contact),
(profile, what, contact));

/// `sofia status gateway {gateway}`
///
/// A gateway.
///
/// Invalid Gateway! without a sign in front.
#[derive(Clone, Debug, PartialEq)]
pub struct SofiaStatusGateway {
    /// The gateway.
    pub gateway: String,
}
api_command!(SofiaStatusGateway, "sofia_status_gateway",
(gateway: impl Into<String>),
(),
(gateway));

/// `sofia xmlstatus`
///
/// Profiles, aliases and gateways.
#[derive(Clone, Debug, PartialEq)]
pub struct SofiaXmlstatus {}
api_command!(SofiaXmlstatus, "sofia_xmlstatus", (), (), ());

choices! {
/// What.
SofiaXmlstatusProfileWhat {
/// `reg`
Reg = "reg",
/// `pres`
Pres = "pres",
}
}

/// `sofia xmlstatus profile {profile}[ {what:reg|pres}[ {contact}]]`
///
/// A profile; with reg its registrations.
#[derive(Clone, Debug, PartialEq)]
pub struct SofiaXmlstatusProfile {
    /// The SIP profile, or the part before the slash.
    pub profile: String,
    /// What.
    pub what: Option<SofiaXmlstatusProfileWhat>,
    /// The contact, or what is looked for in it.
    pub contact: Option<String>,
}
api_command!(SofiaXmlstatusProfile, "sofia_xmlstatus_profile",
(profile: impl Into<String>),
(what, contact),
(profile, what, contact));

/// `sofia xmlstatus gateway {gateway}`
///
/// A gateway.
#[derive(Clone, Debug, PartialEq)]
pub struct SofiaXmlstatusGateway {
    /// The gateway.
    pub gateway: String,
}
api_command!(SofiaXmlstatusGateway, "sofia_xmlstatus_gateway",
(gateway: impl Into<String>),
(),
(gateway));

/// `sofia jsonstatus`
///
/// Profiles, aliases and gateways.
#[derive(Clone, Debug, PartialEq)]
pub struct SofiaJsonstatus {}
api_command!(SofiaJsonstatus, "sofia_jsonstatus", (), (), ());

choices! {
/// What it does.
SofiaProfileAction {
/// `start`
Start = "start",
/// `stop`
Stop = "stop",
/// `restart`
Restart = "restart",
/// `rescan`
Rescan = "rescan",
/// `register`
Register = "register",
/// `unregister`
Unregister = "unregister",
/// `gwlist`
Gwlist = "gwlist",
/// `flush_inbound_reg`
FlushInboundReg = "flush_inbound_reg",
/// `check_sync`
CheckSync = "check_sync",
/// `recover`
Recover = "recover",
/// `siptrace`
Siptrace = "siptrace",
/// `capture`
Capture = "capture",
/// `watchdog`
Watchdog = "watchdog",
/// `killgw`
Killgw = "killgw",
/// `startgw`
Startgw = "startgw",
/// `auth`
Auth = "auth",
/// `debug`
Debug = "debug",
}
}

/// `sofia profile {profile} {action:start|stop|restart|rescan|register|unregister|gwlist|flush_inbound_reg|check_sync|recover|siptrace|capture|watchdog|killgw|startgw|auth|debug}[ {argument:text}]`
///
/// Starts, stops and asks a profile; `killgw NAME`, `siptrace on` and others take an argument.
///
/// Can take long: run it by `bgapi`.
#[derive(Clone, Debug, PartialEq)]
pub struct SofiaProfile {
    /// The SIP profile, or the part before the slash.
    pub profile: String,
    /// What it does.
    pub action: SofiaProfileAction,
    /// Its argument.
    pub argument: Option<String>,
}
api_command!(SofiaProfile, "sofia_profile",
(profile: impl Into<String>, action: SofiaProfileAction),
(argument),
(profile, action, argument));

choices! {
/// What.
SofiaGlobalWhat {
/// `siptrace`
Siptrace = "siptrace",
/// `standby`
Standby = "standby",
/// `capture`
Capture = "capture",
/// `watchdog`
Watchdog = "watchdog",
/// `debug`
Debug = "debug",
}
}

/// `sofia global {what:siptrace|standby|capture|watchdog|debug} {state}`
///
/// What counts for all profiles.
#[derive(Clone, Debug, PartialEq)]
pub struct SofiaGlobal {
    /// What.
    pub what: SofiaGlobalWhat,
    /// The state.
    pub state: String,
}
api_command!(SofiaGlobal, "sofia_global",
(what: SofiaGlobalWhat, state: impl Into<String>),
(),
(what, state));

/// `sofia loglevel {component} {level:uint(0..9)}`
///
/// How much a part of the SIP stack logs.
#[derive(Clone, Debug, PartialEq)]
pub struct SofiaLoglevel {
    /// The part of the SIP stack, or `all`.
    pub component: String,
    /// The level.
    pub level: u64,
}
api_command!(SofiaLoglevel, "sofia_loglevel",
(component: impl Into<String>, level: u64),
(),
(component, level));

/// `sofia tracelevel {level}`
///
/// On which level SIP traces are logged.
#[derive(Clone, Debug, PartialEq)]
pub struct SofiaTracelevel {
    /// The level.
    pub level: String,
}
api_command!(SofiaTracelevel, "sofia_tracelevel",
(level: impl Into<String>),
(),
(level));

/// `sofia recover[ {flush:flag}]`
///
/// Brings back the calls of a switch that died.
///
/// Can take long: run it by `bgapi`.
#[derive(Clone, Debug, PartialEq)]
pub struct SofiaRecover {
    /// Forget them in the place of that.
    pub flush: bool,
}
api_command!(SofiaRecover, "sofia_recover", (), (flush), (flush));

/// `sofia help`
///
/// All commands.
#[derive(Clone, Debug, PartialEq)]
pub struct SofiaHelp {}
api_command!(SofiaHelp, "sofia_help", (), (), ());

/// `sofia_contact [{profile}/]{user}@{domain}`
///
/// Where a registered user is, as a dial string; `*/` looks in all profiles.
///
/// error/user_not_registered for one who is not.
#[derive(Clone, Debug, PartialEq)]
pub struct SofiaContact {
    /// The SIP profile, or the part before the slash.
    pub profile: Option<String>,
    /// The user.
    pub user: String,
    /// The domain.
    pub domain: String,
}
api_command!(SofiaContact, "sofia_contact",
(user: impl Into<String>, domain: impl Into<String>),
(profile),
(profile, user, domain));

/// `sofia_count_reg [{profile}/]{user}@{domain}`
///
/// How often a user is registered.
#[derive(Clone, Debug, PartialEq)]
pub struct SofiaCountReg {
    /// The SIP profile, or the part before the slash.
    pub profile: Option<String>,
    /// The user.
    pub user: String,
    /// The domain.
    pub domain: String,
}
api_command!(SofiaCountReg, "sofia_count_reg",
(user: impl Into<String>, domain: impl Into<String>),
(profile),
(profile, user, domain));

/// `sofia_dig {url:text}`
///
/// Looks a SIP URL up in the DNS.
///
/// Can take long: run it by `bgapi`.
#[derive(Clone, Debug, PartialEq)]
pub struct SofiaDig {
    /// The URL or dial string.
    pub url: String,
}
api_command!(SofiaDig, "sofia_dig",
(url: impl Into<String>),
(),
(url));

choices! {
/// Of which side: ivar inbound, ovar outbound.
SofiaGatewayDataKind {
/// `ivar`
Ivar = "ivar",
/// `ovar`
Ovar = "ovar",
/// `var`
Var = "var",
}
}

/// `sofia_gateway_data {gateway} {kind:ivar|ovar|var} {name}`
///
/// A variable of a gateway.
#[derive(Clone, Debug, PartialEq)]
pub struct SofiaGatewayData {
    /// The gateway.
    pub gateway: String,
    /// Of which side: ivar inbound, ovar outbound.
    pub kind: SofiaGatewayDataKind,
    /// The name.
    pub name: String,
}
api_command!(SofiaGatewayData, "sofia_gateway_data",
(gateway: impl Into<String>, kind: SofiaGatewayDataKind, name: impl Into<String>),
(),
(gateway, kind, name));

choices! {
/// What.
SofiaPresenceDataWhat {
/// `list`
List = "list",
/// `status`
Status = "status",
/// `rpid`
Rpid = "rpid",
/// `user_agent`
UserAgent = "user_agent",
}
}

/// `sofia_presence_data {what:list|status|rpid|user_agent} [{profile}/]{user}@{domain}`
///
/// Presence of a user.
#[derive(Clone, Debug, PartialEq)]
pub struct SofiaPresenceData {
    /// What.
    pub what: SofiaPresenceDataWhat,
    /// The SIP profile, or the part before the slash.
    pub profile: Option<String>,
    /// The user.
    pub user: String,
    /// The domain.
    pub domain: String,
}
api_command!(SofiaPresenceData, "sofia_presence_data",
(what: SofiaPresenceDataWhat, user: impl Into<String>, domain: impl Into<String>),
(profile),
(what, profile, user, domain));

/// `sofia_username_of [{profile}/]{user}@{domain}`
///
/// As whom a registration logged in.
#[derive(Clone, Debug, PartialEq)]
pub struct SofiaUsernameOf {
    /// The SIP profile, or the part before the slash.
    pub profile: Option<String>,
    /// The user.
    pub user: String,
    /// The domain.
    pub domain: String,
}
api_command!(SofiaUsernameOf, "sofia_username_of",
(user: impl Into<String>, domain: impl Into<String>),
(profile),
(profile, user, domain));

/// `conference list[ {mode}]`
///
/// All conferences and their members, separated by `;`.
///
/// +OK No active conferences.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceList {
    /// Which kind; of `conference list` count, summary or pretty.
    pub mode: Option<String>,
}
api_command!(ConferenceList, "conference_list", (), (mode), (mode));

/// `conference json_list`
///
/// All conferences and their members.
///
/// `[]` when there are none.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceJsonList {}
api_command!(ConferenceJsonList, "conference_json_list", (), (), ());

/// `conference xml_list`
///
/// All conferences and their members.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceXmlList {}
api_command!(ConferenceXmlList, "conference_xml_list", (), (), ());

/// `conference {conference} list`
///
/// The members of a conference, separated by `;`.
///
/// -ERR Conference X not found
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceRoomList {
    /// The conference.
    pub conference: String,
}
api_command!(ConferenceRoomList, "conference_room_list",
(conference: impl Into<String>),
(),
(conference));

/// `conference {conference} json_list`
///
/// A conference and its members.
///
/// -ERR Conference X not found
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceRoomJsonList {
    /// The conference.
    pub conference: String,
}
api_command!(ConferenceRoomJsonList, "conference_room_json_list",
(conference: impl Into<String>),
(),
(conference));

/// `conference {conference} xml_list`
///
/// A conference and its members.
///
/// -ERR Conference X not found
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceRoomXmlList {
    /// The conference.
    pub conference: String,
}
api_command!(ConferenceRoomXmlList, "conference_room_xml_list",
(conference: impl Into<String>),
(),
(conference));

/// `conference {conference} count`
///
/// How many members there are.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceCount {
    /// The conference.
    pub conference: String,
}
api_command!(ConferenceCount, "conference_count",
(conference: impl Into<String>),
(),
(conference));

/// `conference {conference} kick {member}`
///
/// Hangs a member up; a member's id, last, all or non_moderator.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceKick {
    /// The conference.
    pub conference: String,
    /// The member's id, `all`, `last` or `non_moderator`.
    pub member: String,
}
api_command!(ConferenceKick, "conference_kick",
(conference: impl Into<String>, member: impl Into<String>),
(),
(conference, member));

/// `conference {conference} hup {member}`
///
/// As kick, without its sound.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceHup {
    /// The conference.
    pub conference: String,
    /// The member's id, `all`, `last` or `non_moderator`.
    pub member: String,
}
api_command!(ConferenceHup, "conference_hup",
(conference: impl Into<String>, member: impl Into<String>),
(),
(conference, member));

/// `conference {conference} mute {member}[ {quiet:flag}]`
///
/// Takes a member's voice.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceMute {
    /// The conference.
    pub conference: String,
    /// The member's id, `all`, `last` or `non_moderator`.
    pub member: String,
    /// Without its sound.
    pub quiet: bool,
}
api_command!(ConferenceMute, "conference_mute",
(conference: impl Into<String>, member: impl Into<String>),
(quiet),
(conference, member, quiet));

/// `conference {conference} tmute {member}`
///
/// Takes a member's voice, or gives it back.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceTmute {
    /// The conference.
    pub conference: String,
    /// The member's id, `all`, `last` or `non_moderator`.
    pub member: String,
}
api_command!(ConferenceTmute, "conference_tmute",
(conference: impl Into<String>, member: impl Into<String>),
(),
(conference, member));

/// `conference {conference} unmute {member}[ {quiet:flag}]`
///
/// Gives a member's voice back.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceUnmute {
    /// The conference.
    pub conference: String,
    /// The member's id, `all`, `last` or `non_moderator`.
    pub member: String,
    /// Without its sound.
    pub quiet: bool,
}
api_command!(ConferenceUnmute, "conference_unmute",
(conference: impl Into<String>, member: impl Into<String>),
(quiet),
(conference, member, quiet));

/// `conference {conference} vmute {member}`
///
/// Takes a member's picture.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceVmute {
    /// The conference.
    pub conference: String,
    /// The member's id, `all`, `last` or `non_moderator`.
    pub member: String,
}
api_command!(ConferenceVmute, "conference_vmute",
(conference: impl Into<String>, member: impl Into<String>),
(),
(conference, member));

/// `conference {conference} unvmute {member}`
///
/// Gives a member's picture back.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceUnvmute {
    /// The conference.
    pub conference: String,
    /// The member's id, `all`, `last` or `non_moderator`.
    pub member: String,
}
api_command!(ConferenceUnvmute, "conference_unvmute",
(conference: impl Into<String>, member: impl Into<String>),
(),
(conference, member));

/// `conference {conference} deaf {member}`
///
/// Lets a member hear nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceDeaf {
    /// The conference.
    pub conference: String,
    /// The member's id, `all`, `last` or `non_moderator`.
    pub member: String,
}
api_command!(ConferenceDeaf, "conference_deaf",
(conference: impl Into<String>, member: impl Into<String>),
(),
(conference, member));

/// `conference {conference} undeaf {member}`
///
/// Lets a member hear again.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceUndeaf {
    /// The conference.
    pub conference: String,
    /// The member's id, `all`, `last` or `non_moderator`.
    pub member: String,
}
api_command!(ConferenceUndeaf, "conference_undeaf",
(conference: impl Into<String>, member: impl Into<String>),
(),
(conference, member));

/// `conference {conference} play {file}[ {member}]`
///
/// Plays a file to all or to one.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferencePlay {
    /// The conference.
    pub conference: String,
    /// The file.
    pub file: String,
    /// The member's id, `all`, `last` or `non_moderator`.
    pub member: Option<String>,
}
api_command!(ConferencePlay, "conference_play",
(conference: impl Into<String>, file: impl Into<String>),
(member),
(conference, file, member));

choices! {
/// What.
ConferenceStopWhat {
/// `all`
All = "all",
/// `current`
Current = "current",
/// `async`
Async = "async",
/// `last`
Last = "last",
}
}

/// `conference {conference} stop {what:all|current|async|last}[ {member}]`
///
/// Stops what is played.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceStop {
    /// The conference.
    pub conference: String,
    /// What.
    pub what: ConferenceStopWhat,
    /// The member's id, `all`, `last` or `non_moderator`.
    pub member: Option<String>,
}
api_command!(ConferenceStop, "conference_stop",
(conference: impl Into<String>, what: ConferenceStopWhat),
(member),
(conference, what, member));

/// `conference {conference} say {text:text}`
///
/// Says a text to all.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceSay {
    /// The conference.
    pub conference: String,
    /// The text.
    pub text: String,
}
api_command!(ConferenceSay, "conference_say",
(conference: impl Into<String>, text: impl Into<String>),
(),
(conference, text));

/// `conference {conference} saymember {member} {text:text}`
///
/// Says a text to one.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceSaymember {
    /// The conference.
    pub conference: String,
    /// The member's id, `all`, `last` or `non_moderator`.
    pub member: String,
    /// The text.
    pub text: String,
}
api_command!(ConferenceSaymember, "conference_saymember",
(conference: impl Into<String>, member: impl Into<String>, text: impl Into<String>),
(),
(conference, member, text));

/// `conference {conference} dial {dial_string:dial}[ {cid_num}[ {cid_name}]]`
///
/// Calls somebody into the conference and waits.
///
/// Can take long: run it by `bgapi`.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceDial {
    /// The conference.
    pub conference: String,
    /// Whom to call.
    pub dial_string: DialString,
    /// The caller id number.
    pub cid_num: Option<String>,
    /// The caller id name.
    pub cid_name: Option<String>,
}
api_command!(ConferenceDial, "conference_dial",
(conference: impl Into<String>, dial_string: impl Into<DialString>),
(cid_num, cid_name),
(conference, dial_string, cid_num, cid_name));

/// `conference {conference} bgdial {dial_string:dial}[ {cid_num}[ {cid_name}]]`
///
/// Calls somebody into the conference.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceBgdial {
    /// The conference.
    pub conference: String,
    /// Whom to call.
    pub dial_string: DialString,
    /// The caller id number.
    pub cid_num: Option<String>,
    /// The caller id name.
    pub cid_name: Option<String>,
}
api_command!(ConferenceBgdial, "conference_bgdial",
(conference: impl Into<String>, dial_string: impl Into<DialString>),
(cid_num, cid_name),
(conference, dial_string, cid_num, cid_name));

/// `conference {conference} dtmf {member} {digits}`
///
/// Sends DTMF to a member.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceDtmf {
    /// The conference.
    pub conference: String,
    /// The member's id, `all`, `last` or `non_moderator`.
    pub member: String,
    /// The digits.
    pub digits: String,
}
api_command!(ConferenceDtmf, "conference_dtmf",
(conference: impl Into<String>, member: impl Into<String>, digits: impl Into<String>),
(),
(conference, member, digits));

/// `conference {conference} energy {member}[ {level:int}]`
///
/// From which level on a member is heard.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceEnergy {
    /// The conference.
    pub conference: String,
    /// The member's id, `all`, `last` or `non_moderator`.
    pub member: String,
    /// The level.
    pub level: Option<i64>,
}
api_command!(ConferenceEnergy, "conference_energy",
(conference: impl Into<String>, member: impl Into<String>),
(level),
(conference, member, level));

/// `conference {conference} volume_in {member}[ {level:int}]`
///
/// How loud a member is.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceVolumeIn {
    /// The conference.
    pub conference: String,
    /// The member's id, `all`, `last` or `non_moderator`.
    pub member: String,
    /// The level.
    pub level: Option<i64>,
}
api_command!(ConferenceVolumeIn, "conference_volume_in",
(conference: impl Into<String>, member: impl Into<String>),
(level),
(conference, member, level));

/// `conference {conference} volume_out {member}[ {level:int}]`
///
/// How loud the conference is to a member.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceVolumeOut {
    /// The conference.
    pub conference: String,
    /// The member's id, `all`, `last` or `non_moderator`.
    pub member: String,
    /// The level.
    pub level: Option<i64>,
}
api_command!(ConferenceVolumeOut, "conference_volume_out",
(conference: impl Into<String>, member: impl Into<String>),
(level),
(conference, member, level));

/// `conference {conference} floor {member}`
///
/// Gives a member the floor.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceFloor {
    /// The conference.
    pub conference: String,
    /// The member's id, `all`, `last` or `non_moderator`.
    pub member: String,
}
api_command!(ConferenceFloor, "conference_floor",
(conference: impl Into<String>, member: impl Into<String>),
(),
(conference, member));

/// `conference {conference} lock`
///
/// Lets nobody in any more.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceLock {
    /// The conference.
    pub conference: String,
}
api_command!(ConferenceLock, "conference_lock",
(conference: impl Into<String>),
(),
(conference));

/// `conference {conference} unlock`
///
/// Lets people in again.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceUnlock {
    /// The conference.
    pub conference: String,
}
api_command!(ConferenceUnlock, "conference_unlock",
(conference: impl Into<String>),
(),
(conference));

/// `conference {conference} pin {pin}`
///
/// Sets the PIN.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferencePin {
    /// The conference.
    pub conference: String,
    /// The PIN.
    pub pin: String,
}
api_command!(ConferencePin, "conference_pin",
(conference: impl Into<String>, pin: impl Into<String>),
(),
(conference, pin));

/// `conference {conference} nopin`
///
/// Takes the PIN away.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceNopin {
    /// The conference.
    pub conference: String,
}
api_command!(ConferenceNopin, "conference_nopin",
(conference: impl Into<String>),
(),
(conference));

/// `conference {conference} record {file}`
///
/// Records the conference.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceRecord {
    /// The conference.
    pub conference: String,
    /// The file.
    pub file: String,
}
api_command!(ConferenceRecord, "conference_record",
(conference: impl Into<String>, file: impl Into<String>),
(),
(conference, file));

/// `conference {conference} norecord {file}`
///
/// Ends a recording; all ends all.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceNorecord {
    /// The conference.
    pub conference: String,
    /// The file.
    pub file: String,
}
api_command!(ConferenceNorecord, "conference_norecord",
(conference: impl Into<String>, file: impl Into<String>),
(),
(conference, file));

/// `conference {conference} pause {file}`
///
/// Pauses a recording.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferencePause {
    /// The conference.
    pub conference: String,
    /// The file.
    pub file: String,
}
api_command!(ConferencePause, "conference_pause",
(conference: impl Into<String>, file: impl Into<String>),
(),
(conference, file));

/// `conference {conference} resume {file}`
///
/// Goes on with a recording.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceResume {
    /// The conference.
    pub conference: String,
    /// The file.
    pub file: String,
}
api_command!(ConferenceResume, "conference_resume",
(conference: impl Into<String>, file: impl Into<String>),
(),
(conference, file));

choices! {
/// What it does.
ConferenceRecordingAction {
/// `start`
Start = "start",
/// `stop`
Stop = "stop",
/// `check`
Check = "check",
/// `pause`
Pause = "pause",
/// `resume`
Resume = "resume",
}
}

/// `conference {conference} recording {action:start|stop|check|pause|resume}[ {file}]`
///
/// Recording by one command.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceRecording {
    /// The conference.
    pub conference: String,
    /// What it does.
    pub action: ConferenceRecordingAction,
    /// The file.
    pub file: Option<String>,
}
api_command!(ConferenceRecording, "conference_recording",
(conference: impl Into<String>, action: ConferenceRecordingAction),
(file),
(conference, action, file));

/// `conference {conference} exit_sound {value:text}`
///
/// The sound of those who leave: on, off, none or `file NAME`.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceExitSound {
    /// The conference.
    pub conference: String,
    /// The value.
    pub value: String,
}
api_command!(ConferenceExitSound, "conference_exit_sound",
(conference: impl Into<String>, value: impl Into<String>),
(),
(conference, value));

/// `conference {conference} enter_sound {value:text}`
///
/// The sound of those who come: on, off, none or `file NAME`.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceEnterSound {
    /// The conference.
    pub conference: String,
    /// The value.
    pub value: String,
}
api_command!(ConferenceEnterSound, "conference_enter_sound",
(conference: impl Into<String>, value: impl Into<String>),
(),
(conference, value));

/// `conference {conference} transfer {other} {member}`
///
/// Moves members to another conference.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceTransfer {
    /// The conference.
    pub conference: String,
    /// The other conference.
    pub other: String,
    /// The member's id, `all`, `last` or `non_moderator`.
    pub member: String,
}
api_command!(ConferenceTransfer, "conference_transfer",
(conference: impl Into<String>, other: impl Into<String>, member: impl Into<String>),
(),
(conference, other, member));

/// `conference {conference} get {parameter}`
///
/// A parameter: run_time, count, max_members, rate, profile_name, sound_prefix, caller_id_name, ...
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceGet {
    /// The conference.
    pub conference: String,
    /// The parameter.
    pub parameter: String,
}
api_command!(ConferenceGet, "conference_get",
(conference: impl Into<String>, parameter: impl Into<String>),
(),
(conference, parameter));

/// `conference {conference} set {parameter} {value}`
///
/// Sets a parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceSet {
    /// The conference.
    pub conference: String,
    /// The parameter.
    pub parameter: String,
    /// The value.
    pub value: String,
}
api_command!(ConferenceSet, "conference_set",
(conference: impl Into<String>, parameter: impl Into<String>, value: impl Into<String>),
(),
(conference, parameter, value));

choices! {
/// The type.
CallcenterConfigAgentAddType {
/// `callback`
Callback = "callback",
/// `uuid-standby`
UuidStandby = "uuid-standby",
}
}

/// `callcenter_config agent add {name} {type:callback|uuid-standby}`
///
/// Adds an agent.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigAgentAdd {
    /// The name.
    pub name: String,
    /// The type.
    pub r#type: CallcenterConfigAgentAddType,
}
api_command!(CallcenterConfigAgentAdd, "callcenter_config_agent_add",
(name: impl Into<String>, r#type: CallcenterConfigAgentAddType),
(),
(name, r#type));

/// `callcenter_config agent del {name}`
///
/// Removes an agent.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigAgentDel {
    /// The name.
    pub name: String,
}
api_command!(CallcenterConfigAgentDel, "callcenter_config_agent_del",
(name: impl Into<String>),
(),
(name));

/// `callcenter_config agent reload {name}`
///
/// Reads an agent anew.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigAgentReload {
    /// The name.
    pub name: String,
}
api_command!(CallcenterConfigAgentReload, "callcenter_config_agent_reload",
(name: impl Into<String>),
(),
(name));

choices! {
/// The status.
CallcenterConfigAgentSetStatusStatus {
/// `Logged Out`
LoggedOut = "Logged Out",
/// `Available`
Available = "Available",
/// `Available (On Demand)`
AvailableOnDemand = "Available (On Demand)",
/// `On Break`
OnBreak = "On Break",
}
}

/// `callcenter_config agent set status {agent} {status:Logged Out|Available|Available (On Demand)|On Break}`
///
/// Sets an agent's status.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigAgentSetStatus {
    /// The agent, `name@domain`.
    pub agent: String,
    /// The status.
    pub status: CallcenterConfigAgentSetStatusStatus,
}
api_command!(CallcenterConfigAgentSetStatus, "callcenter_config_agent_set_status",
(agent: impl Into<String>, status: CallcenterConfigAgentSetStatusStatus),
(),
(agent, status));

choices! {
/// The state.
CallcenterConfigAgentSetStateState {
/// `Idle`
Idle = "Idle",
/// `Waiting`
Waiting = "Waiting",
/// `Receiving`
Receiving = "Receiving",
/// `In a queue call`
InAQueueCall = "In a queue call",
/// `Reserved`
Reserved = "Reserved",
}
}

/// `callcenter_config agent set state {agent} {state:Idle|Waiting|Receiving|In a queue call|Reserved}`
///
/// Sets an agent's state.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigAgentSetState {
    /// The agent, `name@domain`.
    pub agent: String,
    /// The state.
    pub state: CallcenterConfigAgentSetStateState,
}
api_command!(CallcenterConfigAgentSetState, "callcenter_config_agent_set_state",
(agent: impl Into<String>, state: CallcenterConfigAgentSetStateState),
(),
(agent, state));

/// `callcenter_config agent set contact {agent} {contact}`
///
/// Sets where an agent is called, a dial string.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigAgentSetContact {
    /// The agent, `name@domain`.
    pub agent: String,
    /// The contact, or what is looked for in it.
    pub contact: String,
}
api_command!(CallcenterConfigAgentSetContact, "callcenter_config_agent_set_contact",
(agent: impl Into<String>, contact: impl Into<String>),
(),
(agent, contact));

/// `callcenter_config agent set ready_time {agent} {epoch:uint}`
///
/// Until when an agent waits, in seconds since 1970.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigAgentSetReadyTime {
    /// The agent, `name@domain`.
    pub agent: String,
    /// The time, in seconds since 1970.
    pub epoch: u64,
}
api_command!(CallcenterConfigAgentSetReadyTime, "callcenter_config_agent_set_ready_time",
(agent: impl Into<String>, epoch: u64),
(),
(agent, epoch));

/// `callcenter_config agent set reject_delay_time {agent} {seconds:uint}`
///
/// How long an agent rests after refusing.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigAgentSetRejectDelayTime {
    /// The agent, `name@domain`.
    pub agent: String,
    /// How many seconds.
    pub seconds: u64,
}
api_command!(CallcenterConfigAgentSetRejectDelayTime, "callcenter_config_agent_set_reject_delay_time",
(agent: impl Into<String>, seconds: u64),
(),
(agent, seconds));

/// `callcenter_config agent set busy_delay_time {agent} {seconds:uint}`
///
/// How long an agent rests after being busy.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigAgentSetBusyDelayTime {
    /// The agent, `name@domain`.
    pub agent: String,
    /// How many seconds.
    pub seconds: u64,
}
api_command!(CallcenterConfigAgentSetBusyDelayTime, "callcenter_config_agent_set_busy_delay_time",
(agent: impl Into<String>, seconds: u64),
(),
(agent, seconds));

/// `callcenter_config agent set no_answer_delay_time {agent} {seconds:uint}`
///
/// How long an agent rests after not answering.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigAgentSetNoAnswerDelayTime {
    /// The agent, `name@domain`.
    pub agent: String,
    /// How many seconds.
    pub seconds: u64,
}
api_command!(CallcenterConfigAgentSetNoAnswerDelayTime, "callcenter_config_agent_set_no_answer_delay_time",
(agent: impl Into<String>, seconds: u64),
(),
(agent, seconds));

/// `callcenter_config agent get status {agent}`
///
/// An agent's status.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigAgentGetStatus {
    /// The agent, `name@domain`.
    pub agent: String,
}
api_command!(CallcenterConfigAgentGetStatus, "callcenter_config_agent_get_status",
(agent: impl Into<String>),
(),
(agent));

/// `callcenter_config agent get state {agent}`
///
/// An agent's state.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigAgentGetState {
    /// The agent, `name@domain`.
    pub agent: String,
}
api_command!(CallcenterConfigAgentGetState, "callcenter_config_agent_get_state",
(agent: impl Into<String>),
(),
(agent));

/// `callcenter_config agent get uuid {agent}`
///
/// An agent's channel.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigAgentGetUuid {
    /// The agent, `name@domain`.
    pub agent: String,
}
api_command!(CallcenterConfigAgentGetUuid, "callcenter_config_agent_get_uuid",
(agent: impl Into<String>),
(),
(agent));

/// `callcenter_config agent list[ {agent}]`
///
/// Agents, or one.
///
/// The table is followed by +OK.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigAgentList {
    /// The agent, `name@domain`.
    pub agent: Option<String>,
}
api_command!(CallcenterConfigAgentList, "callcenter_config_agent_list", (), (agent), (agent));

/// `callcenter_config tier add {queue} {agent}[ {level:uint}[ {position:uint}]]`
///
/// Puts an agent into a queue.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigTierAdd {
    /// The queue, `name@domain`.
    pub queue: String,
    /// The agent, `name@domain`.
    pub agent: String,
    /// The level.
    pub level: Option<u64>,
    /// The position.
    pub position: Option<u64>,
}
api_command!(CallcenterConfigTierAdd, "callcenter_config_tier_add",
(queue: impl Into<String>, agent: impl Into<String>),
(level, position),
(queue, agent, level, position));

choices! {
/// The state.
CallcenterConfigTierSetStateState {
/// `Ready`
Ready = "Ready",
/// `No Answer`
NoAnswer = "No Answer",
/// `Offering`
Offering = "Offering",
/// `Active Inbound`
ActiveInbound = "Active Inbound",
/// `Standby`
Standby = "Standby",
}
}

/// `callcenter_config tier set state {queue} {agent} {state:Ready|No Answer|Offering|Active Inbound|Standby}`
///
/// Sets an agent's state in a queue.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigTierSetState {
    /// The queue, `name@domain`.
    pub queue: String,
    /// The agent, `name@domain`.
    pub agent: String,
    /// The state.
    pub state: CallcenterConfigTierSetStateState,
}
api_command!(CallcenterConfigTierSetState, "callcenter_config_tier_set_state",
(queue: impl Into<String>, agent: impl Into<String>, state: CallcenterConfigTierSetStateState),
(),
(queue, agent, state));

/// `callcenter_config tier set level {queue} {agent} {level:uint}`
///
/// Sets an agent's level in a queue.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigTierSetLevel {
    /// The queue, `name@domain`.
    pub queue: String,
    /// The agent, `name@domain`.
    pub agent: String,
    /// The level.
    pub level: u64,
}
api_command!(CallcenterConfigTierSetLevel, "callcenter_config_tier_set_level",
(queue: impl Into<String>, agent: impl Into<String>, level: u64),
(),
(queue, agent, level));

/// `callcenter_config tier set position {queue} {agent} {position:uint}`
///
/// Sets an agent's position in a queue.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigTierSetPosition {
    /// The queue, `name@domain`.
    pub queue: String,
    /// The agent, `name@domain`.
    pub agent: String,
    /// The position.
    pub position: u64,
}
api_command!(CallcenterConfigTierSetPosition, "callcenter_config_tier_set_position",
(queue: impl Into<String>, agent: impl Into<String>, position: u64),
(),
(queue, agent, position));

/// `callcenter_config tier del {queue} {agent}`
///
/// Takes an agent out of a queue.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigTierDel {
    /// The queue, `name@domain`.
    pub queue: String,
    /// The agent, `name@domain`.
    pub agent: String,
}
api_command!(CallcenterConfigTierDel, "callcenter_config_tier_del",
(queue: impl Into<String>, agent: impl Into<String>),
(),
(queue, agent));

/// `callcenter_config tier reload {queue} {agent}`
///
/// Reads a tier anew.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigTierReload {
    /// The queue, `name@domain`.
    pub queue: String,
    /// The agent, `name@domain`.
    pub agent: String,
}
api_command!(CallcenterConfigTierReload, "callcenter_config_tier_reload",
(queue: impl Into<String>, agent: impl Into<String>),
(),
(queue, agent));

/// `callcenter_config tier list`
///
/// All tiers.
///
/// The table is followed by +OK.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigTierList {}
api_command!(CallcenterConfigTierList, "callcenter_config_tier_list", (), (), ());

/// `callcenter_config queue load {queue}`
///
/// Loads a queue.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigQueueLoad {
    /// The queue, `name@domain`.
    pub queue: String,
}
api_command!(CallcenterConfigQueueLoad, "callcenter_config_queue_load",
(queue: impl Into<String>),
(),
(queue));

/// `callcenter_config queue unload {queue}`
///
/// Unloads a queue.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigQueueUnload {
    /// The queue, `name@domain`.
    pub queue: String,
}
api_command!(CallcenterConfigQueueUnload, "callcenter_config_queue_unload",
(queue: impl Into<String>),
(),
(queue));

/// `callcenter_config queue reload {queue}`
///
/// Reads a queue anew.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigQueueReload {
    /// The queue, `name@domain`.
    pub queue: String,
}
api_command!(CallcenterConfigQueueReload, "callcenter_config_queue_reload",
(queue: impl Into<String>),
(),
(queue));

/// `callcenter_config queue list`
///
/// All queues.
///
/// The table is followed by +OK.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigQueueList {}
api_command!(CallcenterConfigQueueList, "callcenter_config_queue_list", (), (), ());

/// `callcenter_config queue list agents {queue}[ {status}[ {state}]]`
///
/// The agents of a queue.
///
/// The table is followed by +OK.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigQueueListAgents {
    /// The queue, `name@domain`.
    pub queue: String,
    /// The status.
    pub status: Option<String>,
    /// The state.
    pub state: Option<String>,
}
api_command!(CallcenterConfigQueueListAgents, "callcenter_config_queue_list_agents",
(queue: impl Into<String>),
(status, state),
(queue, status, state));

/// `callcenter_config queue list members {queue}`
///
/// Those who wait in a queue.
///
/// The table is followed by +OK.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigQueueListMembers {
    /// The queue, `name@domain`.
    pub queue: String,
}
api_command!(CallcenterConfigQueueListMembers, "callcenter_config_queue_list_members",
(queue: impl Into<String>),
(),
(queue));

/// `callcenter_config queue list tiers {queue}`
///
/// The tiers of a queue.
///
/// The table is followed by +OK.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigQueueListTiers {
    /// The queue, `name@domain`.
    pub queue: String,
}
api_command!(CallcenterConfigQueueListTiers, "callcenter_config_queue_list_tiers",
(queue: impl Into<String>),
(),
(queue));

/// `callcenter_config queue count`
///
/// How many queues there are.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigQueueCount {}
api_command!(CallcenterConfigQueueCount, "callcenter_config_queue_count", (), (), ());

/// `callcenter_config queue count agents {queue}[ {status}[ {state}]]`
///
/// How many agents a queue has.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigQueueCountAgents {
    /// The queue, `name@domain`.
    pub queue: String,
    /// The status.
    pub status: Option<String>,
    /// The state.
    pub state: Option<String>,
}
api_command!(CallcenterConfigQueueCountAgents, "callcenter_config_queue_count_agents",
(queue: impl Into<String>),
(status, state),
(queue, status, state));

/// `callcenter_config queue count members {queue}`
///
/// How many wait in a queue.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigQueueCountMembers {
    /// The queue, `name@domain`.
    pub queue: String,
}
api_command!(CallcenterConfigQueueCountMembers, "callcenter_config_queue_count_members",
(queue: impl Into<String>),
(),
(queue));

/// `callcenter_config queue count tiers {queue}`
///
/// How many tiers a queue has.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterConfigQueueCountTiers {
    /// The queue, `name@domain`.
    pub queue: String,
}
api_command!(CallcenterConfigQueueCountTiers, "callcenter_config_queue_count_tiers",
(queue: impl Into<String>),
(),
(queue));

/// `callcenter_break agent {uuid}`
///
/// Stops watching a channel and frees the agent.
#[derive(Clone, Debug, PartialEq)]
pub struct CallcenterBreakAgent {
    /// The channel's UUID.
    pub uuid: String,
}
api_command!(CallcenterBreakAgent, "callcenter_break_agent",
(uuid: impl Into<String>),
(),
(uuid));
