use eslng_engine::event::compat::Event as CompatEvent;
use eslng_engine::event::{Event, EventBuilder, Format, Header};
use eslng_engine::wire::percent;

const FORMATS: [Format; 3] = [Format::Plain, Format::Json, Format::Xml];

/// The text of an event: all of it can be read, and what was read, written as plain text or JSON, is read as the same again.
///
/// The first byte is the format; the rest is the text.
pub fn event(data: &[u8]) {
    let Some((&format, text)) = data.split_first() else { return };
    let format = FORMATS[usize::from(format) % FORMATS.len()];
    let event = Event::new(format, text.to_vec());
    read(&event);
    let builder = EventBuilder::from_event(&event);
    for format in [Format::Plain, Format::Json] {
        if event.headers().all(|header| is_carried(&header, format))
            && event.body().is_none_or(|body| format == Format::Plain || std::str::from_utf8(body).is_ok())
        {
            let again = builder.build(format);
            assert_eq!(again.error(), None);
            assert_eq!(EventBuilder::from_event(&again), builder, "{format:?} {}", builder.serialize(format).escape_ascii());
        }
    }
    builder.serialize(Format::Xml);
    if let Some(compat) = CompatEvent::from_json(text) {
        for (name, _) in compat.headers() {
            assert!(compat.get(name).is_some());
        }
    }
}

/// Reads all that an event offers.
pub fn read(event: &Event) {
    for header in event.headers() {
        let (name, value) = (header.name(), header.value_bytes());
        let can_be_asked = !name.is_empty() && std::str::from_utf8(header.name_bytes()).is_ok();
        assert!(!can_be_asked || event.get_bytes(&name).is_some());
        assert!(!header.elements().is_empty() || value.is_empty());
    }
    drop((event.name(), event.subclass(), event.error(), event.body_text(), event.peek("Unique-ID"), event.values("a")));
}

/// Whether the format has words for a header. The switch drops what is empty and leaves a `%20` of a value as it is; its arrays have no
/// single elements, and nothing protects what parts them; JSON is UTF-8.
fn is_carried(header: &Header<'_>, format: Format) -> bool {
    let (name, value) = (header.name_bytes(), header.value_bytes());
    if value.is_empty() || header.is_array() && header.elements().len() == 1 || name.eq_ignore_ascii_case(b"Content-Length") {
        return false;
    }
    let is_text = |bytes: &[u8]| std::str::from_utf8(bytes).is_ok();
    match format {
        Format::Plain => {
            let mut encoded = Vec::new();
            percent::encode_like_switch(&value, &mut encoded);
            let parts =
                value.strip_prefix(b"ARRAY::").map_or(0, |elements| 1 + elements.windows(2).filter(|two| two == b"|:").count());
            !name.is_empty()
                && !name.iter().any(|byte| matches!(byte, b':' | b'\r' | b'\n' | 0))
                && !name.starts_with(b" ")
                && *percent::decode(&encoded) == *value
                && parts == if header.is_array() { header.elements().len() } else { 0 }
        }
        _ => is_text(name) && is_text(&value) && name != b"_body",
    }
}
