//! Calls through the client machine: outbound connections, followed calls, operations, placements. No socket, time by hand.

use std::time::Duration;

use eslng_engine::call::{CallChange, OperationError, Placement, PlacementError, operations, placed_call};
use eslng_engine::command::app::PlayAndGetDigits;
use eslng_engine::command::{Application, Argument, Command};
use eslng_engine::dial::{DialString, Endpoint, Originate};
use eslng_engine::engine::{
    Client, ClientConfig, Handshake, OperateError, OutboundConfig, Outcome, Output, RequestError, RequestId,
};
use eslng_engine::vocabulary::{ErrorKind, HangupCause};

const NOW: Duration = Duration::from_secs(1);
const OK: &str = "Content-Type: command/reply\nReply-Text: +OK\n\n";

/// A client, what it wrote, and what it said.
struct Wire {
    client: Client,
    sent: String,
    said: Vec<Output>,
}

impl Wire {
    fn outbound(control: &str) -> Wire {
        let mut wire = Wire { client: Client::outbound(OutboundConfig::new(7), NOW), sent: String::new(), said: Vec::new() };
        wire.drain();
        assert_eq!(wire.take_sent(), ["connect"]);
        wire.feed(&format!(
            "Event-Name: CHANNEL_DATA\nUnique-ID: u-1\nAnswer-State: ringing\nCaller-Caller-ID-Name: Al%20%26%20Bo\n\
             Caller-Destination-Number: 5000\nContent-Type: command/reply\nReply-Text: %2BOK%0A\nSocket-Mode: async\nControl: {control}\n\n"
        ));
        wire
    }

    fn inbound() -> Wire {
        let mut client = Client::new(ClientConfig::new(Handshake::ByCaller, 7), NOW);
        while client.poll_output().is_some() {}
        client.connected(NOW);
        let mut wire = Wire { client, sent: String::new(), said: Vec::new() };
        wire.drain();
        wire.restored();
        wire
    }

    /// Answers what a new connection asks.
    fn restored(&mut self) {
        for line in self.take_sent() {
            let answer = match line.as_str() {
                "api global_getvar core_uuid" => "Content-Type: api/response\nContent-Length: 6\n\ncore-1",
                "api uuid_exists u-1" => "Content-Type: api/response\nContent-Length: 5\n\nfalse",
                "api uuid_exists u-2" => "Content-Type: api/response\nContent-Length: 4\n\ntrue",
                _ => OK,
            };
            self.feed(answer);
        }
    }

    fn feed(&mut self, bytes: &str) {
        self.client.feed(bytes.as_bytes(), NOW);
        self.drain();
    }

    fn event(&mut self, name: &str, headers: &str) {
        let text = format!("Event-Name: {name}\n{headers}\n\n");
        self.feed(&format!("Content-Length: {}\nContent-Type: text/event-plain\n\n{text}", text.len()));
    }

    fn drain(&mut self) {
        while let Some(output) = self.client.poll_output() {
            match output {
                Output::Transmit(bytes) => self.sent += std::str::from_utf8(&bytes).unwrap(),
                Output::Deadline(_) => {}
                output => self.said.push(output),
            }
        }
    }

    /// The packets written since the last time.
    fn take_sent(&mut self) -> Vec<String> {
        self.drain();
        std::mem::take(&mut self.sent).split("\n\n").filter(|packet| !packet.is_empty()).map(str::to_owned).collect()
    }

    fn changes(&mut self) -> Vec<CallChange> {
        let said = std::mem::take(&mut self.said);
        let (changes, rest) = said.into_iter().partition(|output| matches!(output, Output::Call { .. }));
        self.said = rest;
        changes.into_iter().map(|output| if let Output::Call { change, .. } = output { change } else { unreachable!() }).collect()
    }

    fn finished(&mut self, wanted: RequestId) -> Option<Result<Outcome, RequestError>> {
        let at = self.said.iter().position(|output| matches!(output, Output::Finished { id, .. } if *id == wanted))?;
        if let Output::Finished { result, .. } = self.said.remove(at) { Some(result) } else { unreachable!() }
    }

