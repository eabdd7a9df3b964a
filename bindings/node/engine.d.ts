export * from './lib/client/engine'
