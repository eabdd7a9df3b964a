'use strict'
// Texts of the wire: "binary" strings, one character a byte.

/** Whether a text is its own UTF-8. */
function isAscii(text) {
  // eslint-disable-next-line no-control-regex
  return /^[\0-\x7f]*$/.test(text)
}

/** The UTF-8 of a text, one character a byte. */
function toBinary(text) {
  return isAscii(text) ? text : Buffer.from(text, 'utf8').toString('latin1')
}

/** The text of a binary string; what is not UTF-8 is replaced by U+FFFD. */
function fromBinary(binary) {
  return /^[\0-\x7f]*$/.test(binary) ? binary : Buffer.from(binary, 'latin1').toString('utf8')
}

module.exports = { fromBinary, isAscii, toBinary }
