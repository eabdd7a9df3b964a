//! `stream`, which a script writes its answer to, and `freeswitch.Stream`.

use std::cell::RefCell;
use std::rc::Rc;

use mlua::{MultiValue, Result, UserData, UserDataMethods};

use super::arguments::Arguments;

/// What has been written, shared with who prints it.
pub(crate) type Output = Rc<RefCell<Vec<u8>>>;

/// A stream in a script's hands.
pub(crate) struct Stream {
    pub written: Output,
    /// How much `read` has given.
    read: usize,
}

impl Stream {
    pub fn new(written: Output) -> Self {
        Stream { written, read: 0 }
    }
}

impl UserData for Stream {
    fn add_methods<M: UserDataMethods<Self>>(methods: &mut M) {
        methods.add_method("write", |_, this, values: MultiValue| {
            this.written.borrow_mut().extend(Arguments::new("stream:write", &values).bytes(0)?);
            Ok(())
        });
        methods.add_method("raw_write", |_, this, values: MultiValue| {
            let arguments = Arguments::new("stream:raw_write", &values);
            let text = arguments.bytes(0)?;
            let length = usize::try_from(arguments.count_or(1, text.len() as u64)?).unwrap_or(usize::MAX);
            this.written.borrow_mut().extend(&text[..length.min(text.len())]);
            Ok(())
        });
        methods.add_method("get_data", |lua, this, ()| lua.create_string(&*this.written.borrow()));
        methods.add_method_mut("read", |lua, this, ()| -> Result<Option<mlua::LuaString>> {
            let written = this.written.borrow();
            let new = lua.create_string(&written[this.read.min(written.len())..])?;
            this.read = written.len();
            Ok(Some(new).filter(|new| !new.as_bytes().is_empty()))
        });
    }
}
