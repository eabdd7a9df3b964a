//! Many outbound calls at once, each an IVR: every caller's digits reach the right handler, and every answer the right caller.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use eslng::command::app::PlayAndGetDigits;
use eslng::vocabulary::HangupCause;
use eslng::{Call, Error, Server};
use eslng_switch::Switch;

/// On a machine with other work a thousand calls take a while.
const PATIENCE: Duration = Duration::from_secs(600);

/// Five steps; whether what the caller pressed is what the switch said they would.
async fn ivr(call: &Call) -> Result<bool, Error> {
    call.answer().await?;
    let prompt = PlayAndGetDigits::new(1, 1, 1, 600_000, "#", "silence_stream://600000", "silence_stream://10", "d", r"\d");
    let digits = call.play_and_get_digits(&prompt).await?;
    call.set("pressed", digits.digits.as_str()).await?;
    let pressed = call.variable("pressed").await?;
    call.playback("silence_stream://10").await?;
    call.hangup(HangupCause::NormalClearing).await?;
    let end = call.ended().await?;
    let was_kept = end.event.get("variable_pressed").map(|digits| digits.into_owned()) == pressed;
    Ok(was_kept && pressed == call.get("variable_expected"))
}

/// Serves so many calls, so many at once; gives how many went right.
async fn run(calls: usize, at_once: usize) -> usize {
    let switch = Switch::builder().start().expect("a loopback port");
    let server = Server::bind("127.0.0.1:0").await.expect("a loopback port");
    let address = server.local_addr().expect("it is bound").to_string();
    let handle = server.handle();
    let right = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&right);
    let serving = tokio::spawn(server.serve(move |call: Call| {
        let right = Arc::clone(&counted);
        async move {
            match ivr(&call).await {
                Ok(is_right) => drop(right.fetch_add(usize::from(is_right), Ordering::Relaxed)),
                Err(error) => eprintln!("{}: {error}", call.uuid()),
            }
        }
    }));
    let events = switch.events().expect("it runs");
    let placing = tokio::task::spawn_blocking(move || {
        let mut digits = HashMap::new();
        let (mut placed, mut ended) = (0, 0);
        while ended < calls {
            while placed < calls && placed - ended < at_once {
                let digit = (placed % 10).to_string();
                let uuid = switch.call(&address, "async full", [("expected", digit.as_str())]).expect("it runs");
                digits.insert(uuid, Some(digit));
                placed += 1;
            }
            let event = events
                .wait_for(PATIENCE, |event| ["PLAYBACK_START", "CHANNEL_HANGUP_COMPLETE"].contains(&event.name()))
                .expect("every call is prompted and ends");
            let uuid = event.get("Unique-ID").unwrap_or_default();
            match event.name() {
                "PLAYBACK_START" => {
                    // What is played at its end is a second start.
                    if let Some(digit) = digits.get_mut(&uuid).and_then(Option::take) {
                        switch.press(&uuid, &digit).expect("the call is up");
                    }
                }
                _ => ended += usize::from(digits.remove(&uuid).is_some()),
            }
        }
        switch
    });
    let switch = placing.await.expect("nothing panics");
    handle.drain(PATIENCE);
    assert_eq!(serving.await.expect("nothing panics"), 0);
    drop(switch);
    right.load(Ordering::Relaxed)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_hundred_calls_a_hundred_at_once() {
    assert_eq!(run(300, 100).await, 300);
}

/// Run by `ci/long`.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes"]
async fn ten_thousand_calls_a_thousand_at_once() {
    let begun = Instant::now();
    assert_eq!(run(10_000, 1_000).await, 10_000);
    println!("10,000 calls in {:.1?}", begun.elapsed());
}
