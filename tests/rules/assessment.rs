//! What an assessment says and refuses, on one small kader: input, municipality, reasons, texts, dates.

use voorcheck_rules::assessment::{Assessment, Input, InputError, Options, Target};
use voorcheck_rules::kader::model::{
    Basis, Card, Choice, Contact, Criterion, DateCondition, DateFact, Fact, Force, Gap, Kader, Moment, Point,
    Rule, Step,
};
use voorcheck_rules::kader::{Condition, Table, Text, Voice};
use voorcheck_tools::check;

use crate::common::made_up::{self, blank};

const TODAY: &str = "2026-11-22";

/// Two facts, a criterion for each decision, two dates with what is computed from them.
fn kader() -> Kader {
    let mut kader = made_up::kader(0);
    kader.meta.municipality_fact = Some("gemeente".into());
    kader.meta.disclaimer = "Voorlopig; {gemeente} beslist, niet {gemeente}.".into();
    kader.meta.forces.insert(0, Force { id: "zacht".into(), name: "hoofdregel".into() });

    let base = Fact { changeable: vec![], ..kader.facts[0].clone() };
    let choice = |id: &str| Choice { id: id.into(), text: id.into(), ..kader.facts[0].options[0].clone() };
    let municipality = |id: &str, name: &str| Choice {
        text: name.into(),
        in_sentence: Some(format!("de gemeente {name}").as_str().into()),
        ..choice(id)
    };
    let open = Choice { unknown: true, ..choice("hangt-ervan-af") };
    kader.facts = vec![
        Fact {
            id: "gemeente".into(),
            options: vec![
                municipality("gem-a", "Aadorp"),
                municipality("gem-b", "Beedorp"),
                choice("anders"),
            ],
            refuses_unknown: true,
            ..base.clone()
        },
        Fact {
            id: "uren".into(),
            options: vec![choice("veel"), choice("weinig"), open],
            changeable: vec![Step { from: "weinig".into(), to: "veel".into() }],
            ..base
        },
    ];

    let rule = |id: &str, fact: &str, values: &[&str], status: &str| Rule {
        id: id.into(),
        when: Condition(vec![Table::from_iter([(
            fact.to_owned(),
            values.iter().map(|value| (*value).to_owned()).collect(),
        )])]),
        status: status.into(),
        reason: format!("Reden {id}").as_str().into(),
        ..kader.criteria[0].rules[0].clone()
    };
    let criterion = |id: &str, decision: &str, title: &str, rules: Vec<Rule>| Criterion {
        id: id.into(),
        decision: decision.into(),
        title: title.into(),
        rules,
        ..kader.criteria[0].clone()
    };
    let weighed = Rule {
        force: "zacht".into(),
        basis: Basis::Oordeel,
        advice: Some("Vraag {gemeente}.".into()),
        proviso: Some("mits {gemeente} instemt".into()),
        ..rule("weinig", "uren", &["weinig"], "midden")
    };
    kader.criteria = vec![
        criterion("uren", "eerste", "Genoeg uren", vec![rule("veel", "uren", &["veel"], "licht"), weighed]),
        criterion(
            "ggz",
            "eerste",
            "GGZ doet mee",
            vec![
                rule("a", "gemeente", &["gem-a"], "midden"),
                rule("b", "gemeente", &["gem-b"], "midden"),
                rule("c", "gemeente", &["anders"], "licht"),
            ],
        ),
        criterion("elders", "tweede", "Elders", vec![rule("altijd", "uren", &["veel", "weinig"], "licht")]),
    ];
    kader.decisions[0].grades[1].summary = "Af te wegen: {redenen}.".into();
    for rule in kader.criteria.iter_mut().flat_map(|criterion| &mut criterion.rules) {
        rule.short = Some(format!("kort {}", rule.id).as_str().into());
    }
    kader.texts.find_contact = Some("Bel het algemene nummer.".into());
    let point = Point { text: "Bel {gemeente}.".into(), norms: vec!["R-1-01".into()] };
    kader.routes[0].cards =
        vec![Card { title: "Wat nu".into(), contact: Some(Contact::Call), points: vec![point] }];

    let date = |id: &str| DateFact {
        id: id.into(),
        section: "een".into(),
        question: id.into(),
        name: format!("Naam {id}").as_str().into(),
        norms: vec!["R-1-01".into()],
        ..blank()
    };
    let moment = |id: &str, bases: &[&str]| Moment {
        id: id.into(),
        bases: bases.iter().map(|base| (*base).to_owned()).collect(),
        status: "ongeveer".into(),
        text: format!("Moment {id}").as_str().into(),
        ..blank()
    };
    kader.sections.truncate(1);
    kader.dates = vec![date("melding"), date("ontslag")];
    kader.moments = vec![
        Moment { days: 56, ..moment("besluit", &["melding"]) },
        Moment { without: Some("ontslag".into()), months: 2, ..moment("schatting", &["besluit", "vandaag"]) },
        moment("zelfde-dag", &["ontslag"]),
    ];
    let gap = Gap {
        status: "gat".into(),
        text: "Overbrug dit".into(),
        norms: vec!["R-1-01".into()],
        summary: Some("{eerder}, {later}: {dagen}".into()),
        summary_without: Some("{eerder} na {later}".into()),
    };
    let plan = |id: &str, earlier: &str, later: &str| DateCondition {
        id: id.into(),
        earlier: earlier.into(),
        later: later.into(),
        gap: Some(gap.clone()),
        ..blank()
    };
    kader.date_conditions =
        vec![plan("wachten", "ontslag", "besluit"), plan("verlopen", "controleer-voor", "vandaag")];
    kader
}

