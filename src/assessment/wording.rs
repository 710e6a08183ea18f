//! How signs, dates and numbers of days read: the same on the page and on the command line.

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
