'use strict'
// How a request has ended, as the native client tells it.

const { EslError } = require('./errors')
const { Event } = require('./event')
const { Message, saidHeaders } = require('../message')

/** Kinds of ends; src/outputs.rs says what stands in their places. */
const BY_REPLY = 0
const BY_API = 1
const BY_EVENT = 2
const BY_ERROR = 3
const BY_VALUE = 4
const BY_NO_ANSWER = 5
const BY_SAID = 6

/** Gives the end of a request to `resolve` or `reject`. */
function settle(how, what, more, resolve, reject) {
  switch (how) {
    case BY_API:
      return resolve(new Message(undefined, what, undefined, more))
    case BY_REPLY:
      return resolve(new Message(JSON.parse(what), more))
    case BY_SAID:
      return resolve(new Message(saidHeaders(what), ''))
    case BY_EVENT:
      return resolve(new Event(what, more))
    case BY_VALUE:
      return resolve(JSON.parse(what))
    case BY_ERROR:
      return reject(EslError.told(what, more))
    case BY_NO_ANSWER:
      return reject(EslError.told('command_failed', `the call was not answered: ${what}`, { hangupCause: what }))
  }
}

module.exports = { settle }
