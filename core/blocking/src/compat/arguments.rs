//! Which constructor of `ESLconnection` a call means, from the kinds of its arguments.

use std::os::fd::RawFd;

use eslng_engine::event::compat::atoi;

/// An argument as a dynamic language hands it over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument<'a> {
    /// A text.
    Text(&'a [u8]),
    /// A whole number.
    Number(i64),
    /// Python's `None`, Lua's `nil`.
    Null,
}

/// A constructor of `ESLconnection` and its arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Constructor<'a> {
    /// `(host, port, password)` or `(host, port, user, password)`
    Inbound(Login<'a>),
    /// `(fd)`: the descriptor of an outbound connection, which the object then owns.
    Outbound(RawFd),
}

/// Where to connect to, and as whom.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Login<'a> {
    /// A name or an address.
    pub host: &'a [u8],
    /// `None`: a number that is no port.
    pub port: Option<u16>,
    /// `None` or empty: no user, so `auth` and not `userauth`.
    pub user: Option<&'a [u8]>,
    /// The password of the user, or of the event socket.
    pub password: &'a [u8],
}

impl std::fmt::Debug for Login<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Login")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("user", &self.user)
            .finish_non_exhaustive()
    }
}

/// No constructor takes such arguments. Python raises `NotImplementedError` for it, Lua an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("wrong number or type of arguments: ESLconnection takes (host, port, password), (host, port, user, password) or (fd)")]
pub struct WrongArguments;

impl<'a> Constructor<'a> {
    /// Chooses by number and kind. A port may be a number or a text, which is read as C's `atoi` reads it; NULL stands for a text.
    ///
    /// # Errors
    /// No constructor takes them.
    pub fn choose(arguments: &[Argument<'a>]) -> Result<Self, WrongArguments> {
        let text = |argument: Argument<'a>| match argument {
            Argument::Text(text) => Ok(Some(text)),
            Argument::Null => Ok(None),
            Argument::Number(_) => Err(WrongArguments),
        };
        let port = |argument: Argument<'a>| {
            let number = if let Argument::Number(number) = argument { number } else { atoi(text(argument)?.unwrap_or_default()) };
            Ok(u16::try_from(number).ok())
        };
        let (host, at, user, password) = match *arguments {
            [Argument::Number(fd)] => return RawFd::try_from(fd).map(Constructor::Outbound).map_err(|_| WrongArguments),
            [host, at, password] => (host, at, Argument::Null, password),
            [host, at, user, password] => (host, at, user, password),
            _ => return Err(WrongArguments),
        };
        Ok(Constructor::Inbound(Login {
            host: text(host)?.unwrap_or_default(),
            port: port(at)?,
            user: text(user)?,
            password: text(password)?.unwrap_or_default(),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::Argument::{Null, Number, Text};
    use super::*;

    #[test]
    fn the_constructors() {
        let login = |port, user, password| Ok(Constructor::Inbound(Login { host: b"h", port, user, password }));
        let (host, password) = (Text(b"h"), Text(b"p"));
        for (arguments, chosen) in [
            (&[Number(7)][..], Ok(Constructor::Outbound(7))),
            (&[host, Number(8021), password], login(Some(8021), None, b"p")),
            (&[host, Text(b" 8021x"), password], login(Some(8021), None, b"p")),
            (&[host, Number(65_535), Text(b"u"), password], login(Some(65_535), Some(b"u"), b"p")),
            (&[host, Number(65_536), Null, Null], login(None, None, b"")),
            (&[host, Number(-1), password], login(None, None, b"p")),
            (&[host, Null, password], login(Some(0), None, b"p")),
            (&[], Err(WrongArguments)),
            (&[Text(b"7")], Err(WrongArguments)),
            (&[Null], Err(WrongArguments)),
            (&[host, Number(8021)], Err(WrongArguments)),
            (&[Number(1), Number(8021), password], Err(WrongArguments)),
            (&[host, Number(8021), password, Number(1)], Err(WrongArguments)),
            (&[host, Number(8021), password, password, password], Err(WrongArguments)),
            (&[Number(1 << 40)], Err(WrongArguments)),
        ] {
            assert_eq!(Constructor::choose(arguments), chosen, "{arguments:?}");
        }
        assert!(!format!("{:?}", Constructor::choose(&[host, Number(1), Text(b"secret")])).contains("secret"));
    }
}
