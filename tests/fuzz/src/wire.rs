use eslng_engine::event::Event;
use eslng_engine::wire::{Frame, FrameDecoder, FrameError, Limits, Message};

/// Limits that a fuzzer's input can reach.
const LIMITS: (usize, usize) = (4096, 4096);

/// A stream of bytes: in one piece and in segments it gives the same frames and the same error, and all that a frame offers can be read.
///
/// The first byte is how long the segments are; the rest is the stream.
pub fn wire(data: &[u8]) {
    let Some((&length, stream)) = data.split_first() else { return };
    let (whole, error) = frames(stream, stream.len());
    let (pieces, same_error) = frames(stream, usize::from(length));
    assert_eq!(error, same_error);
    assert_eq!(whole.len(), pieces.len());
    for (frame, piece) in whole.into_iter().zip(pieces) {
        assert_eq!(frame.as_bytes(), piece.as_bytes());
        assert!(frame.header_block().len() <= LIMITS.0 && frame.body().len() <= LIMITS.1);
        read(&frame);
    }
}

fn frames(stream: &[u8], length: usize) -> (Vec<Frame>, Option<FrameError>) {
    let mut decoder = FrameDecoder::new(Limits::new(LIMITS.0, LIMITS.1));
    let mut frames = Vec::new();
    for segment in stream.chunks(length.max(1)) {
        decoder.feed(segment);
        loop {
            match decoder.next_frame() {
                Ok(Some(frame)) => frames.push(frame),
                Ok(None) => break,
                Err(error) => return (frames, Some(error)),
            }
        }
    }
    (frames, None)
}

fn read(frame: &Frame) {
    let headers = frame.headers();
    assert!(headers.iter().count() + headers.stray_lines().count() <= headers.line_count());
    for (name, value) in headers.iter() {
        // A line without a name is listed, and can't be asked for.
        if !name.is_empty()
            && let Ok(name) = std::str::from_utf8(name)
        {
            assert!(headers.get_bytes(name).is_some());
        }
        assert!(value.len() <= frame.header_block().len());
    }
    if let Some(event) = Event::from_frame(frame.clone()) {
        super::event::read(&event);
    }
    match Message::from(frame.clone()) {
        Message::Reply(reply) => drop((reply.text().len(), reply.is_ok(), reply.error_kind(), reply.channel_data())),
        Message::ApiResponse(response) => drop((response.text().len(), response.error_kind())),
        Message::Log(line) => drop((line.text().len(), line.level())),
        Message::DisconnectNotice(notice) => drop((notice.is_linger(), notice.linger_seconds(), notice.session_uuid().is_some())),
        _ => {}
    }
}
