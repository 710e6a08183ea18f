//! The timeline of the made-up kader: what stands where, and what is said about each date.

use voorcheck_rules::assessment::model::{PointResult, TimelineEntry};
use voorcheck_rules::assessment::{Assessment, Input, Options, Target};
use voorcheck_rules::kader::model::Kader;
use voorcheck_rules::kader::{Table, Voice};
use voorcheck_tools::check;
use voorcheck_tools::load::load;

use crate::common::mini;

const TODAY: &str = "2026-11-22";

fn assess(dates: &[(&str, &str)]) -> Assessment {
    assess_by(load(&mini::original()).unwrap().kader, dates)
}

fn assess_by(kader: Kader, dates: &[(&str, &str)]) -> Assessment {
    let engine = check::engine(kader, String::new()).unwrap();
    let dates: Table<String> =
        dates.iter().map(|(id, date)| ((*id).to_owned(), (*date).to_owned())).collect();
    let input = Input { dates, ..Input::default() };
    let options = Options { today: TODAY.to_owned(), voice: Voice::Behandelaar, target: Target::Outcome };
    engine.assess(&input, &options).unwrap()
}

fn entry<'a>(found: &'a Assessment, id: &str) -> &'a TimelineEntry {
    found.timeline.iter().find(|entry| entry.id == id).unwrap_or_else(|| panic!("no {id}"))
}

fn texts(points: &[PointResult]) -> Vec<&str> {
    points.iter().map(|point| point.text.as_str()).collect()
}

/// What is said of a start on this day.
fn remarks(start: &str) -> Vec<String> {
    let found = assess(&[("datum-start", start)]);
    texts(&entry(&found, "datum-start").remarks).into_iter().map(str::to_owned).collect()
}

#[test]
fn what_has_no_date_stands_beside_what_has_one() {
    let found = assess(&[("datum-aanvraag", "2026-12-01"), ("datum-start", "2027-01-26")]);
    let ids: Vec<&str> = found.timeline.iter().map(|entry| entry.id.as_str()).collect();
    // The start is on the very day of the decision.
    let expected = ["datum-aanvraag", "ontvangstbewijs", "datum-start", "besluit", "pachtcontract", "einde"];
    assert_eq!(ids, expected);
    for id in ["ontvangstbewijs", "pachtcontract"] {
        let entry = entry(&found, id);
        assert_eq!((entry.date.as_str(), entry.days, entry.remarks.len()), ("", None, 0));
        assert!(!entry.status.is_empty());
    }
    let without_base = assess(&[("datum-start", "2027-01-26")]);
    assert!(without_base.timeline.iter().all(|entry| !entry.date.is_empty()), "there is no decision yet");
}

#[test]
fn background_names_its_law() {
    let found = assess(&[("datum-aanvraag", "2026-12-01")]);
    let law = entry(&found, "ontvangstbewijs");
    assert_eq!((law.background.as_deref(), law.norms.len()), (Some("Tuinwet, artikel 1"), 0));
    let others = found.timeline.iter().filter(|entry| entry.id != law.id);
    assert_eq!(others.filter(|entry| entry.background.is_some()).count(), 0);
}

#[test]
fn a_gap_has_a_length_and_a_line_above() {
    let found = assess(&[("datum-aanvraag", "2026-12-01"), ("datum-start", "2026-12-20")]);
    let gap = entry(&found, "krap");
    assert_eq!(gap.days, Some(37));
    assert!(gap.remarks.is_empty());
    assert_eq!(
        found.timeline_summary.as_deref(),
        Some("Start 20 december 2026, besluit 26 januari 2027: 37 dagen te kort.")
    );
    let others = found.timeline.iter().filter(|entry| entry.id != "krap");
    assert_eq!(others.filter_map(|entry| entry.days).count(), 0);
}

