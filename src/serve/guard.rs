//! Who may ask. A page on the web can make a browser ask this machine; it can't choose the `Host`
//! that the browser sends, nor hide its own `Origin`.

use axum::http::{HeaderMap, header};

/// Whether a request names this server, and comes from one of its own pages or from no page.
pub(super) fn is_welcome(headers: &HeaderMap, own: Option<&str>) -> bool {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("\u{0}"));
    let Some(host) = text(header::HOST) else { return false };
    let origin = text(header::ORIGIN);
    is_own(name_of(host), own)
        && origin.is_none_or(|origin| {
            origin.split_once("://").is_some_and(|(_, authority)| authority.eq_ignore_ascii_case(host))
        })
}

/// Whether a name is this machine's loopback, or the one that the server was told to listen on.
fn is_own(name: &str, own: Option<&str>) -> bool {
    let name = name.to_ascii_lowercase();
    let loopback = name == "localhost" || name == "[::1]" || name.parse().is_ok_and(is_loopback);
    loopback
        || own.is_some_and(|own| {
            let own = own.to_ascii_lowercase();
            // Whoever listens on every address is asked by any of them; a name could be anybody's.
            let any = matches!(own.as_str(), "0.0.0.0" | "::");
            name == own || name == format!("[{own}]") || any && is_address(&name)
        })
}

fn is_loopback(address: std::net::Ipv4Addr) -> bool {
    address.is_loopback()
}

fn is_address(name: &str) -> bool {
    let bare = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
    bare.parse::<std::net::IpAddr>().is_ok()
}

/// A host without its port.
fn name_of(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) && !host.ends_with(']') => name,
        _ => host,
    }
}
