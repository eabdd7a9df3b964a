'use strict'

/** The switch said no, or nothing could be asked of it: `args.when` says at what, `args.reply` in what words, `res` has the message. */
class FreeSwitchError extends Error {
  constructor(res, args) {
    super(args.reply === undefined ? args.when : `${args.when}: ${String(args.reply).trimEnd()}`)
    this.name = 'FreeSwitchError'
    this.res = res
    this.args = args
  }

  toString() {
    return `FreeSwitchError: ${JSON.stringify(this.args)}`
  }
}

/** A wait of `timeout` ms for `text` was in vain. */
class FreeSwitchTimeout extends Error {
  constructor(timeout, text) {
    super(`Timeout after ${timeout}ms waiting for ${text}`)
    this.name = 'FreeSwitchTimeout'
    this.timeout = timeout
    this.text = text
  }
}

/** A message of a kind that is not known. */
class FreeSwitchUnhandledContentTypeError extends Error {
  constructor(content_type) {
    super(content_type)
    this.name = 'FreeSwitchUnhandledContentTypeError'
    this.content_type = content_type
  }
}

/** A message without a Content-Type. */
class FreeSwitchMissingContentTypeError extends Error {
  constructor(headers, body) {
    super(JSON.stringify({ headers, body }))
    this.name = 'FreeSwitchMissingContentTypeError'
    this.headers = headers
    this.body = body
  }
}

/** An event without a name; `event` is to be read like any other. */
class FreeSwitchMissingEventNameError extends Error {
  constructor(headers, body, event) {
    super(JSON.stringify({ headers, body }))
    this.name = 'FreeSwitchMissingEventNameError'
    this.headers = headers
    this.body = body
    Object.defineProperty(this, 'event', { value: event })
  }
}

/** The stream ended inside a message; `buffer` is what there was of it. */
class FreeSwitchParserError extends Error {
  constructor(error, buffer) {
    super(`${error} (${buffer.length} bytes)`)
    this.name = 'FreeSwitchParserError'
    this.error = error
    this.buffer = buffer
  }
}

module.exports = {
  FreeSwitchError,
  FreeSwitchMissingContentTypeError,
  FreeSwitchMissingEventNameError,
  FreeSwitchParserError,
  FreeSwitchTimeout,
  FreeSwitchUnhandledContentTypeError,
}
