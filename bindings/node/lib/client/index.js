'use strict'

const { Expression, expression } = require('./arguments')
const { Call } = require('./call')
const { Client, connect } = require('./client')
const { EslError } = require('./errors')
const { Dropped, Event, Gap, LogLine } = require('./event')
const { Fleet } = require('./fleet')
const { Calling, Dialer } = require('./originate')
const { Server, accept, serve } = require('./server')
const { EventStream } = require('./stream')

module.exports = {
  Call,
  Calling,
  Client,
  Dialer,
  Dropped,
  EslError,
  Event,
  EventStream,
  Expression,
  Fleet,
  Gap,
  LogLine,
  Server,
  accept,
  connect,
  expression,
  serve,
}
