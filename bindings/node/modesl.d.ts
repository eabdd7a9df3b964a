export * from './lib/modesl/index'
