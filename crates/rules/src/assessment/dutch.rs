//! Dates, numbers and lists as Dutch sentences say them.

use core::borrow::Borrow;

use crate::kader::date::parse as parse_date;
use crate::prelude::*;

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

/// "22 november 2026" for `2026-11-22`; a text that is no date stays as it is.
pub fn date(iso: &str) -> String {
    let parsed = parse_date(iso);
    let read = parsed.and_then(|date| {
        let month = MONTHS.get(usize::from(u8::from(date.month())).wrapping_sub(1))?;
        Some([&*date.day().to_string(), " ", month, " ", &date.year().to_string()].concat())
    });
    read.unwrap_or_else(|| iso.to_owned())
}

/// "zondag 22 november 2026": with the day, because a date on a weekend is shown as it falls.
pub fn date_with_day(iso: &str) -> String {
    let weekday = parse_date(iso).map(|date| date.weekday().number_days_from_monday());
    match weekday.and_then(|day| WEEKDAYS.get(usize::from(day))) {
        Some(day) => [day, " ", &date(iso)].concat(),
        None => iso.to_owned(),
    }
}

/// "1 dag", "30 dagen".
pub fn days(number: i32) -> String {
    [&*number.to_string(), if number == 1 { " dag" } else { " dagen" }].concat()
}

/// "a", "a en b", "a, b en c".
pub fn listed(items: &[impl Borrow<str>]) -> String {
    joined(items, "en")
}

/// "a", "a of b", "a, b of c".
pub fn either(items: &[impl Borrow<str>]) -> String {
    joined(items, "of")
}

fn joined<S: Borrow<str>>(items: &[S], last: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.borrow().to_owned(),
        [rest @ .., end] => [&*rest.join(", "), " ", last, " ", end.borrow()].concat(),
    }
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
    fn dates_read_as_they_are_said() {
        assert_eq!(date("2026-11-22"), "22 november 2026");
        assert_eq!(date("2027-01-01"), "1 januari 2027");
        assert_eq!(date("2027-12-31"), "31 december 2027");
        assert_eq!(date("2026-13-01"), "2026-13-01");
        assert_eq!(date_with_day("2026-11-22"), "zondag 22 november 2026");
        assert_eq!(date_with_day("2026-13-22"), "2026-13-22");
    }

    #[test]
    fn lists_end_in_a_word() {
        let none: [&str; 0] = [];
        assert_eq!(
            [listed(&none), listed(&["a"]), listed(&["a", "b"]), either(&["a", "b", "c"])],
            ["", "a", "a en b", "a, b of c"]
        );
    }

    #[test]
    fn one_day_is_singular() {
        assert_eq!([0, 1, 2].map(days), ["0 dagen", "1 dag", "2 dagen"]);
    }
}
