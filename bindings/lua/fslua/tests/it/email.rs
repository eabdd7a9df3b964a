//! `freeswitch.email` by SMTP, against a small server.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread::JoinHandle;

use fslua::config::Options;
use fslua::host::Host;

use crate::harness::{Folder, PATIENCE, options, run, succeeded, switch};

/// What a server was given.
#[derive(Debug, Default, PartialEq)]
struct Received {
    envelope: Vec<String>,
    mail: String,
}

/// Takes one mail on a loopback port; whom it refuses is named `nobody`.
fn server() -> (SocketAddr, JoinHandle<Received>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    (address, std::thread::spawn(move || take(listener.accept().unwrap().0)))
}

fn take(mut stream: TcpStream) -> Received {
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let mut received = Received::default();
    stream.write_all(b"220 lab.example ESMTP\r\n").unwrap();
    while let Some(line) = lines.next().transpose().unwrap() {
        let answer = match line.split([' ', ':']).next().unwrap() {
            "EHLO" => "250-lab.example\r\n250 8BITMIME",
            "RCPT" if line.contains("nobody@") => "550 nobody of this name",
            "MAIL" | "RCPT" => {
                received.envelope.push(line);
                "250 fine"
            }
            "DATA" => {
                stream.write_all(b"354 go on\r\n").unwrap();
                let mail = lines.by_ref().map(Result::unwrap).take_while(|line| line != ".");
                received.mail = mail.collect::<Vec<_>>().join("\n");
                "250 taken"
            }
            "QUIT" => {
                // It may not wait for this.
                let _ = stream.write_all(b"221 bye\r\n");
                break;
            }
            _ => "250 fine",
        };
        stream.write_all(format!("{answer}\r\n").as_bytes()).unwrap();
    }
    received
}

async fn send(server: SocketAddr, script: &str, limit: f64) -> fslua::script::Outcome {
    let (switch, folder) = (switch(), Folder::new());
    folder.write("voicemail.wav", "RIFF s\u{f6}und\0");
    let script = folder.write("mail.lua", &script.replace("FOLDER", &folder.0.display().to_string()));
    let given = Options {
        smtp: Some(format!("smtp://{server}")),
        time_limit: Some(limit),
        grace: Some(0.0),
        ..options(&switch, &folder)
    };
    run(&Host::new(given).unwrap(), &script, &[]).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_with_an_attachment_is_delivered() {
    let (address, taken) = server();
    let script = "assert(freeswitch.email('1001@lab.example,ops@lab.example', 'Switch <fs@lab.example>',
        \"subject: Voicemail from 1234\\nX-Lab: 1\\n\", 'Hello,\\n.\\nclick it', 'FOLDER/voicemail.wav') == true)";
    succeeded("mail", &send(address, script, 20.0).await).unwrap();
    let Received { envelope, mail } = taken.join().unwrap();
    let envelope: Vec<&str> = envelope.iter().map(|line| line.split('>').next().unwrap()).collect();
    assert_eq!(envelope, ["MAIL FROM:<fs@lab.example", "RCPT TO:<1001@lab.example", "RCPT TO:<ops@lab.example"]);
    let lower = mail.to_lowercase();
    for part in [
        "from: switch <fs@lab.example>",
        "to: 1001@lab.example, ops@lab.example",
        "subject: voicemail from 1234",
        "x-lab: 1",
        "content-disposition: attachment; filename=\"voicemail.wav\"",
        // The file, and the dot alone on its line, which SMTP doubles.
        "uklgribzw7z1bmqa",
        "hello,\n..\nclick it",
    ] {
        assert!(lower.contains(part), "{part}: {mail}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_that_is_refused_is_false() {
    let (address, taken) = server();
    let script = "assert(freeswitch.email('nobody@lab.example', 'fs@lab.example', 'subject: x\\n', 'x') == false)";
    succeeded("mail", &send(address, script, 20.0).await).unwrap();
    assert_eq!(taken.join().unwrap().mail, "");
    // Nobody listens there any more.
    succeeded("mail", &send(address, script, 20.0).await).unwrap();
}

/// A server that never says a word keeps no script beyond its limit.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_never_answers_keeps_no_script() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let script = "freeswitch.email('1001@lab.example', 'fs@lab.example', 'subject: x\\n', 'x')";
    let outcome = send(listener.local_addr().unwrap(), script, 0.5).await;
    assert_eq!(outcome.end.label(), "time");
}
