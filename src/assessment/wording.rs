//! How signs, dates, numbers of days and refused codes read: the same on the page and on the command line.

use super::code::CodeError;
use crate::kader::date::parse as parse_date;
use crate::kader::model::Tone;

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// The sign of a tone; the status in words stands behind it.
pub fn sign(tone: Tone) -> &'static str {
    match tone {
        Tone::Goed => "✓",
        Tone::Wegen => "≈",
        Tone::Niet => "✕",
        Tone::Open => "?",
    }
}

/// "22 november 2026" for `2026-11-22`; a text that is no date stays as it is.
pub fn date(iso: &str) -> String {
    let parsed = parse_date(iso);
    let read = parsed.and_then(|date| {
        let month = MONTHS.get(usize::from(u8::from(date.month())).wrapping_sub(1))?;
        Some(format!("{} {month} {}", date.day(), date.year()))
    });
    read.unwrap_or_else(|| iso.to_owned())
}

/// "1 dag", "30 dagen".
pub fn days(number: i32) -> String {
    if number == 1 { "1 dag".to_owned() } else { format!("{number} dagen") }
}

/// What a date on the timeline reads when it is over.
pub const PAST: &str = "Ligt vóór vandaag.";

/// "Valt op een zaterdag.", "Valt op Tweede Paasdag."
pub fn falls_on(day: &str) -> String {
    ["Valt op ", day, "."].concat()
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
    fn dates_read_as_they_are_said() {
        assert_eq!(date("2026-11-22"), "22 november 2026");
        assert_eq!(date("2027-01-01"), "1 januari 2027");
        assert_eq!(date("2027-12-31"), "31 december 2027");
        assert_eq!(date("2026-13-01"), "2026-13-01");
    }

    #[test]
    fn one_day_is_singular() {
        assert_eq!([0, 1, 2].map(days), ["0 dagen", "1 dag", "2 dagen"]);
    }
}
