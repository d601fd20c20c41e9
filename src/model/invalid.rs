//! Why a value was refused. Every value type of this folder fails with [`Invalid`].

use std::fmt;

/// What is wrong with a value, and what to do about it.
///
/// It displays as one line, or as two with the help after the newline: in that form it crosses
/// serde, which carries nothing but text, and [`Invalid::from_text`] reads it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid {
    /// One clause without a full stop: "`2021-04-31` is not a date: April has 30 days".
    pub message: String,
    /// One sentence that says what to do.
    pub help: Option<String>,
}

impl Invalid {
    /// A refusal without advice.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    /// Adds what to do.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Reads the displayed form back.
    pub fn from_text(text: &str) -> Self {
        match text.split_once('\n') {
            Some((message, help)) => Self::new(message).help(help),
            None => Self::new(text),
        }
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.help {
            Some(help) => write!(f, "\n{help}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Invalid {}
