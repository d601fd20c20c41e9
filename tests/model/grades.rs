//! Labels, audiences, grades, likelihoods and ACLED's lists.

use dateline::model::{ActorType, Audience, Credibility, EventType, Likelihood, Precision, Reliability, Tlp};

use super::{refuses, schema, value, yaml};

#[test]
fn tlp_is_read_with_and_without_its_prefix() {
    for (text, label) in [
        ("CLEAR", "TLP:CLEAR"),
        ("GREEN", "TLP:GREEN"),
        ("AMBER", "TLP:AMBER"),
        ("AMBER+STRICT", "TLP:AMBER+STRICT"),
        ("RED", "TLP:RED"),
    ] {
        let tlp: Tlp = value(text);
        assert_eq!(tlp.label(), label);
        assert_eq!(tlp.to_string(), text);
        assert_eq!(value::<Tlp>(label), tlp);
        assert_eq!(yaml::<Tlp>(text), Ok(tlp));
    }
    assert!(Tlp::ALL.is_sorted());
    assert_eq!(Tlp::default(), Tlp::Clear);
}

#[test]
fn tlp_refuses_what_the_standard_does_not_write() {
    for (text, message, help) in [
        ("WHITE", "a label of TLP 1", "Write `CLEAR`"),
        ("TLP:WHITE", "a label of TLP 1", "Write `CLEAR`"),
        ("white", "a label of TLP 1", "Write `CLEAR`"),
        ("clear", "not how TLP writes", "Write `CLEAR`"),
        ("tlp:amber", "not how TLP writes", "Write `AMBER`"),
        ("TLP: RED", "not how TLP writes", "Write `RED`"),
        ("AMBER-STRICT", "not how TLP writes", "Write `AMBER+STRICT`"),
        ("Amber + Strict", "not how TLP writes", "Write `AMBER+STRICT`"),
        ("GREN", "not a TLP 2.0 label", "Did you mean `GREEN`?"),
        ("SECRET", "not a TLP 2.0 label", "CLEAR, GREEN, AMBER, AMBER+STRICT, RED"),
        ("", "not a TLP 2.0 label", ""),
    ] {
        refuses::<Tlp>(text, message, help);
    }
}

#[test]
fn an_audience_admits_labels_up_to_its_own() {
    let widest = [
        (Audience::Public, Tlp::Clear),
        (Audience::Community, Tlp::Green),
        (Audience::Partners, Tlp::Amber),
        (Audience::Internal, Tlp::AmberStrict),
        (Audience::Named, Tlp::Red),
    ];
    assert_eq!(widest.map(|(audience, _)| audience), Audience::ALL);
    for (audience, widest) in widest {
        assert_eq!(audience.widest(), widest);
        for tlp in Tlp::ALL {
            assert_eq!(audience.admits(tlp), tlp <= widest, "{audience} and {tlp}");
        }
        assert_eq!(value::<Audience>(audience.as_str()), audience);
    }
    assert_eq!(Audience::default(), Audience::Public);
    refuses::<Audience>("Public", "not an audience", "Did you mean `public`?");
    refuses::<Audience>("all", "not an audience", "public, community");
}

#[test]
fn grades_are_read_from_letters_and_numbers() {
    assert_eq!(yaml::<Reliability>("C"), Ok(Reliability::C));
    assert_eq!(Reliability::C.meaning(), "fairly reliable");
    assert_eq!(Reliability::ALL.map(|grade| grade.to_string()).concat(), "ABCDEF");
    for text in ["2", "\"2\""] {
        assert_eq!(yaml::<Credibility>(text), Ok(Credibility::ProbablyTrue));
    }
    assert_eq!(serde_json::to_string(&Credibility::ProbablyTrue).ok().as_deref(), Some("2"));
    assert_eq!(Credibility::ALL.map(Credibility::number), [1, 2, 3, 4, 5, 6]);
    assert_eq!(Credibility::CannotBeJudged.meaning(), "cannot be judged");
    assert_eq!(schema::<Credibility>()["type"], "integer");
}

