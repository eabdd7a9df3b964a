//! What came of one input, as one flat array: five places an entry, the first of them its kind. An array and a few strings cost less than an object
//! an entry would, and JavaScript makes objects only of what somebody asks for.

use napi::Env;
use napi::bindgen_prelude::{Array, ToNapiValue};

use crate::error::{Result, internal};

/// Places an entry takes.
const STRIDE: u32 = 5;

/// A batch that is being filled.
pub(crate) struct Batch<'env> {
    env: &'env Env,
    array: Array<'env>,
    /// Where the next entry begins.
    begin: u32,
}

impl<'env> Batch<'env> {
    pub(crate) fn new(env: &'env Env) -> Result<Self> {
        Ok(Batch { env, array: env.create_array(0).map_err(internal)?, begin: 0 })
    }

    pub(crate) fn finish(self) -> Array<'env> {
        self.array
    }

    /// Begins an entry; its places are filled with [`put`](Self::put) and [`put_binary`](Self::put_binary), and are `undefined` until then.
    pub(crate) fn entry(&mut self, kind: u32) -> Result<&mut Self> {
        self.array.set(self.begin, kind).map_err(internal)?;
        // The array's length counts entries, whatever places stay empty.
        self.array.set(self.begin + STRIDE - 1, ()).map_err(internal)?;
        self.begin += STRIDE;
        Ok(self)
    }

    /// Fills a place, from 1 to 4, of the entry that was begun last.
    pub(crate) fn put(&mut self, place: u32, value: impl ToNapiValue) -> Result<&mut Self> {
        self.array.set(self.begin - STRIDE + place, value).map_err(internal)?;
        Ok(self)
    }

    /// Fills a place with a binary string.
    pub(crate) fn put_binary(&mut self, place: u32, bytes: &[u8]) -> Result<&mut Self> {
        let text = self.env.create_string_latin1(bytes).map_err(internal)?;
        self.put(place, text)
    }

    /// Fills a place with the bytes as they are, if text would lose some of them.
    pub(crate) fn put_raw(&mut self, place: u32, bytes: &[u8]) -> Result<&mut Self> {
        if std::str::from_utf8(bytes).is_ok() { Ok(self) } else { self.put_binary(place, bytes) }
    }

    /// Fills a place with text as UTF-8; what is not is replaced by U+FFFD.
    pub(crate) fn put_text(&mut self, place: u32, bytes: &[u8]) -> Result<&mut Self> {
        if bytes.is_ascii() { self.put_binary(place, bytes) } else { self.put(place, &*String::from_utf8_lossy(bytes)) }
    }
}
