'use strict'

const net = require('node:net')
const tls = require('node:tls')
const { readingSocket } = require('../reading')
const { onAbort } = require('./arguments')

/** How long a connection may take to come about, in ms. */
const TIMEOUT = 10_000

/**
 * What opens a socket: to `host` and `port`, to the unix socket `path`, through TLS if `tls` says so; or `open`, a function of the caller's that gives a
 * Duplex or a promise of one.
 */
function opener({ host = '127.0.0.1', port = 8021, path, tls: secure, open, connectTimeout = TIMEOUT, signal: _signal, ...more }) {
  if (open !== undefined) return async () => await open()
  // The signal ends what is being opened (below): `net` would listen to it for as long as the socket lives.
  const where = { noDelay: true, keepAlive: true, ...more, ...(path === undefined ? { host, port } : { path }) }
  return (signal) =>
    new Promise((resolve, reject) => {
      const socket = secure
        ? tls.connect({ ...where, ...(secure === true ? {} : secure) })
        : readingSocket((reading) => net.connect({ ...where, ...reading }))
      const timer = setTimeout(() => fail(new Error(`no connection within ${connectTimeout} ms`)), connectTimeout)
      let forget = () => undefined
      const fail = (error) => {
        forget()
        clearTimeout(timer)
        socket.destroy()
        reject(error)
      }
      forget = onAbort(signal, () => fail(signal.reason))
      socket.once('error', fail)
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        forget()
        clearTimeout(timer)
        socket.off('error', fail)
        resolve(socket)
      })
    })
}

module.exports = { opener }
