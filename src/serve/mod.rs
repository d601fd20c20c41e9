//! `serve`: the site while it is edited, page by page, with updates and problems in the browser.
//!
//! The bytes of a page are those of a build; what is added to them is added in `http.rs` alone. How a
//! page is made is the pipeline's business, and how a terminal is written to the command line's.

mod client;
mod editor;
mod guard;
mod http;
mod live;
mod snapshot;
mod tabs;

pub use editor::Editor;
pub use live::{Live, Notice, Seen};

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::watch;

use snapshot::Snapshot;

/// How a site is served.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The site's folder; files outside of it are never opened in an editor.
    pub root: PathBuf,
    /// The names by which the server may be asked, beside those of this machine's loopback.
    pub host: Option<String>,
    /// What opens a file at a line.
    pub editor: Editor,
    /// Whether pages carry a bar with their label and problems.
    pub bar: bool,
}

/// What every request sees.
struct Served {
    settings: Settings,
    /// The newest snapshot; none before the first.
    newest: watch::Receiver<Option<Arc<Snapshot>>>,
}

/// So many ports after the one that is wanted are tried.
const PORTS: u16 = 20;

/// Takes a port: the one that is wanted, or the next free one. It is taken before anything is read,
/// so that the address is right from the first moment on.
///
/// # Errors
/// When none of them is free, or the address is none of this machine's.
pub fn bind(host: IpAddr, port: u16) -> io::Result<std::net::TcpListener> {
    let mut taken = None;
    for port in port..=port.saturating_add(PORTS) {
        match std::net::TcpListener::bind(SocketAddr::new(host, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => taken = Some(error),
            Err(error) => return Err(error),
        }
    }
    Err(taken.unwrap_or_else(|| io::ErrorKind::AddrInUse.into()))
}

/// Serves what `live` makes until `stop` is done.
///
/// # Errors
/// When the listener or the runtime can't be used.
pub fn serve(
    listener: std::net::TcpListener,
    live: &Live,
    settings: Settings,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let served = Arc::new(Served { settings, newest: live.newest() });
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let done = runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let listener = TcpListener::from_std(listener)?;
        let serving = axum::serve(listener, http::router(served));
        // Streams to tabs never end by themselves, so nothing is waited for.
        tokio::select! {
            result = serving.into_future() => result,
            () = stop => Ok(()),
        }
    });
    runtime.shutdown_background();
    done
}
