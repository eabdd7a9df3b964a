/// <reference types="node" />
// The API of the npm package `modesl`, version 1.2.1. Times are in ms.

import type { Server as NetServer, Socket } from 'node:net'
import type { Duplex } from 'node:stream'

type Name = string | string[]
// What is emitted under a name is known at run time.
type Handler<This> = (this: This, ...args: any[]) => void

/**
 * An emitter whose names have parts, `esl::event::CHANNEL_ANSWER::UUID`, and whose handlers may be for many names: `*` stands for one part, `**` for one
 * or more.
 */
export class Emitter {
  /** The name that is being emitted. */
  event: Name | undefined
  /** Calls the handlers; whether there were any. An `error` that nobody handles is thrown. */
  emit(name: Name, ...args: unknown[]): boolean
  emitAsync(name: Name, ...args: unknown[]): Promise<unknown[]>
  on(name: Name, act: Handler<this>): this
  addListener(name: Name, act: Handler<this>): this
  once(name: Name, act: Handler<this>): this
  /** For the next so many times. */
  many(name: Name, times: number, act: Handler<this>): this
  prependListener(name: Name, act: Handler<this>): this
  prependOnceListener(name: Name, act: Handler<this>): this
  prependMany(name: Name, times: number, act: Handler<this>): this
  /** For every name, which it is given first. */
  onAny(act: (this: this, name: Name, ...args: any[]) => void): this
  prependAny(act: (this: this, name: Name, ...args: any[]) => void): this
  offAny(act?: (...args: any[]) => void): this
  off(name: Name, act: (...args: any[]) => void): this
  removeListener(name: Name, act: (...args: any[]) => void): this
  removeAllListeners(name?: Name): this
  listeners(name: Name): ((...args: any[]) => void)[]
  listenersAny(): ((...args: any[]) => void)[]
  listenerCount(name: Name): number
  /** From how many handlers of one name on a leak is suspected (25); 0: never. */
  setMaxListeners(limit: number): this
}

export interface Header {
  name: string
  /** A text; of `Content-Length` a number, of a list in a JSON event a list. */
  value: any
}

/** An event, or a message that is none. */
export class Event {
  static readonly PRIORITY: { readonly LOW: 'LOW'; readonly NORMAL: 'NORMAL'; readonly HIGH: 'HIGH' }
  constructor(type?: string, subclass?: string)
  /** `_body` among the headers is the body, if none is given. */
  constructor(headers: Record<string, unknown>, body?: string)
  headers: Header[]
  /** `Event-Name`; undefined of a message that is no event. */
  type: string
  subclass: string | null | undefined
  body: string
  hPtr: number | null
  /** The event as text. It gets a Content-Length. */
  serialize(format?: 'plain' | 'json' | 'xml'): string
  setPriority(priority: 'LOW' | 'NORMAL' | 'HIGH'): void
  /** Null if there is none; case counts. */
  getHeader(name: string): any
  getBody(): string
  getType(): string
  /** Adds to the body; the whole of it. */
  addBody(value: string): string
  /** Sets a header, in the place of one of that name. */
  addHeader<T>(name: string, value: T): T
  /** A list of what was taken out, or null. */
  delHeader(name: string): Header[] | null
  firstHeader(): string | undefined
  /** Null behind the last, and before `firstHeader`. */
  nextHeader(): string | null
}

/** Reads what comes on a socket. Emits `esl::event` with the event, the headers and the body of the message, and `error`. */
export class Parser extends Emitter {
  constructor(socket: Duplex)
  readonly socket: Duplex
  /** What there is of a message that is not whole. */
  readonly buffer: Buffer
}

/** Gets an event, or the answer to a command. */
export type EventCallback = (this: Connection, event: Event) => void

export interface Shown {
  rowCount: number
  rows: Record<string, string>[]
}

export interface OriginateOptions {
  profile?: string
  number?: string
  gateway?: string
  /** `park()`, `bridge(user/1000)`. */
  app?: string
  /** By `api`, which blocks the connection until it was answered. */
  sync?: boolean
}

export interface MessageOptions {
  to?: string
  from?: string
  profile?: string
  body?: string
  subject?: string
  deliveryConfirmation?: string | boolean
}

/**
 * One connection. Emits `esl::connect`, `esl::ready`, `esl::end`, `error`, and with the event, the headers and the body of the message
 * `esl::event::NAME[::ID]`, where ID is the event's Job-UUID, Unique-ID or Core-UUID; `esl::event::auth::request`, `auth::success`, `auth::fail`,
 * `command::reply`, `api::response`, `logdata`, `disconnect::notice`, `raw::CONTENT-TYPE` likewise.
 */
