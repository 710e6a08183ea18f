//! Text in two voices, and the signs it may hold.

use core::fmt;

use serde::de::{Error, IgnoredAny, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::pack_value::{Fields, PackValue, Value};
use crate::prelude::*;

/// Who is being spoken to. The voice changes texts, never a status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Voice {
    /// Precise professional Dutch, for the regiebehandelaar.
    #[default]
    Behandelaar,
    /// Dutch at level B1, for the client and those near.
    Inwoner,
}

impl Voice {
    /// The voice with this id: `behandelaar` or `inwoner`.
    pub fn from_id(id: &str) -> Option<Voice> {
        match id {
            "behandelaar" => Some(Voice::Behandelaar),
            "inwoner" => Some(Voice::Inwoner),
            _ => None,
        }
    }

    /// The id as used in kader files and at every surface.
    pub fn id(self) -> &'static str {
        match self {
            Voice::Behandelaar => "behandelaar",
            Voice::Inwoner => "inwoner",
        }
    }
}

/// A text, in a kader file either one string for both voices or `{ behandelaar = "…", inwoner = "…" }`.
///
/// Where the inwoner text is missing, the text of the behandelaar is used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Voice `behandelaar`.
    pub behandelaar: String,
    /// Voice `inwoner`, where it differs.
    pub inwoner: Option<String>,
}

impl Text {
    /// A text in both voices; where they are equal it is one text.
    fn new(behandelaar: String, inwoner: Option<String>) -> Text {
        let inwoner = inwoner.filter(|inwoner| *inwoner != behandelaar);
        Text { behandelaar, inwoner }
    }

    /// The text in the given voice.
    pub fn get(&self, voice: Voice) -> &str {
        match (voice, &self.inwoner) {
            (Voice::Inwoner, Some(text)) => text,
            _ => &self.behandelaar,
        }
    }
}

/// Whether a text may hold this sign: every form that is taken home must show it, also where only the letters of ISO 8859-1
/// are kept. Nothing invisible is among them, and no letter has two spellings.
pub fn may_hold(letter: char) -> bool {
    matches!(letter, '\n' | ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{ff}')
        || spelled(letter).is_some()
}

/// A sign outside ISO 8859-1 in letters of it; `None` for one that is among them, and for one no text may hold.
pub fn spelled(letter: char) -> Option<&'static str> {
    Some(match letter {
        '‘' | '’' | '‚' => "'",
        '“' | '”' | '„' => "\"",
        // Hyphens and dashes of every width, the minus, and points of a list.
        '\u{2010}'..='\u{2015}' | '−' | '•' => "-",
        '…' => "...",
        '→' => "->",
        '←' => "<-",
        '≥' => ">=",
        '≤' => "<=",
        '€' => "EUR",
        'ĳ' => "ij",
        'Ĳ' => "IJ",
        'œ' => "oe",
        'Œ' => "OE",
        // Spaces at which no line is broken, and those of other widths.
        '\u{2007}' | '\u{202f}' => "\u{a0}",
        '\u{2002}'..='\u{200a}' => " ",
        _ => return None,
    })
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Text { behandelaar: text.to_owned(), inwoner: None }
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.inwoner {
            None => serializer.serialize_str(&self.behandelaar),
            Some(inwoner) => {
                let mut voices = serializer.serialize_map(Some(2))?;
                voices.serialize_entry("behandelaar", &self.behandelaar)?;
                voices.serialize_entry("inwoner", inwoner)?;
                voices.end()
            }
        }
    }
}

impl PackValue for Text {
    fn read(value: Value, broken: &mut bool) -> Text {
        if let Value::Text(text) = value {
            return Text { behandelaar: text, inwoner: None };
        }
        let mut fields = Fields::of(value, broken);
        let behandelaar = fields.take("behandelaar", false, broken);
        let inwoner = fields.take("inwoner", true, broken);
        fields.end(broken);
        Text { behandelaar, inwoner }
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

/// By hand, because an untagged enum would answer every mistake with "did not match any variant".
struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("een tekst, of { behandelaar = \"…\", inwoner = \"…\" }")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
        Ok(text.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
        let (mut behandelaar, mut inwoner) = (None, None);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "behandelaar" => behandelaar = Some(map.next_value()?),
                "inwoner" => inwoner = Some(map.next_value()?),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    return Err(A::Error::unknown_field(&key, &["behandelaar", "inwoner"]));
                }
            }
        }
        let behandelaar = behandelaar.ok_or_else(|| A::Error::missing_field("behandelaar"))?;
        Ok(Text::new(behandelaar, inwoner))
    }
}

/// What stands before and after the first place of a part in a text. (`str::split_once` by a text is ten times this in Wasm.)
pub fn cut<'a>(text: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    for at in 0..text.len() {
        if let Some(after) = text.get(at..).and_then(|from| from.strip_prefix(part)) {
            return Some((text.get(..at)?, after));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Voice, cut};

    #[test]
    fn a_text_is_cut_at_the_first_place_of_a_part() {
        assert_eq!(cut("één en één", "één"), Some(("", " en één")));
        assert_eq!(cut("twee en één", "één"), Some(("twee en ", "")));
        assert_eq!(cut("ëé", "é"), Some(("ë", "")));
        assert_eq!((cut("twee", "één"), cut("", "één"), cut("éé", "één")), (None, None, None));
    }

    #[test]
    fn a_voice_is_known_by_its_id() {
        for voice in [Voice::Behandelaar, Voice::Inwoner] {
            assert_eq!(Voice::from_id(voice.id()), Some(voice));
        }
        assert_eq!(Voice::from_id("Inwoner"), None);
    }
}
