//! Extensions and their actions.

use std::collections::BTreeMap;

/// One action: an application with its argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    pub(crate) application: String,
    pub(crate) argument: String,
}

impl Action {
    /// An action that runs `application` with `argument`.
    pub fn new(application: impl Into<String>, argument: impl Into<String>) -> Self {
        Action { application: application.into(), argument: argument.into() }
    }

    /// `application argument`, as xferext writes it.
    pub(crate) fn parse(text: &str) -> Self {
        let (application, argument) = text.split_once(' ').unwrap_or((text, ""));
        Action::new(application, argument)
    }
}

/// Extensions by context and number.
#[derive(Clone, Debug)]
pub(crate) struct Dialplan {
    extensions: BTreeMap<(String, String), Vec<Action>>,
}

impl Default for Dialplan {
    /// What the switch of the recordings has in its context `default`, of the applications that this one knows.
    fn default() -> Self {
        let mut dialplan = Dialplan { extensions: BTreeMap::new() };
        let answer = || Action::new("answer", "");
        let park = || Action::new("park", "");
        let socket = |mode: &str| Action::new("socket", format!("127.0.0.1:8084 {mode}"));
        let digits = "1 4 3 5000 # tone_stream://%(200,100,440) tone_stream://%(200,100,200) ivr_digits \\d+ 2000";
        dialplan.add("default", "9196", vec![answer(), Action::new("echo", "")]);
        dialplan.add("default", "9664", vec![answer(), Action::new("playback", "tone_stream://%(2000,500,440,480);loops=100")]);
        dialplan.add("default", "9665", vec![answer(), Action::new("playback", "tone_stream://%(300,0,440)")]);
        dialplan.add("default", "1000", vec![answer(), park()]);
        dialplan.add("default", "1001", vec![park()]);
        let ring = |time: &str| vec![Action::new("ring_ready", ""), Action::new("sleep", time), answer(), park()];
        dialplan.add("default", "1002", ring("1000"));
        dialplan.add("default", "1003", vec![Action::new("pre_answer", ""), park()]);
        dialplan.add("default", "1004", vec![Action::new("hangup", "USER_BUSY")]);
        dialplan.add("default", "1005", ring("60000"));
        let result = Action::new("set", "ivr_result=${ivr_digits}");
        dialplan.add("default", "2000", vec![answer(), Action::new("play_and_get_digits", digits), result, park()]);
        dialplan.add("default", "5000", vec![socket("async full")]);
        dialplan.add("default", "5001", vec![socket("full")]);
        dialplan.add("default", "5002", vec![socket("async")]);
        dialplan.add("default", "5003", vec![Action::new("socket", "127.0.0.1:8084")]);
        let after = vec![answer(), socket("async full"), Action::new("set", "after_socket=yes"), park()];
        dialplan.add("default", "5004", after);
        dialplan
    }
}

impl Dialplan {
    /// Adds an extension, in the place of one of the same number.
    pub(crate) fn add(&mut self, context: &str, number: &str, actions: Vec<Action>) {
        self.extensions.insert((context.to_owned(), number.to_owned()), actions);
    }

    pub(crate) fn find(&self, context: &str, number: &str) -> Option<&[Action]> {
        self.extensions.get(&(context.to_owned(), number.to_owned())).map(Vec::as_slice)
    }
}
