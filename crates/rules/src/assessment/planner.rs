//! Dates without time of day: computed moments and named conditions.

use time::{Date, Duration, Month};

use super::model::InputError;
use crate::kader::Table;
use crate::kader::date::{CHECK_BEFORE, TODAY, parse as parse_date};
use crate::kader::model::{Kader, Moment};
use crate::prelude::*;

/// Adds calendar years, then months, then days. A day the month does not have becomes its last day. `None` outside
/// the calendar.
pub fn shift(date: Date, years: i32, months: i32, days: i32) -> Option<Date> {
    let month_index = (i32::from(u8::from(date.month())) - 1).checked_add(months)?;
    let year = date.year().checked_add(years)?.checked_add(month_index.div_euclid(12))?;
    let month = Month::try_from((month_index.rem_euclid(12) + 1) as u8).ok()?;
    let day = date.day().min(month.length(year));
    let shifted = Date::from_calendar_date(year, month, day).ok()?;
    shifted.checked_add(Duration::days(days.into())).filter(|date| (1..=9999).contains(&date.year()))
}

/// Every known date of a case: given, computed, today.
#[derive(Clone, Debug)]
pub struct Plan {
    dates: Vec<(String, Date)>,
}

impl Plan {
    /// Computes the moments of the kader, in order.
    ///
    /// Errors: `unknown-date` for an id the kader does not have, `invalid-date` for text that is not a date.
    pub fn new(kader: &Kader, today: &str, given: &Table<String>) -> Result<Plan, InputError> {
        let mut dates = Vec::new();
        dates.push((TODAY.to_owned(), parse_date(today).ok_or_else(|| invalid_date("today", today))?));
        if let Some(before) = parse_date(&kader.meta.check_before) {
            dates.push((CHECK_BEFORE.to_owned(), before));
        }
        for (id, text) in given {
            if !kader.dates.iter().any(|date| date.id == *id) {
                return Err(InputError {
                    code: "unknown-date",
                    message: [
                        "de datum `",
                        id,
                        "` bestaat niet in dit kader; laat hem weg of verbeter de naam",
                    ]
                    .concat(),
                    path: ["dates.", id].concat(),
                });
            }
            let date = parse_date(text).ok_or_else(|| invalid_date(&["dates.", id].concat(), text))?;
            dates.push((id.clone(), date));
        }
        let mut plan = Plan { dates };
        for moment in kader.moments.iter().filter(|moment| moment.undated.is_none()) {
            if let Some(date) = plan.moment(moment) {
                plan.dates.push((moment.id.clone(), date));
            }
        }
        Ok(plan)
    }

    /// The date of a moment; of one without a date that of what it stands beside.
    pub fn moment(&self, moment: &Moment) -> Option<Date> {
        if moment.without.as_ref().is_some_and(|id| self.known(id).is_some()) {
            return None;
        }
        let base = moment.bases.iter().find_map(|id| self.known(id))?;
        let base = moment.not_before.iter().filter_map(|id| self.known(id)).fold(base, Date::max);
        shift(base, moment.years, moment.months, moment.days)
    }

    /// A given or computed date by id.
    pub fn known(&self, id: &str) -> Option<Date> {
        self.dates.iter().find(|(known, _)| known == id).map(|(_, date)| *date)
    }

    /// A date by id, or a literal date.
    pub fn date(&self, id: &str) -> Option<Date> {
        self.known(id).or_else(|| parse_date(id))
    }

    /// Whether a condition on dates holds; `None` while a date is missing.
    pub fn holds(&self, earlier: &str, later: &str) -> Option<bool> {
        Some(self.date(earlier)? < self.date(later)?)
    }
}

fn invalid_date(path: &str, text: &str) -> InputError {
    InputError {
        code: "invalid-date",
        message: ["`", text, "` is geen datum; schrijf jaar-maand-dag, zoals 2026-11-22"].concat(),
        path: path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    #[test]
    fn a_year_after_leap_day_is_the_last_of_february() {
        assert_eq!(shift(date("2024-02-29"), 1, 0, 0), Some(date("2025-02-28")));
    }

    #[test]
    fn months_clamp_the_day_and_roll_the_year() {
        assert_eq!(shift(date("2027-03-31"), 0, -4, 0), Some(date("2026-11-30")));
        assert_eq!(shift(date("2027-06-30"), 0, -4, 0), Some(date("2027-02-28")));
        assert_eq!(shift(date("2026-11-30"), 0, 3, 0), Some(date("2027-02-28")));
    }

    #[test]
    fn eight_weeks_are_fifty_six_days() {
        assert_eq!(shift(date("2026-11-22"), 0, 0, 56), Some(date("2027-01-17")));
    }

    #[test]
    fn outside_the_calendar_there_is_no_date() {
        assert_eq!(shift(date("9999-12-31"), 0, 0, 1), None);
        assert_eq!(shift(date("0001-01-01"), 0, -1, 0), None);
        for most in [i32::MIN, i32::MAX] {
            assert_eq!(shift(date("2026-12-31"), most, 0, 0), None);
            assert_eq!(shift(date("2026-12-31"), 0, most, 0), None);
            assert_eq!(shift(date("2026-12-31"), 0, 0, most), None);
        }
    }
}
