//! What kind of actor and what kind of event, in the words of the Armed Conflict Location & Event
//! Data project (ACLED).
//!
//! It knows the code book's lists and nothing of actors or events themselves.

use std::{fmt, str::FromStr};

use super::{
    Invalid, nearest,
    value::{choose, quoted, text_value, word_schema},
};

/// ACLED's kinds of actors, in the code book's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ActorType {
    /// Those who hold state power, and their forces.
    StateForces,
    /// Armed groups that want to replace or leave the state.
    RebelGroup,
    /// Armed groups with a political purpose short of that.
    PoliticalMilitia,
    /// Armed groups around an ethnic, religious or local identity.
    IdentityMilitia,
    /// Unorganised people who use violence.
    Rioters,
    /// People who demonstrate without violence.
    Protesters,
    /// Unarmed victims.
    Civilians,
    /// Forces of other states, international bodies, private security.
    External,
}

/// An ACLED event type with its sub-type: `Battles/Armed clash`. It orders by its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EventType {
    event: &'static str,
    sub_event: &'static str,
}

/// Every event type with its sub-types, in the code book's order. No sub-type stands under two.
const EVENTS: [(&str, &[&str]); 6] = [
    ("Battles", &["Armed clash", "Government regains territory", "Non-state actor overtakes territory"]),
    (
        "Explosions/Remote violence",
        &[
            "Air/drone strike",
            "Shelling/artillery/missile attack",
            "Chemical weapon",
            "Suicide bomb",
            "Remote explosive/landmine/IED",
            "Grenade",
        ],
    ),
    ("Violence against civilians", &["Sexual violence", "Attack", "Abduction/forced disappearance"]),
    ("Protests", &["Peaceful protest", "Protest with intervention", "Excessive force against protesters"]),
    ("Riots", &["Violent demonstration", "Mob violence"]),
    (
        "Strategic developments",
        &[
            "Agreement",
            "Arrests",
            "Change to group/activity",
            "Disrupted weapons use",
            "Headquarters or base established",
            "Looting/property destruction",
            "Non-violent transfer of territory",
            "Other",
        ],
    ),
];

impl ActorType {
    /// All kinds, in the code book's order.
    pub const ALL: [Self; 8] = [
        Self::StateForces,
        Self::RebelGroup,
        Self::PoliticalMilitia,
        Self::IdentityMilitia,
        Self::Rioters,
        Self::Protesters,
        Self::Civilians,
        Self::External,
    ];

    /// The code book's name: `Rebel group`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::StateForces => "State forces",
            Self::RebelGroup => "Rebel group",
            Self::PoliticalMilitia => "Political militia",
            Self::IdentityMilitia => "Identity militia",
            Self::Rioters => "Rioters",
            Self::Protesters => "Protesters",
            Self::Civilians => "Civilians",
            Self::External => "External/Other forces",
        }
    }
}

impl EventType {
    /// Every type with every one of its sub-types, in the code book's order.
    pub fn all() -> impl Iterator<Item = Self> {
        EVENTS
            .iter()
            .flat_map(|(event, sub_events)| sub_events.iter().map(move |sub_event| Self { event, sub_event }))
    }

    /// The type: `Battles`.
    pub fn event(self) -> &'static str {
        self.event
    }

    /// The sub-type: `Armed clash`.
    pub fn sub_event(self) -> &'static str {
        self.sub_event
    }
}

impl FromStr for ActorType {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        choose(text, "an ACLED actor type", &Self::ALL, Self::as_str)
    }
}

impl FromStr for EventType {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let Some((event, sub_event)) = split(text) else { return Err(refusal(text)) };
        match Self::all().find(|known| known.sub_event == sub_event) {
            Some(known) if known.event == event => Ok(known),
            Some(known) => {
                let right = known.event;
                let message = format!("`{sub_event}` is a sub-type of `{right}`, not of `{event}`");
                Err(Invalid::new(message).help(format!("Write `{known}`.")))
            }
            None => Err(refusal(text)),
        }
    }
}

impl fmt::Display for ActorType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for EventType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.event, self.sub_event)
    }
}

/// The type and what follows it. Slashes stand in the names as well, so the cut is after a known
/// type and not at the first slash.
fn split(text: &str) -> Option<(&'static str, &str)> {
    EVENTS.iter().find_map(|(event, _)| {
        let sub_event = text.strip_prefix(event)?.strip_prefix('/')?;
        Some((*event, sub_event))
    })
}

fn refusal(text: &str) -> Invalid {
    let refusal = Invalid::new(format!("{} is not an ACLED event type", quoted(text)));
    let named = |list: &[&str]| list.join(", ");
    if let Some((event, sub_events)) = EVENTS.iter().find(|(event, _)| *event == text) {
        let choices = named(sub_events);
        return Invalid::new(format!("`{event}` lacks its sub-type"))
            .help(format!("Add one of: {choices}; for example `{event}/{}`.", sub_events[0]));
    }
    // People write the sub-type alone as often as they misspell the whole.
    let known: Vec<(String, EventType)> = EventType::all()
        .flat_map(|known| [(known.to_string(), known), (known.sub_event.to_owned(), known)])
        .collect();
    if let Some(near) = nearest(text, known.iter().map(|(written, _)| written.as_str()))
        && let Some((_, meant)) = known.iter().find(|(written, _)| written == near)
    {
        return refusal.help(format!("Did you mean `{meant}`?"));
    }
    match split(text) {
        Some((event, _)) => {
            let choices = EVENTS.iter().find(|(known, _)| *known == event);
            refusal.help(format!(
                "The sub-types of `{event}` are: {}.",
                choices.map(|(_, sub_events)| named(sub_events)).unwrap_or_default()
            ))
        }
        None => refusal.help(format!(
            "Write `Type/Sub-type`, such as `Battles/Armed clash`; the types are: {}.",
            named(&EVENTS.map(|(event, _)| event))
        )),
    }
}

text_value!(
    ActorType,
    "an ACLED actor type such as Rebel group",
    word_schema("The kind of actor in ACLED's code book.", &ActorType::ALL.map(ActorType::as_str))
);

text_value!(EventType, "an ACLED event type such as Battles/Armed clash", {
    let all: Vec<String> = EventType::all().map(|known| known.to_string()).collect();
    let words: Vec<&str> = all.iter().map(String::as_str).collect();
    word_schema("ACLED event type and sub-type, with a slash between them.", &words)
});
