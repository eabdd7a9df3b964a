//! Conferences (mod_conference): rooms, their members and what they tell as `conference::maintenance` (`in_conference`).

mod api;
mod list;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

pub(crate) use api::api;

use crate::application::media_length;
use crate::channel::{self, Cause, Channel, Wake, wait_while};
use crate::core::{Core, Origin, new_uuid};
use crate::event::Event;

/// How long a frame of media lasts.
const FRAME: Duration = Duration::from_millis(20);

const SUBCLASS: &str = "conference::maintenance";

/// Someone in a room.
struct Member {
    id: u64,
    channel: Rc<Channel>,
    /// Whether the others hear this one, and this one the others.
    speaks: Cell<bool>,
    hears: Cell<bool>,
    kicked: Cell<bool>,
    joined: u64,
}

/// A room.
struct Room {
    name: String,
    uuid: String,
    /// In microseconds since 1970.
    created: u64,
    members: RefCell<Vec<Rc<Member>>>,
    floor: Cell<Option<u64>>,
    locked: Cell<bool>,
    /// How many files are being played: the room lasts until they are done.
    playing: Cell<u32>,
}

/// All rooms, and the numbers for what is new.
#[derive(Default)]
pub(crate) struct Conferences {
    rooms: RefCell<Vec<Rc<Room>>>,
    ids: Cell<u64>,
}

impl Conferences {
    fn next_id(&self) -> u64 {
        self.ids.set(self.ids.get() + 1);
        self.ids.get()
    }

    fn room(&self, name: &str) -> Option<Rc<Room>> {
        self.rooms.borrow().iter().find(|room| room.name == name).cloned()
    }
}

impl Room {
    fn members(&self) -> Vec<Rc<Member>> {
        self.members.borrow().clone()
    }

    /// A new event about the room.
    fn event(&self, core: &Core, origin: Origin) -> Event {
        let mut event = core.custom(SUBCLASS, origin);
        self.describe(core, &mut event);
        event
    }

    fn describe(&self, core: &Core, event: &mut Event) {
        event.add("Conference-Name", self.name.as_str());
        event.add("Conference-Domain", core.global("domain").unwrap_or_default());
        event.add("Conference-Size", self.members.borrow().len().to_string());
        event.add("Conference-Ghosts", "0");
        event.add("Conference-Profile-Name", "default");
        event.add("Conference-Unique-ID", self.uuid.as_str());
    }

    fn describe_member(&self, member: &Member, event: &mut Event) {
        event.add("Floor", (self.floor.get() == Some(member.id)).to_string());
        member.channel.add_basic(event);
        for (name, value) in [
            ("Video", false),
            ("Hear", member.hears.get()),
            ("See", true),
            ("Speak", member.speaks.get()),
            ("Talking", false),
            ("Mute-Detect", false),
            ("Hold", false),
        ] {
            event.add(name, value.to_string());
        }
        event.add("Member-ID", member.id.to_string());
        event.add("Member-Type", "member");
        event.add("Member-Ghost", "false");
        event.add("Energy-Level", "100");
        event.add("Current-Energy", "0");
    }

    /// Tells what happens to a member.
    fn tell_of_member(&self, core: &Core, member: &Member, action: &str, origin: Origin) {
        let mut event = self.event(core, origin);
        self.describe_member(member, &mut event);
        event.add("Action", action);
        core.fire(event);
    }

    /// Gives the floor to a member, or to nobody.
    fn give_floor(&self, core: &Core, to: Option<&Member>) {
        let old = self.floor.replace(to.map(|member| member.id));
        let id = |id: Option<u64>| id.map_or_else(|| "none".to_owned(), |id| id.to_string());
        let mut event = self.event(core, Origin("conference_member.c", "conference_member_set_floor_holder", 1158));
        event.add("Action", "floor-change");
        // The real one has let go of the old holder before it tells.
        event.add("Old-ID", id(old.filter(|old| self.members.borrow().iter().any(|member| member.id == *old) && to.is_some())));
        if let Some(member) = to {
            self.describe(core, &mut event);
            self.describe_member(member, &mut event);
        }
        event.add("New-ID", id(to.map(|member| member.id)));
        core.fire(event);
    }
}

