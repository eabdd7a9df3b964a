/// <reference types="node" />
// The modern API. Times are in ms unless a name says otherwise.

import type { EventEmitter } from 'node:events'
import type { AddressInfo, ListenOptions } from 'node:net'
import type { Duplex } from 'node:stream'
import type { ConnectionOptions, TlsOptions } from 'node:tls'
import type { ApplicationArguments } from './applications'
import type { CommandArguments, Commands } from './commands'
import type { AnswerState, CallState, ChannelState, Direction, ErrorCode, EventName, HangupCause, Subclass } from './vocabulary'

export type { ApplicationArguments } from './applications'
export type { CommandArguments, Commands, Time } from './commands'
export type * from './vocabulary'
export type * as records from './records'

export type Format = 'plain' | 'json' | 'xml'

/** What every promise of the modern API rejects with. */
export class EslError extends Error {
  constructor(code: ErrorCode, message?: string, more?: { hangupCause?: HangupCause; text?: string })
  readonly code: ErrorCode
  /** The row's number, which never changes. */
  readonly number: number
  /** Whether trying the same again, perhaps on a new connection, can help. */
  readonly retryable: boolean
  /** Whether the switch may have carried the command out. */
  readonly outcomeUnknown: boolean
  /** Why a call ended, where that is what went wrong. */
  readonly hangupCause: HangupCause | undefined
  /** The switch's words, where it refused. */
  readonly text: string | undefined
}

/** A text that the switch expands: `${variables}`, results of API commands. Never make one of what a stranger sent. */
export class Expression {
  constructor(text: string)
  readonly text: string
}

/** Asks the switch to expand a text. */
export function expression(text: string): Expression

/** An argument: a text is a text, `expression` asks the switch to expand. */
export type Argument = string | number | Expression
/** Arguments by their names; undefined, null and false are left out, true is a flag that is given. */
export type Arguments = Record<string, Argument | boolean | null | undefined>

/** Arguments, which may be left out where none is needed, and options. */
type Given<Args, Options> = {} extends Args ? [args?: Args, options?: Options] : [args: Args, options?: Options]

/** What a request may say. */
export interface RequestOptions {
  /** How long it may take. */
  timeout?: number
  /** Gives the wait up; the switch may still carry it out. */
  signal?: AbortSignal
}

/** A message that is no event. */
export interface Message {
  readonly headers: Record<string, string>
  readonly body: string
  bodyBytes(): Buffer
  entriesBytes(): [Buffer, Buffer][]
}

/** What an event gives, whichever API it comes from. */
declare class EventBase {
  /** The format in which it came. */
  readonly format: Format
  /** The first value of a header, without regard to case; an array as `ARRAY::a|:b`. */
  get(name: string): string | undefined
  getBytes(name: string): Buffer | undefined
  /** Every value of a header, the elements of arrays one by one. */
  values(name: string): string[]
  valuesBytes(name: string): Buffer[]
  /** Name and value of each header in order, duplicates too. */
  entries(): [string, string][]
  entriesBytes(): [Buffer, Buffer][]
  bodyBytes(): Buffer | undefined
  /** Why the document can't be read; undefined if it can. */
  error(): string | undefined
  /** The event's text as it came. */
  toBuffer(): Buffer
}

/** An event of the switch, read when asked. */
export class Event extends EventBase {
  private constructor()
  /**
   * An event from JSON that did not come over an event socket: a broker's message, a line of a file. Throws `malformed` where the text is no JSON object
   * of headers.
   */
  static fromJson(json: string | Uint8Array): Event
  readonly type: 'event'
  /** `Event-Name`. */
  readonly name: EventName | undefined
  /** `Event-Subclass`, of CUSTOM events. */
  readonly subclass: Subclass | undefined
  /** `Unique-ID`: the channel that it is about. */
  readonly uuid: string | undefined
  /** All headers as a plain object; an array is an array. */
  readonly headers: Record<string, string | string[]>
  /** The event's own body. */
  readonly body: string | undefined
  /** The whole event as an object, the body as `_body`. */
  toObject(): Record<string, string | string[]>
  toJSON(): Record<string, string | string[]>
}

/** A log line of the switch. */
export class LogLine implements Message {
  private constructor()
  readonly type: 'log'
  readonly headers: Record<string, string>
  readonly body: string
  /** 0 console to 7 debug. */
  readonly level: number | undefined
  /** The line, with its newline. */
  readonly text: string
  bodyBytes(): Buffer
  entriesBytes(): [Buffer, Buffer][]
}

