//! Calls in both directions.

use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use eslng_blocking::{
    Call, CallChange, Deadline, Error, Listener, OriginateError, OriginateOptions, Outbound, Progress, operations,
};
use eslng_engine::command::{Application, Argument, Execute, app};
use eslng_engine::dial::{DialString, Endpoint, Leg, Originate};
use eslng_engine::vocabulary::{ErrorKind, HangupCause};
use eslng_switch::{Party, Switch};

use super::{connect, ms, soon, switch};

/// Places a call from the switch and takes it.
fn call_in(switch: &Switch, mode: &str, variables: &[(&str, &str)]) -> (String, Call) {
    let listener = Listener::bind("127.0.0.1", 0, 16).expect("a loopback port");
    let address = listener.local_addr().expect("it is bound").to_string();
    let uuid = switch.call(&address, mode, variables.iter().copied()).expect("the switch calls");
    let (socket, _) = listener.accept().expect("the call comes");
    let call = Outbound::new().timeout(Duration::from_secs(20)).accept(socket).expect("it is a switch");
    assert_eq!(call.uuid(), uuid);
    (uuid, call)
}

#[test]
fn an_ivr_whose_digits_are_seen_while_it_waits() {
    let switch = switch();
    let (uuid, call) = call_in(&switch, "async full", &[("account", "42 & more")]);
    let own = call.own().expect("the connection is its own");
    assert!(own.full && own.asynchronous);
    assert_eq!(call.get("variable_account").as_deref(), Some("42 & more"));
    call.answer().unwrap();
    assert!(call.status().is_answered());

    let prompt = app::PlayAndGetDigits::new(1, 4, 3, 5000, "#", "silence_stream://10000", "silence_stream://10", "x", r"\d+");
    let changes = call.changes();
    let events = switch.events().unwrap();
    let asking = call.begin(operations::play_and_get_digits(&prompt).unwrap()).unwrap();
    events.wait(|event| event.name() == "PLAYBACK_START").unwrap();
    switch.press(&uuid, "123#").unwrap();
    let mut pressed = String::new();
    let digits = loop {
        match asking.progress(&changes, soon()).unwrap() {
            Progress::Item(CallChange::Digit(digit)) => pressed.push(digit.digit),
            Progress::Item(_) => {}
            Progress::Done(digits) => break digits,
            Progress::TimedOut => panic!("it ends"),
        }
    };
    assert_eq!((digits.digits.as_str(), digits.terminator), ("123", Some('#')));
    while pressed.len() < 4 {
        pressed.push(changes.digit(soon()).unwrap().expect("four digits").digit);
    }
    assert_eq!(pressed, "123#");

    call.set("lab_x", "it's ${uuid}").unwrap();
    assert_eq!(call.variable("lab_x").unwrap().as_deref(), Some("it's ${uuid}"), "a text is not expanded");
    call.set("lab_x", Argument::expression("${uuid}")).unwrap();
    assert_eq!(call.variable("lab_x").unwrap(), Some(uuid));
    assert_eq!(call.playback("silence_stream://20").unwrap().response.as_deref(), Some("FILE PLAYED"));
    assert_eq!(call.playback("/no/such/file.wav").unwrap_err().kind(), ErrorKind::CommandFailed);
    assert!(call.client().api("status").unwrap().text().starts_with("UP "));
    assert_eq!(call.set("a\nsendmsg", "v").unwrap_err().kind(), ErrorKind::InvalidArgument);

    call.hangup(HangupCause::UserBusy).unwrap();
    let end = call.ended(soon()).unwrap().expect("it ends");
    assert_eq!((end.cause, end.q850), (HangupCause::UserBusy, Some(17)));
    assert!(matches!(call.playback("silence_stream://20"), Err(Error::CallEnded { cause: HangupCause::UserBusy })));
    assert!(matches!(call.wait_for(soon(), |status| status.is_held), Err(Error::CallEnded { .. })));
    while let Ok(change) = changes.next(soon()) {
        assert!(change.is_some());
    }
}

#[test]
fn sync_and_without_full() {
    let switch = switch();
    for mode in ["full", "async", ""] {
        let (uuid, call) = call_in(&switch, mode, &[]);
        call.answer().unwrap();
        call.set("lab_x", "7").unwrap();
        assert_eq!(call.variable("lab_x").unwrap().as_deref(), Some("7"), "{mode}");
        if !mode.contains("full") {
            let error = call.break_media(true).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::PermissionDenied);
            assert!(error.to_string().contains("async full"), "{error}");
        }
        switch.hang_up(&uuid, "NORMAL_CLEARING").unwrap();
        assert_eq!(call.ended(soon()).unwrap().expect("it ends").cause, HangupCause::NormalClearing, "{mode}");
    }
}

#[test]
fn a_wait_for_an_application_ends_with_the_call() {
    let switch = switch();
    let (uuid, call) = call_in(&switch, "async full", &[]);
    call.answer().unwrap();
    let events = switch.events().unwrap();
    let playing = call.begin(operations::playback("silence_stream://60000").unwrap()).unwrap();
    assert!(playing.wait_until(Deadline::after(ms(0))).unwrap().is_none());
    events.wait(|event| event.name() == "PLAYBACK_START").unwrap();
    switch.hang_up(&uuid, "ORIGINATOR_CANCEL").unwrap();
    // Either the application ends with the call, or the call first.
    if let Err(error) = playing.wait() {
        assert_eq!(error.kind(), ErrorKind::HungUp, "{error}");
    }
    assert_eq!(call.ended(soon()).unwrap().expect("it ends").cause, HangupCause::OriginatorCancel);
    assert!(call.execute(Execute::new("set", "a=b")).is_err());
}

