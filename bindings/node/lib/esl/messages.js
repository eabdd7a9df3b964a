'use strict'
// What comes on a connection, told to a FreeSwitchResponse as `esl` tells it.

const { inspect } = require('node:util')
const { BEYOND_ASCII } = require('../event_text')
const { Message, saidHeaders } = require('../message')
const { native } = require('../native')
const { toBinary } = require('../text')
const { EventData } = require('./event')
const {
  FreeSwitchError,
  FreeSwitchMissingContentTypeError,
  FreeSwitchMissingEventNameError,
  FreeSwitchUnhandledContentTypeError,
} = require('./errors')

/** The kinds of events, in the order of their formats' numbers. */
const KINDS = ['text/event-plain', 'text/event-json', 'text/event-xml']

/** By which header an event ends a wait. */
const IDS = { BACKGROUND_JOB: 'Job-UUID', CHANNEL_EXECUTE_COMPLETE: 'Application-UUID', CHANNEL_HANGUP_COMPLETE: 'Unique-ID' }

/** What stands in the answer to `connect` besides the channel's data. */
const ENVELOPE = ['Content-Type', 'Reply-Text', 'Socket-Mode', 'Control']

/** A reply as a message; the answer to `connect` has the channel's data as its body. */
function replyMessage(headers, body) {
  if (headers['Event-Name'] !== 'CHANNEL_DATA' || !ENVELOPE.every((name) => name in headers)) return { headers, body }
  const envelope = {}
  const data = {}
  for (const name in headers) (ENVELOPE.includes(name) ? envelope : data)[name] = headers[name]
  return { headers: envelope, body: data }
}

/** The answer to `connect`; the channel's data is its body, made when it is read. */
class Connected {
  #uuid
  #block
  #body

  constructor(headers, uuid, block) {
    this.headers = headers
    this.#uuid = uuid
    this.#block = block
  }

  /** The Unique-ID of its channel; undefined if it has none. */
  get uuid() {
    return this.#uuid
  }

  get body() {
    this.#body ??= JSON.parse(native.connectedJson(this.#block, true))
    return this.#body
  }

  toJSON() {
    return { headers: this.headers, body: this.body }
  }

  [inspect.custom](_depth, options) {
    return inspect(this.toJSON(), options)
  }
}

/** The receiver of a Wire: counts, matches what somebody waits for, and emits. */
class Messages {
  #response
  #waits
  /** The applications that are waited for, by channel. */
  channels = new Map()

  constructor(response, waits) {
    this.#response = response
    this.#waits = waits
  }

  authRequest() {
    this.#response.stats.auth_request++
    this.#response.emit('freeswitch_auth_request', { headers: { 'Content-Type': 'auth/request' }, body: '' })
  }

  said(id, text, job) {
    this.#reply(id, { headers: saidHeaders(text, job), body: '' })
  }

  reply(id, json, body) {
    this.#reply(id, replyMessage(JSON.parse(json), body))
  }

  connected(id, json, uuid, block) {
    this.#reply(id, new Connected(JSON.parse(json), uuid, block))
  }