fn attempt(input: &Input, today: &str, voice: Voice) -> Result<Assessment, InputError> {
    let engine = check::engine(kader(), "hash".to_owned()).unwrap();
    engine.assess(input, &Options { today: today.to_owned(), voice, target: Target::Outcome })
}

fn assess(input: &Input) -> Assessment {
    attempt(input, TODAY, Voice::Behandelaar).unwrap()
}

fn table(entries: &[(&str, &str)]) -> Table<String> {
    entries.iter().map(|(id, value)| ((*id).to_owned(), (*value).to_owned())).collect()
}

fn answers(entries: &[(&str, &str)]) -> Input {
    Input { answers: table(entries), ..Input::default() }
}

fn dates(entries: &[(&str, &str)]) -> Input {
    Input { dates: table(entries), ..Input::default() }
}

/// A set of values is 64 bits, of which two stand for "unknown" and "unanswered".
#[test]
fn a_fact_has_at_most_as_many_options_as_fit() {
    let with = |count: usize| {
        let mut kader = kader();
        let option = kader.facts[0].options[2].clone();
        let more = (3..count).map(|number| Choice { id: format!("optie-{number}"), ..option.clone() });
        kader.facts[0].options.extend(more);
        // So that every combination stays covered.
        let all = kader.facts[0].values().map(str::to_owned).collect();
        kader.criteria[1].rules[2].when = Condition(vec![Table::from_iter([("gemeente".to_owned(), all)])]);
        check::compiled(&kader)
    };
    assert!(with(62).is_ok());
    let problems = with(63).unwrap_err();
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!((problem.code, problem.path.as_str()), ("too-many-options", "feit[0]"));
    assert_eq!(problem.message, "Het feit `gemeente` heeft 63 opties.");
    assert_eq!(problem.advice, "Gebruik er ten hoogste 62.");
}

#[test]
fn a_combination_without_a_rule_is_named() {
    let mut kader = kader();
    kader.criteria[1].rules.remove(1);
    let problems = check::compiled(&kader).unwrap_err();
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!((problem.code, problem.path.as_str()), ("combination-not-covered", "criterium[1]"));
    assert_eq!(problem.message, "Geen regel van criterium `ggz` geldt voor: gemeente = \"gem-b\".");
}

