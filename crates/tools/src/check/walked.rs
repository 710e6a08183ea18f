//! What holds for every condition, every list of norms and every background date, wherever it stands in a kader.

use voorcheck_rules::kader::model::{Kader, Moment};
use voorcheck_rules::kader::visit::{Seen, walk};

use super::Report;
use super::conditions::{self, Place};
use super::names::{self, Names, twice};
use crate::load::parent;

pub(super) fn check(report: &mut Report, kader: &Kader, names: &Names) {
    // The norms named so far in the list that is walked through.
    let mut list: (String, Vec<&str>) = Default::default();
    walk(kader, &mut |path, seen| match seen {
        Seen::Condition(condition) => {
            let place = match path.kind() {
                "criterium" => Place::Rule,
                "route" => Place::Route,
                _ => Place::Result,
            };
            conditions::check(report, names, condition, &path.to_string(), place);
        }
        Seen::Plain(norm) if path.field() == "normen" => {
            let path = path.to_string();
            if list.0 != parent(&path) {
                list = (parent(&path).to_owned(), Vec::new());
            }
            if list.1.contains(&norm) {
                twice(report, path, norm);
            } else {
                list.1.push(norm);
                names::norm(report, norm, &names.norms, path);
            }
        }
        Seen::Record(record) => {
            if let Some(moment) = record.downcast_ref::<Moment>()
                && moment.background.is_some()
                && !moment.norms.is_empty()
            {
                let message = format!("`{}` is achtergrond en staat dus niet in dit beleid.", moment.id);
                let advice = "Haal `achtergrond` weg, of `normen`.";
                report.add("background-norms", path.to_string(), message, advice);
            }
        }
        _ => {}
    });
}
