'use strict'
// What a socket has read, without a stream's ways: its chunks come into one buffer, and nothing is allocated for them.

/** How much is read at once, in bytes. */
const SIZE = 64 * 1024

/** One buffer for all sockets: a chunk has been fed to the engine, which takes a copy, before the next is read. */
const buffer = Buffer.allocUnsafeSlow(SIZE)

/** Who gets the chunks of a socket. */
const readers = new WeakMap()

/** Makes a socket by `make(options)`, these being options of `net`: its chunks are for `readFrom`, it has no event `data`. */
function readingSocket(make) {
  const reader = { take: undefined, early: [] }
  const callback = (length) => {
    if (reader.take === undefined) reader.early.push(Buffer.from(buffer.subarray(0, length)))
    else reader.take(buffer, length)
    return true
  }
  const socket = make({ onread: { buffer, callback } })
  readers.set(socket, reader)
  return socket
}

/** Gives each chunk of a socket, or of any Duplex, to `take(bytes, length)`, which keeps none of it: so many bytes from the first on. */
function readFrom(socket, take) {
  const reader = readers.get(socket)
  if (reader === undefined) return void socket.on('data', (chunk) => take(chunk, chunk.length))
  reader.take = take
  for (const chunk of reader.early.splice(0)) take(chunk, chunk.length)
}

module.exports = { readFrom, readingSocket }
