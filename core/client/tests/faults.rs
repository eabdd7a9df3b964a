//! The client against a switch that does wrong. Whatever it does: no request hangs, none is told another's answer or a success that was not,
//! and when the switch is well again so is the client, with all that it had subscribed to.

use std::time::Duration;

use eslng::command::{Command, Execute, LogLevel};
use eslng::engine::Backoff;
use eslng::event::Format;
use eslng::vocabulary::{ErrorKind, EventName};
use eslng::{Builder, Client, Delivery, Error, EventStream, Interest, Status};
use eslng_switch::{Event, Fault, Malformed, Switch};

const PATIENCE: Duration = Duration::from_secs(20);

/// A future that must not take for ever.
async fn soon<T>(what: impl Future<Output = T>) -> T {
    tokio::time::timeout(PATIENCE, what).await.expect("it ends in time")
}

fn ms(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

/// A client that comes back at once, whose requests take half a second at most.
fn builder(switch: &Switch) -> Builder {
    let mut backoff = Backoff::default();
    (backoff.first, backoff.cap) = (ms(1), ms(4));
    Client::builder(format!("127.0.0.1:{}", switch.port())).backoff(backoff).timeout(ms(500))
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
async fn converse(client: &Client, format: Format, tag: usize) -> usize {
    let execute = Execute::new("answer", "");
    let (api, job, refused, channels, reply) = soon(async {
        tokio::join!(
            client.api(format!("echo api {tag}")),
            client.bgapi(format!("echo job {tag}")),
            client.execute("no-such-call", execute),
            client.api("show channels count"),
            client.command(Command::event(format, eslng::command::Subscription::names([EventName::Talk]))),
        )
    })
    .await;
    let api = api.map(|response| assert_eq!(response.text(), format!("api {tag}")));
    let job = job.map(|event| assert_eq!(event.body_text().as_deref(), Some(&*format!("job {tag}"))));
    let channels = channels.map(|response| assert!(response.text().contains("total"), "{}", response.text()));
    let reply = reply.map(|reply| assert!(reply.text().contains("event listener enabled"), "{}", reply.text()));
    let refused = match refused {
        Ok(event) => panic!("there is no such call: {event:?}"),
        Err(error) if error.kind() == ErrorKind::CommandFailed => Ok(()),
        Err(error) => Err(error),
    };
    let results = [api, job, refused, channels, reply];
    let errors: Vec<_> = results.iter().filter_map(|result| result.as_ref().err()).collect();
    assert!(errors.iter().all(|error| is_honest(error)), "{errors:?}");
    results.len() - errors.len()
}

/// The switch is well again: so is the client, and the subscription it made before.
async fn is_well(switch: &Switch, client: &Client, dtmf: &mut EventStream, format: Format, tag: usize) {
    let mut status = client.status();
    soon(status.wait_for(|status| matches!(status, Status::Up))).await.expect("the client has not ended");
    // What came of the fault may still bring a connection down.
    soon(async { while converse(client, format, tag).await < 5 {} }).await;
    switch.emit(Event::new("DTMF").with_header("Digit", tag.to_string())).expect("the switch runs");
    loop {
        match soon(dtmf.next()).await {
            Some(Delivery::Event(event)) if event.get("Digit").is_some_and(|digit| digit == tag.to_string()) => break,
            Some(Delivery::Gap(_) | Delivery::Event(_)) => {}
            other => panic!("{other:?}"),
        }
    }
}

/// Connections are cut after each number of bytes, until the whole conversation fits.
async fn cut_everywhere(format: Format, step: usize) {
    let switch = Switch::builder().start().expect("a loopback port");
    for bytes in (0..).step_by(step) {
        let client = builder(&switch).format(format).silence(None).start().expect("a client");
        let mut dtmf = soon(client.subscribe(Interest::names([EventName::Dtmf]))).await.expect("a stream");
        soon(client.status().wait_for(|status| matches!(status, Status::Up))).await.expect("it is up");
        switch.fault(Fault::CutAfter { bytes }).expect("the switch runs");
        let well = converse(&client, format, bytes).await;
        switch.clear_faults().expect("the switch runs");
        is_well(&switch, &client, &mut dtmf, format, bytes).await;
        soon(client.close()).await;
        if well == 5 {
            assert!(bytes > 500, "{bytes} bytes are no conversation");
            return;
        }
    }
}

#[tokio::test]
async fn cut_at_every_byte_in_plain() {
    cut_everywhere(Format::Plain, 1).await;
}

#[tokio::test]
async fn cut_everywhere_in_json() {
    cut_everywhere(Format::Json, 7).await;
}

#[tokio::test]
async fn cut_at_every_byte_of_the_login() {
    let switch = Switch::builder().start().expect("a loopback port");
    for bytes in 0..400 {
        switch.fault(Fault::CutAfter { bytes }).expect("the switch runs");
        let client = builder(&switch).start().expect("a client");
        let mut dtmf = soon(client.subscribe(Interest::names([EventName::Dtmf]))).await.expect("a stream");
        converse(&client, Format::Plain, bytes).await;
        switch.clear_faults().expect("the switch runs");
        is_well(&switch, &client, &mut dtmf, Format::Plain, bytes).await;
        soon(client.close()).await;
    }
}

/// Two clients while a fault is on, and after it.
async fn through(fault: Fault, is_harmless: bool) {
    for format in [Format::Plain, Format::Json, Format::Xml] {
        let switch = Switch::builder().start().expect("a loopback port");
        let client = soon(builder(&switch).format(format).connect()).await.expect("it connects");
        let mut dtmf = soon(client.subscribe(Interest::names([EventName::Dtmf]))).await.expect("a stream");
        let patient = if is_harmless { client.within(PATIENCE) } else { client.clone() };
        switch.fault(fault).expect("the switch runs");
        for tag in 0..2 {
            let well = converse(&patient, format, tag).await;
            assert!(well == 5 || !is_harmless, "{fault:?}: {well}");
        }
        switch.clear_faults().expect("the switch runs");
        is_well(&switch, &client, &mut dtmf, format, 9).await;
    }
}

#[tokio::test]
async fn frames_are_torn() {
    through(Fault::Dribble { bytes: 1, pause: Duration::ZERO }, true).await;
    through(Fault::Dribble { bytes: 7, pause: Duration::ZERO }, true).await;
    through(Fault::SplitBlankLine { pause: ms(1) }, true).await;
}

#[tokio::test]
async fn answers_are_late() {
    through(Fault::AnswerLate { delay: ms(20) }, true).await;
    // Later than the requests wait: what comes then is nobody's.
    through(Fault::AnswerLate { delay: ms(300) }, false).await;
}

#[tokio::test]
async fn answers_are_missing() {
    let switch = Switch::builder().start().expect("a loopback port");
    let client = soon(builder(&switch).connect()).await.expect("it connects");
    let mut dtmf = soon(client.subscribe(Interest::names([EventName::Dtmf]))).await.expect("a stream");
    switch.fault(Fault::NeverAnswer).expect("the switch runs");
    let error = soon(client.api("echo x")).await.expect_err("it is not answered");
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(error.kind().outcome_unknown());
    // Its event tells the result all the same, and that the reply before it is missing: nobody can be told a later one.
    let job = client.bgapi("echo the result").await;
    assert!(job.as_ref().map_or_else(is_honest, |event| event.body_text().as_deref() == Some("the result")), "{job:?}");
    switch.clear_faults().expect("the switch runs");
    switch.drop_connections().expect("the switch runs");
    is_well(&switch, &client, &mut dtmf, Format::Plain, 1).await;
}

#[tokio::test]
async fn answers_are_doubled() {
    let switch = Switch::builder().start().expect("a loopback port");
    let client = soon(builder(&switch).connect()).await.expect("it connects");
    let mut dtmf = soon(client.subscribe(Interest::names([EventName::Dtmf]))).await.expect("a stream");
    switch.fault(Fault::AnswerTwice).expect("the switch runs");
    let jobs = (0..20).map(|n| {
        let client = client.clone();
        tokio::spawn(async move { (n, client.bgapi(format!("echo {n}")).await) })
    });
    for job in jobs.collect::<Vec<_>>() {
        match soon(job).await.expect("a job") {
            (n, Ok(event)) => assert_eq!(event.body_text().expect("a result"), n.to_string()),
            (_, Err(error)) => assert!(is_honest(&error), "{error}"),
        }
    }
    switch.clear_faults().expect("the switch runs");
    is_well(&switch, &client, &mut dtmf, Format::Plain, 1).await;
}

#[tokio::test]
async fn the_switch_is_restarted() {
    let switch = Switch::builder().start().expect("a loopback port");
    let client = soon(builder(&switch).reread_state(true).connect()).await.expect("it connects");
    let interest = Interest::names([EventName::Dtmf]).with_subclasses(["lab::a"]).with_log(LogLevel::Warning);
    let mut events = soon(client.subscribe(interest)).await.expect("a stream");
    let waiting = {
        let client = client.clone();
        tokio::spawn(async move { client.within(PATIENCE).bgapi("msleep 60000").await })
    };
    soon(client.api("status")).await.expect("the job was taken before");
    switch.restart().expect("the switch runs");
    let error = soon(waiting).await.expect("no panic").expect_err("the switch has forgotten it");
    assert!(error.kind().outcome_unknown(), "{error}");
    let Some(Delivery::Gap(gap)) = soon(events.next()).await else { panic!("a gap") };
    assert_eq!(gap.restarted, Some(true));
    let channels = eslng::reply::Table::json(std::str::from_utf8(&gap.channels.expect("they were read")).expect("text"));
    assert!(channels.expect("a table").rows().next().is_none(), "a new core has no calls");
    switch.emit(Event::new("CUSTOM").with_subclass("lab::a")).expect("the switch runs");
    let Some(Delivery::Event(event)) = soon(events.next()).await else { panic!("an event") };
    assert_eq!(event.subclass().as_deref(), Some("lab::a"));
    soon(client.api("log WARNING after the restart")).await.expect("an answer");
    let Some(Delivery::Log(line)) = soon(events.next()).await else { panic!("a log line") };
    assert!(line.text().contains("after the restart"));
}

#[tokio::test]
async fn the_switch_is_away_for_a_while() {
    let switch = Switch::builder().start().expect("a loopback port");
    let client = soon(builder(&switch).connect()).await.expect("it connects");
    let mut dtmf = soon(client.subscribe(Interest::names([EventName::Dtmf]))).await.expect("a stream");
    switch.refuse_connections(ms(300)).expect("the switch runs");
    let mut status = client.status();
    switch.drop_connections().expect("the switch runs");
    let is_refused = |status: &Status| matches!(status, Status::Down(reason) if reason.kind() == ErrorKind::ConnectFailed);
    soon(status.wait_for(is_refused)).await.expect("the client has not ended");
    assert_eq!(client.api("status").await.expect_err("nobody is there").kind(), ErrorKind::NotSent);
    is_well(&switch, &client, &mut dtmf, Format::Plain, 1).await;
}

#[tokio::test]
async fn silence() {
    let switch = Switch::builder().start().expect("a loopback port");
    let client = soon(builder(&switch).silence(Some(ms(200))).connect()).await.expect("it connects");
    let mut dtmf = soon(client.subscribe(Interest::names([EventName::Dtmf]))).await.expect("a stream");
    // A quiet switch is asked, and answers: the connection stays.
    let mut status = client.status();
    status.mark_unchanged();
    let change = tokio::time::timeout(ms(1_000), status.changed()).await;
    assert!(change.is_err(), "{change:?}");
    // One that reads nothing more answers nothing.
    switch.fault(Fault::StallReading).expect("the switch runs");
    let is_silent = |status: &Status| matches!(status, Status::Down(reason) if reason.kind() == ErrorKind::Timeout);
    soon(status.wait_for(is_silent)).await.expect("the client has not ended");
    switch.clear_faults().expect("the switch runs");
    is_well(&switch, &client, &mut dtmf, Format::Plain, 1).await;
}

#[tokio::test]
async fn nothing_is_read_from_us_while_we_write() {
    let switch = Switch::builder().start().expect("a loopback port");
    let client = soon(builder(&switch).silence(Some(ms(300))).connect()).await.expect("it connects");
    let mut dtmf = soon(client.subscribe(Interest::names([EventName::Dtmf]))).await.expect("a stream");
    switch.fault(Fault::StallReading).expect("the switch runs");
    let big = format!("echo {}", "x".repeat(4_000_000));
    let results = soon(async { tokio::join!(client.api(&*big), client.api("echo small"), client.bgapi("echo job")) }).await;
    let errors =
        [results.0.expect_err("nobody reads"), results.1.expect_err("nobody reads"), results.2.expect_err("nobody reads")];
    assert!(errors.iter().all(is_honest), "{errors:?}");
    switch.clear_faults().expect("the switch runs");
    is_well(&switch, &client, &mut dtmf, Format::Plain, 1).await;
}

#[tokio::test]
async fn messages_break_the_rules() {
    let malformed = [Malformed::Garbage, Malformed::Oversized { bytes: 1 << 20 }, Malformed::WrongLength, Malformed::InvalidUtf8];
    for message in malformed {
        let switch = Switch::builder().start().expect("a loopback port");
        let client = soon(builder(&switch).connect()).await.expect("it connects");
        let mut dtmf = soon(client.subscribe(Interest::names([EventName::Dtmf]))).await.expect("a stream");
        switch.send_malformed(message).expect("the switch runs");
        // It has come when what was sent behind it has: what looks like an answer is one, while a command waits for one.
        switch.emit(Event::new("DTMF")).expect("the switch runs");
        soon(dtmf.next()).await.expect("the client has not ended");
        is_well(&switch, &client, &mut dtmf, Format::Plain, 1).await;
    }
}