#[test]
fn what_the_kader_does_not_know_is_refused_as_a_whole() {
    let refused = |input: &Input, today: &str| {
        let error = attempt(input, today, Voice::Behandelaar).unwrap_err();
        (error.code, error.path, error.message)
    };
    let (code, path, message) = refused(&answers(&[("uren", "veel"), ("vraag", "veel")]), TODAY);
    assert_eq!((code, path.as_str()), ("unknown-question", "answers.vraag"));
    assert!(message.contains("`vraag`"), "{message}");

    let (code, path, message) = refused(&answers(&[("uren", "soms")]), TODAY);
    assert_eq!((code, path.as_str()), ("unknown-option", "answers.uren"));
    assert_eq!(
        message,
        "`soms` is geen antwoord op `uren`; kies uit: veel, weinig, hangt-ervan-af, weet-niet"
    );

    // This fact refuses "weet niet", and does not offer it either.
    let (code, path, message) = refused(&answers(&[("gemeente", "weet-niet")]), TODAY);
    assert_eq!((code, path.as_str()), ("unknown-option", "answers.gemeente"));
    assert_eq!(message, "`weet-niet` is geen antwoord op `gemeente`; kies uit: gem-a, gem-b, anders");

    let (code, path, _) = refused(&dates(&[("vertrek", TODAY)]), TODAY);
    assert_eq!((code, path.as_str()), ("unknown-date", "dates.vertrek"));
    let (code, path, message) = refused(&dates(&[("melding", "morgen")]), TODAY);
    assert_eq!((code, path.as_str()), ("invalid-date", "dates.melding"));
    assert!(message.starts_with("`morgen` is geen datum"), "{message}");
    let (code, path, _) = refused(&Input::default(), "vandaag");
    assert_eq!((code, path.as_str()), ("invalid-date", "today"));
}

#[test]
fn an_open_option_leaves_the_question_relevant_but_answered() {
    let both = |option: &str| assess(&answers(&[("gemeente", "anders"), ("uren", option)]));
    for open in ["hangt-ervan-af", "weet-niet"] {
        let found = both(open);
        assert_eq!((found.relevant_questions, found.next_question), (vec!["uren".to_owned()], None));
        assert_eq!(found.decisions[0].outcome, None);
    }
    assert_eq!(both("veel").decisions[0].outcome.as_deref(), Some("eerste-ja"));
    assert_eq!(both("weinig").decisions[0].outcome.as_deref(), Some("eerste-wegen"));
}

#[test]
fn a_host_page_may_ask_for_a_municipality_by_id_or_name() {
    let asked = |municipality: &str| {
        assess(&Input { municipality: Some(municipality.to_owned()), ..Input::default() })
    };
    for known in ["gem-a", "GEM-A", " Aadorp ", "beedorp"] {
        assert_eq!(asked(known).route, None, "{known}");
    }
    // "anders" is an answer, but no municipality.
    for unknown in ["Ceedorp", "", "anders"] {
        let found = asked(unknown);
        assert_eq!(found.route.as_deref(), Some("elders"), "{unknown}");
        assert!(found.decisions.is_empty() && found.relevant_questions.is_empty());
        let page = found.route_page.unwrap();
        assert_eq!((page.headline.as_str(), page.summary.as_str()), ("Elders", "Elders"));
        let card = &page.cards[0];
        assert_eq!(card.contact, Some(Contact::Call));
        assert_eq!((card.title.as_str(), card.points[0].text.as_str()), ("Wat nu", "Bel de gemeente."));
        assert_eq!(card.points[0].norms, ["R-1-01"]);
    }
}

