//! The computed dates as a table, and what to see when dates are laid side by side.

use maud::{Markup, html};
use voorcheck_rules::kader::model::{DateCondition, Moment, Point};

use super::{appears, phrases, source, sources, told};
use crate::audit::names::Names;

pub(super) fn planner(names: Names<'_>) -> Markup {
    let shown = |condition: &&DateCondition| condition.gap.is_some() || condition.remark.is_some();
    let conditions: Vec<&DateCondition> = names.kader.date_conditions.iter().filter(shown).collect();
    html! {
        p { (phrases::PLANNER_INTRO) }
        table.vc-checklist__table.vc-checklist__planner {
            thead { tr { @for column in phrases::COLUMNS { th scope="col" { (column) } } } }
            tbody { @for one in &names.kader.moments { (moment(names, one)) } }
        }
        @if !conditions.is_empty() { h3 { (phrases::COMPARE) } }
        @for condition in conditions { (comparison(names, condition)) }
    }
}

fn moment(names: Names<'_>, moment: &Moment) -> Markup {
    let [_, how, firm, source] = phrases::COLUMNS;
    html! {
        tr {
            th scope="row" { (names.row(&moment.id).unwrap_or_default()) " " (names.text(&moment.text)) }
            td data-heading=(how) {
                (appears(names, moment))
                (names.counted(moment))
                @if let Some(without) = &moment.without {
                    "; alleen zolang " (names.day(without)) " niet is ingevuld"
                }
            }
            td data-heading=(firm) { (names.text(&moment.status)) }
            td data-heading=(source) {
                @if let Some(place) = &moment.background {
                    (phrases::BACKGROUND) (names.text(place))
                } @else {
                    (sources(names, &moment.norms))
                }
            }
        }
    }
}

fn comparison(names: Names<'_>, condition: &DateCondition) -> Markup {
    html! {
        div.vc-checklist__item {
            p.vc-checklist__when {
                (phrases::WHEN) (names.day(&condition.earlier)) " vóór " (names.day(&condition.later))
                " ligt:"
            }
            @if let Some(remark) = &condition.remark { (points(names, std::slice::from_ref(remark))) }
            @if let Some(gap) = &condition.gap {
                p { b { (names.text(&gap.status)) ". " } (names.text(&gap.text)) }
                @if let Some(summary) = &gap.summary { p { (names.text(summary)) } }
                (source(names, &gap.norms))
                @if let Some(summary) = &gap.summary_without { p { b { "Anders: " } (names.text(summary)) } }
            }
        }
    }
}

/// Sentences, each with its places.
pub(super) fn points(names: Names<'_>, points: &[Point]) -> Markup {
    html! {
        ul.vc-checklist__points { @for point in points { li { (told(names, &point.text, &point.norms)) } } }
    }
}
