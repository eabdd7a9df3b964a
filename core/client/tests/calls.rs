//! Calls in both directions against the test switch.

use std::time::Duration;

use eslng::command::{Application, Argument, Execute, app};
use eslng::dial::{DialString, Endpoint, Leg, Originate};
use eslng::vocabulary::{ErrorKind, HangupCause};
use eslng::{Call, CallChange, Client, Dialer, Error, OriginateError, OriginateOptions, Pace, Server, ServerBuilder, operations};
use eslng_switch::{Party, Switch};
use tokio::sync::mpsc;

const PATIENCE: Duration = Duration::from_secs(20);

fn switch() -> Switch {
    Switch::builder().start().expect("a loopback port")
}

async fn connect(switch: &Switch) -> Client {
    Client::builder(switch.address().to_string()).connect().await.expect("the switch is there")
}

/// A future that must not take for ever.
async fn soon<T>(what: impl Future<Output = T>) -> T {
    tokio::time::timeout(PATIENCE, what).await.expect("it ends in time")
}

/// A server that hands its calls over, and keeps each connection until the call given back is dropped.
async fn calls(builder: ServerBuilder) -> (String, mpsc::Receiver<Call>) {
    let server = builder.bind("127.0.0.1:0").await.expect("a loopback port");
    let address = server.local_addr().expect("it is bound").to_string();
    let (give, calls) = mpsc::channel(64);
    tokio::spawn(server.serve(move |call| {
        let give = give.clone();
        async move {
            let kept = call.clone();
            give.send(call).await.ok();
            // The handler's end closes the connection.
            kept.ended().await.ok();
        }
    }));
    (address, calls)
}

