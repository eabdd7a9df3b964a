//! Placing calls.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use eslng_engine::call::{CallStatus, Limiter, Pace, Placement, TAG_VARIABLE, operations, placed_call};
use eslng_engine::dial::Originate;
use eslng_engine::reply::Table;
use eslng_engine::vocabulary::HangupCause;
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;
use tokio::time::Instant;

use crate::asking::Answered;
use crate::call::Call;
use crate::client::Client;
use crate::{Error, OriginateError, OriginateOptions};

/// A call that is being placed. Dropping it lets the call go on; [`cancel`](Self::cancel) ends it.
pub struct Calling {
    client: Client,
    legs: Vec<watch::Receiver<CallStatus>>,
    answer: Option<Answered>,
    placed: Option<Result<String, OriginateError>>,
}

impl Client {
    /// Places a call, in the background of the switch. The legs have ids of our own and are followed from the first moment.
    ///
    /// # Errors
    /// What can't be expressed; no connection.
    pub async fn originate(&self, originate: Originate, options: OriginateOptions) -> Result<Calling, Error> {
        let (legs, answer) = self.ask(move |driver, now| driver.place(originate, &options, now)).await??;
        Ok(Calling { client: self.clone(), legs, answer: Some(answer), placed: None })
    }

    /// The calls that carry this tag, of this process or of one before it.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn adopt(&self, tag: &str) -> Result<Vec<Call>, Error> {
        let channels = self.api("show channels as json").await?;
        let table = Table::json(&channels.text()).map_err(|error| unreadable("show channels", &error))?;
        let mut asked = JoinSet::new();
        for row in table.rows() {
            let Some(uuid) = row.get("uuid").map(str::to_owned) else { continue };
            let client = self.clone();
            asked.spawn(async move {
                let answer = client.api(format!("uuid_getvar {uuid} {TAG_VARIABLE}")).await;
                (uuid, answer)
            });
        }
        let mut calls = Vec::new();
        while let Some(answered) = asked.join_next().await {
            let Ok((uuid, answer)) = answered else { continue };
            // One that has ended in between says `-ERR`.
            if answer?.text() == tag {
                match self.call(uuid).await {
                    Ok(call) => calls.push(call),
                    Err(Error::CallLost) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        calls.sort_by(|one, other| one.uuid().cmp(other.uuid()));
        Ok(calls)
    }
}

fn unreadable(what: &str, error: &dyn std::fmt::Display) -> Error {
    Error::Operation(eslng_engine::call::OperationError::Unexpected { operation: what.to_owned(), got: error.to_string() })
}

impl Calling {
    /// The Unique-IDs of the legs, in the order of the dial string.
    pub fn legs(&self) -> Vec<String> {
        self.legs.iter().map(|leg| leg.borrow().uuid.clone()).collect()
    }

    /// Waits until one of the legs rings, has early media or is answered.
    ///
    /// # Errors
    /// None did: why the call failed.
    pub async fn ringing(&mut self) -> Result<(), OriginateError> {
        self.until_a_leg(|leg| leg.has_rung || leg.had_early_media || leg.was_answered).await
    }

    /// Waits until one of the legs has early media or is answered.
    ///
    /// # Errors
    /// None did: why the call failed.
    pub async fn early_media(&mut self) -> Result<(), OriginateError> {
        self.until_a_leg(|leg| leg.had_early_media || leg.was_answered).await
    }

    /// Waits for the end of `originate` and gives the call of the leg that it placed: answered, or, unless `ignore_early_media` is set, with sound
    /// before the answer. Cancel-safe.
    ///
    /// # Errors
    /// None came about: the cause.
    pub async fn established(&mut self) -> Result<Call, OriginateError> {
        let uuid = self.placed().await?;
        Ok(self.call_of(&uuid).await?)
    }

    /// Waits for the answer and gives the call of the leg that answered.
    ///
    /// # Errors
    /// Nobody answered: the cause.
    pub async fn answered(mut self) -> Result<Call, OriginateError> {
        let uuid = self.placed().await?;
        let call = self.call_of(&uuid).await?;
        // `originate` ends with early media too, unless `ignore_early_media` is set.
        match call.wait_for(|status| status.was_answered).await {
            Ok(_) => Ok(call),
            Err(Error::CallEnded { cause }) => Err(OriginateError::NotAnswered { cause }),
            Err(error) => Err(error.into()),
        }
    }

    /// Ends it, answered or not.
    ///
    /// # Errors
    /// What can't be known: the connection is lost.
    pub async fn cancel(mut self) -> Result<(), Error> {
        loop {
            for leg in self.legs() {
                let line = format!("uuid_kill {leg} {}", HangupCause::OriginatorCancel.as_str());
                // A leg that has ended, or was not begun, says `-ERR`.
                self.client.api(line).await?;
            }
            // One that was begun after that is asked again.
            match tokio::time::timeout(Duration::from_millis(200), self.placed()).await {
                Err(_) => continue,
                Ok(Err(OriginateError::Client(error))) => return Err(error),
                Ok(Err(_)) => return Ok(()),
                Ok(Ok(uuid)) => {
                    let call = match self.client.call(uuid).await {
                        Ok(call) => call,
                        Err(Error::CallLost) => return Ok(()),
                        Err(error) => return Err(error),
                    };
                    return match call.run(operations::hangup(Some(HangupCause::OriginatorCancel))).await {
                        // It ended by itself.
                        Err(Error::Operation(_)) | Ok(()) => Ok(()),
                        Err(error) => Err(error),
                    };
                }
            }
        }
    }

    /// The end of the `originate` job: the leg that has the call. Cancel-safe.
    async fn placed(&mut self) -> Result<String, OriginateError> {
        if let Some(answer) = &mut self.answer {
            let outcome = answer.await.unwrap_or_else(|_| Err(self.client.ended()));
            self.answer = None;
            self.placed = Some(outcome.map_err(OriginateError::from).and_then(|outcome| Ok(placed_call(&outcome)?)));
        }
        self.placed.clone().unwrap_or_else(|| Err(self.client.ended().into()))
    }

    async fn call_of(&self, uuid: &str) -> Result<Call, Error> {
        match self.legs.iter().find(|leg| leg.borrow().uuid == uuid) {
            Some(leg) => Ok(Call::of(self.client.clone(), leg.clone())),
            None => self.client.call(uuid).await,
        }
    }

    async fn until_a_leg(&mut self, holds: impl Fn(&CallStatus) -> bool) -> Result<(), OriginateError> {
        loop {
            if self.legs.iter_mut().any(|leg| holds(&leg.borrow_and_update())) {
                return Ok(());
            }
            let mut changed = JoinSet::new();
            for leg in &self.legs {
                let mut leg = leg.clone();
                changed.spawn(async move {
                    if leg.changed().await.is_err() {
                        // A leg that is over changes no more; the job's end tells the rest.
                        std::future::pending::<()>().await;
                    }
                });
            }
            tokio::select! {
                placed = self.placed() => {
                    let uuid = placed?;
                    // The job ends with early media or the answer.
                    return self.call_of(&uuid).await.map(drop).map_err(OriginateError::from);
                }
                Some(_) = changed.join_next() => {}
            }
        }
    }
}

/// Places calls no faster, and no more at once, than each gateway may take. Cheap to clone; the clones share the limits.
#[derive(Clone)]
pub struct Dialer {
    client: Client,
    shared: Arc<Shared>,
}

struct Shared {
    limiter: Mutex<Limiter>,
    ended: Notify,
    epoch: Instant,
}

impl Dialer {
    /// A dialer whose gateways have this pace each.
    pub fn new(client: Client, pace: Pace) -> Self {
        Dialer::with_gateways(client, pace, HashMap::new())
    }

    /// A dialer with another pace for some gateways.
    pub fn with_gateways(client: Client, pace: Pace, gateways: HashMap<String, Pace>) -> Self {
        let mut limiter = Limiter::new(pace);
        gateways.iter().for_each(|(gateway, pace)| limiter.set(gateway, *pace));
        let shared = Shared { limiter: Mutex::new(limiter), ended: Notify::new(), epoch: Instant::now() };
        Dialer { client, shared: Arc::new(shared) }
    }

    /// Waits for its turn, places the call and waits for the answer. The call counts against its gateway until it has ended.
    ///
    /// # Errors
    /// As [`Calling::answered`].
    pub async fn call(&self, originate: Originate, options: OriginateOptions) -> Result<Call, OriginateError> {
        let gateway = Placement::new(originate.clone(), None, None, String::new).gateway();
        let turn = self.turn(gateway).await;
        let call = self.client.originate(originate, options).await?.answered().await?;
        let counted = call.clone();
        tokio::spawn(async move {
            // Whatever its end was like, it is over.
            let _ = counted.ended().await;
            drop(turn);
        });
        Ok(call)
    }

    async fn turn(&self, gateway: String) -> Turn {
        loop {
            let ended = self.shared.ended.notified();
            let begun = self.shared.begin(&gateway);
            match begun {
                Ok(()) => return Turn { shared: Arc::clone(&self.shared), gateway },
                Err(Some(at)) => tokio::time::sleep_until(self.shared.epoch + at).await,
                Err(None) => ended.await,
            }
        }
    }
}

impl Shared {
    fn begin(&self, gateway: &str) -> Result<(), Option<Duration>> {
        self.limiter.lock().unwrap_or_else(std::sync::PoisonError::into_inner).begin(gateway, self.epoch.elapsed())
    }
}

/// A place among the calls of a gateway, given back when it is dropped.
struct Turn {
    shared: Arc<Shared>,
    gateway: String,
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.shared.limiter.lock().unwrap_or_else(std::sync::PoisonError::into_inner).ended(&self.gateway);
        self.shared.ended.notify_waiters();
    }
}
