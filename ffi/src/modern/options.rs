//! How a connection is made.

use std::ffi::c_char;
use std::hash::{BuildHasher, RandomState};
use std::ptr;
use std::time::Duration;

use eslng_blocking::{Builder, Client, Outbound};
use eslng_engine::command::Secret;
use eslng_engine::engine::{Backoff, ClientConfig, Config, Handshake, OutboundConfig};
use eslng_engine::wire::Limits;

use super::Status;
use super::event::{FormatNumber, format};
use super::status::{Failure, attempt, needed};
use crate::pointer::object::shared;
use crate::pointer::{text, zeroed};

/// How a connection is made, and how it is kept. eslng_options_init() sets each field to what is said here; the texts are copied where the options are used.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct eslng_options_t {
    /// The size of this struct in the program, from eslng_options_init().
    pub size: usize,
    /// The switch's name or address; NULL: 127.0.0.1. An engine has no use for it.
    pub host: *const c_char,
    /// The port of its event socket; 8021. An engine has no use for it.
    pub port: u16,
    /// Whether a lost connection is made again, and what was asked for is asked for again: false.
    pub reconnect: bool,
    /// A user of the directory, `user@domain`; NULL: none, the password is the event socket's.
    pub user: *const c_char,
    /// The password; NULL: FreeSWITCH's default, ClueCon.
    pub password: *const c_char,
    /// The format of events: ESLNG_PLAIN.
    pub format: FormatNumber,
    /// How long a connection and its login may take, in ms; 20,000.
    pub connect_timeout_ms: i64,
    /// After how long without a byte the connection is taken for dead, in ms; 60,000. Half way there the switch is asked for a sign of life. Negative: never.
    pub silence_ms: i64,
    /// The bound of the wait before the first new try, in ms; 200. It doubles with each; the wait is drawn evenly from zero to it.
    pub retry_first_ms: i64,
    /// The largest bound of a wait, in ms; 30,000.
    pub retry_cap_ms: i64,
    /// The largest header block that is taken, in bytes; 10 MiB.
    pub header_limit: usize,
    /// The largest body that is taken, in bytes; 16 MiB.
    pub body_limit: usize,
    /// For how many seconds the switch keeps an outbound connection after its call's end; 10. Negative: not at all.
    pub linger_s: i32,
}

impl eslng_options_t {
    fn standard(size: usize) -> Self {
        let limits = Limits::default();
        eslng_options_t {
            size,
            host: ptr::null(),
            port: 8021,
            reconnect: false,
            user: ptr::null(),
            password: ptr::null(),
            format: 0,
            connect_timeout_ms: 20_000,
            silence_ms: 60_000,
            retry_first_ms: 200,
            retry_cap_ms: 30_000,
            header_limit: limits.header_block,
            body_limit: limits.body,
            linger_s: 10,
        }
    }
}

/// Options as Rust has them.
pub(crate) struct Options {
    host: String,
    port: u16,
    pub(crate) connect_timeout_ms: i64,
    pub(crate) client: ClientConfig,
    linger: Option<u32>,
}

/// A time of C's; a negative one is none.
pub(crate) fn time(ms: i64) -> Option<Duration> {
    u64::try_from(ms).ok().map(Duration::from_millis)
}

/// A seed that no other connection has.
fn seed() -> u64 {
    RandomState::new().hash_one(0)
}

impl Options {
    /// # Safety
    /// `options` is NULL or valid; its texts are NULL or C texts.
    pub(crate) unsafe fn read(options: *const eslng_options_t) -> Result<Self, Failure> {
        // SAFETY: what the caller promises.
        let given = match unsafe { shared(options) } {
            None => eslng_options_t::standard(size_of::<eslng_options_t>()),
            Some(given) if given.size == size_of::<eslng_options_t>() => *given,
            Some(_) => return Err(Failure::argument("options: call eslng_options_init first")),
        };
        // SAFETY: what the caller promises.
        let (host, user, password) = unsafe { (text(given.host), text(given.user), text(given.password)) };
        let password = Secret::new(password.unwrap_or(b"ClueCon"));
        let handshake = match user {
            Some(user) => Handshake::UserAuth { user: user.to_vec(), password },
            None => Handshake::Auth { password },
        };
        handshake.check()?;
        let mut config = Config::default();
        config.limits = Limits::new(given.header_limit, given.body_limit);
        config.handshake_timeout = time(given.connect_timeout_ms).unwrap_or(Duration::MAX / 4);
        let mut backoff = Backoff::default();
        backoff.first = time(given.retry_first_ms).unwrap_or(backoff.first);
        backoff.cap = time(given.retry_cap_ms).unwrap_or(backoff.cap);
        let mut client = ClientConfig::new(handshake, seed());
        client.connection = config;
        client.backoff = given.reconnect.then_some(backoff);
        client.format = format(given.format)?;
        client.silence = time(given.silence_ms);
        let host = host.map_or_else(|| "127.0.0.1".to_owned(), |host| String::from_utf8_lossy(host).into_owned());
        let connect_timeout_ms = given.connect_timeout_ms;
        Ok(Options { host, port: given.port, connect_timeout_ms, client, linger: u32::try_from(given.linger_s).ok() })
    }

    /// A client that connects so.
    pub(crate) fn builder(self) -> Builder {
        let ClientConfig { handshake, backoff, format, silence, connection, .. } = self.client;
        let builder =
            Client::builder(self.host, self.port).backoff(backoff).format(format).silence(silence).limits(connection.limits);
        match handshake {
            Handshake::UserAuth { user, password } => builder.user(user, password.expose()),
            Handshake::Auth { password } => builder.password(password.expose()),
            _ => builder,
        }
    }

    /// How a connection that a switch has opened is taken.
    pub(crate) fn outbound(&self) -> Outbound {
        let Config { limits, handshake_timeout, .. } = self.client.connection;
        let outbound = Outbound::new().format(self.client.format).limits(limits).handshake_timeout(handshake_timeout);
        outbound.linger(self.linger)
    }

    /// The same for an engine.
    pub(crate) fn outbound_config(&self) -> OutboundConfig {
        let mut outbound = OutboundConfig::new(seed());
        outbound.connection = self.client.connection;
        outbound.format = self.client.format;
        outbound.linger = self.linger;
        outbound
    }
}

/// Sets every option to its default. Call it before any field is set.
///
/// @param options  The caller's.
/// @param size     `sizeof` of it, by which a later library knows which fields this program has.
/// @return ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `options` is NULL or valid for `size` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_options_init(options: *mut eslng_options_t, size: usize) -> Status {
    attempt(|| {
        if size != size_of::<eslng_options_t>() {
            return Err(Failure::argument("size is not that of eslng_options_t"));
        }
        // SAFETY: what this function asks of its caller; the size is that of the struct.
        *needed(unsafe { zeroed(options) }, "options")? = eslng_options_t::standard(size);
        Ok(())
    })
}
