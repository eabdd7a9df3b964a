use proptest::prelude::*;

use super::*;

fn frames(decoder: &mut FrameDecoder) -> Vec<Frame> {
    std::iter::from_fn(|| decoder.next_frame().expect("the stream is well formed")).collect()
}

fn error_of(stream: &[u8], limits: Limits) -> FrameError {
    let mut decoder = FrameDecoder::new(limits);
    decoder.feed(stream);
    loop {
        match decoder.next_frame() {
            Ok(Some(_)) => {}
            Ok(None) => panic!("no error in {stream:?}"),
            Err(error) => {
                decoder.feed(b"Content-Type: auth/request\n\n");
                assert_eq!(decoder.next_frame().err().as_ref(), Some(&error), "an error is final");
                return error;
            }
        }
    }
}

const CONVERSATION: &[u8] = b"Content-Type: auth/request\n\nContent-Type: command/reply\nReply-Text: +OK accepted\n\n\
    \n\r\nContent-Type: api/response\r\nContent-Length: 5\r\n\r\n\nA\n\n\nContent-Length: 3\ncontent-length: 2\nContent-Type: log/data\n\nhi\
    Event-Name: CHANNEL_DATA\nContent-Type: command/reply\n\nContent-Type: command/reply\nReply-Text: a\nb\n\n";

fn check_conversation(frames: &[Frame]) {
    let seen: Vec<_> = frames.iter().map(|f| (f.content_type(), f.body(), f.encoding(), f.stray_line_count())).collect();
    let expected: [(ContentType, &[u8], Encoding, u32); 6] = [
        (ContentType::AuthRequest, b"", Encoding::Literal, 0),
        (ContentType::CommandReply, b"", Encoding::Literal, 0),
        (ContentType::ApiResponse, b"\nA\n\n\n", Encoding::Literal, 0),
        (ContentType::LogData, b"hi", Encoding::Literal, 0),
        (ContentType::CommandReply, b"", Encoding::Percent, 0),
        (ContentType::CommandReply, b"", Encoding::Literal, 1),
    ];
    assert_eq!(seen, expected);
    assert_eq!(frames[1].headers().get("reply-text").as_deref(), Some("+OK accepted"));
    assert_eq!(frames[2].headers().get("content-length").as_deref(), Some("5"));
}

#[test]
fn a_frame_is_lent_once_and_when_it_is_whole() {
    let mut decoder = FrameDecoder::default();
    decoder.feed(b"Content-Type: api/response\nContent-Length: 4\n\nab");
    assert!(!decoder.has_frame().expect("well formed") && decoder.lend().is_none());
    decoder.feed(b"cdContent-Type: log/data\n");
    assert!(decoder.has_frame().expect("well formed") && decoder.has_frame().expect("well formed"));
    let frame = decoder.lend().expect("it was found");
    assert_eq!((frame.content_type(), frame.body()), (ContentType::ApiResponse, &b"abcd"[..]));
    let (lent, kept) = (frame.as_bytes().to_vec(), frame.to_frame());
    assert_eq!((kept.as_bytes(), kept.as_lent().body()), (&lent[..], &b"abcd"[..]));
    assert!(!decoder.has_frame().expect("well formed") && decoder.lend().is_none());
    assert_eq!(decoder.unfinished(), b"Content-Type: log/data\n");
}

#[test]
fn a_conversation_whole_and_byte_by_byte() {
    let mut whole = FrameDecoder::default();
    whole.feed(CONVERSATION);
    check_conversation(&frames(&mut whole));
    assert!(whole.unfinished().is_empty());

    let mut bytewise = FrameDecoder::default();
    let mut seen = Vec::new();
    for byte in CONVERSATION {
        bytewise.feed(&[*byte]);
        seen.extend(frames(&mut bytewise));
    }
    check_conversation(&seen);
}

#[test]
fn a_segment_may_end_between_the_two_newlines() {
    let mut decoder = FrameDecoder::default();
    decoder.feed(b"Content-Type: api/response\nContent-Length: 2\n");
    assert!(frames(&mut decoder).is_empty());
    decoder.feed(b"\nok");
    assert_eq!(frames(&mut decoder)[0].body(), b"ok");
    assert!(decoder.unfinished().is_empty());
}

#[test]
fn lengths_that_cannot_be_used_are_named() {
    let limits = Limits::new(1000, 100);
    let with = |value: &str| error_of(format!("Content-Type: api/response\nContent-Length: {value}\n\n").as_bytes(), limits);
    assert_eq!(with("101"), FrameError::BodyTooLarge { length: 101, limit: 100 });
    assert_eq!(with("-5"), FrameError::NegativeLength { value: "-5".into() });
    for value in ["abc", "", "1 2", "+1", "0x10", "99999999999999999999999", "-", "--1"] {
        assert_eq!(with(value), FrameError::BadLength { value: value.into() });
    }
    assert!(with("4294967297").to_string().contains("4294967297"));
}

