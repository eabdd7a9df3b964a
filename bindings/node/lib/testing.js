'use strict'
// The test switch: a stand-in for FreeSWITCH in a child process, for tests of call control.

const { spawn } = require('node:child_process')
const path = require('node:path')
const { createInterface } = require('node:readline')
const { folder } = require('./native')

/** Options of `startSwitch` and the flags of the program. */
const FLAGS = {
  password: '--password',
  authTimeout: '--auth-timeout',
  hostname: '--hostname',
  heartbeat: '--heartbeat',
  port: '--port',
}

/** Options that may be given many times: what is written for each. */
const LISTS = {
  users: (user) => ['--user', user],
  deny: (address) => ['--deny', address],
}

/** Options whose members are written NAME=VALUE. */
const MAPS = { extensions: '--extension', media: '--media', globals: '--global', lua: '--lua' }

function commandLine(options) {
  const line = []
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue
    if (name in FLAGS) line.push(FLAGS[name], String(value))
    else if (name in LISTS) for (const item of value) line.push(...LISTS[name](item))
    else if (name in MAPS) for (const [key, text] of Object.entries(value)) line.push(MAPS[name], `${key}=${text}`)
    else if (name === 'virtualTime') line.push(...(value ? ['--virtual-time'] : []))
    else throw new TypeError(`startSwitch: there is no option ${name}`)
  }
  return line
}

/** A test switch that runs. Its functions can be taken off it and passed around. */
class TestSwitch {
  #child
  #answers = []
  #ended
  #gone

  constructor(child) {
    this.#child = child
    this.#ended = new Promise((resolve) => child.once('close', resolve))
    child.once('error', (error) => this.#end(error))
    child.once('close', (code, signal) => this.#end(new Error(`the test switch has ended (${signal ?? code})`)))
    // A write after its end is told by the answer that does not come.
    child.stdin.on('error', () => undefined)
    createInterface({ input: child.stdout }).on('line', (line) => this.#take(JSON.parse(line)))
  }

  #end(error) {
    this.#gone = error
    for (const { reject } of this.#answers.splice(0)) reject(error)
  }

  #take(answer) {
    const waiting = this.#answers.shift()
    // Nobody is kept alive by a switch that is asked nothing.
    if (this.#answers.length === 0) this.#hold(false)
    if (waiting === undefined) return
    const { ok = true, error, ...rest } = answer
    if (ok) waiting.resolve(rest)
    else waiting.reject(new Error(error))
  }

  #hold(on) {
    for (const what of [this.#child, this.#child.stdin, this.#child.stdout]) {
      if (on) what.ref()
      else what.unref()
    }
  }

  /** The next line that it says. */
  #next() {
    if (this.#gone) return Promise.reject(this.#gone)
    this.#hold(true)
    return new Promise((resolve, reject) => {
      this.#answers.push({ resolve, reject })
    })
  }

  static async start(options = {}) {
    const child = spawn(path.join(folder, 'eslng-switch'), commandLine(options), { stdio: ['pipe', 'pipe', 'inherit'] })
    const it = new TestSwitch(child)
    const { port, core_uuid: coreUuid } = await it.#next()
    it.host = '127.0.0.1'
    it.port = port
    it.coreUuid = coreUuid
    it.password = options.password ?? 'ClueCon'
    return it
  }

  /** Carries out a control line of `eslng-switch`, see its --help, and gives the rest of the answer. */
  control = (line) => {
    const answer = this.#next()
    this.#child.stdin.write(`${JSON.stringify(line)}\n`)
    return answer
  }

  /** Fires an event. */
  emit = (name, { subclass, headers, body } = {}) => this.control({ do: 'emit', name, subclass, headers, body })

  /** Places a call to a program that listens on `address`; the call's Unique-ID. */
  call = async (address, { mode = 'async full', variables = {} } = {}) => {
    const where = typeof address === 'number' ? `127.0.0.1:${address}` : address
    return (await this.control({ do: 'call', address: where, mode, variables })).uuid
  }

  /** Begins to collect events for `wait`. */
  watch = () => this.control({ do: 'watch' })

  /** The next event of this name since `watch`, perhaps of one channel and with these headers. */
  wait = (name, { uuid, headers, timeoutMs } = {}) =>
    this.control({ do: 'wait', name, uuid, headers, timeout_ms: timeoutMs })

  /** Says what the far end of a call to `test/NAME` does. */
  party = (name, steps) => this.control({ do: 'party', name, steps })

  /** The far end rings. */
  ring = (uuid) => this.control({ do: 'ring', uuid })

  /** The far end answers. */
  answer = (uuid) => this.control({ do: 'answer', uuid })

  /** The far end presses digits. */
  press = (uuid, digits) => this.control({ do: 'press', uuid, digits })

  /** Hangs a channel up. */
  hangup = (uuid, cause = 'NORMAL_CLEARING') => this.control({ do: 'hangup', uuid, cause })

  /** Lets virtual time pass, in ms. */
  advance = (ms) => this.control({ do: 'advance', ms })

  /** Closes every connection without a notice. */
  drop = () => this.control({ do: 'drop' })

  /** Refuses connections for so many ms. */
  refuse = (ms) => this.control({ do: 'refuse', ms })

  /** Begins again with a new Core-UUID. */
  restart = async () => {
    this.coreUuid = (await this.control({ do: 'restart' })).core_uuid
    return this.coreUuid
  }

  /** Sends bytes on every connection. */
  raw = (bytes) => this.control({ do: 'raw', b64: Buffer.from(bytes).toString('base64') })

  /** Turns a fault on: `never_answer`, `answer_late`, `answer_twice`, `stall_reading`, `dribble`, `split_blank_line`, `cut_after`, `malformed`. */
  fault = (fault, options = {}) => this.control({ do: fault, ...options })

  /** Turns all faults off. */
  clearFaults = () => this.control({ do: 'clear_faults' })

  /** Ends it. */
  stop = async () => {
    this.#child.stdin.end()
    this.#hold(true)
    await this.#ended
  };

  [Symbol.asyncDispose ?? Symbol.for('Symbol.asyncDispose')]() {
    return this.stop()
  }
}

/** Starts a test switch on a loopback port that the kernel picks. */
const startSwitch = (options) => TestSwitch.start(options)

module.exports = { TestSwitch, startSwitch }
