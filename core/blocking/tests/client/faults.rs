//! A switch that does wrong, or goes away. Whatever it does: no request hangs, none is told another's answer or a success that was not, and when the
//! switch is well again so is the client, with all that it had subscribed to.

use std::thread;
use std::time::Duration;

use eslng_blocking::{Builder, Client, Deadline, Error, Events, Status};
use eslng_engine::command::{Command, Execute, LogLevel, Subscription};
use eslng_engine::delivery::{Delivery, Interest};
use eslng_engine::engine::Backoff;
use eslng_engine::event::Format;
use eslng_engine::reply::Table;
use eslng_engine::vocabulary::{ErrorKind, EventName};
use eslng_switch::{Event, Fault, Malformed, Switch};

use super::{ms, soon, switch};

const PATIENCE: Duration = Duration::from_secs(20);

/// A client that comes back at once, whose requests take half a second at most.
fn builder(switch: &Switch) -> Builder {
    let mut backoff = Backoff::default();
    (backoff.first, backoff.cap) = (ms(1), ms(4));
    super::builder(switch).backoff(backoff).timeout(ms(500))
}

fn connect(switch: &Switch) -> Client {
    builder(switch).connect(soon()).expect("the switch is there")
}

fn dtmf(client: &Client) -> Events {
    client.subscribe(Interest::names([EventName::Dtmf])).expect("events")
}

/// Errors that may come of a connection that ends badly or a switch that does not answer.
fn is_honest(error: &Error) -> bool {
    let kinds = [
        ErrorKind::NotSent,
        ErrorKind::Disconnected,
        ErrorKind::Truncated,
        ErrorKind::Timeout,
        ErrorKind::OutOfStep,
        ErrorKind::Protocol,
    ];
    kinds.contains(&error.kind())
}

/// Each kind of request, all in flight at once; each gets what is its own, or an honest error. How many got what is theirs.
fn converse(client: &Client, format: Format, tag: usize) -> usize {
    let api = client.begin_api(format!("echo api {tag}"));
    let job = client.begin_bgapi(&format!("echo job {tag}"));
    let refused = client.begin_execute("no-such-call", Execute::new("answer", ""));
    let reply = client.command(&Command::event(format, Subscription::names([EventName::Talk])));

    let api = api.and_then(|api| api.wait()).map(|response| assert_eq!(response.text(), format!("api {tag}")));
    let job = job.and_then(|job| job.wait()).map(|event| assert_eq!(event.body_text().unwrap(), format!("job {tag}")));
    let reply = reply.map(|reply| assert!(reply.text().contains("event listener enabled"), "{}", reply.text()));
    let refused = match refused.and_then(|execution| execution.wait()) {
        Ok(event) => panic!("there is no such call: {event:?}"),
        Err(error) if error.kind() == ErrorKind::CommandFailed => Ok(()),
        Err(error) => Err(error),
    };
    let results = [api, job, refused, reply];
    let errors: Vec<_> = results.iter().filter_map(|result| result.as_ref().err()).collect();
    assert!(errors.iter().all(|error| is_honest(error)), "{errors:?}");
    results.len() - errors.len()
}

