'use strict'

module.exports = {
  ...require('./lib/client'),
  ...require('./lib/esl'),
}
