//! How signs, dates, places, headings and refused codes read: the same on the page, on the command line and in what people
//! take home.

pub use voorcheck_rules::assessment::dutch::{date, date_with_day, days};
use voorcheck_rules::assessment::model::{Assessment, CriterionResult, DirectionResult, Reason};
use voorcheck_rules::kader::model::{Basis, Points, Tone};
pub use voorcheck_rules::kader::text::cut;
use voorcheck_rules::kader::{Kader, Voice};

use crate::code::CodeError;

/// Above every criterion of the first decision.
pub const CRITERIA: &str = "Waarom";
/// Above the steps that are still to be made.
pub const OPEN_STEPS: &str = "Nog open";
/// Above sentences that can be read against each other.
pub const SOURCE_CONFLICTS: &str = "Zinnen om naast elkaar te lezen";
/// Above the timeline.
pub const PLANNING: &str = "Planning";
/// In place of a date that nobody knows yet.
pub const UNDATED: &str = "Zonder datum";
/// Above what has to be found out.
pub const FIND_OUT: &str = "Nog uitzoeken";
/// Before who can tell.
pub const WHO_KNOWS: &str = "Wie dit weet: ";
/// Before the law that something rests on instead of this policy.
pub const BACKGROUND: &str = "achtergrond, niet uit dit kader: ";
/// Above things to know.
pub const SIGNALS: &str = "Goed om te weten";
/// Above the answers.
pub const ANSWERS: &str = "Uw antwoorden";
/// Before answers that do not go together.
pub const CLASH: &str = "Klopt dit samen? ";
/// A space at which no line is broken.
pub const JOINED: char = '\u{a0}';

/// The sign of a tone; the status in words stands behind it.
pub fn sign(tone: Tone) -> &'static str {
    match tone {
        Tone::Goed => "✓",
        Tone::Wegen => "≈",
        Tone::Niet => "✕",
        Tone::Open => "?",
    }
}

/// What a reason rests on: on whose word, where the kader says that.
pub fn basis(kader: &Kader, basis: Basis, voice: Voice) -> &str {
    let (own, words) = match basis {
        Basis::Feit => (&kader.texts.fact, "rust op een feit"),
        Basis::Oordeel => (&kader.texts.judgement, "rust op een oordeel"),
    };
    own.as_ref().map_or(words, |own| own.get(voice))
}

/// Where the text points when somebody has to weigh, what tips it and who establishes that.
pub fn direction(direction: &DirectionResult) -> String {
    let points = match direction.points {
        Points::Lighter => "De tekst wijst eerder naar ja",
        Points::Heavier => "De tekst wijst eerder naar nee",
        Points::Open => "De tekst kiest niet",
    };
    [points, ".", &tips(direction)].concat()
}

/// What tips it and who establishes that, behind another sentence; nothing where the kader does not say it.
pub fn tips(direction: &DirectionResult) -> String {
    let mut said = Vec::new();
    if let Some(tips) = &direction.tips {
        said.extend([" Doorslag geeft ", tips]);
        if let Some(who) = &direction.who {
            said.extend(["; dat stelt ", who, " vast"]);
        }
        said.push(".");
    }
    said.concat()
}

/// A reason in a few words, as what is the case; without a full stop.
pub fn said(reason: &Reason) -> &str {
    let said = reason.short.as_ref().unwrap_or(&reason.text);
    said.strip_suffix('.').unwrap_or(said)
}

/// What to write down for who has to weigh it, by criterion; only criteria that ask for it.
pub fn prompts(assessment: &Assessment) -> Vec<(&CriterionResult, Vec<&String>)> {
    let mut asking = Vec::new();
    for decision in &assessment.decisions {
        for criterion in &decision.criteria {
            let mut prompts = Vec::new();
            for reason in &criterion.reasons {
                prompts.extend(&reason.prompts);
            }
            if !prompts.is_empty() {
                asking.push((criterion, prompts));
            }
        }
    }
    asking
}

/// Words that begin a sentence.
pub fn capital(words: &str) -> String {
    let mut words = words.to_owned();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// Whether a place is a numbered section of the source.
pub fn is_section(place: &str) -> bool {
    place.starts_with(|first: char| first.is_ascii_digit())
}

/// "§ 2.2, toelichting" for `2.2 Toelichting`: a place that starts with a number is a section of the source. The number
/// stays on the line of its sign.
pub fn place(place: &str) -> String {
    if !is_section(place) {
        return place.to_owned();
    }
    match place.split_once(' ') {
        None => ["§\u{a0}", place].concat(),
        Some((number, rest)) => {
            let mut rest = rest.to_owned();
            if let Some(first) = rest.get_mut(..1) {
                first.make_ascii_lowercase();
            }
            ["§\u{a0}", number, ", ", &rest].concat()
        }
    }
}

/// The first twelve characters of a hash: enough to compare by eye.
pub fn short(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}

/// What is wrong with a code somebody gave, and what to do.
pub fn code_error(error: CodeError) -> String {
    let (start, end) = match error {
        CodeError::Empty => ("Vul een code in.", ""),
        CodeError::Character(_) => ("Dit teken hoort niet in een code: ", "."),
        CodeError::Short => ("Deze code is te kort. Er mist een stuk.", ""),
        CodeError::Long => ("Deze code is te lang. Vul één code in.", ""),
        CodeError::Damaged => (
            "Deze code klopt niet. Er is een teken anders, of er mist een stuk. Vergelijk hem teken voor teken.",
            "",
        ),
        CodeError::Newer => ("Deze code is van een nieuwere voorcheck. Laad deze pagina opnieuw.", ""),
        CodeError::Elsewhere { .. } => (
            "Deze code hoort bij andere regels, of bij een andere versie (kenmerk ",
            "). Vul de vragen zelf in, of vraag een afdruk.",
        ),
        CodeError::Impossible => ("Deze code past niet bij deze regels. Vraag een nieuwe.", ""),
    };
    let mut said = start.to_owned();
    match error {
        CodeError::Character(wrong) => said.push(wrong),
        CodeError::Elsewhere { theirs, ours } => {
            push_hex(&mut said, theirs);
            said.push_str(", hier ");
            push_hex(&mut said, ours);
        }
        _ => {}
    }
    said.push_str(end);
    said
}

/// Twenty bits, as the first five digits of a hash.
fn push_hex(said: &mut String, bits: u32) {
    for place in (0..5).rev() {
        said.extend(char::from_digit(bits >> (4 * place) & 15, 16));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tone_has_a_sign_of_its_own() {
        let signs = [Tone::Goed, Tone::Wegen, Tone::Niet, Tone::Open].map(sign);
        assert_eq!(signs, ["✓", "≈", "✕", "?"]);
    }

    #[test]
    fn a_sentence_begins_with_a_capital() {
        assert_eq!(["consulent a", "Éva", ""].map(capital), ["Consulent a", "Éva", ""]);
    }

    #[test]
    fn places_read_as_sections() {
        assert_eq!(place("2.2 Toelichting"), "§\u{a0}2.2, toelichting");
        assert_eq!(place("2.2"), "§\u{a0}2.2");
        assert_eq!(place("Noot 4"), "Noot 4");
    }

    #[test]
    fn a_short_hash_never_cuts_a_letter() {
        assert_eq!(short("abc"), "abc");
        assert_eq!(short("0123456789abcdef"), "0123456789ab");
    }
}
