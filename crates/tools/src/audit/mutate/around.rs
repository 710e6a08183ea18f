//! Signals, actions, cards, contradictions, routes and variants with one thing changed.

use voorcheck_rules::kader::model::Kader;

use super::{Mutants, Operator, swap, take};

pub(super) fn mutants(kader: &Kader, list: &mut Mutants) {
    for (i, one) in kader.contradictions.iter().enumerate() {
        let change = format!("tegenspraak `{}` weg", one.id);
        list.add(Operator::PartRemoved, format!("tegenspraak[{i}]"), change, move |kader| {
            take(&mut kader.contradictions, i);
        });
    }
    for (i, one) in kader.signals.iter().enumerate() {
        let path = format!("signaal[{i}]");
        let name = format!("signaal `{}`", one.id);
        list.add(Operator::PartRemoved, path.as_str(), format!("{name} weg"), move |kader| {
            take(&mut kader.signals, i)
        });
        let change = turned(&name, "ook-als-onbekend", one.also_if_unknown);
        list.add(Operator::AlsoIfUnknown, format!("{path}.ook-als-onbekend"), change, move |kader| {
            if let Some(one) = kader.signals.get_mut(i) {
                one.also_if_unknown = !one.also_if_unknown;
            }
        });
        let change = turned(&name, "in-kop", one.in_headline);
        list.add(Operator::InHeadline, format!("{path}.in-kop"), change, move |kader| {
            if let Some(one) = kader.signals.get_mut(i) {
                one.in_headline = !one.in_headline;
            }
        });
    }
    for (i, one) in kader.actions.iter().enumerate() {
        let path = format!("actie[{i}]");
        let name = format!("actie `{}`", one.id);
        list.add(Operator::PartRemoved, path.as_str(), format!("{name} weg"), move |kader| {
            take(&mut kader.actions, i)
        });
        let change = turned(&name, "ook-als-onbekend", one.also_if_unknown);
        list.add(Operator::AlsoIfUnknown, format!("{path}.ook-als-onbekend"), change, move |kader| {
            if let Some(one) = kader.actions.get_mut(i) {
                one.also_if_unknown = !one.also_if_unknown;
            }
        });
    }
    for (i, one) in kader.cards.iter().enumerate() {
        let path = format!("infokaart[{i}]");
        let name = format!("infokaart `{}`", one.id);
        list.add(Operator::PartRemoved, path.as_str(), format!("{name} weg"), move |kader| {
            take(&mut kader.cards, i)
        });
        let change = turned(&name, "ook-als-onbekend", one.also_if_unknown);
        list.add(Operator::AlsoIfUnknown, format!("{path}.ook-als-onbekend"), change, move |kader| {
            if let Some(one) = kader.cards.get_mut(i) {
                one.also_if_unknown = !one.also_if_unknown;
            }
        });
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

fn turned(name: &str, field: &str, now: bool) -> String {
    if now { format!("{name}: zonder `{field}`") } else { format!("{name}: met `{field}`") }
}
