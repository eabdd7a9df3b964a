//! Speaks to an event socket behind a TLS terminator (stunnel, a proxy): FreeSWITCH itself has none.
//!
//!     cargo run -p eslng --example tls -- 192.0.2.1:8443 switch.example.com ca.pem

use std::sync::Arc;

use eslng::Client;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let usage = "usage: tls HOST:PORT NAME CA_FILE";
    let mut arguments = std::env::args().skip(1);
    let (address, name) = (arguments.next().ok_or(usage)?, arguments.next().ok_or(usage)?);
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(arguments.next().ok_or(usage)?)? {
        roots.add(certificate?)?;
    }
    let config = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    let (connector, server) = (TlsConnector::from(Arc::new(config)), ServerName::try_from(name)?);
    // Called again after each loss.
    let open = move || {
        let (connector, server, address) = (connector.clone(), server.clone(), address.clone());
        async move { connector.connect(server, TcpStream::connect(address).await?).await }
    };
    let client = Client::builder_through(open).name("the switch behind TLS").connect().await?;
    println!("{}", client.api("echo over TLS").await?.text());
    client.close().await;
    Ok(())
}
