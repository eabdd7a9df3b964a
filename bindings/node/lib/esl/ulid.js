'use strict'

const { randomFillSync } = require('node:crypto')

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Random bytes for many ids at once. */
const pool = Buffer.alloc(4096)
let used = pool.length

/** A ULID: 48 bits of time, 80 of randomness, in Crockford's base 32. */
function ulid() {
  let time = Date.now()
  let id = ''
  for (let i = 0; i < 10; i++) {
    id = DIGITS[time % 32] + id
    time = Math.floor(time / 32)
  }
  if (used + 16 > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  for (let i = 0; i < 16; i++) id += DIGITS[pool[used++] & 31]
  return id
}

module.exports = { ulid }
