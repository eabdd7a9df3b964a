import testing from './lib/testing.js'

export const { TestSwitch, startSwitch } = testing
