export * from './lib/client/index'
export * from './lib/esl/index'
