//! `eslSetLogLevel`: what the classes say of themselves, on standard error.

use std::io::Write;
use std::sync::atomic::{AtomicI32, Ordering};

/// `ESL_LOG_LEVEL_ERROR`: a call was refused or failed.
pub const ERROR: i32 = 3;
/// `ESL_LOG_LEVEL_WARNING`: a call does something else than was asked.
pub const WARNING: i32 = 4;
/// `ESL_LOG_LEVEL_DEBUG`: every packet and message, the login excepted.
pub const DEBUG: i32 = 7;

/// Logs: a level, the method, and the text, which is made only if it is wanted.
pub type Logger = fn(level: i32, method: &str, text: &mut dyn FnMut() -> Vec<u8>);

/// Silent until somebody sets a level.
static LEVEL: AtomicI32 = AtomicI32::new(-1);

/// `eslSetLogLevel(level)`: logs to standard error what is at most `level`, 0 to 7; another number means 7. It holds for the whole
/// process.
pub fn set_log_level(level: i32) {
    LEVEL.store(if (0..=DEBUG).contains(&level) { level } else { DEBUG }, Ordering::Relaxed);
}

/// The logger of standard error.
pub(super) fn to_stderr(level: i32, method: &str, text: &mut dyn FnMut() -> Vec<u8>) {
    const NAMES: [&str; 8] = ["EMERG", "ALERT", "CRIT", "ERROR", "WARNING", "NOTICE", "INFO", "DEBUG"];
    if level > LEVEL.load(Ordering::Relaxed) {
        return;
    }
    let name = usize::try_from(level).ok().and_then(|level| NAMES.get(level)).unwrap_or(&"DEBUG");
    let mut line = format!("[{name}] libesl {method}() ").into_bytes();
    line.extend(text());
    line.push(b'\n');
    // Nobody is left to be told when this fails.
    let _ = std::io::stderr().lock().write_all(&line);
}

/// A warning on standard error.
pub(super) fn warn(method: &str, text: impl Fn() -> Vec<u8>) {
    to_stderr(WARNING, method, &mut || text());
}
