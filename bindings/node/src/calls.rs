//! A client's calls: followed, operated on, placed.

use eslng_engine::call::{Limiter, NamedOperation, OperationError, Pace, Placement};
use eslng_engine::command::app;
use eslng_engine::command::{Application, Argument};
use eslng_engine::dial::{DialError, DialString, Originate, Target};
use eslng_engine::engine::OperateError;
use napi_derive::napi;

use crate::client::Client;
use crate::error::{Result, error};
use crate::options::{Given, values};
use crate::outputs::Reading;
use crate::status::status_json;
use crate::text;

fn operation_error(why: OperationError) -> napi::Error<&'static str> {
    error(why.kind(), why)
}

fn operate_error(why: OperateError) -> napi::Error<&'static str> {
    match why {
        OperateError::Operation(why) => operation_error(why),
        OperateError::Send(why) => error(why.kind(), why),
        other => error(eslng_engine::vocabulary::ErrorKind::Internal, other),
    }
}

fn dial_error(why: DialError) -> napi::Error<&'static str> {
    operation_error(OperationError::Dial(why))
}

/// A call to be placed.
#[napi(object)]
pub struct OriginateOptions {
    /// The dial string.
    pub dial: String,
    /// An extension for the answered channel; otherwise it runs the applications, or is parked.
    pub extension: Option<String>,
    /// Applications for the answered channel, in their order.
    pub applications: Option<Vec<ApplicationOptions>>,
    /// The extension's dialplan.
    pub dialplan: Option<String>,
    /// The extension's context.
    pub context: Option<String>,
    /// Who is said to call.
    pub caller_id_name: Option<String>,
    /// Their number.
    pub caller_id_number: Option<String>,
    /// How long it may ring, in seconds.
    pub timeout: Option<u32>,
    /// A text that the legs carry.
    pub tag: Option<String>,
    /// How long a parked call stays, in ms; 0: for ever.
    pub park_timeout: Option<f64>,
}

/// An application and its argument.
#[napi(object)]
pub struct ApplicationOptions {
    /// Its name.
    pub name: String,
    /// Its argument.
    pub argument: Option<String>,
    /// Whether the switch expands that.
    pub expression: bool,
}

impl From<ApplicationOptions> for Application {
    fn from(options: ApplicationOptions) -> Self {
        let application = Application::new(options.name);
        match options.argument {
            Some(argument) if options.expression => application.with(Argument::expression(argument)),
            Some(argument) => application.with(argument),
            None => application,
        }
    }
}

impl OriginateOptions {
    fn originate(self) -> Result<Originate> {
        let dial = DialString::parse(&self.dial).map_err(dial_error)?;
        let target = match (self.extension, self.applications) {
            (Some(extension), _) => Target::Extension(extension),
            (None, Some(applications)) => Target::Applications(applications.into_iter().map(Application::from).collect()),
            (None, None) => Application::new("park").into(),
        };
        let mut originate = Originate::new(dial, target);
        originate.dialplan = self.dialplan;
        originate.context = self.context;
        originate.caller_id_name = self.caller_id_name;
        originate.caller_id_number = self.caller_id_number;
        originate.timeout = self.timeout;
        Ok(originate)
    }
}

/// A call that has been placed.
#[napi(object)]
pub struct Placed {
    /// The number of the request that ends when it was answered, or not.
    pub request: u32,
    /// The Unique-IDs of its legs.
    pub legs: Vec<String>,
}

#[napi]
impl Client {
    /// Follows a call: what happens to it is told until its end.
    #[napi]
    pub fn follow_call(&mut self, uuid: String) -> Result<()> {
        self.machine.follow_call(&uuid).map_err(|why| error(why.kind(), why))
    }

    /// Follows a call no more.
    #[napi]
    pub fn forget_call(&mut self, uuid: String) {
        self.machine.forget_call(&uuid);
    }

    /// What is known of a call that is followed, as JSON.
    #[napi]
    pub fn call_status(&self, uuid: String) -> Option<String> {
        self.machine.call(&uuid).map(status_json)
    }

