//! Signals, actions, cards, contradictions, routes and variants with one thing changed.

use voorcheck_rules::kader::model::Kader;
use voorcheck_rules::kader::visit::{Seen, SeenMut, walk, walk_mut};

use super::{Mutants, Operator, swap, take};
use crate::audit::parts::Parts;
use crate::load::parent;

/// Takes the part at this place out of its list.
type Remove = fn(&mut Kader, usize);

pub(super) fn mutants(kader: &Kader, list: &mut Mutants) {
    let parts = Parts::of(kader);
    let beside: [(&str, usize, Remove); 4] = [
        ("tegenspraak", kader.contradictions.len(), |kader, i| take(&mut kader.contradictions, i)),
        ("signaal", kader.signals.len(), |kader, i| take(&mut kader.signals, i)),
        ("actie", kader.actions.len(), |kader, i| take(&mut kader.actions, i)),
        ("infokaart", kader.cards.len(), |kader, i| take(&mut kader.cards, i)),
    ];
    let switches = switches(kader);
    for (kind, count, remove) in beside {
        for i in 0..count {
            let path = format!("{kind}[{i}]");
            let name = parts.name(&path);
            list.add(Operator::PartRemoved, path.as_str(), format!("{name} weg"), move |kader| {
                remove(kader, i);
            });
            for switch in switches.iter().filter(|switch| parent(&switch.path) == path) {
                let with = if switch.on { "zonder" } else { "met" };
                let change = format!("{name}: {with} `{}`", switch.field);
                let at = switch.path.clone();
                list.add(switch.operator, switch.path.as_str(), change, move |kader| turn(kader, &at));
            }
        }
    }
    for (i, one) in kader.routes.iter().enumerate() {
        let path = format!("route[{i}]");
        let name = format!("route `{}`", one.id);
        list.add(Operator::PartRemoved, path.as_str(), format!("{name} weg"), move |kader| {
            take(&mut kader.routes, i)
        });
        for (j, id) in one.further.iter().enumerate() {
            let path = format!("{path}.infokaarten[{j}]");
            list.add(Operator::CardRemoved, path, format!("{name} zonder infokaart `{id}`"), move |kader| {
                if let Some(route) = kader.routes.get_mut(i) {
                    take(&mut route.further, j);
                }
            });
        }
        // The route without a condition is never tried.
        if let Some(next) = kader.routes.get(i + 1).filter(|next| one.when.is_some() && next.when.is_some()) {
            let change = format!("{name} na `{}`", next.id);
            list.add(Operator::PartSwapped, path.as_str(), change, move |kader| swap(&mut kader.routes, i));
        }
    }
    variants(kader, list);
}

fn variants(kader: &Kader, list: &mut Mutants) {
    for (i, decision) in kader.decisions.iter().enumerate() {
        for (j, grade) in decision.grades.iter().enumerate() {
            for k in 0..grade.variants.len() {
                let path = format!("besluit[{i}].trede[{j}].variant[{k}]");
                let name = format!("variant {} van `{}/{}`", k + 1, decision.id, grade.outcome);
                list.add(Operator::PartRemoved, path.as_str(), format!("{name} weg"), move |kader| {
                    let grade = kader.decisions.get_mut(i).and_then(|decision| decision.grades.get_mut(j));
                    if let Some(grade) = grade {
                        take(&mut grade.variants, k);
                    }
                });
                if k + 1 < grade.variants.len() {
                    let change = format!("{name} na de volgende");
                    list.add(Operator::PartSwapped, path, change, move |kader| {
                        let grade =
                            kader.decisions.get_mut(i).and_then(|decision| decision.grades.get_mut(j));
                        if let Some(grade) = grade {
                            swap(&mut grade.variants, k);
                        }
                    });
                }
            }
        }
    }
}

/// Something that is on or off.
struct Switch {
    path: String,
    field: &'static str,
    operator: Operator,
    on: bool,
}

/// Every switch that says when or where something shows.
fn switches(kader: &Kader) -> Vec<Switch> {
    let mut switches = Vec::new();
    walk(kader, &mut |path, seen| {
        let operator = match path.field() {
            "ook-als-onbekend" => Operator::AlsoIfUnknown,
            "in-kop" => Operator::InHeadline,
            _ => return,
        };
        if let Seen::Truth(on) = seen {
            switches.push(Switch { path: path.to_string(), field: path.field(), operator, on });
        }
    });
    switches
}

fn turn(kader: &mut Kader, at: &str) {
    walk_mut(kader, &mut |path, seen| {
        if let SeenMut::Truth(on) = seen
            && path.to_string() == at
        {
            *on = !*on;
        }
    });
}
