//! What is not well-formed, in Dutch.
//!
//! The parser of TOML only offers English sentences, so this room reads those; a sentence it does not know stays as it is
//! behind a Dutch introduction. The tests hold every sentence we rely on against the parser itself.

mod sentences;
mod slips;

use sentences::{TOML, UNQUOTED};
use serde_json::error::Category;
pub(crate) use slips::syntax_problems;
use voorcheck_rules::kader::Problem;

/// What is not well-formed, without its place.
fn syntax(message: impl Into<String>, advice: impl Into<String>) -> Problem {
    Problem::new("syntax", "", message, advice)
}

/// A message of the TOML parser.
pub fn of_toml(message: &str) -> Problem {
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
        _ if head == "missing escaped value" => {
            "Schrijf `/` in plaats van `\\`, of `\\\\` als u echt dat teken bedoelt.".to_owned()
        }
        "" if head == "duplicate key" => {
            "Haal er één weg, of begin elk onderdeel van een lijst met dubbele haken, `[[…]]`.".to_owned()
        }
        "" => "Verbeter de schrijfwijze.".to_owned(),
        "nothing" => "Haal weg wat hier te veel staat.".to_owned(),
        _ => format!("Hier kan staan: {}.", tokens(expected)),
    };
    syntax(message, advice)
}

/// What is not well-formed in JSON, by the kind and place the parser gives: it says more only in English sentences.
pub fn of_json(error: &serde_json::Error) -> Problem {
    let place = format!("(regel {}, teken {})", error.line(), error.column());
    let (message, advice) = match error.classify() {
        Category::Eof => {
            ("De JSON houdt te vroeg op", "Controleer of alles er staat, tot en met de laatste `}`.")
        }
        // Plain data refuses only these.
        Category::Data => (
            "Hier staat een getal dat niet past, of een veld dat er al eerder stond",
            "Gebruik gehele getallen, en elk veld één keer.",
        ),
        Category::Syntax | Category::Io => (
            "Hier klopt de schrijfwijze van de JSON niet",
            "Controleer komma's, aanhalingstekens en haakjes.",
        ),
    };
    syntax(format!("{message} {place}."), advice)
}

/// What somebody can have meant with a word where no text belongs.
pub(crate) enum Slip {
    /// Yes or no.
    Truth,
    /// A number.
    Number(usize),
    /// Nothing else than a text.
    Text,
}

impl Slip {
    /// What this word can mean.
    pub fn of(word: &str) -> Slip {
        const NUMBERS: [&str; 13] = [
            "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
            "twaalf",
        ];
        let word = word.to_lowercase();
        match NUMBERS.iter().position(|number| *number == word) {
            Some(number) => Slip::Number(number),
            None if ["ja", "nee", "waar", "onwaar"].contains(&word.as_str()) => Slip::Truth,
            None => Slip::Text,
        }
    }

    /// What to do about it; `text` is what to do with a text.
    pub fn advice(&self, text: &str) -> String {
        match self {
            Slip::Truth => format!("Is het ja of nee, schrijf dan `true` (ja) of `false` (nee). {text}"),
            Slip::Number(number) => format!("Is het een getal, schrijf dan `{number}`. {text}"),
            Slip::Text => text.to_owned(),
        }
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
            let said: Vec<Problem> = errors.iter().map(|error| of_toml(error.message())).collect();
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
    fn every_slip_in_json_is_told_with_its_place() {
        let told = |text: &str| {
            let error = serde_json::from_str::<voorcheck_rules::kader::element::Value>(text).expect_err(text);
            of_json(&error).message
        };
        for text in ["", "{", "[1", "\"open"] {
            assert!(told(text).starts_with("De JSON houdt te vroeg op (regel 1, teken "), "{text}");
        }
        for text in ["{\"a\" 1}", "{\"a\": }", "[1 2]", "[1,]", "{a: 1}", "tekst", "1 2", "\"\\q\"", "\"\n\""]
        {
            assert!(told(text).starts_with("Hier klopt de schrijfwijze van de JSON niet (regel "), "{text}");
        }
        for text in ["1.5", "[99999999999]", "{\"a\": 1, \"a\": 2}"] {
            assert!(told(text).starts_with("Hier staat een getal dat niet past, of een veld"), "{text}");
        }
    }
}
