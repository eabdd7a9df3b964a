'use strict'
// The adapters' protocol: JSON lines, bytes as text without a loss.

const { createInterface } = require('node:readline')
const { setImmediate } = require('node:timers/promises')

/** Bytes that are not UTF-8 stand as U+EF00 + byte, and so do the bytes of these characters themselves. */
const FIRST = 0xef80
const LAST = 0xefff

/** The text that stands for these bytes. */
function toText(bytes) {
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const length = [1, 2, 3, 4].find((count) => isCharacter(bytes.subarray(at, at + count)))
    const character = length === undefined ? undefined : bytes.toString('utf8', at, at + length)
    const code = character?.codePointAt(0) ?? FIRST
    if (code < FIRST || code > LAST) {
      text += character
      at += length
    } else text += String.fromCharCode(0xef00 + bytes[at++])
  }
  return text
}

/** Whether these bytes are one character in UTF-8. */
function isCharacter(bytes) {
  const text = bytes.toString('utf8')
  return [...text].length === 1 && Buffer.from(text, 'utf8').equals(bytes)
}

/** The bytes that this text stands for. */
function fromText(text) {
  const bytes = [...text].map((character) => {
    const code = character.codePointAt(0)
    return code >= FIRST && code <= LAST ? Buffer.of(code & 0xff) : Buffer.from(character, 'utf8')
  })
  return Buffer.concat(bytes)
}

/** A step that failed, by the error table. */
class Failure extends Error {
  constructor(kind, message) {
    super(message)
    this.kind = kind
  }
}

/** An object of headers as the protocol writes it. */
function headerPairs(object) {
  const value = (it) => (Array.isArray(it) ? `ARRAY::${it.join('|:')}` : it)
  return Object.entries(object).map(([name, it]) => [name, value(it)])
}

/** What `receive` shows of an event. */
function shownEvent(event) {
  const why = event.error()
  if (why !== undefined) throw new Failure('malformed', why)
  const headers = event.entriesBytes().map(([name, value]) => [toText(name), toText(value)])
  const shown = { kind: 'event', name: event.get('Event-Name'), headers }
  const body = event.bodyBytes()
  return body === undefined ? shown : { ...shown, body: toText(body) }
}

/** The last event's `get` and `values`. */
function readEvent(event, verb, name) {
  if (event === undefined) throw new Failure('invalid_argument', 'the last message is no event')
  if (verb === 'get') {
    const value = event.getBytes(name)
    return { value: value === undefined ? null : toText(value) }
  }
  return { values: event.valuesBytes(name).map(toText) }
}

/** What comes, for who receives it later. */
class Arrivals {
  #arrived = []
  #waiting

  push(item) {
    if (this.#waiting) this.#waiting(item)
    // What the API of `esl` emits can't be held up: of a flood that nobody takes the rest is dropped.
    else if (this.#arrived.length < 10_000) this.#arrived.push(item)
  }

  /** The next; undefined after so many ms. */
  next(timeout) {
    if (this.#arrived.length > 0) return Promise.resolve(this.#arrived.shift())
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#waiting(undefined), timeout)
      this.#waiting = (item) => {
        clearTimeout(timer)
        this.#waiting = undefined
        resolve(item)
      }
    })
  }
}

/** Answers each line of the input with what `act` makes of it. */
async function serve(face, capabilities, act) {
  const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`)
  say({ face, capabilities })
  for await (const line of createInterface({ input: process.stdin })) {
    const { do: verb, args } = JSON.parse(line)
    // What has come by now comes before the step: two turns of the loop read every socket.
    await setImmediate()
    await setImmediate()
    try {
      say({ ok: (await act(verb, args ?? {})) ?? {} })
    } catch (error) {
      const { kind = 'internal' } = error
      say({ error: kind, message: kind === 'internal' ? error.stack : error.message })
    }
  }
}

module.exports = { Arrivals, Failure, fromText, headerPairs, readEvent, serve, shownEvent, toText }
