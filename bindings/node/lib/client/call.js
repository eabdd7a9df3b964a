'use strict'

const { given } = require('./arguments')
const { Changes } = require('./changes')

/**
 * A call of the switch. Each method sends one operation and waits for its end; it also ends, with an error, when the call hangs up, its time has passed,
 * its signal is aborted or the connection is lost. Texts are texts; `expression` asks the switch to expand. Dropping the object does nothing to the call.
 */
class Call {
  #client
  #link
  #state
  #timeout
  #own

  /** Not for applications. */
  constructor(client, link, state, timeout, own) {
    this.#client = client
    this.#link = link
    this.#state = state
    this.#timeout = timeout
    this.#own = own
  }

  /** Its Unique-ID. */
  get uuid() {
    return this.#state.uuid
  }

  /** The client whose connection it is reached through; on an outbound connection that one's own. */
  get client() {
    return this.#client
  }

  /** What is known of it now. */
  get status() {
    return this.#state.status
  }

  /** What the outbound connection said of it: `data`, `full`, `async`; undefined for a call that is reached through another. */
  get own() {
    return this.#own
  }

  /** A header of the channel's data that came with the outbound connection. */
  get(header) {
    return this.#own?.data.get(header)
  }

  #operate(name, args, options = {}) {
    const limit = options.timeout ?? this.#timeout
    const send = (machine, time) => machine.operate(this.uuid, name, given(args), options.inTurn ?? false, limit, time)
    return this.#checked(this.#link.request(send, options))
  }

  /** The call's own end says more than that of its connection. */
  async #checked(promise) {
    try {
      return await promise
    } catch (error) {
      const over = this.#state.status.isOver ? this.#state.over() : undefined
      throw ['disconnected', 'not_sent', 'closed'].includes(error.code) ? (over ?? error) : error
    }
  }

  async answer(options) {
    await this.#operate('answer', {}, options)
  }

  /** Opens early media. */
  async preAnswer(options) {
    await this.#operate('pre_answer', {}, options)
  }

  async ringReady(options) {
    await this.#operate('ring_ready', {}, options)
  }

  /** Hangs up; `ended` tells the rest. */
  async hangup(cause, options) {
    await this.#operate('hangup', { cause }, options)
  }

  /** Calls others and connects the first who answers; resolves when that leg has ended. Nobody reached rejects with the cause. */
  bridge(dial, options) {
    return this.#operate('bridge', { dial }, options)
  }

  /** Sends it to an extension of the dialplan. */
  async transfer(extension, options = {}) {
    await this.#operate('transfer', { extension, dialplan: options.dialplan, context: options.context }, options)
  }

  /** Plays a file, a tone, silence or a file string. */
  playback(file, options) {
    return this.#operate('playback', { file }, options)
  }

  /** Says a number, a date, money. */
  async say(what, options) {
    await this.#operate('say', what, options)
  }

  /** Speaks a text. */
  async speak(what, options) {
    await this.#operate('speak', what, options)
  }

  /** Plays a phrase macro. */
  async sayPhrase(name, data, options) {
    await this.#operate('say_phrase', { name, data }, options)
  }

  /** Plays a file and takes digits, again until they fit or the tries run out; `digits` is empty then. */
  playAndGetDigits(prompt, options) {
    const { invalidFile, digitTimeout, ...rest } = prompt
    return this.#operate('play_and_get_digits', { ...rest, invalid_file: invalidFile, digit_timeout: digitTimeout }, options)
  }

  /** Plays a file and takes digits once. */
  readDigits(prompt, options) {
    const { digitTimeout, ...rest } = prompt
    return this.#operate('read_digits', { ...rest, digit_timeout: digitTimeout }, options)
  }

  /** Records the caller until a terminator, the limit, or silence. */
  record(path, options = {}) {
    const { limitSeconds, silenceThreshold, silenceSeconds } = options
    const args = { path, limit_seconds: limitSeconds, silence_threshold: silenceThreshold, silence_seconds: silenceSeconds }
    return this.#operate('record', args, options)
  }

  /** Records both sides while the call goes on. */
  async recordSession(path, options) {
    await this.#operate('record_session', { path }, options)
  }

  async stopRecordSession(path, options) {
    await this.#operate('stop_record_session', { path }, options)
  }

  /** Sends digits to the far end. */
  async sendDtmf(digits, options = {}) {
    await this.#operate('send_dtmf', { digits, tone_ms: options.toneMs }, options)
  }

  async hold(options) {
    await this.#operate('hold', {}, options)
  }

  async unhold(options) {
    await this.#operate('unhold', {}, options)
  }

  /** Lets it wait in the switch; resolves at once. */
  async park(options) {
    await this.#operate('park', {}, options)
  }

  /** Sets a channel variable, or several. */
  async set(variables, options) {
    await this.#operate('set_variables', variables, options)
  }

  /** The value of a channel variable; undefined if it is not set. */
  async variable(name, options) {
    return (await this.#operate('get_variable', { name }, options)) ?? undefined
  }

  /** Plays a file without ending what runs; resolves at once. `legs` is `aleg`, `bleg` or `both`. */
  async broadcast(file, options = {}) {
    await this.#operate('broadcast', { file, legs: options.legs }, options)
  }

  /** Stops what plays; with `all` what is queued too. */
  async breakMedia(options = {}) {
    await this.#operate('break_media', { all: options.all ? 'true' : undefined }, options)
  }

  /** Runs any application and waits for its end: its CHANNEL_EXECUTE_COMPLETE event. */
  execute(application, text, options) {
    const args = { application, argument: text }
    return this.#operate('execute', args, options)
  }

  /** Runs an application of the catalogue, its arguments by their names, and waits for its end. */
  run(name, args, options = {}) {
    const limit = options.timeout ?? this.#timeout
    const send = (machine, time) => machine.runApplication(this.uuid, name, given(args), options.inTurn ?? false, limit, time)
    return this.#checked(this.#link.request(send, options))
  }

  /** Waits until this holds for what is known of the call. Rejects when it is over and it does not. */
  waitFor(holds, { signal } = {}) {
    const state = this.#state
    return new Promise((resolve, reject) => {
      let forget = () => undefined
      const settle = (act, value) => {
        forget()
        signal?.removeEventListener('abort', abort)
        act(value)
      }
      const abort = () => settle(reject, signal?.reason)
      const look = () => {
        try {
          if (holds(state.status)) return settle(resolve, state.status)
          const over = state.over()
          if (over !== undefined) settle(reject, over)
        } catch (error) {
          settle(reject, error)
        }
      }
      if (signal?.aborted) return reject(signal.reason)
      signal?.addEventListener('abort', abort, { once: true })
      forget = state.watch(look)
      look()
    })
  }

  /** Waits for its end: cause, who hung up, how long it was answered. */
  async ended(options) {
    const status = await this.waitFor(({ isOver }) => isOver, options)
    if (status.end === null) throw this.#state.over()
    return { ...status.end, event: this.#state.endEvent }
  }

  /** What happens to it from now on, in order, until its end: an async iterator. Of more than 1,024 that lie unread the oldest go, which a `dropped` tells. */
  changes({ signal } = {}) {
    return new Changes(this.#state, signal)
  }

  /** The digits that the far end presses from now on: an async iterator. */
  async *digits(options) {
    for await (const change of this.changes(options)) if (change.type === 'digit') yield change.digit
  }
}

module.exports = { Call }
