//! What a client speaks through.

use std::future::Future;
use std::io;
use std::path::PathBuf;
use std::pin::Pin;
use std::time::Duration;

use socket2::TcpKeepalive;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, UnixStream};

/// Anything that bytes go through both ways: TCP, a unix socket, a TLS stream of the user's.
pub trait Transport: AsyncRead + AsyncWrite + Send + Unpin + 'static {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin + 'static> Transport for T {}

pub(crate) type Opening = Pin<Box<dyn Future<Output = io::Result<Box<dyn Transport>>> + Send>>;

/// Opens a transport, again after each loss.
pub(crate) type Connector = Box<dyn Fn() -> Opening + Send + Sync>;

/// A host that has gone is noticed although an `api` without a timeout waits, during which silence means nothing.
const KEEPALIVE: TcpKeepalive =
    TcpKeepalive::new().with_time(Duration::from_secs(60)).with_interval(Duration::from_secs(15)).with_retries(4);

/// `host:port`; all addresses of the host are tried.
pub(crate) fn tcp(address: String) -> Connector {
    Box::new(move || {
        let address = address.clone();
        Box::pin(async move {
            let stream = TcpStream::connect(address).await?;
            stream.set_nodelay(true)?;
            socket2::SockRef::from(&stream).set_tcp_keepalive(&KEEPALIVE)?;
            Ok(Box::new(stream) as Box<dyn Transport>)
        })
    })
}

/// A unix socket's path.
pub(crate) fn unix(path: PathBuf) -> Connector {
    Box::new(move || {
        let path = path.clone();
        Box::pin(async move { Ok(Box::new(UnixStream::connect(path).await?) as Box<dyn Transport>) })
    })
}
