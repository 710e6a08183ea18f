//! Questions that are judged in pairs and asked far apart double a diagram with each pair. Then something is said, soon;
//! "soon" is counted in nodes and steps, never in time.

use std::ops::RangeInclusive;
use std::path::Path;

use voorcheck_rules::assessment::Engine;
use voorcheck_rules::decision::diagram::{MOST_NODES, MOST_STEPS};
use voorcheck_rules::decision::{Diagrams, Ref};
use voorcheck_rules::kader::{Condition, Kader, Problem, Table};
use voorcheck_tools::audit::diff::{Version, compare};
use voorcheck_tools::audit::verify::verify;
use voorcheck_tools::check;
use voorcheck_tools::load::{Account, Places, load};

use crate::common::{mini, pairs};

const CODE: &str = "entangled-questions";

/// As `kader check` says it, with file and line.
fn said(dir: &Path) -> Vec<Problem> {
    let loaded = load(dir).unwrap_or_else(|problems| panic!("{problems:#?}"));
    match check::engine(loaded.kader, String::new()) {
        Ok(_) => Vec::new(),
        Err(problems) => loaded.places.locate(problems),
    }
}

fn kader(dir: &Path) -> Kader {
    load(dir).unwrap_or_else(|problems| panic!("{problems:#?}")).kader
}

/// A condition on these pairs.
fn judged(pairs: RangeInclusive<usize>) -> Condition {
    let yes = |id: String| (id, vec!["ja".to_owned()]);
    Condition(pairs.map(|i| Table::from_iter([yes(format!("a{i}")), yes(format!("b{i}"))])).collect())
}

#[test]
fn twelve_pairs_are_reckoned_with_and_sixteen_are_refused() {
    let small = check::compiled(&kader(&pairs::in_a_criterion("paren-12", 12, true))).unwrap();
    assert!(small.diagrams.len() > 1 << 12 && small.diagrams.len() < MOST_NODES && !small.diagrams.is_full());

    for many in [16, 30] {
        let dir = pairs::in_a_criterion(&format!("paren-{many}"), many, true);
        let found = said(&dir);
        let [problem] = &found[..] else { panic!("{many}: {found:#?}") };
        let line = mini::line_of(&dir, "regels.toml", "[[criterium.regel]]\nid = \"betaalbaar\"");
        assert_eq!((problem.code, problem.path.as_str()), (CODE, "criterium[1].regel[0]"), "{many}");
        assert_eq!(problem.place, Some(("regels.toml".to_owned(), line)), "{many}");
        let rest = many - 4;
        let words = format!(
            "De voorwaarden van criterium `betaalbaar` zijn te groot om na te rekenen: ze beoordelen vragen samen die ver \
             uit elkaar staan: `a1` met `b1`, `a2` met `b2`, `a3` met `b3`, `a4` met `b4` en nog {rest} keer zoiets."
        );
        assert_eq!(problem.message, words);
        assert!(problem.advice.starts_with("Zet vragen die samen beoordeeld worden bij elkaar"));
    }

    // The same condition, each pair asked together.
    let near = check::compiled(&kader(&pairs::in_a_criterion("paren-bijeen", 30, false))).unwrap();
    assert!(near.diagrams.len() < 5_000, "{}", near.diagrams.len());
}

