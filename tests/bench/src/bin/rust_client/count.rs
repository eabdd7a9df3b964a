//! Reading the headers of an event.

use std::hint::black_box;

use eslng_bench::flood::WANTED;
use eslng_bench::report::Counted;
use eslng_engine::event::Event;

/// Counts one event, its wanted headers and its body; false when it is the one that
/// ends the flood.
pub fn count(event: &Event, counted: &mut Counted) -> bool {
    let mut wanted_bytes = 0;
    for name in WANTED {
        let Some(value) = event.get_bytes(name) else {
            continue;
        };
        wanted_bytes += value.len();
        if name == WANTED[0] && *value == *b"CUSTOM" {
            let subclass = event.get_bytes("Event-Subclass");
            if subclass.is_some_and(|subclass| *subclass == *b"bench::end") {
                return false;
            }
        }
    }
    counted.events += 1;
    counted.wanted_bytes += wanted_bytes;
    counted.body_bytes += event.body().map_or(0, <[u8]>::len);
    true
}

/// Counts one event, all its headers and its body; false when it is the one that ends the flood.
pub fn count_all(event: &Event, counted: &mut Counted) -> bool {
    let (mut headers, mut last) = (0, &b"Content-Length"[..]);
    for header in event.headers() {
        let (name, value) = (header.name_bytes(), header.value_bytes());
        if name == b"Event-Subclass" && *value == *b"bench::end" {
            return false;
        }
        black_box(value);
        // XML has an array as headers of one name.
        headers += usize::from(name != b"Content-Length" && name != last);
        last = name;
    }
    counted.events += 1;
    counted.headers += headers;
    counted.body_bytes += event.body().map_or(0, <[u8]>::len);
    true
}
