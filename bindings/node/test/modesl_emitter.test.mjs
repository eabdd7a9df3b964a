// Names of many parts and handlers for many names, as EventEmitter2 has them.

import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'

const { Emitter } = createRequire(import.meta.url)('../lib/modesl/emitter.js')

/** The handlers, by their patterns, that a name reaches, in the order in which they are called. */
function reached(patterns, name) {
  const emitter = new Emitter()
  const calls = []
  for (const pattern of patterns) emitter.on(pattern, () => calls.push(pattern))
  assert.equal(emitter.emit(name), calls.length > 0)
  return calls
}

test('a name of its own, one part, more parts', () => {
  const patterns = ['**', 'a::**', 'a::*::c', 'a::b::*', 'a::b::c', 'a::b', '**::c', 'a::**::c', '*']
  assert.deepEqual(reached(patterns, 'a::b::c'), ['a::b::c', 'a::b::*', 'a::*::c', 'a::**::c', 'a::**', '**::c', '**'])
  assert.deepEqual(reached(patterns, 'a::b'), ['a::b', 'a::**', '**'])
  // More means one at least.
  assert.deepEqual(reached(patterns, 'a'), ['*', '**'])
  assert.deepEqual(reached(patterns, 'x::y'), ['**'])
  assert.deepEqual(reached(patterns, ['a', 'b']), ['a::b', 'a::**', '**'])
})

test('once, many, any, the order, and what is taken off', () => {
  const emitter = new Emitter()
  const calls = []
  const note = (what) => () => calls.push(what)
  const lasting = note('on')
  emitter.on('a', lasting).once('a', note('once')).many('a', 2, note('twice')).prependListener('a', note('first')).onAny((name, value) => calls.push(`any ${name} ${value}`))
  emitter.emit('a', 1)
  emitter.emit('a', 2)
  emitter.off('a', lasting)
  emitter.emit('a', 3)
  assert.deepEqual(calls, ['any a 1', 'first', 'on', 'once', 'twice', 'any a 2', 'first', 'on', 'twice', 'any a 3', 'first'])
  assert.equal(emitter.listenerCount('a'), 1)
  emitter.removeAllListeners('a')
  emitter.offAny()
  assert.equal(emitter.emit('a'), false)
  assert.deepEqual(emitter.listeners('a'), [])
  assert.throws(() => emitter.on('a', 'not a function'), TypeError)
})

test('this, event, promises, and errors that nobody handles', async () => {
  const emitter = new Emitter()
  emitter.on('a::*', function (value) {
    assert.equal(this, emitter)
    return `${this.event} ${value}`
  })
  assert.deepEqual(await emitter.emitAsync('a::b', 1), ['a::b 1'])
  const error = new Error('mine')
  assert.throws(() => emitter.emit('error', error), error)
  emitter.on('error', () => undefined)
  assert.equal(emitter.emit('error', error), true)
})

test('many handlers of one name are told of as a leak, names that are gone are forgotten', async () => {
  const emitter = new Emitter().setMaxListeners(2)
  const warned = new Promise((resolve) => {
    process.once('warning', resolve)
  })
  for (let i = 0; i < 3; i++) emitter.on('a::b', () => undefined)
  assert.match((await warned).message, /3 handlers of a::b/)
  const other = new Emitter()
  for (let i = 0; i < 10_000; i++) other.once(`job::${i}`, () => undefined)
  for (let i = 0; i < 10_000; i++) other.emit(`job::${i}`)
  other.on('**', () => undefined)
  assert.equal(other.listenerCount('job::1'), 1)
})
