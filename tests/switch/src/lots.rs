//! Who waits in the queues of `fifo` and who is parked in the lots of `valet_park`.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::channel::{self, Channel, Wake, wait};
use crate::core::{Core, Origin};

/// Uuids of channels, by where they wait.
#[derive(Default)]
pub(crate) struct Lots {
    /// By queue, the longest waiting first.
    pub(crate) fifos: BTreeMap<String, Vec<String>>,
    /// By lot and extension.
    pub(crate) valets: BTreeMap<(String, String), String>,
}

/// `fifo NAME in`: waits in the queue; `fifo NAME out` takes the first who waits.
pub(crate) async fn fifo(core: &Rc<Core>, channel: &Rc<Channel>, argument: &str) {
    let mut words = argument.split(' ').filter(|word| !word.is_empty());
    let (Some(name), Some(direction)) = (words.next(), words.next()) else { return };
    if direction == "out" {
        let first = core.lots.borrow_mut().fifos.get_mut(name).filter(|queue| !queue.is_empty()).map(|queue| queue.remove(0));
        if let Some(caller) = first.and_then(|uuid| core.channel(&uuid)) {
            channel::answer_both(core, channel);
            crate::bridge::join(core, channel, &caller);
        }
        return;
    }
    channel::answer_both(core, channel);
    core.lots.borrow_mut().fifos.entry(name.to_owned()).or_default().push(channel.uuid.clone());
    tell_of_fifo(core, channel, name, "push");
    wait_out(core, channel).await;
    let mut left = false;
    if let Some(queue) = core.lots.borrow_mut().fifos.get_mut(name) {
        let before = queue.len();
        queue.retain(|uuid| *uuid != channel.uuid);
        left = queue.len() < before;
    }
    tell_of_fifo(core, channel, name, if left { "abort" } else { "caller_pop" });
}

fn tell_of_fifo(core: &Core, channel: &Channel, name: &str, action: &str) {
    let mut event = core.custom("fifo::info", Origin("mod_fifo.c", "fifo_function", 2650));
    channel.add_data(&mut event);
    event.add("FIFO-Name", name);
    event.add("FIFO-Action", action);
    event.add("FIFO-Slot", "5");
    core.fire(event);
}

/// `valet_park LOT EXTENSION` or `valet_park LOT auto in FIRST LAST`: parks the call, or takes the one that is parked there.
pub(crate) async fn valet_park(core: &Rc<Core>, channel: &Rc<Channel>, argument: &str) {
    let words: Vec<&str> = argument.split(' ').filter(|word| !word.is_empty()).collect();
    let stall = match words.as_slice() {
        [lot, "auto", "in", first, last, ..] => free_stall(core, lot, first, last),
        [_, "ask", ..] => None,
        [_, extension, ..] => Some((*extension).to_owned()),
        _ => None,
    };
    let (Some(lot), Some(stall)) = (words.first(), stall) else { return };
    let place = ((*lot).to_owned(), stall.clone());
    channel::answer_both(core, channel);
    let parked = core.lots.borrow_mut().valets.remove(&place);
    if let Some(parked) = parked.and_then(|uuid| core.channel(&uuid)) {
        tell_of_valet(core, &parked, &place, "bridge");
        channel.set_variable("valet_extension", stall);
        crate::bridge::join(core, channel, &parked);
        return;
    }
    channel.set_variable("valet_lot_extension", stall);
    core.lots.borrow_mut().valets.insert(place.clone(), channel.uuid.clone());
    tell_of_valet(core, channel, &place, "hold");
    wait_out(core, channel).await;
    let was_here = core.lots.borrow().valets.get(&place).is_some_and(|uuid| *uuid == channel.uuid);
    if was_here {
        core.lots.borrow_mut().valets.remove(&place);
    }
    tell_of_valet(core, channel, &place, "exit");
}

/// The first extension between two in which nobody is parked.
fn free_stall(core: &Core, lot: &str, first: &str, last: &str) -> Option<String> {
    let (first, last): (u64, u64) = (first.parse().ok()?, last.parse().ok()?);
    let lots = core.lots.borrow();
    (first..=last).map(|stall| stall.to_string()).find(|stall| !lots.valets.contains_key(&(lot.to_owned(), stall.clone())))
}

fn tell_of_valet(core: &Core, channel: &Channel, (lot, stall): &(String, String), action: &str) {
    let mut event = core.custom("valet_parking::info", Origin("mod_valet_parking.c", "valet_parking_function", 690));
    event.add("Valet-Lot-Name", lot.as_str());
    event.add("Valet-Extension", stall.as_str());
    event.add("Action", action);
    channel.add_data(&mut event);
    core.fire(event);
}

async fn wait_out(core: &Rc<Core>, channel: &Rc<Channel>) {
    while wait(core, channel, None).await != Wake::Gone {}
}