/// The switch is well again: so is the client, and the subscription it made before.
fn is_well(switch: &Switch, client: &Client, dtmf: &Events, format: Format, tag: usize) {
    // What came of the fault may still bring a connection down.
    while converse(client, format, tag) < 4 {
        assert!(client.wait_up(soon()).expect("the client has not ended"));
    }
    switch.emit(Event::new("DTMF").with_header("Digit", tag.to_string())).expect("the switch runs");
    loop {
        match dtmf.next(soon()).expect("the client has not ended") {
            Some(Delivery::Event(event)) if event.get("Digit").is_some_and(|digit| digit == tag.to_string()) => break,
            Some(Delivery::Gap(_) | Delivery::Event(_)) => {}
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn cut_at_every_byte() {
    let switch = switch();
    for bytes in 0.. {
        let client = builder(&switch).silence(None).connect(soon()).expect("the switch is there");
        let dtmf = dtmf(&client);
        switch.fault(Fault::CutAfter { bytes }).expect("the switch runs");
        let well = converse(&client, Format::Plain, bytes);
        switch.clear_faults().expect("the switch runs");
        is_well(&switch, &client, &dtmf, Format::Plain, bytes);
        client.close();
        if well == 4 {
            assert!(bytes > 400, "{bytes} bytes are no conversation");
            return;
        }
    }
}

#[test]
fn cut_at_every_byte_of_the_login() {
    let switch = switch();
    for bytes in 0..400 {
        switch.fault(Fault::CutAfter { bytes }).expect("the switch runs");
        let client = builder(&switch).start().expect("a client");
        let dtmf = dtmf(&client);
        converse(&client, Format::Plain, bytes);
        switch.clear_faults().expect("the switch runs");
        is_well(&switch, &client, &dtmf, Format::Plain, bytes);
        client.close();
    }
}

/// A client while a fault is on, and after it.
fn through(fault: Fault, is_harmless: bool) {
    for format in [Format::Plain, Format::Json, Format::Xml] {
        let switch = switch();
        let client = builder(&switch).format(format).connect(soon()).expect("the switch is there");
        let dtmf = dtmf(&client);
        let patient = if is_harmless { client.within(PATIENCE) } else { client.clone() };
        switch.fault(fault).expect("the switch runs");
        for tag in 0..2 {
            let well = converse(&patient, format, tag);
            assert!(well == 4 || !is_harmless, "{fault:?}: {well}");
        }
        switch.clear_faults().expect("the switch runs");
        is_well(&switch, &client, &dtmf, format, 9);
    }
}

#[test]
fn frames_are_torn() {
    through(Fault::Dribble { bytes: 1, pause: Duration::ZERO }, true);
    through(Fault::SplitBlankLine { pause: ms(1) }, true);
}

#[test]
fn answers_are_late() {
    through(Fault::AnswerLate { delay: ms(20) }, true);
    // Later than the requests wait: what comes then is nobody's.
    through(Fault::AnswerLate { delay: ms(300) }, false);
}

#[test]
fn answers_are_missing() {
    let switch = switch();
    let client = connect(&switch);
    let dtmf = dtmf(&client);
    switch.fault(Fault::NeverAnswer).expect("the switch runs");
    let error = client.api("echo x").expect_err("it is not answered");
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(error.kind().outcome_unknown());
    switch.clear_faults().expect("the switch runs");
    switch.drop_connections().expect("the switch runs");
    is_well(&switch, &client, &dtmf, Format::Plain, 1);
}

#[test]
fn answers_are_doubled() {
    let switch = switch();
    let client = connect(&switch);
    let dtmf = dtmf(&client);
    switch.fault(Fault::AnswerTwice).expect("the switch runs");
    let jobs: Vec<_> = (0..20).map(|n| (n, client.begin_bgapi(&format!("echo {n}")))).collect();
    for (n, job) in jobs {
        match job.and_then(|job| job.wait()) {
            Ok(event) => assert_eq!(event.body_text().expect("a result"), n.to_string()),
            Err(error) => assert!(is_honest(&error), "{error}"),
        }
    }
    switch.clear_faults().expect("the switch runs");
    is_well(&switch, &client, &dtmf, Format::Plain, 1);
}

#[test]
fn a_loss_ends_the_waits_of_all_threads_and_readers_are_told_of_the_gap() {
    let switch = switch();
    let client = connect(&switch).within(PATIENCE);
    let dtmf = dtmf(&client);
    thread::scope(|scope| {
        let jobs: Vec<_> = (0..8).map(|_| client.begin_bgapi("msleep 60000").expect("it is sent")).collect();
        client.api("status").expect("the jobs were taken before");
        let waits: Vec<_> = jobs.into_iter().map(|job| scope.spawn(move || job.wait())).collect();
        let reader = scope.spawn(|| dtmf.next(soon()));
        switch.drop_connections().expect("the switch runs");
        for wait in waits {
            let error = wait.join().expect("no panic").expect_err("nobody will tell");
            assert!(error.kind().outcome_unknown(), "{error}");
        }
        let Ok(Ok(Some(Delivery::Gap(gap)))) = reader.join() else { panic!("a gap") };
        assert_eq!(gap.restarted, Some(false));
        assert!(gap.until >= gap.from);
    });
    is_well(&switch, &client, &dtmf, Format::Plain, 1);
}

#[test]
fn the_switch_is_restarted() {
    let switch = switch();
    let client = builder(&switch).reread_state(true).connect(soon()).expect("the switch is there");
    let interest = Interest::names([EventName::Dtmf]).with_subclasses(["lab::a"]).with_log(LogLevel::Warning);
    let events = client.subscribe(interest).expect("events");
    let waiting = client.within(PATIENCE).begin_bgapi("msleep 60000").expect("it is sent");
    client.api("status").expect("the job was taken before");
    switch.restart().expect("the switch runs");
    let error = waiting.wait().expect_err("the switch has forgotten it");
    assert!(error.kind().outcome_unknown(), "{error}");
    let Ok(Some(Delivery::Gap(gap))) = events.next(soon()) else { panic!("a gap") };
    assert_eq!(gap.restarted, Some(true));
    let channels = Table::json(std::str::from_utf8(&gap.channels.expect("they were read")).expect("text"));
    assert!(channels.expect("a table").rows().next().is_none(), "a new core has no calls");
    switch.emit(Event::new("CUSTOM").with_subclass("lab::a")).expect("the switch runs");
    let Ok(Some(Delivery::Event(event))) = events.next(soon()) else { panic!("an event") };
    assert_eq!(event.subclass().as_deref(), Some("lab::a"));
    client.api("log WARNING after the restart").expect("an answer");
    let Ok(Some(Delivery::Log(line))) = events.next(soon()) else { panic!("a log line") };
    assert!(line.text().contains("after the restart"));
}

#[test]
fn the_switch_is_away_for_a_while() {
    let switch = switch();
    let client = connect(&switch);
    let dtmf = dtmf(&client);
    switch.refuse_connections(ms(1_000)).expect("the switch runs");
    switch.drop_connections().expect("the switch runs");
    let is_refused = |status: &Status| matches!(status, Status::Down(reason) if reason.kind() == ErrorKind::ConnectFailed);
    while !is_refused(&client.status()) {
        let error = client.api("status").expect_err("nobody is there");
        assert!(is_honest(&error), "{error}");
    }
    assert_eq!(client.api("status").expect_err("nobody is there").kind(), ErrorKind::NotSent);
    is_well(&switch, &client, &dtmf, Format::Plain, 1);
}

#[test]
fn silence() {
    let switch = switch();
    let client = builder(&switch).silence(Some(ms(200))).connect(soon()).expect("the switch is there");
    let dtmf = dtmf(&client);
    // A quiet switch is asked, and answers: the connection stays.
    let nothing = dtmf.next(Deadline::after(ms(1_000)));
    assert!(matches!(nothing, Ok(None)), "{nothing:?}");
    // Nor does it harm that nobody looked meanwhile.
    thread::sleep(ms(500));
    let nothing = dtmf.next(Deadline::after(ms(1)));
    assert!(matches!(nothing, Ok(None)), "{nothing:?}");
    // One that reads nothing more answers nothing.
    switch.fault(Fault::StallReading).expect("the switch runs");
    let is_silent = |status: &Status| matches!(status, Status::Down(reason) if reason.kind() == ErrorKind::Timeout);
    while !is_silent(&client.status()) {
        let nothing = dtmf.next(Deadline::after(ms(20)));
        assert!(matches!(nothing, Ok(None)), "{nothing:?}");
    }
    switch.clear_faults().expect("the switch runs");
    is_well(&switch, &client, &dtmf, Format::Plain, 1);
}

#[test]
fn nothing_is_read_from_us_while_we_write() {
    let switch = switch();
    let client = builder(&switch).silence(Some(ms(300))).connect(soon()).expect("the switch is there");
    let dtmf = dtmf(&client);
    switch.fault(Fault::StallReading).expect("the switch runs");
    let big = client.begin_api(format!("echo {}", "x".repeat(4_000_000))).expect("it is taken");
    let small = client.begin_api("echo small").expect("it is taken");
    let job = client.begin_bgapi("echo job").expect("it is taken");
    let errors =
        [big.wait().map(drop), small.wait().map(drop), job.wait().map(drop)].map(|result| result.expect_err("nobody reads"));
    assert!(errors.iter().all(is_honest), "{errors:?}");
    switch.clear_faults().expect("the switch runs");
    is_well(&switch, &client, &dtmf, Format::Plain, 1);
}

#[test]
fn messages_break_the_rules() {
    let malformed = [Malformed::Garbage, Malformed::Oversized { bytes: 1 << 20 }, Malformed::WrongLength, Malformed::InvalidUtf8];
    for message in malformed {
        let switch = switch();
        let client = connect(&switch);
        let dtmf = dtmf(&client);
        switch.send_malformed(message).expect("the switch runs");
        // It has come when what was sent behind it has: what looks like an answer is one, while a command waits for one.
        switch.emit(Event::new("DTMF")).expect("the switch runs");
        assert!(dtmf.next(soon()).expect("the client has not ended").is_some());
        is_well(&switch, &client, &dtmf, Format::Plain, 1);
    }
}
