//! Every recording of a real FreeSWITCH, replayed: whole, byte by byte and in random chunks.
//!
//! Further recordings: `ESLNG_TRANSCRIPTS=folder:folder cargo test -p eslng-engine --test transcripts`.

mod decode;
mod oracle;
mod pairing;
mod recording;

use std::collections::BTreeSet;

use eslng_engine::engine::{CloseReason, Config, Connection, Handshake, Output};
use eslng_engine::event::{Event, EventBuilder, Format};
use eslng_engine::wire::{ContentType, FrameDecoder};
use proptest::prelude::*;
use recording::{Step, Stream};

fn all_streams() -> Vec<Stream> {
    let folders = std::iter::once(recording::own_folder()).chain(recording::further_folders());
    folders.flat_map(|folder| recording::load(&folder)).collect()
}

/// Where each frame was complete, and its bytes, when the stream arrives in chunks of these sizes.
fn split(stream: &[u8], chunks: impl IntoIterator<Item = usize>) -> Vec<(usize, Vec<u8>)> {
    let mut decoder = FrameDecoder::default();
    let (mut at, mut seen) = (0, Vec::new());
    let mut chunks = chunks.into_iter();
    while at < stream.len() {
        let end = (at + chunks.next().unwrap_or(usize::MAX - at).max(1)).min(stream.len());
        decoder.feed(&stream[at..end]);
        at = end;
        while let Some(frame) = decoder.next_frame().expect("a recording holds frames") {
            seen.push((at, frame.as_bytes().to_vec()));
        }
    }
    seen
}

#[test]
fn each_frame_comes_at_the_byte_that_completes_it() {
    for stream in all_streams() {
        let received = stream.received();
        let (expected, rest) = oracle::frames(&received);
        let expected: Vec<_> = expected.into_iter().map(|range| (range.end, received[range].to_vec())).collect();
        let label = stream.label();
        assert!(split(&received, std::iter::repeat(1)) == expected, "{label}: byte by byte");
        let whole: Vec<_> = split(&received, [usize::MAX]).into_iter().map(|(_, bytes)| bytes).collect();
        assert!(whole.iter().eq(expected.iter().map(|(_, bytes)| bytes)), "{label}: whole");
        assert!(rest == received.len() || !stream.tail.is_empty(), "{label}: {} bytes are left over", received.len() - rest);
    }
}

#[test]
fn chunks_of_any_size_make_no_difference() {
    let streams = all_streams();
    let pieces: Vec<_> = streams.iter().map(|stream| (stream.label(), stream.received())).collect();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 24,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    runner
        .run(&proptest::collection::vec(1usize..3000, 1..50), |sizes| {
            for (label, received) in &pieces {
                // A recording of megabytes is cut often enough by chunks of any size.
                let part = &received[..received.len().min(200_000)];
                let (ranges, _) = oracle::frames(part);
                let frames = split(part, sizes.iter().copied().cycle());
                prop_assert!(
                    frames.iter().map(|(_, bytes)| &bytes[..]).eq(ranges.into_iter().map(|range| &part[range])),
                    "{}",
                    label
                );
            }
            Ok(())
        })
        .expect("the same frames");
}

#[test]
fn the_connection_gives_the_same_outputs_however_bytes_arrive() {
    for stream in all_streams() {
        let whole = pairing::outputs(&stream, usize::MAX);
        for chunk in [1, 7, 1000] {
            assert!(pairing::outputs(&stream, chunk) == whole, "{}: chunks of {chunk}", stream.label());
        }
    }
}

#[test]
fn replies_pair_with_commands_in_recorded_order() {
    let own = recording::load(&recording::own_folder());
    let exceptions = pairing::Exceptions::load(&recording::own_folder().join("exceptions.tsv"));
    exceptions.check(&own.iter().flat_map(pairing::deviations).map(|deviation| deviation.row).collect());
    for folder in recording::further_folders() {
        let streams = recording::load(&folder);
        let found: Vec<_> = streams.iter().flat_map(pairing::deviations).filter(|d| !d.by_rule).map(|d| d.row).collect();
        assert!(found.is_empty(), "{}: {found:#?}", folder.display());
    }
}

