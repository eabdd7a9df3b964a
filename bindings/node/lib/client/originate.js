'use strict'

const { native } = require('../native')
const { onAbort, unlessAborted } = require('./arguments')
const { EslError } = require('./errors')
const { now } = require('./link')

/** How long a leg that was killed may take to say so before it is asked again, in ms. */
const AGAIN = 200

/** A call that is being placed. Dropping it lets the call go on; `cancel` ends it. */
class Calling {
  #client
  #states
  #placed
  #callOf

  /** Not for applications. */
  constructor(client, states, placed, callOf) {
    this.#client = client
    this.#states = states
    this.#placed = placed
    this.#callOf = callOf
    // Who asks for the answer hears of it.
    placed.catch(() => undefined)
  }

  /** The Unique-IDs of the legs, in the order of the dial string. */
  get legs() {
    return this.#states.map((state) => state.uuid)
  }

  /** Waits until one of the legs rings, has early media or is answered. */
  ringing({ signal } = {}) {
    return unlessAborted(this.#untilALeg((leg) => leg.hasRung || leg.hadEarlyMedia || leg.wasAnswered), signal)
  }

  /** Waits until one of the legs has early media or is answered. */
  earlyMedia({ signal } = {}) {
    return unlessAborted(this.#untilALeg((leg) => leg.hadEarlyMedia || leg.wasAnswered), signal)
  }

  #untilALeg(holds) {
    return new Promise((resolve, reject) => {
      const forget = []
      const settle = (act) => (value) => {
        for (const one of forget) one()
        act(value)
      }
      const look = () => {
        if (this.#states.some((state) => holds(state.status))) settle(resolve)(undefined)
      }
      for (const state of this.#states) forget.push(state.watch(look))
      look()
      // The job ends with early media or the answer.
      this.#placed.then(settle(() => resolve(undefined)), settle(reject))
    })
  }

  /**
   * Waits for the answer and gives the call of the leg that answered, though it may have ended since; rejects with the hangup cause where nobody did. A
   * signal gives the wait up, and the call goes on: `cancel` ends it.
   */
  async answered(options) {
    const call = this.#callOf(await unlessAborted(this.#placed, options?.signal))
    try {
      // `originate` ends with early media too, unless `ignore_early_media` is set.
      await call.waitFor((status) => status.wasAnswered, options)
    } catch (error) {
      const { hangupCause } = error
      throw hangupCause === undefined ? error : new EslError('command_failed', `the call was not answered: ${hangupCause}`, { hangupCause })
    }
    return call
  }

  /** Ends it, answered or not. */
  async cancel() {
    for (;;) {
      // A leg that has ended, or was not begun, says -ERR.
      await Promise.all(this.legs.map((leg) => this.#client.api(`uuid_kill ${leg} ORIGINATOR_CANCEL`).catch(ignoreRefusal)))
      const placed = await Promise.race([this.#placed.then(() => true, ignoreNoAnswer), later(AGAIN)])
      if (placed === undefined) continue
      return
    }
  }
}

const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref())

function ignoreRefusal(error) {
  if (error.code !== 'command_failed') throw error
}

/** It ended by itself, or because it was killed. */
function ignoreNoAnswer(error) {
  if (error.hangupCause === undefined && error.code !== 'command_failed') throw error
  return true
}

/** Places calls no faster, and no more at once, than each gateway may take. */
class Dialer {
  #client
  #dialing
  #waiting = []

  constructor(client, { perSecond, atOnce, gateways = {} } = {}) {
    this.#client = client
    this.#dialing = new native.Dialing(perSecond, atOnce)
    for (const [gateway, pace] of Object.entries(gateways)) this.#dialing.set(gateway, pace.perSecond, pace.atOnce)
  }

  /**
   * Waits for its turn, places the call and waits for the answer. The call counts against its gateway until it has ended; an aborted signal ends it, since
   * nobody else could.
   */
  async call(dial, { signal, ...options } = {}) {
    let gateway
    try {
      gateway = native.gatewayOf(String(dial))
    } catch (error) {
      throw EslError.from(error)
    }
    await this.#turn(gateway, signal)
    const ended = () => {
      this.#dialing.ended(gateway)
      for (const wake of this.#waiting.splice(0)) wake()
    }
    let calling
    try {
      calling = await this.#client.originate(dial, options)
      const call = await calling.answered({ signal })
      // Whatever its end was like, it is over.
      call.ended().then(ended, ended)
      return call
    } catch (error) {
      // Where the connection is lost the call can't be ended from here.
      if (signal?.aborted) await calling?.cancel().catch(() => undefined)
      ended()
      throw error
    }
  }

  async #turn(gateway, signal) {
    for (;;) {
      signal?.throwIfAborted()
      const at = this.#dialing.begin(gateway, now())
      if (at === 0) return
      let forget = () => undefined
      await new Promise((resolve) => {
        if (at > 0) setTimeout(resolve, at - now())
        else this.#waiting.push(resolve)
        forget = onAbort(signal, () => resolve(undefined))
      })
      forget()
    }
  }
}

module.exports = { Calling, Dialer }
