//! Several switches behind one handle.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use eslng_engine::delivery::{Delivery, Interest};
use eslng_engine::engine::{CloseReason, SendError};
use eslng_engine::wire::ApiResponse;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;

use crate::client::Client;
use crate::{Error, Status};

/// Several switches, each under a name. Cheap to clone; the clones are one fleet.
#[derive(Clone, Default)]
pub struct Fleet {
    shared: Arc<Mutex<Shared>>,
}

#[derive(Default)]
struct Shared {
    members: BTreeMap<String, Entry>,
    readers: Vec<Reader>,
    turn: usize,
}

struct Entry {
    client: Client,
    draining: bool,
    /// Dropped with the entry, which ends what forwards its events.
    here: watch::Sender<()>,
}

struct Reader {
    interest: Arc<dyn Fn() -> Interest + Send + Sync>,
    to: mpsc::Sender<FleetDelivery>,
}

/// How one switch of a fleet is.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Member {
    /// Its name.
    pub name: String,
    /// Where its client stands.
    pub status: Status,
    /// Whether it gets no new calls.
    pub draining: bool,
}

/// Which switches a command goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The one of this name.
    Switch(String),
    /// The one that has this channel: each is asked.
    Channel(String),
    /// Every one.
    All,
}

/// What one switch of a fleet delivered.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct FleetDelivery {
    /// The switch's name.
    pub switch: String,
    /// What came.
    pub delivery: Delivery,
}

/// Events of all switches in one stream, in order for each switch.
pub struct FleetEvents {
    deliveries: mpsc::Receiver<FleetDelivery>,
}

impl FleetEvents {
    /// The next delivery; `None`: the fleet is gone.
    pub async fn next(&mut self) -> Option<FleetDelivery> {
        self.deliveries.recv().await
    }
}

/// How many deliveries wait between the switches' own queues and the reader; those queues bound the rest.
const MERGED: usize = 256;

impl Fleet {
    /// A fleet without switches.
    pub fn new() -> Self {
        Fleet::default()
    }

