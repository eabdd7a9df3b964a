//! Arrays as text: `ARRAY::one|:two`.

/// What the text of an array begins with.
pub(crate) const PREFIX: &[u8] = b"ARRAY::";

/// What stands between two elements.
pub(crate) const SEPARATOR: &[u8] = b"|:";

/// The elements of an array's text; `None` when it is none, or one without an element.
pub(crate) fn split(value: &[u8]) -> Option<impl Iterator<Item = &[u8]> + Clone> {
    let mut rest = Some(value.strip_prefix(PREFIX).filter(|elements| !elements.is_empty())?);
    Some(std::iter::from_fn(move || {
        let elements = rest?;
        // A bar alone separates nothing.
        let mut bars = memchr::memchr_iter(b'|', elements);
        match bars.find(|&at| elements[at..].starts_with(SEPARATOR)) {
            Some(at) => {
                rest = Some(&elements[at + SEPARATOR.len()..]);
                Some(&elements[..at])
            }
            None => rest.take(),
        }
    }))
}

/// The text of an array; one element stands alone.
pub(crate) fn join<'a>(elements: impl Iterator<Item = &'a [u8]> + Clone) -> Vec<u8> {
    let mut text =
        Vec::with_capacity(elements.clone().map(|element| element.len() + SEPARATOR.len()).sum::<usize>() + PREFIX.len());
    for (i, element) in elements.enumerate() {
        match i {
            0 => {}
            1 => {
                text.splice(0..0, PREFIX.iter().copied());
                text.extend_from_slice(SEPARATOR);
            }
            _ => text.extend_from_slice(SEPARATOR),
        }
        text.extend_from_slice(element);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_and_joins() {
        let elements: Vec<_> = split(b"ARRAY::zero|:one|:|:three").expect("an array").collect();
        assert_eq!(elements, [&b"zero"[..], b"one", b"", b"three"]);
        assert_eq!(join(elements.into_iter()), b"ARRAY::zero|:one|:|:three");
        assert_eq!(join([&b"solo"[..]].into_iter()), b"solo");
        assert!(split(b"ARRAY::").is_none());
        assert!(split(b"not ARRAY::a").is_none());
    }
}
