//! The exports whose bodies are C: printf-like functions, which stable Rust cannot define.
//!
//! Each is a jump to its body in `shim/variadic.c`. The arguments stay where the caller put them,
//! in registers and on the stack, so the body sees the caller's own variable arguments. The
//! prototypes here are for the linker only; the true ones stand in `include/`.

use core::arch::naked_asm;
use std::ffi::{c_char, c_int};

unsafe extern "C" {
    fn eslng_shim_vasprintf();
    fn eslng_shim_snprintf();
    fn eslng_shim_add_header();
    fn eslng_shim_add_body();
    /// A logger that writes nothing.
    pub(crate) fn eslng_shim_silent_logger(
        file: *const c_char,
        func: *const c_char,
        line: c_int,
        level: c_int,
        fmt: *const c_char,
        ...
    );
    /// A logger that writes to stderr what is at most [`eslng_shim_log_level`].
    pub(crate) fn eslng_shim_stderr_logger(
        file: *const c_char,
        func: *const c_char,
        line: c_int,
        level: c_int,
        fmt: *const c_char,
        ...
    );
    /// The level of [`eslng_shim_stderr_logger`].
    pub(crate) static mut eslng_shim_log_level: c_int;
}

/// Exports `$name` as a jump to `$body`.
macro_rules! jump {
    ($(#[$doc:meta])* $name:ident => $body:ident) => {
        $(#[$doc])*
        #[unsafe(naked)]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name() {
            #[cfg(target_arch = "x86_64")]
            naked_asm!("jmp {body}@PLT", body = sym $body);
            #[cfg(target_arch = "aarch64")]
            naked_asm!("b {body}", body = sym $body);
        }
    };
}

#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
compile_error!("libesl's printf-like functions need their jump written for this processor");

jump! {
    /// `int esl_vasprintf(char **ret, const char *fmt, va_list ap)`
    ///
    /// # Safety
    /// As C's `vasprintf`; `ret` and `fmt` may be NULL.
    esl_vasprintf => eslng_shim_vasprintf
}
jump! {
    /// `int esl_snprintf(char *buffer, size_t count, const char *fmt, ...)`
    ///
    /// # Safety
    /// As C's `snprintf`; `fmt` may be NULL, `buffer` too when `count` is 0.
    esl_snprintf => eslng_shim_snprintf
}
jump! {
    /// `esl_status_t esl_event_add_header(esl_event_t *event, esl_stack_t stack, const char *header_name, const char *fmt, ...)`
    ///
    /// # Safety
    /// As `esl_event_add_header_string`, with the value printed as C's `printf` does.
    esl_event_add_header => eslng_shim_add_header
}
jump! {
    /// `esl_status_t esl_event_add_body(esl_event_t *event, const char *fmt, ...)`
    ///
    /// # Safety
    /// As `esl_event_set_body`, with the body printed as C's `printf` does.
    esl_event_add_body => eslng_shim_add_body
}