/// The application `conference ROOM[@PROFILE][+PIN]`: in the room until the call ends or somebody kicks.
pub(crate) async fn attend(core: &Rc<Core>, channel: &Rc<Channel>, argument: &str) {
    let name = argument.split(['@', '+']).next().unwrap_or_default();
    if name.is_empty() {
        return;
    }
    channel::answer_both(core, channel);
    let room = match core.conferences.room(name) {
        Some(room) => room,
        None => open(core, name),
    };
    if room.locked.get() {
        return;
    }
    let member = Rc::new(Member {
        id: core.conferences.next_id(),
        channel: Rc::clone(channel),
        speaks: Cell::new(true),
        hears: Cell::new(true),
        kicked: Cell::new(false),
        joined: core.clock.now(),
    });
    channel.set_variable("conference_name", name);
    channel.set_variable("conference_member_id", member.id.to_string());
    channel.set_variable("conference_uuid", room.uuid.clone());
    room.members.borrow_mut().push(Rc::clone(&member));
    room.tell_of_member(core, &member, "add-member", Origin("conference_member.c", "conference_member_add", 962));
    if room.floor.get().is_none() {
        room.give_floor(core, Some(&member));
    }
    let here = || !member.kicked.get();
    while here() {
        match wait_while(core, channel, None, here).await {
            Wake::Digit(digit) => tell_of_digit(core, &room, &member, digit),
            Wake::Gone => break,
            Wake::Time | Wake::Broken => {}
        }
    }
    if member.kicked.get() {
        // Its loop looks each frame whether it is to end.
        tokio::time::sleep(FRAME).await;
    }
    leave(core, &room, &member);
}

fn open(core: &Rc<Core>, name: &str) -> Rc<Room> {
    // The real one takes a number for the room too, so the first member is the second.
    core.conferences.next_id();
    let room = Rc::new(Room {
        name: name.to_owned(),
        uuid: new_uuid(),
        created: core.clock.now(),
        members: RefCell::default(),
        floor: Cell::new(None),
        locked: Cell::new(false),
        playing: Cell::new(0),
    });
    core.conferences.rooms.borrow_mut().push(Rc::clone(&room));
    let mut event = room.event(core, Origin("mod_conference.c", "conference_new", 3848));
    event.add("Action", "conference-create");
    core.fire(event);
    room
}

fn tell_of_digit(core: &Core, room: &Room, member: &Member, digit: char) {
    let mut event = room.event(core, Origin("conference_loop.c", "conference_loop_input", 1240));
    room.describe_member(member, &mut event);
    event.add("Action", "dtmf");
    event.add("DTMF-Key", digit);
    core.fire(event);
}

fn leave(core: &Rc<Core>, room: &Rc<Room>, member: &Member) {
    if room.floor.get() == Some(member.id) {
        room.give_floor(core, None);
    }
    room.members.borrow_mut().retain(|known| known.id != member.id);
    room.tell_of_member(core, member, "del-member", Origin("conference_member.c", "conference_member_del", 1355));
    close_when_empty(core, room);
}

/// Ends a room that has no member and plays nothing.
fn close_when_empty(core: &Core, room: &Rc<Room>) {
    let open = core.conferences.rooms.borrow().iter().any(|known| Rc::ptr_eq(known, room));
    if !open || !room.members.borrow().is_empty() || room.playing.get() > 0 {
        return;
    }
    core.conferences.rooms.borrow_mut().retain(|known| !Rc::ptr_eq(known, room));
    let mut event = room.event(core, Origin("mod_conference.c", "conference_thread_run", 863));
    event.add("Action", "conference-destroy");
    core.fire(event);
}

/// Plays a file to a room. False where there is no such file.
fn play(core: &Rc<Core>, room: &Rc<Room>, file: &str) -> bool {
    let Some(length) = media_length(core, file) else { return false };
    let mut event = room.event(core, Origin("conference_api.c", "conference_api_sub_play", 2817));
    event.add("Action", "play-file");
    event.add("File", file);
    event.add("Async", "false");
    core.fire(event);
    room.playing.set(room.playing.get() + 1);
    let (core, room, file) = (Rc::clone(core), Rc::clone(room), file.to_owned());
    tokio::task::spawn_local(async move {
        let length = length.unwrap_or(Duration::MAX);
        tokio::time::sleep(length).await;
        // The last frame ends the file and does not count.
        let heard = length.saturating_sub(FRAME);
        let mut event = room.event(&core, Origin("conference_file.c", "conference_file_close", 52));
        event.add("seconds", heard.as_secs().to_string());
        event.add("milliseconds", heard.as_millis().to_string());
        event.add("samples", (heard.as_millis() * 8).to_string());
        event.add("Action", "play-file-done");
        event.add("File", file);
        core.fire(event);
        room.playing.set(room.playing.get() - 1);
        close_when_empty(&core, &room);
    });
    true
}

/// Has a member leave, and hang up too where `cause` says so.
fn kick(core: &Rc<Core>, room: &Room, member: &Member, cause: Option<Cause>) {
    member.kicked.set(true);
    match cause {
        Some(cause) => {
            room.tell_of_member(core, member, "hup-member", Origin("conference_api.c", "conference_api_sub_hup", 950));
            channel::hangup(core, &member.channel, cause);
        }
        None => room.tell_of_member(core, member, "kick-member", Origin("conference_api.c", "conference_api_sub_kick", 902)),
    }
    member.channel.touch();
}
