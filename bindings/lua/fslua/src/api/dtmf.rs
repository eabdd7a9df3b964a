//! `freeswitch.DTMF`.

use mlua::{MultiValue, Result, UserData, UserDataFields};

use super::arguments::{Arguments, raise};

/// How long a digit lasts that does not say: samples, 250 ms of 8,000 a second.
const DURATION: u64 = 2000;

/// A digit and its length in samples.
pub(crate) struct Dtmf {
    digit: String,
    duration: u64,
}

impl Dtmf {
    /// `DTMF(digit[, duration])`
    pub fn construct(values: &MultiValue) -> Result<Dtmf> {
        let arguments = Arguments::new("freeswitch.DTMF", values);
        let digit: String = arguments.text(0)?.chars().take(1).collect();
        if digit.is_empty() {
            return Err(raise("freeswitch.DTMF: the digit is empty"));
        }
        Ok(Dtmf { digit, duration: arguments.count_or(1, DURATION)? })
    }
}

impl UserData for Dtmf {
    fn add_fields<F: UserDataFields<Self>>(fields: &mut F) {
        fields.add_field_method_get("digit", |_, this| Ok(this.digit.clone()));
        fields.add_field_method_get("duration", |_, this| Ok(this.duration));
        fields.add_field_method_set("digit", |_, this, digit: String| {
            this.digit = digit;
            Ok(())
        });
        fields.add_field_method_set("duration", |_, this, duration: u64| {
            this.duration = duration;
            Ok(())
        });
    }
}
