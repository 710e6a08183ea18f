//! Moments and date conditions with one thing changed.

use time::Duration;
use voorcheck_rules::kader::date::{CHECK_BEFORE, format as format_date, parse as parse_date};
use voorcheck_rules::kader::model::{Beside, DateCondition, Kader, Moment};
use voorcheck_rules::kader::visit::{Seen, walk};

use super::{Mutants, Operator, take};

pub(super) fn mutants(kader: &Kader, list: &mut Mutants) {
    for (i, moment) in kader.moments.iter().enumerate() {
        of_moment(list, kader, i, moment);
    }
    for (i, condition) in kader.date_conditions.iter().enumerate() {
        of_condition(list, i, condition);
    }
    let mut check_before_is_read = false;
    walk(kader, &mut |_, seen| {
        check_before_is_read |= matches!(seen, Seen::Plain(id) if id == CHECK_BEFORE);
    });
    for by in [-1, 1] {
        if !check_before_is_read {
            break;
        }
        if let Some(date) = shifted(&kader.meta.check_before, by) {
            let change = format!("`controleer-voor` op {date}");
            list.add(Operator::DateShifted, "kader.controleer-voor", change, move |kader| {
                kader.meta.check_before.clone_from(&date);
            });
        }
    }
}

fn of_moment(list: &mut Mutants, kader: &Kader, i: usize, moment: &Moment) {
    let path = format!("moment[{i}]");
    let name = format!("moment `{}`", moment.id);
    list.add(Operator::MomentRemoved, path.as_str(), format!("{name} weg"), move |kader| {
        take(&mut kader.moments, i);
    });
    let mut edit = |operator, field: &str, change: String, edit: Box<dyn Fn(&mut Moment) + Send + Sync>| {
        list.add(operator, format!("{path}.{field}"), format!("{name}: {change}"), move |kader| {
            if let Some(moment) = kader.moments.get_mut(i) {
                edit(moment);
            }
        });
    };
    for by in [-1, 1] {
        let change = |unit: &str, now: i32| format!("{} {unit} in plaats van {now}", now + by);
        edit(
            Operator::MomentOffset,
            "dagen",
            change("dagen", moment.days),
            Box::new(move |one| one.days += by),
        );
        edit(
            Operator::MomentOffset,
            "maanden",
            change("maanden", moment.months),
            Box::new(move |one| one.months += by),
        );
        edit(
            Operator::MomentOffset,
            "jaren",
            change("jaren", moment.years),
            Box::new(move |one| one.years += by),
        );
    }
    for (b, base) in moment.bases.iter().enumerate() {
        let field = format!("vanaf[{b}]");
        let change = format!("niet meer vanaf `{base}`");
        edit(Operator::MomentBase, &field, change, Box::new(move |one| take(&mut one.bases, b)));
        if let Some(next) = moment.bases.get(b + 1)
            && !never_both(kader, base, next)
        {
            let change = format!("eerst vanaf `{next}`, dan vanaf `{base}`");
            edit(Operator::MomentBase, &field, change, Box::new(move |one| super::swap(&mut one.bases, b)));
        }
    }
    for (b, limit) in moment.not_before.iter().enumerate() {
        let field = format!("niet-voor[{b}]");
        let change = format!("ook vanaf een dag vóór `{limit}`");
        edit(Operator::MomentBase, &field, change, Box::new(move |one| take(&mut one.not_before, b)));
    }
    if let Some(without) = &moment.without {
        let change = format!("ook als `{without}` bekend is");
        edit(Operator::MomentWithout, "zonder", change, Box::new(|one| one.without = None));
    }
    if let Some(beside) = moment.undated {
        let other = if beside == Beside::Voor { Beside::Bij } else { Beside::Voor };
        for (change, to) in [(format!("`{}`", other.id()), Some(other)), ("met een datum".to_owned(), None)] {
            let edit_to = Box::new(move |one: &mut Moment| one.undated = to);
            edit(Operator::MomentBeside, "zonder-datum", change, edit_to);
        }
    }
}

/// Whether two bases are never known both, so that their order says nothing: one is there only without a date that the
/// other counts from.
fn never_both(kader: &Kader, one: &str, other: &str) -> bool {
    let of = |id: &str| kader.moments.iter().find(|moment| moment.id == id);
    let excludes = |one: &str, other: &str| {
        let without = of(one).and_then(|moment| moment.without.as_deref());
        without.is_some_and(|date| of(other).is_some_and(|moment| moment.bases == [date]))
    };
    excludes(one, other) || excludes(other, one)
}

fn of_condition(list: &mut Mutants, i: usize, condition: &DateCondition) {
    let path = format!("datumvoorwaarde[{i}]");
    let name = format!("datumvoorwaarde `{}`", condition.id);
    list.add(Operator::DateConditionRemoved, path.as_str(), format!("{name} weg"), move |kader| {
        take(&mut kader.date_conditions, i);
    });
    let mut edit =
        |operator, field: &str, change: String, edit: Box<dyn Fn(&mut DateCondition) + Send + Sync>| {
            list.add(operator, format!("{path}.{field}"), format!("{name}: {change}"), move |kader| {
                if let Some(condition) = kader.date_conditions.get_mut(i) {
                    edit(condition);
                }
            });
        };
    let change = format!("`{}` vóór `{}`", condition.later, condition.earlier);
    edit(
        Operator::DateConditionTurned,
        "eerder",
        change,
        Box::new(|one| std::mem::swap(&mut one.earlier, &mut one.later)),
    );
    for by in [-1, 1] {
        if let Some(date) = shifted(&condition.earlier, by) {
            let change = format!("{date} in plaats van {}", condition.earlier);
            edit(Operator::DateShifted, "eerder", change, Box::new(move |one| one.earlier.clone_from(&date)));
        }
        if let Some(date) = shifted(&condition.later, by) {
            let change = format!("{date} in plaats van {}", condition.later);
            edit(Operator::DateShifted, "later", change, Box::new(move |one| one.later.clone_from(&date)));
        }
    }
    if condition.gap.is_some() {
        edit(
            Operator::GapRemoved,
            "gat",
            "het gat niet meer getoond".to_owned(),
            Box::new(|one| one.gap = None),
        );
    }
}

/// A literal date some days later; `None` for the name of a date or moment.
fn shifted(text: &str, by: i64) -> Option<String> {
    Some(format_date(parse_date(text)?.checked_add(Duration::days(by))?))
}
