// Servers for outbound connections, and what they hold when they end.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import net from 'node:net'
import { after, before, test } from 'node:test'
import { serve } from '../index.mjs'
import { startSwitch } from '../testing.mjs'
import { certificate, until } from './support.mjs'

let freeswitch
before(async () => {
  freeswitch = await startSwitch()
})
after(() => freeswitch.stop())

/** A connection that says nothing until it is asked to. */
async function silent(t, server) {
  const socket = net.connect(server.address().port, '127.0.0.1')
  t.after(() => socket.destroy())
  await once(socket, 'connect')
  return socket
}

for (const [how, options] of [
  ['connections', {}],
  ['TLS handshakes', { tls: certificate() }],
]) {
  test(`${how} that have no call yet end with the server`, async (t) => {
    const server = await serve(() => assert.fail('no call came'), { ...options, handshakeTimeout: 60_000 })
    t.after(() => server.close())
    const socket = await silent(t, server)
    // The server has taken it when it sends `connect`; a handshake is seen by nobody, but by a connection that came later.
    if (options.tls) await until((done) => server.once('rejected', done) && net.connect(server.address().port, '127.0.0.1').end('no TLS at all'))
    else await once(socket, 'data')
    const closed = once(socket.resume(), 'close')
    assert.equal(await server.drain(0), 0)
    await closed
  })
}

test('a drain lets a connection become a call, and the call end', async (t) => {
  let drained
  const server = await serve(async (call) => {
    drained = server.drain(60_000)
    await call.answer()
    await call.hangup()
  })
  t.after(() => server.close())
  await freeswitch.call(server.address().port)
  while (drained === undefined) await until(setImmediate)
  assert.equal(await drained, 0)
  assert.equal(server.stats.handlerErrors, 0)
})
