//! Events, read when asked. JavaScript keeps an event as a format and a binary string; each function here reads one thing of it. The string is the
//! garbage collector's, so a million events need no finalizer and keeping one keeps nothing else.

use std::borrow::Cow;

use eslng_engine::event::{Event, EventBuilder, Format};
use eslng_engine::wire::{Encoding, Headers};
use napi::bindgen_prelude::{Array, Buffer};
use napi::{Env, JsString};
use napi_derive::napi;

use crate::error::{Result, error, internal};
use crate::headers::JsonObject;
use crate::text;

/// Added to the number of a format: the text has bytes beyond ASCII, so it is not its own UTF-8.
const BEYOND_ASCII: u32 = 4;

/// The number of an event's format.
pub(crate) fn format_number(event: &Event) -> u32 {
    let number = match event.format() {
        Format::Plain => 0,
        Format::Json => 1,
        Format::Xml => 2,
    };
    if event.as_bytes().is_ascii() { number } else { number + BEYOND_ASCII }
}

fn event(format: u32, text: JsString<'_>) -> Result<Event> {
    let format = match format & 3 {
        0 => Format::Plain,
        1 => Format::Json,
        _ => Format::Xml,
    };
    Ok(Event::new(format, text::bytes(text)?))
}

fn name(text: JsString<'_>) -> Result<String> {
    text.into_utf8().and_then(|text| text.into_owned()).map_err(internal)
}

/// The first value of a header, in any case of letters.
#[napi]
pub fn event_get(format: u32, text: JsString<'_>, header: JsString<'_>) -> Result<Option<String>> {
    let event = event(format, text)?;
    let value = event.peek_ignore_case(&name(header)?);
    Ok(value.map(|value| String::from_utf8_lossy(&value).into_owned()))
}

/// The value of the first of these headers that is there, their names in this case.
#[napi]
pub fn event_first(format: u32, text: JsString<'_>, headers: Vec<String>) -> Result<Option<String>> {
    let event = event(format, text)?;
    let value = headers.iter().find_map(|header| event.peek(header));
    Ok(value.map(|value| String::from_utf8_lossy(&value).into_owned()))
}

/// The same as bytes.
#[napi]
pub fn event_get_bytes(format: u32, text: JsString<'_>, header: JsString<'_>) -> Result<Option<Buffer>> {
    let event = event(format, text)?;
    Ok(event.peek_ignore_case(&name(header)?).map(|value| value.into_owned().into()))
}

/// Every value of a header, the elements of arrays one by one, as bytes.
#[napi]
pub fn event_values(format: u32, text: JsString<'_>, header: JsString<'_>) -> Result<Vec<Buffer>> {
    let event = event(format, text)?;
    Ok(event.values_bytes(&name(header)?).into_iter().map(|value| value.into_owned().into()).collect())
}

/// Names and values in order, one behind the other, as binary strings.
#[napi]
pub fn event_headers<'env>(env: &'env Env, format: u32, text: JsString<'_>) -> Result<Array<'env>> {
    pairs(env, event(format, text)?.headers().map(|header| (header.name_bytes(), header.value_bytes())))
}

/// Names and values of a header block that is no event's.
#[napi]
pub fn block_headers<'env>(env: &'env Env, block: JsString<'_>) -> Result<Array<'env>> {
    pairs(env, Headers::new(text::bytes(block)?.into(), Encoding::Literal).iter())
}

fn pairs<'env, 'h>(env: &'env Env, headers: impl Iterator<Item = (&'h [u8], Cow<'h, [u8]>)>) -> Result<Array<'env>> {
    let mut pairs = env.create_array(0).map_err(internal)?;
    for (name, value) in headers {
        pairs.insert(env.create_string_latin1(name).map_err(internal)?).map_err(internal)?;
        pairs.insert(env.create_string_latin1(value).map_err(internal)?).map_err(internal)?;
    }
    Ok(pairs)
}

/// All headers as a JSON object, arrays as arrays, without the body.
#[napi]
pub fn event_json(format: u32, text: JsString<'_>) -> Result<String> {
    let event = event(format, text)?;
    let mut object = JsonObject::new(event.as_bytes().len());
    for header in event.headers() {
        if header.is_array() {
            object.list(header.name_bytes(), &header.elements());
        } else {
            object.text(header.name_bytes(), &header.value_bytes());
        }
    }
    Ok(object.finish())
}

/// The body as bytes.
#[napi]
pub fn event_body(format: u32, text: JsString<'_>) -> Result<Option<Buffer>> {
    Ok(event(format, text)?.body().map(|body| body.to_vec().into()))
}

/// Why the document can't be read, if so.
#[napi]
pub fn event_error(format: u32, text: JsString<'_>) -> Result<Option<String>> {
    Ok(event(format, text)?.error().map(ToString::to_string))
}

/// An event made of names and values, one behind the other, and a body, written in a format: `plain`, `json` or `xml`. Binary strings all.
#[napi]
pub fn serialize_event<'env>(
    env: &'env Env,
    headers: Vec<JsString<'_>>,
    body: Option<JsString<'_>>,
    format: String,
) -> Result<JsString<'env>> {
    let mut builder = EventBuilder::empty();
    let texts = headers.into_iter().map(text::bytes).collect::<Result<Vec<_>>>()?;
    for pair in texts.chunks_exact(2) {
        builder.add(pair[0].clone(), pair[1].clone()).map_err(|why| error(why.kind(), why))?;
    }
    if let Some(body) = body {
        builder.body(text::bytes(body)?);
    }
    let written: Cow<'_, [u8]> = builder.serialize(format_named(&format)?).into();
    env.create_string_latin1(written).map_err(internal)
}

/// A format by its name.
pub(crate) fn format_named(name: &str) -> Result<Format> {
    let formats = [Format::Plain, Format::Json, Format::Xml];
    formats.into_iter().find(|format| format.word() == name).ok_or_else(|| {
        error(eslng_engine::vocabulary::ErrorKind::InvalidArgument, format!("{name:?} is no format: plain, json or xml"))
    })
}
