//! Dates as a kader writes them, and the two dates every kader knows.

use time::{Date, Month};

use crate::prelude::*;

/// The date of the assessment, in moments and date conditions.
pub const TODAY: &str = "vandaag";
/// The day before which the source must be compared again, in moments and date conditions.
pub const CHECK_BEFORE: &str = "controleer-voor";
/// Ids of dates that every kader knows.
pub const KNOWN: [&str; 2] = [TODAY, CHECK_BEFORE];

/// Reads `YYYY-MM-DD` (proleptic Gregorian calendar, years 1–9999).
pub fn parse(text: &str) -> Option<Date> {
    if text.len() != 10 {
        return None;
    }
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if (year.len(), month.len(), day.len()) != (4, 2, 2) || ![year, month, day].into_iter().all(digits) {
        return None;
    }
    let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
    let year = year.parse().ok().filter(|&year| year > 0)?;
    Date::from_calendar_date(year, month, day.parse().ok()?).ok()
}

/// Writes `YYYY-MM-DD`.
pub fn format(date: Date) -> String {
    let year = date.year();
    let of_two = |number: i32| [number / 10 % 10, number % 10];
    let (month, day) = (u8::from(date.month()), date.day());
    let mut text = String::with_capacity(10);
    for (at, pair) in [year / 100, year % 100, month.into(), day.into()].into_iter().map(of_two).enumerate() {
        if at > 1 {
            text.push('-');
        }
        text.extend(pair.map(|digit| char::from(b'0' + digit as u8)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{format, parse};

    #[test]
    fn reads_only_whole_dates_that_exist() {
        let wrong = [
            "2026-02-29",
            "2026-13-01",
            "2026-00-01",
            "2026-1-01",
            "26-01-01",
            "2026-01-1",
            "2026-01-01T00:00",
            "0000-01-01",
            "+026-01-01",
            "2024--2-29",
            "-024-02-29",
            "",
        ];
        for text in wrong {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn writes_what_it_reads() {
        for text in ["2024-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(parse(text).map(format).as_deref(), Some(text));
        }
    }
}
