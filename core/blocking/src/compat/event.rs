//! The class `ESLevent`.

use std::borrow::Cow;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use eslng_engine::event::compat::{self, Event, Lines, Stack};
use eslng_engine::vocabulary::EventName;
use eslng_engine::wire::Frame;

use super::log;

/// libesl's `ESLevent`, for the faces that have this class: names, arguments and return values are its, texts are bytes, and `None`
/// stands for C's NULL, in arguments too.
///
/// Threads may share one. An object whose event could not be made has none: its type is `invalid`, it holds nothing, and what would
/// change it answers false.
#[derive(Debug)]
pub struct EslEvent {
    shared: Arc<Mutex<Content>>,
    /// How many names the cursor has passed.
    cursor: AtomicUsize,
}

/// Where the cursor is before `firstHeader` and behind the last header: no event has so many.
const BESIDE: usize = usize::MAX;

#[derive(Debug)]
enum Content {
    Nothing,
    /// A message that nobody has asked yet: with the event in it, or as it is.
    Unread {
        frame: Frame,
        within: bool,
    },
    /// A message whose event has been asked for a header or its body, and for no more.
    Asked(Frame, Lines),
    Read(Event),
}

impl EslEvent {
    /// `ESLevent(type, subclass)`: an event of a type, which may be in any case and have `SWITCH_EVENT_` before it; an unknown one
    /// counts as MESSAGE, and with a subclass every type as CUSTOM. `ESLevent("json", text)` reads JSON; text that is none gives an
    /// object without an event, where libesl crashed.
    pub fn new(kind: Option<&[u8]>, subclass: Option<&[u8]>) -> Self {
        let kind = kind.unwrap_or_default();
        let subclass = subclass.filter(|subclass| !subclass.is_empty());
        if let Some(text) = subclass.filter(|_| kind.eq_ignore_ascii_case(b"json")) {
            return match Event::from_json(text) {
                Some(event) => event.into(),
                None => Self::of(Content::Nothing),
            };
        }
        let known = compat::event_type(kind).unwrap_or(EventName::Message);
        match subclass {
            Some(_) if known != EventName::Custom => {
                log::warn("ESLevent", || b"an event with a subclass is of type CUSTOM".to_vec());
                Event::new(EventName::Custom, subclass).into()
            }
            _ => Event::new(known, subclass).into(),
        }
    }

    /// `ESLevent(event)`: another object for the same event, which lives as long as either of them. The cursor is its own.
    #[must_use]
    pub fn share(&self) -> Self {
        EslEvent { shared: Arc::clone(&self.shared), cursor: AtomicUsize::new(BESIDE) }
    }

    /// What `recvEvent` gives for a message: the event in it, or the message itself.
    pub(super) fn received(frame: Frame) -> Self {
        Self::of(Content::Unread { frame, within: true })
    }

    /// A message itself: what `sendRecv` gives.
    pub(super) fn message(frame: Frame) -> Self {
        Self::of(Content::Unread { frame, within: false })
    }

    /// What `recvEvent` gives at the connection's end.
    pub(super) fn disconnected() -> Self {
        Event::new(EventName::ServerDisconnected, None).into()
    }

    /// `serialize(format)`: JSON for `json` in any case, else text with encoded values, `xml` included. Empty without an event.
    pub fn serialize(&self, format: Option<&[u8]>) -> Vec<u8> {
        let write =
            if format.is_some_and(|format| format.eq_ignore_ascii_case(b"json")) { compat::to_json } else { compat::to_plain };
        self.read(|event| write(event.content())).unwrap_or_default()
    }

    /// `setPriority(priority)`: writes the header `priority` on top: NORMAL for 0, LOW for 1, HIGH for 2, INVALID for others.
    pub fn set_priority(&self, priority: i32) -> bool {
        let name: &[u8] = match priority {
            0 => b"NORMAL",
            1 => b"LOW",
            2 => b"HIGH",
            _ => b"INVALID",
        };
        self.change(|event| event.add(Stack::Top, b"priority", name))
    }

    /// `getHeader(name, index)`: the first value of a header, names in any case, an array as `ARRAY::a|:b`; with an index that is not
    /// negative that element of the array, which a header that is no array does not have. `_body` gives the body.
    pub fn get_header(&self, name: Option<&[u8]>, index: i32) -> Option<Vec<u8>> {
        let name = name?;
        match usize::try_from(index) {
            Ok(index) => self.read(|event| event.element(name, index).map(<[u8]>::to_vec))?,
            Err(_) => {
                self.ask(|lines| Some(lines.get(name)?.map(Cow::into_owned)), |event| event.get(name).map(Cow::into_owned))?
            }
        }
    }

    /// `getBody()`
    pub fn get_body(&self) -> Option<Vec<u8>> {
        self.ask(|lines| Some(lines.body()?.map(<[u8]>::to_vec)), |event| event.body().map(<[u8]>::to_vec))?
    }

