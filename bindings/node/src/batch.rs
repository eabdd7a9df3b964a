//! What came of one input, as one flat array: five places an entry, the first of them its kind. An array and a few strings cost less than an object
//! an entry would, and JavaScript makes objects only of what somebody asks for.
//!
//! The values are gathered here and become an array by one call of JavaScript's `collect`, which is `(...values) => values`: to store them one by
//! one through Node-API costs more than to make them.

use napi::bindgen_prelude::{Array, Function, JsValuesTupleIntoVec, ToNapiValue};
use napi::{Env, JsValue, sys};

use crate::error::{Result, internal};

/// Places an entry takes.
const STRIDE: usize = 5;

/// How many values one call takes at most: they lie on its stack.
const ARGUMENTS: usize = 8192;

/// JavaScript's `collect`.
pub type Collect<'env> = Function<'env, Values, Array<'env>>;

/// Values as the arguments of one call.
pub struct Values(Vec<sys::napi_value>);

impl JsValuesTupleIntoVec for Values {
    fn into_vec(self, _: sys::napi_env) -> napi::Result<Vec<sys::napi_value>> {
        Ok(self.0)
    }
}

/// A batch that is being filled.
pub(crate) struct Batch<'env> {
    env: &'env Env,
    collect: Collect<'env>,
    values: Vec<sys::napi_value>,
    undefined: sys::napi_value,
    stride: usize,
    /// Where the last entry begins.
    begin: usize,
}

impl<'env> Batch<'env> {
    pub(crate) fn new(env: &'env Env, collect: Collect<'env>) -> Result<Self> {
        Batch::with_places(env, collect, 0)
    }

    /// A batch whose entries have so many places more, from [`STRIDE`] on.
    pub(crate) fn with_places(env: &'env Env, collect: Collect<'env>, more: usize) -> Result<Self> {
        let undefined = raw(env, ())?;
        Ok(Batch { env, collect, values: Vec::new(), undefined, stride: STRIDE + more, begin: 0 })
    }

    pub(crate) fn finish(mut self) -> Result<Array<'env>> {
        let rest = self.values.split_off(self.values.len().min(ARGUMENTS));
        let mut array = self.collect.call(Values(self.values)).map_err(internal)?;
        for values in rest.chunks(ARGUMENTS) {
            let more = self.collect.call(Values(values.to_vec())).map_err(internal)?;
            for i in 0..more.len() {
                array.insert(more.get::<napi::Unknown<'_>>(i).map_err(internal)?).map_err(internal)?;
            }
        }
        Ok(array)
    }

    /// Begins an entry; its places are filled with [`put`](Self::put) and [`put_binary`](Self::put_binary), and are `undefined` until then.
    pub(crate) fn entry(&mut self, kind: u32) -> Result<&mut Self> {
        self.begin = self.values.len();
        self.values.resize(self.begin + self.stride, self.undefined);
        self.put(0, kind)
    }

    /// Fills a place of the entry that was begun last.
    pub(crate) fn put(&mut self, place: usize, value: impl ToNapiValue) -> Result<&mut Self> {
        self.values[self.begin + place] = raw(self.env, value)?;
        Ok(self)
    }

    /// Fills a place with a binary string.
    pub(crate) fn put_binary(&mut self, place: usize, bytes: &[u8]) -> Result<&mut Self> {
        self.values[self.begin + place] = self.env.create_string_latin1(bytes).map_err(internal)?.raw();
        Ok(self)
    }

    /// Fills a place with the bytes as they are, if text would lose some of them.
    pub(crate) fn put_raw(&mut self, place: usize, bytes: &[u8]) -> Result<&mut Self> {
        if std::str::from_utf8(bytes).is_ok() { Ok(self) } else { self.put_binary(place, bytes) }
    }

    /// Fills a place with text as UTF-8; what is not is replaced by U+FFFD.
    pub(crate) fn put_text(&mut self, place: usize, bytes: &[u8]) -> Result<&mut Self> {
        if bytes.is_ascii() { self.put_binary(place, bytes) } else { self.put(place, &*String::from_utf8_lossy(bytes)) }
    }

    /// Fills the places beyond the usual ones with texts, as far as there are any.
    pub(crate) fn put_more<B: AsRef<[u8]>>(&mut self, texts: impl IntoIterator<Item = Option<B>>) -> Result<()> {
        for (i, text) in texts.into_iter().enumerate() {
            if let Some(text) = text {
                self.put_text(STRIDE + i, text.as_ref())?;
            }
        }
        Ok(())
    }
}

/// A value of the call that is being answered.
#[allow(unsafe_code, reason = "there is no safe way to a value whose type is not known here")]
fn raw(env: &Env, value: impl ToNapiValue) -> Result<sys::napi_value> {
    // SAFETY: the environment is that of the call that is being answered, on its thread, so the value lives as long as the call.
    unsafe { ToNapiValue::to_napi_value(env.raw(), value) }.map_err(internal)
}