#[test]
fn the_municipality_of_a_case_is_the_one_that_was_chosen_and_is_never_guessed() {
    let of = |entries: &[(&str, &str)], asked: Option<&str>| {
        let input = Input { municipality: asked.map(str::to_owned), ..answers(entries) };
        assess(&input).municipality
    };
    assert_eq!(of(&[("gemeente", "gem-b")], None).as_deref(), Some("gem-b"));
    // What the reader chose counts, and not what the host page asks for.
    assert_eq!(of(&[("gemeente", "gem-b")], Some("gem-a")).as_deref(), Some("gem-b"));
    for (entries, asked) in [
        (&[][..], None),
        (&[], Some("gem-a")),
        (&[("gemeente", "anders")], None),
        (&[("gemeente", "gem-b")], Some("Ceedorp")),
    ] {
        assert_eq!(of(entries, asked), None, "{entries:?} {asked:?}");
    }
}

#[test]
fn the_chosen_municipality_is_named_wherever_a_text_asks() {
    let named = |entries| assess(&answers(entries)).disclaimer;
    assert_eq!(named(&[]), "Voorlopig; de gemeente beslist, niet de gemeente.");
    assert_eq!(named(&[("gemeente", "anders")]), "Voorlopig; de gemeente beslist, niet de gemeente.");
    assert_eq!(
        named(&[("gemeente", "gem-b")]),
        "Voorlopig; de gemeente Beedorp beslist, niet de gemeente Beedorp."
    );
}

#[test]
fn a_reason_says_what_it_rests_on_and_what_to_do() {
    let found = assess(&answers(&[("gemeente", "gem-a"), ("uren", "weinig")]));
    let decision = &found.decisions[0];
    assert_eq!(decision.summary, "Af te wegen: kort weinig en kort a.");
    assert_eq!(decision.provisos, ["mits de gemeente Aadorp instemt"]);
    assert_eq!(decision.decisive_answers, ["gemeente"]);

    let reason = &decision.criteria[0].reasons[0];
    assert_eq!((reason.id.as_str(), reason.text.as_str()), ("weinig", "Reden weinig"));
    assert_eq!((reason.force.as_deref(), reason.force_name.as_deref()), (Some("zacht"), Some("hoofdregel")));
    assert_eq!(
        (reason.basis, reason.advice.as_deref()),
        (Some(Basis::Oordeel), Some("Vraag de gemeente Aadorp."))
    );
    assert_eq!(reason.norms, ["R-1-01"]);

    let json = serde_json::to_value(&found).unwrap();
    assert_eq!(json["decisions"][0]["tone"], "wegen");
    assert_eq!(json["decisions"][0]["criteria"][0]["tone"], "wegen");
}

/// Certain although no rule is: whichever of two municipalities it is, somebody weighs.
#[test]
fn a_status_that_no_single_rule_explains_has_the_general_reason() {
    let mut kader = kader();
    let open = Choice {
        id: "a-of-b".into(),
        leaves_open: vec!["gem-a".into(), "gem-b".into()],
        ..kader.facts[0].options[2].clone()
    };
    kader.facts[0].options.push(open);
    kader.facts[0].refuses_unknown = false;
    kader.criteria[1].general_reason = Text::from("{gemeente} weegt dit zelf.");
    let engine = check::engine(kader, String::new()).unwrap();
    let options = Options { today: TODAY.to_owned(), voice: Voice::Behandelaar, target: Target::Outcome };
    let found = engine.assess(&answers(&[("gemeente", "a-of-b")]), &options).unwrap();
    assert_eq!(found.decisions[0].criteria[1].reasons[0].short.as_deref(), Some("kort a of kort b"));
    let criterion = &found.decisions[0].criteria[1];
    assert_eq!(criterion.status.as_deref(), Some("midden"));
    let [reason] = criterion.reasons.as_slice() else { panic!("{:?}", criterion.reasons) };
    assert_eq!((reason.id.as_str(), reason.text.as_str()), ("algemeen", "de gemeente weegt dit zelf."));
    assert_eq!((&reason.force, reason.basis, &reason.norms), (&None, None, &criterion.norms));
}

#[test]
fn a_better_outcome_within_reach_is_named() {
    let found = assess(&answers(&[("gemeente", "anders"), ("uren", "weinig")]));
    let [change] = found.decisions[0].changes.as_slice() else { panic!("{:?}", found.decisions[0].changes) };
    assert_eq!((&change.facts, change.outcome.as_str()), (&table(&[("uren", "veel")]), "eerste-ja"));
    assert!(assess(&answers(&[("gemeente", "anders"), ("uren", "veel")])).decisions[0].changes.is_empty());
}