  #reply(id, message) {
    const response = this.#response
    response.stats.command_reply++
    response.logger.debug('FreeSwitchResponse: reply', { ref: response.ref(), res: message })
    this.#answer(id, message)
    response.emit('freeswitch_command_reply', message)
  }

  api(id, body, length, raw) {
    const response = this.#response
    response.stats.api_responses++
    const headers = { 'Content-Type': 'api/response', 'Content-Length': String(length) }
    const message = new Message(headers, body, undefined, raw)
    response.logger.debug('FreeSwitchResponse: api response', { ref: response.ref(), res: message })
    this.#answer(id, message)
    response.emit('freeswitch_api_response', message)
  }

  #answer(id, message) {
    this.#waits.get(id)?.resolve(message)
  }

  failed(id, kind, why) {
    // The connection's end is told by the socket, to all waits alike.
    if (kind === 'out_of_step') this.#waits.get(id)?.reject(new FreeSwitchError(undefined, { when: why, kind }))
  }

  /** Nothing more can be sent. */
  unwritten(error) {
    this.#response.emit('socket.write', error)
  }

  /** A message that the application gives to `process`. */
  frame(headers, body) {
    const format = KINDS.indexOf(headers['Content-Type'])
    if (format < 0) return this.unknown(JSON.stringify(headers), body)
    const text = toBinary(body)
    const number = text === body ? format : format | BEYOND_ASCII
    const get = (name) => native.eventGet(number, text, name) ?? undefined
    const name = get('Event-Name')
    this.event(number, text, name, name === undefined ? undefined : get(IDS[name] ?? ''))
  }

  event(format, text, name, id) {
    const response = this.#response
    response.stats.events++
    const event = new EventData(format, text)
    if (name === undefined) return this.#nameless(event)
    // Somebody will look into it, or wants to know when it can't be.
    if (event.format === 'json' && (response.listenerCount(name) > 0 || response.listenerCount('error.invalid-json') > 0)) {
      if (!this.#isReadable(event)) return
    }
    switch (name) {
      case 'CHANNEL_EXECUTE_COMPLETE':
        if (id !== undefined) {
          this.#waits.get(id)?.resolve(event)
          response.emit(`CHANNEL_EXECUTE_COMPLETE ${id}`, event)
        }
        break
      case 'BACKGROUND_JOB':
        if (id !== undefined) this.#job(id, event)
        break
      case 'CHANNEL_HANGUP_COMPLETE':
        this.#hungUp(id, event)
        break
    }
    response.emit(name, event)
  }

  #job(id, event) {
    const wait = this.#waits.get(id)
    if (wait === undefined) this.#response.emit_later(`BACKGROUND_JOB ${id}`, event)
    else {
      wait.resolve(event)
      this.#response.emit(`BACKGROUND_JOB ${id}`, event)
    }
  }

  /** No application runs on a channel that is gone. */
  #hungUp(channel, event) {
    const waits = this.channels.get(channel)
    if (waits === undefined) return
    for (const wait of waits) {
      wait.reject(new FreeSwitchError(event, { when: `the call hung up while waiting for ${wait.text()}`, uuid: channel }))
    }
  }

  /** Whether the document can be read; says so where not. */
  #isReadable(event) {
    const response = this.#response
    try {
      return event.body !== undefined
    } catch (error) {
      response.logger.error('FreeSwitchResponse: Invalid JSON', { ref: response.ref(), body: event.toBuffer().toString('utf8') })
      response.stats.json_parse_errors++
      response.emit('error.invalid-json', error)
      return false
    }
  }

  #nameless(event) {
    const response = this.#response
    if (event.format === 'json' && !this.#isReadable(event)) return
    const body = event.toBuffer().toString('utf8')
    response.logger.error('FreeSwitchResponse: an event without a name', { ref: response.ref(), body })
    response.stats.missing_event_name++
    response.emit('error.missing-event-name', new FreeSwitchMissingEventNameError(event.headers, body, event))
  }

  log(json, body, rawBlock, rawBody) {
    this.#response.stats.log_data++
    this.#response.emit('freeswitch_log_data', new Message(JSON.parse(json), body, rawBlock, rawBody))
  }

  notice(json, body) {
    this.#response.stats.disconnect++
    this.#response.emit('freeswitch_disconnect_notice', { headers: JSON.parse(json), body })
  }

  unknown(json, body) {
    const response = this.#response
    const headers = JSON.parse(json)
    const kind = headers['Content-Type']
    if (kind === undefined) {
      response.stats.missing_content_type++
      response.logger.error('FreeSwitchResponse: a message without a Content-Type', { ref: response.ref(), headers, body })
      response.emit('error.missing-content-type', new FreeSwitchMissingContentTypeError(headers, body))
    } else {
      response.stats.unhandled++
      response.logger.error('FreeSwitchResponse: Unhandled Content-Type', { ref: response.ref(), content_type: kind })
      response.emit('error.unhandled-content-type', new FreeSwitchUnhandledContentTypeError(kind))
    }
  }

  /** The connection's end as the engine sees it. */
  finished(kind, why, refusal) {
    const response = this.#response
    if (refusal !== undefined) {
      response.stats.rude_rejections++
      const headers = { 'Content-Type': 'text/rude-rejection', 'Content-Length': String(refusal.length + 1) }
      response.emit('freeswitch_rude_rejection', { headers, body: `${refusal}\n` })
    } else if (kind === 'protocol') {
      // Where the next message begins can't be told.
      response.emit('socket.error', new Error(why))
    }
  }
}

module.exports = { Connected, Messages }
