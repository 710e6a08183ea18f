//! Dates held against chrono, which shares nothing with the library the planner uses; and Easter and the public holidays
//! of the shipped kader against a second algorithm and published lists.

use chrono::{Datelike, Days, Months, NaiveDate};
use fastrand::Rng;
use voorcheck_rules::assessment::planner::shift;
use voorcheck_rules::kader::Voice;
use voorcheck_rules::kader::date::{format as iso, parse};
use voorcheck_rules::kader::holidays::{day, easter};

use crate::common::{effort, shipped};

/// How many random dates are tried.
const DATES: u64 = 200_000;

/// A date of the calendar, the last days of a month and of February more often than they come.
fn random(rng: &mut Rng) -> NaiveDate {
    let year = match rng.u8(..4) {
        0 => rng.i32(1..=9999),
        1 => *rng.choice(&[1, 1582, 1583, 1600, 1899, 1900, 1999, 2000, 2100, 9999]).unwrap(),
        _ => rng.i32(2020..2040),
    };
    let month = if rng.bool() { rng.u32(1..=12) } else { *rng.choice(&[1, 2, 3, 12]).unwrap() };
    let day = if rng.bool() { rng.u32(1..=31) } else { rng.u32(28..=31) };
    (0..4).find_map(|back| NaiveDate::from_ymd_opt(year, month, day - back)).unwrap()
}