    fn with<T>(&self, look: impl FnOnce(&mut Shared) -> T) -> T {
        look(&mut self.shared.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Adds a switch, also to the streams that are open. One of the same name is replaced.
    ///
    /// # Errors
    /// A stream could not be opened on it; it was added all the same.
    pub async fn add(&self, name: impl Into<String>, client: Client) -> Result<(), Error> {
        let name = name.into();
        let (here, gone) = watch::channel(());
        let readers: Vec<_> = self.with(|shared| {
            shared.members.insert(name.clone(), Entry { client: client.clone(), draining: false, here });
            shared.readers.retain(|reader| !reader.to.is_closed());
            shared.readers.iter().map(|reader| ((reader.interest)(), reader.to.clone())).collect()
        });
        for (interest, to) in readers {
            forward(&name, &client, gone.clone(), interest, to).await?;
        }
        Ok(())
    }

    /// Takes a switch out, also of the streams, and gives its client, which goes on.
    pub fn remove(&self, name: &str) -> Option<Client> {
        self.with(|shared| shared.members.remove(name)).map(|entry| entry.client)
    }

    /// Lets a switch get no new calls, or get them again; everything else goes on. False: no such switch.
    pub fn drain(&self, name: &str, draining: bool) -> bool {
        self.with(|shared| shared.members.get_mut(name).map(|entry| entry.draining = draining)).is_some()
    }

    /// How each switch is.
    pub fn members(&self) -> Vec<Member> {
        self.with(|shared| {
            let member = |(name, entry): (&String, &Entry)| Member {
                name: name.clone(),
                status: entry.client.status().borrow().clone(),
                draining: entry.draining,
            };
            shared.members.iter().map(member).collect()
        })
    }

    /// The client of a switch.
    pub fn client(&self, name: &str) -> Option<Client> {
        self.with(|shared| shared.members.get(name).map(|entry| entry.client.clone()))
    }

    /// A switch for a new call: each in its turn, of those that are connected and not draining.
    pub fn pick(&self) -> Option<(String, Client)> {
        self.with(|shared| {
            let fit = |entry: &Entry| !entry.draining && matches!(*entry.client.status().borrow(), Status::Up);
            let fit: Vec<_> = shared.members.iter().filter(|(_, entry)| fit(entry)).collect();
            let (name, entry) = fit.get(shared.turn.checked_rem(fit.len())?)?;
            let picked = ((*name).clone(), entry.client.clone());
            shared.turn = shared.turn.wrapping_add(1);
            Some(picked)
        })
    }

    /// The switch that has a channel; each is asked. `None`: none of those that answered.
    pub async fn locate(&self, channel: &str) -> Option<(String, Client)> {
        let mut asked = JoinSet::new();
        for (name, client) in self.clients() {
            let line = format!("uuid_exists {channel}");
            asked.spawn(async move {
                matches!(client.api(line).await, Ok(said) if said.text().trim() == "true").then_some((name, client))
            });
        }
        while let Some(answered) = asked.join_next().await {
            if let Ok(Some(found)) = answered {
                return Some(found);
            }
        }
        None
    }

    /// Runs an API command on some switches, at once; each answers for itself.
    pub async fn api(&self, target: &Target, line: &str) -> Vec<(String, Result<ApiResponse, Error>)> {
        let not_there = |name: String| vec![(name, Err(Error::NotSent(SendError::NotConnected)))];
        let clients = match target {
            Target::All => self.clients(),
            Target::Switch(name) => match self.client(name) {
                Some(client) => vec![(name.clone(), client)],
                None => return not_there(name.clone()),
            },
            Target::Channel(channel) => match self.locate(channel).await {
                Some(found) => vec![found],
                None => return Vec::new(),
            },
        };
        let mut asked = JoinSet::new();
        for (name, client) in clients {
            let line = line.to_owned();
            asked.spawn(async move { (name, client.api(line).await) });
        }
        let mut answers = Vec::new();
        while let Some(answered) = asked.join_next().await {
            answers.extend(answered.ok());
        }
        answers.sort_by(|(one, _), (other, _)| one.cmp(other));
        answers
    }

    /// Events of every switch, also of those that are added later. `interest` makes the interest anew for each.
    ///
    /// # Errors
    /// A switch refused; the others' streams are dropped too.
    pub async fn subscribe(&self, interest: impl Fn() -> Interest + Send + Sync + 'static) -> Result<FleetEvents, Error> {
        let (to, deliveries) = mpsc::channel(MERGED);
        let members: Vec<_> = self.with(|shared| {
            let member = |(name, entry): (&String, &Entry)| (name.clone(), entry.client.clone(), entry.here.subscribe());
            shared.members.iter().map(member).collect()
        });
        for (name, client, gone) in members {
            forward(&name, &client, gone, interest(), to.clone()).await?;
        }
        self.with(|shared| shared.readers.push(Reader { interest: Arc::new(interest), to }));
        Ok(FleetEvents { deliveries })
    }

    /// Closes every client, and ends the streams.
    pub async fn close(&self) {
        let clients = self.clients();
        self.with(|shared| {
            shared.readers.clear();
            shared.members.clear();
        });
        for (_, client) in clients {
            client.close().await;
        }
    }

    fn clients(&self) -> Vec<(String, Client)> {
        self.with(|shared| shared.members.iter().map(|(name, entry)| (name.clone(), entry.client.clone())).collect())
    }
}

/// Gives one switch's deliveries to a reader of the fleet, until either is gone.
async fn forward(
    name: &str,
    client: &Client,
    mut gone: watch::Receiver<()>,
    interest: Interest,
    to: mpsc::Sender<FleetDelivery>,
) -> Result<(), Error> {
    let mut events = match client.subscribe(interest).await {
        Ok(events) => events,
        // It has ended; the others have not.
        Err(Error::Ended(CloseReason::Local)) => return Ok(()),
        Err(error) => return Err(error),
    };
    let switch = name.to_owned();
    tokio::spawn(async move {
        loop {
            let delivery = tokio::select! {
                delivery = events.next() => delivery,
                () = to.closed() => return,
                _ = gone.changed() => return,
            };
            let Some(delivery) = delivery else { return };
            if to.send(FleetDelivery { switch: switch.clone(), delivery }).await.is_err() {
                return;
            }
        }
    });
    Ok(())
}
