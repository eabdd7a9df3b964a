'use strict'
// Kinds of entries in a batch of the native client; src/outputs.rs says what stands in their places.

module.exports = {
  CONNECT: 0,
  TRANSMIT: 1,
  CLOSE: 2,
  FINISHED: 3,
  UP: 4,
  DOWN: 5,
  CLOSED: 6,
  CONNECTED: 7,
  CALL: 8,
  FILLED: 9,
  NOTICE: 10,
  UNSOLICITED: 11,
  PAUSED: 12,
  DEADLINE: 13,
  MORE: 14,
  CALL_OVER: 15,
  /** Of a reader. */
  EVENT: 20,
  LOG: 21,
  GAP: 22,
  DROPPED: 23,
  ENDED: 24,
  /** Places an entry takes. */
  STRIDE: 5,
}
