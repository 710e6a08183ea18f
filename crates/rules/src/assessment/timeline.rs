//! The timeline: given dates, moments and gaps in order, with what to know about each.

use time::{Date, Weekday};

use super::dutch;
use super::model::{PointResult, TimelineEntry};
use super::planner::Plan;
use super::texts::{Texts, fill};
use crate::kader::date::{TODAY, format as format_date};
use crate::kader::model::{Beside, Gap, Kader, Moment, is_on_route};
use crate::kader::{Text, holidays};
use crate::prelude::*;

/// The entries in order, and the line above them. `appears` tells of each moment whether it belongs to the case.
pub fn timeline(
    plan: &Plan,
    kader: &Kader,
    texts: &Texts<'_>,
    appears: &dyn Fn(usize, &Moment) -> bool,
    route: Option<&str>,
) -> (Vec<TimelineEntry>, Option<String>) {
    let belongs = |routes: &[String]| is_on_route(routes, route);
    let mut timeline = Timeline { plan, kader, texts, entries: Vec::new() };
    for fact in &kader.dates {
        if let Some(date) = plan.known(&fact.id).filter(|_| belongs(&fact.on_routes)) {
            let mut entry = timeline.entry(&fact.id, None, &fact.name, &fact.norms);
            timeline.contradict(&mut entry);
            timeline.dated(date, entry);
        }
    }
    for (index, moment) in kader.moments.iter().enumerate() {
        let here = belongs(&moment.on_routes) && appears(index, moment);
        let Some(date) = plan.moment(moment).filter(|_| here) else { continue };
        let mut entry = timeline.entry(&moment.id, Some(&moment.status), &moment.text, &moment.norms);
        entry.background = moment.background.as_ref().map(|place| texts.text(place));
        match moment.undated {
            None => timeline.dated(date, entry),
            Some(Beside::Voor) => timeline.insert((date, Order::Before), entry),
            Some(Beside::Bij) => timeline.insert((date, Order::With), entry),
        }
    }
    let mut summary = None;
    for condition in kader.date_conditions.iter().filter(|_| route.is_none()) {
        let (Some(gap), Some(from), Some(to)) =
            (&condition.gap, plan.date(&condition.earlier), plan.date(&condition.later))
        else {
            continue;
        };
        let days = i32::try_from((to - from).whole_days()).unwrap_or_default();
        if summary.is_none() {
            summary = timeline.summary(gap, from, to, days);
        }
        if days > 0 {
            let mut entry = timeline.entry(&condition.id, Some(&gap.status), &gap.text, &gap.norms);
            entry.date = format_date(from);
            entry.days = Some(days);
            timeline.insert((from, Order::Gap), entry);
        }
    }
    (timeline.entries.into_iter().map(|(_, entry)| entry).collect(), summary)
}

/// What comes first on one day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Order {
    /// Without a date, just before it.
    Before,
    /// What happens that day.
    Dated,
    /// Without a date, just after it.
    With,
    /// The gap that starts that day.
    Gap,
}

struct Timeline<'a> {
    plan: &'a Plan,
    kader: &'a Kader,
    texts: &'a Texts<'a>,
    entries: Vec<((Date, Order), TimelineEntry)>,
}

impl Timeline<'_> {
    /// An entry that has no date yet.
    fn entry(&self, id: &str, status: Option<&Text>, text: &Text, norms: &[String]) -> TimelineEntry {
        TimelineEntry {
            id: id.to_owned(),
            date: String::new(),
            days: None,
            status: status.map(|status| self.texts.text(status)).unwrap_or_default(),
            text: self.texts.text(text),
            norms: norms.to_vec(),
            remarks: Vec::new(),
            background: None,
        }
    }

    /// Remarks of the conditions that hold on a date the reader gave.
    fn contradict(&self, entry: &mut TimelineEntry) {
        for condition in &self.kader.date_conditions {
            let (earlier, later) = (&condition.earlier, &condition.later);
            if let Some(remark) = &condition.remark
                && (*earlier == entry.id || *later == entry.id)
                && self.plan.holds(earlier, later) == Some(true)
            {
                entry.remarks.push(point(self.texts.text(&remark.text), &remark.norms));
            }
        }
    }

    /// Adds an entry on its date, with what the calendar says of it.
    fn dated(&mut self, date: Date, mut entry: TimelineEntry) {
        entry.date = format_date(date);
        // What the reader gave may well be past: something that was done, a stay that ended.
        let computed = !entry.status.is_empty();
        let mut remark = |text| entry.remarks.push(point(text, &[]));
        if computed && self.plan.date(TODAY).is_some_and(|today| date < today) {
            remark(dutch::PAST.to_owned());
        }
        match date.weekday() {
            Weekday::Saturday => remark(dutch::falls_on("een zaterdag")),
            Weekday::Sunday => remark(dutch::falls_on("een zondag")),
            _ => {}
        }
        for holiday in &self.kader.holidays {
            if holidays::day(holiday, date.year()) == Some(date) {
                remark(dutch::falls_on(&self.texts.text(&holiday.name)));
            }
        }
        self.insert((date, Order::Dated), entry);
    }

    /// Adds an entry; those of one place stand as they came.
    fn insert(&mut self, place: (Date, Order), entry: TimelineEntry) {
        let at = self.entries.partition_point(|(other, _)| *other <= place);
        self.entries.insert(at, (place, entry));
    }

    fn summary(&self, gap: &Gap, from: Date, to: Date, days: i32) -> Option<String> {
        let text = if days > 0 { &gap.summary } else { &gap.summary_without };
        let line = self.texts.text(text.as_ref()?);
        let line = fill(&line, "{eerder}", &dutch::date(&format_date(from)));
        let line = fill(&line, "{later}", &dutch::date(&format_date(to)));
        Some(fill(&line, "{dagen}", &dutch::days(days)))
    }
}

fn point(text: String, norms: &[String]) -> PointResult {
    PointResult { text, norms: norms.to_vec() }
}
