// Written by ci/generate from core/engine/src/reply: change that, not this.

import type { HangupCause } from './vocabulary'

/** Names and values in order. */
export type Pairs = [string, string][]

/** What became of tasks: one was added, perhaps with an id, or so many were deleted. */
export type Scheduling = { Added: number | null } | { Deleted: number }

/** How long the switch has run, as it says it: a year has 365 days. */
export interface Uptime {
  /** Years. */
  years: number
  /** Days. */
  days: number
  /** Hours. */
  hours: number
  /** Minutes. */
  minutes: number
  /** Seconds. */
  seconds: number
  /** Milliseconds. */
  milliseconds: number
  /** Microseconds. */
  microseconds: number
}

/** How many sessions there are and how fast they come. */
export interface Sessions {
  /** Since the switch began. */
  total: number
  /** Now. */
  active: number
  /** The most at a time. */
  peak: number
  /** The most at a time in the last five minutes. */
  peak_5_minutes: number
  /** The most that are allowed. */
  limit: number
  /** Begun in the last second. */
  rate: number
  /** The most that may begin in a second. */
  rate_limit: number
  /** The most that began in a second. */
  rate_peak: number
  /** The same in the last five minutes. */
  rate_peak_5_minutes: number
}

/** What the switch is doing. */
export interface Status {
  /** How long it has run. */
  uptime: Uptime
  /** Its version, as it says it here. */
  version: string
  /** Whether it takes calls. */
  ready: boolean
  /** Sessions. */
  sessions: Sessions
  /** Below how much idle CPU, in percent, it refuses calls. */
  idle_cpu_least: number
  /** Idle CPU, in percent. */
  idle_cpu: number
  /** The stack of a thread in kB: now and at most. */
  stack_kb: [number, number] | null
  /** Lines that are not known here. */
  other: string[]
}

/** `version`, `version short`. */
export interface Version {
  /** The number: `1.11.3-dev`. */
  number: string
  /** All that stands behind it, the commit and its time; nothing with `short`. */
  build: string
  /** 32 or 64, where it is said. */
  bits: number | null
}

/** `time_test`: how long each sleep took, in microseconds. */
export interface TimeTest {
  /** Asked for and taken, for each. */
  sleeps: [number, number][]
  /** The average. */
  average: number
}

/** `hupall`: which channels were told to hang up, and why. How many they were the switch does not say. */
export interface HangupAll {
  /** The cause. */
  cause: HangupCause
  /** Only channels whose variables have these values; none: all channels. */
  matching: Pairs
}

/** `limit_usage`: how often a resource is in use. */
export interface LimitUsage {
  /** How often now. */
  count: number
  /** How often in its interval, where the switch says that. */
  rate: number | null
}

/** `sofia status`: one line for each profile, alias and gateway. */
export interface SofiaStatus {
  /** The lines, in order. */
  entries: SofiaEntry[]
  /** The last line: `1 profile 1 alias`. */
  summary: string
}

/** One line of `sofia status`. */
export interface SofiaEntry {
  /** Its name; a gateway's has its profile in front: `external::x`. */
  name: string
  /** profile, alias or gateway. */
  kind: string
  /** An address, or the profile of an alias. */
  data: string
  /** `RUNNING (0)`, `ALIASED`, `REGED`, ... */
  state: string
}

/** Names and values, as `sofia status profile`, `sofia status gateway` and, for each registration, `sofia status profile X reg` write them. */
export interface SofiaFields {
  fields: Pairs
}

