mod random;

use super::*;
use crate::command::{Filter, Secret};

const GREETING: &str = "Content-Type: auth/request\n\n";
const ACCEPTED: &str = "Content-Type: command/reply\nReply-Text: +OK accepted\n\n";

fn s(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn reply(text: &str) -> String {
    format!("Content-Type: command/reply\nReply-Text: {text}\n\n")
}

fn api(body: &str) -> String {
    format!("Content-Type: api/response\nContent-Length: {}\n\n{body}", body.len())
}

fn event(headers: &str) -> String {
    format!("Content-Length: {}\nContent-Type: text/event-plain\n\n{headers}\n", headers.len() + 1)
}

fn drain(client: &mut Client) -> Vec<String> {
    let show = |output| match output {
        Output::Transmit(bytes) => {
            format!("transmit {}", String::from_utf8_lossy(&bytes).trim_end().replace("\n\n", " | ").replace('\n', ", "))
        }
        Output::Event(event) => format!("event {}", event.name().map(|name| name.to_string()).unwrap_or_default()),
        Output::Finished { id, result } => match result {
            Ok(Outcome::Reply(reply)) => format!("{} reply {}", id.0, reply.text()),
            Ok(Outcome::Api(response)) => format!("{} api {}", id.0, response.text()),
            Ok(Outcome::Job(event)) => format!("{} job {}", id.0, event.body_text().unwrap_or_default()),
            Ok(Outcome::Executed(event)) => format!("{} executed {}", id.0, event.get("Application").unwrap_or_default()),
            Err(RequestError::HungUp { cause }) => {
                format!("{} hung up {}", id.0, cause.map(|cause| cause.to_string()).unwrap_or_default())
            }
            Err(error) => format!("{} {}", id.0, error.kind().name()),
        },
        Output::Up { gap, .. } => match gap {
            None => "up".into(),
            Some(gap) => format!("up, gap {:?} to {:?}, restarted {:?}", gap.from, gap.until, gap.restarted),
        },
        Output::Down { reason, retry_at } => {
            format!("down {} {}", reason.kind().name(), if retry_at.is_some() { "retries" } else { "" })
        }
        Output::Closed(reason) => format!("closed {}", reason.kind().name()),
        Output::Connect => "connect".into(),
        Output::Close => "close".into(),
        Output::Deadline(_) => String::new(),
        other => format!("{other:?}"),
    };
    let mut outputs: Vec<String> = std::iter::from_fn(|| client.poll_output()).map(show).collect();
    outputs.retain(|output| !output.is_empty());
    outputs
}

/// A client without liveness, so that nothing is sent that a test did not ask for.
fn quiet(seed: u64) -> Client {
    let handshake = Handshake::Auth { password: Secret::new("ClueCon") };
    Client::new(ClientConfig { silence: None, ..ClientConfig::new(handshake, seed) }, Duration::ZERO)
}

/// Connects and logs in; the answers to the wishes are `restored`.
fn bring_up(client: &mut Client, now: Duration, core_uuid: &str, restored: &str) -> Vec<String> {
    client.connected(now);
    client.feed([GREETING, ACCEPTED, restored, &api(core_uuid)].concat().as_bytes(), now);
    drain(client)
}

fn up(seed: u64) -> Client {
    let mut client = quiet(seed);
    assert_eq!(drain(&mut client), ["connect"]);
    let outputs = bring_up(&mut client, s(0), "core-1", "");
    assert_eq!(outputs, ["transmit auth ClueCon", "transmit api global_getvar core_uuid", "up"]);
    client
}

/// The value of a header in what is transmitted.
fn sent(outputs: &[String], header: &str) -> String {
    let key = format!("{header}: ");
    let line = outputs.iter().find_map(|line| line.split(&key).nth(1)).expect("it was sent");
    line.split([',', ' ']).next().expect("a value").to_string()
}

#[test]
fn answers_go_to_their_requests() {
    let mut client = up(1);
    let now = s(1);
    client.command(&Command::api("one"), None, now).unwrap();
    client.command(&Command::event(Format::Plain, Subscription::all()), None, now).unwrap();
    assert_eq!(drain(&mut client), ["transmit api one | event plain ALL"]);
    client.feed([api("1"), event("Event-Name: DTMF\n"), reply("+OK")].concat().as_bytes(), now);
    assert_eq!(drain(&mut client), ["0 api 1", "event DTMF", "1 reply +OK"]);
}

#[test]
fn a_late_answer_is_given_to_nobody() {
    let mut client = up(1);
    client.command(&Command::api("slow"), Some(s(5)), s(0)).unwrap();
    client.command(&Command::api("next"), None, s(0)).unwrap();
    drain(&mut client);
    client.handle_timeout(s(4));
    assert!(drain(&mut client).is_empty());
    client.handle_timeout(s(5));
    assert_eq!(drain(&mut client), ["0 timeout"]);
    client.feed([api("late"), api("mine")].concat().as_bytes(), s(6));
    assert_eq!(drain(&mut client), ["1 api mine"]);
}

#[test]
fn a_job_is_matched_by_its_own_id_even_before_its_reply_is_read() {
    let mut client = up(1);
    let id = client.job("status", None, s(0)).unwrap();
    let outputs = drain(&mut client);
    assert!(outputs[0].starts_with("transmit event plain BACKGROUND_JOB | bgapi status, Job-UUID: "), "{outputs:?}");
    let uuid = sent(&outputs, "Job-UUID");
    let text = format!("Event-Name: BACKGROUND_JOB\nJob-UUID: {uuid}\nContent-Length: 2\n\nUP");
    let result = format!("Content-Length: {}\nContent-Type: text/event-plain\n\n{text}", text.len());
    let other = event("Event-Name: BACKGROUND_JOB\nJob-UUID: somebody-else\n");
    client.feed([reply("+OK"), reply(&format!("+OK Job-UUID: {uuid}")), other, result].concat().as_bytes(), s(0));
    assert_eq!(drain(&mut client), [format!("{} job UP", id.0)], "neither was asked for as an event");
}

#[test]
fn under_filters_a_job_lets_its_own_event_pass_and_stops_then() {
    let mut client = up(1);
    client.command(&Command::Filter(Filter::add("Unique-ID", "u-1")), None, s(0)).unwrap();
    client.job("status", None, s(0)).unwrap();
    let outputs = drain(&mut client);
    let uuid = sent(&outputs, "Job-UUID");
    assert!(outputs[0].contains(&format!("filter Job-UUID {uuid} | bgapi status")), "{outputs:?}");
    let result = event(&format!("Event-Name: BACKGROUND_JOB\nJob-UUID: {uuid}\n"));
    client.feed([reply("+OK"), reply("+OK"), reply("+OK"), reply("+OK Job-UUID"), result].concat().as_bytes(), s(0));
    assert!(drain(&mut client).contains(&format!("transmit filter delete Job-UUID {uuid}")));
}

#[test]
fn a_refused_job_ends_at_once() {
    let mut client = up(1);
    client.job("system ls", None, s(0)).unwrap();
    drain(&mut client);
    client.feed([reply("+OK"), reply("-ERR permission denied")].concat().as_bytes(), s(0));
    assert_eq!(drain(&mut client), ["0 permission_denied"]);
}

#[test]
fn an_execution_ends_by_its_event_or_by_the_hangup() {
    let mut client = up(1);
    client.execute("u-1", Execute::new("playback", "a.wav"), None, s(0)).unwrap();
    client.execute("u-1", Execute::new("playback", "b.wav"), None, s(0)).unwrap();
    let outputs = drain(&mut client);
    let uuid = sent(&outputs, "Event-UUID");
    let complete = event(&format!(
        "Event-Name: CHANNEL_EXECUTE_COMPLETE\nApplication: playback\nUnique-ID: u-1\nApplication-UUID: {uuid}\n"
    ));
    let hangup =
        |uuid: &str| event(&format!("Event-Name: CHANNEL_HANGUP_COMPLETE\nUnique-ID: {uuid}\nHangup-Cause: USER_BUSY\n"));
    client.feed([reply("+OK"), reply("+OK"), reply("+OK"), complete, hangup("u-2"), hangup("u-1")].concat().as_bytes(), s(0));
    assert_eq!(drain(&mut client), ["0 executed playback", "1 hung up USER_BUSY"]);
}

#[test]
fn a_loss_ends_all_that_waits_and_a_new_connection_is_told_the_wishes() {
    let mut client = up(3);
    let events = Subscription::names([EventName::Dtmf]).with_subclasses(["a::b"]);
    client.command(&Command::event(Format::Json, events), None, s(1)).unwrap();
    client.feed(reply("+OK").as_bytes(), s(1));
    drain(&mut client);
    client.command(&Command::api("in flight"), None, s(2)).unwrap();
    client.job("in flight too", None, s(2)).unwrap();
    drain(&mut client);
    client.command(&Command::api("not taken"), None, s(2)).unwrap();
    client.end_of_stream(s(3));
    assert_eq!(
        drain(&mut client),
        ["transmit api not taken", "1 disconnected", "2 disconnected", "3 disconnected", "down disconnected retries"]
    );
    assert!(matches!(client.command(&Command::api("now"), None, s(3)), Err(SendError::NotConnected)));
    client.handle_timeout(s(60));
    assert_eq!(drain(&mut client), ["connect"]);
    client.connect_failed("refused", s(61));
    assert_eq!(drain(&mut client), ["down connect_failed retries"]);
    client.handle_timeout(s(120));
    drain(&mut client);
    let outputs = bring_up(&mut client, s(121), "core-2", &reply("+OK event listener enabled json"));
    assert_eq!(
        outputs[1..],
        ["transmit event json DTMF CUSTOM a::b | api global_getvar core_uuid", "up, gap 1s to 121s, restarted Some(true)"]
    );
}

#[test]
fn what_is_asked_for_while_a_connection_is_set_up_reaches_it() {
    let mut client = quiet(3);
    drain(&mut client);
    let dtmf = Command::event(Format::Plain, Subscription::names([EventName::Dtmf]));
    let refused = Command::Filter(Filter::add("Unique-ID", "u-1"));
    client.connected(s(0));
    client.feed([GREETING, ACCEPTED].concat().as_bytes(), s(0));
    assert_eq!(drain(&mut client), ["transmit auth ClueCon", "transmit api global_getvar core_uuid"]);
    for command in [&dtmf, &refused] {
        assert!(matches!(client.command(command, None, s(0)), Err(SendError::NotConnected)));
        client.ask_later(command).unwrap();
    }
    assert_eq!(drain(&mut client), ["transmit event plain DTMF | filter Unique-ID u-1"]);
    client.feed([api("core-1"), reply("+OK")].concat().as_bytes(), s(0));
    assert!(drain(&mut client).is_empty(), "not before the last answer");
    client.feed([reply("-ERR no"), event("Event-Name: DTMF\n")].concat().as_bytes(), s(0));
    assert_eq!(drain(&mut client), ["up", "event DTMF"]);
    client.end_of_stream(s(1));
    drain(&mut client);
    client.handle_timeout(s(60));
    let outputs = bring_up(&mut client, s(60), "core-1", &reply("+OK"));
    assert_eq!(
        outputs[2], "transmit event plain DTMF | api global_getvar core_uuid",
        "the refused filter is not asked for again"
    );
}

#[test]
fn the_shell_is_told_when_to_try_again() {
    let mut client = up(5);
    client.end_of_stream(s(10));
    let (mut retry, mut deadline) = (None, None);
    while let Some(output) = client.poll_output() {
        match output {
            Output::Down { retry_at, .. } => retry = retry_at,
            Output::Deadline(at) => deadline = at,
            _ => {}
        }
    }
    assert_eq!(deadline, retry);
    client.handle_timeout(retry.expect("a time"));
    assert_eq!(drain(&mut client), ["connect"]);
}

#[test]
fn what_a_retry_cannot_mend_ends_the_client() {
    for refusal in [
        [GREETING, &reply("-ERR invalid")].concat(),
        "Content-Type: text/rude-rejection\nContent-Length: 24\n\nAccess Denied, go away.\n".to_string(),
        "HTTP/1.1 400 Bad Request\nContent-Length: nonsense\n\n".to_string(),
    ] {
        let mut client = quiet(1);
        client.connected(s(0));
        client.feed(refusal.as_bytes(), s(0));
        drain(&mut client);
        client.end_of_stream(s(0));
        drain(&mut client);
        assert!(client.ended().is_some(), "{refusal}");
        client.handle_timeout(s(1000));
        assert!(drain(&mut client).is_empty());
    }
}

/// A client that takes 60 s of silence for death, as by default.
fn up_with_liveness() -> Client {
    let handshake = Handshake::Auth { password: Secret::new("ClueCon") };
    let mut client = Client::new(ClientConfig::new(handshake, 1), s(0));
    drain(&mut client);
    let outputs = bring_up(&mut client, s(0), "core-1", &reply("-ERR permission denied"));
    assert_eq!(
        outputs[1..],
        ["transmit event plain HEARTBEAT | api global_getvar core_uuid", "up"],
        "a refused HEARTBEAT costs nothing else"
    );
    client
}

#[test]
fn a_quiet_switch_is_asked_for_a_sign_of_life() {
    let mut client = up_with_liveness();
    client.feed(event("Event-Name: HEARTBEAT\n").as_bytes(), s(20));
    assert!(drain(&mut client).is_empty(), "nobody asked for it");
    for round in 0..5 {
        let asked = s(50 + 40 * round);
        client.handle_timeout(asked - s(1));
        assert!(drain(&mut client).is_empty());
        client.handle_timeout(asked);
        assert_eq!(drain(&mut client), ["transmit api global_getvar core_uuid"]);
        // A denied one is a sign of life too.
        client.feed(reply("-ERR permission denied").as_bytes(), asked + s(10));
        assert!(drain(&mut client).is_empty());
    }
}

#[test]
fn silence_in_spite_of_a_question_is_taken_for_death() {
    let mut client = up_with_liveness();
    client.handle_timeout(s(30));
    assert_eq!(drain(&mut client), ["transmit api global_getvar core_uuid"]);
    client.handle_timeout(s(59));
    assert!(drain(&mut client).is_empty());
    client.handle_timeout(s(60));
    assert_eq!(drain(&mut client), ["close", "down timeout retries"]);
}

#[test]
fn a_switch_that_runs_an_api_may_be_silent() {
    let mut client = up_with_liveness();
    client.command(&Command::api("originate user/1000 &park"), Some(s(200)), s(0)).unwrap();
    drain(&mut client);
    for now in [30, 60, 90, 120, 150, 180] {
        client.handle_timeout(s(now));
        assert!(drain(&mut client).is_empty(), "{now}");
    }
    client.handle_timeout(s(200));
    assert_eq!(drain(&mut client), ["0 timeout"]);
    client.handle_timeout(s(230));
    assert_eq!(drain(&mut client), ["transmit api global_getvar core_uuid"], "nothing is waited for any more");
    client.handle_timeout(s(260));
    assert_eq!(drain(&mut client), ["close", "down timeout retries"]);
}

#[test]
fn a_shell_that_does_not_read_hears_nothing() {
    let mut client = up_with_liveness();
    for now in [25, 50, 75] {
        client.was_not_reading(s(now));
        client.handle_timeout(s(now));
        assert!(drain(&mut client).is_empty());
    }
}

#[test]
fn what_was_refused_is_not_asked_for_again() {
    let mut client = up(1);
    client.command(&Command::event(Format::Plain, Subscription::names([EventName::Dtmf])), None, s(0)).unwrap();
    client.command(&Command::event(Format::Plain, Subscription::names([EventName::Talk])), None, s(0)).unwrap();
    drain(&mut client);
    client.feed([reply("+OK"), reply("-ERR permission denied")].concat().as_bytes(), s(0));
    client.end_of_stream(s(1));
    drain(&mut client);
    client.handle_timeout(s(60));
    drain(&mut client);
    let outputs = bring_up(&mut client, s(60), "core-1", "");
    assert_eq!(outputs[1], "transmit event plain DTMF | api global_getvar core_uuid");
}

#[test]
fn the_state_is_read_again_after_a_gap() {
    let handshake = Handshake::Auth { password: Secret::new("ClueCon") };
    let config = ClientConfig { silence: None, reread_state: true, ..ClientConfig::new(handshake, 1) };
    let mut client = Client::new(config, s(0));
    drain(&mut client);
    assert_eq!(bring_up(&mut client, s(0), "core-1", "")[1], "transmit api global_getvar core_uuid", "there was no gap");
    client.end_of_stream(s(1));
    drain(&mut client);
    client.handle_timeout(s(60));
    drain(&mut client);
    client.connected(s(60));
    client.feed([GREETING, ACCEPTED].concat().as_bytes(), s(60));
    assert_eq!(drain(&mut client)[1..], ["transmit api global_getvar core_uuid | api show channels as json"]);
    client.feed([api("core-1"), api("{\"row_count\":0}")].concat().as_bytes(), s(61));
    let gap = std::iter::from_fn(|| client.poll_output()).find_map(|output| match output {
        Output::Up { gap, .. } => gap,
        _ => None,
    });
    assert_eq!(gap.expect("a gap").channels.as_deref(), Some(&b"{\"row_count\":0}"[..]));
}

#[test]
fn a_client_that_is_not_to_come_back_ends_with_its_connection() {
    let handshake = Handshake::Auth { password: Secret::new("ClueCon") };
    let config = ClientConfig { silence: None, backoff: None, ..ClientConfig::new(handshake, 1) };
    let mut client = Client::new(config.clone(), s(0));
    drain(&mut client);
    bring_up(&mut client, s(0), "core-1", "");
    client.command(&Command::api("x"), None, s(0)).unwrap();
    drain(&mut client);
    client.end_of_stream(s(1));
    assert_eq!(drain(&mut client), ["0 disconnected", "closed disconnected"]);
    let mut client = Client::new(config, s(0));
    client.connect_failed("refused", s(0));
    assert_eq!(drain(&mut client), ["connect", "closed connect_failed"]);
}

#[test]
fn what_the_application_stops_is_not_given_out_because_the_machine_wants_it() {
    let mut client = up_with_liveness();
    client.command(&Command::NixEvent { events: Subscription::names([EventName::Dtmf]) }, None, s(0)).unwrap();
    drain(&mut client);
    client.feed([reply("+OK"), event("Event-Name: HEARTBEAT\n")].concat().as_bytes(), s(0));
    assert_eq!(drain(&mut client), ["0 reply +OK"]);
}

#[test]
fn answers_out_of_step_end_the_connection_and_reach_nobody() {
    // An api's answer comes twice: the second is taken for no other command's, nor is what follows.
    let mut client = up(1);
    client.command(&Command::api("one"), None, s(0)).unwrap();
    client.command(&Command::NoLog, None, s(0)).unwrap();
    client.command(&Command::Resume, None, s(0)).unwrap();
    drain(&mut client);
    client.feed([api("1"), api("1"), reply("+OK no longer logging"), reply("+OK")].concat().as_bytes(), s(0));
    assert_eq!(drain(&mut client), ["0 api 1", "1 out_of_step", "close", "2 disconnected", "down out_of_step retries"]);

    // The reply to another job.
    let mut client = up(1);
    client.job("a", None, s(0)).unwrap();
    client.job("b", None, s(0)).unwrap();
    let first = sent(&drain(&mut client), "Job-UUID");
    let taken = format!("Content-Type: command/reply\nReply-Text: +OK Job-UUID: {first}\nJob-UUID: {first}\n\n");
    client.feed([reply("+OK"), taken.clone(), taken].concat().as_bytes(), s(0));
    assert_eq!(drain(&mut client), ["1 out_of_step", "close", "0 disconnected", "down out_of_step retries"]);

    // A job's event without its reply: the job's result is certain, the next answer is not.
    let mut client = up(1);
    client.job("a", None, s(0)).unwrap();
    client.command(&Command::NoLog, None, s(0)).unwrap();
    let job = sent(&drain(&mut client), "Job-UUID");
    let result = event(&format!("Event-Name: BACKGROUND_JOB\nJob-UUID: {job}\n"));
    client.feed([reply("+OK"), result, reply("+OK no longer logging")].concat().as_bytes(), s(0));
    assert_eq!(drain(&mut client), ["0 job ", "close", "1 disconnected", "down out_of_step retries"]);
}

#[test]
fn closing_ends_everything() {
    let mut client = up(1);
    client.command(&Command::api("x"), None, s(0)).unwrap();
    drain(&mut client);
    client.close(s(1));
    assert_eq!(drain(&mut client), ["close", "0 disconnected", "closed closed"]);
    assert!(matches!(client.command(&Command::api("x"), None, s(1)), Err(SendError::Closed(_))));
}

/// With `myevents`, or a packet of one's own, what the machine asks for by itself is the application's too.
#[test]
fn events_asked_for_without_names_are_all_given() {
    for command in
        [Command::MyEvents { uuid: Some("u".into()), format: None }, Command::raw("Event plain CHANNEL_EXECUTE_COMPLETE")]
    {
        let mut client = up(1);
        client.execute("u", Execute::new("a", "b"), None, s(0)).unwrap();
        drain(&mut client);
        let complete = event("Event-Name: CHANNEL_EXECUTE_COMPLETE\nUnique-ID: u\n");
        client.feed([reply("+OK"), reply("+OK"), complete.clone()].concat().as_bytes(), s(0));
        assert_eq!(drain(&mut client), Vec::<String>::new());
        client.command(&command, None, s(0)).unwrap();
        drain(&mut client);
        client.feed([reply("+OK"), complete].concat().as_bytes(), s(0));
        assert_eq!(drain(&mut client), ["1 reply +OK", "event CHANNEL_EXECUTE_COMPLETE"]);
    }
}

/// The end is the last output, whatever time was waited for.
#[test]
fn nothing_comes_after_the_end() {
    let mut client = quiet(1);
    client.connect_failed("no", s(0));
    drain(&mut client);
    client.close(s(0));
    let outputs: Vec<Output> = std::iter::from_fn(|| client.poll_output()).collect();
    assert!(matches!(outputs[..], [Output::Deadline(None), Output::Closed(_)]), "{outputs:?}");
}