    /// The Event-UUID of the last execution that was sent.
    fn event_uuid(packet: &str) -> &str {
        packet.lines().find_map(|line| line.strip_prefix("Event-UUID: ")).expect("an id of our own")
    }
}

#[test]
fn an_outbound_call_from_connect_to_its_end() {
    let mut wire = Wire::outbound("full");
    let sent = wire.take_sent();
    assert_eq!(&sent[..3], ["linger 10", "filter Unique-ID u-1", "filter Other-Leg-Unique-ID u-1"]);
    assert!(sent[3].starts_with("event plain CHANNEL_PROGRESS "), "{sent:?}");
    let own = wire.client.own_call().unwrap();
    assert!(own.full && own.asynchronous && own.uuid == "u-1");
    assert_eq!(wire.client.call("u-1").unwrap().caller_name.as_deref(), Some("Al & Bo"));
    assert!(wire.said.iter().any(|output| matches!(output, Output::Up { .. })));
    sent.iter().for_each(|_| wire.feed(OK));

    let prompt = PlayAndGetDigits::new(1, 4, 3, 5000, "#", "ask.wav", "wrong.wav", "ignored", r"\d+");
    let operation = operations::play_and_get_digits(&prompt).unwrap();
    let id = wire.client.operate("u-1", operation.request(), None, NOW).unwrap();
    let sent = wire.take_sent();
    assert!(sent[0].starts_with("sendmsg\ncall-command: execute\nexecute-app-name: play_and_get_digits\n"), "{sent:?}");
    assert_eq!(sent.len(), 1, "all of a followed call passes the filters");
    wire.feed(OK);
    wire.event("DTMF", "Unique-ID: u-1\nDTMF-Digit: 4\nDTMF-Duration: 2000\nDTMF-Source: RTP");
    assert!(matches!(&wire.changes()[..], [CallChange::Digit(digit)] if digit.digit == '4' && digit.samples == Some(2000)));
    assert!(wire.finished(id).is_none());
    let uuid = Wire::event_uuid(&sent[0]).to_owned();
    wire.event(
        "CHANNEL_EXECUTE_COMPLETE",
        &format!("Unique-ID: u-1\nApplication-UUID: {uuid}\nvariable_eslng_digits: 4\nvariable_read_terminator_used: %23"),
    );
    let digits = operation.read(&wire.finished(id).unwrap().unwrap()).unwrap();
    assert_eq!((digits.digits.as_str(), digits.terminator), ("4", Some('#')));

    wire.event("CHANNEL_BRIDGE", "Unique-ID: u-1\nBridge-A-Unique-ID: u-1\nBridge-B-Unique-ID: u-2");
    wire.event("CHANNEL_HANGUP_COMPLETE", "Unique-ID: u-2\nOther-Leg-Unique-ID: u-1\nHangup-Cause: USER_BUSY");
    let changes = wire.changes();
    assert!(matches!(&changes[..], [CallChange::Bridged { other }, CallChange::OtherLegEnded(end)]
        if other == "u-2" && end.cause == HangupCause::UserBusy));
    wire.event("CHANNEL_HANGUP", "Unique-ID: u-1\nHangup-Cause: NORMAL_CLEARING");
    wire.event(
        "CHANNEL_HANGUP_COMPLETE",
        "Unique-ID: u-1\nHangup-Cause: NORMAL_CLEARING\nvariable_hangup_cause_q850: 16\nvariable_sip_hangup_disposition: recv_bye\n\
         variable_duration: 7\nvariable_billmsec: 5500\nvariable_answermsec: 900\nCaller-Channel-Answered-Time: 17000",
    );
    wire.client.end_of_stream(NOW);
    let status = wire.client.call("u-1").unwrap().clone();
    wire.drain();
    assert!(matches!(&wire.changes()[..], [CallChange::HangingUp { .. }, CallChange::Ended(_)]), "no Left after the end");
    let end = status.end.unwrap();
    assert_eq!((end.q850, end.answered_for), (Some(16), Some(Duration::from_millis(5500))));
    assert_eq!(end.answered_after, Some(Duration::from_millis(900)));
    assert_eq!(status.other_leg.unwrap().uuid, "u-2");
    assert!(matches!(wire.said.last(), Some(Output::Closed(_))));
}

