'use strict'
// Arguments as the native part takes them.

const { randomFillSync } = require('node:crypto')

/** A text that the switch expands: `${variables}`, results of API commands. Never make one of what a stranger sent. */
class Expression {
  constructor(text) {
    this.text = text
  }

  toString() {
    return this.text
  }
}

/** Asks the switch to expand a text. */
const expression = (text) => new Expression(text)

/** One argument: `{ value, expression }`; names and values also as `pairs`. */
function argument(value) {
  if (value instanceof Expression) return { value: value.text, expression: true }
  if (value instanceof Date) return { value: String(Math.round(value.getTime() / 1000)), expression: false }
  if (typeof value !== 'object' || value === null) return { value: String(value), expression: false }
  const pairs = Object.entries(value).map(([name, one]) => /** @type {[string, string]} */ ([name, String(one)]))
  return { value: '', expression: false, pairs }
}

/** Arguments by their names; undefined, null and false are left out, true is a flag that is given. */
function given(values = {}) {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null && value !== false)
    .map(([name, value]) => ({ name, ...argument(value === true ? '' : value) }))
}

/** Random bytes for the seeds of many clients at once. */
const pool = Buffer.alloc(512)
let used = pool.length

/** Two clients must not have the same. */
function seed() {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += 8
  return pool.readBigUInt64LE(used - 8)
}

/** Calls `act` when the signal is aborted, at once if it was; gives what ends that, so that a signal that lives on keeps no listener. */
function onAbort(signal, act) {
  if (signal === undefined) return () => undefined
  if (signal.aborted) {
    act()
    return () => undefined
  }
  signal.addEventListener('abort', act, { once: true })
  return () => signal.removeEventListener('abort', act)
}

/** What comes of a promise, or the signal's reason where that is aborted before. */
async function unlessAborted(promise, signal) {
  let forget = () => undefined
  const aborted = new Promise((_, reject) => {
    forget = onAbort(signal, () => reject(signal.reason))
  })
  try {
    return await Promise.race([promise, aborted])
  } finally {
    forget()
  }
}

module.exports = { Expression, argument, expression, given, onAbort, seed, unlessAborted }
