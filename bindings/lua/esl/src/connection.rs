//! `ESLconnection`.

use std::ffi::CStr;

use eslng_blocking::compat::{self, Constructor, EslConnection, Hooks};

use crate::answer::{Answer, waited};
use crate::arguments::{Argument, Arguments};
use crate::class::{Class, Method};

/// `ESLconnection(host, port, password)`, `(host, port, user, password)`, `(fd)`.
pub(crate) fn construct(arguments: &Arguments<'_>) -> Result<EslConnection, String> {
    let kinds: Vec<_> = (0..arguments.all().len()).map(|at| kind(arguments, at)).collect::<Result<_, _>>()?;
    let made = match Constructor::choose(&kinds).map_err(|error| error.to_string())? {
        Constructor::Inbound(login) => EslConnection::connect(&login, Hooks::default()),
        Constructor::Outbound(fd) => match crate::descriptor::own(fd) {
            Some(fd) => EslConnection::attach(fd, Hooks::default()),
            None => Ok(EslConnection::unconnected(Hooks::default().log)),
        },
    };
    made.map_err(|error| error.to_string())
}

/// A number where a text is due is one: only the port and the descriptor are numbers.
fn kind<'a>(arguments: &Arguments<'a>, at: usize) -> Result<compat::Argument<'a>, String> {
    Ok(match arguments.value(at) {
        Argument::Number(number, _) if at == 1 || arguments.all().len() == 1 => compat::Argument::Number(number as i64),
        _ => arguments.text(at)?.map_or(compat::Argument::Null, compat::Argument::Text),
    })
}

impl Class for EslConnection {
    const NAME: &'static CStr = c"ESLconnection";
    const FIELDS: &'static [Method<Self>] = &[];
    const METHODS: &'static [Method<Self>] = &[
        Method { name: c"socketDescriptor", takes: 0..=0, call: |connection, _| Ok(connection.socket_descriptor().into()) },
        Method { name: c"connected", takes: 0..=0, call: |connection, _| Ok(connection.connected().into()) },
        Method { name: c"getInfo", takes: 0..=0, call: |connection, _| Ok(connection.get_info().into()) },
        Method { name: c"disconnect", takes: 0..=0, call: |connection, _| Ok(connection.disconnect().into()) },
        Method { name: c"recvEvent", takes: 0..=0, call: |connection, _| waited(connection.recv_event()) },
        Method {
            name: c"recvEventTimed",
            takes: 1..=1,
            call: |connection, arguments| waited(connection.recv_event_timed(arguments.integer(0)?)),
        },
        Method { name: c"send", takes: 1..=1, call: |connection, arguments| waited(connection.send(arguments.text(0)?)) },
        Method {
            name: c"sendRecv",
            takes: 1..=1,
            call: |connection, arguments| waited(connection.send_recv(arguments.text(0)?)),
        },
        Method {
            name: c"api",
            takes: 1..=2,
            call: |connection, arguments| waited(connection.api(arguments.text(0)?, arguments.text(1)?)),
        },
        Method {
            name: c"bgapi",
            takes: 1..=3,
            call: |connection, arguments| waited(connection.bgapi(arguments.text(0)?, arguments.text(1)?, arguments.text(2)?)),
        },
        Method {
            name: c"sendEvent",
            takes: 1..=1,
            call: |connection, arguments| waited(connection.send_event(arguments.event(0)?)),
        },
        Method {
            name: c"sendMSG",
            takes: 1..=2,
            call: |connection, arguments| waited(connection.send_msg(arguments.event(0)?, arguments.text(1)?)),
        },
        Method {
            name: c"filter",
            takes: 2..=2,
            call: |connection, arguments| waited(connection.filter(arguments.text(0)?, arguments.text(1)?)),
        },
        Method {
            name: c"events",
            takes: 2..=2,
            call: |connection, arguments| waited(connection.events(arguments.text(0)?, arguments.text(1)?)),
        },
        Method {
            name: c"execute",
            takes: 1..=3,
            call: |connection, arguments| waited(connection.execute(arguments.text(0)?, arguments.text(1)?, arguments.text(2)?)),
        },
        Method {
            name: c"executeAsync",
            takes: 1..=3,
            call: |connection, arguments| {
                waited(connection.execute_async(arguments.text(0)?, arguments.text(1)?, arguments.text(2)?))
            },
        },
        Method {
            name: c"setAsyncExecute",
            takes: 1..=1,
            call: |connection, arguments| Ok(connection.set_async_execute(arguments.text(0)?).into()),
        },
        Method {
            name: c"setEventLock",
            takes: 1..=1,
            call: |connection, arguments| Ok(connection.set_event_lock(arguments.text(0)?).into()),
        },
    ];
}

impl From<EslConnection> for Answer {
    fn from(connection: EslConnection) -> Self {
        Answer::Connection(connection)
    }
}