#[test]
fn without_full_an_operation_says_what_it_needs() {
    let mut wire = Wire::outbound("single-channel");
    assert_eq!(wire.take_sent(), ["myevents plain"]);
    wire.feed(OK);
    let stop = operations::break_media("u-1", true).unwrap();
    let error = wire.client.operate("u-1", stop.request(), None, NOW).unwrap_err();
    assert!(matches!(&error, OperateError::Operation(OperationError::NeedsFull { operation }) if operation == "uuid_break"));
    assert!(error.to_string().contains("async full"), "{error}");
    let get = operations::get_variable("lab_x");
    let id = wire.client.operate("u-1", get.request(), None, NOW).unwrap();
    assert_eq!(wire.take_sent(), ["getvar lab_x"]);
    wire.feed("Content-Type: command/reply\nReply-Text: -ERR command not found\n\n");
    assert_eq!(get.read(&wire.finished(id).unwrap().unwrap()), Ok(None));
    // All that myevents brings is given out.
    wire.event("DTMF", "Unique-ID: u-1\nDTMF-Digit: 1");
    assert!(wire.said.iter().any(|output| matches!(output, Output::Event(_))));
}

#[test]
fn what_runs_when_the_call_ends_or_leaves_ends_too() {
    for hangs_up in [true, false] {
        let mut wire = Wire::outbound("full");
        let execute = operations::answer();
        let id = wire.client.operate("u-1", execute.request(), None, NOW).unwrap();
        wire.drain();
        if hangs_up {
            wire.event("CHANNEL_HANGUP", "Unique-ID: u-1\nHangup-Cause: ORIGINATOR_CANCEL");
        }
        wire.client.end_of_stream(NOW);
        wire.drain();
        let result = wire.finished(id).unwrap().unwrap_err();
        let changes = wire.changes();
        match hangs_up {
            true => {
                assert_eq!(result, RequestError::HungUp { cause: Some(HangupCause::OriginatorCancel) });
                assert!(matches!(changes.last(), Some(CallChange::Ended(end)) if end.cause == HangupCause::OriginatorCancel));
            }
            false => {
                assert_eq!(result.kind(), ErrorKind::Disconnected);
                assert!(matches!(changes.last(), Some(CallChange::Left)));
            }
        }
        assert!(matches!(wire.said.last(), Some(Output::Closed(_))));
    }
}

#[test]
fn a_followed_call_is_asked_after_when_the_connection_is_back() {
    let mut wire = Wire::inbound();
    for uuid in ["u-1", "u-2"] {
        wire.client.follow_call(uuid).unwrap();
    }
    assert_eq!(wire.take_sent().len(), 1, "the events of calls are asked for once");
    wire.event("CHANNEL_ANSWER", "Unique-ID: u-2\nAnswer-State: answered");
    wire.event("CHANNEL_ANSWER", "Unique-ID: u-3\nAnswer-State: answered");
    assert_eq!(wire.changes().len(), 1);
    assert!(!wire.said.iter().any(|output| matches!(output, Output::Event(_))), "nobody else has asked for them");
    assert!(wire.client.call("u-2").unwrap().is_answered());
    wire.client.end_of_stream(NOW);
    wire.drain();
    wire.client.handle_timeout(NOW + Duration::from_secs(600));
    wire.drain();
    wire.client.connected(NOW);
    wire.drain();
    wire.restored();
    assert!(matches!(&wire.changes()[..], [CallChange::Lost]));
    assert!(wire.client.call("u-1").unwrap().is_over);
    assert!(!wire.client.call("u-2").unwrap().is_over);
    wire.client.forget_call("u-1");
    assert!(wire.client.call("u-1").is_none());
}

