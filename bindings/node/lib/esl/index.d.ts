/// <reference types="node" />
// The API of the npm package `esl`, version 11. Times are in ms.

import type { AddressInfo, DropArgument, ListenOptions, Socket, TcpNetConnectOpts } from 'node:net'
import type { Duplex } from 'node:stream'
import type { KnownEventName } from '../client/vocabulary'

/** Values of an event or of a channel's data: their own headers by name, and the body as `_body`. */
export type StringMap = Record<string, string | undefined>

/** Where log lines of the library go; `console` by default. */
export interface FreeSwitchLogger {
  debug(text: string, data?: unknown): void
  info(text: string, data?: unknown): void
  error(text: string, data?: unknown): void
}

/** A reply to a command: `body.text` where there is one. */
export interface FreeSwitchReply {
  headers: Record<string, string>
  body: StringMap
}

/** What an API command printed. */
export interface FreeSwitchApiResponse {
  headers: Record<string, string>
  body: string
  /** The word behind `+OK`, a Unique-ID for `originate`. */
  uuid: string | undefined
}

/** An event: the headers of the message around it, and its own as `body`. */
export interface FreeSwitchEventData {
  readonly headers: Record<string, string>
  readonly body: StringMap
  /** The format in which it came. */
  readonly format: 'plain' | 'json' | 'xml'
  /** The first value of a header, without regard to case. */
  get(name: string): string | undefined
  getBytes(name: string): Buffer | undefined
  values(name: string): string[]
  valuesBytes(name: string): Buffer[]
  entries(): [string, string][]
  entriesBytes(): [Buffer, Buffer][]
  bodyBytes(): Buffer | undefined
}

/** A message that is no event. */
export interface FreeSwitchMessage {
  headers: Record<string, string>
  body: string
}

/** A log line or an API command's answer: its bytes too, where they are not UTF-8. */
export interface FreeSwitchBytesMessage extends FreeSwitchMessage {
  bodyBytes(): Buffer
  entriesBytes(): [Buffer, Buffer][]
}

type Handler = (...args: any[]) => void
/** Names that are known, and any other: the switch may have events that this version does not know. */
type NameOf<T> = (keyof T & string) | (string & {}) | symbol
type HandlerOf<T, K> = K extends keyof T ? Extract<T[K], Handler> : Handler

/** An emitter whose `emit` says whether somebody listened. `T` has the handler of each event by its name. */
export class FreeSwitchEventEmitter<E extends string = string, T = Record<E, Handler>> {
  /** It is not there: it says which events there are. */
  readonly __events?: T
  emit<K extends NameOf<T>>(event: K, ...args: Parameters<HandlerOf<T, K>>): boolean
  on<K extends NameOf<T>>(event: K, handler: HandlerOf<T, K>): this
  once<K extends NameOf<T>>(event: K, handler: HandlerOf<T, K>): this
  removeListener<K extends NameOf<T>>(event: K, handler: HandlerOf<T, K>): void
  removeAllListeners(): void
  listenerCount(event: NameOf<T>): number
}

/** Resolves with the arguments of the next such event. */
export function once<E extends string, T, K extends NameOf<T>>(
  emitter: FreeSwitchEventEmitter<E, T>,
  event: K,
): Promise<Parameters<HandlerOf<T, K>>>

/** The switch refused, or there is no connection. */
export class FreeSwitchError extends Error {
  readonly res: unknown
  readonly args: { when: string; reply?: string; command?: string } & Record<string, unknown>
}

/** Something did not come in time. */
export class FreeSwitchTimeout extends Error {
  readonly timeout: number
  readonly text: string
}

export class FreeSwitchUnhandledContentTypeError extends Error {
  readonly content_type: string
}

export class FreeSwitchMissingContentTypeError extends Error {
  readonly headers: Record<string, string>
  readonly body: unknown
}

export class FreeSwitchMissingEventNameError extends Error {
  readonly headers: Record<string, string>
  readonly body: unknown
}

export class FreeSwitchParserError extends Error {
  readonly error: string
  readonly buffer: Buffer
}

