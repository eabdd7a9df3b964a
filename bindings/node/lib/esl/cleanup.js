'use strict'
// What a connection does by itself when its call has ended.

/** How long the connection of a call that has ended stays, for its last events, in ms. */
const LINGER = 4_000
/** How long after the switch's goodbye the socket is closed, in ms. */
const GOODBYE = 100

/** Leaves after a linger, and closes after a goodbye, unless the application has handlers of its own for that. */
function autoCleanup(response) {
  const ref = response.ref()
  response.once('freeswitch_disconnect_notice', (res) => {
    response.logger.debug('FreeSwitchResponse: auto_cleanup: disconnection notice', { ref, res })
    const lingers = res.headers['Content-Disposition'] === 'linger'
    response.emit(lingers ? 'freeswitch_linger' : 'freeswitch_disconnect')
  })
  response.once('freeswitch_linger', () => {
    if (response.emit('cleanup_linger')) return
    // It may have been closed by then.
    later(response, LINGER, () => response.exit().catch(() => undefined))
  })
  response.once('freeswitch_disconnect', () => {
    if (response.emit('cleanup_disconnect')) return
    later(response, GOODBYE, () => response.end())
  })
}

/** Does something after so many ms, unless the socket has closed by then: a timer keeps all that it knows. */
function later(response, ms, act) {
  const timer = setTimeout(act, ms)
  timer.unref()
  response.once('socket.close', () => clearTimeout(timer))
}

module.exports = { autoCleanup }
