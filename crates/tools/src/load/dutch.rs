//! The English messages of serde, toml and serde_json, in Dutch, with the names they mention kept.
//!
//! Both libraries only offer sentences, so this room reads sentences; a sentence it does not know stays as it is
//! behind a Dutch introduction. The tests hold every sentence we rely on against the libraries themselves.

mod sentences;

use crate::check::suggest;
use sentences::{JSON, TOML, UNQUOTED};

/// What went wrong while reading a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A field the type does not have.
    UnknownField(String),
    /// A field the type must have.
    MissingField(String),
    /// A word outside a fixed list; the list.
    UnknownWord(Vec<String>),
    /// Another type of value than expected; what was found and what was expected, in English.
    WrongType(String, String),
    /// The file is not well-formed.
    Syntax,
    /// A message of our own types.
    Other,
}

/// A mistake in Dutch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What sort of mistake.
    pub kind: Kind,
    /// Stable code.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub advice: String,
}

impl Fault {
    fn new(kind: Kind, code: &'static str, message: impl Into<String>, advice: impl Into<String>) -> Fault {
        Fault { kind, code, message: message.into(), advice: advice.into() }
    }
}

/// A message of serde while reading a value.
pub fn of_value(message: &str) -> Fault {
    let (head, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    let names = marked(expected);
    if let Some(name) = head.strip_prefix("unknown field ").map(unmark) {
        let advice = suggest::nearest(&name, names.iter().map(String::as_str));
        let advice = match advice {
            Some(near) => format!("Bedoelde u `{near}`?"),
            None => format!("Haal het weg; hier mogen: {}.", suggest::list(names.iter().map(String::as_str))),
        };
        let message = format!("Het veld `{name}` bestaat hier niet.");
        return Fault::new(Kind::UnknownField(name), "unknown-field", message, advice);
    }
    if let Some(name) = head.strip_prefix("missing field ").map(unmark) {
        let message = format!("Het veld `{name}` ontbreekt.");
        return Fault::new(Kind::MissingField(name), "missing-field", message, "Vul het in.");
    }
    if let Some(word) = head.strip_prefix("unknown variant ").map(unmark) {
        let advice = suggest::hint(&word, names.iter().map(String::as_str));
        return Fault::new(
            Kind::UnknownWord(names),
            "unknown-word",
            format!("`{word}` kan hier niet."),
            advice,
        );
    }
    if let Some(name) = head.strip_prefix("duplicate field ").map(unmark) {
        return Fault::new(
            Kind::Other,
            "duplicate-field",
            format!("Het veld `{name}` staat er twee keer."),
            "Haal er één weg.",
        );
    }
    // Serde takes a list for a table, and only finds it too short or too long.
    let list = head.starts_with("invalid length ").then_some("sequence");
    let found = head.strip_prefix("invalid type: ").or_else(|| head.strip_prefix("invalid value: ")).or(list);
    if let Some(found) = found {
        let message =
            format!("Hier staat {}, maar dit moet {} zijn.", found_type(found), expected_type(expected));
        return Fault::new(
            Kind::WrongType(found.to_owned(), expected.to_owned()),
            "wrong-type",
            message,
            "Verbeter de waarde.",
        );
    }
    if head == "wanted string or table" {
        let kind = Kind::WrongType(String::new(), "a string".to_owned());
        return Fault::new(
            kind,
            "wrong-type",
            "Hier moet een woord tussen aanhalingstekens staan.",
            "Verbeter de waarde.",
        );
    }
    if head.ends_with("number overflowed") {
        return Fault::new(Kind::Other, "wrong-type", "Dit getal is te groot.", "Verbeter het getal.");
    }
    // Our own types speak Dutch themselves.
    Fault::new(Kind::Other, "invalid-value", sentence(message), "Verbeter de waarde.")
}

/// A message of the TOML parser.
pub fn of_toml(message: &str) -> Fault {
    let (head, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    let known = TOML.iter().find(|(english, _)| *english == head).map(|(_, dutch)| (*dutch).to_owned());
    let message = known.unwrap_or_else(|| {
        let type_name = head.strip_prefix("cannot extend value of type ");
        match type_name.and_then(|rest| rest.strip_suffix(" with a dotted key")) {
            Some(_) => "Dit veld heeft al een waarde en kan geen onderdelen krijgen.".to_owned(),
            None => format!("Dit is geen geldige TOML ({head})."),
        }
    });
    let advice = match expected {
        _ if message == UNQUOTED => "Zet de tekst tussen dubbele aanhalingstekens.".to_owned(),
        "" if head == "duplicate key" => {
            "Haal er één weg, of begin elk onderdeel van een lijst met dubbele haken, `[[…]]`.".to_owned()
        }
        "" => "Verbeter de schrijfwijze.".to_owned(),
        "nothing" => "Haal weg wat hier te veel staat.".to_owned(),
        _ => format!("Hier kan staan: {}.", tokens(expected)),
    };
    Fault::new(Kind::Syntax, "syntax", message, advice)
}

/// A message of serde_json, which ends in its own line and column.
pub fn of_json(error: &serde_json::Error) -> Fault {
    let text = error.to_string();
    let message = text.rsplit_once(" at line ").map_or(text.as_str(), |(message, _)| message);
    let place = match (error.line(), error.column()) {
        (0, _) => String::new(),
        (line, column) => format!(" (regel {line}, teken {column})"),
    };
    if error.classify() == serde_json::error::Category::Data {
        let mut fault = of_value(message);
        fault.message = format!("{}{place}.", fault.message.trim_end_matches('.'));
        return fault;
    }
    let known = JSON.iter().find(|(english, _)| message.starts_with(english)).map(|(_, dutch)| *dutch);
    let message = match known {
        Some(dutch) => format!("{dutch}{place}."),
        None => format!("Dit is geen geldige JSON{place}: {message}."),
    };
    Fault::new(Kind::Syntax, "syntax", message, "Verbeter de schrijfwijze.")
}

/// The words in code marks.
fn marked(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn unmark(text: &str) -> String {
    text.trim_matches('`').to_owned()
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    let end = if text.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{first}{}{end}", letters.as_str())
}

/// `string "x"`, ``integer `5` ``, `map` in Dutch.
fn found_type(found: &str) -> String {
    const TYPES: [(&str, &str); 9] = [
        ("string", "de tekst"),
        ("integer", "het getal"),
        ("floating point", "het getal"),
        ("boolean", "de waarde"),
        ("character", "de tekst"),
        ("map", "een tabel"),
        ("sequence", "een lijst"),
        ("null", "null"),
        ("unit value", "niets"),
    ];
    for (english, dutch) in TYPES {
        if let Some(value) = found.strip_prefix(english) {
            return format!("{dutch}{value}");
        }
    }
    found.to_owned()
}

fn expected_type(expected: &str) -> &str {
    match expected {
        "a string" | "a borrowed string" | "string or table" => "een tekst tussen aanhalingstekens",
        "a boolean" => "true of false",
        "i32" | "i64" | "u32" | "u64" | "usize" => "een geheel getal",
        "a map" => "een tabel",
        _ if expected.starts_with("struct ") => "een tabel",
        _ if expected.starts_with("a sequence") || expected.starts_with("an array") => "een lijst",
        _ => expected,
    }
}

/// The tokens the TOML parser would accept.
fn tokens(expected: &str) -> String {
    const WORDS: [(&str, &str); 17] = [
        ("newline", "een nieuwe regel"),
        ("key", "een veldnaam"),
        ("value", "een waarde"),
        ("numbers", "cijfers"),
        ("digits", "cijfers"),
        ("letters", "letters"),
        ("basic string", "tekst tussen \"…\""),
        ("literal string", "tekst tussen '…'"),
        ("unquoted string", "een naam zonder aanhalingstekens"),
        ("unicode hexadecimal value", "cijfers en letters a–f"),
        ("characters", "tekens"),
        ("printable characters", "zichtbare tekens"),
        ("non-double-quote visible characters", "zichtbare tekens behalve \""),
        ("non-single-quote visible characters", "zichtbare tekens behalve '"),
        ("non-single-quote characters", "tekens behalve '"),
        ("etc", "enzovoort"),
        ("multi-line basic string", "tekst tussen \"\"\"…\"\"\""),
    ];
    let dutch = |word: &str| {
        WORDS.iter().find(|(english, _)| *english == word).map_or(word.to_owned(), |(_, d)| (*d).to_owned())
    };
    expected.split(", ").map(dutch).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Broken TOML with words of what we say about it.
    const BROKEN: [(&str, &str); 27] = [
        ("a = 1\na = 2", "Dit veld staat er twee keer."),
        ("[a]\n[a]", "Dit veld staat er twee keer."),
        ("a = tekst", "niet tussen aanhalingstekens"),
        ("a = x", "niet tussen aanhalingstekens"),
        ("a = \"open\nb = 1", "wordt niet afgesloten of bevat een verkeerd teken"),
        ("a = 'open\nb = 1", "wordt niet afgesloten of bevat een verkeerd teken"),
        ("a = \"\"\"open", "drievoudige aanhalingstekens wordt niet afgesloten"),
        ("a = '''open", "drievoudige aanhalingstekens wordt niet afgesloten"),
        ("a = \"\\q\"", "ontbreekt een teken"),
        ("a = \"\\u12\"", "te weinig cijfers"),
        ("a", "geen `=` met een waarde"),
        ("a =", "Hier staat geen waarde"),
        ("a = [\"x\" \"y\"]", "ontbreekt een komma"),
        ("a = [1,, 2]", "een komma te veel"),
        ("a = [1", "niet afgesloten met `]`"),
        ("a = { b = 1", "niet afgesloten met `}`"),
        ("a = { b = \"x\" c = 2 }", "ontbreekt een komma"),
        ("a = { b 1 }", "ontbreekt `=`"),
        ("a = { b = 1,, c = 2 }", "een komma te veel"),
        ("[a", "niet afgesloten met `]`"),
        ("[[a", "niet afgesloten met `]]`"),
        ("[[a]", "niet afgesloten met `]]`"),
        ("[]", "ontbreekt een veldnaam"),
        ("a = \"x\" b = 2", "te veel op de regel"),
        ("a = 01", "begint met een nul"),
        ("a = 1\na.b = 2", "kan geen onderdelen krijgen"),
        ("é = 1", "een teken dat daar niet mag"),
    ];

    #[test]
    fn every_slip_in_toml_is_told_in_dutch() {
        for (text, words) in BROKEN {
            let (_, errors) = toml::de::DeTable::parse_recoverable(text);
            let said: Vec<Fault> = errors.iter().map(|error| of_toml(error.message())).collect();
            let english: Vec<&str> = errors.iter().map(toml::de::Error::message).collect();
            assert!(said.iter().any(|fault| fault.message.contains(words)), "{text}: {english:?} → {said:?}");
            for fault in said {
                assert!(!fault.message.contains("geen geldige TOML"), "{text}: {}", fault.message);
                assert!(
                    !fault.advice.contains("string") && !fault.advice.contains("value"),
                    "{text}: {}",
                    fault.advice
                );
            }
        }
    }

    #[test]
    fn what_to_do_about_a_slip_in_toml_is_told() {
        for (text, advice) in [
            ("[a]\n[a]", "Haal er één weg, of begin elk onderdeel van een lijst met dubbele haken, `[[…]]`."),
            ("a = tekst", "Zet de tekst tussen dubbele aanhalingstekens."),
            ("a = 1\na.b = 2", "Verbeter de schrijfwijze."),
            ("a = 01", "Haal weg wat hier te veel staat."),
            ("a = [1,, 2]", "Hier kan staan: een waarde."),
            ("a = 1 b = 2", "Hier kan staan: een nieuwe regel, `#`."),
        ] {
            let (_, errors) = toml::de::DeTable::parse_recoverable(text);
            let told: Vec<String> = errors.iter().map(|error| of_toml(error.message()).advice).collect();
            assert_eq!(told.first().map(String::as_str), Some(advice), "{text}");
        }
    }

    #[test]
    fn every_slip_in_json_is_told_in_dutch() {
        let broken = [
            "",
            "{",
            "[1",
            "{\"a\" 1}",
            "{\"a\": }",
            "{\"a\": 1 \"b\": 2}",
            "[1 2]",
            "{\"a\": 1,}",
            "[1,]",
            "{a: 1}",
            "nul",
            "tekst",
            "1 2",
            "-",
            "\"\\q\"",
            "\"\n\"",
            "\"open",
        ];
        for text in broken {
            let error = serde_json::from_str::<serde_json::Value>(text).expect_err(text);
            let fault = of_json(&error);
            assert!(!fault.message.contains("geen geldige JSON"), "{text}: {}", fault.message);
            assert!(fault.message.contains("(regel "), "{text}: {}", fault.message);
        }
    }

    #[test]
    fn the_messages_of_serde_are_read() {
        #[derive(Debug, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Thing {
            #[allow(dead_code)]
            naam: String,
            #[allow(dead_code)]
            #[serde(default)]
            getal: i32,
        }
        let fault = |json: &str| of_json(&serde_json::from_str::<Thing>(json).expect_err(json));
        assert_eq!(fault("{}").kind, Kind::MissingField("naam".into()));
        assert_eq!(fault("{\"nam\": \"x\"}").advice, "Bedoelde u `naam`?");
        assert_eq!(fault("{\"naam\": \"x\", \"naam\": \"y\"}").code, "duplicate-field");
        assert_eq!(
            fault("{\"naam\": null}").message,
            "Hier staat null, maar dit moet een tekst tussen aanhalingstekens zijn (regel 1, teken 13)."
        );
        assert!(fault("{\"naam\": \"x\", \"getal\": 99999999999}").message.contains("een geheel getal"));
        let error = serde_json::from_str::<voorcheck_rules::kader::Table<String>>("5").expect_err("no table");
        assert_eq!(
            of_json(&error).message,
            "Hier staat het getal `5`, maar dit moet een tabel zijn (regel 1, teken 1)."
        );
    }
}