type Args = Record<string, string | number | string[] | undefined | null>

/** What handlers of a connection's events are given. */
export type FreeSwitchResponseEvents = Record<
  KnownEventName | `CHANNEL_EXECUTE_COMPLETE ${string}` | `BACKGROUND_JOB ${string}`,
  (event: FreeSwitchEventData) => void
> &
  Record<'freeswitch_log_data' | 'freeswitch_api_response', (message: FreeSwitchBytesMessage) => void> &
  Record<'freeswitch_auth_request' | 'freeswitch_disconnect_notice' | 'freeswitch_rude_rejection', (message: FreeSwitchMessage) => void> &
  Record<'socket.error' | 'socket.write' | 'socket.end' | 'error.invalid-json', (error: Error) => void> &
  Record<'socket.close' | 'freeswitch_linger' | 'freeswitch_disconnect' | 'cleanup_linger' | 'cleanup_disconnect', () => void> & {
    /** The body of the answer to `connect` is the channel's data. */
    freeswitch_command_reply: (reply: { headers: Record<string, string>; body: string | StringMap }) => void
    'error.missing-content-type': (error: FreeSwitchMissingContentTypeError) => void
    'error.unhandled-content-type': (error: FreeSwitchUnhandledContentTypeError) => void
    'error.missing-event-name': (error: FreeSwitchMissingEventNameError) => void
  }

/** What an event of a connection is waited for to give. */
type EventOf<K> = Parameters<HandlerOf<FreeSwitchResponseEvents, K>>[0]

/** One connection, and the call that it is about, if it is about one. */
export class FreeSwitchResponse extends FreeSwitchEventEmitter<keyof FreeSwitchResponseEvents, FreeSwitchResponseEvents> {
  constructor(socket: Duplex | Socket, logger: FreeSwitchLogger)
  closed: boolean
  logger: FreeSwitchLogger
  stats: Record<
    | 'missing_content_type'
    | 'missing_event_name'
    | 'auth_request'
    | 'command_reply'
    | 'events'
    | 'json_parse_errors'
    | 'log_data'
    | 'disconnect'
    | 'api_responses'
    | 'rude_rejections'
    | 'unhandled',
    bigint
  >
  setUUID(uuid: string): void
  uuid(): string | undefined
  /** An id of this connection, for logs. */
  ref(): string
  /** Waits for an event of this emitter; rejects with `FreeSwitchTimeout`, or when the connection ends. */
  onceAsync<K extends NameOf<FreeSwitchResponseEvents>>(event: K, timeout: number | undefined, comment: string): Promise<EventOf<K>>
  /** Runs functions one after the other. */
  enqueue<T>(f: () => Promise<T>): Promise<T>
  /** As `onceAsync`; of a job that has ended meanwhile the event is at hand. */
  waitAsync<K extends NameOf<FreeSwitchResponseEvents>>(event: K, timeout: number | undefined, comment: string): Promise<EventOf<K>>
  /** Emits, and keeps for `waitAsync` what nobody listened to. */
  emit_later<K extends NameOf<FreeSwitchResponseEvents>>(event: K, data: EventOf<K>): boolean
  write(command: string, args: Args, body?: string): Promise<null>
  /** Sends a command and gives its reply; rejects with `FreeSwitchError` where that says no. */
  send(command: string, args?: Args, timeout?: number): Promise<FreeSwitchReply>
  end(): void
  api(command: string | Uint8Array, timeout?: number): Promise<FreeSwitchApiResponse>
  /** Runs an API command in the background; its BACKGROUND_JOB event. */
  bgapi(command: string | Uint8Array, timeout?: number): Promise<FreeSwitchEventData>
  event_json(...events: string[]): Promise<FreeSwitchReply>
  nixevent(...events: string[]): Promise<FreeSwitchReply>
  noevents(): Promise<FreeSwitchReply>
  filter(header: string, value: string): Promise<FreeSwitchReply>
  filter_delete(header: string, value?: string): Promise<FreeSwitchReply>
  sendevent(event_name: string, args: Args, body?: string): Promise<FreeSwitchReply>
  auth(password: string): Promise<FreeSwitchReply>
  connect(): Promise<FreeSwitchReply>
  linger(): Promise<FreeSwitchReply>
  exit(): Promise<FreeSwitchReply>
  log(level?: string | number): Promise<FreeSwitchReply>
  nolog(): Promise<FreeSwitchReply>
  sendmsg_uuid(uuid: string | undefined, command: string, args: Args): Promise<FreeSwitchReply>
  sendmsg(command: string, args: Args): Promise<FreeSwitchReply>
  execute_uuid(
    uuid: string | undefined,
    app_name: string,
    app_arg?: string,
    loops?: number,
    event_uuid?: string,
  ): Promise<FreeSwitchReply>
  /** Runs an application and waits for its CHANNEL_EXECUTE_COMPLETE event. */
  command_uuid(uuid: string | undefined, app_name: string, app_arg?: string, timeout?: number): Promise<FreeSwitchEventData>
  hangup_uuid(uuid: string | undefined, hangup_cause?: string): Promise<FreeSwitchReply>
  unicast_uuid(uuid: string | undefined, args: Args): Promise<FreeSwitchReply>
  execute(app_name: string, app_arg?: string, loops?: number, event_uuid?: string): Promise<FreeSwitchReply>
  command(app_name: string, app_arg?: string, timeout?: number): Promise<FreeSwitchEventData>
  hangup(hangup_cause?: string): Promise<FreeSwitchReply>
  unicast(args: Args): Promise<FreeSwitchReply>
  auto_cleanup(): void
  /** 9 hours */
  static default_event_timeout: number
  /** 10 s */
  static default_send_timeout: number
  /** 1 s */
  static default_command_timeout: number
}

