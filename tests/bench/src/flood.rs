//! The pre-serialised events, and what a client that read them all must have counted.

use std::ops::Range;

use crate::event::{Event, Format};
use crate::mix::{self, Mix};

/// The headers that every measured client reads of every event.
pub const WANTED: [&str; 3] = ["Event-Name", "Unique-ID", "variable_sip_req_uri"];

/// One turn of events in one format: all frames in one buffer.
struct Turn {
    bytes: Vec<u8>,
    /// Where each frame ends; the first starts at 0.
    ends: Vec<usize>,
    marker: Vec<u8>,
}

impl Turn {
    fn new(events: &[Event], format: Format) -> Self {
        let mut bytes = Vec::new();
        let mut ends = Vec::with_capacity(events.len());
        for event in events {
            bytes.extend_from_slice(event.frame(format).as_bytes());
            ends.push(bytes.len());
        }
        let marker = mix::end_of_flood().frame(format).into_bytes();
        Self { bytes, ends, marker }
    }
}

/// What one flood holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Bytes in the decoded values of the [`WANTED`] headers.
    pub wanted_bytes: usize,
    /// Bytes in the bodies of the events.
    pub body_bytes: usize,
    /// Headers, the Content-Length of a body not counted.
    pub headers: usize,
}

/// The events of a server, in all three formats.
pub struct Flood {
    turns: [Turn; 3],
    /// The totals of each event of a turn.
    per_event: Vec<Totals>,
}

impl Flood {
    /// Serialises the events of `mix`.
    pub fn new(mix: Mix) -> Self {
        let events = mix.events();
        let per_event = events
            .iter()
            .map(|event| Totals {
                wanted_bytes: WANTED.iter().map(|name| event.get(name).map_or(0, str::len)).sum(),
                body_bytes: event.body().len(),
                headers: event.header_count(),
            })
            .collect();
        Self { turns: Format::ALL.map(|format| Turn::new(&events, format)), per_event }
    }

    /// The totals of a flood of `count` events, its marker not counted.
    pub fn totals(&self, count: usize) -> Totals {
        let mut totals = Totals::default();
        for event in self.per_event.iter().cycle().take(count) {
            totals.wanted_bytes += event.wanted_bytes;
            totals.body_bytes += event.body_bytes;
            totals.headers += event.headers;
        }
        totals
    }

    /// The bytes on the wire of `count` events, the marker not counted.
    pub fn wire_bytes(&self, format: Format, count: usize) -> usize {
        let turn = &self.turns[format as usize];
        let length = turn.ends.len();
        count / length * turn.bytes.len() + self.end_of(format, count % length)
    }

    /// Where the next run of at most `most` whole events lies in [`Flood::bytes`],
    /// starting at event `first` of the flood, and how many events it holds. A run
    /// ends at the end of a turn.
    pub fn run(&self, format: Format, first: usize, most: usize) -> (Range<usize>, usize) {
        let length = self.per_event.len();
        let first = first % length;
        let count = most.min(length - first);
        let start = self.end_of(format, first);
        (start..self.end_of(format, first + count), count)
    }

    /// The frames of one turn.
    pub fn bytes(&self, format: Format) -> &[u8] {
        &self.turns[format as usize].bytes
    }

    /// The frame of the event that ends a flood.
    pub fn marker(&self, format: Format) -> &[u8] {
        &self.turns[format as usize].marker
    }

    /// Where the first `count` events of a turn end.
    fn end_of(&self, format: Format, count: usize) -> usize {
        match count.checked_sub(1) {
            Some(last) => self.turns[format as usize].ends[last],
            None => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_a_flood_add_up_to_its_bytes() {
        let flood = Flood::new(Mix::Real);
        let (mut sent, mut bytes) = (0, 0);
        while sent < 1_000 {
            let (range, count) = flood.run(Format::Xml, sent, (1_000 - sent).min(64));
            bytes += flood.bytes(Format::Xml)[range].len();
            sent += count;
        }
        assert_eq!((sent, bytes), (1_000, flood.wire_bytes(Format::Xml, 1_000)));
    }

    #[test]
    fn totals_count_events_that_repeat() {
        let flood = Flood::new(Mix::Headers(10));
        assert_eq!(flood.totals(1_000).headers, 10_000);
        assert_eq!(flood.totals(1_000).body_bytes, 0);
    }
}
