'use strict'

/** How many bytes may wait for a peer that does not read before more are refused. */
const UNSENT = 16 * 1024 * 1024

/** How long a peer has to take what was written, and to close its side, in ms. */
const GOODBYE = 5_000

/** How many bytes wait, where they are too many for more. */
function unsent(socket) {
  const waiting = socket?.writableLength ?? 0
  return waiting > UNSENT ? waiting : undefined
}

/** Closes a socket: what was written goes out first, and a peer that does not close its side has not for ever. Neither keeps the process alive. */
function leave(socket) {
  if (socket.destroyed) return
  const timer = setTimeout(() => socket.destroy(), GOODBYE)
  timer.unref()
  socket.once('close', () => clearTimeout(timer))
  socket.end()
  socket.unref?.()
}

module.exports = { leave, unsent }
