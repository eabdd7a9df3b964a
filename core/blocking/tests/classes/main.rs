//! The classes of libesl's `ESL` modules: `ESLconnection` and `ESLevent`.

mod event;
mod inbound;
mod outbound;
mod packets;
mod threads;

use eslng_blocking::compat::{Argument, Constructor, EslConnection, EslEvent, Hooks};
use eslng_switch::Switch;

/// `ESLconnection(host, port, password)` to a switch's port.
fn connect(port: u16, password: &str) -> EslConnection {
    construct(&[Argument::Text(b"127.0.0.1"), Argument::Number(port.into()), Argument::Text(password.as_bytes())])
}

fn connected(switch: &Switch) -> EslConnection {
    let connection = connect(switch.port(), "ClueCon");
    assert_eq!(connection.connected(), 1);
    connection
}

fn construct(arguments: &[Argument<'_>]) -> EslConnection {
    match Constructor::choose(arguments).expect("a constructor takes them") {
        Constructor::Inbound(login) => EslConnection::connect(&login, Hooks::default()).expect("nothing interrupts"),
        Constructor::Outbound(_) => panic!("a login was meant"),
    }
}

fn header(event: &EslEvent, name: &str) -> Option<String> {
    event.get_header(Some(name.as_bytes()), -1).map(|value| String::from_utf8(value).expect("it is text"))
}

fn body(event: &EslEvent) -> Option<String> {
    event.get_body().map(|body| String::from_utf8(body).expect("it is text"))
}

/// The answer of an `api`.
fn api(connection: &EslConnection, command: &str, argument: &str) -> Option<String> {
    let answer = connection.api(Some(command.as_bytes()), Some(argument.as_bytes())).expect("nothing interrupts");
    answer.as_ref().and_then(body)
}
