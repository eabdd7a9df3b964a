'use strict'
// An event's text as plain objects.

const { native } = require('./native')
const { fromBinary } = require('./text')

const JSON_FORMAT = 1
/** Set in a format's number where the text is not its own UTF-8. */
const BEYOND_ASCII = 4

/** What FreeSWITCH escapes in no text, and JSON.parse refuses. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\0-\x1f]/g

/** The document of a JSON event as an object, body included (`_body`); of two members with one name the last. Throws what JSON.parse throws. */
function parseJson(format, text) {
  const document = format & BEYOND_ASCII ? fromBinary(text) : text
  try {
    return JSON.parse(document)
  } catch (error) {
    const cleaned = document.replace(CONTROL, '')
    if (cleaned.length === document.length) throw error
    return JSON.parse(cleaned)
  }
}

/** An event of any format in the shape of a JSON one. */
function parseEvent(format, text) {
  if ((format & 3) === JSON_FORMAT) return parseJson(format, text)
  const headers = JSON.parse(native.eventJson(format, text))
  const body = native.eventBody(format, text)
  if (body !== null) headers._body = body.toString('utf8')
  return headers
}

module.exports = { BEYOND_ASCII, JSON_FORMAT, parseEvent, parseJson }