/// Places a call to the server from the switch and gives both ends of it.
async fn call_in(switch: &Switch, mode: &str, variables: &[(&str, &str)]) -> (String, Call) {
    let (address, mut calls) = calls(Server::builder()).await;
    let uuid = switch.call(&address, mode, variables.iter().copied()).expect("the switch calls");
    let call = soon(calls.recv()).await.expect("the call comes");
    assert_eq!(call.uuid(), uuid);
    (uuid, call)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_ivr_in_async_full_mode() {
    let switch = switch();
    let (uuid, call) = call_in(&switch, "async full", &[("account", "42 & more")]).await;
    let own = call.own().expect("the connection is its own");
    assert!(own.full && own.asynchronous);
    assert_eq!(call.get("variable_account").as_deref(), Some("42 & more"));
    soon(call.ring_ready()).await.unwrap();
    assert!(call.status().has_rung);
    soon(call.answer()).await.unwrap();
    assert!(call.status().is_answered());

    let prompt = app::PlayAndGetDigits::new(1, 4, 3, 5000, "#", "silence_stream://10000", "silence_stream://10", "x", r"\d+");
    let mut changes = call.changes().await.unwrap();
    let events = switch.events().unwrap();
    let asking = {
        let call = call.clone();
        tokio::spawn(async move { call.play_and_get_digits(&prompt).await })
    };
    events.wait(|event| event.name() == "PLAYBACK_START").unwrap();
    switch.press(&uuid, "123#").unwrap();
    let digits = soon(asking).await.unwrap().unwrap();
    assert_eq!((digits.digits.as_str(), digits.terminator), ("123", Some('#')));
    let mut pressed = String::new();
    while pressed.len() < 4 {
        pressed.push(soon(changes.digit()).await.unwrap().digit);
    }
    assert_eq!(pressed, "123#");

    soon(call.set("lab_x", "it's ${uuid}")).await.unwrap();
    assert_eq!(soon(call.variable("lab_x")).await.unwrap().as_deref(), Some("it's ${uuid}"), "a text is not expanded");
    soon(call.set("lab_x", Argument::expression("${uuid}"))).await.unwrap();
    assert_eq!(soon(call.variable("lab_x")).await.unwrap(), Some(uuid.clone()));
    assert_eq!(soon(call.variable("lab_none")).await.unwrap(), None);

    let played = soon(call.playback("silence_stream://20")).await.unwrap();
    assert_eq!(played.response.as_deref(), Some("FILE PLAYED"));
    let error = soon(call.playback("/no/such/file.wav")).await.unwrap_err();
    assert!(error.to_string().contains("/no/such/file.wav"), "{error}");
    assert_eq!(error.kind(), ErrorKind::CommandFailed);

    // An API command on the call's own connection.
    assert!(soon(call.client().api("status")).await.unwrap().text().starts_with("UP "));
    assert!(soon(call.client().bgapi("echo x")).await.unwrap().body_text().is_some());

    soon(call.hangup(HangupCause::UserBusy)).await.unwrap();
    let end = soon(call.ended()).await.unwrap();
    assert_eq!((end.cause, end.q850), (HangupCause::UserBusy, Some(17)));
    assert!(end.duration.is_some());
    assert!(matches!(soon(call.wait_for(|status| status.is_held)).await, Err(Error::CallEnded { .. })));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sync_and_without_full() {
    let switch = switch();
    for mode in ["full", "async", ""] {
        let (uuid, call) = call_in(&switch, mode, &[]).await;
        soon(call.answer()).await.unwrap();
        soon(call.set("lab_x", "7")).await.unwrap();
        assert_eq!(soon(call.variable("lab_x")).await.unwrap().as_deref(), Some("7"), "{mode}");
        if !mode.contains("full") {
            let error = soon(call.break_media(true)).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::PermissionDenied);
            assert!(error.to_string().contains("async full"), "{error}");
        }
        switch.hang_up(&uuid, "NORMAL_CLEARING").unwrap();
        let end = soon(call.ended()).await.unwrap();
        assert_eq!(end.cause, HangupCause::NormalClearing, "{mode}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_runs_when_the_far_end_hangs_up_ends_so() {
    let switch = switch();
    let (uuid, call) = call_in(&switch, "async full", &[]).await;
    soon(call.answer()).await.unwrap();
    let events = switch.events().unwrap();
    let playing = {
        let call = call.clone();
        tokio::spawn(async move { call.playback("silence_stream://60000").await })
    };
    events.wait(|event| event.name() == "PLAYBACK_START").unwrap();
    switch.hang_up(&uuid, "ORIGINATOR_CANCEL").unwrap();
    // Either the application ends with the call, or the call first.
    if let Err(error) = soon(playing).await.unwrap() {
        assert_eq!(error.kind(), ErrorKind::HungUp, "{error}");
    }
    assert_eq!(soon(call.ended()).await.unwrap().cause, HangupCause::OriginatorCancel);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bridge_tells_of_both_legs() {
    let callee = Party::new().rings().answers().waits(Duration::from_millis(30)).hangs_up("NORMAL_CLEARING");
    let switch = Switch::builder().party("bob", callee).party("busy", Party::new().hangs_up("USER_BUSY")).start().unwrap();
    let (_, call) = call_in(&switch, "async full", &[("hangup_after_bridge", "false"), ("continue_on_fail", "true")]).await;
    soon(call.answer()).await.unwrap();
    let dial = |name: &str| DialString::from(Endpoint::Other { name: "test".into(), data: Some(name.into()) });
    let error = soon(call.bridge(dial("busy"))).await.unwrap_err();
    assert!(error.to_string().contains("USER_BUSY"), "{error}");
    let mut changes = call.changes().await.unwrap();
    let end = soon(call.bridge(dial("bob"))).await.unwrap();
    let CallChange::Bridged { other } = soon(changes.next()).await.unwrap() else { panic!("the bridge comes first") };
    assert_eq!(end.other.as_ref(), Some(&other));
    soon(async { while !matches!(changes.next().await.expect("the call goes on"), CallChange::OtherLegEnded(_)) {} }).await;
    assert!(!call.status().is_bridged);
    soon(call.hangup(HangupCause::NormalClearing)).await.unwrap();
    soon(call.ended()).await.unwrap();
    assert!(call.status().other_leg.unwrap().end.is_some());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hostile_texts_through_every_operation_change_nothing() {
    let switch = switch();
    let hostile = "${system(touch /tmp/x)}${set(hacked=1)}$${domain}\\n'%[hacked=1]";
    let (_, call) = call_in(&switch, "async full", &[("caller", hostile)]).await;
    soon(call.answer()).await.unwrap();
    assert_eq!(call.get("variable_caller").as_deref(), Some(hostile));
    let channels = soon(call.client().api("show channels count")).await.unwrap();
    soon(call.set("name", hostile)).await.unwrap();
    assert_eq!(soon(call.variable("name")).await.unwrap().as_deref(), Some(hostile));
    let mut outcomes = vec![
        soon(call.playback(hostile)).await.map(drop),
        soon(call.say("en", "NUMBER", "PRONOUNCED", hostile)).await,
        soon(call.speak("flite", "slt", hostile)).await,
        soon(call.say_phrase("welcome", Some(hostile))).await,
        soon(call.record_session(hostile)).await,
        soon(call.stop_record_session(hostile)).await,
        soon(call.send_dtmf(hostile)).await,
        soon(call.broadcast(hostile, None)).await,
        soon(call.execute(Execute::from(Application::new("log").with(hostile)))).await.map(drop),
    ];
    for injected in ["a\nsendmsg", "a\r\nb", "a\0b"] {
        outcomes.extend([
            soon(call.set(injected, "v")).await,
            soon(call.set("v", injected)).await,
            soon(call.playback(injected)).await.map(drop),
            soon(call.variable(injected)).await.map(drop),
            soon(call.transfer(injected)).await,
        ]);
    }
    for outcome in outcomes {
        if let Err(error) = outcome {
            assert!(matches!(error.kind(), ErrorKind::InvalidArgument | ErrorKind::CommandFailed), "{error}");
        }
    }
    assert_eq!(soon(call.variable("hacked")).await.unwrap(), None, "nothing was expanded");
    let now = soon(call.client().api("show channels count")).await.unwrap();
    assert_eq!(now.text(), channels.text(), "no call was placed");
    soon(call.hangup(HangupCause::NormalClearing)).await.unwrap();
    soon(call.ended()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_unknown_application_ends_the_call_and_the_wait() {
    let switch = switch();
    let (_, call) = call_in(&switch, "async full", &[]).await;
    soon(call.answer()).await.unwrap();
    let error = soon(call.execute(Execute::new("nosuch", "x"))).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::HungUp, "{error}");
    assert_eq!(soon(call.ended()).await.unwrap().cause, HangupCause::DestinationOutOfOrder);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_transferred_call_is_still_seen_to_its_end() {
    let switch = switch();
    let (uuid, call) = call_in(&switch, "async full", &[]).await;
    soon(call.answer()).await.unwrap();
    soon(call.transfer("9664")).await.unwrap();
    switch.hang_up(&uuid, "NORMAL_CLEARING").unwrap();
    match soon(call.ended()).await {
        Ok(end) => assert_eq!(end.cause, HangupCause::NormalClearing),
        Err(error) => assert!(matches!(error, Error::CallLeft), "{error}"),
    }
}

fn party(name: &str) -> Leg {
    Leg::from(Endpoint::Other { name: "test".into(), data: Some(name.into()) })
}

fn parked(name: &str) -> Originate {
    Originate::application(party(name), Application::new("park"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_is_placed_and_heard_of_on_its_way() {
    let alice = Party::new().rings().sends_early_media().answers().waits(Duration::from_secs(60));
    let switch = Switch::builder()
        .party("alice", alice)
        .party("busy", Party::new().rings().hangs_up("USER_BUSY"))
        .party("rings", Party::new().rings().waits(Duration::from_secs(60)))
        .start()
        .unwrap();
    let client = connect(&switch).await;
    let mut calling = soon(client.originate(parked("alice"), OriginateOptions::default().tag("shift 7"))).await.unwrap();
    soon(calling.ringing()).await.unwrap();
    soon(calling.early_media()).await.unwrap();
    let call = soon(calling.answered()).await.unwrap();
    assert!(call.status().is_answered());
    soon(call.playback("silence_stream://10")).await.unwrap();
    assert_eq!(soon(call.variable("park_timeout")).await.unwrap().as_deref(), Some("3600"));

    let calling = soon(client.originate(parked("busy"), OriginateOptions::default())).await.unwrap();
    let error = soon(calling.answered()).await.err().unwrap();
    assert!(matches!(error, OriginateError::NotAnswered { cause: HangupCause::UserBusy }), "{error}");

    let mut calling = soon(client.originate(parked("rings"), OriginateOptions::default())).await.unwrap();
    soon(calling.ringing()).await.unwrap();
    let leg = calling.legs().remove(0);
    let ringing = soon(client.call(leg)).await.unwrap();
    soon(calling.cancel()).await.unwrap();
    assert_eq!(soon(ringing.ended()).await.unwrap().cause, HangupCause::OriginatorCancel);

    // Another process finds the call again.
    let other = connect(&switch).await;
    assert!(soon(other.adopt("shift 8")).await.unwrap().is_empty());
    let adopted = soon(other.adopt("shift 7")).await.unwrap();
    assert_eq!(adopted.iter().map(Call::uuid).collect::<Vec<_>>(), [call.uuid()]);
    soon(adopted[0].hangup(HangupCause::NormalClearing)).await.unwrap();
    assert_eq!(soon(adopted[0].ended()).await.unwrap().cause, HangupCause::NormalClearing);
    assert_eq!(soon(call.ended()).await.unwrap().cause, HangupCause::NormalClearing);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_that_is_over_soon_was_answered() {
    // Over at once, `originate` itself would say that nobody answered.
    let switch = Switch::builder()
        .party("brief", Party::new().answers().waits(Duration::from_millis(1)).hangs_up("NORMAL_CLEARING"))
        .start()
        .unwrap();
    let client = connect(&switch).await;
    for _ in 0..10 {
        let calling = soon(client.originate(parked("brief"), OriginateOptions::default())).await.unwrap();
        let call = soon(calling.answered()).await.unwrap();
        assert_eq!(soon(call.ended()).await.unwrap().cause, HangupCause::NormalClearing);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_of_several_legs_has_the_call() {
    let switch = Switch::builder()
        .party("slow", Party::new().rings().waits(Duration::from_secs(60)))
        .party("quick", Party::new().rings().answers().waits(Duration::from_secs(60)))
        .start()
        .unwrap();
    let client = connect(&switch).await;
    let together = Originate::application(DialString::together([party("slow"), party("quick")]), Application::new("park"));
    let calling = soon(client.originate(together, OriginateOptions::default())).await.unwrap();
    let legs = calling.legs();
    let call = soon(calling.answered()).await.unwrap();
    assert_eq!(call.uuid(), legs[1]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_parked_call_whose_maker_has_gone_does_not_stay() {
    let switch = Switch::builder()
        .virtual_time()
        .party("alice", Party::new().answers().waits(Duration::from_secs(100_000)))
        .start()
        .unwrap();
    let events = switch.events().unwrap();
    let options = OriginateOptions::default().park_timeout(Some(Duration::from_secs(600)));
    let client = connect(&switch).await;
    let calling = soon(client.originate(parked("alice"), options)).await.unwrap();
    events.wait(|event| event.name() == "CHANNEL_PARK").unwrap();
    drop((calling, client));
    switch.advance(Duration::from_secs(599)).unwrap();
    switch.advance(Duration::from_secs(2)).unwrap();
    let end = events.wait(|event| event.name() == "CHANNEL_HANGUP_COMPLETE").unwrap();
    assert_eq!(end.get("Hangup-Cause").as_deref(), Some("NORMAL_CLEARING"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dialer_keeps_to_its_limits() {
    let switch = Switch::builder()
        .party("alice", Party::new().answers().waits(Duration::from_millis(50)).hangs_up("NORMAL_CLEARING"))
        .start()
        .unwrap();
    let events = switch.events().unwrap();
    let client = connect(&switch).await;
    let dialer = Dialer::new(client, Pace::unlimited().at_once(3));
    let calls: Vec<_> = (0..20)
        .map(|_| {
            let dialer = dialer.clone();
            tokio::spawn(async move { dialer.call(parked("alice"), OriginateOptions::default()).await })
        })
        .collect();
    for call in calls {
        let call = soon(call).await.unwrap().unwrap();
        soon(call.ended()).await.unwrap();
    }
    let (mut open, mut most, mut ended) = (0, 0, 0);
    while ended < 20 {
        let event = events.wait(|event| ["CHANNEL_CREATE", "CHANNEL_HANGUP_COMPLETE"].contains(&event.name())).unwrap();
        match event.name() {
            "CHANNEL_CREATE" => open += 1,
            _ => (open, ended) = (open - 1, ended + 1),
        }
        most = most.max(open);
    }
    assert!(most <= 3, "{most} at once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_of_the_switch_is_followed_by_its_id() {
    let switch = Switch::builder().party("alice", Party::new().answers().waits(Duration::from_secs(60))).start().unwrap();
    let client = connect(&switch).await;
    let answer = soon(client.api("originate test/alice &park")).await.unwrap();
    let uuid = answer.text().trim().strip_prefix("+OK ").expect("it was made").to_owned();
    let call = soon(client.call(&*uuid)).await.unwrap();
    let mut changes = call.changes().await.unwrap();
    switch.press(&uuid, "5").unwrap();
    assert_eq!(soon(changes.digit()).await.unwrap().digit, '5');
    soon(call.run(operations::hold())).await.unwrap();
    soon(call.hangup(HangupCause::NormalClearing)).await.unwrap();
    assert_eq!(soon(call.ended()).await.unwrap().cause, HangupCause::NormalClearing);
    soon(async { while changes.next().await.is_some() {} }).await;
}
