//! A preview on a port of its own, and a browser that only reads.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use dateline::pipeline::Session;
use dateline::serve::{self, Editor, Live, Notice, Settings};
use dateline::source::{DiskSource, Source, Watch};
use serde_json::Value;

use crate::support::{DiskSite, SiteTest};

/// What a test waits for comes within this time, or never.
const PATIENCE: Duration = Duration::from_secs(30);

/// A site that is served while it is edited.
pub struct Preview {
    pub site: DiskSite,
    address: SocketAddr,
    live: Arc<Live>,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Preview {
    /// Serves a site, and waits until it can be seen.
    pub fn new(site: SiteTest) -> Self {
        Self::with(site, "true {path}")
    }

    /// The same, with an editor.
    pub fn with(site: SiteTest, editor: &str) -> Self {
        let site = DiskSite::new(site);
        let listener = serve::bind(IpAddr::V4(Ipv4Addr::LOCALHOST), 0).unwrap();
        let address = listener.local_addr().unwrap();
        let source: Arc<dyn Source> = Arc::new(DiskSource::new(site.root()));
        let live = Arc::new(Live::new(Arc::clone(&source), site.options.overrides.now));
        let session = Session::new(source, None, site.options.clone());
        let watch = Watch::new(&site.root()).unwrap();
        let (now, worker) = (site.options.overrides.now, Arc::clone(&live));
        thread::spawn(move || worker.run(session, Notice::Told(watch), || now, || {}, |_| {}, || {}));
        let settings = Settings {
            root: site.root(),
            host: None,
            editor: Editor::new(Some(editor.to_owned())),
            bar: true,
        };
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let served = Arc::clone(&live);
        thread::spawn(move || {
            let stopped = async {
                let _ = stopped.await;
            };
            serve::serve(listener, &served, settings, stopped).unwrap();
        });
        let preview = Self { site, address, live, stop: Some(stop) };
        preview.get("/");
        preview
    }

    /// Sends a request as it stands, and reads the answer.
    pub fn send(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        // Whoever refuses a request may close before it was read to its end.
        let _ = stream.read_to_end(&mut bytes);
        let end =
            bytes.windows(4).position(|part| part == b"\r\n\r\n").unwrap_or(bytes.len().saturating_sub(4));
        let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
        Answer { status, head, body: bytes.split_off(end + 4) }
    }

    /// A request with a method and more headers.
    pub fn ask(&self, method: &str, path: &str, headers: &str, body: &str) -> Answer {
        let host = format!("localhost:{}", self.address.port());
        let length = body.len();
        self.send(&format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
        ))
    }

    /// What is at a path.
    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "", "")
    }

    /// The messages to a tab that shows this path; the first one comes at once.
    pub fn tab(&self, path: &str) -> Tab {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let port = self.address.port();
        let request = format!(
            "GET /__dateline/events?path={path}&generation=0 HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut tab = Tab { lines: BufReader::new(stream), last: Value::Null };
        tab.next();
        tab
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.live.stop();
        self.stop.take().map(|stop| stop.send(()));
    }
}

/// A tab that listens.
pub struct Tab {
    lines: BufReader<TcpStream>,
    pub last: Value,
}

impl Tab {
    /// The next message.
    pub fn next(&mut self) -> &Value {
        let begun = Instant::now();
        loop {
            assert!(begun.elapsed() < PATIENCE, "nothing more came; the last message was {}", self.last);
            let mut line = String::new();
            assert!(self.lines.read_line(&mut line).unwrap() > 0, "the stream ended");
            if let Some(data) = line.strip_prefix("data: ") {
                self.last = serde_json::from_str(data).unwrap();
                return &self.last;
            }
        }
    }

    /// The next message of which this is true.
    pub fn until(&mut self, is_it: impl Fn(&Value) -> bool) -> &Value {
        while !is_it(self.next()) {}
        &self.last
    }
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The bytes of a page without what a preview adds.
    pub fn page(&self) -> Vec<u8> {
        let text = self.text();
        let (before, rest) = text.split_once("<script src=\"/__dateline/client.js\"").unwrap();
        let (_, after) = rest.split_once("</script>").unwrap();
        [before, after].concat().into_bytes()
    }

    pub fn header(&self, name: &str) -> &str {
        let line = self.head.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")));
        line.unwrap_or_default()
    }
}
