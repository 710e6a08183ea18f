//! Which public holiday a date is. Their names and days are data of the kader.

use time::{Date, Duration, Month, Weekday};

use crate::kader::date::parse as parse_date;
use crate::kader::model::Holiday;

/// Easter Sunday of a year of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher ("A New York
/// correspondent", Nature 13, 1876, p. 487; J. Meeus, Astronomical Algorithms, chapter 8).
///
/// `None` outside years 1 to 9999. Before 1583 nobody kept this calendar.
pub fn easter(year: i32) -> Option<Date> {
    let year = u16::try_from(year).ok().filter(|year| (1..=9999).contains(year))?;
    let golden = year % 19;
    let (century, in_century) = (year / 100, year % 100);
    let correction = (century + 8) / 25;
    let epact = (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let day = epact + weekday + 114 - 7 * late;
    let month = if day / 31 == 3 { Month::March } else { Month::April };
    Date::from_calendar_date(year.into(), month, (day % 31 + 1) as u8).ok()
}

/// The day of a holiday in a year; `None` when that year does not have it.
pub fn day(holiday: &Holiday, year: i32) -> Option<Date> {
    let date = match (&holiday.on, holiday.easter) {
        // A leap year, which has every day.
        (Some(on), _) => parse_date(&["2000-", on].concat())?.replace_year(year).ok()?,
        (None, days) => easter(year)?.checked_add(Duration::days(days?.into()))?,
    };
    let moved = if date.weekday() == Weekday::Sunday { holiday.if_sunday } else { 0 };
    date.checked_add(Duration::days(moved.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Published dates of Easter Sunday (U.S. Census Bureau and Rijksoverheid; the early and late extremes from Meeus).
    #[test]
    fn easter_is_where_it_was_announced() {
        let known = [
            "1818-03-22",
            "1943-04-25",
            "2000-04-23",
            "2008-03-23",
            "2019-04-21",
            "2020-04-12",
            "2021-04-04",
            "2022-04-17",
            "2023-04-09",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2029-04-01",
            "2030-04-21",
            "2031-04-13",
            "2032-03-28",
            "2033-04-17",
            "2034-04-09",
            "2035-03-25",
            "2036-04-13",
            "2037-04-05",
            "2038-04-25",
            "2039-04-10",
            "2040-04-01",
            "2076-04-19",
            "2285-03-22",
        ];
        for text in known {
            let date = parse_date(text).unwrap();
            assert_eq!(easter(date.year()), Some(date));
        }
        assert_eq!((easter(0), easter(10_000), easter(-1)), (None, None, None));
    }

    #[test]
    fn a_holiday_moves_only_off_a_sunday() {
        let name = || "Koningsdag".into();
        let kings = Holiday { name: name(), on: Some("04-27".into()), easter: None, if_sunday: -1 };
        assert_eq!(day(&kings, 2025), parse_date("2025-04-26"));
        assert_eq!(day(&kings, 2026), parse_date("2026-04-27"));
        let never = Holiday { name: name(), on: None, easter: None, if_sunday: 0 };
        assert_eq!(day(&never, 2026), None);
        let leap = Holiday { name: name(), on: Some("02-29".into()), easter: None, if_sunday: 0 };
        assert_eq!((day(&leap, 2027), day(&leap, 2028)), (None, parse_date("2028-02-29")));
        let far = Holiday { name: name(), on: None, easter: Some(i32::MAX), if_sunday: 0 };
        assert_eq!(day(&far, 2026), None);
    }
}
