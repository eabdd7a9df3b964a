'use strict'

const { EslError } = require('./errors')
const { eventOf } = require('./event')

/** What is known of one call, and who watches. */
class CallState {
  #watchers = new Set()
  #json
  #status

  /** What is known of it as JSON, parsed when it is read. */
  constructor(uuid, json) {
    this.uuid = uuid
    this.#json = json
    /** Why nothing more is learned, once the client has ended. */
    this.gone = undefined
  }

  /** What is known of it. */
  get status() {
    this.#status ??= JSON.parse(this.#json)
    return this.#status
  }

  /** More is known of it. */
  renew(json) {
    this.#json = json
    this.#status = undefined
  }

  /** Calls `changed(change)` after each change, and once with undefined when the client has ended; gives what ends that. */
  watch(changed) {
    this.#watchers.add(changed)
    return () => void this.#watchers.delete(changed)
  }

  tell(change) {
    // One may leave, or come, meanwhile.
    const watchers = [...this.#watchers]
    for (const changed of watchers) changed(change)
  }

  /** Why nothing more is to be expected of the call, if so. */
  over() {
    const { isOver, cause, isLost } = this.status
    if (!isOver) return this.gone
    if (cause !== null) return new EslError('hung_up', `the call has ended: ${cause}`, { hangupCause: cause })
    if (isLost) return new EslError('hung_up', 'the switch has no such call: it ended while nobody looked')
    return new EslError('disconnected', 'the call has left this connection; how it ends can’t be told from here')
  }
}

/** The calls that a client follows. */
class FollowedCalls {
  #link
  #calls = new Map()

  constructor(link) {
    this.#link = link
  }

  /** The state of a call, followed from now on. */
  follow(uuid) {
    const known = this.#calls.get(uuid)
    if (known !== undefined) return known
    const json = this.#link.tell((machine) => {
      machine.followCall(uuid)
      return machine.callStatus(uuid)
    })
    const state = new CallState(uuid, json)
    this.#calls.set(uuid, state)
    return state
  }

  forget(uuid) {
    this.#calls.delete(uuid)
    this.#link.tell((machine) => machine.forgetCall(uuid))
  }

  /** Follows those no more of which nothing was ever heard: of the legs of a call not each is begun. */
  forgetUnheard(states) {
    for (const { uuid, status } of states) if (status.channelState === null && this.#calls.has(uuid)) this.forget(uuid)
  }

  /** Something happened to a call, perhaps the last. */
  tell(uuid, changeJson, statusJson, event, isLast) {
    const state = this.#calls.get(uuid)
    if (state === undefined) return
    const change = JSON.parse(changeJson)
    if (event !== undefined) change.event = eventOf(event)
    if (statusJson !== undefined) state.renew(statusJson)
    if (change.end !== undefined && change.type === 'ended') state.endEvent = change.event
    if (isLast) this.forget(uuid)
    state.tell(change)
  }

  /** The client has ended. */
  end(error) {
    for (const state of this.#calls.values()) {
      state.gone = error
      state.tell(undefined)
    }
    this.#calls.clear()
  }
}

module.exports = { CallState, FollowedCalls }