#[test]
fn typed_commands_have_the_recorded_bytes() {
    let mut raw = BTreeSet::new();
    for (i, folder) in std::iter::once(recording::own_folder()).chain(recording::further_folders()).enumerate() {
        for stream in recording::load(&folder) {
            for packet in pairing::sent_packets(&stream.steps) {
                match decode::command(&packet) {
                    Some(command) => {
                        let encoded = command.encode().unwrap_or_else(|error| panic!("{}: {error}", stream.label()));
                        assert_eq!(encoded.escape_ascii().to_string(), packet.escape_ascii().to_string(), "{}", stream.label());
                    }
                    // Only the project's own folder has its list.
                    None if i == 0 => {
                        raw.insert((stream.recording.clone(), pairing::shown(&packet)));
                    }
                    None => println!("{}: raw: {}", stream.label(), pairing::shown(&packet)),
                }
            }
        }
    }
    pairing::check_rows(&recording::own_folder().join("raw.tsv"), &raw);
}

#[test]
fn every_event_comes_back_from_a_builder_with_the_same_bytes() {
    let mut counts = [0; 3];
    for stream in all_streams() {
        let mut decoder = FrameDecoder::default();
        decoder.feed(&stream.received());
        while let Some(frame) = decoder.next_frame().expect("a recording holds frames") {
            let format = match frame.content_type() {
                ContentType::EventPlain => Format::Plain,
                ContentType::EventJson => Format::Json,
                ContentType::EventXml => Format::Xml,
                _ => continue,
            };
            counts[format as usize] += 1;
            let event = Event::from_frame(frame).expect("an event");
            assert_eq!(event.error(), None, "{}", stream.label());
            let again = refill(&event).serialize(format);
            assert_eq!(again.escape_ascii().to_string(), event.as_bytes().escape_ascii().to_string(), "{}", stream.label());
        }
    }
    println!("events in plain, JSON and XML: {counts:?}");
    assert!(counts.iter().all(|&count| count > 20), "{counts:?}");
}

/// A builder filled from decoded values alone.
fn refill(event: &Event) -> EventBuilder {
    let copy = EventBuilder::from_event(event);
    let mut builder = EventBuilder::empty();
    let headers: Vec<(Vec<u8>, Vec<u8>)> =
        event.headers().map(|header| (header.name_bytes().to_vec(), header.value_bytes().into_owned())).collect();
    let lengths = |name: &[u8]| name.eq_ignore_ascii_case(b"Content-Length");
    let own_length = (event.body().is_some() && event.format() != Format::Xml)
        .then(|| headers.iter().rposition(|(name, _)| lengths(name)))
        .flatten();
    for (i, (name, value)) in headers.iter().enumerate() {
        if Some(i) != own_length {
            builder.add(name, value).expect("a name from the wire");
        }
    }
    if let Some(body) = event.body() {
        builder.body(body);
    }
    assert_eq!(builder, copy, "from_event does the same");
    builder
}

#[test]
fn the_spliced_end_is_a_truncation_and_never_an_event() {
    let streams = recording::load(&recording::own_folder());
    let stream = streams.iter().find(|stream| stream.label() == "slow_reader_overflow S").expect("the recording is there");
    let tail = recording::bytes_of(&stream.tail);
    // What is stored of it begins in the middle of a frame.
    let start = tail.windows(16).position(|window| window == b"Content-Length: ").expect("a whole frame");
    for chunk in [1, 100, tail.len()] {
        let mut connection = Connection::inbound(Handshake::ByCaller, Config::default(), std::time::Duration::ZERO);
        let mut outputs = Vec::new();
        for piece in tail[start..].chunks(chunk) {
            connection.feed(piece);
            outputs.extend(std::iter::from_fn(|| connection.poll_output()));
        }
        connection.end_of_stream();
        outputs.extend(std::iter::from_fn(|| connection.poll_output()));
        let (last, events) = outputs.split_last().expect("outputs");
        let number = |output: &Output| match output {
            Output::Event(event) => event.get("N").expect("a number").into_owned(),
            other => panic!("only events come before the end: {other:?}"),
        };
        let numbers: Vec<_> = events.iter().map(number).collect();
        assert_eq!(numbers, ["6721", "6722", "6723", "6724"]);
        let notice = "killed listener because of lost events".to_string();
        assert!(matches!(last, Output::Closed(CloseReason::Truncated { notice: Some(text) }) if *text == notice), "{last:?}");
    }
}

#[test]
fn a_recording_that_ends_well_says_so() {
    let mut ends = 0;
    for stream in all_streams() {
        if matches!(stream.steps.last(), Some(Step::End)) && stream.tail.is_empty() {
            let outputs = pairing::outputs(&stream, usize::MAX);
            let last = outputs.last().expect("outputs");
            let truncated = last.contains("Truncated") || last.contains("Protocol");
            assert!(last.starts_with("Closed") && !truncated, "{}: {last}", stream.label());
            ends += 1;
        }
    }
    assert!(ends > 50, "{ends}");
}
