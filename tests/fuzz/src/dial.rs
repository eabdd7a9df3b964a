use eslng_engine::dial::{DialString, Originate};

/// A line: what is read as a dial string, or as an `originate`, is written as a line that is read as the same.
pub fn dial(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Ok(dial) = DialString::parse(text)
        && let Ok(built) = dial.build()
    {
        assert!(!built.contains(['\r', '\n', '\0']));
        assert_eq!(DialString::parse(&built).as_ref(), Ok(&dial), "{built:?}");
    }
    if let Ok(originate) = Originate::parse(text)
        && let Ok(line) = originate.line()
    {
        assert!(!line.contains(['\r', '\n', '\0']));
        assert_eq!(Originate::parse(&line).as_ref(), Ok(&originate), "{line:?}");
    }
}