    /// Does something with a call, by its name in the engine's table of operations.
    #[napi]
    pub fn operate(
        &mut self,
        uuid: String,
        name: String,
        arguments: Vec<Given>,
        in_turn: bool,
        timeout: Option<f64>,
        now: f64,
    ) -> Result<u32> {
        let operation = NamedOperation::new(&uuid, &name, &values(&arguments)?).map_err(operation_error)?;
        self.carry_out_operation(&uuid, operation, in_turn, timeout, now)
    }

    /// Runs an application of the catalogue on a call, its arguments by their names.
    #[napi]
    pub fn run_application(
        &mut self,
        uuid: String,
        name: String,
        arguments: Vec<Given>,
        in_turn: bool,
        timeout: Option<f64>,
        now: f64,
    ) -> Result<u32> {
        let application = app::Catalogue::new().application(&name, &values(&arguments)?);
        let application = application.map_err(|why| operation_error(OperationError::Argument(why)))?;
        self.carry_out_operation(&uuid, NamedOperation::application(application), in_turn, timeout, now)
    }

    fn carry_out_operation(
        &mut self,
        uuid: &str,
        operation: NamedOperation,
        in_turn: bool,
        timeout: Option<f64>,
        now: f64,
    ) -> Result<u32> {
        let operation = if in_turn { operation.in_turn() } else { operation };
        let sent = self.machine.operate(uuid, operation.request(), timeout.map(text::time), text::time(now));
        let id = sent.map_err(operate_error)?;
        Ok(self.expect(id, Reading::Operation(Box::new(operation))))
    }

    /// Places a call in the background and follows its legs.
    #[napi]
    pub fn originate(&mut self, options: OriginateOptions, timeout: Option<f64>, now: f64) -> Result<Placed> {
        let tag = options.tag.clone();
        let park_timeout = match options.park_timeout {
            None => eslng_engine::call::OriginateOptions::default().park_timeout,
            Some(ms) => (ms > 0.0).then(|| text::time(ms)),
        };
        let originate = options.originate()?;
        let placement = Placement::new(originate, tag.as_deref(), park_timeout, || self.machine.new_uuid());
        match self.machine.place(&placement, timeout.map(text::time), text::time(now)) {
            Ok(id) => Ok(Placed { request: self.expect(id, Reading::Placement), legs: placement.legs }),
            Err(why) => {
                placement.legs.iter().for_each(|leg| self.machine.forget_call(leg));
                Err(operate_error(why))
            }
        }
    }
}

/// What a limiter counts a call by: the gateway of its first leg, or what its endpoint is called.
#[napi]
pub fn gateway_of(dial: String) -> Result<String> {
    let dial = DialString::parse(&dial).map_err(dial_error)?;
    let originate = Originate::new(dial, Application::new("park").into());
    Ok(Placement::new(originate, None, None, String::new).gateway())
}

/// How fast calls may be placed, and how many at once, per gateway.
#[napi]
pub struct Dialing {
    limiter: Limiter,
}

fn pace(per_second: Option<f64>, at_once: Option<u32>) -> Pace {
    let pace = Pace::unlimited();
    let pace = per_second.map_or(pace, |calls| pace.per_second(calls));
    at_once.map_or(pace, |calls| pace.at_once(calls as usize))
}

#[napi]
impl Dialing {
    /// With this pace for each gateway that has none of its own.
    #[napi(constructor)]
    pub fn new(per_second: Option<f64>, at_once: Option<u32>) -> Self {
        Dialing { limiter: Limiter::new(pace(per_second, at_once)) }
    }

    /// Another pace for one gateway.
    #[napi]
    pub fn set(&mut self, gateway: String, per_second: Option<f64>, at_once: Option<u32>) {
        self.limiter.set(&gateway, pace(per_second, at_once));
    }

    /// Begins a call: 0 if it may begin now, the time in ms at which to ask again, or -1: when another of its calls has ended.
    #[napi]
    pub fn begin(&mut self, gateway: String, now: f64) -> f64 {
        match self.limiter.begin(&gateway, text::time(now)) {
            Ok(()) => 0.0,
            Err(Some(at)) => text::ms(at),
            Err(None) => -1.0,
        }
    }

    /// A call has ended, or did not come about.
    #[napi]
    pub fn ended(&mut self, gateway: String) {
        self.limiter.ended(&gateway);
    }
}