export interface FreeSwitchClientOptions extends Partial<TcpNetConnectOpts> {
  /** 127.0.0.1 */
  host?: string
  /** 8021 */
  port?: number
  /** ClueCon */
  password?: string
  logger?: FreeSwitchLogger
}

/** What handlers of a client's events are given. */
export interface FreeSwitchClientEvents {
  /** It has logged in, or failed to, which `error` has told before. */
  connect: (call: FreeSwitchResponse) => void
  error: (error: Error) => void
  warning: (warning: FreeSwitchParserError) => void
  /** The next try is in so many ms. */
  reconnecting: (retry: number) => void
  end: () => void
}

/** Inbound: connects, and again after a loss. */
export class FreeSwitchClient extends FreeSwitchEventEmitter<keyof FreeSwitchClientEvents, FreeSwitchClientEvents> {
  constructor(options?: FreeSwitchClientOptions)
  logger: FreeSwitchLogger
  connect(): void
  end(): void
}

export interface FreeSwitchServerOptions {
  /** Whether every event is asked for (true). */
  all_events?: boolean
  /** Whether only events of the call pass (true). */
  my_events?: boolean
  logger?: FreeSwitchLogger
}

/** What handlers of a server's events are given. */
export interface FreeSwitchServerEvents {
  /** `data` and `body` are the channel's data. */
  connection: (
    call: FreeSwitchResponse,
    answer: { uuid: string | undefined; headers: Record<string, string>; body: StringMap; data: StringMap },
  ) => void
  error: (error: Error) => void
  drop: (data?: DropArgument) => void
}

/** Outbound: takes the connections that a switch opens. */
export class FreeSwitchServer extends FreeSwitchEventEmitter<keyof FreeSwitchServerEvents, FreeSwitchServerEvents> {
  constructor(options?: FreeSwitchServerOptions)
  logger: FreeSwitchLogger
  stats: Record<
    'error' | 'drop' | 'connection' | 'connected' | 'connection_error' | 'connection_handled' | 'connection_not_handled',
    bigint
  >
  listen(options: ListenOptions): Promise<void>
  close(): Promise<void>
  getConnectionCount(): Promise<number>
  getMaxConnections(): number
  address(): AddressInfo | string | null
}