#[test]
fn a_peer_that_is_no_switch_is_an_error() {
    use std::io::Write;
    use std::net::{TcpListener, TcpStream};

    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let peer = || {
        let peer = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        (peer, listener.accept().unwrap().0)
    };
    // A health probe, a silent peer, and one that speaks something else.
    let (probe, socket) = peer();
    drop(probe);
    assert_eq!(Outbound::new().accept(socket).err().unwrap().kind(), ErrorKind::Disconnected);
    let (_silent, socket) = peer();
    let error = Outbound::new().handshake_timeout(ms(30)).accept(socket).err().unwrap();
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
    let (mut web, socket) = peer();
    web.write_all(b"GET / HTTP/1.1\r\nContent-Length: -5\r\n\r\n").unwrap();
    assert_eq!(Outbound::new().accept(socket).err().unwrap().kind(), ErrorKind::Protocol);
}

fn party(name: &str) -> Leg {
    Leg::from(Endpoint::Other { name: "test".into(), data: Some(name.into()) })
}

fn parked(name: &str) -> Originate {
    Originate::application(party(name), Application::new("park"))
}

#[test]
fn a_call_is_placed_and_heard_of_on_its_way() {
    let minute = Duration::from_secs(60);
    let switch = Switch::builder()
        .party("alice", Party::new().rings().sends_early_media().answers().waits(minute))
        .party("busy", Party::new().rings().hangs_up("USER_BUSY"))
        .party("rings", Party::new().rings().waits(minute))
        .start()
        .unwrap();
    let client = connect(&switch);
    let calling = client.originate(parked("alice"), OriginateOptions::default().tag("shift 7")).unwrap();
    assert!(calling.ringing(soon()).unwrap());
    assert!(calling.early_media(soon()).unwrap());
    let call = calling.answered(soon()).unwrap().expect("it is answered");
    assert_eq!(calling.answered(soon()).unwrap().expect("as before").uuid(), call.uuid());
    call.playback("silence_stream://10").unwrap();
    assert_eq!(call.variable("park_timeout").unwrap().as_deref(), Some("3600"));

    let calling = client.originate(parked("busy"), OriginateOptions::default()).unwrap();
    let error = calling.answered(soon()).err().expect("nobody answers");
    assert!(matches!(error, OriginateError::NotAnswered { cause: HangupCause::UserBusy }), "{error}");

    let calling = client.originate(parked("rings"), OriginateOptions::default()).unwrap();
    assert!(calling.ringing(soon()).unwrap());
    assert!(calling.answered(Deadline::after(ms(20))).unwrap().is_none(), "it rings on");
    calling.cancel().unwrap();
    assert_eq!(calling.legs()[0].ended(soon()).unwrap().expect("it ends").cause, HangupCause::OriginatorCancel);

    // Another process finds the call again.
    let other = connect(&switch);
    assert!(other.adopt("shift 8").unwrap().is_empty());
    let adopted = other.adopt("shift 7").unwrap();
    assert_eq!(adopted.iter().map(Call::uuid).collect::<Vec<_>>(), [call.uuid()]);
    adopted[0].hangup(HangupCause::NormalClearing).unwrap();
    assert_eq!(call.ended(soon()).unwrap().expect("it ends").cause, HangupCause::NormalClearing);
}

#[test]
fn one_of_several_legs_has_the_call() {
    let switch = Switch::builder()
        .party("slow", Party::new().rings().waits(Duration::from_secs(60)))
        .party("quick", Party::new().rings().answers().waits(Duration::from_secs(60)))
        .start()
        .unwrap();
    let client = connect(&switch);
    let together = Originate::application(DialString::together([party("slow"), party("quick")]), Application::new("park"));
    let calling = client.originate(together, OriginateOptions::default()).unwrap();
    let (one, two) = thread::scope(|scope| {
        let wait = || calling.answered(soon()).unwrap().expect("one answers");
        let (one, two) = (scope.spawn(wait), scope.spawn(wait));
        (one.join().unwrap(), two.join().unwrap())
    });
    assert_eq!((one.uuid(), two.uuid()), (calling.legs()[1].uuid(), calling.legs()[1].uuid()));
    assert!(matches!(client.call("8f8ad5d5-0000-0000-0000-000000000000"), Err(Error::CallLost)));
}

#[test]
fn many_calls_a_thread_each() {
    const CALLS: usize = 50;
    let switch = switch();
    let listener = Listener::bind("127.0.0.1", 0, 128).unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let (done, all) = channel();
    thread::scope(|scope| {
        scope.spawn(|| {
            for n in 0..CALLS {
                switch.call(&address, "async full", [("n", n.to_string().as_str())]).expect("the switch calls");
            }
        });
        for _ in 0..CALLS {
            let (socket, _) = listener.accept().unwrap();
            let done = done.clone();
            scope.spawn(move || {
                let call = Outbound::new().accept(socket).unwrap();
                call.answer().unwrap();
                call.playback("silence_stream://10").unwrap();
                let n = call.variable("n").unwrap().unwrap();
                assert_eq!(call.get("variable_n").as_ref(), Some(&n));
                call.hangup(HangupCause::NormalClearing).unwrap();
                call.ended(soon()).unwrap().expect("it ends");
                done.send(n.parse::<usize>().unwrap()).unwrap();
            });
        }
    });
    drop(done);
    let mut seen: Vec<_> = all.iter().collect();
    seen.sort_unstable();
    assert_eq!(seen, (0..CALLS).collect::<Vec<_>>());
}
