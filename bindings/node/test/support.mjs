// What the tests have in common.

import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import timers from 'node:timers'

/** A logger that says nothing. */
export const quiet = { debug() {}, info() {}, error() {} }

/** How long something may take that has no limit of its own, in ms: longer than a loaded machine needs, shorter than a test may run. */
const PATIENCE = 30_000

/** What comes of a promise that must end in time. */
export async function within(what, promise) {
  let timer
  const late = new Promise((_, reject) => {
    // Tests hold `globalThis.setTimeout` still.
    timer = timers.setTimeout(() => reject(new Error(`${what}: not within ${PATIENCE} ms`)), PATIENCE)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    timers.clearTimeout(timer)
  }
}

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
    socket.once('close', () => sockets.delete(socket))
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

/** A key and its certificate for 127.0.0.1, new and of nobody: for tests of TLS. */
export function certificate() {
  const folder = mkdtempSync(path.join(tmpdir(), 'eslng-'))
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => path.join(folder, name))
  const what = '-x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1'
  try {
    const made = spawnSync('openssl', ['req', ...what.split(' '), '-keyout', key, '-out', cert], { encoding: 'utf8', timeout: 20_000 })
    if (made.status !== 0) throw new Error(`openssl made no certificate: ${made.error ?? made.stderr}`)
    return { key: readFileSync(key), cert: readFileSync(cert) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
