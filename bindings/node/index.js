'use strict'

module.exports = {
  ...require('./lib/esl'),
}
