//! `freeswitch.EventConsumer`.

use std::rc::Rc;
use std::time::Duration;

use eslng::{Client, Delivery, Interest};
use eslng_engine::event::compat;
use eslng_engine::vocabulary::EventName;
use mlua::{MultiValue, Result, UserData, UserDataMethods};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use super::arguments::Arguments;
use super::context::Context;
use super::event::Event;

/// How many events wait before new ones are dropped, as in the core.
const LENGTH: u64 = 5000;

/// Events that wait for a script.
pub(crate) struct EventConsumer {
    context: Rc<Context>,
    client: Client,
    give: mpsc::Sender<eslng_engine::event::Event>,
    events: mpsc::Receiver<eslng_engine::event::Event>,
    readers: Vec<JoinHandle<()>>,
}

impl EventConsumer {
    /// `EventConsumer([name[, subclass[, length]]])`
    pub fn construct(context: &Rc<Context>, values: &MultiValue) -> Result<Self> {
        let arguments = Arguments::new("freeswitch.EventConsumer", values);
        let length = usize::try_from(arguments.count_or(2, LENGTH)?).unwrap_or(usize::MAX).clamp(1, 1 << 20);
        let (give, events) = mpsc::channel(length);
        let client = context.switch()?;
        let mut consumer = EventConsumer { context: Rc::clone(context), client, give, events, readers: Vec::new() };
        if let Some(name) = arguments.optional(0)?.filter(|name| !name.is_empty()) {
            consumer.bind(&name, arguments.optional(1)?.as_deref().unwrap_or_default())?;
        }
        Ok(consumer)
    }

    /// Asks for events. False: there is none of this name.
    fn bind(&mut self, name: &str, subclass: &str) -> Result<bool> {
        let Some(name) = compat::event_type(name.as_bytes()) else { return Ok(false) };
        let interest = match (name, subclass) {
            // Without a subclass the switch takes no CUSTOM alone.
            (EventName::Custom, "") => Interest::all().matching(|event| event.name() == Some(EventName::Custom)),
            (EventName::Custom, subclass) => Interest::subclasses([subclass]),
            (name, _) => Interest::names([name]),
        };
        let stream = self.context.wait(self.client.subscribe(interest))?;
        let Some(mut stream) = self.context.succeeded(stream)? else { return Ok(false) };
        let give = self.give.clone();
        self.readers.push(self.context.host.runtime.spawn(async move {
            while let Some(delivery) = stream.next().await {
                if let Delivery::Event(event) = delivery
                    && let Err(mpsc::error::TrySendError::Closed(_)) = give.try_send(event)
                {
                    return;
                }
            }
        }));
        Ok(true)
    }

    fn stop(&mut self) {
        for reader in self.readers.drain(..) {
            reader.abort();
        }
        while self.events.try_recv().is_ok() {}
    }
}

impl Drop for EventConsumer {
    fn drop(&mut self) {
        self.stop();
    }
}

impl UserData for EventConsumer {
    fn add_methods<M: UserDataMethods<Self>>(methods: &mut M) {
        methods.add_method_mut("bind", |_, this, values: MultiValue| {
            let arguments = Arguments::new("EventConsumer:bind", &values);
            let bound = this.bind(&arguments.text(0)?, arguments.optional(1)?.as_deref().unwrap_or_default())?;
            Ok(i32::from(bound))
        });
        methods.add_method_mut("pop", |_, this, values: MultiValue| {
            let arguments = Arguments::new("EventConsumer:pop", &values);
            let (blocks, ms) = (arguments.flag_or(0, false), arguments.count_or(1, 0)?);
            let context = Rc::clone(&this.context);
            let event = if let Ok(event) = this.events.try_recv() {
                Some(event)
            } else if !blocks {
                None
            } else if ms == 0 {
                context.wait(this.events.recv())?
            } else {
                context
                    .wait(async { tokio::time::timeout(Duration::from_millis(ms), this.events.recv()).await.ok().flatten() })?
            };
            Ok(event.map(|event| Event::of(&context, &event)))
        });
        methods.add_method_mut("cleanup", |_, this, ()| {
            this.stop();
            Ok(())
        });
    }
}
