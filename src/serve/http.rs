//! Addresses, methods and headers: what HTTP wants of an answer.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes as Payload};
use axum::extract::{RawQuery, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;

use super::Served;
use super::client::{BASE, placeholder, script, with_script};
use super::editor::Spot;
use super::snapshot::{Answer, Bytes, Snapshot};
use super::{guard, tabs};
use crate::model::Digest;
use crate::parse::markdown::decoded;
use crate::source::is_stray;

/// The first look at a large site takes a while; whoever asks earlier waits so long.
const PATIENCE: Duration = Duration::from_secs(120);
/// What the editor is asked to open is a path and two numbers.
const LONGEST_WISH: usize = 16 * 1024;

/// All addresses.
pub(super) fn router(served: Arc<Served>) -> Router {
    Router::new()
        .route(&format!("{BASE}client.js"), get(client))
        .route(&format!("{BASE}events"), get(events))
        .route(&format!("{BASE}open"), post(open))
        .fallback(page)
        .layer(middleware::from_fn_with_state(Arc::clone(&served), guarded))
        .with_state(served)
}

async fn guarded(State(served): State<Arc<Served>>, request: Request, next: Next) -> Response {
    if !guard::is_welcome(request.headers(), served.settings.host.as_deref()) {
        let why = "This preview answers only pages of its own, asked for by this machine’s name.\n";
        return (StatusCode::FORBIDDEN, why).into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, header::HeaderValue::from_static("nosniff"));
    response
}

async fn client() -> Response {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], script()).into_response()
}

async fn events(State(served): State<Arc<Served>>, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    let field = |name: &str| {
        let fields = url::form_urlencoded::parse(query.as_bytes());
        fields.into_iter().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    };
    let path = decoded(&field("path").unwrap_or_default());
    let shows = field("generation").and_then(|number| number.parse().ok()).unwrap_or(0);
    tabs::stream(served, path, shows).into_response()
}

/// What is to be opened.
#[derive(Deserialize)]
struct Wish {
    path: String,
    #[serde(default)]
    line: Option<u32>,
    #[serde(default)]
    column: Option<u32>,
}

async fn open(State(served): State<Arc<Served>>, headers: HeaderMap, body: Body) -> Response {
    let refuse = |status: StatusCode, message: &str| {
        (status, axum::Json(serde_json::json!({ "message": message }))).into_response()
    };
    // No form and no link can send this header, only a script of a page from here.
    if headers.get("x-dateline").is_none_or(|value| value != "open") {
        return refuse(StatusCode::FORBIDDEN, "Only the preview itself may open files.");
    }
    let Ok(body) = axum::body::to_bytes(body, LONGEST_WISH).await else {
        return refuse(StatusCode::PAYLOAD_TOO_LARGE, "That is no file to be opened.");
    };
    let Ok(wish) = serde_json::from_slice::<Wish>(&body) else {
        return refuse(StatusCode::BAD_REQUEST, "That is no file to be opened.");
    };
    let Some(path) = inside(&served.settings.root, &wish.path) else {
        return refuse(StatusCode::NOT_FOUND, "The site has no such file.");
    };
    let spot = Spot { path: &path, line: wish.line.unwrap_or(1), column: wish.column.unwrap_or(1) };
    match served.settings.editor.open(&spot) {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(message) => refuse(StatusCode::NOT_IMPLEMENTED, &message),
    }
}

/// A file of the site, with links resolved; none that lies outside of it.
fn inside(root: &Path, path: &str) -> Option<std::path::PathBuf> {
    let plain = path.split('/').all(|part| !part.is_empty() && !is_stray(part));
    let root = root.canonicalize().ok()?;
    let file = root.join(path).canonicalize().ok()?;
    (plain && file.starts_with(&root) && file.is_file()).then_some(file)
}