/** `sofia status gateway NAME`. */
export interface Gateway {
  /** Its name. */
  name: string
  /** The profile that it belongs to. */
  profile: string
  /** How it proves who it is: Digest. */
  scheme: string
  /** The realm that it answers for. */
  realm: string
  /** The user that it registers. */
  username: string
  /** Whether it has a password, which the switch does not show. */
  has_password: boolean
  /** The From of what it sends. */
  from: string
  /** The Contact of what it sends. */
  contact: string
  /** The extension that its calls come in to. */
  extension: string
  /** The To of what it registers. */
  to: string
  /** The proxy that it registers with. */
  proxy: string
  /** The dialplan context of its calls. */
  context: string
  /** How long a registration that it asks for lasts, in seconds. */
  expires_s: number | null
  /** How often it registers, in seconds. */
  frequency_s: number | null
  /** When it pings next, in seconds since 1970; 0: never. */
  next_ping_epoch: number | null
  /** How often it pings, in seconds; 0: never. */
  ping_frequency_s: number | null
  /** How long the last ping took, in ms. */
  ping_time_ms: number | null
  /** The least count of answered pings, the count now, and the greatest. */
  ping_state: [number, number, number] | null
  /** Its registration: REGED, NOREG, TRYING, FAIL_WAIT, ... */
  state: string
  /** Whether it takes calls. */
  up: boolean
  /** Whether a ping is on its way. */
  pinging: boolean
  /** How long it has been up, in seconds. */
  uptime_s: number | null
  /** Calls that came in. */
  calls_in: number | null
  /** Calls that went out. */
  calls_out: number | null
  /** Calls that came in and failed. */
  failed_calls_in: number | null
  /** Calls that went out and failed. */
  failed_calls_out: number | null
  /** Names and values that are not known here, or not of the form that these have. */
  other: Pairs
}

/** One registration of `sofia status profile X reg`. */
export interface Registration {
  /** The Call-ID of its REGISTER. */
  call_id: string
  /** The user and the domain: `1000@lab.test`. */
  user: string
  /** Where the user is. */
  contact: string
  /** The phone's User-Agent. */
  agent: string
  /** How it is registered: `Registered(UDP)`. */
  status: string
  /** The phone's presence, or `unknown`. */
  rpid: string
  /** When it ends, in the switch's own time zone: `2021-09-14 13:42:51`. */
  expires: string
  /** In how many seconds it ends; negative: it should have. Older switches don't say it. */
  expires_s: number | null
  /** Reachable, Unreachable, ...; older switches don't say it. */
  ping_status: string
  /** How long the last ping took, in ms. */
  ping_time_ms: number | null
  /** The switch's host name. */
  host: string
  /** The address that the REGISTER came from. */
  ip: string
  /** The port that it came from. */
  port: number | null
  /** The user that it proved to be. */
  auth_user: string
  /** The realm of that. */
  auth_realm: string
  /** Whose messages its lamp shows: `1000@lab.test`. */
  mwi_account: string
  /** Names and values that are not known here, or not of the form that these have. */
  other: Pairs
}

/** A conference. */
export interface Conference {
  /** Its name. */
  name: string
  /** How many members it says it has. */
  member_count: number
  /** Samples a second. */
  rate: number
  /** What is set: running, locked, ... In JSON those that are true. */
  flags: string[]
  /** Its members. */
  members: ConferenceMember[]
  /** All that JSON says of it; in text nothing. */
  json: any | null
}

/** A member of a conference. */
export interface ConferenceMember {
  /** Its id, which other commands want. */
  id: number
  /** The channel's name; JSON does not say it. */
  channel: string | null
  /** The channel's UUID. */
  uuid: string
  /** Caller id name. */
  caller_id_name: string
  /** Caller id number. */
  caller_id_number: string
  /** What it may do and does: hear, speak, talking, floor; in JSON can_hear, ...: those that are true. */
  flags: string[]
  /** Volume of what it hears, from -4 to 4. */
  volume_in: number
  /** Volume of what it says, from -4 to 4. */
  volume_out: number
  /** From which level on it is heard. */
  energy: number
  /** Fields behind those that are known. */
  other: string[]
}

/** A queue: a row of `callcenter_config queue list`. */
export interface CallcenterQueue {
  /** Its name: `support@lab.test`. */
  name: string
  /** Who is called first: longest-idle-agent, ring-all, ... */
  strategy: string
  /** What those who wait hear. */
  moh_sound: string
  /** From when the score counts: queue or system. */
  time_base_score: string
  /** After how many seconds an abandoned call can't come back. */
  discard_abandoned_after_s: number | null
  /** Whether an abandoned call may come back to its place. */
  abandoned_resume_allowed: boolean | null
  /** How long one may wait, in seconds; 0: for ever. */
  max_wait_s: number | null
  /** How long one may wait while nobody is logged in, in seconds; 0: for ever. */
  max_wait_no_agent_s: number | null
  /** Calls that were answered. */
  calls_answered: number | null
  /** Calls that were given up. */
  calls_abandoned: number | null
  /** The other columns. */
  other: Pairs
}

