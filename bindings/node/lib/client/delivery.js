'use strict'

const { Dropped, Event, Gap, LogLine } = require('./event')
const { DROPPED, EVENT, GAP, LOG, STRIDE } = require('./kinds')

/** What a reader takes, of the entry that begins here. `asked` is told which headers are read, `names` says which came with it. */
function deliveryOf(batch, at, asked, names = []) {
  switch (batch[at]) {
    case EVENT:
      return new Event(batch[at + 1], batch[at + 2], batch[at + 3], asked, names, batch.slice(at + STRIDE, at + STRIDE + names.length))
    case LOG:
      return new LogLine(JSON.parse(batch[at + 1]), batch[at + 2], batch[at + 3], batch[at + 4])
    case GAP:
      return new Gap(batch[at + 1])
    case DROPPED:
      return new Dropped(batch[at + 1])
  }
}

module.exports = { deliveryOf }
