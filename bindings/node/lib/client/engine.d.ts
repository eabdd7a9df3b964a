/// <reference types="node" />
// The engine without a socket. Times are in ms.

import type {
  Argument,
  Arguments,
  CallChange,
  CallStatus,
  ConnectOptions,
  Delivery,
  EslError,
  Event,
  Format,
  Gap,
  Interest,
  QueueOptions,
  WireCommand,
} from './index'

/** As `connect`'s, without those of the transport. */
export interface EngineOptions
  extends Pick<
    ConnectOptions,
    'password' | 'user' | 'format' | 'reconnect' | 'backoff' | 'silence' | 'rereadState' | 'handshakeTimeout' | 'setUp'
  > {
  /** A clock that goes on evenly (`performance.now`). Dates of gaps count from `performance.timeOrigin`. */
  now?: () => number
}

export interface OutboundEngineOptions {
  format?: Format
  /** For how many seconds the switch keeps the connection after the call's end (10); null: not at all. */
  linger?: number | null
  handshakeTimeout?: number
  now?: () => number
}

/** What is to be done, and what is to be known. */
export type Output =
  /** Open a transport, then call `connected` or `connectFailed`. */
  | { type: 'connect' }
  /** Write what `drain` gives, then close the transport. */
  | { type: 'close' }
  /** A reader is full: read no more from the transport until `resume`. */
  | { type: 'pause' | 'resume' }
  /** Requests are taken; after a loss with what was missed. */
  | { type: 'up'; gap: Gap | undefined }
  /** The connection has ended; when `connect` comes again, by the engine's clock. */
  | { type: 'down'; error: EslError; retryAt: number | undefined }
  /** The last output. */
  | { type: 'ended'; error: EslError }
  /** An outbound connection has its call. */
  | { type: 'connected'; data: Event; full: boolean; async: boolean }
  /** A request has ended: with a message, an event or what an operation gives, or with an error. */
  | { type: 'finished'; request: number; value: unknown; error: EslError | undefined }
  /** Something happened to a call that is followed. */
  | { type: 'call'; uuid: string; change: CallChange; status: CallStatus | undefined }
  /** A reader has something to `take`. */
  | { type: 'filled'; reader: number }
  /** The switch's goodbye; an answer that nobody waited for. */
  | { type: 'notice' | 'unsolicited'; text: string }

interface Limit {
  /** How long the request may take; without, as long as the connection lasts. */
  timeout?: number
}

/**
 * The machine of a client without a socket and without a timer. After each input take outputs with `next` until it gives undefined, write what `drain`
 * gives, and call `timeout` when `deadline` has come. Methods that send throw `EslError` where nothing was sent, and else give the number of the request.
 */
export class Engine {
  constructor(options?: EngineOptions)
  /** The machine of a connection that the switch has opened for a call. */
  static outbound(options?: OutboundEngineOptions): Engine
  /** The transport that `connect` asked for is open. */
  connected(): void
  /** It could not be opened; why, in words. */
  connectFailed(why: string): void
  /** Takes bytes that arrived. */
  feed(chunk: Uint8Array): void
  /** The peer has closed, or the transport has failed. */
  endOfStream(): void
  /** Says that time has passed; too early does no harm. */
  timeout(): void
  /** Ends it: what waits fails, nothing is tried again. */
  close(): void
  /** The next output; undefined until the next input. */
  next(): Output | undefined
  /** The bytes that are to be written; undefined if there are none. */
  drain(): Buffer | undefined
  /** When `timeout` is to be called, by its clock; undefined: never. */
  readonly deadline: number | undefined
  /** Whether requests are taken. */
  readonly isUp: boolean
  /** Runs an API command; finishes with its message, whatever it says. */
  api(line: string | Uint8Array, options?: Limit): number
  /** Runs an API command in the background; finishes with its BACKGROUND_JOB event. */
  bgapi(line: string, options?: Limit): number
  /** Runs an application on a channel; finishes with its CHANNEL_EXECUTE_COMPLETE event. */
  execute(
    channel: string,
    application: string,
    argument?: Argument,
    options?: Limit & { loops?: number; inTurn?: boolean; asynchronous?: boolean },
  ): number
  /** Sends a command of the wire; what it asks for is asked for again after a loss. Finishes with its reply, whatever it says. */
  command(command: WireCommand, options?: Limit): number
  /** Notes what a command asks for, for the next connection. */
  askLater(command: WireCommand): void
  /** Sends a whole packet as it is. */
  raw(packet: string | Uint8Array, options?: Limit): number
  /** Gives a request up: it does not finish. */
  cancel(request: number): void
  /** Follows a call: what happens to it comes as `call`. */
  followCall(uuid: string): void
  forgetCall(uuid: string): void
  /** Does something with a call, by the name of an operation (`answer`, `hangup`, `playback`), its arguments by their names. */
  operate(uuid: string, name: string, args?: Arguments, options?: Limit & { inTurn?: boolean }): number
  /** A new reader of events and log lines; its number. */
  addReader(interest?: Interest, queue?: QueueOptions): number
  removeReader(reader: number): void
  /** The next that waits for a reader; undefined if nothing does. */
  take(reader: number): Delivery | undefined
  /** A new id for a channel. */
  newUuid(): string
}
