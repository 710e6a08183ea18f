//! Text in two voices, and the signs it may hold.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::element::{Data, Element, Expected, Fields, Reader, Value};
use super::shape::Shape;
use super::visit::{Seen, SeenMut, Walk, WalkMut};
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
    /// A text that a kader has where it is needed, in this voice.
    pub fn of(self, text: &Option<Text>) -> &str {
        text.as_ref().map_or("", |text| text.get(self))
    }

    /// Whether something that may be in one voice only, by its id, is in this one.
    pub fn speaks(self, only: Option<&str>) -> bool {
        only.is_none_or(|voice| voice == self.id())
    }

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

impl Element for Text {
    fn shape() -> Shape {
        Shape::Voices
    }

    fn read<R: Reader>(value: Value<R::Place>, reader: &mut R) -> Text {
        if let Data::Text(text) = value.data {
            return Text { behandelaar: text, inwoner: None };
        }
        let mut fields = Fields::of(value, Expected::Voices, reader);
        let behandelaar = fields.take("behandelaar", reader);
        let inwoner = fields.take_or_default("inwoner", reader);
        fields.end(&["behandelaar", "inwoner"], reader);
        Text::new(behandelaar, inwoner)
    }

    fn visit<'k>(&'k self, walk: &mut Walk<'k, '_>) {
        walk.see(Seen::Text(self));
    }

    fn visit_mut(&mut self, walk: &mut WalkMut<'_>) {
        walk.see(SeenMut::Text(self));
    }
}

/// What stands before and after the first place of a part in a text. (`str::split_once` by a text is ten times this in Wasm.)
pub fn cut<'a>(text: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    let first = part.bytes().next()?;
    for (at, byte) in text.bytes().enumerate() {
        if byte == first
            && let Some(after) = text.get(at..).and_then(|from| from.strip_prefix(part))
        {
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
