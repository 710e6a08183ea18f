//! What appears beside the outcome, routes and variants with one thing changed.

use voorcheck_rules::kader::model::Kader;
use voorcheck_rules::kader::visit::{Seen, SeenMut, walk, walk_mut};

use super::{Mutants, Operator, swap, take};
use crate::audit::parts::Parts;
use crate::load::parent;

/// Takes the part at this place out of its list.
type Remove = fn(&mut Kader, usize);

pub(super) fn mutants(kader: &Kader, list: &mut Mutants) {
    let parts = Parts::of(kader);
    let beside: [(&str, usize, Remove); 7] = [
        ("tegenspraak", kader.contradictions.len(), |kader, i| take(&mut kader.contradictions, i)),
        ("signaal", kader.signals.len(), |kader, i| take(&mut kader.signals, i)),
        ("bronconflict", kader.source_conflicts.len(), |kader, i| take(&mut kader.source_conflicts, i)),
        ("open-stap", kader.open_steps.len(), |kader, i| take(&mut kader.open_steps, i)),
        ("overdracht", kader.hand_overs.len(), |kader, i| take(&mut kader.hand_overs, i)),
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
    taken(kader, list);
    cleared(kader, &parts, list);
    variants(kader, list);
    other_variants(kader, list);
}

/// Answers that no longer go along to another kader.
fn taken(kader: &Kader, list: &mut Mutants) {
    for (i, one) in kader.hand_overs.iter().enumerate() {
        for (j, answer) in one.takes.iter().enumerate() {
            let change = format!("overdracht `{}` neemt `{}` niet mee", one.id, answer.fact);
            list.add(Operator::TakenRemoved, format!("overdracht[{i}].neemt[{j}]"), change, move |kader| {
                if let Some(one) = kader.hand_overs.get_mut(i) {
                    take(&mut one.takes, j);
                }
            });
        }
    }
}

/// What may be left out of a part, left out.
fn cleared(kader: &Kader, parts: &Parts<'_>, list: &mut Mutants) {
    let mut found: Vec<(Operator, &str, String)> = Vec::new();
    walk(kader, &mut |path, seen| {
        let operator = match (path.field(), seen) {
            ("voorbij", Seen::Condition(_)) => Operator::OverRemoved,
            ("uit-datums", Seen::Record(_)) => Operator::FromDatesRemoved,
            ("bij-route", Seen::Plain(_)) => Operator::OnRoutesRemoved,
            _ => return,
        };
        let own = path.to_string();
        // Of a list all is left out.
        let at = if own.ends_with(']') { parent(&own) } else { &own };
        if !found.iter().any(|(.., known)| known == at) {
            found.push((operator, path.field(), at.to_owned()));
        }
    });
    for (operator, field, at) in found {
        let change = format!("{} zonder `{field}`", parts.name(parent(&at)));
        list.add(operator, at.clone(), change, move |kader| {
            walk_mut(kader, &mut |path, seen| {
                if let SeenMut::Optional(one) | SeenMut::List(one) = seen
                    && path.to_string() == at
                {
                    one.clear();
                }
            });
        });
    }
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

/// Headlines of a guide, and those of a decision that is still open.
fn other_variants(kader: &Kader, list: &mut Mutants) {
    let guide = kader.guide.iter().flat_map(|guide| &guide.variants);
    for (k, _) in guide.enumerate() {
        let change = format!("variant {} van de gids weg", k + 1);
        list.add(Operator::PartRemoved, format!("gids.variant[{k}]"), change, move |kader| {
            if let Some(guide) = &mut kader.guide {
                take(&mut guide.variants, k);
            }
        });
    }
    for (i, decision) in kader.decisions.iter().enumerate() {
        for k in 0..decision.undecided.variants.len() {
            let path = format!("besluit[{i}].onbeslist.variant[{k}]");
            let change = format!("variant {} van `{}` onbeslist weg", k + 1, decision.id);
            list.add(Operator::UndecidedVariantRemoved, path, change, move |kader| {
                if let Some(decision) = kader.decisions.get_mut(i) {
                    take(&mut decision.undecided.variants, k);
                }
            });
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
