'use strict'

const { Connection } = require('./connection')
const { Event } = require('./event')
const { setLogLevel } = require('./log')
const { Parser } = require('./parser')
const { Server } = require('./server')

module.exports = { Connection, Event, Parser, Server, eslSetLogLevel: setLogLevel, setLogLevel }
