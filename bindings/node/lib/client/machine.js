'use strict'

const { native } = require('../native')
const { seed } = require('./arguments')
const { EslError } = require('./errors')

/** The options that the native part reads. */
const NATIVE = ['user', 'format', 'silence', 'rereadState', 'handshakeTimeout', 'setUp']

/** A text or bytes, as bytes. */
const bytes = (text) => (text === undefined ? undefined : typeof text === 'string' ? Buffer.from(text, 'utf8') : Buffer.from(text))

/** The native client for a connection of ours; `time` is that of the caller's clock. */
function machineOf(options, time) {
  const { password, backoff, reconnect = true } = options
  const known = Object.fromEntries(NATIVE.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]))
  if (known.silence === null) known.silence = 0
  try {
    return new native.Client({ ...known, ...backoff, password: bytes(password), reconnect, seed: seed() }, time)
  } catch (error) {
    throw EslError.from(error)
  }
}

/** The native client for a connection that the switch has opened. */
function outboundMachineOf({ format, linger, handshakeTimeout }, time) {
  try {
    return native.Client.outbound({ format, linger: linger === null ? -1 : linger, handshakeTimeout, seed: seed() }, time)
  } catch (error) {
    throw EslError.from(error)
  }
}

module.exports = { bytes, machineOf, outboundMachineOf }
