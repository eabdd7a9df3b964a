// What the tests have in common.

import net from 'node:net'
import { once } from 'node:events'

/** A logger that says nothing. */
export const quiet = { debug() {}, info() {}, error() {} }

/** What a callback is given. */
export const until = (begin) => new Promise((resolve) => begin(resolve))

/** Connects a client of `esl`'s kind; its call. */
export async function connected(client) {
  const [call] = await until((done) => {
    client.once('connect', (...args) => done(args))
    client.connect()
  })
  return call
}

/** A server that does this with each connection. */
export async function peer(t, act) {
  const sockets = new Set()
  const server = net.createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.resume()
    act(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return server.address()
}
