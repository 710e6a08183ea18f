//! The words of the command line itself, and how dates and places read. No word about any policy.

use super::paper::JOINED;
pub use crate::assessment::wording::{date, days, sign};
use crate::kader::date::parse as parse_date;
use crate::kader::model::Basis;

const WEEKDAYS: [&str; 7] = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];

/// What a reason rests on.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Feit => "rust op een feit",
        Basis::Oordeel => "rust op een oordeel",
    }
}

/// "zondag 22 november 2026": with the day, because a date on a weekend is shown as it falls.
pub fn date_with_day(iso: &str) -> String {
    let day =
        parse_date(iso).and_then(|date| WEEKDAYS.get(usize::from(date.weekday().number_days_from_monday())));
    day.map_or_else(|| iso.to_owned(), |day| format!("{day} {}", date(iso)))
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