fn text(date: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// Years and months by chrono, with the day clamped to the month, then days; `None` outside years 1 to 9999.
fn shifted(date: NaiveDate, years: i32, months: i32, days: i32) -> Option<NaiveDate> {
    let months = years * 12 + months;
    let size = Months::new(months.unsigned_abs());
    let date = if months < 0 { date.checked_sub_months(size) } else { date.checked_add_months(size) }?;
    // Nobody plans in the year 10000; on the way to an earlier date our library does not go there either.
    let date = Some(date).filter(|date| date.year() <= 9999)?;
    let size = Days::new(days.unsigned_abs().into());
    let date = if days < 0 { date.checked_sub_days(size) } else { date.checked_add_days(size) }?;
    Some(date).filter(|date| (1..=9999).contains(&date.year()))
}

#[test]
fn terms_are_those_of_another_library() {
    let mut rng = Rng::with_seed(20_261_122);
    let mut outside = 0;
    for _ in 0..effort::of(DATES) {
        let date = random(&mut rng);
        let (years, months, days) = match rng.u8(..4) {
            0 => (rng.i32(-100..=100), rng.i32(-1200..=1200), rng.i32(-36_600..=36_600)),
            1 => (1, 0, 0),
            2 => (0, -4, 0),
            _ => (rng.i32(-4..=4), rng.i32(-12..=12), *rng.choice(&[-56, 0, 1, 42, 56]).unwrap()),
        };
        let ours = shift(parse(&text(date)).unwrap(), years, months, days).map(iso);
        let theirs = shifted(date, years, months, days).map(text);
        outside += u64::from(theirs.is_none());
        assert_eq!(ours, theirs, "{date} + {years} years, {months} months, {days} days");
    }
    assert!(!effort::whole() || outside > 0, "the ends of the calendar are tried too");
}

#[test]
fn order_gaps_and_weekdays_are_those_of_another_library() {
    let mut rng = Rng::with_seed(15_821_015);
    for _ in 0..effort::of(DATES) {
        let (a, b) = (random(&mut rng), random(&mut rng));
        let (ours_a, ours_b) = (parse(&text(a)).unwrap(), parse(&text(b)).unwrap());
        assert_eq!(ours_a < ours_b, a < b, "{a} {b}");
        assert_eq!((ours_b - ours_a).whole_days(), (b - a).num_days(), "{a} {b}");
        let day = u32::from(ours_a.weekday().number_days_from_monday());
        assert_eq!(day, a.weekday().num_days_from_monday(), "{a}");
    }
}

#[test]
fn only_days_that_exist_are_dates() {
    let mut rng = Rng::with_seed(7);
    for _ in 0..effort::of(DATES) {
        let (year, month, day) = (rng.i32(0..=10_000), rng.u32(0..=13), rng.u32(0..=32));
        let written = format!("{year:04}-{month:02}-{day:02}");
        let theirs = NaiveDate::from_ymd_opt(year, month, day).filter(|_| (1..=9999).contains(&year));
        assert_eq!(parse(&written).map(iso), theirs.map(text), "{written}");
    }
}

/// Easter by the tables of the church: golden number, century terms, paschal full moon, and the Sunday after it
/// (Explanatory Supplement to the Astronomical Almanac, the steps of Lilius and Clavius). Another way than ours.
fn easter_of_clavius(year: i32) -> NaiveDate {
    let golden = year % 19 + 1;
    let century = year / 100 + 1;
    let dropped_leap_days = 3 * century / 4 - 12;
    let moon = (8 * century + 5) / 25 - 5;
    let sunday = 5 * year / 4 - dropped_leap_days - 10;
    let mut epact = (11 * golden + 20 + moon - dropped_leap_days).rem_euclid(30);
    if epact == 25 && golden > 11 || epact == 24 {
        epact += 1;
    }
    let mut full = 44 - epact;
    if full < 21 {
        full += 30;
    }
    let day = full + 7 - (sunday + full).rem_euclid(7);
    NaiveDate::from_ymd_opt(year, 3, 1).unwrap() + Days::new(u64::try_from(day - 1).unwrap())
}

#[test]
fn easter_is_that_of_another_algorithm_in_every_year_of_the_calendar() {
    for year in 1583..=9999 {
        let ours = easter(year).map(iso);
        assert_eq!(ours, Some(text(easter_of_clavius(year))), "{year}");
    }
}

/// The public holidays as Rijksoverheid announced them, among them a Koningsdag on a Saturday.
const ANNOUNCED: [(i32, [&str; 11]); 3] = [
    (
        2025,
        [
            "01-01 Nieuwjaarsdag",
            "04-18 Goede Vrijdag",
            "04-20 eerste paasdag",
            "04-21 tweede paasdag",
            "04-26 Koningsdag",
            "05-05 Bevrijdingsdag",
            "05-29 Hemelvaartsdag",
            "06-08 eerste pinksterdag",
            "06-09 tweede pinksterdag",
            "12-25 eerste kerstdag",
            "12-26 tweede kerstdag",
        ],
    ),
    (
        2026,
        [
            "01-01 Nieuwjaarsdag",
            "04-03 Goede Vrijdag",
            "04-05 eerste paasdag",
            "04-06 tweede paasdag",
            "04-27 Koningsdag",
            "05-05 Bevrijdingsdag",
            "05-14 Hemelvaartsdag",
            "05-24 eerste pinksterdag",
            "05-25 tweede pinksterdag",
            "12-25 eerste kerstdag",
            "12-26 tweede kerstdag",
        ],
    ),
    (
        2027,
        [
            "01-01 Nieuwjaarsdag",
            "03-26 Goede Vrijdag",
            "03-28 eerste paasdag",
            "03-29 tweede paasdag",
            "04-27 Koningsdag",
            "05-05 Bevrijdingsdag",
            "05-06 Hemelvaartsdag",
            "05-16 eerste pinksterdag",
            "05-17 tweede pinksterdag",
            "12-25 eerste kerstdag",
            "12-26 tweede kerstdag",
        ],
    ),
];

#[test]
fn the_holidays_of_the_shipped_kader_are_those_that_were_announced() {
    let kader = shipped::kader();
    for (year, announced) in ANNOUNCED {
        let ours: Vec<String> = kader
            .holidays
            .iter()
            .map(|holiday| {
                let date = iso(day(holiday, year).unwrap());
                format!("{} {}", &date[5..], holiday.name.get(Voice::Behandelaar))
            })
            .collect();
        assert_eq!(ours, announced, "{year}");
    }
}
