//! Mutants: each sort of change is made and judged rightly, and nothing a reader relies on can be mistaken unnoticed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fastrand::Rng;
use voorcheck_rules::assessment::{Engine, Input, Options, Target};
use voorcheck_rules::kader::{Kader, Voice};
use voorcheck_tools::audit::mutate::{Fate, Mutant, Operator, Proof, fates, mutants};
use voorcheck_tools::audit::scenario;
use voorcheck_tools::audit::scenario::{Scenario, exercised};
use voorcheck_tools::check;
use voorcheck_tools::load::load;

use crate::common::{folders, mini, shipped, shown};

struct Judged {
    engine: Engine,
    mutants: Vec<Mutant>,
    fates: Vec<Fate>,
}

impl Judged {
    /// The mutants of a kader, judged by those of its scenarios that are kept.
    fn of(folder: &Path, keep: impl Fn(&Scenario) -> bool) -> Judged {
        let engine = check::engine(load(folder).unwrap().kader, String::new()).unwrap();
        let scenarios: Vec<Scenario> =
            scenario::read(folder, &engine).unwrap().into_iter().filter(keep).collect();
        let mutants = mutants(&engine);
        let fates = fates(&engine, &scenarios, &exercised(&engine, &scenarios), &mutants);
        assert_eq!(mutants.len(), fates.len());
        Judged { engine, mutants, fates }
    }

    fn each(&self) -> impl Iterator<Item = (&Mutant, &Fate)> {
        self.mutants.iter().zip(&self.fates)
    }

    fn survivors(&self) -> Vec<&str> {
        let survived = self.each().filter(|(_, fate)| **fate == Fate::Survived);
        survived.map(|(mutant, _)| mutant.change.as_str()).collect()
    }

    fn fate(&self, operator: Operator, change: &str) -> &Fate {
        let found = self.each().find(|(mutant, _)| mutant.operator == operator && mutant.change == change);
        let like: Vec<&str> = self
            .mutants
            .iter()
            .filter(|one| one.operator == operator)
            .map(|one| one.change.as_str())
            .collect();
        found.unwrap_or_else(|| panic!("{change} is none of {like:#?}")).1
    }
}

fn noticed(stem: &str) -> Fate {
    Fate::Noticed(stem.to_owned())
}

