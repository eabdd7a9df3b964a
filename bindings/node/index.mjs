import eslng from './index.js'

export const {
  FreeSwitchClient,
  FreeSwitchError,
  FreeSwitchEventEmitter,
  FreeSwitchMissingContentTypeError,
  FreeSwitchMissingEventNameError,
  FreeSwitchParserError,
  FreeSwitchResponse,
  FreeSwitchServer,
  FreeSwitchTimeout,
  FreeSwitchUnhandledContentTypeError,
  once,
} = eslng
