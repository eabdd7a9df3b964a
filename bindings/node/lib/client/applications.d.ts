// Written by ci/generate from core/engine/catalogue/applications.toml: change that, not this.

import type { Argument } from './index'
import type { Time } from './commands'
import type { HangupCause } from './vocabulary'

/** Arguments of dialplan applications, by their names. */
export interface ApplicationArguments {
  /** Indicates that the call was acknowledged. */
  acknowledge_call: {}
  /** Answers the call. */
  answer: {}
  /**
   * Calls somebody and, when this side hangs up, joins the two.
   * @param dial_string Whom to call.
   */
  att_xfer: { dial_string: Argument }
  /**
   * Runs a shell command without waiting.
   * It runs a shell or a program.
   * @param command The command and its arguments.
   */
  bgsystem: { command: Argument }
  /**
   * Binds digits, or `~` and a regular expression, to an action such as `exec:application` or `api:command`.
   * What an exec: gives its application is expanded once more.
   * @param realm The realm.
   * @param digits The digits.
   * @param action What it does.
   * @param value The value.
   * @param target_leg Which leg has the binding.
   * @param event_leg Which leg the event says.
   */
  bind_digit_action: { realm: Argument; digits: Argument; action: Argument; value?: Argument | null; target_leg?: Argument | null; event_leg?: Argument | null }
  /**
   * Binds `*` and a key to an application.
   * The argument is expanded once more when the key is pressed.
   * @param key The key.
   * @param listen On which leg the key is heard.
   * @param respond `a`, `b`, `o` or `s`, and `i` or `1`: which leg runs it, inline, once.
   * @param application The application.
   * @param argument Its argument.
   */
  bind_meta_app: { key: Argument; listen: 'a' | 'b' | 'ab'; respond: Argument; application: Argument; argument: Argument }
  /** Lets no DTMF through. */
  block_dtmf: {}
  /** Stops what runs. */
  break: {}
  /**
   * Calls somebody and joins the two.
   * hangup_after_bridge and continue_on_fail say what comes then.
   * @param dial_string Whom to call.
   */
  bridge: { dial_string: Argument }
  /**
   * Sets a variable here and on the channel that this one is bridged to.
   * @param name The name.
   * @param value The value.
   */
  bridge_export: { name: Argument; value: Argument }
  /**
   * Plays a file to a leg.
   * @param path The file.
   * @param leg Which leg.
   */
  broadcast: { path: Argument; leg: Argument }
  /**
   * Puts what a regular expression finds into a variable, an array.
   * @param variable The variable.
   * @param data The text.
   * @param regex The regular expression.
   */
  capture: { variable: Argument; data: Argument; regex: Argument }
  /**
   * Whether text is collected.
   * @param state The state.
   */
  capture_text: { state: 'on' | 'off' }
  /**
   * Hangs up if an address is not in an access control list.
   * @param ip The address.
   * @param acl The access control list, or a network.
   * @param cause The hangup cause.
   */
  check_acl: { ip: Argument; acl: Argument; cause?: HangupCause | null }
  /**
   * Takes digit bindings back; `all` those of every realm.
   * @param realm The realm.
   * @param target What the channel does when it is answered.
   */
  clear_digit_action: { realm: Argument; target?: Argument | null }
  /** Clears the cache of speech handles. */
  clear_speech_cache: {}
  /** Conceals lost packets where comfort noise comes. */
  cng_plc: {}
  /**
   * Logs every packet.
   * @param direction Which direction.
   * @param state The state.
   */
  debug_media: { direction: 'read' | 'write' | 'both' | 'vread' | 'vwrite' | 'vboth' | 'all'; state: 'on' | 'off' }
  /**
   * Drops DTMF that comes twice, inband and as events.
   * @param only_rtp Only events count.
   */
  deduplicate_dtmf: { only_rtp?: boolean | null }
  /**
   * Sends the call elsewhere with REFER.
   * @param uri The SIP URI.
   */
  deflect: { uri: Argument }
  /**
   * Plays the caller back after a while.
   * @param milliseconds How long, in milliseconds.
   */
  delay_echo: { milliseconds: number }
  /**
   * Waits until somebody speaks.
   * @param threshold The level.
   * @param hits How many frames.
   * @param timeout_ms Milliseconds until it gives up.
   * @param file The file.
   */
  detect_audio: { threshold: number; hits: number; timeout_ms: number; file?: Argument | null }
  /**
   * Waits until nobody speaks.
   * @param threshold The level.
   * @param hits How many frames.
   * @param timeout_ms Milliseconds until it gives up.
   * @param file The file.
   */
  detect_silence: { threshold: number; hits: number; timeout_ms: number; file?: Argument | null }
  /**
   * Starts, changes and stops speech recognition.
   * @param command The command and its arguments.
   */
  detect_speech: { command: Argument }
  /**
   * Says which digit bindings count.
   * @param realm The realm.
   * @param target What the channel does when it is answered.
   */
  digit_action_set_realm: { realm: Argument; target?: Argument | null }
  /**
   * Plays a file in the place of what the channel hears; the limit is `+milliseconds`.
   * @param path The file.
   * @param flags Flags.
   * @param limit How many seconds at most.
   */
  displace_session: { path: Argument; flags?: Argument | null; limit?: Argument | null }
  /** Ends the originate when this channel hangs up early. */
  early_hangup: {}
  /**
   * Listens to another channel; `all` to one after the other.
   * @param uuid The channel's UUID.
   */
  eavesdrop: { uuid: Argument }
  /** Plays the caller back. */
  echo: {}
  /**
   * Fires SESSION_HEARTBEAT every so many seconds.
   * @param seconds How many seconds.
   */
  enable_heartbeat: { seconds?: number | null }
  /**
   * Sends something every so many seconds.
   * @param seconds How many seconds.
   */
  enable_keepalive: { seconds?: number | null }
  /**
   * Plays a file again and again.
   * @param path The file.
   */
  endless_playback: { path: Argument }
  /**
   * Expands its argument, and does nothing with it.
   * @param expression The expression.
   */
  eval: { expression?: Argument | null }
  /**
   * Fires an event: `Event-Name=CUSTOM,Event-Subclass=x,Name=value`.
   * Commas separate; they can't stand in a value.
   * @param headers The headers.
   */
  event: { headers: Argument }
  /**
   * Runs an extension's actions and comes back.
   * @param extension The extension; in a file's name what follows the dot.
   * @param dialplan The dialplan.
   * @param context The context.
   */
  execute_extension: { extension: Argument; dialplan?: Argument | null; context?: Argument | null }
  /**
   * Sets a variable here and on the legs that this one calls; `nolocal:` in front on these alone.
   * @param name The name.
   * @param value The value.
   */
  export: { name: Argument; value: Argument }
  /** Looks for fax tones. */
  fax_detect: {}
  /**
   * Leaves only these codecs in the offer.
   * @param codecs Codecs, separated by commas.
   */
  filter_codecs: { codecs: Argument }
  /** Drops DTMF that waits. */
  flush_dtmf: {}
  /**
   * Plays tones: `%(100,0,440)`.
   * @param script The script and its arguments.
   * @param loops How often.
   */
  gentones: { script: Argument; loops?: number | null }
  /**
   * Hangs up.
   * @param cause The hangup cause.
   */
  hangup: { cause?: HangupCause | null }
  /**
   * Puts the call on hold.
   * @param display What the phone shows.
   */
  hold: { display?: Argument | null }
  /**
   * Logs all of the channel's data.
   * @param level The level.
   */
  info: { level?: Argument | null }
  /**
   * Takes another channel's partner.
   * @param leg Which leg.
   * @param uuid The channel's UUID.
   */
  intercept: { leg?: boolean | null; uuid: Argument }
  /**
   * Runs a menu of the configuration.
   * @param menu The menu.
   */
  ivr: { menu: Argument }
  /**
   * Sets the jitter buffer: `60:200:20`, `pause`, `resume`.
   * @param setting The setting.
   */
  jitterbuffer: { setting: Argument }
  /**
   * Counts the call against a limit, and transfers it when that is reached.
   * @param backend The limit backend: hash, db, ...
   * @param realm The realm.
   * @param resource The resource.
   * @param max The most.
   * @param number The number.
   * @param dialplan The dialplan.
   * @param context The context.
   */
  limit: { backend: Argument; realm: Argument; resource: Argument; max?: Argument | null; number?: Argument | null; dialplan?: Argument | null; context?: Argument | null }
  /**
   * Runs an application if a limit is not reached.
   * The argument is expanded once more.
   * @param backend The limit backend: hash, db, ...
   * @param realm The realm.
   * @param resource The resource.
   * @param max The most.
   * @param application The application.
   * @param argument Its argument.
   */
  limit_execute: { backend: Argument; realm: Argument; resource: Argument; max: Argument; application: Argument; argument?: Argument | null }
  /**
   * limit with the backend hash.
   * It is deprecated.
   * @param realm The realm.
   * @param resource The resource.
   * @param max The most.
   * @param number The number.
   * @param dialplan The dialplan.
   * @param context The context.
   */
  limit_hash: { realm: Argument; resource: Argument; max?: Argument | null; number?: Argument | null; dialplan?: Argument | null; context?: Argument | null }
  /**
   * limit_execute with the backend hash.
   * It is deprecated.
   * @param realm The realm.
   * @param resource The resource.
   * @param max The most.
   * @param application The application.
   * @param argument Its argument.
   */
  limit_hash_execute: { realm: Argument; resource: Argument; max: Argument; application: Argument; argument?: Argument | null }
  /**
   * Writes a log line.
   * @param level The level.
   * @param message The message.
   */
  log: { level: Argument; message: Argument }
  /**
   * Plays a file several times.
   * @param loops How often.
   * @param path The file.
   */
  loop_playback: { loops?: number | null; path: Argument }
  /** Forgets what bypass and proxy media said. */
  media_reset: {}
  /**
   * Makes a folder.
   * @param path The file.
   */
  mkdir: { path: Argument }
  /**
   * Sets several variables.
   * Values are expanded once more.
   * @param variables The variables.
   */
  multiset: { variables: Record<string, string | number> }
  /**
   * Unsets several variables, separated by blanks.
   * @param names The names.
   */
  multiunset: { names: Argument }
  /**
   * Lets one call at a time go on.
   * @param key The key.
   * @param state The state.
   */
  mutex: { key: Argument; state?: 'on' | 'off' | null }
  /**
   * Listens to another channel without decoding.
   * @param uuid The channel's UUID.
   * @param direction Which direction.
   */
  native_eavesdrop: { uuid: Argument; direction?: 'read' | 'write' | null }
  /** Refuses video. */
  novideo: {}
  /** Waits to be told what to do. */
  park: {}
  /** Says that it is parked. */
  park_state: {}
  /**
   * Says a phrase of the configuration.
   * @param macro The macro.
   * @param data The text.
   */
  phrase: { macro: Argument; data?: Argument | null }
  /**
   * Picks a waiting call up.
   * @param key The key.
   */
  pickup: { key?: Argument | null }
  /**
   * Plays a file and recognises what is said meanwhile.
   * @param file The file.
   * @param engine The speech engine.
   * @param grammar The grammar.
   */
  play_and_detect_speech: { file: Argument; engine: Argument; grammar: Argument }
  /**
   * Plays a file and collects digits; timeouts in milliseconds; `none` for no terminator.
   * A backslash in the expression is doubled where the switch would read it.
   * @param min The least.
   * @param max The most.
   * @param tries How many tries.
   * @param timeout How long.
   * @param terminators Digits that end the input; `none` for none.
   * @param file The file.
   * @param invalid_file What is played after a wrong input.
   * @param variable The variable.
   * @param regexp What the digits must be.
   * @param digit_timeout Milliseconds between two digits.
   * @param failure Where to go after the last try: `'extension dialplan context'`.
   */
  play_and_get_digits: { min: number; max: number; tries: number; timeout: number; terminators: Argument; file: Argument; invalid_file: Argument; variable: Argument; regexp: Argument; digit_timeout?: number | null; failure?: Argument | null }
  /**
   * Plays a file.
   * @param path The file.
   */
  playback: { path: Argument }
  /** Opens early media. */
  pre_answer: {}
  /**
   * Preprocesses audio (echo, noise, gain).
   * @param settings The settings.
   */
  preprocess: { settings: Argument }
  /**
   * Sends presence.
   * @param rpid The presence: unknown, busy, ...
   * @param status The status.
   * @param id The id.
   */
  presence: { rpid: Argument; status: Argument; id?: Argument | null }
  /**
   * Hides who is calling.
   * @param what What.
   */
  privacy: { what: 'off' | 'on' | 'name' | 'full' | 'number' }
  /**
   * Puts a value at the end of an array.
   * The value is expanded once more.
   * @param name The name.
   * @param value The value.
   */
  push: { name: Argument; value: Argument }
  /**
   * Sends DTMF when the call is answered.
   * @param digits The digits.
   * @param tone_duration Milliseconds of each tone.
   */
  queue_dtmf: { digits: Argument; tone_duration?: number | null }
  /**
   * Plays a file and collects digits; timeouts in milliseconds.
   * @param min The least.
   * @param max The most.
   * @param file The file.
   * @param variable The variable.
   * @param timeout How long.
   * @param terminators Digits that end the input; `none` for none.
   * @param digit_timeout Milliseconds between two digits.
   */
  read: { min: number; max: number; file: Argument; variable: Argument; timeout: number; terminators: Argument; digit_timeout?: number | null }
  /**
   * Records the caller; the limit in seconds.
   * @param path The file.
   * @param limit How many seconds at most.
   * @param silence_thresh Below which level it is silent.
   * @param silence_hits After how many silent frames the recording ends.
   */
  record: { path: Argument; limit?: number | null; silence_thresh?: number | null; silence_hits?: number | null }
  /**
   * Records the call; the limit is `+seconds`.
   * @param path The file.
   * @param limit How many seconds at most.
   */
  record_session: { path: Argument; limit?: Argument | null }
  /**
   * Records silence from here on.
   * @param path The file.
   */
  record_session_mask: { path: Argument }
  /**
   * Stops a recording for a while.
   * @param path The file.
   */
  record_session_pause: { path: Argument }
  /**
   * Goes on with a recording.
   * @param path The file.
   */
  record_session_resume: { path: Argument }
  /**
   * Records audio again.
   * @param path The file.
   */
  record_session_unmask: { path: Argument }
  /** Refreshes what recovery needs. */
  recovery_refresh: {}
  /**
   * Answers an incoming SIP call with a redirect.
   * @param uri The SIP URI.
   */
  redirect: { uri: Argument }
  /**
   * Removes media bugs.
   * @param function The function.
   */
  remove_bugs: { function?: Argument | null }
  /**
   * Renames a file.
   * @param from The file.
   * @param to The new name, or the end.
   */
  rename: { from: Argument; to: Argument }
  /**
   * Answers an incoming SIP call: `486 Busy Here`.
   * @param response The code and its text.
   */
  respond: { response: Argument }
  /** Keeps the caller profile through transfers. */
  reuse_caller_profile: {}
  /** Rings. */
  ring_ready: {}
  /**
   * Says a number, a time, ...
   * @param module The module, `mod_sofia`.
   * @param language The language, `en`.
   * @param type The type.
   * @param method How: pronounced, iterated, counted.
   * @param gender The grammatical gender.
   * @param text The text.
   */
  say: { module: Argument; language?: Argument | null; type: Argument; method: Argument; gender?: Argument | null; text: Argument }
  /**
   * Plays a file later.
   * @param time When. (`+seconds`, `@seconds` or an epoch)
   * @param path The file.
   * @param legs Which legs; the channel's own without it.
   */
  sched_broadcast: { time: Time; path: Argument; legs?: 'aleg' | 'bleg' | 'both' | null }
  /**
   * Takes scheduled tasks back.
   * @param group The group; `none` for no group of tasks.
   */
  sched_cancel: { group?: Argument | null }
  /**
   * Hangs up later.
   * @param time When. (`+seconds`, `@seconds` or an epoch)
   * @param cause The hangup cause.
   */
  sched_hangup: { time: Time; cause?: HangupCause | null }
  /**
   * Fires SESSION_HEARTBEAT every so many seconds.
   * @param seconds How many seconds.
   */
  sched_heartbeat: { seconds?: number | null }
  /**
   * Transfers later.
   * @param time When. (`+seconds`, `@seconds` or an epoch)
   * @param extension The extension; in a file's name what follows the dot.
   * @param dialplan The dialplan.
   * @param context The context.
   */
  sched_transfer: { time: Time; extension: Argument; dialplan?: Argument | null; context?: Argument | null }
  /**
   * Changes what the phone shows.
   * @param display What the phone shows.
   */
  send_display: { display: Argument }
  /**
   * Sends DTMF.
   * @param digits The digits.
   * @param tone_duration Milliseconds of each tone.
   */
  send_dtmf: { digits: Argument; tone_duration?: number | null }
  /**
   * Sends INFO.
   * @param info The text.
   */
  send_info: { info: Argument }
  /**
   * Sets the log level of this channel.
   * @param level The level.
   */
  session_loglevel: { level: Argument }
  /**
   * Sets a variable of the channel.
   * The value is expanded once more.
   * @param name The name.
   * @param value The value.
   */
  set: { name: Argument; value: Argument }
  /**
   * Makes a direction louder or softer.
   * @param direction Which direction.
   * @param level The level.
   */
  set_audio_level: { direction: 'read' | 'write'; level: number }
  /**
   * Sets a global variable.
   * @param name The name.
   * @param value The value.
   */
  set_global: { name: Argument; value: Argument }
  /** Puts media statistics into variables. */
  set_media_stats: {}
  /**
   * Mutes a direction.
   * @param direction Which direction.
   * @param state The state.
   */
  set_mute: { direction: 'read' | 'write'; state: Argument }
  /**
   * Names the channel.
   * @param name The name.
   */
  set_name: { name: Argument }
  /**
   * Changes the caller profile.
   * @param name The name.
   * @param value The value.
   */
  set_profile_var: { name: Argument; value: Argument }
  /**
   * Sets the variables of a user of the directory.
   * @param user The user.
   * @param domain The domain.
   * @param prefix What is put before the variables' names.
   */
  set_user: { user: Argument; domain: Argument; prefix?: Argument | null }
  /** Lets the channel run applications after it hung up. */
  set_zombie_exec: {}
  /**
   * Waits.
   * @param milliseconds How long, in milliseconds.
   */
  sleep: { milliseconds: number }
  /**
   * Puts the partner on hold until a key is pressed.
   * @param key The key.
   * @param music_a What this side hears.
   * @param music_b What the other side hears.
   */
  soft_hold: { key: Argument; music_a?: Argument | null; music_b?: Argument | null }
  /**
   * Analyses audio.
   * @param setting The setting.
   */
  sound_test: { setting?: Argument | null }
  /**
   * Speaks a text.
   * @param engine The speech engine.
   * @param voice The voice.
   * @param text The text.
   */
  speak: { engine: Argument; voice: Argument; text: Argument }
  /** Looks for DTMF in the audio. */
  start_dtmf: {}
  /** Sends DTMF in the audio. */
  start_dtmf_generate: {}
  /** Does nothing. */
  stop: {}
  /**
   * Ends displace_session.
   * @param path The file.
   */
  stop_displace_session: { path: Argument }
  /** Ends start_dtmf. */
  stop_dtmf: {}
  /**
   * Ends start_dtmf_generate.
   * @param direction Which direction.
   */
  stop_dtmf_generate: { direction?: boolean | null }
  /**
   * Ends a recording; `all` all of them.
   * @param path The file.
   */
  stop_record_session: { path: Argument }
  /** Ends tone_detect. */
  stop_tone_detect: {}
  /**
   * Ends video_write_overlay.
   * @param path The file.
   */
  stop_video_write_overlay: { path: Argument }
  /**
   * Formats the time.
   * @param epoch The time, in seconds since 1970.
   * @param format The format.
   */
  strftime: { epoch?: number | null; format: Argument }
  /**
   * Runs a shell command.
   * It runs a shell or a program.
   * @param command The command and its arguments.
   */
  system: { command: Argument }
  /**
   * Joins another channel's call.
   * @param uuid The channel's UUID.
   */
  three_way: { uuid: Argument }
  /**
   * Looks for tones: an event, and an application that runs then.
   * The argument is expanded once more.
   * @param key The key.
   * @param tone_spec The frequencies, separated by commas.
   * @param flags Flags.
   * @param timeout How long.
   * @param application The application.
   * @param argument Its argument.
   * @param hits How many frames.
   */
  tone_detect: { key: Argument; tone_spec: Argument; flags?: Argument | null; timeout?: Argument | null; application?: Argument | null; argument?: Argument | null; hits?: number | null }
  /**
   * Goes to another extension.
   * @param leg Which leg.
   * @param extension The extension; in a file's name what follows the dot.
   * @param dialplan The dialplan.
   * @param context The context.
   */
  transfer: { leg?: '-bleg' | '-both' | null; extension: Argument; dialplan?: Argument | null; context?: Argument | null }
  /**
   * Takes variables to the partner; `~` in front of a prefix.
   * @param names The names.
   */
  transfer_vars: { names: Argument }
  /**
   * Takes a binding back.
   * @param key The key.
   */
  unbind_meta_app: { key?: Argument | null }
  /** Lets DTMF through again. */
  unblock_dtmf: {}
  /** Ends hold. */
  unhold: {}
  /**
   * Unsets a variable.
   * @param name The name.
   */
  unset: { name: Argument }
  /**
   * Puts a value at the beginning of an array.
   * The value is expanded once more.
   * @param name The name.
   * @param value The value.
   */
  unshift: { name: Argument; value: Argument }
  /**
   * Tests voice detection.
   * @param mode Which kind; of `conference list` count, summary or pretty.
   */
  vad_test: { mode?: number | null }
  /** Puts every variable into every event of this channel. */
  verbose_events: {}
  /**
   * Whether video is decoded.
   * @param state The state.
   */
  video_decode: { state?: 'on' | 'wait' | 'off' | null }
  /**
   * Asks for a video picture.
   * @param mode Which kind; of `conference list` count, summary or pretty.
   */
  video_refresh: { mode?: 'manual' | 'auto' | null }
  /**
   * Puts a picture over the video.
   * @param path The file.
   * @param position The position.
   * @param alpha How opaque, from 0 to 255.
   */
  video_write_overlay: { path: Argument; position?: Argument | null; alpha?: number | null }
  /** Waits until the call is answered. */
  wait_for_answer: {}
  /**
   * Waits until nobody speaks.
   * @param threshold The level.
   * @param hits How many frames.
   * @param listen_hits How many frames must be heard before.
   * @param timeout_ms Milliseconds until it gives up.
   * @param file The file.
   */
  wait_for_silence: { threshold: number; hits: number; listen_hits: number; timeout_ms: number; file?: Argument | null }
  /**
   * Waits for video.
   * @param milliseconds How long, in milliseconds.
   */
  wait_for_video_ready: { milliseconds?: number | null }
  /**
   * Waits in a queue for an agent.
   * @param queue The queue, `name@domain`.
   */
  callcenter: { queue: Argument }
  /**
   * Counts the call as one of an agent's.
   * @param agent The agent, `name@domain`.
   */
  callcenter_track: { agent: Argument }
  /**
   * Takes part in a conference.
   * @param conference The conference.
   * @param profile The SIP profile, or the part before the slash.
   * @param pin The PIN.
   */
  conference: { conference: Argument; profile?: Argument | null; pin?: Argument | null }
  /**
   * Adds somebody to call when the conference is entered.
   * @param dial_string Whom to call.
   */
  conference_set_auto_outcall: { dial_string: Argument }
  /**
   * Keeps a value in the database, or drops it.
   * @param action What it does.
   * @param realm The realm.
   * @param key The key.
   * @param value The value.
   */
  db: { action: 'insert' | 'delete'; realm: Argument; key: Argument; value?: Argument | null }
  /**
   * Puts a dial string into a group, or takes it out.
   * @param action What it does.
   * @param group The group; `none` for no group of tasks.
   * @param url The URL or dial string.
   */
  group: { action: 'insert' | 'delete'; group: Argument; url: Argument }
  /**
   * Keeps a value in memory, or drops it.
   * @param action What it does.
   * @param realm The realm.
   * @param key The key.
   * @param value The value.
   */
  hash: { action: 'insert' | 'insert_ifempty' | 'delete' | 'delete_ifmatch'; realm: Argument; key: Argument; value?: Argument | null }
  /**
   * Waits in a queue (in), or serves it (out).
   * @param fifo The queue.
   * @param role in waits, out serves.
   * @param options More words of the application.
   */
  fifo: { fifo: Argument; role?: 'in' | 'out' | null; options?: Argument | null }
  /**
   * Counts the call as one of an outbound member's.
   * @param uuid The channel's UUID.
   */
  fifo_track_call: { uuid: Argument }
  /**
   * Runs a script with the call as its session.
   * @param script The script and its arguments.
   */
  lua: { script: Argument }
  /**
   * Connects to an outbound event socket server: `host:port`.
   * Several hosts are separated by `|`.
   * @param host The server.
   * @param asynchronous Answers come before an application has ended.
   * @param full All commands are allowed.
   */
  socket: { host: Argument; asynchronous?: boolean | null; full?: boolean | null }
  /**
   * Receives a file.
   * @param file The file.
   */
  msrp_recv_file: { file: Argument }
  /**
   * Sends a file.
   * @param file The file.
   */
  msrp_send_file: { file: Argument }
  /**
   * Ends the delivery of a message.
   * @param text The text.
   */
  final: { text?: Argument | null }
  /**
   * Fires the message as an event.
   * @param text The text.
   */
  fire: { text?: Argument | null }
  /**
   * Answers the message.
   * @param text The text.
   */
  reply: { text?: Argument | null }
  /**
   * Sends the message on.
   * @param text The text.
   */
  send: { text?: Argument | null }
  /**
   * For shared lines; not for people.
   * @param uuid The channel's UUID.
   */
  sofia_sla: { uuid: Argument }
  /** Verifies the Identity header; the result is in sip_verstat. */
  sofia_stir_shaken_vs: {}
  /**
   * Receives a fax as TIFF.
   * @param file The file.
   */
  rxfax: { file: Argument }
  /**
   * Sends a TIFF as fax.
   * @param file The file.
   */
  txfax: { file: Argument }
  /** Ends a fax. */
  stopfax: {}
  /**
   * Turns to T.38 when fax tones are heard.
   * @param direction Which direction.
   */
  t38_gateway: { direction?: 'self' | 'peer' | 'nocng' | null }
  /** Looks for TDD. */
  spandsp_detect_tdd: {}
  /**
   * Mixes TDD in.
   * @param text The text.
   */
  spandsp_inject_tdd: { text: Argument }
  /**
   * Sends TDD.
   * @param text The text.
   */
  spandsp_send_tdd: { text: Argument }
  /** Looks for DTMF in the audio. */
  spandsp_start_dtmf: {}
  /**
   * Runs an application when fax tones are heard.
   * The argument is expanded once more.
   * @param application The application.
   * @param argument Its argument.
   * @param timeout How long.
   * @param tone_type Which tone.
   */
  spandsp_start_fax_detect: { application: Argument; argument?: Argument | null; timeout?: number | null; tone_type?: Argument | null }
  /**
   * Looks for tones with cadence.
   * @param name The name.
   */
  spandsp_start_tone_detect: { name: Argument }
  /** Ends that. */
  spandsp_stop_detect_tdd: {}
  /** Ends that. */
  spandsp_stop_dtmf: {}
  /** Ends that. */
  spandsp_stop_fax_detect: {}
  /** Ends that. */
  spandsp_stop_inject_tdd: {}
  /** Ends that. */
  spandsp_stop_tone_detect: {}
  /**
   * Parks the call in a lot; `auto in 8001 8999` finds a place.
   * @param lot The parking lot.
   * @param extension The extension; in a file's name what follows the dot.
   * @param min The least.
   * @param max The most.
   * @param to The new name, or the end.
   * @param prompt What is said.
   */
  valet_park: { lot: Argument; extension: Argument; min?: Argument | null; max?: Argument | null; to?: Argument | null; prompt?: Argument | null }
  /** Lets a loopback channel leave the call. */
  unloop: {}
}