#[test]
fn each_sort_of_change_is_judged_rightly() {
    let mini = Judged::of(&mini::original(), |_| true);
    let cases = [
        (
            Operator::FactRole,
            "vraag `schuur`: rol `beslist` in plaats van `info`",
            Fate::Refused("unused-fact"),
        ),
        (Operator::FactRefuses, "vraag `schuur`: met `zonder-weet-niet`", noticed("overal-weet-niet")),
        (Operator::FactSwapped, "vraag `ervaring` na `pacht`", noticed("overal-weet-niet")),
        (
            Operator::StepRemoved,
            "vraag `ervaring`: `geen-ervaring` → `cursus` niet meer aangeboden",
            noticed("geen-ervaring"),
        ),
        (Operator::StepAdded, "vraag `pacht`: `nee` → `ja` aangeboden", noticed("ervaren-maar-te-duur")),
        (
            Operator::OptionUnknown,
            "antwoord `cursus` op `ervaring` laat alles open",
            Fate::Refused("unknown-value"),
        ),
        (
            Operator::OpenValueRemoved,
            "antwoord `iets` op `ervaring` laat `cursus` niet meer open",
            Fate::Refused("invalid-open-option"),
        ),
        (
            Operator::OpenValueAdded,
            "antwoord `iets` op `ervaring` laat ook `geen-ervaring` open",
            Fate::Refused("invalid-open-option"),
        ),
        (Operator::CriterionRemoved, "criterium `betaalbaar` weg", Fate::Refused("unused-fact")),
        (Operator::CriterionSwapped, "criterium `vaardigheid` na `betaalbaar`", noticed("basis")),
        (Operator::RuleRemoved, "regel `vaardigheid/cursus` weg", Fate::Refused("combination-not-covered")),
        (Operator::RuleSwapped, "regel `vaardigheid/ervaren` na `cursus`", Fate::Equivalent(Proof::Function)),
        (
            Operator::RuleStatus,
            "regel `vaardigheid/cursus`: status `voldaan` in plaats van `weging`",
            noticed("cursus"),
        ),
        (
            Operator::RuleForce,
            "regel `vaardigheid/cursus`: kracht `hard` in plaats van `oordeel`",
            noticed("cursus"),
        ),
        (
            Operator::RuleBasis,
            "regel `vaardigheid/cursus`: basis `feit` in plaats van `oordeel`",
            noticed("cursus"),
        ),
        (Operator::RuleNorm, "regel `vaardigheid/cursus`: zonder norm `R-1-02`", Fate::Refused("no-norms")),
        (Operator::RuleProviso, "regel `vaardigheid/cursus`: mits weg", noticed("cursus")),
        (Operator::PartRemoved, "route `elders` weg", Fate::Refused("unknown-route")),
        (Operator::PartRemoved, "tegenspraak `duur-en-schuur` weg", noticed("te-duur")),
        (Operator::InHeadline, "signaal `bewijs`: met `in-kop`", noticed("iets-geleerd")),
        (
            Operator::AlsoIfUnknown,
            "actie `aanvragen`: met `ook-als-onbekend`",
            Fate::Equivalent(Proof::Function),
        ),
        (Operator::TermRemoved, "actie `herstellen`: mogelijkheid 1 weg", noticed("ervaren-maar-te-duur")),
        (Operator::EntryNegated, "signaal `bewijs`: `plan.krap` omgekeerd: nee", noticed("iets-geleerd")),
        (
            Operator::ValueAdded,
            "tegenspraak `duur-en-schuur`: `schuur` ook `nee`",
            noticed("ervaren-maar-te-duur"),
        ),
        (Operator::MomentRemoved, "moment `proef` weg", noticed("start-nog-niet-bekend")),
        (Operator::MomentOffset, "moment `besluit`: 57 dagen in plaats van 56", noticed("iets-geleerd")),
        (Operator::MomentBase, "moment `einde`: niet meer vanaf `besluit`", noticed("start-nog-niet-bekend")),
        (Operator::MomentWithout, "moment `proef`: ook als `datum-start` bekend is", noticed("iets-geleerd")),
        (Operator::DateConditionRemoved, "datumvoorwaarde `krap` weg", Fate::Refused("unknown-part")),
        (
            Operator::DateConditionTurned,
            "datumvoorwaarde `krap`: `besluit` vóór `datum-start`",
            noticed("iets-geleerd-op-tijd"),
        ),
        (
            Operator::GapRemoved,
            "datumvoorwaarde `krap`: het gat niet meer getoond",
            Fate::Refused("unknown-part"),
        ),
    ];
    for (operator, change, fate) in cases {
        assert_eq!(mini.fate(operator, change), &fate, "{change}");
    }
    assert_eq!(mini.survivors(), [""; 0]);
}

/// What the second format gained.
const GAINED: [Operator; 8] = [
    Operator::FromDatesRemoved,
    Operator::DecisionRole,
    Operator::NotApplicable,
    Operator::RulePoints,
    Operator::OverRemoved,
    Operator::TakenRemoved,
    Operator::UndecidedVariantRemoved,
    Operator::OnRoutesRemoved,
];

/// The tiny kaders use what the format gained, and their scenarios notice every mistake in it.
#[test]
fn mistakes_in_what_the_format_gained_are_noticed() {
    let mut noticed = BTreeSet::new();
    for folder in folders::kaders("tests/kaders/klein") {
        let judged = Judged::of(&folder, |_| true);
        for (mutant, fate) in judged.each() {
            if GAINED.contains(&mutant.operator) || mutant.operator == Operator::PartRemoved {
                assert_ne!(fate, &Fate::Survived, "{}: {}", folder.display(), mutant.change);
            }
            // A role that changes is mostly refused before any scenario runs.
            if matches!(fate, Fate::Noticed(_)) || mutant.operator == Operator::DecisionRole {
                noticed.insert(mutant.operator);
            }
        }
    }
    let missed = GAINED.iter().filter(|operator| !noticed.contains(operator));
    assert_eq!(missed.map(|one| one.id()).collect::<Vec<_>>(), [""; 0]);
}

/// What a scenario is for shows when it is taken away.
#[test]
fn without_its_scenario_a_mistake_survives() {
    let of = |stem: &'static str| Judged::of(&mini::original(), move |one| one.stem != stem);
    for (stem, change) in [
        ("cursus", "regel `vaardigheid/cursus`: mits weg"),
        ("wel-een-schuur", "tegenspraak `duur-en-schuur`: `pacht` weg"),
        ("alleen-de-pacht", "vraag `ervaring`: rol `route` in plaats van `beslist`"),
    ] {
        let survivors = of(stem);
        assert!(survivors.survivors().contains(&change), "{stem}: {:?}", survivors.survivors());
    }
    let none = Judged::of(&mini::original(), |_| false);
    assert!(none.each().all(|(_, fate)| !matches!(fate, Fate::Noticed(_))));
    assert!(!none.survivors().is_empty());
}

