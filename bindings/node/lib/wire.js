'use strict'
// A socket and the native connection behind it: chunks in, packets out, everything that comes of it to one receiver.

const { collect, native } = require('./native')
const { readFrom } = require('./reading')

/** Kinds of a batch's entries; src/connection.rs says what stands in their places. */
const CLOSE = 1
const AUTH_REQUEST = 2
const REPLY = 3
const API = 4
const EVENT = 5
const LOG = 6
const NOTICE = 7
const UNKNOWN = 8
const FAILED = 9
const CLOSED = 10
const MORE = 11
const SAID = 12
/** Places an entry takes. */
const STRIDE = 5

/** What a handler of the application throws is the application's; no message is lost for it. */
function rethrow(error) {
  process.nextTick(() => {
    throw error
  })
}

const settled = Promise.resolve()

/** Does something that throws nothing when those that are ready to run now have run: a microtask, which costs less than a tick. */
function soon(act) {
  void settled.then(act)
}

class Wire {
  #connection = new native.Connection()
  #socket
  #receiver
  /** What waits to be written. */
  #unwritten = ''
  #flush = () => this.flush()

  /**
   * @param socket any Duplex that is open, or will be
   * @param receiver gets `said(id, text, job)` for replies without other headers, `reply(id, headers, body)`, `connected(id, headers, uuid, block)`,
   * `api(id, body, length, raw)`, `event(format, text, name, id)`, `log(headers, body, rawBlock, rawBody)`, `notice` and `unknown(headers, body)`,
   * `failed(id, kind, why)`, `finished(kind, why, refusal)`, and `unwritten(error)` where the socket's `write` throws; headers are JSON
   */
  constructor(socket, receiver) {
    this.#socket = socket
    this.#receiver = receiver
    readFrom(socket, (bytes, length) => this.#handle(this.#connection.feed(bytes, length, collect)))
  }

  /** Sends a packet, a binary string; its number, for `reply`, `api` or `failed`. Packets of one turn of the loop are written together. */
  send(packet) {
    const whole = packet.endsWith('\n\n') ? packet : `${packet}\n\n`
    const id = this.#connection.send(whole)
    if (this.#unwritten === '') soon(this.#flush)
    this.#unwritten += whole
    return id
  }

  /** Writes what waits. */
  flush() {
    const unwritten = this.#unwritten
    if (unwritten === '') return
    this.#unwritten = ''
    try {
      this.#socket.write(unwritten, 'latin1')
    } catch (error) {
      this.#receiver.unwritten(error)
    }
  }

  /** What has come of a message that is not whole; null if there is none. */
  unfinished() {
    return this.#connection.unfinished()
  }

  /** The peer has closed, or the socket has failed: what came before is told first. */
  end() {
    this.#handle(this.#connection.endOfStream(collect))
  }

  #handle(batch) {
    for (let i = 0; i < batch.length; i += STRIDE) {
      try {
        this.#entry(batch, i)
      } catch (error) {
        rethrow(error)
      }
    }
  }

  #entry(batch, i) {
    const receiver = this.#receiver
    switch (batch[i]) {
      case EVENT:
        receiver.event(batch[i + 1], batch[i + 2], batch[i + 3], batch[i + 4])
        break
      case SAID:
        receiver.said(batch[i + 1], batch[i + 2], batch[i + 3])
        break
      case REPLY:
        if (batch[i + 4] === undefined) receiver.reply(batch[i + 1], batch[i + 2], batch[i + 3])
        else receiver.connected(batch[i + 1], batch[i + 2], batch[i + 3], batch[i + 4])
        break
      case API:
        receiver.api(batch[i + 1], batch[i + 2], batch[i + 3], batch[i + 4])
        break
      case LOG:
        receiver.log(batch[i + 1], batch[i + 2], batch[i + 3], batch[i + 4])
        break
      case NOTICE:
        receiver.notice(batch[i + 1], batch[i + 2])
        break
      case UNKNOWN:
        receiver.unknown(batch[i + 1], batch[i + 2])
        break
      case AUTH_REQUEST:
        receiver.authRequest()
        break
      case FAILED:
        receiver.failed(batch[i + 1], batch[i + 2], batch[i + 3])
        break
      case CLOSE:
        this.flush()
        this.#socket.end()
        break
      case CLOSED:
        receiver.finished(batch[i + 1], batch[i + 2], batch[i + 3])
        break
      case MORE:
        // A large chunk gives others their turn.
        setImmediate(() => this.#handle(this.#connection.drain(collect)))
        break
    }
  }
}

module.exports = { Wire, rethrow, soon }
