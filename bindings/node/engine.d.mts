export * from './lib/client/engine.js'
