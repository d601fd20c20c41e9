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
    let leading_zero = digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit());
    if !digits.starts_with(|first: char| first.is_ascii_digit() || first == '.') || leading_zero {
        return Scalar::Text;
    }
    if let Ok(number) = text.parse() {
        Scalar::Unsigned(number)
    } else if let Ok(number) = text.parse() {
        Scalar::Signed(number)
    } else if let Ok(number) = text.parse() {
        Scalar::Float(number)
    } else {
        Scalar::Text
    }
}