/** The connection was lost and is back: what happened in between was not seen. */
export class Gap {
  private constructor()
  readonly type: 'gap'
  readonly from: Date
  readonly until: Date
  /** Whether the switch was restarted in between; undefined if it can't be told. */
  readonly restarted: boolean | undefined
  /** The channels that there are after it, where `rereadState` asks for them. */
  readonly channels: Record<string, string>[] | undefined
}

/** This reader was too slow: so many events and log lines, or changes of a call, are missing here. */
export class Dropped {
  private constructor()
  readonly type: 'dropped'
  readonly count: number
}

export type Delivery = Event | LogLine | Gap | Dropped

export type LogLevel = 'console' | 'alert' | 'crit' | 'err' | 'warning' | 'notice' | 'info' | 'debug'

/** What a reader wants. A name, or a list of names, stands for `{ names }`. */
export interface Interest {
  /** Names of events; `ALL` is every one. */
  names?: EventName[]
  /** Subclasses of CUSTOM events. */
  subclasses?: Subclass[]
  /** Of one channel alone. */
  channel?: string
  /** Log lines from this level on. */
  log?: LogLevel
}

export interface QueueOptions {
  /** How many bytes of events wait for one reader at most (64 MiB). */
  bytes?: number
  /** What happens when they stay more for 5 s without progress, for which reading pauses (`drop-oldest`). */
  overflow?: 'drop-oldest' | 'drop-newest' | 'fail'
}

/** What a reader asked for, in order. */
export class EventStream implements AsyncIterableIterator<Delivery>, AsyncDisposable {
  private constructor()
  next(): Promise<IteratorResult<Delivery, undefined>>
  return(): Promise<IteratorResult<Delivery, undefined>>
  /** Ends it; the switch goes on sending what it was asked for. */
  close(): void
  [Symbol.asyncIterator](): this
  [Symbol.asyncDispose](): Promise<void>
}

/** A command of the wire; which members count depends on its kind. */
export interface WireCommand {
  kind: string
  format?: Format
  names?: string[]
  subclasses?: string[]
  header?: string
  value?: string
  uuid?: string
  name?: string
  headers?: [string, string][]
  body?: string | Uint8Array
  seconds?: number
  level?: string
  on?: boolean
}

/** What a login granted; undefined is everything. */
export interface Permissions {
  events: string[] | undefined
  api: string[] | undefined
  log: boolean | undefined
}

export interface ConnectOptions {
  /** 127.0.0.1 */
  host?: string
  /** 8021 */
  port?: number
  /** A unix socket. */
  path?: string
  /** TLS, with these options. */
  tls?: ConnectionOptions | boolean
  /** How long the transport may take to come about (10,000). */
  connectTimeout?: number
  /** Opens the connection itself, again after each loss: any Duplex. */
  open?: () => Duplex | Promise<Duplex>
  /** ClueCon */
  password?: string | Uint8Array
  /** A user of the directory, `user@domain`. */
  user?: string
  /** The format of events (`plain`). */
  format?: Format
  /** Whether it tries again after a loss (true). */
  reconnect?: boolean
  /** How long it waits between tries: the bound of the first wait, the largest bound, after which time up it begins anew. */
  backoff?: { first?: number; cap?: number; stable?: number }
  /** After how long without a byte the connection is taken for dead (60,000); null: never. */
  silence?: number | null
  /** Whether a gap comes with the channels that there are after it. */
  rereadState?: boolean
  /** How long greeting and login may take (20,000). */
  handshakeTimeout?: number
  /** Packets that each connection begins with. */
  setUp?: string[]
  /** How long each request may take; without, as long as the connection lasts. */
  timeout?: number
  queue?: QueueOptions
  /** Gives up connecting. */
  signal?: AbortSignal
}

interface ClientEvents {
  up: [{ permissions: Permissions; gap: Gap | undefined }]
  down: [{ error: EslError; retryAt: Date | undefined }]
  end: [{ error: EslError }]
  notice: [string]
  unsolicited: [string]
}

/** How a call is placed. */
export interface OriginateOptions extends RequestOptions {
  /** What the answered channel runs (`park`). */
  run?: ApplicationSpec | ApplicationSpec[]
  /** Or where it goes. */
  extension?: string
  dialplan?: string
  context?: string
  callerIdName?: string
  callerIdNumber?: string
  /** How long it may ring, in seconds. */
  timeout?: number
  /** A text by which `adopt` finds the call again. */
  tag?: string
  /** After how long the switch hangs a parked call up (an hour); 0: never. */
  parkTimeout?: number
}

