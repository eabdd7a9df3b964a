//! What a message id can stand on, by what a real switch sent (tests/transcripts).

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use eslng::event::Event;
use eslng::wire::{ContentType, FrameDecoder, Limits};

use super::message::Message;

/// The events of a recording by the connection that received them.
fn received(recording: &str) -> BTreeMap<String, Vec<Event>> {
    let mut streams: BTreeMap<String, (FrameDecoder, Vec<Event>)> = BTreeMap::new();
    for line in recording.lines() {
        let line: serde_json::Value = serde_json::from_str(line).expect("a recording is lines of JSON");
        if line["dir"] != "recv" {
            continue;
        }
        let connection = line["conn"].as_str().expect("it has a name").to_owned();
        let (decoder, events) = streams.entry(connection).or_insert_with(|| (FrameDecoder::new(Limits::default()), Vec::new()));
        decoder.feed(&BASE64_STANDARD.decode(line["b64"].as_str().expect("it has bytes")).expect("base64"));
        while let Ok(Some(frame)) = decoder.next_frame() {
            // The reply to `connect` is the channel's data, which no listener is sent.
            let is_reply = frame.content_type() == ContentType::CommandReply;
            events.extend(Event::from_frame(frame).filter(|_| !is_reply));
        }
    }
    streams.into_iter().map(|(connection, (_, events))| (connection, events)).collect()
}

fn recordings() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/transcripts");
    let files = std::fs::read_dir(folder).expect("they are there").map(|entry| entry.expect("it can be read").path());
    let recordings = files.filter(|file| file.extension().is_some_and(|extension| extension == "jsonl"));
    let read = |file: std::path::PathBuf| {
        let name = file.file_stem().expect("it has one").to_string_lossy().into_owned();
        (name, std::fs::read_to_string(&file).expect("text"))
    };
    recordings.map(read).collect()
}

#[test]
fn every_event_has_an_id_of_its_own_and_the_same_at_each_listener() {
    let (mut events, mut twice, mut shared) = (0, BTreeSet::new(), 0);
    for (name, recording) in recordings() {
        // What each connection was sent in which format, by its id.
        let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (connection, received) in received(&recording) {
            let mut sequences = BTreeSet::new();
            for event in received {
                // A notice that was spliced into an event (slow_reader_overflow) leaves none that is whole.
                let Some(sequence) = event.get("Event-Sequence") else {
                    assert_eq!(name, "slow_reader_overflow");
                    continue;
                };
                events += 1;
                let id = Message::of("s", &event).id.expect("it has both headers");
                if !sequences.insert(sequence.to_string()) {
                    twice.insert(name.clone());
                }
                let listeners = seen.entry(format!("{id} {:?}", event.format())).or_default();
                assert!(listeners.insert(connection.clone()), "{name}: {connection} was sent {id} twice");
                shared += usize::from(listeners.len() == 2);
            }
        }
    }
    assert!(events > 500, "{events}");
    // The two headers alone would take the second of these for the first.
    assert_eq!(Vec::from_iter(&twice), ["in_message_chat"]);
    assert!(shared > 0, "some recording has two listeners");
}
