//! The tiny kaders below `tests/kaders/klein`, one for each gain of the format: they are whole, every examination passes
//! them, and what people take home says what their fields say. Their scenarios hold with those of all others.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use voorcheck_rules::assessment::{Assessment, Engine};
use voorcheck_rules::kader::model::{Kader, Points};
use voorcheck_rules::kader::{Table, Voice};
use voorcheck_takehome::dossier::Dossier;
use voorcheck_tools::audit::scenario::{self, Expected, Scenario, exercised};
use voorcheck_tools::check;
use voorcheck_tools::load::load;

use crate::common::{folders, in_process, mini, root};

const FOLDER: &str = "tests/kaders/klein";
const VOICES: [Voice; 2] = [Voice::Behandelaar, Voice::Inwoner];

fn all() -> Vec<PathBuf> {
    folders::kaders(FOLDER)
}

fn engine(folder: &Path) -> Engine {
    let kader = load(folder).unwrap_or_else(|problems| panic!("{}: {problems:#?}", folder.display())).kader;
    check::engine(kader, "0".repeat(64)).unwrap()
}

/// One of the texts to take home.
type Form = fn(&Dossier<'_>) -> String;

/// A scenario of a tiny kader, assessed.
struct Told {
    engine: Engine,
    scenario: Scenario,
}

impl Told {
    fn of(id: &str, stem: &str) -> Told {
        let folder = root().join(FOLDER).join(id);
        let engine = engine(&folder);
        let scenarios = scenario::read(&folder, &engine).unwrap();
        let scenario = scenarios.into_iter().find(|one| one.stem == stem).unwrap();
        Told { engine, scenario }
    }

    fn assessment(&self, voice: Voice) -> Assessment {
        self.engine.assess(&self.scenario.input, &self.scenario.options(voice)).unwrap()
    }

    /// What somebody takes home, its lines made one.
    fn written(&self, voice: Voice, form: Form) -> String {
        let (kader, input) = (self.engine.kader(), &self.scenario.input);
        let assessment = &self.assessment(voice);
        let text = form(&Dossier { kader, input, assessment, voice, door: None, before: None });
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    fn reports(&self, words: &[&str], absent: &[&str]) {
        let forms: [Form; 2] = [|of| of.report(), |of| of.markdown()];
        for voice in VOICES {
            for form in forms {
                // Markdown puts a sign before what would be mark-up.
                let text = self.written(voice, form).replace('\\', "");
                for one in words {
                    assert!(text.contains(one), "{one:?} is not in {text}");
                }
                for one in absent {
                    assert!(!text.contains(one), "{one:?} is in {text}");
                }
            }
        }
    }
}

#[test]
fn there_is_one_for_each_gain() {
    let names: Vec<String> =
        all().iter().map(|folder| folder.file_name().unwrap().to_string_lossy().into_owned()).collect();
    assert_eq!(names, ["bronnen", "datums", "gids", "overdracht", "richting", "rollen", "wanneer"]);
}

#[test]
fn every_part_of_them_is_in_a_scenario() {
    for folder in all() {
        let engine = engine(&folder);
        let scenarios = scenario::read(&folder, &engine).unwrap();
        let parts = exercised(&engine, &scenarios);
        let untouched: Vec<&String> =
            parts.iter().filter(|part| part.scenarios.is_empty()).map(|part| &part.id).collect();
        assert!(untouched.is_empty(), "{}: {untouched:?}", folder.display());
    }
}

#[test]
fn every_examination_passes_them() {
    for folder in all() {
        let path = folder.to_str().unwrap();
        for command in ["check", "scenarios", "verify", "coverage", "readability"] {
            let (code, out, err) = in_process::kader(&[command, path], "2026-11-22", "");
            assert_eq!((code, err.as_str()), (0, ""), "{command} {path}\n{out}");
        }
        let (code, out, err) = in_process::kader(&["checklist", path], "2026-11-22", "");
        assert_eq!((code, err.as_str()), (0, ""), "{path}");
        let title = engine(&folder).kader().meta.title.clone();
        assert!(out.contains(&title), "{path}");
        let (code, out, err) = in_process::kader(&["diff", path, path], "2026-11-22", "");
        assert_eq!((code, err.as_str()), (0, ""), "{path}");
        assert!(out.contains(SAME), "{path}: {out}");
    }
}

/// What the comparison says of a kader and itself.
const SAME: &str = "Deze twee kaders zijn gelijk: dezelfde woorden, en bij elke combinatie van antwoorden";

#[test]
fn a_guide_heads_the_report_with_its_open_steps() {
    Told::of("gids", "geen-bedrag").reports(
        &[
            "Neem dit mee naar de fietsenmaker",
            "U zoekt een gewone fiets.",
            "Reken uit wat de fiets mag kosten.",
            "Maak een proefrit.",
        ],
        &["Vraag ook naar de accu", "Waarom", "Vraag of de accu bij de prijs hoort."],
    );
    Told::of("gids", "elektrisch").reports(
        &["Vraag ook naar de accu", "Vraag of de accu bij de prijs hoort."],
        &["Neem dit mee naar de fietsenmaker U zoekt", "Maak een proefrit."],
    );
}

#[test]
fn the_sheet_of_a_guide_lists_what_to_do_and_leaves_room() {
    let told = Told::of("gids", "elektrisch");
    let letter = told.written(Voice::Inwoner, |of| of.letter());
    for words in [
        "Mijn gesprek met de fietsenmaker over: een elektrische fiets.",
        "Hierover is de tekst niet duidelijk: - Vraag of de accu bij de prijs hoort.",
        "Dit neem ik mee: - Een briefje met uw lengte",
        "Mijn eigen vragen: ...",
    ] {
        assert!(letter.contains(words), "{words:?} is not in {letter}");
    }
    assert!(!letter.contains("Dit moet ik nog doen") && !letter.contains("Dit moet ik weten"), "{letter}");
    let lines = letter
        .split_whitespace()
        .filter(|word| word.len() > 9 && word.chars().all(|letter| letter == '.'))
        .count();
    assert_eq!(lines, 3, "{letter}");

    let letter = Told::of("gids", "geen-slot").written(Voice::Inwoner, |of| of.letter());
    for words in [
        "Dit moet ik nog doen: - Maak een proefrit.",
        "Dit moet ik weten: - Zonder goed slot betaalt de verzekering niet.",
    ] {
        assert!(letter.contains(words), "{words:?} is not in {letter}");
    }
    let letter = Told::of("gids", "niets-ingevuld").written(Voice::Inwoner, |of| of.letter());
    assert!(letter.contains("over: [invullen]."), "{letter}");
}

#[test]
fn what_does_not_apply_is_not_told() {
    Told::of("rollen", "basis").reports(&["De zaal past"], &["Keuken", "keuken", "Bakken"]);
    Told::of("rollen", "taart-met-oven").reports(&["De zaal past", "Keuken", "U mag in de keuken"], &[]);
    Told::of("rollen", "alleen-veel-gasten")
        .reports(&["Dat komt alleen door het aantal gasten."], &["door: er komen"]);
    Told::of("rollen", "veel-gasten-en-vuile-schoenen").reports(
        &["Dat komt door: er komen veel gasten en niet iedereen heeft schone schoenen."],
        &["alleen door"],
    );
    Told::of("rollen", "oven-onbekend").reports(&["De keuken hangt af van de oven"], &[]);
}

#[test]
fn what_is_missing_or_at_odds_is_told() {
    let words = [
        "De lijst van kamers ontbreekt in onze tekst.",
        "De prijs staat niet in onze tekst.",
        "Vraag hoe laat de kamer opengaat.",
    ];
    Told::of("bronnen", "basis").reports(&words, &["Vraag of eten mag."]);
    Told::of("bronnen", "eten").reports(&[&words[..], &["Vraag of eten mag."]].concat(), &[]);
}

#[test]
fn background_is_told_as_such() {
    let told = Told::of("datums", "basis");
    let places = ["Badwaterwet, artikel 2", "Badreglement, artikel 5", "Badwaterwet, artikel 3"];
    let words = places.map(|place| format!("(achtergrond, niet uit dit kader: {place})"));
    told.reports(&words.iter().map(String::as_str).collect::<Vec<_>>(), &[]);
    let cards = told.assessment(Voice::Inwoner).cards;
    assert_eq!(cards[0].background.as_deref(), Some("Badwaterwet, artikel 7"));
    Told::of("datums", "te-laat").reports(&["Badwaterwet, artikel 2"], &["Badreglement"]);
}

#[test]
fn what_is_over_or_not_yet_there_is_not_told() {
    Told::of("wanneer", "open-boete").reports(&["Betaal eerst de boete.", "Bon van de boete"], &[]);
    Told::of("wanneer", "boete-betaald").reports(&[], &["Betaal eerst de boete.", "Bon van de boete"]);
    Told::of("wanneer", "boek-is-terug").reports(&[], &["Breng het boek op tijd terug.", "Zoek de kast"]);
}

#[test]
fn what_can_be_done_instead_of_a_no_stands_with_what_is_due_first() {
    Told::of("wanneer", "open-boete").reports(&["Wat wel kan"], &["Ook mogelijk"]);
    Told::of("wanneer", "basis").reports(&["Ook mogelijk"], &["Wat wel kan"]);
}

#[test]
fn a_rule_has_short_words_in_each_voice() {
    let told = Told::of("wanneer", "open-boete");
    let short = |voice| {
        let decisions = told.assessment(voice).decisions;
        let criteria = decisions.into_iter().flat_map(|decision| decision.criteria);
        let reasons = criteria.flat_map(|criterion| criterion.reasons);
        reasons.map(|reason| reason.short).collect::<Vec<_>>()
    };
    assert_eq!(short(Voice::Behandelaar), [None, Some("een open boete".to_owned())]);
    assert_eq!(short(Voice::Inwoner), [None, Some("u heeft een boete".to_owned())]);
}

/// What the check before gave along stands on the form of the one it goes to, as long as there is any.
#[test]
fn a_check_gives_lines_along_to_the_next_one() {
    let letter = |stem: &str| {
        let before = Told::of("overdracht", stem);
        let lent = before.assessment(Voice::Inwoner);
        let (kader, input) = (before.engine.kader(), &before.scenario.input);
        let before =
            Dossier { kader, input, assessment: &lent, voice: Voice::Inwoner, door: None, before: None };
        let told = Told::of("gids", "elektrisch");
        let assessment = &told.assessment(Voice::Inwoner);
        let (kader, input) = (told.engine.kader(), &told.scenario.input);
        Dossier { kader, input, assessment, voice: Voice::Inwoner, door: None, before: Some(&before) }
            .letter()
    };
    let brought = letter("kind");
    let lines = "\nDit komt van het lenen:\nLenen kan niet:\n- U bent nog geen zestien\n";
    assert!(brought.contains(lines) && !brought.contains("Ik begin met kopen."), "{brought}");
    let nothing = letter("basis");
    assert!(nothing.contains("Ik begin met kopen.") && !nothing.contains("van het lenen"), "{nothing}");
}

#[test]
fn a_form_lists_what_tips_it_and_on_what_condition() {
    let card = |stem| Told::of("richting", stem).written(Voice::Inwoner, |of| of.form("kaart"));
    let lighter = card("lichter");
    let tips =
        "De groep is iets te groot. Doorslag geeft of het die dag druk is; dat stelt de badmeester vast.";
    assert!(lighter.starts_with("Dit geeft de doorslag: - ") && lighter.contains(tips), "{lighter}");
    let neither = card("oneens");
    assert!(neither.contains("Dit hoort erbij: - Wie geen diploma heeft, draagt bandjes."), "{neither}");
}

#[test]
fn a_direction_says_what_tips_it() {
    let told = Told::of("richting", "oneens");
    let assessment = told.assessment(Voice::Inwoner);
    let criteria = &assessment.main().unwrap().criteria;
    let tips = |at: usize| criteria[at].reasons[0].direction.as_ref().unwrap().tips.clone();
    assert_eq!(tips(0).as_deref(), Some("of u de groep kunt delen"));
    assert_eq!(tips(1).as_deref(), Some("of er een leraar bij is"));
    told.reports(&["De redenen wijzen niet dezelfde kant op"], &["Het kan meestal"]);
    let lighter = Told::of("richting", "lichter").assessment(Voice::Behandelaar);
    let direction = lighter.main().unwrap().criteria[0].reasons[0].direction.clone().unwrap();
    assert_eq!(direction.who.as_deref(), Some("de badmeester"));
    assert_eq!(direction.proof.as_deref(), Some("Het rooster van die dag."));
}

/// What a hand-over takes along can be answered there, and the kader it goes to is one.
#[test]
fn a_hand_over_fits_the_kader_it_goes_to() {
    let kaders = kaders();
    let mut checked = 0;
    for kader in kaders.values() {
        for one in &kader.hand_overs {
            let there = kaders.values().find(|other| other.meta.id == one.kader);
            let there = there.unwrap_or_else(|| panic!("{}: there is no kader {}", kader.meta.id, one.kader));
            for taken in &one.takes {
                let fact = there.facts.iter().find(|fact| fact.id == taken.fact).unwrap();
                let own = || kader.facts.iter().find(|fact| fact.id == taken.fact).unwrap();
                let options: Vec<&String> = match &taken.option {
                    Some(option) => vec![option],
                    None => own().options.iter().map(|option| &option.id).collect(),
                };
                for option in options {
                    assert!(fact.options.iter().any(|one| one.id == *option), "{}: {option}", one.id);
                    checked += 1;
                }
            }
        }
    }
    assert!(checked > 4, "{checked}");
}

/// The kaders that can meet each other, by folder: those for people and the tiny ones. `mini` and its kind are each other's
/// variants.
fn kaders() -> BTreeMap<PathBuf, Kader> {
    let folders = folders::kaders("kaders").into_iter().chain(all());
    folders.map(|folder| (folder.clone(), load(&folder).unwrap().kader)).collect()
}

/// A fact is known by its id, also to somebody who takes an answer along.
#[test]
fn facts_with_one_id_offer_the_same() {
    let kaders = kaders();
    let mut known = BTreeMap::new();
    let mut shared = BTreeSet::new();
    for (folder, kader) in &kaders {
        for fact in &kader.facts {
            let offered: Vec<_> = fact.options.iter().map(|option| (&option.id, &option.text)).collect();
            match known.insert(&fact.id, (offered.clone(), folder)) {
                Some((before, other)) => {
                    assert_eq!(
                        before,
                        offered,
                        "{} in {} and {}",
                        fact.id,
                        other.display(),
                        folder.display()
                    );
                    shared.insert(fact.id.as_str());
                }
                None => continue,
            }
        }
    }
    let expected = ["gemeente", "overbelasting", "pgb-gewenst", "psychische-problemen", "soort"];
    assert_eq!(shared, BTreeSet::from(expected));
}

/// All of them, copied aside for the test with this name.
fn copies(test: &str) -> PathBuf {
    let copies = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("small-{test}"));
    let _ = fs::remove_dir_all(&copies);
    for from in all().into_iter().chain([root().join(FOLDER).join("gedeeld")]) {
        let to = copies.join(from.file_name().unwrap());
        fs::create_dir_all(to.join("bron")).unwrap();
        for file in ["kader.toml", "normen.tsv", "bron/tekst.txt", "fiets.toml"] {
            if from.join(file).is_file() {
                fs::copy(from.join(file), to.join(file)).unwrap();
            }
        }
    }
    copies
}

/// What is expected and is not so is told.
#[test]
fn every_expectation_of_a_gain_can_fail() {
    let told = |id, stem, wrong: fn(&mut Expected)| {
        let mut told = Told::of(id, stem);
        wrong(&mut told.scenario.expected);
        told.scenario.tried(&told.engine, Voice::Inwoner)
    };
    let list = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        told("gids", "basis", |expected| expected.open_steps = Some(vec!["proefrit".into()])),
        list(&["open-stappen: ontbreekt `proefrit`"])
    );
    assert_eq!(
        told("gids", "elektrisch", |expected| expected.source_conflicts = Some(vec![])),
        list(&["bronconflicten: te veel `accu-mee`"])
    );
    assert_eq!(
        told("rollen", "basis", |expected| expected.not_applicable = Some(vec![])),
        list(&["niet-aan-de-orde: te veel `keuken`"])
    );
    assert_eq!(
        told("richting", "lichter", |expected| {
            expected.directions.insert("drukte/middel".into(), Points::Heavier);
        }),
        list(&["richting drukte/middel: u verwachtte `zwaarder`; het kader geeft `lichter`"])
    );
    assert_eq!(
        told("overdracht", "kind", |expected| {
            let taken = expected.hand_overs.as_mut().unwrap();
            taken.insert("naar-kopen".into(), vec!["slot = ja".into(), "budget = onbekend".into()]);
        }),
        list(&["overdrachten naar-kopen: ontbreekt `slot = ja`, te veel `slot = nee`, `soort = gewoon`"])
    );
    assert_eq!(
        told("overdracht", "kind", |expected| expected.hand_overs = Some(Table::default())),
        list(&["overdrachten: te veel `altijd-kopen`, `naar-kopen`"])
    );
}

