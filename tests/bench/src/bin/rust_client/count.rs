//! Reading the wanted headers of an event.

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
