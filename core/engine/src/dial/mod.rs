//! Dial strings: `{a=b,c='d e'}[leg=1]sofia/gateway/x/1234|user/1000`, read and written as FreeSWITCH reads them, and
//! [`Originate`], the command that calls them.
//!
//! Nothing that stands in a part can become structure: it is escaped as often as the switch will take it apart, or refused with the
//! reason. A value with `${` is refused: the switch would drop it, or expand it later.

mod endpoint;
mod error;
mod originate;
pub(crate) mod split;
mod string;
mod variables;

pub use endpoint::{Endpoint, SipAddress};
pub(crate) use error::on_one_line;
pub use error::{DialError, DialProblem};
pub use originate::{Originate, Target};
pub use string::{Attempt, DialString, Leg};
pub use variables::Variables;