#[test]
fn a_refused_grade_says_where_its_half_goes() {
    let apart = "`reliability: C` on the source, `credibility: 2` on the item";
    refuses::<Reliability>("C2", "not an Admiralty reliability", apart);
    refuses::<Credibility>("C2", "not an Admiralty credibility", apart);
    refuses::<Credibility>("c2", "not an Admiralty credibility", apart);
    refuses::<Reliability>("c", "not an Admiralty reliability", "Write `C`.");
    for text in ["G", "", "AA", "2", "é"] {
        refuses::<Reliability>(text, "not an Admiralty reliability", "from A");
    }
    for text in ["0", "7", "-1", "+1", "01", "", "12", "C"] {
        refuses::<Credibility>(text, "not an Admiralty credibility", "from 1");
    }
}

#[test]
fn likelihoods_cover_1_to_99_per_cent_without_a_gap() {
    let ranges = Likelihood::ALL.map(Likelihood::range);
    assert_eq!((ranges[0].0, ranges[6].1), (1, 99));
    assert!(ranges.windows(2).all(|pair| pair[0].1 == pair[1].0));
    for term in Likelihood::ALL {
        assert_eq!(value::<Likelihood>(term.as_str()), term);
    }
    for (synonym, term) in [
        ("remote", "almost no chance"),
        ("highly improbable", "very unlikely"),
        ("improbable", "unlikely"),
        ("roughly even odds", "roughly even chance"),
        ("probable", "likely"),
        ("Probably", "likely"),
        ("highly probable", "very likely"),
        ("nearly certain", "almost certain"),
    ] {
        refuses::<Likelihood>(synonym, "second row", &format!("Write `{term}`"));
    }
    refuses::<Likelihood>("Likely", "not an ICD 203 likelihood", "Did you mean `likely`?");
    refuses::<Likelihood>("maybe", "not an ICD 203 likelihood", "Use one of: almost no chance");
}

#[test]
fn actor_types_are_acleds() {
    assert_eq!(ActorType::ALL.len(), 8);
    for kind in ActorType::ALL {
        assert_eq!(value::<ActorType>(kind.as_str()), kind);
    }
    refuses::<ActorType>("Rebel groups", "not an ACLED actor type", "Did you mean `Rebel group`?");
    refuses::<ActorType>("rioters", "not an ACLED actor type", "Did you mean `Rioters`?");
}

#[test]
fn event_types_are_cut_after_the_type_and_not_at_the_first_slash() {
    assert_eq!(EventType::all().count(), 25);
    for kind in EventType::all() {
        assert_eq!(value::<EventType>(&kind.to_string()), kind);
    }
    let strike: EventType = value("Explosions/Remote violence/Air/drone strike");
    assert_eq!(strike.event(), "Explosions/Remote violence");
    assert_eq!(strike.sub_event(), "Air/drone strike");
}

#[test]
fn a_refused_event_type_is_set_right() {
    for (text, message, help) in [
        ("Battles/Armed clashes", "not an ACLED event type", "Did you mean `Battles/Armed clash`?"),
        ("battles/armed clash", "not an ACLED event type", "Did you mean `Battles/Armed clash`?"),
        ("Armed clash", "not an ACLED event type", "Did you mean `Battles/Armed clash`?"),
        (
            "Protests/Mob violence",
            "`Mob violence` is a sub-type of `Riots`, not of `Protests`",
            "Write `Riots/Mob violence`.",
        ),
        ("Riots", "`Riots` lacks its sub-type", "Violent demonstration, Mob violence"),
        ("Riots/Conversation", "not an ACLED event type", "sub-types of `Riots` are"),
        ("Negotiations", "not an ACLED event type", "the types are: Battles"),
        ("", "not an ACLED event type", ""),
    ] {
        refuses::<EventType>(text, message, help);
    }
    let words = schema::<EventType>()["enum"].as_array().map(Vec::len);
    assert_eq!(words, Some(25));
}

#[test]
fn precisions_are_words() {
    for precision in Precision::ALL {
        assert_eq!(value::<Precision>(precision.as_str()), precision);
    }
    refuses::<Precision>("exactly", "not a precision", "Did you mean `exact`?");
}
