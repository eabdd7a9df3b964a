//! The client against the test switch.

use std::time::Duration;

use eslng::command::{Command, Execute, LogLevel};
use eslng::event::Format;
use eslng::vocabulary::{ErrorKind, EventName};
use eslng::{Client, Delivery, Error, Interest, Status};
use eslng_switch::{Event, Switch};

const PATIENCE: Duration = Duration::from_secs(20);

fn switch() -> Switch {
    Switch::builder().start().expect("a loopback port")
}

async fn connect(switch: &Switch) -> Client {
    Client::builder(format!("127.0.0.1:{}", switch.port())).connect().await.expect("the switch is there")
}

/// A future that must not take for ever.
async fn soon<T>(what: impl Future<Output = T>) -> T {
    tokio::time::timeout(PATIENCE, what).await.expect("it ends in time")
}

#[tokio::test]
async fn commands_jobs_and_executions_are_awaited() {
    let switch = switch();
    let client = connect(&switch).await;
    assert!(soon(client.api("status")).await.unwrap().text().starts_with("UP "));
    assert_eq!(soon(client.api("nosuch")).await.unwrap().error_kind(), Some(ErrorKind::CommandFailed));
    let job = soon(client.bgapi("echo in the background")).await.unwrap();
    assert_eq!(job.body_text().as_deref(), Some("in the background"));
    assert!(soon(client.command(Command::Log { level: Some(LogLevel::Info) })).await.unwrap().is_ok());

    let answer = soon(client.api("originate loopback/9196/default &park")).await.unwrap();
    let uuid = answer.text().trim().strip_prefix("+OK ").expect("the call was made").to_string();
    let done = soon(client.execute(&uuid, Execute::new("set", "lab_x=1"))).await.unwrap();
    assert_eq!(done.get("Application").as_deref(), Some("set"));
    let running = {
        let (client, uuid) = (client.clone(), uuid.clone());
        tokio::spawn(async move { client.execute(uuid, Execute::new("sleep", "60000")).await })
    };
    assert!(soon(client.api(format!("uuid_kill {uuid}"))).await.unwrap().text().starts_with("+OK"));
    // The application ends with the call, or the call first, or the call was gone before the application was asked for.
    match soon(running).await.unwrap() {
        Ok(event) => assert_eq!(event.get("Application").as_deref(), Some("sleep")),
        Err(error) => assert!(matches!(error.kind(), ErrorKind::HungUp | ErrorKind::CommandFailed), "{error}"),
    }
    client.close().await;
    assert!(matches!(client.api("status").await, Err(Error::Ended(_))));
}

#[tokio::test]
async fn many_jobs_at_once_each_get_their_own_result() {
    let switch = switch();
    let client = connect(&switch).await;
    let jobs: Vec<_> = (0..500)
        .map(|n| {
            let client = client.clone();
            tokio::spawn(async move { (n, client.bgapi(format!("echo job {n}")).await.unwrap()) })
        })
        .collect();
    for job in jobs {
        let (n, event) = soon(job).await.unwrap();
        assert_eq!(event.body_text().unwrap(), format!("job {n}"));
    }
}