    /// `getType()`: the name of the type that it was made with or came with; `invalid` without an event.
    pub fn get_type(&self) -> String {
        let kind = self.ask(Lines::kind, |event| event.kind().clone());
        kind.map_or_else(|| "invalid".to_owned(), |kind| kind.as_str().to_owned())
    }

    /// `addBody(value)`: replaces the body.
    pub fn add_body(&self, value: Option<&[u8]>) -> bool {
        value.is_some_and(|value| self.change(|event| event.set_body(value)))
    }

    /// `addHeader(name, value)`: adds a header beside those of its name, the first of which `getHeader` gives. An empty value deletes
    /// them, `name[3]` sets an element of an array (0 to 4000), `ARRAY::a|:b` makes an array.
    pub fn add_header(&self, name: Option<&[u8]>, value: Option<&[u8]>) -> bool {
        self.add(Stack::Bottom, name, value)
    }

    /// `pushHeader(name, value)`: appends to the array of that name, and makes one where there is none.
    pub fn push_header(&self, name: Option<&[u8]>, value: Option<&[u8]>) -> bool {
        self.add(Stack::Push, name, value)
    }

    /// `unshiftHeader(name, value)`: appends as [`push_header`](Self::push_header) does, as it always has in libesl; a header that is
    /// new stands before the others.
    pub fn unshift_header(&self, name: Option<&[u8]>, value: Option<&[u8]>) -> bool {
        self.add(Stack::Unshift, name, value)
    }

    /// `delHeader(name)`: deletes all headers of that name. True also when there was none.
    pub fn del_header(&self, name: Option<&[u8]>) -> bool {
        name.is_some_and(|name| self.change(|event| event.delete(name)))
    }

    /// `firstHeader()`: sets the cursor to the first header and gives its name.
    pub fn first_header(&self) -> Option<Vec<u8>> {
        self.cursor.store(0, Ordering::Relaxed);
        self.next_header()
    }

    /// `nextHeader()`: the name of the next header; duplicates come each by itself. `None` behind the last one, and before
    /// [`first_header`](Self::first_header).
    pub fn next_header(&self) -> Option<Vec<u8>> {
        let at = self.cursor.load(Ordering::Relaxed);
        let name = self.read(|event| event.headers().nth(at).map(|(name, _)| name.to_vec()))?;
        self.cursor.store(if name.is_some() { at + 1 } else { BESIDE }, Ordering::Relaxed);
        name
    }

    /// The message it came in and whether it stands for the event in that, while nobody has asked for anything: for a face that reads
    /// messages itself.
    pub fn unread(&self) -> Option<(Frame, bool)> {
        match &*self.lock() {
            Content::Unread { frame, within } => Some((frame.clone(), *within)),
            Content::Asked(frame, _) => Some((frame.clone(), true)),
            Content::Nothing | Content::Read(_) => None,
        }
    }

    /// As [`read`](Self::read), answered by the message's lines where they can: for most events, while nobody has changed them.
    fn ask<T>(&self, ask: impl FnOnce(&Lines) -> Option<T>, read: impl FnOnce(&Event) -> T) -> Option<T> {
        let mut content = self.lock();
        if let Some(answer) = content.lines().and_then(ask) {
            return Some(answer);
        }
        content.make().map(|event| read(event))
    }

    /// Looks at the event; `None` without one.
    pub fn read<T>(&self, look: impl FnOnce(&Event) -> T) -> Option<T> {
        self.lock().make().map(|event| look(event))
    }

    fn change(&self, change: impl FnOnce(&mut Event)) -> bool {
        self.lock().make().map(change).is_some()
    }

    fn add(&self, stack: Stack, name: Option<&[u8]>, value: Option<&[u8]>) -> bool {
        let (Some(name), Some(value)) = (name, value) else { return false };
        self.change(|event| event.add(stack, name, value))
    }

    fn of(content: Content) -> Self {
        EslEvent { shared: Arc::new(Mutex::new(content)), cursor: AtomicUsize::new(BESIDE) }
    }

    fn lock(&self) -> MutexGuard<'_, Content> {
        // A change that panicked left an event, if not the one that was meant.
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Content {
    fn make(&mut self) -> Option<&mut Event> {
        if let Content::Unread { frame, within } = self {
            let event = if *within { Event::in_message(frame) } else { None };
            *self = Content::Read(event.unwrap_or_else(|| Event::of_message(frame)));
        }
        if let Content::Asked(_, lines) = self {
            *self = Content::Read(lines.event());
        }
        match self {
            Content::Read(event) => Some(event),
            Content::Unread { .. } | Content::Asked(..) | Content::Nothing => None,
        }
    }

    fn lines(&mut self) -> Option<&Lines> {
        if let Content::Unread { frame, within: true } = self
            && let Some(lines) = Lines::of_message(frame)
        {
            *self = Content::Asked(frame.clone(), lines);
        }
        match self {
            Content::Asked(_, lines) => Some(lines),
            Content::Unread { .. } | Content::Read(_) | Content::Nothing => None,
        }
    }
}

impl From<Event> for EslEvent {
    fn from(event: Event) -> Self {
        EslEvent::of(Content::Read(event))
    }
}
