import engine from './lib/client/engine.js'

export const { Engine } = engine
