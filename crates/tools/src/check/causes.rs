//! What problems mean together. One slip is told once: what follows from a problem is not told beside it. A reference to an id that is written wrong may be
//! right itself, so it is looked at when the id is mended.

use voorcheck_rules::kader::Problem;

/// What cannot be judged while ids of a kind are wrong: the kind, and the codes that wait.
const AFTER_IDS: [(&str, &[&str]); 19] = [
    ("kader", &["folder-name"]),
    ("bron", &["unknown-source"]),
    ("kracht", &["unknown-force"]),
    ("sectie", &["unknown-section", "empty-section"]),
    ("feit", &["unknown-fact", "unused-fact", "unknown-placeholder", "unknown-part"]),
    ("optie", &["unknown-value", "unknown-option", "unknown-part"]),
    (
        "datum",
        &["unknown-date", "unknown-fact", "unknown-placeholder", "unknown-part", "remark-without-date"],
    ),
    ("moment", &["unknown-date", "unknown-placeholder", "unknown-part"]),
    ("datumvoorwaarde", &["unknown-date-condition"]),
    ("besluit", &["unknown-decision", "no-criteria", "unknown-part"]),
    ("status", &["unknown-status"]),
    ("uitkomst", &["unknown-outcome", "unknown-part"]),
    ("criterium", &["unknown-criterion"]),
    ("fase", &["unknown-phase"]),
    ("route", &["unknown-route", "unknown-part"]),
    ("signaal", &["unknown-part"]),
    ("vorm", &["unknown-form", "empty-form"]),
    ("infokaart", &["unknown-card"]),
    ("norm", &["unknown-norm"]),
];

/// Codes of which the second cannot be judged while there is one of the first.
const AFTER: [(&str, &str); 6] = [
    ("no-municipality", "unknown-placeholder"),
    ("unseen-sign", "quote-not-found"),
    ("unknown-fact", "unused-fact"),
    ("unknown-decision", "no-criteria"),
    ("unknown-section", "empty-section"),
    ("unknown-form", "empty-form"),
];

/// The problems that do not follow from another.
pub(crate) fn causes(problems: Vec<Problem>) -> Vec<Problem> {
    let wrong_id = |one: &&Problem| ["invalid-id", "duplicate-id", "reserved-id"].contains(&one.code);
    let mut kinds: Vec<&str> = problems.iter().filter(wrong_id).map(|one| kind(&one.path)).collect();
    kinds.dedup();
    let waiting = |code: &str| {
        AFTER_IDS.iter().any(|(kind, codes)| kinds.contains(kind) && codes.contains(&code))
            || AFTER
                .iter()
                .any(|(first, then)| *then == code && problems.iter().any(|one| one.code == *first))
    };
    // A name that cannot be is no name of a file.
    let misnamed = |path: &str| problems.iter().any(|one| one.code == "unknown-sign" && one.path == path);
    let follows: Vec<bool> = problems
        .iter()
        .map(|one| waiting(one.code) || (one.code == "unreadable-file" && misnamed(&one.path)))
        .collect();
    let kept = problems.into_iter().zip(follows).filter(|(_, follows)| !follows);
    kept.map(|(problem, _)| problem).collect()
}

/// Codes of what a kader that is being written does not have yet.
const UNWRITTEN: [&str; 6] =
    ["no-decisions", "no-criteria", "no-rules", "too-few-grades", "unused-fact", "empty-section"];

/// The problems of a kader, and what it only does not have yet: while it is being written there is no whole decision, and a
/// question that nothing reads is no mistake. Those wait for what is wrong.
pub(crate) fn unwritten(problems: Vec<Problem>) -> (Vec<Problem>, Vec<Problem>) {
    let begun = |one: &Problem| ["no-decisions", "no-criteria", "no-rules"].contains(&one.code);
    if !problems.iter().any(begun) {
        return (problems, Vec::new());
    }
    problems.into_iter().partition(|one| !UNWRITTEN.contains(&one.code))
}

/// Of what the id at a path is: `feit[3].optie[1].id` is that of an `optie`, `besluit[0].trede[1].status` a `status`.
fn kind(path: &str) -> &str {
    let mut steps = path.rsplit('.');
    let field = steps.next().unwrap_or_default();
    let of = steps.next().unwrap_or_default();
    if field == "id" { of.split('[').next().unwrap_or_default() } else { field }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kader_is_unwritten_as_long_as_nothing_in_it_is_wrong() {
        let both = |codes: &[&'static str]| {
            let problems = codes.iter().map(|code| Problem::new(code, "", "", "")).collect();
            let (wrong, missing) = unwritten(problems);
            (wrong.len(), missing.len())
        };
        assert_eq!(both(&["no-decisions", "unused-fact"]), (0, 2));
        assert_eq!(both(&["unused-fact"]), (1, 0));
        assert_eq!(both(&["no-decisions", "unknown-norm", "unused-fact"]), (1, 2));
    }

    #[test]
    fn what_follows_from_an_id_waits() {
        let told = |all: &[(&'static str, &str)]| -> Vec<&'static str> {
            let problems = all.iter().map(|(code, path)| Problem::new(code, *path, "", "")).collect();
            causes(problems).iter().map(|one| one.code).collect()
        };
        assert_eq!(
            told(&[
                ("unknown-fact", "actie[0].als[0].x"),
                ("invalid-id", "feit[3].id"),
                ("unused-fact", "feit[3]")
            ]),
            ["invalid-id"]
        );
        assert_eq!(told(&[("invalid-id", "feit[3].optie[1].id"), ("unknown-value", "x")]), ["invalid-id"]);
        assert_eq!(
            told(&[("invalid-id", "feit[3].id"), ("unknown-norm", "x")]),
            ["invalid-id", "unknown-norm"]
        );
        assert_eq!(
            told(&[("duplicate-id", "besluit[0].trede[1].status"), ("unknown-status", "x")]),
            ["duplicate-id"]
        );
        assert_eq!(told(&[("unknown-fact", "x"), ("unused-fact", "feit[0]")]), ["unknown-fact"]);
        assert_eq!(told(&[("unused-fact", "feit[0]")]), ["unused-fact"]);
    }
}