/// Proven to be no change: held against an evaluator that knows no diagrams, over every input there is.
#[test]
fn what_is_proven_equal_is_equal() {
    let mini = Judged::of(&mini::original(), |_| true);
    let kader = mini.engine.kader();
    let inputs = shown::inputs(kader);
    assert!(inputs.len() > 1000);
    let shows = |kader: &Kader| inputs.iter().map(|input| shown::shown(kader, input)).collect::<Vec<_>>();
    let original = shows(kader);
    let equivalent = mini.each().filter(|(_, fate)| matches!(fate, Fate::Equivalent(_)));
    let mut count = 0;
    for (mutant, _) in equivalent {
        assert_eq!(shows(&mutant.of(kader)), original, "{}", mutant.change);
        count += 1;
    }
    assert!(count > 5);
    // The evaluator sees a difference where there is one.
    let changed = mini.each().filter(|(mutant, fate)| {
        matches!(fate, Fate::Noticed(_))
            && [Operator::RuleStatus, Operator::ValueAdded].contains(&mutant.operator)
    });
    for (mutant, _) in changed {
        assert_ne!(shows(&mutant.of(kader)), original, "{}", mutant.change);
    }
}

/// The shipped kader, wholly: none survives, every operator is at work, and what is proven equal is equal in cases made up
/// at random, down to the last word of the assessment.
#[test]
#[ignore = "the normal run has its command; this is more: cargo xtask test bewijs"]
fn no_mistake_in_the_shipped_kader_survives() {
    let judged = Judged::of(&shipped::folder(), |_| true);
    assert_eq!(judged.survivors(), [""; 0]);
    let kader = judged.engine.kader();
    let mut rng = Rng::with_seed(3);
    let mut proofs: BTreeMap<Proof, usize> = BTreeMap::new();
    for (mutant, fate) in judged.each() {
        let Fate::Equivalent(proof) = fate else { continue };
        *proofs.entry(*proof).or_default() += 1;
        let changed = Engine::new(mutant.of(kader), String::new()).unwrap();
        for _ in 0..50 {
            let input = input(kader, &mut rng);
            let target = if rng.bool() { Target::Outcome } else { Target::Criteria };
            let options = Options { today: "2026-11-22".to_owned(), voice: Voice::Behandelaar, target };
            let assess = |engine: &Engine| engine.assess(&input, &options).unwrap();
            assert_eq!(assess(&changed), assess(&judged.engine), "{}: {input:?}", mutant.change);
        }
    }
    assert_eq!(proofs.len(), 3, "each proof is needed: {proofs:?}");
    let mini = Judged::of(&mini::original(), |_| true);
    let seen: BTreeSet<Operator> =
        judged.mutants.iter().chain(&mini.mutants).map(|one| one.operator).chain(GAINED).collect();
    let unused: Vec<&str> =
        Operator::ALL.iter().filter(|one| !seen.contains(one)).map(|one| one.id()).collect();
    assert_eq!(unused, [""; 0]);
}

/// Answers and dates of a made-up case: mostly those of the base case, so that outcomes differ.
fn input(kader: &Kader, rng: &mut Rng) -> Input {
    let mut input = Input { answers: shipped::base_answers(), ..Input::default() };
    for fact in &kader.facts {
        if rng.u8(..4) > 0 {
            continue;
        }
        let mut answers: Vec<&str> = fact.options.iter().map(|option| option.id.as_str()).collect();
        answers.push(if fact.refuses_unknown { "" } else { "weet-niet" });
        match *rng.choice(&answers).unwrap() {
            "" => drop(input.answers.remove(&fact.id)),
            answer => input.answers.insert(fact.id.clone(), answer.to_owned()),
        }
        if rng.u8(..6) == 0 {
            input.answers.remove(&fact.id);
        }
    }
    for date in &kader.dates {
        if rng.bool() {
            continue;
        }
        let (year, month, day) = (rng.u16(2026..=2027), rng.u8(1..=12), rng.u8(1..=28));
        input.dates.insert(date.id.clone(), format!("{year}-{month:02}-{day:02}"));
    }
    input
}