export type ApplicationSpec = string | { name: string; argument?: Argument }

/** A client of one switch, or of the connection that a switch opened for a call. It stays connected and says when it was not. */
export class Client extends EventEmitter<ClientEvents> implements AsyncDisposable {
  private constructor()
  /** `down`: it tries again. */
  readonly state: 'connecting' | 'up' | 'down' | 'ended'
  readonly permissions: Permissions
  /** Why it has ended, if it has. */
  readonly endReason: EslError | undefined
  /** How many deliveries readers were too slow for. */
  readonly dropped: bigint
  /** Runs an API command and gives what it printed. Rejects on `-ERR` and `-USAGE`. */
  api(line: string | Uint8Array, options: RequestOptions & { encoding: 'buffer' }): Promise<Buffer>
  api(line: string | Uint8Array, options?: RequestOptions): Promise<string>
  /** API commands of the catalogue as functions: `uuid_kill(uuid, { cause: 'USER_BUSY' })`. */
  readonly commands: Commands
  /** Runs an API command of the catalogue, its arguments by their names, and reads what it printed. */
  run<Name extends keyof CommandArguments>(
    name: Name,
    ...given: Given<CommandArguments[Name], RequestOptions>
  ): ReturnType<Commands[Name]>
  /** Runs an API command in the background; its BACKGROUND_JOB event, whose body is the result. */
  bgapi(line: string, options?: RequestOptions): Promise<Event>
  /** Runs an application on a channel and waits for its CHANNEL_EXECUTE_COMPLETE event, or for the call's end. */
  execute(
    channel: string,
    application: string,
    argument?: Argument,
    options?: RequestOptions & { loops?: number; inTurn?: boolean; asynchronous?: boolean },
  ): Promise<Event>
  /** Sends a command of the wire; its reply, whatever it says. What it asks for is asked for again after a reconnect. */
  command(command: WireCommand, options?: RequestOptions): Promise<Message>
  /** Sends a whole packet as it is; its answer, whatever it says. */
  raw(packet: string | Uint8Array, options?: RequestOptions): Promise<Message>
  /** Lets events pass that have this header; filters are ORed. */
  filter(header: string, value: string, options?: RequestOptions): Promise<void>
  filterDelete(header?: string, value?: string, options?: RequestOptions): Promise<void>
  /** Fires an event in the switch. */
  sendEvent(
    name: string,
    headers?: Record<string, string | number | (string | number)[]>,
    body?: string | Uint8Array,
    options?: RequestOptions,
  ): Promise<void>
  /** Asks the switch for events and log lines, and gives those of this interest. */
  subscribe(interest: EventName | EventName[] | Interest, options?: RequestOptions & { queue?: QueueOptions }): Promise<EventStream>
  /** Gives events of this interest, of those that the switch was asked for otherwise. */
  listen(interest: EventName | EventName[] | Interest, options?: { queue?: QueueOptions; signal?: AbortSignal }): EventStream
  /** The call with this Unique-ID, followed from now on. */
  call(uuid: string, options?: RequestOptions): Promise<Call>
  /** Places a call in the background of the switch; resolves when it is being placed. */
  originate(dial: string, options?: OriginateOptions): Promise<Calling>
  /** The calls that carry this tag, of this process or of one before it. */
  adopt(tag: string, options?: RequestOptions): Promise<Call[]>
  /** A new id for a channel or a job. */
  newUuid(): string
  /** Ends it: what waits fails, streams end, nothing is tried again. */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/** Connects, and gives the client when it is logged in. */
export function connect(options?: ConnectOptions): Promise<Client>

/** How a call has ended. */
export interface CallEnd {
  cause: HangupCause
  q850: number | null
  hungUpBy: 'farEnd' | 'switch' | null
  durationMs: number | null
  answeredForMs: number | null
  answeredAfterMs: number | null
}

/** What the events of a call have said so far; null is what none has said. */
export interface CallStatus {
  uuid: string
  direction: Direction | null
  channelState: ChannelState | null
  callState: CallState | null
  answerState: AnswerState | null
  callerName: string | null
  callerNumber: string | null
  destination: string | null
  otherLeg: { uuid: string; end: CallEnd | null } | null
  /** It was answered and has not ended. */
  isAnswered: boolean
  /** It was answered, though it may have ended since. */
  wasAnswered: boolean
  isBridged: boolean
  isHeld: boolean
  isParked: boolean
  recordings: string[]
  cause: HangupCause | null
  end: CallEnd | null
  hasRung: boolean
  hadEarlyMedia: boolean
  isOver: boolean
  isLost: boolean
}

/** Something that happened to a call. */
export type CallChange =
  | {
      type:
        | 'ringing'
        | 'earlyMedia'
        | 'answered'
        | 'unbridged'
        | 'held'
        | 'unheld'
        | 'parked'
        | 'unparked'
        | 'left'
        | 'lost'
        | 'other'
    }
  | { type: 'bridged'; other: string }
  | { type: 'digit'; digit: string; samples: number | null; source: string | null }
  | { type: 'recordingStarted' | 'recordingStopped'; path: string }
  | { type: 'hangingUp'; cause: HangupCause }
  | { type: 'ended' | 'otherLegEnded'; end: CallEnd; event: Event }
  | Dropped

export interface Playback {
  /** The digit that stopped it. */
  terminator: string | null
  /** `FILE PLAYED` if it ran to its end. */
  response: string | null
}

export interface Digits {
  /** Without the terminator; empty when none were entered in time, or none that fit. */
  digits: string
  terminator: string | null
}

export interface Recorded {
  lengthMs: number | null
  samples: number | null
  terminator: string | null
}

export interface BridgeEnd {
  /** The leg that answered. */
  other: string | null
  cause: HangupCause | null
}

export interface DigitsPrompt {
  file: Argument
  min?: number
  max?: number
  timeout?: number
  terminators?: string
  digitTimeout?: number
}

export interface CallOptions extends RequestOptions {
  /** Runs it after what runs now, not at once. */
  inTurn?: boolean
}

/** A call of the switch. Each method sends one operation and waits for its end. */
export class Call {
  private constructor()
  readonly uuid: string
  readonly client: Client
  /** What is known of it now. */
  readonly status: CallStatus
  /** What the outbound connection said of it. */
  readonly own: { data: Event; full: boolean; async: boolean } | undefined
  /** A header of the channel's data that came with the outbound connection. */
  get(header: string): string | undefined
  answer(options?: CallOptions): Promise<void>
  preAnswer(options?: CallOptions): Promise<void>
  ringReady(options?: CallOptions): Promise<void>
  hangup(cause?: HangupCause, options?: CallOptions): Promise<void>
  bridge(dial: string, options?: CallOptions): Promise<BridgeEnd>
  transfer(extension: string, options?: CallOptions & { dialplan?: string; context?: string }): Promise<void>
  playback(file: Argument, options?: CallOptions): Promise<Playback>
  say(what: { module: string; kind: string; method: string; text: Argument }, options?: CallOptions): Promise<void>
  speak(what: { engine: string; voice: string; text: string }, options?: CallOptions): Promise<void>
  sayPhrase(name: string, data?: string, options?: CallOptions): Promise<void>
  playAndGetDigits(
    prompt: DigitsPrompt & { tries?: number; invalidFile?: Argument; regexp?: string; failure?: string },
    options?: CallOptions,
  ): Promise<Digits>
  readDigits(prompt: DigitsPrompt, options?: CallOptions): Promise<Digits>
  record(
    path: Argument,
    options?: CallOptions & { limitSeconds?: number; silenceThreshold?: number; silenceSeconds?: number },
  ): Promise<Recorded>
  recordSession(path: Argument, options?: CallOptions): Promise<void>
  stopRecordSession(path: Argument, options?: CallOptions): Promise<void>
  sendDtmf(digits: string, options?: CallOptions & { toneMs?: number }): Promise<void>
  hold(options?: CallOptions): Promise<void>
  unhold(options?: CallOptions): Promise<void>
  /** Lets it wait in the switch; resolves at once. */
  park(options?: CallOptions): Promise<void>
  set(variables: Arguments, options?: CallOptions): Promise<void>
  /** The value of a channel variable; undefined if it is not set. */
  variable(name: string, options?: CallOptions): Promise<string | undefined>
  broadcast(file: Argument, options?: CallOptions & { legs?: 'aleg' | 'bleg' | 'both' }): Promise<void>
  breakMedia(options?: CallOptions & { all?: boolean }): Promise<void>
  /** Runs any application and waits for its end: its CHANNEL_EXECUTE_COMPLETE event. */
  execute(application: string, argument?: Argument, options?: CallOptions): Promise<Event>
  /** Runs an application of the catalogue, its arguments by their names, and waits for its end. */
  run<Name extends keyof ApplicationArguments>(
    name: Name,
    ...given: Given<ApplicationArguments[Name], CallOptions>
  ): Promise<Event>
  /** Waits until this holds for what is known of the call. */
  waitFor(holds: (status: CallStatus) => boolean, options?: { signal?: AbortSignal }): Promise<CallStatus>
  /** Waits for its end. */
  ended(options?: { signal?: AbortSignal }): Promise<CallEnd & { event: Event | undefined }>
  /** What happens to it from now on, until its end. Of more than 1,024 that lie unread the oldest go, which a `Dropped` tells. */
  changes(options?: { signal?: AbortSignal }): AsyncIterableIterator<CallChange>
  /** The digits that the far end presses from now on. */
  digits(options?: { signal?: AbortSignal }): AsyncGenerator<string, void, undefined>
}

/** A call that is being placed. Dropping it lets the call go on; `cancel` ends it. */
export class Calling {
  private constructor()
  /** The Unique-IDs of the legs, in the order of the dial string. */
  readonly legs: string[]
  ringing(options?: { signal?: AbortSignal }): Promise<void>
  earlyMedia(options?: { signal?: AbortSignal }): Promise<void>
  /** Waits for the answer and gives the call of the leg that answered, though it may have ended since; rejects with the hangup cause where nobody did. */
  answered(options?: { signal?: AbortSignal }): Promise<Call>
  /** Ends it, answered or not. */
  cancel(): Promise<void>
}

export interface Pace {
  perSecond?: number
  atOnce?: number
}

/** Places calls no faster, and no more at once, than each gateway may take. */
export class Dialer {
  constructor(client: Client, pace?: Pace & { gateways?: Record<string, Pace> })
  /** Waits for its turn, places the call and waits for the answer. An aborted signal ends the call. */
  call(dial: string, options?: OriginateOptions): Promise<Call>
}

export interface AcceptOptions {
  format?: Format
  /** For how many seconds the switch keeps the connection after the call's end (10); null: not at all. */
  linger?: number | null
  handshakeTimeout?: number
  /** How long each operation may take. */
  timeout?: number
  queue?: QueueOptions
}

export interface ServeOptions extends AcceptOptions {
  /** 127.0.0.1 */
  host?: string
  /** 0: one that the system picks. */
  port?: number
  path?: string
  backlog?: number
  /** How many connections at once. */
  calls?: number
  tls?: TlsOptions
  /** All of net's options, in the place of host, port, path and backlog. */
  listen?: ListenOptions
}

interface ServerEvents {
  error: [Error, Call?]
  rejected: [EslError]
}

/** Listens for outbound connections, and gives each call to a handler. */
export class Server extends EventEmitter<ServerEvents> implements AsyncDisposable {
  private constructor()
  readonly stats: { accepted: number; calls: number; probes: number; failed: number; handlerErrors: number }
  /** How many calls are being handled. */
  readonly open: number
  address(): AddressInfo | string | null
  /**
   * Accepts no more calls, lets those that are open go on for so many ms, then closes their connections, those too that have no call yet. How many calls
   * were still open.
   */
  drain(atMost: number): Promise<number>
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/** Listens for outbound connections and gives each call to the handler; when that has returned, the call's connection is closed. */
export function serve(handler: (call: Call) => Promise<void> | void, options?: ServeOptions): Promise<Server>

/** Takes a connection that the switch has opened for a call, any Duplex; gives its call when `connect` is answered. */
export function accept(socket: Duplex, options?: AcceptOptions): Promise<Call>

export interface FleetMember {
  name: string
  client: Client
}

/** Several switches, each under a name. */
export class Fleet implements AsyncDisposable {
  constructor()
  readonly members: { name: string; state: Client['state']; draining: boolean }[]
  add(name: string, client: Client): Promise<void>
  remove(name: string): Client | undefined
  drain(name: string, draining?: boolean): boolean
  client(name: string): Client | undefined
  /** A switch for a new call: each in its turn, of those that are connected and not draining. */
  pick(): FleetMember | undefined
  /** The switch that has a channel. */
  locate(channel: string, options?: RequestOptions): Promise<FleetMember | undefined>
  /** Runs an API command on some switches at once; each answers for itself, by name. */
  api(
    target: { all: true } | { name: string } | { channel: string },
    line: string,
    options?: RequestOptions,
  ): Promise<Map<string, { value: string; error?: undefined } | { error: Error; value?: undefined }>>
  /** Events of every switch, also of those that are added later, in order for each. */
  subscribe(
    interest: EventName | EventName[] | Interest,
    options?: RequestOptions & { queue?: QueueOptions },
  ): Promise<AsyncIterableIterator<{ name: string; delivery: Delivery }> & AsyncDisposable & { close(): void }>
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}
