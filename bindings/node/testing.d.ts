/// <reference types="node" />

/** How a test switch is to be; the flags of the program `eslng-switch`. */
export interface SwitchOptions {
  /** The event socket's password (ClueCon). */
  password?: string
  /** How long a client may take to log in. */
  authTimeout?: number
  hostname?: string
  /** Seconds between HEARTBEAT events. */
  heartbeat?: number
  /** A port instead of one that the kernel picks. */
  port?: number
  /** Users of the directory: `7@a.test:password`, and what the program's help says more. */
  users?: string[]
  /** Addresses that the access list refuses. */
  deny?: string[]
  extensions?: Record<string, string>
  media?: Record<string, string>
  globals?: Record<string, string>
  lua?: Record<string, string>
  /** Time that passes only by `advance`. */
  virtualTime?: boolean
}

/** A step of what the far end of a call does. */
export type PartyStep = 'ring' | 'early_media' | 'answer' | { wait_ms: number } | { hang_up: string } | Record<string, unknown>

/** A stand-in for FreeSWITCH that runs in a child process. Its functions can be taken off it. */
export class TestSwitch implements AsyncDisposable {
  private constructor()
  readonly host: string
  readonly port: number
  readonly coreUuid: string
  readonly password: string
  /** Carries out a control line of `eslng-switch`, and gives the rest of its answer. */
  control: (line: Record<string, unknown>) => Promise<Record<string, unknown>>
  /** Fires an event. */
  emit: (
    name: string,
    event?: { subclass?: string; headers?: Record<string, string> | [string, string][]; body?: string },
  ) => Promise<Record<string, unknown>>
  /** Places a call to a program that listens on a port or an address; the call's Unique-ID. */
  call: (address: number | string, options?: { mode?: string; variables?: Record<string, string> }) => Promise<string>
  /** Begins to collect events for `wait`. */
  watch: () => Promise<Record<string, unknown>>
  /** The next event of this name since `watch`. */
  wait: (
    name: string,
    options?: { uuid?: string; headers?: Record<string, string>; timeoutMs?: number },
  ) => Promise<Record<string, unknown>>
  /** Says what the far end of a call to `test/NAME` does. */
  party: (name: string, steps: PartyStep[]) => Promise<Record<string, unknown>>
  ring: (uuid: string) => Promise<Record<string, unknown>>
  answer: (uuid: string) => Promise<Record<string, unknown>>
  press: (uuid: string, digits: string) => Promise<Record<string, unknown>>
  hangup: (uuid: string, cause?: string) => Promise<Record<string, unknown>>
  /** Lets virtual time pass, in ms. */
  advance: (ms: number) => Promise<Record<string, unknown>>
  /** Closes every connection without a notice. */
  drop: () => Promise<Record<string, unknown>>
  /** Refuses connections for so many ms. */
  refuse: (ms: number) => Promise<Record<string, unknown>>
  /** Begins again; the new Core-UUID. */
  restart: () => Promise<string>
  /** Sends bytes on every connection. */
  raw: (bytes: string | Uint8Array) => Promise<Record<string, unknown>>
  /** Turns a fault on: `never_answer`, `answer_late`, `answer_twice`, `stall_reading`, `dribble`, `split_blank_line`, `cut_after`, `malformed`. */
  fault: (fault: string, options?: Record<string, unknown>) => Promise<Record<string, unknown>>
  clearFaults: () => Promise<Record<string, unknown>>
  /** Ends it. */
  stop: () => Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/** Starts a test switch on a loopback port that the kernel picks. */
export function startSwitch(options?: SwitchOptions): Promise<TestSwitch>
