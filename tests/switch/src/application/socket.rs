//! `socket`: the call is handed to a program that listens for it.

use std::rc::Rc;
use std::time::Duration;

use tokio::net::TcpStream;

use super::unpark;
use crate::channel::{Channel, Wake, wait_while};
use crate::core::{Core, Origin};
use crate::listener::{self, Mode};

/// The port where the argument names none.
const DEFAULT_PORT: u16 = 8084;
/// How often the real one looks whether the program has said `connect`.
const CONNECT_POLL: Duration = Duration::from_millis(20);
/// As many hosts are tried.
const MAX_HOSTS: usize = 50;

/// `HOST[:PORT][/PATH][|HOST2...] [async] [full]`. Returns when program or caller leave; the dialplan then goes on.
pub(super) async fn control(core: &Rc<Core>, channel: &Rc<Channel>, argument: &str) {
    let mut words = argument.split_whitespace();
    let hosts = words.next().unwrap_or_default();
    let options: Vec<&str> = words.collect();
    let mode = Mode { is_async: options.contains(&"async"), full: options.contains(&"full") };
    let Some(stream) = dial(channel, hosts).await else { return };
    if !mode.is_async {
        listener::control(Rc::clone(core), stream, Rc::clone(channel), mode).await;
        return;
    }
    channel.connected.send_replace(false);
    let program = listener::control(Rc::clone(core), stream, Rc::clone(channel), mode);
    let (leave, mut left) = tokio::sync::watch::channel(false);
    let session = Rc::clone(channel);
    tokio::task::spawn_local(async move {
        program.await;
        leave.send_replace(true);
        session.touch();
    });
    // The channel parks once the program has said `connect`.
    let mut connected = channel.connected.subscribe();
    tokio::select! {
        _ = connected.wait_for(|connected| *connected) => {}
        _ = left.wait_for(|left| *left) => {}
        () = channel.hung_up() => {}
    }
    if !*channel.connected.borrow() {
        return;
    }
    tokio::time::sleep(CONNECT_POLL).await;
    if channel.is_gone() {
        return;
    }
    channel.fire_full(core, "CHANNEL_PARK", Origin("switch_ivr.c", "switch_ivr_park", 1002), &[]);
    let lasting = || !*left.borrow();
    while lasting() && wait_while(core, channel, None, lasting).await != Wake::Gone {}
    unpark(core, channel);
}

/// Connects to the first host that takes the call, and notes it in socket_host and socket_path.
async fn dial(channel: &Channel, hosts: &str) -> Option<TcpStream> {
    for host in hosts.split('|').take(MAX_HOSTS) {
        let (address, path) = match host.split_once('/') {
            Some((address, path)) => (address, path),
            None => (host, ""),
        };
        let (name, port) = match address.rsplit_once(':') {
            Some((name, port)) => (name, port.parse().unwrap_or(DEFAULT_PORT)),
            None => (address, DEFAULT_PORT),
        };
        channel.set_variable("socket_host", name);
        if !path.is_empty() {
            channel.set_variable("socket_path", path);
        }
        if let Ok(stream) = TcpStream::connect((name, port)).await {
            return Some(stream);
        }
    }
    None
}
