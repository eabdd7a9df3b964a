import modesl from './lib/modesl/index.js'

export const { Connection, Event, Parser, Server, eslSetLogLevel, setLogLevel } = modesl
export default modesl
