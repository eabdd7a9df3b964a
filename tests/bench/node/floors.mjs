// What is compared with: the least that a native lazy event costs, and framing plus JSON.parse in JavaScript.

import { createRequire } from 'node:module'
import net from 'node:net'
import { Counted } from './count.mjs'

const floor = createRequire(import.meta.url)(process.env.ESLNG_BENCH_FLOOR)

/** Logs in, asks for all events, and gives each chunk from then on. */
function chunks(port, format, take) {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: '127.0.0.1', port, noDelay: true })
    socket.on('error', reject)
    socket.once('data', () => {
      socket.write('auth ClueCon\n\n')
      socket.once('data', () => {
        const counted = new Counted()
        const done = () => {
          socket.destroy()
          resolve(counted)
        }
        socket.on('data', (chunk) => take(chunk, counted, done))
        socket.write(`event ${format} ALL\n\n`)
      })
    })
  })
}

class LazyEvent {
  #text

  constructor(text) {
    this.#text = text
  }

  get(name) {
    return floor.get(this.#text, name)
  }
}

/** The native lazy event. */
export const lazyFlood = (port) =>
  chunks(port, 'plain', (chunk, counted, done) => {
    for (const text of floor.feed(chunk)) {
      const event = new LazyEvent(text)
      if (!counted.add((name) => event.get(name))) done()
    }
  })

/** Framing in JavaScript, and JSON.parse of each body. */
export function parseFlood(port) {
  let rest = Buffer.alloc(0)
  return chunks(port, 'json', (chunk, counted, done) => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let at = 0
    for (;;) {
      const blank = bytes.indexOf('\n\n', at, 'latin1')
      if (blank < 0) break
      const length = Number(/Content-Length: (\d+)/.exec(bytes.latin1Slice(at, blank))?.[1] ?? 0)
      const end = blank + 2 + length
      if (end > bytes.length) break
      if (length > 0) {
        const event = JSON.parse(bytes.utf8Slice(blank + 2, end))
        if (!counted.add((name) => event[name])) done()
      }
      at = end
    }
    rest = bytes.subarray(at)
  })
}
