'use strict'

module.exports = {
  ...require('./client'),
  ...require('./emitter'),
  ...require('./errors'),
  ...require('./response'),
  ...require('./server'),
}