/// Ids, dates and lengths, as they stand on the timeline.
fn timeline(input: &Input, today: &str) -> Vec<(String, String, Option<i32>)> {
    let found = attempt(input, today, Voice::Behandelaar).unwrap();
    found.timeline.into_iter().map(|entry| (entry.id, entry.date, entry.days)).collect()
}

fn entry(id: &str, date: &str, days: Option<i32>) -> (String, String, Option<i32>) {
    (id.to_owned(), date.to_owned(), days)
}

#[test]
fn the_timeline_holds_what_is_known_in_order() {
    // Nothing is given: only what counts from today.
    assert_eq!(timeline(&Input::default(), "2025-06-30"), [entry("schatting", "2025-08-30", None)]);
    // The first base that is known counts.
    let input = dates(&[("melding", "2025-01-01")]);
    assert_eq!(
        timeline(&input, "2025-06-30"),
        [
            entry("melding", "2025-01-01", None),
            entry("besluit", "2025-02-26", None),
            entry("schatting", "2025-04-26", None)
        ]
    );
    // A gap stands behind what happens on its first day; an estimate makes room for the date itself.
    let input = dates(&[("ontslag", "2025-02-01"), ("melding", "2025-01-01")]);
    assert_eq!(
        timeline(&input, "2025-06-30"),
        [
            entry("melding", "2025-01-01", None),
            entry("ontslag", "2025-02-01", None),
            entry("zelfde-dag", "2025-02-01", None),
            entry("wachten", "2025-02-01", Some(25)),
            entry("besluit", "2025-02-26", None)
        ]
    );
}

#[test]
fn a_gap_needs_a_day_between() {
    let gaps = |discharge: &str| {
        let all = timeline(&dates(&[("ontslag", discharge), ("melding", "2025-01-01")]), "2025-06-30");
        all.into_iter().filter_map(|(_, _, days)| days).collect::<Vec<_>>()
    };
    assert_eq!(gaps("2025-02-25"), [1]);
    assert!(gaps("2025-02-26").is_empty(), "the same day");
    assert!(gaps("2025-02-27").is_empty(), "the other way round");
}

/// The kader must be compared with its source before 2026-01-01.
#[test]
fn the_kader_has_a_date_of_its_own() {
    let overdue =
        |today| timeline(&Input::default(), today).contains(&entry("verlopen", "2026-01-01", Some(1)));
    assert!(!overdue("2026-01-01"));
    assert!(overdue("2026-01-02"));
}

#[test]
fn entries_carry_their_words_and_norms() {
    let found = assess(&dates(&[("ontslag", "2025-02-01"), ("melding", "2025-01-01")]));
    let of = |id: &str| found.timeline.iter().find(|entry| entry.id == id).unwrap();
    assert_eq!((of("melding").text.as_str(), of("melding").status.as_str()), ("Naam melding", ""));
    assert_eq!((of("besluit").text.as_str(), of("besluit").status.as_str()), ("Moment besluit", "ongeveer"));
    assert_eq!((of("wachten").text.as_str(), of("wachten").status.as_str()), ("Overbrug dit", "gat"));
    assert_eq!(
        (&of("wachten").norms, &of("melding").norms),
        (&vec!["R-1-01".to_owned()], &vec!["R-1-01".to_owned()])
    );
}

#[test]
fn an_assessment_says_what_it_rests_on() {
    let found = attempt(&Input::default(), TODAY, Voice::Inwoner).unwrap();
    assert_eq!((found.today.as_str(), found.engine), (TODAY, env!("CARGO_PKG_VERSION")));
    assert_eq!((found.kader.id.as_str(), found.kader.sha256.as_str()), ("verzonnen", "hash"));
    assert_eq!(found.dissent, "Meld toch");
}