/** An agent: a row of `callcenter_config agent list`, or `queue list agents`. */
export interface CallcenterAgent {
  /** The name: `1000@lab.test`. */
  name: string
  /** callback or uuid-standby. */
  kind: string
  /** The dial string that reaches the agent. */
  contact: string
  /** Logged Out, Available, On Break, ... */
  status: string
  /** Waiting, Receiving, In a queue call, Idle, ... */
  state: string
  /** The channel of an agent that stands by. */
  uuid: string
  /** The calls after which one who does not answer is set on break. */
  max_no_answer: number | null
  /** The pause after a call, in seconds. */
  wrap_up_s: number | null
  /** When the last call was offered, in seconds since 1970; 0: never. */
  last_offered_epoch: number | null
  /** When the last call began, in seconds since 1970; 0: never. */
  last_bridge_start_epoch: number | null
  /** When the last call ended, in seconds since 1970; 0: never. */
  last_bridge_end_epoch: number | null
  /** When the status changed, in seconds since 1970. */
  last_status_change_epoch: number | null
  /** Calls that were not answered, one after the other. */
  no_answer_count: number | null
  /** Calls that were answered. */
  calls_answered: number | null
  /** How long the agent talked, in seconds. */
  talk_s: number | null
  /** The other columns. */
  other: Pairs
}

/** Which agent serves which queue: a row of `callcenter_config tier list`, or `queue list tiers`. */
export interface CallcenterTier {
  /** The queue. */
  queue: string
  /** The agent. */
  agent: string
  /** Ready, Standby, No Answer, Offering, Active Inbound, ... */
  state: string
  /** Lower levels are called first. */
  level: number | null
  /** The order in a level. */
  position: number | null
  /** The other columns. */
  other: Pairs
}

/** Who waits: a row of `callcenter_config queue list members`. */
export interface CallcenterMember {
  /** The queue. */
  queue: string
  /** The member's own id, which is no channel's. */
  uuid: string
  /** The channel. */
  session_uuid: string
  /** The caller's number. */
  caller_id_number: string
  /** The caller's name. */
  caller_id_name: string
  /** When the call came to the switch, in seconds since 1970. */
  system_epoch: number | null
  /** When it came to the queue, in seconds since 1970. */
  joined_epoch: number | null
  /** When it was bridged, in seconds since 1970; 0: never. */
  bridge_epoch: number | null
  /** When it was given up, in seconds since 1970; 0: never. */
  abandoned_epoch: number | null
  /** The agent who serves it. */
  serving_agent: string
  /** Waiting, Trying, Answered, Abandoned, ... */
  state: string
  /** Who has more is served first. */
  score: number | null
  /** The other columns. */
  other: Pairs
}

/** A user, with what its group and its domain give it. */
export interface DirectoryUser {
  /** Its id. */
  id: string
  /** Parameters, which modules read: password, vm-password, dial-string, ... */
  params: Pairs
  /** Variables that its channels get: user_context, effective_caller_id_name, ... */
  variables: Pairs
  /** All of it. */
  xml: Element
}

/** What listens to or changes a channel's media. */
export interface MediaBug {
  /** What it does: session_record, ... */
  function: string
  /** What it does it to: the file of a recording. */
  target: string
  /** Whether the thread that answered is the only one that may take it away. */
  thread_locked: boolean
  /** Elements that are not known here. */
  other: Pairs
}

/** An element, its attributes, the elements in it, and its own text without outer white space. */
export interface Element {
  /** Its name. */
  name: string
  /** Its attributes, in order. */
  attributes: Pairs
  /** The elements in it, in order. */
  children: Element[]
  /** Its own text. */
  text: string
}
