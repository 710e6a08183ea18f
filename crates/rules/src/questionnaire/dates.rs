//! A date as it is typed, in three fields, and what keeps it from being one.

use crate::kader::date;
use crate::prelude::*;

/// Why what is typed is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Fields are empty.
    Missing,
    /// There is something else than a number.
    NoNumber,
    /// A year is not written with four digits.
    ShortYear,
    /// It is not in this century: a slip of the finger.
    FarYear,
    /// There is no such month.
    NoMonth,
    /// That month has no such day.
    NoDay,
}

/// What is wrong, and with which of the three fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Why it is no date.
    pub cause: Cause,
    /// The fields to look at.
    pub fields: [bool; 3],
}

/// Day, month and year, from a line each: no field can hold the end of one.
pub fn parts(typed: &str) -> [&str; 3] {
    apart(typed, '\n')
}

/// The same as one text.
pub fn joined([day, month, year]: [&str; 3]) -> String {
    [day, "\n", month, "\n", year].concat()
}

fn apart(text: &str, between: char) -> [&str; 3] {
    let mut parts = text.splitn(3, between);
    let mut next = || parts.next().unwrap_or_default();
    [next(), next(), next()]
}

/// Reads what is typed, `YYYY-MM-DD`. Errors: the first thing to mend.
pub fn read(typed: &str) -> Result<String, Wrong> {
    let [day, month, year] = parts(typed);
    let each = |test: fn(&str) -> bool| [test(day), test(month), test(year)];
    let text = [year, "-", zero(month), month, "-", zero(day), day].concat();
    let no_month = month.len() > 2 || !matches!(month.parse::<u8>(), Ok(1..=12));
    for (cause, fields) in [
        (Cause::Missing, each(str::is_empty)),
        (Cause::NoNumber, each(|text| !is_number(text))),
        (Cause::ShortYear, [false, false, year.len() != 4]),
        (Cause::FarYear, [false, false, !year.starts_with("20")]),
        (Cause::NoMonth, [false, no_month, false]),
        (Cause::NoDay, [date::parse(&text).is_none(), false, false]),
    ] {
        if fields != [false; 3] {
            return Err(Wrong { cause, fields });
        }
    }
    Ok(text)
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|one| one.is_ascii_digit())
}

/// What makes a number of one digit one of two.
pub fn zero(number: &str) -> &'static str {
    if number.len() == 1 { "0" } else { "" }
}

/// A whole date in one field, by its parts: day first or year first, with anything between the numbers. While it is
/// typed, it counts once its last number is as long as it will be.
pub fn split(text: &str, pasted: bool) -> Option<[&str; 3]> {
    let between = text.chars().find(|one| !one.is_ascii_digit())?;
    let [first, month, last] = apart(text, between);
    let year_first = first.len() == 4;
    let whole = pasted && !last.is_empty() || last.len() == if year_first { 2 } else { 4 };
    if !whole || first.is_empty() || month.is_empty() || !is_number(month) || !is_number(last) {
        return None;
    }
    Some(if year_first { [last, month, first] } else { [first, month, last] })
}

#[cfg(test)]
mod tests {
    use super::Cause::{FarYear, Missing, NoDay, NoMonth, NoNumber, ShortYear};
    use super::*;

    fn of(parts: [&str; 3]) -> Result<String, Wrong> {
        read(&joined(parts))
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        assert_eq!(of(["22", "11", "2026"]).as_deref(), Ok("2026-11-22"));
        assert_eq!(of(["1", "2", "2026"]).as_deref(), Ok("2026-02-01"));
        assert_eq!(of(["29", "02", "2028"]).as_deref(), Ok("2028-02-29"));
        assert_eq!(of(["1", "1", "2000"]).as_deref(), Ok("2000-01-01"));
        assert_eq!(of(["31", "12", "2099"]).as_deref(), Ok("2099-12-31"));
    }

    #[test]
    fn each_thing_that_is_wrong_has_its_own_cause_and_fields() {
        let (day, month, year) = ([true, false, false], [false, true, false], [false, false, true]);
        for (parts, cause, fields) in [
            (["22", "", "2026"], Missing, month),
            (["", "", "2026"], Missing, [true, true, false]),
            (["22", "11", ""], Missing, year),
            (["22", "nov", "2026"], NoNumber, month),
            (["-2", "11", "2026"], NoNumber, day),
            (["٢", "11", "2026"], NoNumber, day),
            (["22", "11", "26"], ShortYear, year),
            (["22", "11", "20260"], ShortYear, year),
            (["22", "11", "0026"], FarYear, year),
            (["22", "11", "1999"], FarYear, year),
            (["22", "11", "2100"], FarYear, year),
            (["22", "13", "2026"], NoMonth, month),
            (["22", "0", "2026"], NoMonth, month),
            (["22", "99999999999", "2026"], NoMonth, month),
            (["30", "2", "2026"], NoDay, day),
            (["29", "2", "2027"], NoDay, day),
            (["0", "2", "2026"], NoDay, day),
            (["99999999999", "2", "2026"], NoDay, day),
        ] {
            assert_eq!(of(parts), Err(Wrong { cause, fields }), "{parts:?}");
        }
    }

    #[test]
    fn a_whole_date_is_taken_apart_and_a_part_of_one_is_not() {
        for whole in ["30-02-2026", "30/02/2026", "30.02.2026", "30 02 2026", "2026-02-30"] {
            assert_eq!(split(whole, false), Some(["30", "02", "2026"]), "{whole}");
        }
        for half in
            ["30", "30-2", "30-2-", "30-2-2", "30-2-26", "2026-02-3", "30-02-2026-1", "-30-2026", "30--2026"]
        {
            assert_eq!(split(half, false), None, "{half}");
        }
        assert_eq!(split("30.2.26", true), Some(["30", "2", "26"]));
        assert_eq!(split("2026-2-3", true), Some(["3", "2", "2026"]));
        for other in ["30-02-2026 14:00", "30 februari 2026", "30-2-", "30--", "12345"] {
            assert_eq!(split(other, true), None, "{other}");
        }
    }
}
