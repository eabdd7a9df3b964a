import * as modesl from './lib/modesl/index.js'
export * from './lib/modesl/index.js'
export default modesl
