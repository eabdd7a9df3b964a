//! What the README says to write instead of the ways that mod_lua is called by. `fslua run`, hooks and hangup hooks are tried elsewhere.

use std::io::Write;
use std::net::{SocketAddr, TcpStream};

use eslng_switch::{Action, Switch};

use crate::serve::{no_grace, serve};

/// Has the switch run a command in the background.
fn bgapi(switch: SocketAddr, line: &str) -> TcpStream {
    let mut client = TcpStream::connect(switch).unwrap();
    write!(client, "auth ClueCon\n\nbgapi {line}\n\n").unwrap();
    client
}

/// `&lua(ivr.lua one)` and `execute_on_answer=lua ivr.lua one`.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn calls_that_the_switch_places_come_to_their_script() {
    let served = serve("error('another one was named')", no_grace).await;
    served.folder.write("ivr.lua", "session:execute('set', 'lab_ivr=' .. argv[1])");
    let named = format!("{}/ivr.lua one async full", served.address);
    for line in [
        format!("originate test/alice '&socket({named})'"),
        format!("originate {{execute_on_answer='socket {named}'}}test/alice &park"),
    ] {
        let _client = bgapi(served.switch.address(), &line);
        let set = served.events.application("set").unwrap_or_else(|_| panic!("{line}: the script did not run"));
        assert_eq!(set.get("Application-Data").as_deref(), Some("lab_ivr=one"), "{line}");
        served.end(&set.get("Unique-ID").unwrap());
    }
    served.stop().await;
}

/// `foo=${lua(hello.lua)}`: the script sets the variable, and the extension goes on with it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_extension_goes_on_with_what_a_script_has_found() {
    let served = serve("session:setVariable('foo', 'hello world') session:setAutoHangup(false)", no_grace).await;
    let actions = [Action::new("socket", format!("{} async full", served.address)), Action::new("set", "lab_foo=${foo}")];
    let switch = Switch::builder().extension("6000", actions).start().unwrap();
    let events = switch.events().unwrap();
    let _client = bgapi(switch.address(), "originate loopback/6000 &park");
    assert_eq!(events.application("set").unwrap().get("Application-Data").as_deref(), Some("lab_foo=hello world"));
    served.stop().await;
}