#[tokio::test]
async fn events_go_to_those_who_asked() {
    let switch = switch();
    for format in [Format::Plain, Format::Json, Format::Xml] {
        let client = Client::builder(format!("127.0.0.1:{}", switch.port())).format(format).connect().await.unwrap();
        let mut dtmf = client.subscribe(Interest::names([EventName::Dtmf])).await.unwrap();
        let mut custom = client.subscribe(Interest::subclasses(["lab::a"])).await.unwrap();
        let mut of_one = client.listen(Interest::all().of_channel("u-1")).await.unwrap();
        let mut picked =
            client.listen(Interest::all().matching(|event| event.get("Digit").as_deref() == Some("2"))).await.unwrap();
        let emit = |event| switch.emit(event).expect("the switch runs");
        emit(Event::new("DTMF").with_header("Digit", "1").with_header("Unique-ID", "u-1"));
        emit(Event::new("CUSTOM").with_subclass("lab::b"));
        emit(Event::new("CUSTOM").with_subclass("lab::a").with_body("a body"));
        emit(Event::new("DTMF").with_header("Digit", "2"));
        let digit = |delivery: Option<Delivery>| match delivery {
            Some(Delivery::Event(event)) => event.get("Digit").unwrap_or_default().into_owned(),
            other => panic!("{other:?}"),
        };
        assert_eq!(digit(soon(dtmf.next()).await), "1");
        assert_eq!(digit(soon(dtmf.next()).await), "2");
        assert_eq!(digit(soon(of_one.next()).await), "1");
        assert_eq!(digit(soon(picked.next()).await), "2");
        let Some(Delivery::Event(event)) = soon(custom.next()).await else { panic!("an event") };
        assert_eq!((event.subclass().as_deref(), event.body_text().as_deref()), (Some("lab::a"), Some("a body")));
        client.close().await;
        assert!(soon(dtmf.next()).await.is_none(), "streams end with the client");
    }
}

#[tokio::test]
async fn a_loss_is_told_and_mended() {
    let switch = switch();
    let client = connect(&switch).await;
    let mut events = client.subscribe(Interest::names([EventName::Dtmf])).await.unwrap();
    let waiting = {
        let client = client.clone();
        tokio::spawn(async move { client.bgapi("msleep 60000").await })
    };
    // The job has been taken once a later command is answered.
    soon(client.api("status")).await.unwrap();
    let mut status = client.status();
    switch.drop_connections().expect("the switch runs");
    let error = soon(waiting).await.unwrap().expect_err("its connection has gone");
    assert!(error.kind().outcome_unknown(), "{error}");
    soon(status.wait_for(|status| matches!(status, Status::Up))).await.unwrap();
    let Some(Delivery::Gap(gap)) = soon(events.next()).await else { panic!("a gap") };
    assert!(gap.until >= gap.from);
    switch.emit(Event::new("DTMF").with_header("Digit", "7")).expect("the switch runs");
    let Some(Delivery::Event(event)) = soon(events.next()).await else { panic!("an event") };
    assert_eq!(event.get("Digit").as_deref(), Some("7"), "the new connection was asked again");
}

#[tokio::test]
async fn what_a_retry_cannot_mend_is_said() {
    let switch = switch();
    let address = format!("127.0.0.1:{}", switch.port());
    let Err(Error::Ended(reason)) = soon(Client::builder(&address).password("hunter2").connect()).await else {
        panic!("refused")
    };
    assert_eq!(reason.kind(), ErrorKind::AuthRejected);
    assert!(!reason.to_string().contains("hunter2"), "{reason}");
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let Err(error) = soon(Client::builder(free.to_string()).connect()).await else { panic!("nobody listens") };
    assert_eq!(error.kind(), ErrorKind::ConnectFailed, "{error}");
}

#[tokio::test]
async fn nothing_that_a_caller_passes_injects_a_command() {
    let switch = switch();
    let client = connect(&switch).await;
    for evil in ["x\n\napi hupall", "x\rY: z", "x\0"] {
        assert_eq!(client.api(evil).await.unwrap_err().kind(), ErrorKind::InvalidArgument);
        assert_eq!(client.bgapi(evil).await.unwrap_err().kind(), ErrorKind::InvalidArgument);
        assert_eq!(client.execute(evil, Execute::new("set", "a=1")).await.unwrap_err().kind(), ErrorKind::InvalidArgument);
    }
    assert!(soon(client.api("status")).await.is_ok(), "the connection is as it was");
}

#[tokio::test]
async fn a_dropped_future_gives_its_wait_up_and_nothing_else() {
    let switch = switch();
    let client = connect(&switch).await;
    let dropped = tokio::time::timeout(Duration::from_millis(1), client.bgapi("msleep 50"));
    assert!(dropped.await.is_err());
    for n in 0..20 {
        assert_eq!(soon(client.api(format!("echo {n}"))).await.unwrap().text(), n.to_string());
    }
}
