//! Requests and events, one thread.

use std::net::{TcpListener, TcpStream};
use std::os::fd::{AsFd, OwnedFd};
use std::time::Duration;

use eslng_blocking::{Client, Deadline, Error, Progress, Status};
use eslng_engine::command::api::Status as StatusCommand;
use eslng_engine::command::{Command, Execute, LogLevel};
use eslng_engine::delivery::{Delivery, Interest, Overflow};
use eslng_engine::event::Format;
use eslng_engine::reply::Record;
use eslng_engine::vocabulary::{ErrorKind, EventName};
use eslng_engine::wire::Limits;
use eslng_switch::Event;
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::{builder, connect, ms, soon, switch};

const PAST: Duration = Duration::ZERO;

fn digit(delivery: Option<Delivery>) -> String {
    match delivery {
        Some(Delivery::Event(event)) => event.get("Digit").unwrap_or_default().into_owned(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn commands_jobs_and_executions_are_awaited() {
    let switch = switch();
    let client = connect(&switch);
    assert!(client.api("status").unwrap().text().starts_with("UP "));
    assert!(matches!(client.run(&StatusCommand {}), Ok(Record::Status(_))));
    assert_eq!(client.api("nosuch").unwrap().error_kind(), Some(ErrorKind::CommandFailed));
    let job = client.bgapi("echo in the background").unwrap();
    assert_eq!(job.body_text().as_deref(), Some("in the background"));
    assert!(client.command(&Command::Log { level: Some(LogLevel::Info) }).unwrap().is_ok());

    let answer = client.api("originate loopback/9196/default &park").unwrap();
    let uuid = answer.text().trim().strip_prefix("+OK ").expect("the call was made").to_string();
    let done = client.execute(&uuid, Execute::new("set", "lab_x=1")).unwrap();
    assert_eq!(done.get("Application").as_deref(), Some("set"));
    let running = client.begin_execute(&uuid, Execute::new("sleep", "60000")).unwrap();
    assert!(running.wait_until(Deadline::after(PAST)).unwrap().is_none());
    assert!(client.api(format!("uuid_kill {uuid}")).unwrap().text().starts_with("+OK"));
    // Either the application ends with the call, or the call first.
    match running.wait() {
        Ok(event) => assert_eq!(event.get("Application").as_deref(), Some("sleep")),
        Err(error) => assert!(matches!(error.kind(), ErrorKind::HungUp | ErrorKind::CommandFailed), "{error}"),
    }
    client.close();
    assert!(matches!(client.api("status"), Err(Error::Ended(_))));
    assert!(matches!(client.status(), Status::Ended(_)));
}

#[test]
fn what_is_larger_than_the_limits_ends_the_connection() {
    let switch = switch();
    let client = builder(&switch).limits(Limits::new(1 << 16, 100)).backoff(None).connect(soon()).unwrap();
    assert_eq!(client.api("echo small enough").unwrap().text(), "small enough");
    let error = client.api(format!("echo {}", "x".repeat(200))).unwrap_err();
    assert!(error.to_string().contains("limit"), "{error}");
}

#[test]
fn many_are_in_flight_on_one_thread() {
    let switch = switch();
    let client = connect(&switch);
    let jobs: Vec<_> = (0..300).map(|n| client.begin_bgapi(&format!("echo job {n}")).unwrap()).collect();
    let apis: Vec<_> = (0..300).map(|n| client.begin_api(format!("echo api {n}")).unwrap()).collect();
    for (n, job) in jobs.iter().enumerate().rev() {
        assert_eq!(job.wait().unwrap().body_text().unwrap(), format!("job {n}"));
    }
    for (n, api) in apis.iter().enumerate() {
        assert_eq!(api.wait().unwrap().text(), format!("api {n}"));
        assert!(matches!(api.wait_until(soon()), Err(Error::Ended(_))), "an outcome is given once");
    }
}

#[test]
fn a_time_that_is_over_and_an_answer_that_comes_too_late() {
    let switch = switch();
    let client = connect(&switch);
    assert_eq!(client.within(ms(30)).api("msleep 100").unwrap_err().kind(), ErrorKind::Timeout);
    drop(client.begin_bgapi("msleep 50").unwrap());
    for n in 0..20 {
        assert_eq!(client.api(format!("echo {n}")).unwrap().text(), n.to_string());
    }
}

#[test]
fn jobs_that_nobody_awaits_are_told_by_their_event() {
    let switch = switch();
    let client = connect(&switch);
    let jobs = client.subscribe(Interest::names([EventName::BackgroundJob])).unwrap();
    let id = client.bgapi_unawaited("echo later").unwrap();
    let Ok(Some(Delivery::Event(event))) = jobs.next(soon()) else { panic!("an event") };
    assert_eq!((event.get("Job-UUID").as_deref(), event.body_text().as_deref()), (Some(&*id), Some("later")));
}

#[test]
fn events_go_to_those_who_asked() {
    let switch = switch();
    for format in [Format::Plain, Format::Json, Format::Xml] {
        let client = builder(&switch).format(format).connect(soon()).unwrap();
        let dtmf = client.subscribe(Interest::names([EventName::Dtmf])).unwrap();
        let custom = client.subscribe(Interest::subclasses(["lab::a"])).unwrap();
        let of_one = client.listen(Interest::all().of_channel("u-1")).unwrap();
        assert!(dtmf.next(Deadline::after(PAST)).unwrap().is_none());
        let emit = |event| switch.emit(event).expect("the switch runs");
        emit(Event::new("DTMF").with_header("Digit", "1").with_header("Unique-ID", "u-1"));
        emit(Event::new("CUSTOM").with_subclass("lab::b"));
        emit(Event::new("CUSTOM").with_subclass("lab::a").with_body("a body"));
        emit(Event::new("DTMF").with_header("Digit", "2"));
        assert_eq!(digit(dtmf.next(soon()).unwrap()), "1");
        assert_eq!(digit(dtmf.next(soon()).unwrap()), "2");
        assert_eq!(digit(of_one.next(soon()).unwrap()), "1");
        let Ok(Some(Delivery::Event(event))) = custom.next(soon()) else { panic!("an event") };
        assert_eq!((event.subclass().as_deref(), event.body_text().as_deref()), (Some("lab::a"), Some("a body")));
        client.close();
        assert!(matches!(dtmf.next(soon()), Err(Error::Ended(_))));
    }
}

#[test]
fn log_lines_come_to_who_wants_them() {
    let switch = switch();
    let client = connect(&switch);
    let lines = client.subscribe(Interest::log(LogLevel::Info)).unwrap();
    client.api("log notice well met").unwrap();
    loop {
        match lines.next(soon()).unwrap() {
            Some(Delivery::Log(line)) if line.text().contains("well met") => break,
            Some(Delivery::Log(_)) => {}
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn what_comes_while_a_job_runs_is_given_before_its_end() {
    let switch = switch();
    let client = connect(&switch);
    let dtmf = client.subscribe(Interest::names([EventName::Dtmf])).unwrap();
    let job = client.begin_bgapi("msleep 200").unwrap();
    assert!(matches!(job.progress(&dtmf, Deadline::after(PAST)), Ok(Progress::TimedOut)));
    for n in 0..3 {
        switch.emit(Event::new("DTMF").with_header("Digit", n.to_string())).expect("the switch runs");
        match job.progress(&dtmf, soon()).unwrap() {
            Progress::Item(delivery) => assert_eq!(digit(Some(delivery)), n.to_string()),
            other => panic!("{other:?}"),
        }
        // From within, as from a callback.
        assert!(client.api("status").is_ok());
    }
    assert!(matches!(job.progress(&dtmf, soon()), Ok(Progress::Done(_))));
}

#[test]
fn a_reader_that_does_not_read_loses_what_it_is_told() {
    let switch = switch();
    let client = builder(&switch).queue(1, Overflow::DropNewest).connect(soon()).unwrap();
    let events = client.subscribe(Interest::names([EventName::Dtmf])).unwrap();
    for n in 0..10 {
        switch.emit(Event::new("DTMF").with_header("Digit", n.to_string())).expect("the switch runs");
    }
    // Behind the events comes that of this job, for which reading goes on.
    client.bgapi("echo x").unwrap();
    assert_eq!(digit(events.next(soon()).unwrap()), "0");
    assert!(matches!(events.next(soon()), Ok(Some(Delivery::Dropped { count: 9 }))));
    assert!(events.next(Deadline::after(PAST)).unwrap().is_none());
}

#[test]
fn what_a_retry_cannot_mend_is_said() {
    let switch = switch();
    let Err(Error::Ended(reason)) = builder(&switch).password("hunter2").connect(soon()) else { panic!("refused") };
    assert_eq!(reason.kind(), ErrorKind::AuthRejected);
    assert!(!reason.to_string().contains("hunter2"), "{reason}");
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let Err(error) = Client::builder("127.0.0.1", free).connect(soon()) else { panic!("nobody listens") };
    assert_eq!(error.kind(), ErrorKind::ConnectFailed, "{error}");
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = silent.local_addr().unwrap().port();
    let Err(error) = Client::builder("127.0.0.1", port).connect(Deadline::after(ms(50))) else { panic!("it is silent") };
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
}

#[test]
fn nothing_that_a_caller_passes_injects_a_command() {
    let switch = switch();
    let client = connect(&switch);
    for evil in ["x\n\napi hupall", "x\rY: z", "x\0"] {
        assert_eq!(client.api(evil).unwrap_err().kind(), ErrorKind::InvalidArgument);
        assert_eq!(client.bgapi(evil).unwrap_err().kind(), ErrorKind::InvalidArgument);
        assert_eq!(client.execute(evil, Execute::new("set", "a=1")).unwrap_err().kind(), ErrorKind::InvalidArgument);
    }
    assert!(client.api("status").is_ok(), "the connection is as it was");
}

#[test]
fn a_socket_of_the_callers_own() {
    let switch = switch();
    let stream = TcpStream::connect(switch.address()).unwrap();
    // It is given back when the last handle has gone.
    let lent = std::sync::Arc::new(OwnedFd::from(stream));
    let client = Client::builder_over(std::sync::Arc::clone(&lent)).connect(soon()).unwrap();
    assert!(client.api("status").is_ok());
    switch.drop_connections().expect("the switch runs");
    let error = loop {
        // The switch may take one more command before its end is seen.
        match client.api("status") {
            Ok(_) => {}
            Err(error) => break error,
        }
    };
    assert_eq!(error.kind(), ErrorKind::Disconnected, "{error}");
    assert!(matches!(client.status(), Status::Ended(_)), "there is no other socket");
    drop(client);
    assert_eq!(std::sync::Arc::strong_count(&lent), 1);
}

#[test]
fn a_poll_loop_of_the_callers_own() {
    let switch = switch();
    let client = builder(&switch).start().unwrap();
    let events = client.listen(Interest::all()).unwrap();
    let mut asked = None;
    loop {
        let needs = client.needs();
        let mut what = PollFlags::empty();
        what.set(PollFlags::IN, needs.read);
        what.set(PollFlags::OUT, needs.write);
        let mut polled: Vec<_> = needs.socket.iter().map(|socket| PollFd::from_borrowed_fd(socket.as_fd(), what)).collect();
        let within = needs.within.map(|within| Timespec::try_from(within).expect("a short time"));
        poll(&mut polled, within.as_ref()).unwrap();
        client.process().unwrap();
        if matches!(client.status(), Status::Up) && asked.is_none() {
            asked = Some(client.begin_api("status").unwrap());
        }
        if let Some(asked) = &asked
            && let Some(answer) = asked.wait_until(Deadline::after(PAST)).unwrap()
        {
            assert!(answer.text().starts_with("UP "));
            break;
        }
    }
    assert!(events.next(Deadline::after(PAST)).unwrap().is_none());
}