export class Connection extends Emitter {
  /** Opens one to a switch. */
  constructor(host: string, port: number, password: string, ready?: (this: Connection) => void)
  /** Takes one that a switch has opened for a call. */
  constructor(socket: Duplex, ready?: (this: Connection) => void)
  execAsync: boolean
  execLock: boolean
  connecting: boolean
  authed: boolean
  channelData: Event | null
  socket: Socket | null
  /** Who waits for a reply, and who for an API command's answer, in order. */
  cmdCallbackQueue: (EventCallback | undefined)[]
  apiCallbackQueue: (EventCallback | undefined)[]
  /** What this class needs itself; `events` adds it. */
  reqEvents: string[]
  listeningEvents: string[]
  usingFilters: boolean
  parser: Parser
  /** The socket of a connection that the switch has opened; null of one of ours. */
  socketDescriptor(): Socket | null
  connected(): boolean
  /** The call's data; null on a connection of ours. */
  getInfo(): Event | null
  /** Sends a command as it is, and headers, and waits for nothing. */
  send(command: string, args?: Record<string, unknown>): void
  sendRecv(command: string, callback?: EventCallback): void
  sendRecv(command: string, args: Record<string, unknown> | null | undefined, callback?: EventCallback): void
  api(command: string, callback?: EventCallback): void
  api(command: string, args: string | string[] | null | undefined, callback?: EventCallback): void
  /** The callback gets the job's BACKGROUND_JOB event. */
  bgapi(command: string, callback?: EventCallback): void
  bgapi(command: string, args: string | string[] | null | undefined, callback?: EventCallback): void
  bgapi(command: string, args: string | string[] | null | undefined, jobid: string | null | undefined, callback?: EventCallback): void
  sendEvent(event: Event, callback?: EventCallback): void
  /** The next event or message. */
  recvEvent(callback?: EventCallback): void
  /** The same; without one when so many ms have passed. */
  recvEventTimed(ms: number, callback?: (this: Connection, event?: Event) => void): void
  filter(header: string, value: string, callback?: EventCallback): void
  filterDelete(header: string, callback?: EventCallback): void
  filterDelete(header: string, value: string | null | undefined, callback?: EventCallback): void
  events(type: 'plain' | 'json' | 'xml', callback?: EventCallback): void
  events(type: 'plain' | 'json' | 'xml', events: string | string[] | null | undefined, callback?: EventCallback): void
  /** In JSON. */
  subscribe(events?: string | string[] | null, callback?: EventCallback): void
  /** Runs an application; the callback gets its CHANNEL_EXECUTE_COMPLETE event. The id of the execution, Application-UUID of its events. */
  execute(app: string, callback?: EventCallback): string
  execute(app: string, arg: string | null | undefined, callback?: EventCallback): string
  execute(app: string, arg: string | null | undefined, uuid: string | null | undefined, callback?: EventCallback): string
  executeAsync(app: string, callback?: EventCallback): string
  executeAsync(app: string, arg: string | null | undefined, callback?: EventCallback): string
  executeAsync(app: string, arg: string | null | undefined, uuid: string | null | undefined, callback?: EventCallback): string
  setAsyncExecute(value: boolean): void
  setEventLock(value: boolean): void
  /** Says `exit` and closes the connection. */
  disconnect(): void
  /** Logs in; done by itself when the switch asks. */
  auth(callback?: (error: Error | null, reply: Event) => void): void
  /** Runs `show`; gives rows, and the text that they were read from. */
  show(item: string, callback?: (error: Error | null, shown?: Shown, text?: string) => void): void
  /** `format`: `json`, `xml`, or `delim |` with the delimiter. */
  show(item: string, format: string | null | undefined, callback?: (error: Error | null, shown?: Shown, text?: string) => void): void
  originate(options: OriginateOptions, callback?: EventCallback): void
  /** Sends a SIP MESSAGE. */
  message(options: MessageOptions, callback?: EventCallback): void
}

export interface ServerOptions {
  /** 127.0.0.1 */
  host?: string
  /** 8022 */
  port?: number
  /** One that listens, in the place of host and port. */
  server?: NetServer
  /** Asks for the events of each call. */
  myevents?: boolean
}

/** Takes the connections that a switch opens for calls. Emits `ready`, `error`, and with connection and id `connection::open`, `::ready`, `::close`. */
export class Server extends Emitter {
  constructor(ready?: (this: Server) => void)
  constructor(opts: ServerOptions | null | undefined, ready?: (this: Server) => void)
  readonly host: string
  readonly port: number
  readonly server: NetServer
  readonly bindEvents: boolean
  /** The open connections by their ids. */
  readonly connections: Record<string, Connection>
  getCountOfConnections(): number
  /** Takes no new connections; the callback is called when those that there are have ended. */
  close(callback?: (error?: Error) => void): void
}

/** Shows log lines of the switch, those that `log` asked for, on standard output up to a level of 0 to 7; whole events at 7. */
export function setLogLevel(level?: number): void
export const eslSetLogLevel: typeof setLogLevel
