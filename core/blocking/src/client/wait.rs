//! Waiting: of the threads that wait, one polls the socket and does the work of all. The others poll their bells; whom something concerns is
//! woken, and when the one that reads has what it waited for, another takes its place.

use std::os::fd::AsFd;
use std::time::Duration;

use eslng_engine::engine::Error;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;

use super::bell::Bell;
use super::link::{Link, Opened, Opening, Socket};
use super::shared::{Guard, Shared};
use super::state::{Read, State};
use super::waiters::Topic;
use crate::deadline::Deadline;
use crate::socket::InterruptHook;

/// How long who has no bell sleeps before it looks again.
const WITHOUT_BELL: Duration = Duration::from_millis(20);

/// What is likely when a wait begins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Likely {
    /// Something is there: an event after an event.
    Ready,
    /// Nothing is there: something was just asked.
    NotYet,
}

impl Shared {
    /// Waits until `ready` gives something; `None`: the deadline has passed. What concerns the thread is said by `topics`: it is woken for these, and
    /// asks `ready`, which runs under the lock, again.
    ///
    /// # Errors
    /// [`Error::Interrupted`].
    pub fn wait<T>(
        &self,
        deadline: Deadline,
        topics: impl FnOnce() -> Vec<Topic>,
        likely: Likely,
        mut ready: impl FnMut(&mut State, Duration) -> Option<T>,
    ) -> Result<Option<T>, Error> {
        let mut state = self.lock_settled();
        if let Some(value) = ready(&mut state, self.now()) {
            return Ok(Some(value));
        }
        let mut wait = Wait { shared: self, ticket: state.waiters.enter(topics()), likely };
        let mut is_over = false;
        let result = loop {
            if self.is_interrupted() {
                break Err(Error::Interrupted);
            }
            if is_over {
                break Ok(None);
            }
            is_over = deadline.has_passed();
            let turned;
            (state, turned) = wait.turn(state, deadline);
            if let Some(value) = ready(&mut state, self.now()) {
                break Ok(Some(value));
            }
            if turned.is_err() {
                break Err(Error::Interrupted);
            }
        };
        state.waiters.leave(wait.ticket);
        result
    }
}

/// The hook ended a wait.
struct Broken;

/// What a thread sleeps on besides its bell.
enum Bed {
    Nothing,
    Socket(Socket, PollFlags),
    Opening(Opening),
}

/// What it woke up with.
enum Woken {
    Nothing,
    SocketReady,
    Opening(Opened),
}

/// One thread's wait.
struct Wait<'a> {
    shared: &'a Shared,
    ticket: u64,
    likely: Likely,
}

impl<'a> Wait<'a> {
    /// Reads what is there, or sleeps until there is something, on behalf of all or until it is woken.
    fn turn(&mut self, mut state: Guard<'a>, deadline: Deadline) -> (Guard<'a>, Result<(), Broken>) {
        let leads = !state.waiters.has_leader();
        if leads && self.likely == Likely::Ready {
            let read = state.read(self.shared.now());
            self.expect_after(read);
            if read != Read::Nothing {
                state.settle(self.shared.now());
                return (state, Ok(()));
            }
        }
        let bed = if leads { bed(&mut state) } else { Bed::Nothing };
        let mut until = deadline;
        for at in [state.deadline, state.readers.deadline()].into_iter().flatten() {
            until = until.min(Deadline::at(self.shared.epoch + at));
        }
        let bell = state.waiters.fall_asleep(self.ticket, leads);
        if bell.is_none() {
            until = until.min(Deadline::after(WITHOUT_BELL));
        }
        drop(state);

        let (bell, hook) = (bell.as_deref(), self.shared.hook.as_ref());
        let woken = match bed {
            Bed::Nothing => sleep(None, bell, until, hook).map(|_| Woken::Nothing),
            Bed::Socket(socket, what) => sleep(Some((&socket, what)), bell, until, hook)
                .map(|is_ready| if is_ready { Woken::SocketReady } else { Woken::Nothing }),
            Bed::Opening(opening) => Ok(Woken::Opening(opening.step(&self.shared.opener, until, bell, hook))),
        };

        let mut state = self.shared.lock();
        state.waiters.wake_up(self.ticket);
        let now = self.shared.now();
        let result = match woken {
            Ok(Woken::Nothing) => Ok(()),
            Ok(Woken::SocketReady) => {
                let read = state.read(now);
                self.expect_after(read);
                Ok(())
            }
            Ok(Woken::Opening(opened)) => take_opened(&mut state, opened, now),
            Err(broken) => Err(broken),
        };
        state.settle(now);
        (state, result)
    }

    fn expect_after(&mut self, read: Read) {
        self.likely = if read == Read::Full { Likely::Ready } else { Likely::NotYet };
    }
}

fn bed(state: &mut State) -> Bed {
    let is_paused = state.readers.is_paused();
    let has_outgoing = state.has_outgoing();
    match &mut state.link {
        Link::Closed => Bed::Nothing,
        Link::Opening(opening) => opening.take().map_or(Bed::Nothing, Bed::Opening),
        Link::Open(socket) => {
            let mut what = PollFlags::empty();
            what.set(PollFlags::IN, !is_paused);
            what.set(PollFlags::OUT, has_outgoing);
            // Without either, hangups and errors would still be told, again and again.
            if what.is_empty() { Bed::Nothing } else { Bed::Socket(socket.clone(), what) }
        }
    }
}

/// What the opening of a transport has come to, unless the client was closed meanwhile.
fn take_opened(state: &mut State, opened: Opened, now: Duration) -> Result<(), Broken> {
    let is_wanted = matches!(state.link, Link::Opening(None));
    let (opening, result) = match opened {
        Opened::NotYet(opening) => (Some(opening), Ok(())),
        Opened::Interrupted(opening) => (Some(opening), Err(Broken)),
        Opened::Yes(socket) => {
            if is_wanted {
                state.opened(Ok(socket), now);
            }
            return Ok(());
        }
        Opened::No(why) => {
            if is_wanted {
                state.opened(Err(why), now);
            }
            return Ok(());
        }
    };
    if is_wanted {
        state.link = Link::Opening(opening);
    }
    result
}

/// Polls until the socket is ready, the bell rings or `until` has passed: whether the socket is.
fn sleep(
    socket: Option<(&Socket, PollFlags)>,
    bell: Option<&Bell>,
    until: Deadline,
    hook: Option<&InterruptHook>,
) -> Result<bool, Broken> {
    let mut fds = Vec::with_capacity(2);
    fds.extend(socket.map(|(socket, what)| PollFd::from_borrowed_fd(socket.as_fd(), what)));
    fds.extend(bell.map(|bell| PollFd::new(bell, PollFlags::IN)));
    match poll(&mut fds, until.timespec().as_ref()) {
        Ok(0) => Ok(false),
        Ok(_) => Ok(socket.is_some() && !fds[0].revents().is_empty()),
        Err(Errno::INTR) if hook.is_some_and(|hook| hook().is_break()) => Err(Broken),
        Err(Errno::INTR) => Ok(false),
        // What is wrong with the socket, reading tells.
        Err(_) => Ok(true),
    }
}