#[test]
fn a_header_block_has_its_limit() {
    let limits = Limits::new(30, 100);
    assert_eq!(error_of(&[b'x'; 30], limits), FrameError::HeaderBlockTooLarge { limit: 30 });
    assert_eq!(error_of(b"A: 1\nB: 2\nC: 3\nD: 4\nE: 5\nF: 6\n\n", limits), FrameError::HeaderBlockTooLarge { limit: 30 });
    let mut exact = FrameDecoder::new(limits);
    exact.feed(b"Content-Type: command/reply\n\n");
    assert_eq!(frames(&mut exact).len(), 1);
}

#[test]
fn nothing_is_allocated_for_what_is_only_announced() {
    let mut decoder = FrameDecoder::default();
    decoder.feed(b"Content-Length: 16777216\n\n12345");
    assert!(frames(&mut decoder).is_empty());
    assert!(decoder.buffer.capacity() <= SMALL_BUFFER);
}

#[test]
fn the_buffer_grows_with_reads_and_shrinks_after_a_large_frame() {
    let mut decoder = FrameDecoder::default();
    assert_eq!(decoder.spare().len(), SMALL_BUFFER);
    let body = vec![b'x'; 300_000];
    let mut stream = format!("Content-Type: api/response\nContent-Length: {}\n\n", body.len()).into_bytes();
    stream.extend(&body);
    let mut rest = &stream[..];
    while !rest.is_empty() {
        let spare = decoder.spare();
        let count = spare.len().min(rest.len());
        spare[..count].copy_from_slice(&rest[..count]);
        decoder.advance(count);
        rest = &rest[count..];
        if let Some(frame) = decoder.next_frame().expect("well formed") {
            assert_eq!(frame.body(), body);
        }
    }
    assert!(decoder.next_frame().expect("well formed").is_none());
    assert!(decoder.buffer.capacity() <= READ_SIZE);
    assert!(!decoder.spare().is_empty());
}

proptest! {
    #[test]
    fn any_bytes_in_any_chunks_end_the_same(
        stream in proptest::collection::vec(prop_oneof![
            Just(b"\n".to_vec()), Just(b"\r\n".to_vec()), Just(b"Content-Length: 3\n".to_vec()), Just(b"Content-Type: api/response\n".to_vec()),
            Just(b"Content-Length: -1\n".to_vec()), Just(b"x".to_vec()), proptest::collection::vec(any::<u8>(), 0..8),
        ], 0..40),
        cuts in proptest::collection::vec(1usize..20, 1..40),
    ) {
        let stream = stream.concat();
        let run = |chunks: &mut dyn Iterator<Item = usize>| {
            let mut decoder = FrameDecoder::new(Limits::new(200, 200));
            let (mut seen, mut rest) = (Vec::new(), &stream[..]);
            while !rest.is_empty() {
                let (chunk, later) = rest.split_at(chunks.next().unwrap_or(1).min(rest.len()));
                decoder.feed(chunk);
                rest = later;
                loop {
                    match decoder.next_frame() {
                        Ok(Some(frame)) => seen.push(Ok(frame.as_bytes().to_vec())),
                        Ok(None) => break,
                        Err(error) => { seen.push(Err(error)); return seen; }
                    }
                }
            }
            seen
        };
        let whole = run(&mut std::iter::once(stream.len().max(1)));
        prop_assert_eq!(&run(&mut cuts.iter().copied().cycle()), &whole);
        prop_assert_eq!(&run(&mut std::iter::repeat(1)), &whole);
    }
}

#[test]
fn a_buffer_is_lent_and_comes_back_unless_something_waits_in_it() {
    let mut decoder = FrameDecoder::default();
    let mut shared = vec![0; 16 * 1024];
    decoder.lend_buffer(&mut shared);
    assert!(shared.is_empty());
    assert_eq!(decoder.spare().len(), 16 * 1024);

    let frame = b"Content-Type: auth/request\n\n";
    decoder.spare()[..10].copy_from_slice(&frame[..10]);
    decoder.advance(10);
    decoder.return_buffer(&mut shared);
    assert!(shared.is_empty(), "half a frame waits in it");

    // One that has a buffer takes no other.
    let mut other = vec![1; 32];
    decoder.lend_buffer(&mut other);
    assert_eq!(other, [1; 32]);

    let rest = &frame[10..];
    decoder.spare()[..rest.len()].copy_from_slice(rest);
    decoder.advance(rest.len());
    assert!(decoder.next_frame().unwrap().is_some());
    decoder.return_buffer(&mut other);
    assert_eq!(other.len(), 16 * 1024, "the larger one is kept");
    assert!(decoder.next_frame().unwrap().is_none());

    decoder.feed(frame);
    assert!(decoder.next_frame().unwrap().is_some(), "it goes on without");
}

#[test]
fn a_decoder_that_has_failed_borrows_nothing() {
    let mut decoder = FrameDecoder::default();
    decoder.feed(b"Content-Length: -1\n\n");
    assert!(decoder.next_frame().is_err());
    let mut shared = vec![0; 64];
    decoder.lend_buffer(&mut shared);
    assert_eq!(shared.len(), 64);
}