/// Only the end of the channel that it was bridged to last is that of its other leg.
#[test]
fn a_call_is_bridged_to_one_after_the_other() {
    let mut wire = Wire::outbound("full");
    for other in ["u-2", "u-3"] {
        wire.event("CHANNEL_BRIDGE", &format!("Unique-ID: u-1\nBridge-A-Unique-ID: u-1\nBridge-B-Unique-ID: {other}"));
    }
    wire.changes();
    wire.event("CHANNEL_HANGUP_COMPLETE", "Unique-ID: u-2\nOther-Leg-Unique-ID: u-1\nHangup-Cause: USER_BUSY");
    assert!(wire.changes().is_empty());
    wire.event("CHANNEL_HANGUP_COMPLETE", "Unique-ID: u-3\nOther-Leg-Unique-ID: u-1\nHangup-Cause: NO_ANSWER");
    assert!(matches!(&wire.changes()[..], [CallChange::OtherLegEnded(end)] if end.cause == HangupCause::NoAnswer));
}

/// A question that was lost with its connection is not answered by the next one's answers.
#[test]
fn what_was_asked_of_a_lost_connection_is_forgotten() {
    let mut wire = Wire::inbound();
    wire.client.follow_call("u-2").unwrap();
    wire.take_sent();
    let again = |wire: &mut Wire, minutes: u64| {
        wire.client.end_of_stream(NOW);
        wire.drain();
        wire.client.handle_timeout(NOW + Duration::from_secs(60 * minutes));
        wire.drain();
        wire.client.connected(NOW);
        wire.drain();
    };
    again(&mut wire, 10);
    assert!(wire.take_sent().iter().any(|line| line == "api uuid_exists u-2"), "it is asked, and not answered");
    wire.client.forget_call("u-2");
    again(&mut wire, 20);
    wire.restored();
    wire.client.follow_call("u-2").unwrap();
    wire.take_sent();
    wire.feed(OK);
    for _ in 0..5 {
        wire.client.command(&Command::api("x"), None, NOW).unwrap();
        wire.feed("Content-Type: api/response\nContent-Length: 5\n\nfalse");
    }
    assert!(wire.changes().is_empty());
}

#[test]
fn a_placed_call_has_ids_a_tag_and_a_limit() {
    let dial = DialString::together([Endpoint::loopback("1000"), Endpoint::gateway("gw", "555")]);
    let mut number = 0;
    let mut uuid = || {
        number += 1;
        format!("id-{number}")
    };
    let originate = Originate::application(dial, Application::new("park"));
    let placement = Placement::new(originate, Some("shift 7"), Some(Duration::from_secs(600)), &mut uuid);
    assert_eq!(placement.legs, ["id-1", "id-2"]);
    let line = placement.line().unwrap();
    for part in [
        "eslng_tag='shift 7'",
        "park_timeout=600",
        "[origination_uuid=id-1]loopback/1000",
        "[origination_uuid=id-2]sofia/gateway/gw/555",
    ] {
        assert!(line.contains(part), "{line}");
    }
    let echo = Originate::application(Endpoint::loopback("1"), Application::new("echo").with(Argument::text("")));
    let placement = Placement::new(echo, None, Some(Duration::from_secs(600)), &mut uuid);
    assert!(!placement.line().unwrap().contains("park_timeout"), "only a parked call could stay for ever");

    let mut wire = Wire::inbound();
    let id = wire.client.place(&placement, None, NOW).unwrap();
    let sent = wire.take_sent();
    let job = sent.iter().find_map(|packet| packet.split_once("\nJob-UUID: ")).expect("a job of our own").1.to_owned();
    sent.iter().for_each(|_| wire.feed(OK));
    wire.event("CHANNEL_PROGRESS", "Unique-ID: id-3\nAnswer-State: ringing");
    assert!(matches!(&wire.changes()[..], [CallChange::Ringing]));
    wire.event("BACKGROUND_JOB", &format!("Job-UUID: {job}\nContent-Length: 15\n\n-ERR USER_BUSY"));
    let outcome = wire.finished(id).unwrap().unwrap();
    assert_eq!(placed_call(&outcome), Err(PlacementError::NotAnswered { cause: HangupCause::UserBusy }));
}
