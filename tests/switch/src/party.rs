//! The endpoint `test`: a far end that does what a test says.

use std::time::Duration;

/// What the far end of a call to `test/NAME` does, step by step; behind the last step it stays as it is. One without steps
/// does nothing until the test tells it to.
#[derive(Clone, Debug, Default)]
pub struct Party {
    pub(crate) steps: Vec<Step>,
}

#[derive(Clone, Debug)]
pub(crate) enum Step {
    Wait(Duration),
    Ring,
    EarlyMedia,
    Answer,
    Press(String),
    HearPrompt,
    HangUp(String),
}

impl Party {
    /// A party that does nothing by itself.
    pub fn new() -> Self {
        Party::default()
    }

    /// Then it lets this time pass.
    #[must_use]
    pub fn waits(self, time: Duration) -> Self {
        self.then(Step::Wait(time))
    }

    /// Then it rings (CHANNEL_PROGRESS).
    #[must_use]
    pub fn rings(self) -> Self {
        self.then(Step::Ring)
    }

    /// Then it sends early media (CHANNEL_PROGRESS_MEDIA).
    #[must_use]
    pub fn sends_early_media(self) -> Self {
        self.then(Step::EarlyMedia)
    }

    /// Then it answers.
    #[must_use]
    pub fn answers(self) -> Self {
        self.then(Step::Answer)
    }

    /// Then it waits until something is played to it, or is being played already.
    #[must_use]
    pub fn hears_a_prompt(self) -> Self {
        self.then(Step::HearPrompt)
    }

    /// Then it presses digits (`12#`, or `12#@200` for 200 ms each).
    #[must_use]
    pub fn presses(self, digits: impl Into<String>) -> Self {
        self.then(Step::Press(digits.into()))
    }

    /// Then it hangs up, with a cause by name or number (NORMAL_CLEARING where there is none of it): `USER_BUSY` before
    /// answering is a busy line.
    #[must_use]
    pub fn hangs_up(self, cause: impl Into<String>) -> Self {
        self.then(Step::HangUp(cause.into()))
    }

    fn then(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }
}
