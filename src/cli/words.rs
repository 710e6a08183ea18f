//! The words of the command line itself, and how dates and places read. No word about any policy.

use super::paper::JOINED;
use crate::kader::date::parse as parse_date;
use crate::kader::model::{Basis, Tone};

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
const WEEKDAYS: [&str; 7] = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];

/// The sign of a tone; the status in words stands behind it.
pub fn sign(tone: Tone) -> &'static str {
    match tone {
        Tone::Goed => "✓",
        Tone::Wegen => "≈",
        Tone::Niet => "✕",
        Tone::Open => "?",
    }
}

/// What a reason rests on.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Feit => "rust op een feit",
        Basis::Oordeel => "rust op een oordeel",
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

/// "zondag 22 november 2026": with the day, because a date on a weekend is shown as it falls.
pub fn date_with_day(iso: &str) -> String {
    let day =
        parse_date(iso).and_then(|date| WEEKDAYS.get(usize::from(date.weekday().number_days_from_monday())));
    day.map_or_else(|| iso.to_owned(), |day| format!("{day} {}", date(iso)))
}

/// "1 dag", "30 dagen".
pub fn days(number: i32) -> String {
    if number == 1 { "1 dag".to_owned() } else { format!("{number} dagen") }
}

/// "§ 2.2 Toelichting": a place that starts with a number is a section of the source.
pub fn place(place: &str) -> String {
    if place.starts_with(|first: char| first.is_ascii_digit()) {
        format!("§{JOINED}{place}")
    } else {
        place.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_dutch_dates() {
        assert_eq!(date("2026-11-22"), "22 november 2026");
        assert_eq!(date_with_day("2026-11-22"), "zondag 22 november 2026");
        assert_eq!(date_with_day("2026-13-22"), "2026-13-22");
    }
}
