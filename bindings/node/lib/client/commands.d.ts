// Written by ci/generate from core/engine/catalogue/api.toml: change that, not this.

import type { Argument, RequestOptions } from './index'
import type * as records from './records'
import type { HangupCause } from './vocabulary'

type Text = string | number

/** A date; `+seconds`, `@seconds`, or seconds since 1970. */
export type Time = Date | string | number

/**
 * API commands as functions: what must be given in its place, what may be given by name, then the
 * request's options. What a command prints is read as what it is. A refusal rejects with `EslError`,
 * whose `text` is what the switch said.
 */
export interface Commands {
  /**
   * `...`: Stops the switch at once.
   * Means shutdown on the console; over the event socket use fsctl shutdown.
   * It was made for the console.
   */
  shutdown_console(options?: RequestOptions): Promise<undefined>
  /**
   * `acl <ip> <list>`: Whether an address is in an access control list, given by name or as a network.
   * @param ip The address.
   * @param list The list, or a network `10.0.0.0/8`.
   */
  acl(ip: Text, list: Text, options?: RequestOptions): Promise<boolean>
  /**
   * `alias add <alias> <command>`: Gives a command line another name until the switch ends.
   * An alias counts only on the console and where console_execute is set.
   * It was made for the console.
   * @param alias The alias.
   * @param command The command and its arguments.
   */
  alias_add(alias: Text, command: Text, options?: RequestOptions): Promise<string>
  /**
   * `alias stickyadd <alias> <command>`: Gives a command line another name that outlives a restart.
   * An alias counts only on the console and where console_execute is set.
   * It was made for the console.
   * @param alias The alias.
   * @param command The command and its arguments.
   */
  alias_stickyadd(alias: Text, command: Text, options?: RequestOptions): Promise<string>
  /**
   * `alias del <alias>`: Takes an alias back; `*` all of them.
   * It was made for the console.
   * @param alias The alias.
   */
  alias_del(alias: Text, options?: RequestOptions): Promise<string>
  /** `banner`: The switch's banner. */
  banner(options?: RequestOptions): Promise<string>
  /**
   * `bg_spawn <command>`: Starts a program without waiting for it.
   * +OK says only that it was tried.
   * It runs a shell or a program.
   * @param command The command and its arguments.
   */
  bg_spawn(command: Text, options?: RequestOptions): Promise<string>
  /**
   * `bg_system <command>`: Runs a shell command without waiting for it.
   * +OK says only that it was tried. The shell reads the whole text.
   * It runs a shell or a program.
   * @param command The command and its arguments.
   */
  bg_system(command: Text, options?: RequestOptions): Promise<string>
  /**
   * `bgapi <command>`: Runs an API command in a thread of its own.
   * As an API command its result is an event of its own; the bgapi of the event socket is the one to use.
   * @param command The command and its arguments.
   */
  bgapi(command: Text, options?: RequestOptions): Promise<string>
  /**
   * `break <uuid>[ all]`: Stops what is played to a channel.
   * uuid_break under its old name.
   * It is deprecated.
   * @param uuid The channel's UUID.
   * @param all Also what waits behind it.
   */
  break(uuid: Text, args?: { all?: boolean | null }, options?: RequestOptions): Promise<string>
  /**
   * `coalesce <values>`: The first of several values, separated by commas, that is not empty; `^^:` in front names another separator.
   * @param values The values.
   */
  coalesce(values: Text, options?: RequestOptions): Promise<string>
  /**
   * `complete add <word>`: Adds to what the console completes.
   * It was made for the console.
   * @param word The words.
   */
  complete_add(word: Text, options?: RequestOptions): Promise<string>
  /**
   * `complete del <word>`: Takes a completion back; `*` all of them.
   * It was made for the console.
   * @param word The words.
   */
  complete_del(word: Text, options?: RequestOptions): Promise<string>
  /**
   * `cond <left> <operator> <right> ? <then> : <otherwise>`: One of two values, by a comparison.
   * -ERR without a text where the blanks around `?` and `:` are missing.
   * @param left The left side.
   * @param operator How they are compared.
   * @param right The right side.
   * @param then What follows it, or how it is done; of `cond` the result when it is so.
   * @param otherwise The result when it is not so.
   */
  cond(left: Text, operator: '==' | '!=' | '>' | '<' | '>=' | '<=', right: Text, then: Text, otherwise: Text, options?: RequestOptions): Promise<string>
  /**
   * `console_complete <line>`: What the console would complete a line to.
   * It was made for the console.
   * @param line The line.
   */
  console_complete(line: Text, options?: RequestOptions): Promise<string>
  /**
   * `console_complete_xml <line>`: What the console would complete a line to, as XML.
   * It was made for the console.
   * @param line The line.
   */
  console_complete_xml(line: Text, options?: RequestOptions): Promise<string>
  /**
   * `create_uuid[ <uuid> <other_uuid>]`: Makes a UUID.
   * @param uuid The channel's UUID.
   * @param other_uuid The other channel.
   */
  create_uuid(args?: { uuid?: Text | null; other_uuid?: Text | null }, options?: RequestOptions): Promise<string>
  /** `db_cache status`: The state of the database handles. */
  db_cache_status(options?: RequestOptions): Promise<string>
  /**
   * `domain_data <domain> <section> <name>`: A variable, parameter or attribute of a domain of the directory.
   * An absent one answers `-ERR no reply`.
   * @param domain The domain.
   * @param section Which section.
   * @param name The name.
   */
  domain_data(domain: Text, section: 'var' | 'param' | 'attr', name: Text, options?: RequestOptions): Promise<string>
  /**
   * `domain_exists <domain>`: Whether the directory has a domain.
   * @param domain The domain.
   */
  domain_exists(domain: Text, options?: RequestOptions): Promise<boolean>
  /**
   * `echo <text>`: Gives its argument back.
   * Of nothing it answers `-ERR no reply`. Outer blanks are lost.
   * @param text The text.
   */
  echo(text: Text, options?: RequestOptions): Promise<string>
  /**
   * `escape <text>`: Escapes a text as a C string.
   * @param text The text.
   */
  escape(text: Text, options?: RequestOptions): Promise<string>
  /**
   * `eval[ uuid:<uuid>] <expression>`: Expands an expression; with the variables of a channel where one is named.
   * An expression that comes to nothing answers `-ERR no reply`.
   * It expands `${...}`.
   * @param uuid The channel's UUID.
   * @param expression The expression.
   */
  eval(expression: Argument, args?: { uuid?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `event_channel_broadcast <channel> <json>`: Sends JSON to an event channel.
   * @param channel The event channel.
   * @param json The JSON.
   */
  event_channel_broadcast(channel: Text, json: Text, options?: RequestOptions): Promise<string>
  /**
   * `expand[ uuid:<uuid>] <command>`: Runs an API command whose arguments are expanded first.
   * It expands `${...}`.
   * It runs a shell or a program.
   * @param uuid The channel's UUID.
   * @param command The command and its arguments.
   */
  expand(command: Argument, args?: { uuid?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `file_exists <file>`: Whether the switch can see a file; it may still not be readable.
   * @param file The file.
   */
  file_exists(file: Text, options?: RequestOptions): Promise<boolean>
  /**
   * `find_user_xml <key> <user> <domain>`: A user of the directory as XML.
   * `-ERR no reply` where there is none.
   * @param key The key.
   * @param user The user.
   * @param domain The domain.
   */
  find_user_xml(key: Text, user: Text, domain: Text, options?: RequestOptions): Promise<records.DirectoryUser>
  /**
   * `getcputime[ reset]`: CPU time of the switch in milliseconds: user, kernel.
   * @param reset Begin anew from 0.
   */
  getcputime(args?: { reset?: boolean | null }, options?: RequestOptions): Promise<string>
  /**
   * `getenv <name>`: A variable of the switch's environment.
   * @param name The name.
   */
  getenv(name: Text, options?: RequestOptions): Promise<string>
  /**
   * `gethost[ <name>]`: The address of a host name.
   * @param name The name.
   */
  gethost(args?: { name?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `global_getvar[ <name>]`: A global variable, or all of them as lines `name=value`.
   * One that is not set answers `-ERR no reply`.
   * @param name The name.
   */
  global_getvar(args?: { name?: Text | null }, options?: RequestOptions): Promise<string | Record<string, string>>
  /**
   * `global_setvar <name>=<value>`: Sets a global variable.
   * @param name The name.
   * @param value The value.
   */
  global_setvar(name: Text, value: Text, options?: RequestOptions): Promise<string>
  /**
   * `group_call <group>[@<domain>][+<order>]`: The members of a group as a dial string: A together (the default), F one after the other, E each in an originate of its own.
   * An empty or unknown group answers error/NO_ROUTE_DESTINATION.
   * @param group The group; `none` for no group of tasks.
   * @param domain The domain.
   * @param order How they are called.
   */
  group_call(group: Text, args?: { domain?: Text | null; order?: 'A' | 'E' | 'F' | null }, options?: RequestOptions): Promise<string>
  /** `help`: All API commands. */
  help(options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `host_lookup <hostname>`: Looks a host name up.
   * It can take long: run it by `bgapi`.
   * @param hostname The host's name.
   */
  host_lookup(hostname: Text, options?: RequestOptions): Promise<string>
  /** `hostname`: The machine's name. */
  hostname(options?: RequestOptions): Promise<string>
  /**
   * `hupall <cause>[ <variable> <value>[ <variable2> <value2>]]`: Hangs up all channels, or those with a variable of a certain value.
   * +OK hangup all channels with cause X, however many there were.
   * @param cause The hangup cause.
   * @param variable The variable.
   * @param value The value.
   * @param variable2 One more variable.
   * @param value2 Its value.
   */
  hupall(cause: HangupCause, args?: { variable?: Text | null; value?: Text | null; variable2?: Text | null; value2?: Text | null }, options?: RequestOptions): Promise<records.HangupAll>
  /**
   * `in_group <user>[@<domain>] <group>`: Whether a user is in a group.
   * @param user The user.
   * @param domain The domain.
   * @param group The group; `none` for no group of tasks.
   */
  in_group(user: Text, group: Text, args?: { domain?: Text | null }, options?: RequestOptions): Promise<boolean>
  /**
   * `interface_allowlist_dump[ modules][ plain]`: The loaded interfaces in the form of the allow list's configuration.
   * @param modules With the modules.
   * @param plain As plain text.
   */
  interface_allowlist_dump(args?: { modules?: boolean | null; plain?: boolean | null }, options?: RequestOptions): Promise<string>
  /**
   * `interface_ip <family> <interface>`: The address of a network interface.
   * @param family Which kind of address.
   * @param interface The interface.
   */
  interface_ip(family: 'auto' | 'ipv4' | 'ipv6', interface: Text, options?: RequestOptions): Promise<string>
  /**
   * `is_lan_addr <ip>`: Whether an address is one of a LAN.
   * @param ip The address.
   */
  is_lan_addr(ip: Text, options?: RequestOptions): Promise<boolean>
  /**
   * `json <request>`: A command of the JSON API: `{"command":"status","data":""}`.
   * `-ERR Parse error.` for what is not JSON.
   * @param request The request.
   */
  json(request: Text, options?: RequestOptions): Promise<any>
  /**
   * `limit_hash_usage <realm> <id>`: How often a limited resource is in use.
   * limit_usage under its old name.
   * It is deprecated.
   * @param realm The realm.
   * @param id The id.
   */
  limit_hash_usage(realm: Text, id: Text, options?: RequestOptions): Promise<string>
  /**
   * `limit_interval_reset <backend> <realm> <resource>`: Sets the interval counter of a limited resource to zero.
   * @param backend The limit backend: hash, db, ...
   * @param realm The realm.
   * @param resource The resource.
   */
  limit_interval_reset(backend: Text, realm: Text, resource: Text, options?: RequestOptions): Promise<string>
  /**
   * `limit_reset <backend>`: Sets all counters of a limit backend to zero.
   * @param backend The limit backend: hash, db, ...
   */
  limit_reset(backend: Text, options?: RequestOptions): Promise<string>
  /**
   * `limit_status <backend>`: The state of a limit backend.
   * Without an argument it answers USAGE: without a sign in front.
   * @param backend The limit backend: hash, db, ...
   */
  limit_status(backend: Text, options?: RequestOptions): Promise<string>
  /**
   * `limit_usage <backend> <realm> <resource>`: How often a limited resource is in use.
   * A number; 0 for an unknown one.
   * @param backend The limit backend: hash, db, ...
   * @param realm The realm.
   * @param resource The resource.
   */
  limit_usage(backend: Text, realm: Text, resource: Text, options?: RequestOptions): Promise<records.LimitUsage>
  /**
   * `list_users[ group <group>][ domain <domain>][ user <user>][ context <context>]`: Users of the directory, one a line, separated by `|`.
   * The table is followed by +OK.
   * @param group The group; `none` for no group of tasks.
   * @param domain The domain.
   * @param user The user.
   * @param context The context.
   */
  list_users(args?: { group?: Text | null; domain?: Text | null; user?: Text | null; context?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `load <module>`: Loads a module.
   * Says +OK Reloading XML first, and the result in its second line.
   * It can take long: run it by `bgapi`.
   * @param module The module, `mod_sofia`.
   */
  load(module: Text, options?: RequestOptions): Promise<string>
  /**
   * `log <level> <message>`: Writes a log line.
   * @param level The level.
   * @param message The message.
   */
  log(level: Text, message: Text, options?: RequestOptions): Promise<string>
  /**
   * `md5 <text>`: The MD5 of a text, in hex.
   * @param text The text.
   */
  md5(text: Text, options?: RequestOptions): Promise<string>
  /** `memory`: What memory the switch uses. */
  memory(options?: RequestOptions): Promise<string>
  /**
   * `module_exists <module>`: Whether a module is loaded.
   * @param module The module, `mod_sofia`.
   */
  module_exists(module: Text, options?: RequestOptions): Promise<boolean>
  /**
   * `msleep <milliseconds>`: Waits.
   * It can take long: run it by `bgapi`.
   * @param milliseconds How long, in milliseconds.
   */
  msleep(milliseconds: number, options?: RequestOptions): Promise<string>
  /**
   * `msrp debug <state>`: Turns logging of MSRP on or off.
   * @param state The state.
   */
  msrp_debug(state: 'on' | 'off', options?: RequestOptions): Promise<string>
  /** `msrp restart`: Starts MSRP again. */
  msrp_restart(options?: RequestOptions): Promise<string>
  /** `nat_map status`: The state of NAT, the outer address and the mapped ports. */
  nat_map_status(options?: RequestOptions): Promise<string>
  /**
   * `nat_map reinit`: Looks for the NAT router anew.
   * It can take long: run it by `bgapi`.
   */
  nat_map_reinit(options?: RequestOptions): Promise<string>
  /**
   * `nat_map republish`: Tells the router the mapped ports anew.
   * It can take long: run it by `bgapi`.
   */
  nat_map_republish(options?: RequestOptions): Promise<string>
  /**
   * `nat_map add <port>[ <protocol>][ static]`: Maps a port.
   * @param port The port.
   * @param protocol The protocol.
   * @param sticky The mapping outlives a restart.
   */
  nat_map_add(port: number, args?: { protocol?: 'tcp' | 'udp' | null; sticky?: boolean | null }, options?: RequestOptions): Promise<boolean>
  /**
   * `nat_map del <port>[ <protocol>]`: Takes a mapping back.
   * @param port The port.
   * @param protocol The protocol.
   */
  nat_map_del(port: number, args?: { protocol?: 'tcp' | 'udp' | null }, options?: RequestOptions): Promise<boolean>
  /**
   * `nat_map mapping <state>`: Whether mappings are asked of the router.
   * @param state The state.
   */
  nat_map_mapping(state: 'enable' | 'disable', options?: RequestOptions): Promise<string>
  /**
   * `originate <call_url> <target>[ <dialplan>[ <context>[ <cid_name>[ <cid_num>[ <timeout_sec>]]]]]`: Places a call, and runs an application or goes to an extension when it is answered or has early media.
   * +OK and the UUID, or -ERR and the hangup cause.
   * It can take long: run it by `bgapi`.
   * It expands `${...}`.
   * @param call_url Whom to call.
   * @param target What the channel does when it is answered. (`&application(argument)` or an extension)
   * @param dialplan The dialplan.
   * @param context The context.
   * @param cid_name The caller id name.
   * @param cid_num The caller id number.
   * @param timeout_sec How many seconds the call may take until the answer.
   */
  originate(call_url: Text, target: Text, args?: { dialplan?: Text | null; context?: Text | null; cid_name?: Text | null; cid_num?: Text | null; timeout_sec?: number | null }, options?: RequestOptions): Promise<string>
  /**
   * `pause <uuid> <state>`: Stops what uuid_broadcast plays on a channel, and lets it go on.
   * Answers `-ERR no reply` when it worked.
   * @param uuid The channel's UUID.
   * @param state The state.
   */
  pause(uuid: Text, state: 'on' | 'off', options?: RequestOptions): Promise<undefined>
  /** `pool_stats`: What the memory pools hold. */
  pool_stats(options?: RequestOptions): Promise<string>
  /**
   * `quote_shell_arg <text>`: Quotes a text for the shell.
   * @param text The text.
   */
  quote_shell_arg(text: Text, options?: RequestOptions): Promise<string>
  /**
   * `reg_url <user>@<domain>`: The contact of a registration.
   * @param user The user.
   * @param domain The domain.
   */
  reg_url(user: Text, domain: Text, options?: RequestOptions): Promise<string>
  /**
   * `regex <data>|<pattern>[|<substitution>[|<flag>]]`: Tries a regular expression: true or false, or what the substitution makes (`$1` or `%1`).
   * No match with a substitution: the data; with flag n `-ERR no reply`, with b false. Too few fields: -ERR without a text.
   * @param data The text.
   * @param pattern The regular expression.
   * @param substitution What a match gives.
   * @param flag What no match answers.
   */
  regex(data: Text, pattern: Text, args?: { substitution?: Text | null; flag?: 'n' | 'b' | null }, options?: RequestOptions): Promise<string>
  /**
   * `regex m:/<data>/<pattern>[/<substitution>[/<flag>]]`: As regex, with `/` between the fields.
   * As regex.
   * @param data The text.
   * @param pattern The regular expression.
   * @param substitution What a match gives.
   * @param flag What no match answers.
   */
  regex_slash(data: Text, pattern: Text, args?: { substitution?: Text | null; flag?: 'n' | 'b' | null }, options?: RequestOptions): Promise<string>
  /**
   * `regex m:~<data>~<pattern>[~<substitution>[~<flag>]]`: As regex, with `~` between the fields.
   * As regex.
   * @param data The text.
   * @param pattern The regular expression.
   * @param substitution What a match gives.
   * @param flag What no match answers.
   */
  regex_tilde(data: Text, pattern: Text, args?: { substitution?: Text | null; flag?: 'n' | 'b' | null }, options?: RequestOptions): Promise<string>
  /**
   * `reload [-f ]<module>`: Unloads a module and loads it again.
   * Each step has a line of its own.
   * It can take long: run it by `bgapi`.
   * @param force Also when it is in use.
   * @param module The module, `mod_sofia`.
   */
  reload(module: Text, args?: { force?: boolean | null }, options?: RequestOptions): Promise<string>
  /**
   * `reloadacl[ reloadxml]`: Reads the access control lists anew.
   * It can take long: run it by `bgapi`.
   * @param reloadxml Read the configuration first.
   */
  reloadacl(args?: { reloadxml?: boolean | null }, options?: RequestOptions): Promise<string>
  /** `reloadcert`: Reads TLS certificates anew. */
  reloadcert(options?: RequestOptions): Promise<string>
  /**
   * `reloadxml`: Reads the configuration anew.
   * +OK [Success]
   * It can take long: run it by `bgapi`.
   */
  reloadxml(options?: RequestOptions): Promise<string>
  /**
   * `replace <data>|<search>|<replacement>`: Replaces a text.
   * @param data The text.
   * @param search What is replaced.
   * @param replacement What is put in its place.
   */
  replace(data: Text, search: Text, replacement: Text, options?: RequestOptions): Promise<string>
  /**
   * `say_string <module>[.<extension>] <language>[.<language_extension>] <type> <method>[ <gender>] <text>`: The files that say something, as a file_string.
   * @param module The module, `mod_sofia`.
   * @param extension The extension; in a file's name what follows the dot.
   * @param language The language, `en`.
   * @param language_extension The dialect of the language.
   * @param type The type.
   * @param method How: pronounced, iterated, counted.
   * @param gender The grammatical gender.
   * @param text The text.
   */
  say_string(module: Text, language: Text, type: Text, method: Text, text: Text, args?: { extension?: Text | null; language_extension?: Text | null; gender?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `sched_api <time> <group> <command>[&]`: Runs an API command later, or again and again.
   * +OK Added: and the task's id. `none` is no group; with a channel's UUID as the group it ends with the channel. Quotes in the command are taken away once more.
   * @param time When. (`+seconds`, `@seconds` or an epoch)
   * @param group The group; `none` for no group of tasks.
   * @param command The command and its arguments.
   * @param thread In a thread of its own.
   */
  sched_api(time: Time, group: Text, command: Text, args?: { thread?: boolean | null }, options?: RequestOptions): Promise<records.Scheduling>
  /**
   * `sched_broadcast <time> <uuid> <action>[ <legs>]`: Plays a file to a channel later, or runs an application.
   * It expands `${...}`.
   * @param time When. (`+seconds`, `@seconds` or an epoch)
   * @param uuid The channel's UUID.
   * @param action What it does. (a file, or `application::argument`)
   * @param legs Which legs; the channel's own without it.
   */
  sched_broadcast(time: Time, uuid: Text, action: Text, args?: { legs?: 'aleg' | 'bleg' | 'holdb' | 'both' | null }, options?: RequestOptions): Promise<records.Scheduling>
  /**
   * `sched_del <task>`: Takes a scheduled task back, or all of a group; those of a channel have its UUID as the group.
   * +OK Deleted: and how many.
   * @param task The task's id, or its group.
   */
  sched_del(task: Text, options?: RequestOptions): Promise<records.Scheduling>
  /**
   * `sched_hangup <time> <uuid>[ <cause>]`: Hangs a channel up later.
   * @param time When. (`+seconds`, `@seconds` or an epoch)
   * @param uuid The channel's UUID.
   * @param cause The hangup cause.
   */
  sched_hangup(time: Time, uuid: Text, args?: { cause?: HangupCause | null }, options?: RequestOptions): Promise<records.Scheduling>
  /**
   * `sched_transfer <time> <uuid> <extension>[ <dialplan>[ <context>]]`: Transfers a channel later.
   * @param time When. (`+seconds`, `@seconds` or an epoch)
   * @param uuid The channel's UUID.
   * @param extension The extension; in a file's name what follows the dot.
   * @param dialplan The dialplan.
   * @param context The context.
   */
  sched_transfer(time: Time, uuid: Text, extension: Text, args?: { dialplan?: Text | null; context?: Text | null }, options?: RequestOptions): Promise<records.Scheduling>
  /**
   * `shutdown`: Stops the switch at once.
   * From the console only; over the event socket use fsctl shutdown.
   * It was made for the console.
   */
  shutdown(options?: RequestOptions): Promise<undefined>
  /**
   * `spawn <command>`: Runs a program and does not take its output.
   * It runs a shell or a program.
   * It can take long: run it by `bgapi`.
   * @param command The command and its arguments.
   */
  spawn(command: Text, options?: RequestOptions): Promise<string>
  /**
   * `spawn_stream <command>`: Runs a program and gives its output.
   * It runs a shell or a program.
   * It can take long: run it by `bgapi`.
   * @param command The command and its arguments.
   */
  spawn_stream(command: Text, options?: RequestOptions): Promise<string>
  /**
   * `sql_escape <text>`: Escapes a text for SQL.
   * @param text The text.
   */
  sql_escape(text: Text, options?: RequestOptions): Promise<string>
  /** `status`: What the switch is doing. */
  status(options?: RequestOptions): Promise<records.Status>
  /**
   * `strftime_tz <timezone>[ [<epoch>|]<format>]`: The time in a time zone, or a point of time in it.
   * `-ERR Invalid Timezone` or the like.
   * @param timezone The time zone, `Europe/Vienna`.
   * @param epoch The time, in seconds since 1970.
   * @param format The format.
   */
  strftime_tz(timezone: Text, args?: { epoch?: number | null; format?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `stun <server>[ <source>]`: The address that a STUN server sees.
   * Fails with -STUN Failed!
   * It can take long: run it by `bgapi`.
   * @param server The server, with a port behind a colon.
   * @param source From which address, with a port behind a colon.
   */
  stun(server: Text, args?: { source?: Text | null }, options?: RequestOptions): Promise<string>
  /** `switchname`: The switch's name. */
  switchname(options?: RequestOptions): Promise<string>
  /**
   * `system <command>`: Runs a shell command and gives its output.
   * The shell reads the whole text.
   * It runs a shell or a program.
   * It can take long: run it by `bgapi`.
   * @param command The command and its arguments.
   */
  system(command: Text, options?: RequestOptions): Promise<string>
  /**
   * `time_test <microseconds>[ <count>]`: Measures how well sleeping works.
   * It can take long: run it by `bgapi`.
   * @param microseconds How long, in microseconds.
   * @param count How often.
   */
  time_test(microseconds: number, args?: { count?: number | null }, options?: RequestOptions): Promise<records.TimeTest>
  /**
   * `timer_test <interval>[ <count>[ <timer>]]`: Measures a timer; the interval in milliseconds.
   * It can take long: run it by `bgapi`.
   * @param interval Milliseconds between two ticks.
   * @param count How often.
   * @param timer The timer; `show timer` lists them.
   */
  timer_test(interval: '10' | '20' | '40' | '60' | '120', args?: { count?: number | null; timer?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `tolower <text>`: A text in lower case.
   * @param text The text.
   */
  tolower(text: Text, options?: RequestOptions): Promise<string>
  /**
   * `tone_detect <uuid> <key> <tone_spec>[ <flags> <timeout> <application> <argument>[ <hits>]]`: Looks for tones on a channel: an event, and an application that runs then.
   * The timeout is 0 (for ever), +milliseconds or an epoch.
   * It expands `${...}`.
   * @param uuid The channel's UUID.
   * @param key The key.
   * @param tone_spec The frequencies, separated by commas.
   * @param flags Flags.
   * @param timeout How long.
   * @param application The application.
   * @param argument Its argument.
   * @param hits How many times, 1 without it.
   */
  tone_detect(uuid: Text, key: Text, tone_spec: Text, args?: { flags?: 'r' | 'w' | null; timeout?: Text | null; application?: Text | null; argument?: Argument | null; hits?: number | null }, options?: RequestOptions): Promise<string>
  /**
   * `toupper <text>`: A text in upper case.
   * @param text The text.
   */
  toupper(text: Text, options?: RequestOptions): Promise<string>
  /**
   * `unload [-f ]<module>`: Unloads a module.
   * It can take long: run it by `bgapi`.
   * @param force Also when it is in use.
   * @param module The module, `mod_sofia`.
   */
  unload(module: Text, args?: { force?: boolean | null }, options?: RequestOptions): Promise<string>
  /**
   * `unsched_api <task>`: Takes a task of sched_api back.
   * @param task The task's id, or its group.
   */
  unsched_api(task: Text, options?: RequestOptions): Promise<string>
  /**
   * `uptime[ <unit>]`: How long the switch has run; seconds without a unit.
   * @param unit The unit.
   */
  uptime(args?: { unit?: 'us' | 'ms' | 's' | 'm' | 'h' | 'd' | 'microseconds' | 'milliseconds' | 'seconds' | 'minutes' | 'hours' | 'days' | null }, options?: RequestOptions): Promise<string>
  /**
   * `url_decode <text>`: Takes percent escapes away.
   * @param text The text.
   */
  url_decode(text: Text, options?: RequestOptions): Promise<string>
  /**
   * `url_encode <text>`: Writes percent escapes.
   * @param text The text.
   */
  url_encode(text: Text, options?: RequestOptions): Promise<string>
  /**
   * `user_data <user>@<domain> <section> <name>`: A variable, parameter or attribute of a user of the directory.
   * An absent one answers `-ERR no reply`.
   * @param user The user.
   * @param domain The domain.
   * @param section Which section.
   * @param name The name.
   */
  user_data(user: Text, domain: Text, section: 'attr' | 'var' | 'param', name: Text, options?: RequestOptions): Promise<string>
  /**
   * `user_exists <key> <user> <domain>`: Whether the directory has a user whose key has this value.
   * @param key The key.
   * @param user The user.
   * @param domain The domain.
   */
  user_exists(key: Text, user: Text, domain: Text, options?: RequestOptions): Promise<boolean>
  /**
   * `version[ short]`: The switch's version.
   * @param short The number alone.
   */
  version(args?: { short?: boolean | null }, options?: RequestOptions): Promise<records.Version>
  /**
   * `xml_flush_cache <id> <key> <value>`: Drops a cached piece of the directory.
   * @param id The id.
   * @param key The key.
   * @param value The value.
   */
  xml_flush_cache(id: Text, key: Text, value: Text, options?: RequestOptions): Promise<string>
  /** `xml_locate root`: All of the configuration. */
  xml_locate_root(options?: RequestOptions): Promise<records.Element>
  /**
   * `xml_locate <section>[ <tag> <key> <value>]`: A section of the configuration, or one entry of it.
   * @param section Which section.
   * @param tag The element.
   * @param key The key.
   * @param value The value.
   */
  xml_locate(section: Text, args?: { tag?: Text | null; key?: Text | null; value?: Text | null }, options?: RequestOptions): Promise<records.Element>
  /**
   * `xml_wrap <command>`: The result of another API command as XML.
   * @param command The command and its arguments.
   */
  xml_wrap(command: Text, options?: RequestOptions): Promise<records.Element>
  /**
   * `uuid_answer <uuid>`: Answers a channel.
   * @param uuid The channel's UUID.
   */
  uuid_answer(uuid: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_audio <uuid> start <direction> <what> <level>`: Mutes a direction, or makes it louder or softer.
   * The level must be given for mute too.
   * @param uuid The channel's UUID.
   * @param direction Which direction.
   * @param what What.
   * @param level The level.
   */
  uuid_audio_start(uuid: Text, direction: 'read' | 'write', what: 'mute' | 'level', level: number, options?: RequestOptions): Promise<string>
  /**
   * `uuid_audio <uuid> stop`: Ends uuid_audio.
   * @param uuid The channel's UUID.
   */
  uuid_audio_stop(uuid: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_break <uuid>[ all]`: Stops what is played to a channel; with `all` what waits behind it too.
   * @param uuid The channel's UUID.
   * @param all Also what waits behind it.
   */
  uuid_break(uuid: Text, args?: { all?: boolean | null }, options?: RequestOptions): Promise<string>
  /**
   * `uuid_bridge <uuid> <other_uuid>`: Bridges two channels; one of them must be answered.
   * +OK and the UUID of the first.
   * @param uuid The channel's UUID.
   * @param other_uuid The other channel.
   */
  uuid_bridge(uuid: Text, other_uuid: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_broadcast <uuid> <action>[ <legs>]`: Plays a file to a channel, or runs an application.
   * +OK Message sent: it only waits in the channel's queue.
   * It expands `${...}`.
   * @param uuid The channel's UUID.
   * @param action What it does. (a file, or `application::argument`)
   * @param legs Which legs; the channel's own without it.
   */
  uuid_broadcast(uuid: Text, action: Text, args?: { legs?: 'aleg' | 'bleg' | 'holdb' | 'both' | null }, options?: RequestOptions): Promise<string>
  /**
   * `uuid_buglist <uuid>`: The media bugs of a channel.
   * @param uuid The channel's UUID.
   */
  uuid_buglist(uuid: Text, options?: RequestOptions): Promise<records.MediaBug[]>
  /**
   * `uuid_capture_text <uuid> <state>`: Whether text is collected.
   * @param uuid The channel's UUID.
   * @param state The state.
   */
  uuid_capture_text(uuid: Text, state: 'on' | 'off', options?: RequestOptions): Promise<string>
  /**
   * `uuid_chat <uuid> <text>`: Sends a text to the channel's endpoint.
   * Not every endpoint takes one: -ERR Send failed
   * @param uuid The channel's UUID.
   * @param text The text.
   */
  uuid_chat(uuid: Text, text: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_codec_debug <uuid> <media> <level>`: Makes a codec log.
   * @param uuid The channel's UUID.
   * @param media Which medium.
   * @param level The level.
   */
  uuid_codec_debug(uuid: Text, media: 'audio' | 'video', level: number, options?: RequestOptions): Promise<string>
  /**
   * `uuid_codec_param <uuid> <media> <direction> <name> <value>`: Sets a parameter of a codec.
   * @param uuid The channel's UUID.
   * @param media Which medium.
   * @param direction Which direction.
   * @param name The name.
   * @param value The value.
   */
  uuid_codec_param(uuid: Text, media: 'audio' | 'video', direction: 'read' | 'write', name: Text, value: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_debug_media <uuid> <direction> <state>`: Logs every packet.
   * Very much output.
   * @param uuid The channel's UUID.
   * @param direction Which direction.
   * @param state The state.
   */
  uuid_debug_media(uuid: Text, direction: 'read' | 'write' | 'both' | 'vread' | 'vwrite' | 'vboth' | 'all', state: 'on' | 'off', options?: RequestOptions): Promise<string>
  /**
   * `uuid_deflect <uuid> <uri>`: Sends an answered SIP call elsewhere with REFER and waits for the end of it.
   * `+OK:` in front of whatever SIP answered, `486 Busy Here` too.
   * It can take long: run it by `bgapi`.
   * @param uuid The channel's UUID.
   * @param uri The SIP URI.
   */
  uuid_deflect(uuid: Text, uri: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_displace <uuid> start <file>[ <limit>[ mux]]`: Plays a file in the place of what a channel hears; the limit in seconds, 0 none.
   * @param uuid The channel's UUID.
   * @param file The file.
   * @param limit How many seconds at most.
   * @param mux Both are heard.
   */
  uuid_displace_start(uuid: Text, file: Text, args?: { limit?: number | null; mux?: boolean | null }, options?: RequestOptions): Promise<string>
  /**
   * `uuid_displace <uuid> stop <file>`: Ends uuid_displace.
   * @param uuid The channel's UUID.
   * @param file The file.
   */
  uuid_displace_stop(uuid: Text, file: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_display <uuid> <name>[|<number>]`: Changes what a phone shows.
   * @param uuid The channel's UUID.
   * @param name The name.
   * @param number The number.
   */
  uuid_display(uuid: Text, name: Text, args?: { number?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `uuid_drop_dtmf <uuid> <state>[ mask_digits <digits>][ mask_file <file>]`: Drops DTMF, or puts others in its place.
   * @param uuid The channel's UUID.
   * @param state The state.
   * @param digits The digits.
   * @param file The file.
   */
  uuid_drop_dtmf(uuid: Text, state: 'on' | 'off', args?: { digits?: Text | null; file?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `uuid_dual_transfer <uuid> <a_extension>[/<a_dialplan>[/<a_context>]] <b_extension>[/<b_dialplan>[/<b_context>]]`: Transfers both legs, each its own way.
   * @param uuid The channel's UUID.
   * @param a_extension Where the first leg goes.
   * @param a_dialplan The dialplan of the first leg.
   * @param a_context The context of the first leg.
   * @param b_extension Where the second leg goes.
   * @param b_dialplan The dialplan of the second leg.
   * @param b_context The context of the second leg.
   */
  uuid_dual_transfer(uuid: Text, a_extension: Text, b_extension: Text, args?: { a_dialplan?: Text | null; a_context?: Text | null; b_dialplan?: Text | null; b_context?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `uuid_dump <uuid>[ <format>]`: All headers and variables of a channel as a CHANNEL_DATA event.
   * txt is percent-encoded, plain has values in [].
   * @param uuid The channel's UUID.
   * @param format The format.
   */
  uuid_dump(uuid: Text, args?: { format?: 'txt' | 'plain' | 'json' | 'xml' | null }, options?: RequestOptions): Promise<Record<string, string>>
  /**
   * `uuid_early_ok <uuid>`: Stops ignoring early media.
   * Answers `-ERR no reply` when it worked.
   * @param uuid The channel's UUID.
   */
  uuid_early_ok(uuid: Text, options?: RequestOptions): Promise<undefined>
  /**
   * `uuid_exists <uuid>`: Whether there is a channel with this UUID.
   * @param uuid The channel's UUID.
   */
  uuid_exists(uuid: Text, options?: RequestOptions): Promise<boolean>
  /**
   * `uuid_fileman <uuid> speed:<change>`: Plays faster or slower: `+`, `-`, `+2`; `0` as it was.
   * -ERR No file handle! when nothing is played.
   * @param uuid The channel's UUID.
   * @param change By how much.
   */
  uuid_fileman_speed(uuid: Text, change: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_fileman <uuid> volume:<change>`: Plays louder or softer: `+`, `-`, `+2`; `0` as it was.
   * -ERR No file handle! when nothing is played.
   * @param uuid The channel's UUID.
   * @param change By how much.
   */
  uuid_fileman_volume(uuid: Text, change: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_fileman <uuid> pause`: Stops what is played, and lets it go on the next time.
   * -ERR No file handle! when nothing is played.
   * @param uuid The channel's UUID.
   */
  uuid_fileman_pause(uuid: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_fileman <uuid> stop`: Ends what is played.
   * -ERR No file handle! when nothing is played.
   * @param uuid The channel's UUID.
   */
  uuid_fileman_stop(uuid: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_fileman <uuid> truncate`: Cuts a recording here.
   * -ERR No file handle! when nothing is played.
   * @param uuid The channel's UUID.
   */
  uuid_fileman_truncate(uuid: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_fileman <uuid> restart`: Begins anew.
   * -ERR No file handle! when nothing is played.
   * @param uuid The channel's UUID.
   */
  uuid_fileman_restart(uuid: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_fileman <uuid> seek:<position>`: Goes to a position in milliseconds, or with `+` or `-` by so many.
   * -ERR No file handle! when nothing is played.
   * @param uuid The channel's UUID.
   * @param position The position.
   */
  uuid_fileman_seek(uuid: Text, position: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_flush_dtmf <uuid>`: Drops DTMF that waits.
   * @param uuid The channel's UUID.
   */
  uuid_flush_dtmf(uuid: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_getvar <uuid> <name>`: A variable of a channel.
   * `_undef_` when it is not set.
   * @param uuid The channel's UUID.
   * @param name The name.
   */
  uuid_getvar(uuid: Text, name: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_hold <uuid>[ <display>]`: Puts a call on hold.
   * +OK Success also where the endpoint does nothing with it.
   * @param uuid The channel's UUID.
   * @param display What the phone shows.
   */
  uuid_hold(uuid: Text, args?: { display?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `uuid_hold off <uuid>`: Ends hold.
   * @param uuid The channel's UUID.
   */
  uuid_hold_off(uuid: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_hold toggle <uuid>`: Puts a call on hold, or ends that.
   * @param uuid The channel's UUID.
   */
  uuid_hold_toggle(uuid: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_jitterbuffer <uuid> <min_msec>[:<max_msec>]`: Sets the jitter buffer in milliseconds; 0 turns it off.
   * @param uuid The channel's UUID.
   * @param min_msec The least milliseconds; 0 turns it off.
   * @param max_msec The most milliseconds.
   */
  uuid_jitterbuffer(uuid: Text, min_msec: number, args?: { max_msec?: number | null }, options?: RequestOptions): Promise<string>
  /**
   * `uuid_kill <uuid>[ <cause>]`: Hangs a channel up; NORMAL_CLEARING without a cause.
   * -ERR No such channel!
   * @param uuid The channel's UUID.
   * @param cause The hangup cause.
   */
  uuid_kill(uuid: Text, args?: { cause?: HangupCause | null }, options?: RequestOptions): Promise<string>
  /**
   * `uuid_limit <uuid> <backend> <realm> <resource>[ <max>[ <number>[ <dialplan>[ <context>]]]]`: Counts a channel against a limit; the maximum is `5` or, with seconds, `5/10`.
   * @param uuid The channel's UUID.
   * @param backend The limit backend: hash, db, ...
   * @param realm The realm.
   * @param resource The resource.
   * @param max How many at most; `-1` for no limit.
   * @param number The number.
   * @param dialplan The dialplan.
   * @param context The context.
   */
  uuid_limit(uuid: Text, backend: Text, realm: Text, resource: Text, args?: { max?: Text | null; number?: Text | null; dialplan?: Text | null; context?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `uuid_limit_release <uuid> <backend>[ <realm> <resource>]`: Takes a channel off a limit.
   * @param uuid The channel's UUID.
   * @param backend The limit backend: hash, db, ...
   * @param realm The realm.
   * @param resource The resource.
   */
  uuid_limit_release(uuid: Text, backend: Text, args?: { realm?: Text | null; resource?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `uuid_loglevel <uuid> <level>`: Sets the log level of one channel.
   * @param uuid The channel's UUID.
   * @param level The level.
   */
  uuid_loglevel(uuid: Text, level: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_media <uuid>`: Brings the media of a call to the switch.
   * -ERR Operation failed where it is already.
   * @param uuid The channel's UUID.
   */
  uuid_media(uuid: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_media off <uuid>`: Takes the switch out of the media.
   * @param uuid The channel's UUID.
   */
  uuid_media_off(uuid: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_media_3p <uuid>`: As uuid_media, by third party call control.
   * @param uuid The channel's UUID.
   */
  uuid_media_3p(uuid: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_media_3p off <uuid>`: As uuid_media off, by third party call control.
   * @param uuid The channel's UUID.
   */
  uuid_media_3p_off(uuid: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_media_params <uuid> <json>`: Sets parameters of the far end's video.
   * @param uuid The channel's UUID.
   * @param json The JSON.
   */
  uuid_media_params(uuid: Text, json: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_media_reneg <uuid>[ <codecs>]`: Negotiates media anew; `=` in front makes the codecs the only ones.
   * @param uuid The channel's UUID.
   * @param codecs Codecs, separated by commas.
   */
  uuid_media_reneg(uuid: Text, args?: { codecs?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `uuid_msrp_send <uuid> <message>`: Sends an MSRP message.
   * @param uuid The channel's UUID.
   * @param message The message.
   */
  uuid_msrp_send(uuid: Text, message: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_outgoing_answer <uuid>`: Answers the channel that this one has called.
   * @param uuid The channel's UUID.
   */
  uuid_outgoing_answer(uuid: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_park <uuid>`: Parks a channel; its partner is disconnected.
   * @param uuid The channel's UUID.
   */
  uuid_park(uuid: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_pause <uuid> <state>`: Stops media on a channel, and lets it go on.
   * @param uuid The channel's UUID.
   * @param state The state.
   */
  uuid_pause(uuid: Text, state: 'on' | 'off', options?: RequestOptions): Promise<string>
  /**
   * `uuid_phone_event <uuid> <event>`: Sends the phone `hold` or `talk`.
   * @param uuid The channel's UUID.
   * @param event The event: hold or talk.
   */
  uuid_phone_event(uuid: Text, event: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_pre_answer <uuid>`: Opens early media.
   * @param uuid The channel's UUID.
   */
  uuid_pre_answer(uuid: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_preprocess <uuid> <flags>`: Preprocesses audio (echo, noise, gain).
   * @param uuid The channel's UUID.
   * @param flags Flags.
   */
  uuid_preprocess(uuid: Text, flags: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_record <uuid> start <path>[ <limit>[ <recording_vars>]]`: Records a channel; the limit in seconds.
   * A path without a folder goes below sound_prefix.
   * @param uuid The channel's UUID.
   * @param path The file.
   * @param limit How many seconds at most.
   * @param recording_vars Variables of the recording.
   */
  uuid_record_start(uuid: Text, path: Text, args?: { limit?: number | null; recording_vars?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `uuid_record <uuid> stop <path>`: Ends a recording; `all` all of them.
   * -ERR Cannot stop record session!
   * @param uuid The channel's UUID.
   * @param path The file.
   */
  uuid_record_stop(uuid: Text, path: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_record <uuid> mask <path>`: Records silence from here on.
   * @param uuid The channel's UUID.
   * @param path The file.
   */
  uuid_record_mask(uuid: Text, path: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_record <uuid> unmask <path>`: Records audio again.
   * @param uuid The channel's UUID.
   * @param path The file.
   */
  uuid_record_unmask(uuid: Text, path: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_recovery_refresh <uuid> <uri>`: Refreshes what recovery needs.
   * @param uuid The channel's UUID.
   * @param uri The SIP URI.
   */
  uuid_recovery_refresh(uuid: Text, uri: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_recv_dtmf <uuid> <digits>`: Makes a channel receive DTMF; `w` waits 0.5 s, `W` 1 s, `@` and milliseconds say how long each lasts.
   * @param uuid The channel's UUID.
   * @param digits The digits.
   */
  uuid_recv_dtmf(uuid: Text, digits: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_redirect <uuid> <uri>`: Answers an incoming SIP call with a redirect.
   * @param uuid The channel's UUID.
   * @param uri The SIP URI.
   */
  uuid_redirect(uuid: Text, uri: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_ring_ready <uuid>[ queued]`: Makes a channel ring.
   * @param uuid The channel's UUID.
   * @param queued Wait for what runs.
   */
  uuid_ring_ready(uuid: Text, args?: { queued?: boolean | null }, options?: RequestOptions): Promise<string>
  /**
   * `uuid_send_dtmf <uuid> <digits>[@<tone_duration>]`: Sends DTMF; `w` waits 0.5 s, `W` 1 s; the duration in milliseconds.
   * @param uuid The channel's UUID.
   * @param digits The digits.
   * @param tone_duration Milliseconds of each tone.
   */
  uuid_send_dtmf(uuid: Text, digits: Text, args?: { tone_duration?: number | null }, options?: RequestOptions): Promise<string>
  /**
   * `uuid_send_info <uuid>[ <mime_type> <mime_subtype>] <message>`: Sends INFO to the endpoint.
   * @param uuid The channel's UUID.
   * @param mime_type The first part of the MIME type.
   * @param mime_subtype The second part of the MIME type.
   * @param message The message.
   */
  uuid_send_info(uuid: Text, message: Text, args?: { mime_type?: Text | null; mime_subtype?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `uuid_send_message <uuid> <message>`: Sends MESSAGE to the endpoint.
   * @param uuid The channel's UUID.
   * @param message The message.
   */
  uuid_send_message(uuid: Text, message: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_send_text <uuid> <text>`: Sends text in real time.
   * @param uuid The channel's UUID.
   * @param text The text.
   */
  uuid_send_text(uuid: Text, text: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_session_heartbeat <uuid>[ sched] <seconds>`: Fires SESSION_HEARTBEAT every so many seconds; 0 ends it.
   * @param uuid The channel's UUID.
   * @param sched Only while something is scheduled.
   * @param seconds How many seconds.
   */
  uuid_session_heartbeat(uuid: Text, seconds: number, args?: { sched?: boolean | null }, options?: RequestOptions): Promise<string>
  /**
   * `uuid_set_media_stats <uuid>`: Puts media statistics into the channel's variables.
   * @param uuid The channel's UUID.
   */
  uuid_set_media_stats(uuid: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_setvar <uuid> <name>[ <value>]`: Sets a variable of a channel; without a value it is unset.
   * A value with `${` is not set although the answer is +OK. Quotes around the value are taken away.
   * @param uuid The channel's UUID.
   * @param name The name.
   * @param value The value.
   */
  uuid_setvar(uuid: Text, name: Text, args?: { value?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `uuid_setvar_multi <uuid> <variables>`: Sets several variables of a channel.
   * @param uuid The channel's UUID.
   * @param variables The variables.
   */
  uuid_setvar_multi(uuid: Text, variables: Record<string, string | number>, options?: RequestOptions): Promise<string>
  /**
   * `uuid_simplify <uuid>`: Takes the switch out of the SIP path if that is possible.
   * @param uuid The channel's UUID.
   */
  uuid_simplify(uuid: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_transfer <uuid>[ <leg>] <extension>[ <dialplan>[ <context>]]`: Transfers a channel to an extension; -bleg its partner, -both both.
   * -ERR No such channel!
   * @param uuid The channel's UUID.
   * @param leg Which leg.
   * @param extension The extension; in a file's name what follows the dot.
   * @param dialplan The dialplan.
   * @param context The context.
   */
  uuid_transfer(uuid: Text, extension: Text, args?: { leg?: '-bleg' | '-both' | null; dialplan?: Text | null; context?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `uuid_video_bandwidth <uuid> <bitrate>`: Sets the bandwidth of video.
   * @param uuid The channel's UUID.
   * @param bitrate Bits a second, or a word that the endpoint knows.
   */
  uuid_video_bandwidth(uuid: Text, bitrate: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_video_bitrate <uuid> <bitrate>`: Asks the far end for a bit rate.
   * @param uuid The channel's UUID.
   * @param bitrate Bits a second, or a word that the endpoint knows.
   */
  uuid_video_bitrate(uuid: Text, bitrate: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_video_refresh <uuid>[ <mode>]`: Asks for a video picture.
   * @param uuid The channel's UUID.
   * @param mode Which kind; of `conference list` count, summary or pretty.
   */
  uuid_video_refresh(uuid: Text, args?: { mode?: 'auto' | 'manual' | null }, options?: RequestOptions): Promise<string>
  /**
   * `uuid_xfer_zombie <uuid>`: Lets the calling leg hang up while originate goes on.
   * @param uuid The channel's UUID.
   */
  uuid_xfer_zombie(uuid: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_zombie_exec <uuid>`: Lets a channel that has hung up run its applications.
   * @param uuid The channel's UUID.
   */
  uuid_zombie_exec(uuid: Text, options?: RequestOptions): Promise<string>
  /**
   * `fsctl api_expansion[ <state>]`: Whether API commands are run in expansions, `${status()}`.
   * @param state The state.
   */
  fsctl_api_expansion(args?: { state?: 'on' | 'off' | null }, options?: RequestOptions): Promise<string>
  /**
   * `fsctl calibrate_clock`: Measures anew how long a sleep of 1 ms takes.
   * It can take long: run it by `bgapi`.
   */
  fsctl_calibrate_clock(options?: RequestOptions): Promise<string>
  /** `fsctl crash`: Crashes the switch, for tests of a switch. */
  fsctl_crash(options?: RequestOptions): Promise<undefined>
  /**
   * `fsctl debug_level[ <level>]`: How much the core says of itself: 1 little, 9 much.
   * @param level The level.
   */
  fsctl_debug_level(args?: { level?: number | null }, options?: RequestOptions): Promise<string>
  /** `fsctl debug_sql`: Turns the logging of SQL on or off. */
  fsctl_debug_sql(options?: RequestOptions): Promise<string>
  /**
   * `fsctl default_dtmf_duration[ <ticks>]`: How long DTMF lasts by itself, in samples at 8 kHz: 8 are 1 ms. 0 asks for it.
   * @param ticks Samples at 8 kHz: 8 are 1 ms.
   */
  fsctl_default_dtmf_duration(args?: { ticks?: number | null }, options?: RequestOptions): Promise<string>
  /** `fsctl flush_db_handles`: Closes database handles that nobody uses. */
  fsctl_flush_db_handles(options?: RequestOptions): Promise<string>
  /**
   * `fsctl hupall <cause>[ <variable> <value>]`: Hangs up all channels, or those with a variable of a certain value.
   * @param cause The hangup cause.
   * @param variable The variable.
   * @param value The value.
   */
  fsctl_hupall(cause: HangupCause, args?: { variable?: Text | null; value?: Text | null }, options?: RequestOptions): Promise<string>
  /** `fsctl last_sps`: How many sessions the last second began. */
  fsctl_last_sps(options?: RequestOptions): Promise<string>
  /**
   * `fsctl loglevel[ <level>]`: The log level of the console.
   * @param level The level.
   */
  fsctl_loglevel(args?: { level?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `fsctl max_dtmf_duration[ <ticks>]`: How long DTMF lasts at most, in samples at 8 kHz. 0 asks for it.
   * @param ticks Samples at 8 kHz: 8 are 1 ms.
   */
  fsctl_max_dtmf_duration(args?: { ticks?: number | null }, options?: RequestOptions): Promise<string>
  /**
   * `fsctl max_sessions[ <sessions>]`: How many sessions there may be at a time.
   * @param sessions How many sessions.
   */
  fsctl_max_sessions(args?: { sessions?: number | null }, options?: RequestOptions): Promise<string>
  /**
   * `fsctl mdns_resolve[ <state>]`: Whether names are looked up by mDNS.
   * @param state The state.
   */
  fsctl_mdns_resolve(args?: { state?: 'enable' | 'disable' | null }, options?: RequestOptions): Promise<string>
  /**
   * `fsctl min_dtmf_duration[ <ticks>]`: How long DTMF lasts at least, in samples at 8 kHz. 0 asks for it.
   * @param ticks Samples at 8 kHz: 8 are 1 ms.
   */
  fsctl_min_dtmf_duration(args?: { ticks?: number | null }, options?: RequestOptions): Promise<string>
  /**
   * `fsctl min_idle_cpu[ <percent>]`: Below how much idle CPU, in percent, new calls are refused.
   * @param percent Percent.
   */
  fsctl_min_idle_cpu(args?: { percent?: number | null }, options?: RequestOptions): Promise<string>
  /**
   * `fsctl pause[ <direction>]`: Takes no new calls; inbound refuses registrations too.
   * @param direction Which direction.
   */
  fsctl_pause(args?: { direction?: 'inbound' | 'outbound' | null }, options?: RequestOptions): Promise<string>
  /**
   * `fsctl pause_check[ <direction>]`: Whether new calls are refused.
   * @param direction Which direction.
   */
  fsctl_pause_check(args?: { direction?: 'inbound' | 'outbound' | null }, options?: RequestOptions): Promise<boolean>
  /** `fsctl ready_check`: Whether the switch takes calls. */
  fsctl_ready_check(options?: RequestOptions): Promise<boolean>
  /** `fsctl reclaim_mem`: Gives unused memory back. */
  fsctl_reclaim_mem(options?: RequestOptions): Promise<string>
  /**
   * `fsctl recover`: Brings back the calls of a switch that died.
   * It can take long: run it by `bgapi`.
   */
  fsctl_recover(options?: RequestOptions): Promise<string>
  /**
   * `fsctl resume[ <direction>]`: Ends pause; the same word as was used with it.
   * +OK even where nothing was paused.
   * @param direction Which direction.
   */
  fsctl_resume(args?: { direction?: 'inbound' | 'outbound' | null }, options?: RequestOptions): Promise<string>
  /**
   * `fsctl save_history`: Writes the console's history to disk.
   * It was made for the console.
   */
  fsctl_save_history(options?: RequestOptions): Promise<string>
  /** `fsctl send_sighup`: Rotates logs, as SIGHUP does. */
  fsctl_send_sighup(options?: RequestOptions): Promise<string>
  /**
   * `fsctl shutdown[ <how>[ <then>]]`: Stops the switch: now; asap without new calls; elegant with them; restart starts it again.
   * The connection may end before the answer.
   * @param how How.
   * @param then What follows it, or how it is done; of `cond` the result when it is so.
   */
  fsctl_shutdown(args?: { how?: 'asap' | 'cancel' | 'elegant' | 'now' | 'restart' | null; then?: 'asap' | 'elegant' | 'restart' | null }, options?: RequestOptions): Promise<string>
  /** `fsctl shutdown_check`: Whether a shutdown waits. */
  fsctl_shutdown_check(options?: RequestOptions): Promise<boolean>
  /**
   * `fsctl sps[ <sessions>]`: How many sessions a second may begin.
   * @param sessions How many sessions.
   */
  fsctl_sps(args?: { sessions?: number | null }, options?: RequestOptions): Promise<string>
  /** `fsctl sps_peak_reset`: Forgets the highest rate. */
  fsctl_sps_peak_reset(options?: RequestOptions): Promise<string>
  /**
   * `fsctl sql[ <action>]`: Starts the core's database again.
   * @param action What it does.
   */
  fsctl_sql(args?: { action?: 'start' | null }, options?: RequestOptions): Promise<string>
  /** `fsctl sync_clock`: Takes the machine's time at once: CDRs of running calls may jump. */
  fsctl_sync_clock(options?: RequestOptions): Promise<string>
  /** `fsctl sync_clock_when_idle`: Takes the machine's time when there are no calls. */
  fsctl_sync_clock_when_idle(options?: RequestOptions): Promise<string>
  /**
   * `fsctl threaded_system_exec[ <state>]`: Whether shell commands run in threads.
   * @param state The state.
   */
  fsctl_threaded_system_exec(args?: { state?: 'true' | 'false' | null }, options?: RequestOptions): Promise<string>
  /**
   * `fsctl uuid_version[ <version>]`: Which version of UUIDs is made.
   * @param version The version.
   */
  fsctl_uuid_version(args?: { version?: '4' | '7' | null }, options?: RequestOptions): Promise<string>
  /**
   * `fsctl verbose_events[ <state>]`: Whether every event of a channel has all its variables.
   * @param state The state.
   */
  fsctl_verbose_events(args?: { state?: 'on' | 'off' | null }, options?: RequestOptions): Promise<string>
  /**
   * `show aliases[ as <format>[ <delimiter>]]`: Lists the aliases of commands.
   * An unknown kind answers -USAGE.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_aliases(args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `show api[ as <format>[ <delimiter>]]`: Lists API commands and what they take.
   * An unknown kind answers -USAGE.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_api(args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `show application[ as <format>[ <delimiter>]]`: Lists dialplan applications.
   * An unknown kind answers -USAGE.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_application(args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `show bridged_calls[ as <format>[ <delimiter>]]`: Lists calls of two legs.
   * An unknown kind answers -USAGE.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_bridged_calls(args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `show calls[ as <format>[ <delimiter>]]`: Lists calls.
   * An unknown kind answers -USAGE.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_calls(args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `show calls count[ as <format>[ <delimiter>]]`: How many calls there are.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_calls_count(args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `show channels[ as <format>[ <delimiter>]]`: Lists channels.
   * An unknown kind answers -USAGE.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_channels(args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `show channels count[ as <format>[ <delimiter>]]`: How many channels there are.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_channels_count(args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `show channels like <match>[ as <format>[ <delimiter>]]`: Channels that have a text in their UUID, name, caller id or presence data.
   * @param match The text.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_channels_like(match: Text, args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `show chat[ as <format>[ <delimiter>]]`: Lists chat interfaces.
   * An unknown kind answers -USAGE.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_chat(args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `show codec[ as <format>[ <delimiter>]]`: Lists codecs.
   * An unknown kind answers -USAGE.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_codec(args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `show complete[ as <format>[ <delimiter>]]`: Lists what the console completes.
   * An unknown kind answers -USAGE.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_complete(args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `show detailed_bridged_calls[ as <format>[ <delimiter>]]`: Lists calls of two legs with all their fields.
   * An unknown kind answers -USAGE.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_detailed_bridged_calls(args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `show detailed_calls[ as <format>[ <delimiter>]]`: Lists calls with all their fields.
   * An unknown kind answers -USAGE.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_detailed_calls(args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `show dialplan[ as <format>[ <delimiter>]]`: Lists dialplan interfaces.
   * An unknown kind answers -USAGE.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_dialplan(args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `show endpoint[ as <format>[ <delimiter>]]`: Lists endpoints.
   * An unknown kind answers -USAGE.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_endpoint(args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `show file[ as <format>[ <delimiter>]]`: Lists file formats.
   * An unknown kind answers -USAGE.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_file(args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `show interface_types[ as <format>[ <delimiter>]]`: Lists how many interfaces of each type there are.
   * An unknown kind answers -USAGE.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_interface_types(args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `show interfaces[ as <format>[ <delimiter>]]`: Lists all interfaces.
   * An unknown kind answers -USAGE.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_interfaces(args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `show limits[ as <format>[ <delimiter>]]`: Lists limit backends.
   * An unknown kind answers -USAGE.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_limits(args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `show management[ as <format>[ <delimiter>]]`: Lists management interfaces.
   * An unknown kind answers -USAGE.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_management(args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `show modules[ as <format>[ <delimiter>]]`: Lists modules and their files.
   * An unknown kind answers -USAGE.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_modules(args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `show nat_map[ as <format>[ <delimiter>]]`: Lists NAT mappings.
   * An unknown kind answers -USAGE.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_nat_map(args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `show registrations[ as <format>[ <delimiter>]]`: Lists registrations of users.
   * An unknown kind answers -USAGE.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_registrations(args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `show say[ as <format>[ <delimiter>]]`: Lists languages.
   * An unknown kind answers -USAGE.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_say(args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `show status[ as <format>[ <delimiter>]]`: Lists the status.
   * An unknown kind answers -USAGE.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_status(args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `show tasks[ as <format>[ <delimiter>]]`: Lists scheduled tasks.
   * An unknown kind answers -USAGE.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_tasks(args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `show timer[ as <format>[ <delimiter>]]`: Lists timers.
   * An unknown kind answers -USAGE.
   * @param format The format.
   * @param delimiter The character between fields, with the format delim.
   */
  show_timer(args?: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }, options?: RequestOptions): Promise<Record<string, string>[]>
  /**
   * `chat <protocol>|<from>|<to>|<message>[|<content_type>]`: Sends a message by a chat interface (sip, conf, verto, ...).
   * Sent, or Error! Message Not Sent
   * @param protocol The protocol.
   * @param from Who sends it.
   * @param to Who gets it.
   * @param message The message.
   * @param content_type The content type of the message.
   */
  chat(protocol: Text, from: Text, to: Text, message: Text, args?: { content_type?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `page <text>`: Calls several and plays a file to them.
   * It can take long: run it by `bgapi`.
   * @param text The text.
   */
  page(text: Text, options?: RequestOptions): Promise<string>
  /**
   * `presence <direction> <user> <rpid> <message>`: Sends presence.
   * Event Sent
   * @param direction Which direction.
   * @param user The user.
   * @param rpid The presence: unknown, busy, ...
   * @param message The message.
   */
  presence(direction: 'in' | 'out', user: Text, rpid: Text, message: Text, options?: RequestOptions): Promise<string>
  /**
   * `strepoch[ <date>]`: A date as seconds since 1970.
   * @param date The date, as 2026-11-22 19:31:42.
   */
  strepoch(args?: { date?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `strftime[ [<epoch>|]<format>]`: The time, or a point of time.
   * Without a format: as 2026-11-22 19:31:42
   * @param epoch The time, in seconds since 1970.
   * @param format The format.
   */
  strftime(args?: { epoch?: number | null; format?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `strmicroepoch[ <date>]`: A date as microseconds since 1970.
   * @param date The date, as 2026-11-22 19:31:42.
   */
  strmicroepoch(args?: { date?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `event_sink <request>`: Events over HTTP, for mod_xml_rpc.
   * @param request The request.
   */
  event_sink(request: Text, options?: RequestOptions): Promise<string>
  /**
   * `expr <expression>`: Works an arithmetic expression out.
   * `!err!` for what it can't read.
   * @param expression The expression.
   */
  expr(expression: Text, options?: RequestOptions): Promise<string>
  /**
   * `console loglevel[ <level>]`: The log level of the console.
   * It was made for the console.
   * @param level The level.
   */
  console_loglevel(args?: { level?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `console colorize[ <state>]`: Colours of the console.
   * It was made for the console.
   * @param state The state.
   */
  console_colorize(args?: { state?: 'on' | 'toggle' | 'off' | null }, options?: RequestOptions): Promise<string>
  /**
   * `console uuid[ <state>]`: Whether the console writes UUIDs.
   * It was made for the console.
   * @param state The state.
   */
  console_uuid(args?: { state?: 'on' | 'toggle' | 'off' | null }, options?: RequestOptions): Promise<string>
  /**
   * `console json[ <state>]`: Whether the console writes JSON.
   * It was made for the console.
   * @param state The state.
   */
  console_json(args?: { state?: 'on' | 'toggle' | 'off' | null }, options?: RequestOptions): Promise<string>
  /**
   * `lua <script>`: Runs a script, or with `~` in front code, and gives what it writes to its stream.
   * A script that writes nothing answers `-ERR no reply`; one that does not exist too.
   * It can take long: run it by `bgapi`.
   * @param script The script and its arguments.
   */
  lua(script: Text, options?: RequestOptions): Promise<string>
  /**
   * `luarun <script>`: Runs a script in a thread of its own.
   * +OK even for a script that does not exist.
   * @param script The script and its arguments.
   */
  luarun(script: Text, options?: RequestOptions): Promise<string>
  /**
   * `db insert/<realm>/<key>/<value>`: Keeps a value in the database.
   * @param realm The realm.
   * @param key The key.
   * @param value The value.
   */
  db_insert(realm: Text, key: Text, value: Text, options?: RequestOptions): Promise<string>
  /**
   * `db delete/<realm>/<key>`: Drops a value.
   * @param realm The realm.
   * @param key The key.
   */
  db_delete(realm: Text, key: Text, options?: RequestOptions): Promise<string>
  /**
   * `db select/<realm>/<key>`: A value.
   * An absent one answers `-ERR no reply`.
   * @param realm The realm.
   * @param key The key.
   */
  db_select(realm: Text, key: Text, options?: RequestOptions): Promise<string>
  /**
   * `db exists/<realm>/<key>`: Whether there is a value.
   * @param realm The realm.
   * @param key The key.
   */
  db_exists(realm: Text, key: Text, options?: RequestOptions): Promise<boolean>
  /**
   * `db count/<realm>`: How many values a realm has.
   * @param realm The realm.
   */
  db_count(realm: Text, options?: RequestOptions): Promise<string>
  /**
   * `db list[/<realm>]`: The realms, or the keys of one.
   * @param realm The realm.
   */
  db_list(args?: { realm?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `group insert:<group>:<url>`: Puts a dial string into a group of the database.
   * @param group The group; `none` for no group of tasks.
   * @param url The URL or dial string.
   */
  group_insert(group: Text, url: Text, options?: RequestOptions): Promise<string>
  /**
   * `group delete:<group>:<url>`: Takes a dial string out of a group of the database.
   * @param group The group; `none` for no group of tasks.
   * @param url The URL or dial string.
   */
  group_delete(group: Text, url: Text, options?: RequestOptions): Promise<string>
  /**
   * `group call:<group>[:<order>]`: The members of a group of the database.
   * @param group The group; `none` for no group of tasks.
   * @param order How they are called.
   */
  group_db_call(group: Text, args?: { order?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `hash insert/<realm>/<key>/<value>`: Keeps a value in memory.
   * @param realm The realm.
   * @param key The key.
   * @param value The value.
   */
  hash_insert(realm: Text, key: Text, value: Text, options?: RequestOptions): Promise<string>
  /**
   * `hash delete/<realm>/<key>`: Drops a value.
   * @param realm The realm.
   * @param key The key.
   */
  hash_delete(realm: Text, key: Text, options?: RequestOptions): Promise<string>
  /**
   * `hash select/<realm>/<key>`: A value.
   * An absent one answers `-ERR no reply`.
   * @param realm The realm.
   * @param key The key.
   */
  hash_select(realm: Text, key: Text, options?: RequestOptions): Promise<string>
  /**
   * `hash_dump <what>[ <realm>]`: What is kept, one a line.
   * @param what What.
   * @param realm The realm.
   */
  hash_dump(what: 'all' | 'limit' | 'db', args?: { realm?: Text | null }, options?: RequestOptions): Promise<string>
  /** `hash_remote list`: The switches whose limits are counted too. */
  hash_remote_list(options?: RequestOptions): Promise<string>
  /**
   * `hash_remote kill <name>`: Forgets one of them.
   * @param name The name.
   */
  hash_remote_kill(name: Text, options?: RequestOptions): Promise<string>
  /** `hash_remote rescan`: Reads their configuration anew. */
  hash_remote_rescan(options?: RequestOptions): Promise<string>
  /**
   * `fifo list[ <fifo>]`: Queues and who is in them.
   * @param fifo The queue.
   */
  fifo_list(args?: { fifo?: Text | null }, options?: RequestOptions): Promise<records.Element>
  /**
   * `fifo list_verbose[ <fifo>]`: As list, with the caller's data.
   * @param fifo The queue.
   */
  fifo_list_verbose(args?: { fifo?: Text | null }, options?: RequestOptions): Promise<records.Element>
  /**
   * `fifo count[ <fifo>]`: Consumers, callers and those who wait, separated by `:`.
   * @param fifo The queue.
   */
  fifo_count(args?: { fifo?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `fifo debug <level>`: How much it logs.
   * @param level The level.
   */
  fifo_debug(level: number, options?: RequestOptions): Promise<string>
  /** `fifo status`: What it does. */
  fifo_status(options?: RequestOptions): Promise<string>
  /**
   * `fifo has_outbound[ <fifo>]`: How many outbound members there are.
   * @param fifo The queue.
   */
  fifo_has_outbound(args?: { fifo?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `fifo importance <fifo>[ <importance>]`: A queue's importance.
   * @param fifo The queue.
   * @param importance The importance.
   */
  fifo_importance(fifo: Text, args?: { importance?: number | null }, options?: RequestOptions): Promise<string>
  /**
   * `fifo reparse[ del_all]`: Reads the configuration anew.
   * @param del_all Drop what is not in it any more.
   */
  fifo_reparse(args?: { del_all?: boolean | null }, options?: RequestOptions): Promise<string>
  /**
   * `fifo_add_outbound <fifo> <url>[ <priority>]`: Adds an outbound member.
   * @param fifo The queue.
   * @param url The URL or dial string.
   * @param priority The priority.
   */
  fifo_add_outbound(fifo: Text, url: Text, args?: { priority?: number | null }, options?: RequestOptions): Promise<string>
  /**
   * `fifo_check_bridge <uuid>`: Whether a channel is in a bridge of a queue.
   * @param uuid The channel's UUID.
   */
  fifo_check_bridge(uuid: Text, options?: RequestOptions): Promise<boolean>
  /**
   * `fifo_member add <fifo> <dial_string>[ <simo_count>[ <timeout>[ <lag>[ <expires>[ <taking_calls>]]]]]`: Adds a member to a queue.
   * @param fifo The queue.
   * @param dial_string Whom to call.
   * @param simo_count How many calls at a time.
   * @param timeout How long.
   * @param lag Seconds of rest between two calls.
   * @param expires When it ends, in seconds since 1970.
   * @param taking_calls 1 while it takes calls.
   */
  fifo_member_add(fifo: Text, dial_string: Text, args?: { simo_count?: number | null; timeout?: number | null; lag?: number | null; expires?: number | null; taking_calls?: number | null }, options?: RequestOptions): Promise<string>
  /**
   * `fifo_member del <fifo> <dial_string>`: Takes a member out of a queue.
   * @param fifo The queue.
   * @param dial_string Whom to call.
   */
  fifo_member_del(fifo: Text, dial_string: Text, options?: RequestOptions): Promise<string>
  /**
   * `local_stream show[ <name>[ as <format>]]`: The music sources.
   * @param name The name.
   * @param format The format.
   */
  local_stream_show(args?: { name?: Text | null; format?: 'xml' | null }, options?: RequestOptions): Promise<string>
  /**
   * `local_stream start <name>`: Starts a music source.
   * @param name The name.
   */
  local_stream_start(name: Text, options?: RequestOptions): Promise<string>
  /**
   * `local_stream reload <name>`: Reads a source's files anew.
   * @param name The name.
   */
  local_stream_reload(name: Text, options?: RequestOptions): Promise<string>
  /**
   * `local_stream stop <name>`: Stops a music source.
   * @param name The name.
   */
  local_stream_stop(name: Text, options?: RequestOptions): Promise<string>
  /**
   * `local_stream hup <name>`: Goes to the next file.
   * @param name The name.
   */
  local_stream_hup(name: Text, options?: RequestOptions): Promise<string>
  /**
   * `sndfile_debug <state>`: Logging of files.
   * @param state The state.
   */
  sndfile_debug(state: 'on' | 'off', options?: RequestOptions): Promise<string>
  /**
   * `spandsp_start_tone_detect <uuid> <name>`: Looks for tones with cadence.
   * @param uuid The channel's UUID.
   * @param name The name.
   */
  spandsp_start_tone_detect(uuid: Text, name: Text, options?: RequestOptions): Promise<string>
  /**
   * `spandsp_stop_tone_detect <uuid>`: Ends that.
   * @param uuid The channel's UUID.
   */
  spandsp_stop_tone_detect(uuid: Text, options?: RequestOptions): Promise<string>
  /**
   * `start_tdd_detect <uuid>`: Looks for TDD.
   * @param uuid The channel's UUID.
   */
  start_tdd_detect(uuid: Text, options?: RequestOptions): Promise<string>
  /**
   * `stop_tdd_detect <uuid>`: Ends that.
   * @param uuid The channel's UUID.
   */
  stop_tdd_detect(uuid: Text, options?: RequestOptions): Promise<string>
  /**
   * `uuid_send_tdd <uuid> <text>`: Sends a text as TDD.
   * @param uuid The channel's UUID.
   * @param text The text.
   */
  uuid_send_tdd(uuid: Text, text: Text, options?: RequestOptions): Promise<string>
  /**
   * `valet_info[ <lot>]`: Parking lots and who is in them.
   * @param lot The parking lot.
   */
  valet_info(args?: { lot?: Text | null }, options?: RequestOptions): Promise<records.Element>
  /** `sofia status`: Profiles, aliases and gateways. */
  sofia_status(options?: RequestOptions): Promise<records.SofiaStatus>
  /**
   * `sofia status profile <profile>[ <what>[ <contact>]]`: A profile; with reg its registrations.
   * Invalid Profile! without a sign in front.
   * @param profile The SIP profile, or the part before the slash.
   * @param what What.
   * @param contact The contact, or what is looked for in it.
   */
  sofia_status_profile(profile: Text, args?: { what?: 'reg' | 'pres' | 'capture' | null; contact?: Text | null }, options?: RequestOptions): Promise<records.SofiaFields | records.Registration[]>
  /**
   * `sofia status gateway <gateway>`: A gateway.
   * Invalid Gateway! without a sign in front.
   * @param gateway The gateway.
   */
  sofia_status_gateway(gateway: Text, options?: RequestOptions): Promise<records.Gateway>
  /** `sofia xmlstatus`: Profiles, aliases and gateways. */
  sofia_xmlstatus(options?: RequestOptions): Promise<records.Element>
  /**
   * `sofia xmlstatus profile <profile>[ <what>[ <contact>]]`: A profile; with reg its registrations.
   * @param profile The SIP profile, or the part before the slash.
   * @param what What.
   * @param contact The contact, or what is looked for in it.
   */
  sofia_xmlstatus_profile(profile: Text, args?: { what?: 'reg' | 'pres' | null; contact?: Text | null }, options?: RequestOptions): Promise<records.Element>
  /**
   * `sofia xmlstatus gateway <gateway>`: A gateway.
   * @param gateway The gateway.
   */
  sofia_xmlstatus_gateway(gateway: Text, options?: RequestOptions): Promise<records.Element>
  /** `sofia jsonstatus`: Profiles, aliases and gateways. */
  sofia_jsonstatus(options?: RequestOptions): Promise<any>
  /**
   * `sofia profile <profile> <action>[ <argument>]`: Starts, stops and asks a profile; `killgw NAME`, `siptrace on` and others take an argument.
   * It can take long: run it by `bgapi`.
   * @param profile The SIP profile, or the part before the slash.
   * @param action What it does.
   * @param argument Its argument.
   */
  sofia_profile(profile: Text, action: 'start' | 'stop' | 'restart' | 'rescan' | 'register' | 'unregister' | 'gwlist' | 'flush_inbound_reg' | 'check_sync' | 'recover' | 'siptrace' | 'capture' | 'watchdog' | 'killgw' | 'startgw' | 'auth' | 'debug', args?: { argument?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `sofia global <what> <state>`: What counts for all profiles.
   * @param what What.
   * @param state The state.
   */
  sofia_global(what: 'siptrace' | 'standby' | 'capture' | 'watchdog' | 'debug', state: Text, options?: RequestOptions): Promise<string>
  /**
   * `sofia loglevel <component> <level>`: How much a part of the SIP stack logs.
   * @param component The part of the SIP stack, or `all`.
   * @param level The level.
   */
  sofia_loglevel(component: Text, level: number, options?: RequestOptions): Promise<string>
  /**
   * `sofia tracelevel <level>`: On which level SIP traces are logged.
   * @param level The level.
   */
  sofia_tracelevel(level: Text, options?: RequestOptions): Promise<string>
  /**
   * `sofia recover[ flush]`: Brings back the calls of a switch that died.
   * It can take long: run it by `bgapi`.
   * @param flush Forget them in the place of that.
   */
  sofia_recover(args?: { flush?: boolean | null }, options?: RequestOptions): Promise<string>
  /** `sofia help`: All commands. */
  sofia_help(options?: RequestOptions): Promise<string>
  /**
   * `sofia_contact [<profile>/]<user>@<domain>`: Where a registered user is, as a dial string; `*\/` looks in all profiles.
   * error/user_not_registered for one who is not.
   * @param profile The SIP profile, or the part before the slash.
   * @param user The user.
   * @param domain The domain.
   */
  sofia_contact(user: Text, domain: Text, args?: { profile?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `sofia_count_reg [<profile>/]<user>@<domain>`: How often a user is registered.
   * @param profile The SIP profile, or the part before the slash.
   * @param user The user.
   * @param domain The domain.
   */
  sofia_count_reg(user: Text, domain: Text, args?: { profile?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `sofia_dig <url>`: Looks a SIP URL up in the DNS.
   * It can take long: run it by `bgapi`.
   * @param url The URL or dial string.
   */
  sofia_dig(url: Text, options?: RequestOptions): Promise<string>
  /**
   * `sofia_gateway_data <gateway> <kind> <name>`: A variable of a gateway.
   * @param gateway The gateway.
   * @param kind Of which side: ivar inbound, ovar outbound.
   * @param name The name.
   */
  sofia_gateway_data(gateway: Text, kind: 'ivar' | 'ovar' | 'var', name: Text, options?: RequestOptions): Promise<string>
  /**
   * `sofia_presence_data <what> [<profile>/]<user>@<domain>`: Presence of a user.
   * @param what What.
   * @param profile The SIP profile, or the part before the slash.
   * @param user The user.
   * @param domain The domain.
   */
  sofia_presence_data(what: 'list' | 'status' | 'rpid' | 'user_agent', user: Text, domain: Text, args?: { profile?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `sofia_username_of [<profile>/]<user>@<domain>`: As whom a registration logged in.
   * @param profile The SIP profile, or the part before the slash.
   * @param user The user.
   * @param domain The domain.
   */
  sofia_username_of(user: Text, domain: Text, args?: { profile?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `conference list[ <mode>]`: All conferences and their members, separated by `;`.
   * +OK No active conferences.
   * @param mode Which kind; of `conference list` count, summary or pretty.
   */
  conference_list(args?: { mode?: Text | null }, options?: RequestOptions): Promise<records.Conference[]>
  /**
   * `conference json_list`: All conferences and their members.
   * `[]` when there are none.
   */
  conference_json_list(options?: RequestOptions): Promise<records.Conference[]>
  /** `conference xml_list`: All conferences and their members. */
  conference_xml_list(options?: RequestOptions): Promise<records.Element>
  /**
   * `conference <conference> list`: The members of a conference, separated by `;`.
   * -ERR Conference X not found
   * @param conference The conference.
   */
  conference_room_list(conference: Text, options?: RequestOptions): Promise<records.ConferenceMember[]>
  /**
   * `conference <conference> json_list`: A conference and its members.
   * -ERR Conference X not found
   * @param conference The conference.
   */
  conference_room_json_list(conference: Text, options?: RequestOptions): Promise<records.Conference[]>
  /**
   * `conference <conference> xml_list`: A conference and its members.
   * -ERR Conference X not found
   * @param conference The conference.
   */
  conference_room_xml_list(conference: Text, options?: RequestOptions): Promise<records.Element>
  /**
   * `conference <conference> count`: How many members there are.
   * @param conference The conference.
   */
  conference_count(conference: Text, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> kick <member>`: Hangs a member up; a member's id, last, all or non_moderator.
   * @param conference The conference.
   * @param member The member's id, `all`, `last` or `non_moderator`.
   */
  conference_kick(conference: Text, member: Text, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> hup <member>`: As kick, without its sound.
   * @param conference The conference.
   * @param member The member's id, `all`, `last` or `non_moderator`.
   */
  conference_hup(conference: Text, member: Text, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> mute <member>[ quiet]`: Takes a member's voice.
   * @param conference The conference.
   * @param member The member's id, `all`, `last` or `non_moderator`.
   * @param quiet Without its sound.
   */
  conference_mute(conference: Text, member: Text, args?: { quiet?: boolean | null }, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> tmute <member>`: Takes a member's voice, or gives it back.
   * @param conference The conference.
   * @param member The member's id, `all`, `last` or `non_moderator`.
   */
  conference_tmute(conference: Text, member: Text, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> unmute <member>[ quiet]`: Gives a member's voice back.
   * @param conference The conference.
   * @param member The member's id, `all`, `last` or `non_moderator`.
   * @param quiet Without its sound.
   */
  conference_unmute(conference: Text, member: Text, args?: { quiet?: boolean | null }, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> vmute <member>`: Takes a member's picture.
   * @param conference The conference.
   * @param member The member's id, `all`, `last` or `non_moderator`.
   */
  conference_vmute(conference: Text, member: Text, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> unvmute <member>`: Gives a member's picture back.
   * @param conference The conference.
   * @param member The member's id, `all`, `last` or `non_moderator`.
   */
  conference_unvmute(conference: Text, member: Text, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> deaf <member>`: Lets a member hear nothing.
   * @param conference The conference.
   * @param member The member's id, `all`, `last` or `non_moderator`.
   */
  conference_deaf(conference: Text, member: Text, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> undeaf <member>`: Lets a member hear again.
   * @param conference The conference.
   * @param member The member's id, `all`, `last` or `non_moderator`.
   */
  conference_undeaf(conference: Text, member: Text, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> play <file>[ <member>]`: Plays a file to all or to one.
   * @param conference The conference.
   * @param file The file.
   * @param member The member's id, `all`, `last` or `non_moderator`.
   */
  conference_play(conference: Text, file: Text, args?: { member?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> stop <what>[ <member>]`: Stops what is played.
   * @param conference The conference.
   * @param what What.
   * @param member The member's id, `all`, `last` or `non_moderator`.
   */
  conference_stop(conference: Text, what: 'all' | 'current' | 'async' | 'last', args?: { member?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> say <text>`: Says a text to all.
   * @param conference The conference.
   * @param text The text.
   */
  conference_say(conference: Text, text: Text, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> saymember <member> <text>`: Says a text to one.
   * @param conference The conference.
   * @param member The member's id, `all`, `last` or `non_moderator`.
   * @param text The text.
   */
  conference_saymember(conference: Text, member: Text, text: Text, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> dial <dial_string>[ <cid_num>[ <cid_name>]]`: Calls somebody into the conference and waits.
   * It can take long: run it by `bgapi`.
   * @param conference The conference.
   * @param dial_string Whom to call.
   * @param cid_num The caller id number.
   * @param cid_name The caller id name.
   */
  conference_dial(conference: Text, dial_string: Text, args?: { cid_num?: Text | null; cid_name?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> bgdial <dial_string>[ <cid_num>[ <cid_name>]]`: Calls somebody into the conference.
   * @param conference The conference.
   * @param dial_string Whom to call.
   * @param cid_num The caller id number.
   * @param cid_name The caller id name.
   */
  conference_bgdial(conference: Text, dial_string: Text, args?: { cid_num?: Text | null; cid_name?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> dtmf <member> <digits>`: Sends DTMF to a member.
   * @param conference The conference.
   * @param member The member's id, `all`, `last` or `non_moderator`.
   * @param digits The digits.
   */
  conference_dtmf(conference: Text, member: Text, digits: Text, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> energy <member>[ <level>]`: From which level on a member is heard.
   * @param conference The conference.
   * @param member The member's id, `all`, `last` or `non_moderator`.
   * @param level The level.
   */
  conference_energy(conference: Text, member: Text, args?: { level?: number | null }, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> volume_in <member>[ <level>]`: How loud a member is.
   * @param conference The conference.
   * @param member The member's id, `all`, `last` or `non_moderator`.
   * @param level The level.
   */
  conference_volume_in(conference: Text, member: Text, args?: { level?: number | null }, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> volume_out <member>[ <level>]`: How loud the conference is to a member.
   * @param conference The conference.
   * @param member The member's id, `all`, `last` or `non_moderator`.
   * @param level The level.
   */
  conference_volume_out(conference: Text, member: Text, args?: { level?: number | null }, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> floor <member>`: Gives a member the floor.
   * @param conference The conference.
   * @param member The member's id, `all`, `last` or `non_moderator`.
   */
  conference_floor(conference: Text, member: Text, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> lock`: Lets nobody in any more.
   * @param conference The conference.
   */
  conference_lock(conference: Text, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> unlock`: Lets people in again.
   * @param conference The conference.
   */
  conference_unlock(conference: Text, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> pin <pin>`: Sets the PIN.
   * @param conference The conference.
   * @param pin The PIN.
   */
  conference_pin(conference: Text, pin: Text, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> nopin`: Takes the PIN away.
   * @param conference The conference.
   */
  conference_nopin(conference: Text, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> record <file>`: Records the conference.
   * @param conference The conference.
   * @param file The file.
   */
  conference_record(conference: Text, file: Text, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> norecord <file>`: Ends a recording; all ends all.
   * @param conference The conference.
   * @param file The file.
   */
  conference_norecord(conference: Text, file: Text, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> pause <file>`: Pauses a recording.
   * @param conference The conference.
   * @param file The file.
   */
  conference_pause(conference: Text, file: Text, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> resume <file>`: Goes on with a recording.
   * @param conference The conference.
   * @param file The file.
   */
  conference_resume(conference: Text, file: Text, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> recording <action>[ <file>]`: Recording by one command.
   * @param conference The conference.
   * @param action What it does.
   * @param file The file.
   */
  conference_recording(conference: Text, action: 'start' | 'stop' | 'check' | 'pause' | 'resume', args?: { file?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> exit_sound <value>`: The sound of those who leave: on, off, none or `file NAME`.
   * @param conference The conference.
   * @param value The value.
   */
  conference_exit_sound(conference: Text, value: Text, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> enter_sound <value>`: The sound of those who come: on, off, none or `file NAME`.
   * @param conference The conference.
   * @param value The value.
   */
  conference_enter_sound(conference: Text, value: Text, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> transfer <other> <member>`: Moves members to another conference.
   * @param conference The conference.
   * @param other The other conference.
   * @param member The member's id, `all`, `last` or `non_moderator`.
   */
  conference_transfer(conference: Text, other: Text, member: Text, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> get <parameter>`: A parameter: run_time, count, max_members, rate, profile_name, sound_prefix, caller_id_name, ...
   * @param conference The conference.
   * @param parameter The parameter.
   */
  conference_get(conference: Text, parameter: Text, options?: RequestOptions): Promise<string>
  /**
   * `conference <conference> set <parameter> <value>`: Sets a parameter.
   * @param conference The conference.
   * @param parameter The parameter.
   * @param value The value.
   */
  conference_set(conference: Text, parameter: Text, value: Text, options?: RequestOptions): Promise<string>
  /**
   * `callcenter_config agent add <name> <type>`: Adds an agent.
   * @param name The name.
   * @param type The type.
   */
  callcenter_config_agent_add(name: Text, type: 'callback' | 'uuid-standby', options?: RequestOptions): Promise<string>
  /**
   * `callcenter_config agent del <name>`: Removes an agent.
   * @param name The name.
   */
  callcenter_config_agent_del(name: Text, options?: RequestOptions): Promise<string>
  /**
   * `callcenter_config agent reload <name>`: Reads an agent anew.
   * @param name The name.
   */
  callcenter_config_agent_reload(name: Text, options?: RequestOptions): Promise<string>
  /**
   * `callcenter_config agent set status <agent> <status>`: Sets an agent's status.
   * @param agent The agent, `name@domain`.
   * @param status The status.
   */
  callcenter_config_agent_set_status(agent: Text, status: 'Logged Out' | 'Available' | 'Available (On Demand)' | 'On Break', options?: RequestOptions): Promise<string>
  /**
   * `callcenter_config agent set state <agent> <state>`: Sets an agent's state.
   * @param agent The agent, `name@domain`.
   * @param state The state.
   */
  callcenter_config_agent_set_state(agent: Text, state: 'Idle' | 'Waiting' | 'Receiving' | 'In a queue call' | 'Reserved', options?: RequestOptions): Promise<string>
  /**
   * `callcenter_config agent set contact <agent> <contact>`: Sets where an agent is called, a dial string.
   * @param agent The agent, `name@domain`.
   * @param contact The contact, or what is looked for in it.
   */
  callcenter_config_agent_set_contact(agent: Text, contact: Text, options?: RequestOptions): Promise<string>
  /**
   * `callcenter_config agent set ready_time <agent> <epoch>`: Until when an agent waits, in seconds since 1970.
   * @param agent The agent, `name@domain`.
   * @param epoch The time, in seconds since 1970.
   */
  callcenter_config_agent_set_ready_time(agent: Text, epoch: number, options?: RequestOptions): Promise<string>
  /**
   * `callcenter_config agent set reject_delay_time <agent> <seconds>`: How long an agent rests after refusing.
   * @param agent The agent, `name@domain`.
   * @param seconds How many seconds.
   */
  callcenter_config_agent_set_reject_delay_time(agent: Text, seconds: number, options?: RequestOptions): Promise<string>
  /**
   * `callcenter_config agent set busy_delay_time <agent> <seconds>`: How long an agent rests after being busy.
   * @param agent The agent, `name@domain`.
   * @param seconds How many seconds.
   */
  callcenter_config_agent_set_busy_delay_time(agent: Text, seconds: number, options?: RequestOptions): Promise<string>
  /**
   * `callcenter_config agent set no_answer_delay_time <agent> <seconds>`: How long an agent rests after not answering.
   * @param agent The agent, `name@domain`.
   * @param seconds How many seconds.
   */
  callcenter_config_agent_set_no_answer_delay_time(agent: Text, seconds: number, options?: RequestOptions): Promise<string>
  /**
   * `callcenter_config agent get status <agent>`: An agent's status.
   * @param agent The agent, `name@domain`.
   */
  callcenter_config_agent_get_status(agent: Text, options?: RequestOptions): Promise<string>
  /**
   * `callcenter_config agent get state <agent>`: An agent's state.
   * @param agent The agent, `name@domain`.
   */
  callcenter_config_agent_get_state(agent: Text, options?: RequestOptions): Promise<string>
  /**
   * `callcenter_config agent get uuid <agent>`: An agent's channel.
   * @param agent The agent, `name@domain`.
   */
  callcenter_config_agent_get_uuid(agent: Text, options?: RequestOptions): Promise<string>
  /**
   * `callcenter_config agent list[ <agent>]`: Agents, or one.
   * The table is followed by +OK.
   * @param agent The agent, `name@domain`.
   */
  callcenter_config_agent_list(args?: { agent?: Text | null }, options?: RequestOptions): Promise<records.CallcenterAgent[]>
  /**
   * `callcenter_config tier add <queue> <agent>[ <level>[ <position>]]`: Puts an agent into a queue.
   * @param queue The queue, `name@domain`.
   * @param agent The agent, `name@domain`.
   * @param level The level.
   * @param position The position.
   */
  callcenter_config_tier_add(queue: Text, agent: Text, args?: { level?: number | null; position?: number | null }, options?: RequestOptions): Promise<string>
  /**
   * `callcenter_config tier set state <queue> <agent> <state>`: Sets an agent's state in a queue.
   * @param queue The queue, `name@domain`.
   * @param agent The agent, `name@domain`.
   * @param state The state.
   */
  callcenter_config_tier_set_state(queue: Text, agent: Text, state: 'Ready' | 'No Answer' | 'Offering' | 'Active Inbound' | 'Standby', options?: RequestOptions): Promise<string>
  /**
   * `callcenter_config tier set level <queue> <agent> <level>`: Sets an agent's level in a queue.
   * @param queue The queue, `name@domain`.
   * @param agent The agent, `name@domain`.
   * @param level The level.
   */
  callcenter_config_tier_set_level(queue: Text, agent: Text, level: number, options?: RequestOptions): Promise<string>
  /**
   * `callcenter_config tier set position <queue> <agent> <position>`: Sets an agent's position in a queue.
   * @param queue The queue, `name@domain`.
   * @param agent The agent, `name@domain`.
   * @param position The position.
   */
  callcenter_config_tier_set_position(queue: Text, agent: Text, position: number, options?: RequestOptions): Promise<string>
  /**
   * `callcenter_config tier del <queue> <agent>`: Takes an agent out of a queue.
   * @param queue The queue, `name@domain`.
   * @param agent The agent, `name@domain`.
   */
  callcenter_config_tier_del(queue: Text, agent: Text, options?: RequestOptions): Promise<string>
  /**
   * `callcenter_config tier reload <queue> <agent>`: Reads a tier anew.
   * @param queue The queue, `name@domain`.
   * @param agent The agent, `name@domain`.
   */
  callcenter_config_tier_reload(queue: Text, agent: Text, options?: RequestOptions): Promise<string>
  /**
   * `callcenter_config tier list`: All tiers.
   * The table is followed by +OK.
   */
  callcenter_config_tier_list(options?: RequestOptions): Promise<records.CallcenterTier[]>
  /**
   * `callcenter_config queue load <queue>`: Loads a queue.
   * @param queue The queue, `name@domain`.
   */
  callcenter_config_queue_load(queue: Text, options?: RequestOptions): Promise<string>
  /**
   * `callcenter_config queue unload <queue>`: Unloads a queue.
   * @param queue The queue, `name@domain`.
   */
  callcenter_config_queue_unload(queue: Text, options?: RequestOptions): Promise<string>
  /**
   * `callcenter_config queue reload <queue>`: Reads a queue anew.
   * @param queue The queue, `name@domain`.
   */
  callcenter_config_queue_reload(queue: Text, options?: RequestOptions): Promise<string>
  /**
   * `callcenter_config queue list`: All queues.
   * The table is followed by +OK.
   */
  callcenter_config_queue_list(options?: RequestOptions): Promise<records.CallcenterQueue[]>
  /**
   * `callcenter_config queue list agents <queue>[ <status>[ <state>]]`: The agents of a queue.
   * The table is followed by +OK.
   * @param queue The queue, `name@domain`.
   * @param status The status.
   * @param state The state.
   */
  callcenter_config_queue_list_agents(queue: Text, args?: { status?: Text | null; state?: Text | null }, options?: RequestOptions): Promise<records.CallcenterAgent[]>
  /**
   * `callcenter_config queue list members <queue>`: Those who wait in a queue.
   * The table is followed by +OK.
   * @param queue The queue, `name@domain`.
   */
  callcenter_config_queue_list_members(queue: Text, options?: RequestOptions): Promise<records.CallcenterMember[]>
  /**
   * `callcenter_config queue list tiers <queue>`: The tiers of a queue.
   * The table is followed by +OK.
   * @param queue The queue, `name@domain`.
   */
  callcenter_config_queue_list_tiers(queue: Text, options?: RequestOptions): Promise<records.CallcenterTier[]>
  /** `callcenter_config queue count`: How many queues there are. */
  callcenter_config_queue_count(options?: RequestOptions): Promise<string>
  /**
   * `callcenter_config queue count agents <queue>[ <status>[ <state>]]`: How many agents a queue has.
   * @param queue The queue, `name@domain`.
   * @param status The status.
   * @param state The state.
   */
  callcenter_config_queue_count_agents(queue: Text, args?: { status?: Text | null; state?: Text | null }, options?: RequestOptions): Promise<string>
  /**
   * `callcenter_config queue count members <queue>`: How many wait in a queue.
   * @param queue The queue, `name@domain`.
   */
  callcenter_config_queue_count_members(queue: Text, options?: RequestOptions): Promise<string>
  /**
   * `callcenter_config queue count tiers <queue>`: How many tiers a queue has.
   * @param queue The queue, `name@domain`.
   */
  callcenter_config_queue_count_tiers(queue: Text, options?: RequestOptions): Promise<string>
  /**
   * `callcenter_break agent <uuid>`: Stops watching a channel and frees the agent.
   * @param uuid The channel's UUID.
   */
  callcenter_break_agent(uuid: Text, options?: RequestOptions): Promise<string>
}

/** Arguments of API commands, by their names. */
export interface CommandArguments {
  shutdown_console: {}
  acl: { ip: Text; list: Text }
  alias_add: { alias: Text; command: Text }
  alias_stickyadd: { alias: Text; command: Text }
  alias_del: { alias: Text }
  banner: {}
  bg_spawn: { command: Text }
  bg_system: { command: Text }
  bgapi: { command: Text }
  break: { uuid: Text; all?: boolean | null }
  coalesce: { values: Text }
  complete_add: { word: Text }
  complete_del: { word: Text }
  cond: { left: Text; operator: '==' | '!=' | '>' | '<' | '>=' | '<='; right: Text; then: Text; otherwise: Text }
  console_complete: { line: Text }
  console_complete_xml: { line: Text }
  create_uuid: { uuid?: Text | null; other_uuid?: Text | null }
  db_cache_status: {}
  domain_data: { domain: Text; section: 'var' | 'param' | 'attr'; name: Text }
  domain_exists: { domain: Text }
  echo: { text: Text }
  escape: { text: Text }
  eval: { uuid?: Text | null; expression: Argument }
  event_channel_broadcast: { channel: Text; json: Text }
  expand: { uuid?: Text | null; command: Argument }
  file_exists: { file: Text }
  find_user_xml: { key: Text; user: Text; domain: Text }
  getcputime: { reset?: boolean | null }
  getenv: { name: Text }
  gethost: { name?: Text | null }
  global_getvar: { name?: Text | null }
  global_setvar: { name: Text; value: Text }
  group_call: { group: Text; domain?: Text | null; order?: 'A' | 'E' | 'F' | null }
  help: {}
  host_lookup: { hostname: Text }
  hostname: {}
  hupall: { cause: HangupCause; variable?: Text | null; value?: Text | null; variable2?: Text | null; value2?: Text | null }
  in_group: { user: Text; domain?: Text | null; group: Text }
  interface_allowlist_dump: { modules?: boolean | null; plain?: boolean | null }
  interface_ip: { family: 'auto' | 'ipv4' | 'ipv6'; interface: Text }
  is_lan_addr: { ip: Text }
  json: { request: Text }
  limit_hash_usage: { realm: Text; id: Text }
  limit_interval_reset: { backend: Text; realm: Text; resource: Text }
  limit_reset: { backend: Text }
  limit_status: { backend: Text }
  limit_usage: { backend: Text; realm: Text; resource: Text }
  list_users: { group?: Text | null; domain?: Text | null; user?: Text | null; context?: Text | null }
  load: { module: Text }
  log: { level: Text; message: Text }
  md5: { text: Text }
  memory: {}
  module_exists: { module: Text }
  msleep: { milliseconds: number }
  msrp_debug: { state: 'on' | 'off' }
  msrp_restart: {}
  nat_map_status: {}
  nat_map_reinit: {}
  nat_map_republish: {}
  nat_map_add: { port: number; protocol?: 'tcp' | 'udp' | null; sticky?: boolean | null }
  nat_map_del: { port: number; protocol?: 'tcp' | 'udp' | null }
  nat_map_mapping: { state: 'enable' | 'disable' }
  originate: { call_url: Text; target: Text; dialplan?: Text | null; context?: Text | null; cid_name?: Text | null; cid_num?: Text | null; timeout_sec?: number | null }
  pause: { uuid: Text; state: 'on' | 'off' }
  pool_stats: {}
  quote_shell_arg: { text: Text }
  reg_url: { user: Text; domain: Text }
  regex: { data: Text; pattern: Text; substitution?: Text | null; flag?: 'n' | 'b' | null }
  regex_slash: { data: Text; pattern: Text; substitution?: Text | null; flag?: 'n' | 'b' | null }
  regex_tilde: { data: Text; pattern: Text; substitution?: Text | null; flag?: 'n' | 'b' | null }
  reload: { force?: boolean | null; module: Text }
  reloadacl: { reloadxml?: boolean | null }
  reloadcert: {}
  reloadxml: {}
  replace: { data: Text; search: Text; replacement: Text }
  say_string: { module: Text; extension?: Text | null; language: Text; language_extension?: Text | null; type: Text; method: Text; gender?: Text | null; text: Text }
  sched_api: { time: Time; group: Text; command: Text; thread?: boolean | null }
  sched_broadcast: { time: Time; uuid: Text; action: Text; legs?: 'aleg' | 'bleg' | 'holdb' | 'both' | null }
  sched_del: { task: Text }
  sched_hangup: { time: Time; uuid: Text; cause?: HangupCause | null }
  sched_transfer: { time: Time; uuid: Text; extension: Text; dialplan?: Text | null; context?: Text | null }
  shutdown: {}
  spawn: { command: Text }
  spawn_stream: { command: Text }
  sql_escape: { text: Text }
  status: {}
  strftime_tz: { timezone: Text; epoch?: number | null; format?: Text | null }
  stun: { server: Text; source?: Text | null }
  switchname: {}
  system: { command: Text }
  time_test: { microseconds: number; count?: number | null }
  timer_test: { interval: '10' | '20' | '40' | '60' | '120'; count?: number | null; timer?: Text | null }
  tolower: { text: Text }
  tone_detect: { uuid: Text; key: Text; tone_spec: Text; flags?: 'r' | 'w' | null; timeout?: Text | null; application?: Text | null; argument?: Argument | null; hits?: number | null }
  toupper: { text: Text }
  unload: { force?: boolean | null; module: Text }
  unsched_api: { task: Text }
  uptime: { unit?: 'us' | 'ms' | 's' | 'm' | 'h' | 'd' | 'microseconds' | 'milliseconds' | 'seconds' | 'minutes' | 'hours' | 'days' | null }
  url_decode: { text: Text }
  url_encode: { text: Text }
  user_data: { user: Text; domain: Text; section: 'attr' | 'var' | 'param'; name: Text }
  user_exists: { key: Text; user: Text; domain: Text }
  version: { short?: boolean | null }
  xml_flush_cache: { id: Text; key: Text; value: Text }
  xml_locate_root: {}
  xml_locate: { section: Text; tag?: Text | null; key?: Text | null; value?: Text | null }
  xml_wrap: { command: Text }
  uuid_answer: { uuid: Text }
  uuid_audio_start: { uuid: Text; direction: 'read' | 'write'; what: 'mute' | 'level'; level: number }
  uuid_audio_stop: { uuid: Text }
  uuid_break: { uuid: Text; all?: boolean | null }
  uuid_bridge: { uuid: Text; other_uuid: Text }
  uuid_broadcast: { uuid: Text; action: Text; legs?: 'aleg' | 'bleg' | 'holdb' | 'both' | null }
  uuid_buglist: { uuid: Text }
  uuid_capture_text: { uuid: Text; state: 'on' | 'off' }
  uuid_chat: { uuid: Text; text: Text }
  uuid_codec_debug: { uuid: Text; media: 'audio' | 'video'; level: number }
  uuid_codec_param: { uuid: Text; media: 'audio' | 'video'; direction: 'read' | 'write'; name: Text; value: Text }
  uuid_debug_media: { uuid: Text; direction: 'read' | 'write' | 'both' | 'vread' | 'vwrite' | 'vboth' | 'all'; state: 'on' | 'off' }
  uuid_deflect: { uuid: Text; uri: Text }
  uuid_displace_start: { uuid: Text; file: Text; limit?: number | null; mux?: boolean | null }
  uuid_displace_stop: { uuid: Text; file: Text }
  uuid_display: { uuid: Text; name: Text; number?: Text | null }
  uuid_drop_dtmf: { uuid: Text; state: 'on' | 'off'; digits?: Text | null; file?: Text | null }
  uuid_dual_transfer: { uuid: Text; a_extension: Text; a_dialplan?: Text | null; a_context?: Text | null; b_extension: Text; b_dialplan?: Text | null; b_context?: Text | null }
  uuid_dump: { uuid: Text; format?: 'txt' | 'plain' | 'json' | 'xml' | null }
  uuid_early_ok: { uuid: Text }
  uuid_exists: { uuid: Text }
  uuid_fileman_speed: { uuid: Text; change: Text }
  uuid_fileman_volume: { uuid: Text; change: Text }
  uuid_fileman_pause: { uuid: Text }
  uuid_fileman_stop: { uuid: Text }
  uuid_fileman_truncate: { uuid: Text }
  uuid_fileman_restart: { uuid: Text }
  uuid_fileman_seek: { uuid: Text; position: Text }
  uuid_flush_dtmf: { uuid: Text }
  uuid_getvar: { uuid: Text; name: Text }
  uuid_hold: { uuid: Text; display?: Text | null }
  uuid_hold_off: { uuid: Text }
  uuid_hold_toggle: { uuid: Text }
  uuid_jitterbuffer: { uuid: Text; min_msec: number; max_msec?: number | null }
  uuid_kill: { uuid: Text; cause?: HangupCause | null }
  uuid_limit: { uuid: Text; backend: Text; realm: Text; resource: Text; max?: Text | null; number?: Text | null; dialplan?: Text | null; context?: Text | null }
  uuid_limit_release: { uuid: Text; backend: Text; realm?: Text | null; resource?: Text | null }
  uuid_loglevel: { uuid: Text; level: Text }
  uuid_media: { uuid: Text }
  uuid_media_off: { uuid: Text }
  uuid_media_3p: { uuid: Text }
  uuid_media_3p_off: { uuid: Text }
  uuid_media_params: { uuid: Text; json: Text }
  uuid_media_reneg: { uuid: Text; codecs?: Text | null }
  uuid_msrp_send: { uuid: Text; message: Text }
  uuid_outgoing_answer: { uuid: Text }
  uuid_park: { uuid: Text }
  uuid_pause: { uuid: Text; state: 'on' | 'off' }
  uuid_phone_event: { uuid: Text; event: Text }
  uuid_pre_answer: { uuid: Text }
  uuid_preprocess: { uuid: Text; flags: Text }
  uuid_record_start: { uuid: Text; path: Text; limit?: number | null; recording_vars?: Text | null }
  uuid_record_stop: { uuid: Text; path: Text }
  uuid_record_mask: { uuid: Text; path: Text }
  uuid_record_unmask: { uuid: Text; path: Text }
  uuid_recovery_refresh: { uuid: Text; uri: Text }
  uuid_recv_dtmf: { uuid: Text; digits: Text }
  uuid_redirect: { uuid: Text; uri: Text }
  uuid_ring_ready: { uuid: Text; queued?: boolean | null }
  uuid_send_dtmf: { uuid: Text; digits: Text; tone_duration?: number | null }
  uuid_send_info: { uuid: Text; mime_type?: Text | null; mime_subtype?: Text | null; message: Text }
  uuid_send_message: { uuid: Text; message: Text }
  uuid_send_text: { uuid: Text; text: Text }
  uuid_session_heartbeat: { uuid: Text; sched?: boolean | null; seconds: number }
  uuid_set_media_stats: { uuid: Text }
  uuid_setvar: { uuid: Text; name: Text; value?: Text | null }
  uuid_setvar_multi: { uuid: Text; variables: Record<string, string | number> }
  uuid_simplify: { uuid: Text }
  uuid_transfer: { uuid: Text; leg?: '-bleg' | '-both' | null; extension: Text; dialplan?: Text | null; context?: Text | null }
  uuid_video_bandwidth: { uuid: Text; bitrate: Text }
  uuid_video_bitrate: { uuid: Text; bitrate: Text }
  uuid_video_refresh: { uuid: Text; mode?: 'auto' | 'manual' | null }
  uuid_xfer_zombie: { uuid: Text }
  uuid_zombie_exec: { uuid: Text }
  fsctl_api_expansion: { state?: 'on' | 'off' | null }
  fsctl_calibrate_clock: {}
  fsctl_crash: {}
  fsctl_debug_level: { level?: number | null }
  fsctl_debug_sql: {}
  fsctl_default_dtmf_duration: { ticks?: number | null }
  fsctl_flush_db_handles: {}
  fsctl_hupall: { cause: HangupCause; variable?: Text | null; value?: Text | null }
  fsctl_last_sps: {}
  fsctl_loglevel: { level?: Text | null }
  fsctl_max_dtmf_duration: { ticks?: number | null }
  fsctl_max_sessions: { sessions?: number | null }
  fsctl_mdns_resolve: { state?: 'enable' | 'disable' | null }
  fsctl_min_dtmf_duration: { ticks?: number | null }
  fsctl_min_idle_cpu: { percent?: number | null }
  fsctl_pause: { direction?: 'inbound' | 'outbound' | null }
  fsctl_pause_check: { direction?: 'inbound' | 'outbound' | null }
  fsctl_ready_check: {}
  fsctl_reclaim_mem: {}
  fsctl_recover: {}
  fsctl_resume: { direction?: 'inbound' | 'outbound' | null }
  fsctl_save_history: {}
  fsctl_send_sighup: {}
  fsctl_shutdown: { how?: 'asap' | 'cancel' | 'elegant' | 'now' | 'restart' | null; then?: 'asap' | 'elegant' | 'restart' | null }
  fsctl_shutdown_check: {}
  fsctl_sps: { sessions?: number | null }
  fsctl_sps_peak_reset: {}
  fsctl_sql: { action?: 'start' | null }
  fsctl_sync_clock: {}
  fsctl_sync_clock_when_idle: {}
  fsctl_threaded_system_exec: { state?: 'true' | 'false' | null }
  fsctl_uuid_version: { version?: '4' | '7' | null }
  fsctl_verbose_events: { state?: 'on' | 'off' | null }
  show_aliases: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  show_api: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  show_application: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  show_bridged_calls: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  show_calls: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  show_calls_count: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  show_channels: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  show_channels_count: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  show_channels_like: { match: Text; format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  show_chat: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  show_codec: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  show_complete: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  show_detailed_bridged_calls: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  show_detailed_calls: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  show_dialplan: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  show_endpoint: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  show_file: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  show_interface_types: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  show_interfaces: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  show_limits: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  show_management: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  show_modules: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  show_nat_map: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  show_registrations: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  show_say: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  show_status: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  show_tasks: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  show_timer: { format?: 'json' | 'xml' | 'delim' | null; delimiter?: Text | null }
  chat: { protocol: Text; from: Text; to: Text; message: Text; content_type?: Text | null }
  page: { text: Text }
  presence: { direction: 'in' | 'out'; user: Text; rpid: Text; message: Text }
  strepoch: { date?: Text | null }
  strftime: { epoch?: number | null; format?: Text | null }
  strmicroepoch: { date?: Text | null }
  event_sink: { request: Text }
  expr: { expression: Text }
  console_loglevel: { level?: Text | null }
  console_colorize: { state?: 'on' | 'toggle' | 'off' | null }
  console_uuid: { state?: 'on' | 'toggle' | 'off' | null }
  console_json: { state?: 'on' | 'toggle' | 'off' | null }
  lua: { script: Text }
  luarun: { script: Text }
  db_insert: { realm: Text; key: Text; value: Text }
  db_delete: { realm: Text; key: Text }
  db_select: { realm: Text; key: Text }
  db_exists: { realm: Text; key: Text }
  db_count: { realm: Text }
  db_list: { realm?: Text | null }
  group_insert: { group: Text; url: Text }
  group_delete: { group: Text; url: Text }
  group_db_call: { group: Text; order?: Text | null }
  hash_insert: { realm: Text; key: Text; value: Text }
  hash_delete: { realm: Text; key: Text }
  hash_select: { realm: Text; key: Text }
  hash_dump: { what: 'all' | 'limit' | 'db'; realm?: Text | null }
  hash_remote_list: {}
  hash_remote_kill: { name: Text }
  hash_remote_rescan: {}
  fifo_list: { fifo?: Text | null }
  fifo_list_verbose: { fifo?: Text | null }
  fifo_count: { fifo?: Text | null }
  fifo_debug: { level: number }
  fifo_status: {}
  fifo_has_outbound: { fifo?: Text | null }
  fifo_importance: { fifo: Text; importance?: number | null }
  fifo_reparse: { del_all?: boolean | null }
  fifo_add_outbound: { fifo: Text; url: Text; priority?: number | null }
  fifo_check_bridge: { uuid: Text }
  fifo_member_add: { fifo: Text; dial_string: Text; simo_count?: number | null; timeout?: number | null; lag?: number | null; expires?: number | null; taking_calls?: number | null }
  fifo_member_del: { fifo: Text; dial_string: Text }
  local_stream_show: { name?: Text | null; format?: 'xml' | null }
  local_stream_start: { name: Text }
  local_stream_reload: { name: Text }
  local_stream_stop: { name: Text }
  local_stream_hup: { name: Text }
  sndfile_debug: { state: 'on' | 'off' }
  spandsp_start_tone_detect: { uuid: Text; name: Text }
  spandsp_stop_tone_detect: { uuid: Text }
  start_tdd_detect: { uuid: Text }
  stop_tdd_detect: { uuid: Text }
  uuid_send_tdd: { uuid: Text; text: Text }
  valet_info: { lot?: Text | null }
  sofia_status: {}
  sofia_status_profile: { profile: Text; what?: 'reg' | 'pres' | 'capture' | null; contact?: Text | null }
  sofia_status_gateway: { gateway: Text }
  sofia_xmlstatus: {}
  sofia_xmlstatus_profile: { profile: Text; what?: 'reg' | 'pres' | null; contact?: Text | null }
  sofia_xmlstatus_gateway: { gateway: Text }
  sofia_jsonstatus: {}
  sofia_profile: { profile: Text; action: 'start' | 'stop' | 'restart' | 'rescan' | 'register' | 'unregister' | 'gwlist' | 'flush_inbound_reg' | 'check_sync' | 'recover' | 'siptrace' | 'capture' | 'watchdog' | 'killgw' | 'startgw' | 'auth' | 'debug'; argument?: Text | null }
  sofia_global: { what: 'siptrace' | 'standby' | 'capture' | 'watchdog' | 'debug'; state: Text }
  sofia_loglevel: { component: Text; level: number }
  sofia_tracelevel: { level: Text }
  sofia_recover: { flush?: boolean | null }
  sofia_help: {}
  sofia_contact: { profile?: Text | null; user: Text; domain: Text }
  sofia_count_reg: { profile?: Text | null; user: Text; domain: Text }
  sofia_dig: { url: Text }
  sofia_gateway_data: { gateway: Text; kind: 'ivar' | 'ovar' | 'var'; name: Text }
  sofia_presence_data: { what: 'list' | 'status' | 'rpid' | 'user_agent'; profile?: Text | null; user: Text; domain: Text }
  sofia_username_of: { profile?: Text | null; user: Text; domain: Text }
  conference_list: { mode?: Text | null }
  conference_json_list: {}
  conference_xml_list: {}
  conference_room_list: { conference: Text }
  conference_room_json_list: { conference: Text }
  conference_room_xml_list: { conference: Text }
  conference_count: { conference: Text }
  conference_kick: { conference: Text; member: Text }
  conference_hup: { conference: Text; member: Text }
  conference_mute: { conference: Text; member: Text; quiet?: boolean | null }
  conference_tmute: { conference: Text; member: Text }
  conference_unmute: { conference: Text; member: Text; quiet?: boolean | null }
  conference_vmute: { conference: Text; member: Text }
  conference_unvmute: { conference: Text; member: Text }
  conference_deaf: { conference: Text; member: Text }
  conference_undeaf: { conference: Text; member: Text }
  conference_play: { conference: Text; file: Text; member?: Text | null }
  conference_stop: { conference: Text; what: 'all' | 'current' | 'async' | 'last'; member?: Text | null }
  conference_say: { conference: Text; text: Text }
  conference_saymember: { conference: Text; member: Text; text: Text }
  conference_dial: { conference: Text; dial_string: Text; cid_num?: Text | null; cid_name?: Text | null }
  conference_bgdial: { conference: Text; dial_string: Text; cid_num?: Text | null; cid_name?: Text | null }
  conference_dtmf: { conference: Text; member: Text; digits: Text }
  conference_energy: { conference: Text; member: Text; level?: number | null }
  conference_volume_in: { conference: Text; member: Text; level?: number | null }
  conference_volume_out: { conference: Text; member: Text; level?: number | null }
  conference_floor: { conference: Text; member: Text }
  conference_lock: { conference: Text }
  conference_unlock: { conference: Text }
  conference_pin: { conference: Text; pin: Text }
  conference_nopin: { conference: Text }
  conference_record: { conference: Text; file: Text }
  conference_norecord: { conference: Text; file: Text }
  conference_pause: { conference: Text; file: Text }
  conference_resume: { conference: Text; file: Text }
  conference_recording: { conference: Text; action: 'start' | 'stop' | 'check' | 'pause' | 'resume'; file?: Text | null }
  conference_exit_sound: { conference: Text; value: Text }
  conference_enter_sound: { conference: Text; value: Text }
  conference_transfer: { conference: Text; other: Text; member: Text }
  conference_get: { conference: Text; parameter: Text }
  conference_set: { conference: Text; parameter: Text; value: Text }
  callcenter_config_agent_add: { name: Text; type: 'callback' | 'uuid-standby' }
  callcenter_config_agent_del: { name: Text }
  callcenter_config_agent_reload: { name: Text }
  callcenter_config_agent_set_status: { agent: Text; status: 'Logged Out' | 'Available' | 'Available (On Demand)' | 'On Break' }
  callcenter_config_agent_set_state: { agent: Text; state: 'Idle' | 'Waiting' | 'Receiving' | 'In a queue call' | 'Reserved' }
  callcenter_config_agent_set_contact: { agent: Text; contact: Text }
  callcenter_config_agent_set_ready_time: { agent: Text; epoch: number }
  callcenter_config_agent_set_reject_delay_time: { agent: Text; seconds: number }
  callcenter_config_agent_set_busy_delay_time: { agent: Text; seconds: number }
  callcenter_config_agent_set_no_answer_delay_time: { agent: Text; seconds: number }
  callcenter_config_agent_get_status: { agent: Text }
  callcenter_config_agent_get_state: { agent: Text }
  callcenter_config_agent_get_uuid: { agent: Text }
  callcenter_config_agent_list: { agent?: Text | null }
  callcenter_config_tier_add: { queue: Text; agent: Text; level?: number | null; position?: number | null }
  callcenter_config_tier_set_state: { queue: Text; agent: Text; state: 'Ready' | 'No Answer' | 'Offering' | 'Active Inbound' | 'Standby' }
  callcenter_config_tier_set_level: { queue: Text; agent: Text; level: number }
  callcenter_config_tier_set_position: { queue: Text; agent: Text; position: number }
  callcenter_config_tier_del: { queue: Text; agent: Text }
  callcenter_config_tier_reload: { queue: Text; agent: Text }
  callcenter_config_tier_list: {}
  callcenter_config_queue_load: { queue: Text }
  callcenter_config_queue_unload: { queue: Text }
  callcenter_config_queue_reload: { queue: Text }
  callcenter_config_queue_list: {}
  callcenter_config_queue_list_agents: { queue: Text; status?: Text | null; state?: Text | null }
  callcenter_config_queue_list_members: { queue: Text }
  callcenter_config_queue_list_tiers: { queue: Text }
  callcenter_config_queue_count: {}
  callcenter_config_queue_count_agents: { queue: Text; status?: Text | null; state?: Text | null }
  callcenter_config_queue_count_members: { queue: Text }
  callcenter_config_queue_count_tiers: { queue: Text }
  callcenter_break_agent: { uuid: Text }
}