async fn page(State(served): State<Arc<Served>>, method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response();
    }
    let Ok(Some(snapshot)) = tokio::time::timeout(PATIENCE, newest(&served)).await else {
        return (StatusCode::SERVICE_UNAVAILABLE, "The site is still being read.\n").into_response();
    };
    let path = decoded(uri.path());
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    // A page may have to be rendered, and others want to be answered meanwhile.
    let answered = tokio::task::spawn_blocking(move || {
        let answer = snapshot.answer(&path);
        respond(&snapshot, answer, &query, &headers)
    });
    answered.await.unwrap_or_else(|_| {
        let html = placeholder("The page could not be made: the preview failed.");
        (StatusCode::INTERNAL_SERVER_ERROR, [(header::CONTENT_TYPE, HTML)], html).into_response()
    })
}

/// The newest snapshot, as soon as there is one.
async fn newest(served: &Served) -> Option<Arc<Snapshot>> {
    let mut newest = served.newest.clone();
    let snapshot = newest.wait_for(Option::is_some).await.ok()?;
    snapshot.clone()
}

const HTML: &str = "text/html; charset=utf-8";

fn respond(snapshot: &Snapshot, answer: Answer, query: &str, headers: &HeaderMap) -> Response {
    let html = |status: StatusCode, page: &[u8]| {
        let page = with_script(page, snapshot.generation);
        (status, [(header::CONTENT_TYPE, HTML)], page).into_response()
    };
    match answer {
        Answer::File(name, bytes) => file(snapshot, &name, &bytes, headers),
        Answer::Moved(address) => {
            (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, format!("{address}{query}"))])
                .into_response()
        }
        Answer::Missing(Some(page)) => html(StatusCode::NOT_FOUND, &page.bytes),
        Answer::Missing(None) => html(StatusCode::NOT_FOUND, &placeholder("There is no such page.")),
        Answer::Broken(problem) => {
            html(StatusCode::INTERNAL_SERVER_ERROR, &placeholder(&format!("No page: {}.", problem.message)))
        }
    }
}

/// A page or a file, or the part of it that is asked for, or nothing if it is known.
fn file(snapshot: &Snapshot, name: &str, bytes: &Bytes, headers: &HeaderMap) -> Response {
    let is_html = name.ends_with(".html");
    let body = if is_html { with_script(&bytes.bytes, snapshot.generation) } else { bytes.bytes.clone() };
    let etag = match is_html {
        true => format!("\"{}\"", Digest::of(&body)),
        false => format!("\"{}\"", bytes.digest),
    };
    let known = headers.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    if known.is_some_and(|known| known == "*" || known.split(',').any(|known| known.trim() == etag)) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, etag)]).into_response();
    }
    let kind = type_of(name);
    let common =
        [(header::CONTENT_TYPE, kind), (header::ETAG, etag), (header::ACCEPT_RANGES, "bytes".to_owned())];
    let length = body.len() as u64;
    let wanted = headers.get(header::RANGE).and_then(|range| range.to_str().ok());
    let wanted = wanted.and_then(|range| http_range_header::parse_range_header(range).ok());
    match wanted.map(|ranges| ranges.validate(length)) {
        None => (StatusCode::OK, common, body).into_response(),
        Some(Ok(ranges)) if ranges.len() == 1 => {
            let (start, end) = (*ranges[0].start(), *ranges[0].end());
            let part = Payload::from(body).slice(index(start)..=index(end));
            let range = [(header::CONTENT_RANGE, format!("bytes {start}-{end}/{length}"))];
            (StatusCode::PARTIAL_CONTENT, common, range, part).into_response()
        }
        // Whoever asks for several parts gets the whole, as the standard allows.
        Some(Ok(_)) => (StatusCode::OK, common, body).into_response(),
        Some(Err(_)) => {
            let range = [(header::CONTENT_RANGE, format!("bytes */{length}"))];
            (StatusCode::RANGE_NOT_SATISFIABLE, range).into_response()
        }
    }
}

/// A byte of something that lies in memory.
fn index(at: u64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

/// The media type of a file, by its name.
fn type_of(name: &str) -> String {
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    let text = kind.type_() == mime_guess::mime::TEXT
        || matches!(kind.essence_str(), "application/json" | "application/xml" | "image/svg+xml");
    if text { format!("{}; charset=utf-8", kind.essence_str()) } else { kind.essence_str().to_owned() }
}
