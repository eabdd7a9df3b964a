'use strict'
// Arguments as the native part takes them.

const { randomBytes } = require('node:crypto')

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

/** One argument: `{ value, expression }`. */
function argument(value) {
  return value instanceof Expression ? { value: value.text, expression: true } : { value: String(value), expression: false }
}

/** Arguments by their names; undefined, null and false are left out, true is a flag that is given. */
function given(values = {}) {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null && value !== false)
    .map(([name, value]) => ({ name, ...argument(value === true ? '' : value) }))
}

/** Two clients must not have the same. */
const seed = () => randomBytes(8).readBigUInt64LE()

module.exports = { Expression, argument, expression, given, seed }
