'use strict'

const { randomFillSync } = require('node:crypto')

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Random bytes for many ids at once. */
const pool = Buffer.alloc(4096)
let used = pool.length

/** All pairs of digits: fewer texts are put together. */
const PAIRS = Array.from({ length: 1024 }, (_, i) => DIGITS[i >> 5] + DIGITS[i & 31])

/** The last time, and its digits. */
let time = -1
let digits = ''

/** The ten digits of a time in ms. */
function timeDigits(ms) {
  let text = ''
  for (let left = ms, i = 0; i < 5; i++) {
    text = PAIRS[left % 1024] + text
    left = Math.floor(left / 1024)
  }
  return text
}

/** A ULID: 48 bits of time, 80 of randomness, in Crockford's base 32. */
function ulid() {
  const now = Date.now()
  if (now !== time) {
    time = now
    digits = timeDigits(now)
  }
  if (used + 16 > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  let id = digits
  for (let i = 0; i < 8; i++, used += 2) id += PAIRS[pool.readUInt16LE(used) & 1023]
  return id
}

module.exports = { ulid }
