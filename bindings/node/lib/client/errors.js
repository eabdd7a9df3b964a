'use strict'

const { native } = require('../native')

/** The error table: rows by name. */
const KINDS = new Map(
  native.errorTable().map(([name, number, text, retryable, outcomeUnknown]) => [name, { number, text, retryable, outcomeUnknown }]),
)

/** What went wrong, by the error table: `code` is its name there, the same in every language of eslng. */
class EslError extends Error {
  /**
   * @param {string} code
   * @param {string} [message]
   * @param {{ hangupCause?: string, text?: string }} [more]
   */
  constructor(code, message, more) {
    const row = KINDS.get(code) ?? /** @type {NonNullable<ReturnType<typeof KINDS.get>>} */ (KINDS.get('internal'))
    super(message ?? row.text)
    this.name = 'EslError'
    this.code = code
    /** The row's frozen number. */
    this.number = row.number
    /** Whether the same again, perhaps on a new connection, can help. */
    this.retryable = row.retryable
    /** Whether the switch may have carried it out. */
    this.outcomeUnknown = row.outcomeUnknown
    /** Why a call ended, where that is what went wrong. */
    this.hangupCause = more?.hangupCause
    /** The switch's words, where it refused. */
    this.text = more?.text
  }

  /** One of which the connection told: its stack would be the socket's callback, and to look for it takes longer than all else of a call's end. */
  static told(code, message, more) {
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    try {
      return new EslError(code, message, more)
    } finally {
      Error.stackTraceLimit = stackTraceLimit
    }
  }

  /** An error of the native part, which has the row's name as its code. */
  static from(error) {
    return KINDS.has(error.code) ? new EslError(error.code, error.message) : error
  }
}

module.exports = { EslError }
