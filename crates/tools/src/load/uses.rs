//! What in a kader rests on which norms: the one list behind "which norms are used" and "what became of this norm".

use voorcheck_rules::kader::model::Kader;
use voorcheck_rules::kader::visit::{Seen, walk};

use super::places::parent;

/// A norm that a part of a kader rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use<'a> {
    /// The part, as in the path of a problem.
    pub part: String,
    /// Id of the norm.
    pub norm: &'a str,
}

/// The fields that hold norms something rests on. (A municipality's own words stand beside a norm, `bij`, and rest on one.)
const FIELDS: [&str; 2] = ["normen", "eigen"];

/// What rests on which norm, in the order of the kader.
pub fn uses(kader: &Kader) -> Vec<Use<'_>> {
    let mut uses = Vec::new();
    walk(kader, &mut |path, seen| {
        if let Seen::Plain(norm) = seen
            && FIELDS.contains(&path.field())
        {
            let path = path.to_string();
            // Out of the list, if it is one, and out of the field.
            let field = if path.ends_with(']') { parent(&path) } else { &path };
            uses.push(Use { part: parent(field).to_owned(), norm });
        }
    });
    uses
}