/// What does not fit stays within the budget, and is not tried any longer.
#[test]
fn full_diagrams_stop() {
    let mut diagrams = Diagrams::default();
    let mut any = Ref::FALSE;
    for pair in 0..200 {
        let a = diagrams.node(pair, vec![Ref::TRUE, Ref::FALSE]);
        let b = diagrams.node(200 + pair, vec![Ref::TRUE, Ref::FALSE]);
        let both = diagrams.and(a, b);
        any = diagrams.or(any, both);
    }
    assert!(diagrams.is_full());
    assert_eq!(any, Ref::FALSE);
    assert!(diagrams.len() <= MOST_NODES && diagrams.steps() < 4 * MOST_NODES, "{}", diagrams.steps());

    // An operation that makes nothing new takes steps all the same: the same large function again and again.
    let mut diagrams = Diagrams::default();
    let mut any = Ref::FALSE;
    for pair in 0..12 {
        let a = diagrams.node(pair, vec![Ref::TRUE, Ref::FALSE]);
        let b = diagrams.node(12 + pair, vec![Ref::TRUE, Ref::FALSE]);
        let both = diagrams.and(a, b);
        any = diagrams.or(any, both);
    }
    let nodes = diagrams.len();
    for _ in 0..1_000 {
        // Not `and`: that sees at once that both are one function.
        diagrams.apply(any, any, |a, b| a & b);
    }
    assert!(diagrams.is_full() && diagrams.len() == nodes && diagrams.steps() <= MOST_STEPS);
}

/// Wherever they are judged together, the part that took most is named.
#[test]
fn every_part_can_be_the_one_that_does_not_fit() {
    let decision = said(&pairs::in_a_decision("paren-besluit", 16));
    assert_eq!((decision[0].code, decision[0].path.as_str()), (CODE, "besluit[0]"));
    assert!(decision[0].message.contains("besluit `tuin-krijgen`"), "{}", decision[0].message);
    assert!(decision[0].message.contains("`a1` met `b1`"), "{}", decision[0].message);
    assert!(decision[0].place.is_some());

    let base = kader(&pairs::in_a_criterion("paren-delen", 16, true));
    type Put = fn(&mut Kader, Condition);
    let parts: [(&str, Put); 6] = [
        ("route[0]", |kader, when| kader.routes[0].when = Some(when)),
        ("tegenspraak[0]", |kader, when| kader.contradictions[0].when = when),
        ("signaal[0]", |kader, when| kader.signals[0].when = Some(when)),
        ("actie[0]", |kader, when| kader.actions[0].when = Some(when)),
        ("infokaart[0]", |kader, when| kader.cards[0].when = Some(when)),
        ("besluit[0].trede[2].variant[0]", |kader, when| {
            kader.decisions[0].grades[2].variants[0].when = Some(when)
        }),
    ];
    for (path, put) in parts {
        let mut kader = base.clone();
        // A smaller one that fits comes first.
        kader.criteria[1].rules[0].when = judged(1..=8);
        put(&mut kader, judged(1..=16));
        let found = check::compiled(&kader).map(|_| ()).unwrap_err();
        assert_eq!((found[0].code, found[0].path.as_str()), (CODE, path));
    }
}

/// Both can be read; laid in one order, the questions of the one are far apart.
#[test]
fn a_comparison_and_an_examination_say_so_too() {
    let near = |pairs: usize| kader(&pairs::in_a_criterion(&format!("paren-dichtbij-{pairs}"), pairs, false));
    let version = |kader| Version::new(kader, None).unwrap();
    let mut far = near(24);
    far.criteria[1].rules[0].when = Condition::default();
    far.facts.sort_by_key(|fact| (fact.section.clone(), fact.id.clone()));
    let refused = compare(&version(far), &version(near(24))).map(|_| ()).unwrap_err();
    assert_eq!(refused.code, CODE);
    assert!(refused.message.contains("`a1` met `b1`"), "{}", refused.message);

    // A signal and the route that hides it: each fits, both together do not.
    let mut both = kader(&pairs::in_a_criterion("paren-verify", 20, true));
    both.criteria[1].rules[0].when = Condition::default();
    both.routes[0].when = Some(judged(1..=10));
    both.signals[0].when = Some(judged(11..=20));
    let engine = Engine::new(both, String::new()).unwrap();
    let refused = verify(&engine, "", &Account::default(), &Places::default()).map(|_| ()).unwrap_err();
    assert_eq!(refused.code, CODE);
    assert!(
        refused.message.contains("kader `mini`") && refused.message.contains("`a11` met `b11`"),
        "{}",
        refused.message
    );
}