/// A headline that never shows is found, also where a direction or a guide has it.
#[test]
fn a_headline_that_never_shows_is_found() {
    let copies = copies("dead");
    let dead = |name: &str, from: &str, to: &str| {
        let dir = copies.join(name);
        mini::edit(&dir, "kader.toml", from, to);
        let (code, out, _) = in_process::kader(&["verify", dir.to_str().unwrap()], "2026-11-22", "");
        (code, out.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let (code, out) = dead("richting", "wijst = \"zwaarder\"\nkop", "wijst = \"lichter\"\nkop");
    assert_eq!(code, 1);
    assert!(out.contains("1 bevinding ") && out.contains("Variant 2 van uitkomst `weging`"), "{out}");
    let again =
        "[[gids.variant]]\nals = { soort = \"elektrisch\" }\nkop = \"Nog\"\nsamenvatting = \"Nog.\"\n";
    let (code, out) = dead("gids", "[[gids.variant]]\n", &format!("{again}[[gids.variant]]\n"));
    assert_eq!(code, 1);
    assert!(out.contains("1 bevinding ") && out.contains("Variant 2 van de gids verschijnt nooit"), "{out}");
}

/// What their scenarios leave unnoticed is what every kader has, and what those of `mini` are about.
#[test]
fn no_mistake_in_a_gain_goes_unnoticed() {
    let others = ["regel-basis", "stap-erbij", "feit-rol", "feit-volgorde"];
    for folder in all() {
        let path = folder.to_str().unwrap();
        let (_, out, err) = in_process::kader(&["mutate", path, "--json"], "2026-11-22", "");
        assert_eq!(err, "", "{path}");
        let told: serde_json::Value = serde_json::from_str(&out).unwrap();
        let operators = told["operators"].as_array().unwrap();
        let own = operators.iter().filter(|one| !others.contains(&one["id"].as_str().unwrap()));
        let gain = own.into_iter().find(|one| one["survived"] != 0);
        assert_eq!(gain, None, "{path}");
    }
}

/// Problems in a shared file are told by its name as `kader.toml` writes it, and only there.
#[test]
fn a_shared_file_is_read_where_it_stands() {
    let copies = copies("shared");
    let shared = copies.join("gedeeld");
    for name in ["gids", "overdracht"] {
        let loaded = load(&copies.join(name)).unwrap();
        let fact = loaded.kader.facts.iter().position(|fact| fact.id == "soort").unwrap();
        let problem = voorcheck_rules::kader::Problem::new("", format!("feit[{fact}].vraag"), "", "");
        let place = loaded.places.locate(vec![problem]).remove(0).place;
        let line = mini::line_of(&shared, "fiets.toml", "vraag = ");
        assert_eq!(place, Some(("../gedeeld/fiets.toml".to_owned(), line)));
    }
    mini::edit(&shared, "fiets.toml", "rol = \"info\"", "rol = \"infos\"");
    for name in ["gids", "overdracht"] {
        let found = load(&copies.join(name)).unwrap_err();
        let line = mini::line_of(&shared, "fiets.toml", "rol = ");
        assert_eq!(found.len(), 1, "{found:#?}");
        assert_eq!(found[0].place, Some(("../gedeeld/fiets.toml".to_owned(), line)));
    }
}