#[test]
fn the_line_above_needs_both_dates() {
    let line = |dates: &[(&str, &str)]| assess(dates).timeline_summary;
    assert_eq!(line(&[("datum-aanvraag", "2026-12-01")]), None);
    assert_eq!(line(&[("datum-start", "2026-12-01")]), None);
    // The decision is on 26 January.
    let on = |start| line(&[("datum-aanvraag", "2026-12-01"), ("datum-start", start)]).unwrap();
    assert_eq!(on("2027-01-25"), "Start 25 januari 2027, besluit 26 januari 2027: 1 dag te kort.");
    assert_eq!(on("2027-01-26"), "Start 26 januari 2027, na het besluit van 26 januari 2027.");
}

#[test]
fn a_remark_stands_with_the_date_the_reader_gave() {
    let found = assess(&[("datum-aanvraag", "2026-12-01"), ("datum-start", "2026-12-21")]);
    let start = entry(&found, "datum-start");
    assert_eq!(texts(&start.remarks), ["Ligt voor het besluit."]);
    assert_eq!(start.remarks[0].norms, ["R-2-02"]);
    assert!(entry(&found, "besluit").remarks.is_empty(), "nobody gave that one");
    // No remark once the start is not before the decision.
    let found = assess(&[("datum-aanvraag", "2026-12-01"), ("datum-start", "2027-01-26")]);
    assert!(entry(&found, "datum-start").remarks.is_empty());
}

#[test]
fn a_remark_stands_with_both_dates_when_both_were_given() {
    let mut kader = load(&mini::original()).unwrap().kader;
    let condition = &mut kader.date_conditions[0];
    (condition.earlier, condition.later) = ("datum-aanvraag".to_owned(), "datum-start".to_owned());
    let found = assess_by(kader, &[("datum-aanvraag", "2026-12-01"), ("datum-start", "2026-12-21")]);
    let with: Vec<&str> =
        found.timeline.iter().filter(|one| !one.remarks.is_empty()).map(|one| one.id.as_str()).collect();
    assert_eq!(with, ["datum-aanvraag", "datum-start"]);
}

#[test]
fn a_weekend_is_remarked_and_nothing_moves() {
    // A Friday, and the four days after it.
    assert!(remarks("2026-11-27").is_empty());
    assert_eq!(remarks("2026-11-28"), ["Valt op een zaterdag."]);
    assert_eq!(remarks("2026-11-29"), ["Valt op een zondag."]);
    assert!(remarks("2026-11-30").is_empty());
    let found = assess(&[("datum-start", "2026-11-29")]);
    assert_eq!(entry(&found, "datum-start").date, "2026-11-29");
    assert_eq!(entry(&found, "einde").date, "2027-11-29");
    // A computed date is remarked as well: 2026-12-12 and eight weeks is a Saturday.
    let found = assess(&[("datum-aanvraag", "2026-12-12")]);
    assert_eq!(texts(&entry(&found, "besluit").remarks), ["Valt op een zaterdag."]);
}

#[test]
fn a_holiday_is_remarked_by_name() {
    assert_eq!(remarks("2027-06-21"), ["Valt op Tuindag."]);
    // In 2026 that was a Sunday, so it was a day later.
    assert!(remarks("2026-06-22").contains(&"Valt op Tuindag.".to_owned()));
    assert!(!remarks("2026-06-21").contains(&"Valt op Tuindag.".to_owned()));
    // A week after Easter of 28 March 2027.
    assert_eq!(remarks("2027-04-04"), ["Valt op een zondag.", "Valt op Zaaidag."]);
}

#[test]
fn what_lies_before_today_is_remarked_but_never_refused() {
    // A date that was given may be past; one that is computed is remarked.
    assert!(remarks("2026-11-20").is_empty());
    let found = assess(&[("datum-aanvraag", "2026-09-21")]);
    assert_eq!(texts(&entry(&found, "besluit").remarks), ["Ligt vóór vandaag."]);
    assert!(entry(&found, "datum-aanvraag").remarks.is_empty());
    for odd in ["0001-01-01", "9999-12-31", "1900-02-28", "2024-02-29"] {
        let found = assess(&[("datum-start", odd), ("datum-aanvraag", odd)]);
        assert_eq!(entry(&found, "datum-start").date, odd);
    }
}
