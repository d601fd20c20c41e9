//! What a plain scalar is in YAML's core schema: null, a truth value, a number, or text.

/// A plain scalar, resolved.
pub(super) enum Scalar {
    Null,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Text,
}

pub(super) fn resolve(text: &str) -> Scalar {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Scalar::Null,
        "true" | "True" | "TRUE" => return Scalar::Bool(true),
        "false" | "False" | "FALSE" => return Scalar::Bool(false),
        ".inf" | ".Inf" | ".INF" | "+.inf" => return Scalar::Float(f64::INFINITY),
        "-.inf" | "-.Inf" | "-.INF" => return Scalar::Float(f64::NEG_INFINITY),
        ".nan" | ".NaN" | ".NAN" => return Scalar::Float(f64::NAN),
        _ => {}
    }
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let leading_zero =
        digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit());
    if !digits.starts_with(|first: char| first.is_ascii_digit() || first == '.') || leading_zero {
        return Scalar::Text;
    }
    if let Some(number) = in_radix(text, digits) {
        number
    } else if let Ok(number) = text.parse() {
        Scalar::Unsigned(number)
    } else if let Ok(number) = text.parse() {
        Scalar::Signed(number)
    } else if let Some(number) = finite(text) {
        Scalar::Float(number)
    } else {
        Scalar::Text
    }
}

/// A number that is no larger than numbers can be.
pub(super) fn finite(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// `0x1F`, `0o17` and `0b101`, with a sign or without.
fn in_radix(text: &str, digits: &str) -> Option<Scalar> {
    let radix = match digits.get(..2)? {
        "0x" => 16,
        "0o" => 8,
        "0b" => 2,
        _ => return None,
    };
    let digits = digits[2..].strip_prefix(['+', '-']).map_or(&digits[2..], |_| "");
    match text.starts_with('-') {
        true => i64::from_str_radix(&format!("-{digits}"), radix).ok().map(Scalar::Signed),
        false => u64::from_str_radix(digits, radix).ok().map(Scalar::Unsigned),
    }
}
