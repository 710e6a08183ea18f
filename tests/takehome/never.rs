//! What no form may say to whom: a table written by hand, held against every form of every scenario of the shipped kader and
//! of cases drawn around them, with dates. It stands here and not in the kader, so that the kader cannot agree with itself.

use std::collections::BTreeMap;

use fastrand::Rng;
use voorcheck_rules::assessment::{Assessment, Engine, Input, Options, Target};
use voorcheck_rules::kader::Voice;
use voorcheck_takehome::dossier::Dossier;
use voorcheck_tools::audit::scenario;
use voorcheck_tools::check;
use voorcheck_tools::load::load;

use crate::common::shipped;

const DRAWN: usize = 2_000;

/// A case: what was answered, on which day, and what came out.
struct Told<'a> {
    input: &'a Input,
    found: &'a Assessment,
}

impl Told<'_> {
    fn is(&self, fact: &str, answers: &[&str]) -> bool {
        let chosen = self.input.answers.get(fact).map_or("geen", String::as_str);
        self.found.route.is_none() && answers.contains(&chosen)
    }

    fn past(&self, date: &str) -> bool {
        self.input.dates.get(date).is_some_and(|day| *day < self.found.today)
    }

    fn person(&self, outcome: &str) -> bool {
        self.found.main().is_some_and(|main| main.outcome.as_deref() == Some(outcome))
    }
}

/// Of whom, and what no form may say then.
type Row = (&'static str, fn(&Told<'_>) -> bool, &'static [&'static str]);

const IN_NO_CLINIC: [&str; 5] =
    ["net-klaar", "zonder-kliniek", "enige-tijd-geleden", "langer-geleden", "geen-verslaving"];

/// In either voice.
const NEVER: [Row; 16] = [
    (
        "who did the melding",
        |told| told.found.route.is_none() && told.past("datum-melding"),
        &[
            "Doe de melding",
            "Doe ook nu de melding",
            "Wacht niet op de opname",
            "Wacht niet tot uw behandeling begint",
            "Meld de hulpvraag",
            "meld dan met uw motivering",
            "Doe wel een melding",
            "Betreft: melding voor",
        ],
    ),
    (
        "who is in no clinic",
        |told| told.is("afgekickt", &IN_NO_CLINIC),
        &["(VMR)", ": VMR,", "het verblijf niet te beëindigen", "Vraag de kliniek of u kunt blijven"],
    ),
    (
        "who has met the house, or lives there",
        |told| told.is("stand-plaatsing", &["kennisgemaakt"]) || told.is("aanleiding", &["woont-er-al"]),
        &[
            "Laat de cliënt kennismaken",
            "Ga kennismaken",
            "Er is nog geen datum ingevuld",
            "U heeft nog geen datum ingevuld",
        ],
    ),
    (
        "whom a safehouse does not fit",
        |told| told.person("past-niet"),
        &[
            "instroomvoorwaarden",
            "valt af, de persoon niet",
            "Stuk over de steun",
            "Papier over de steun",
            "Kennismaking met het huis. Er",
            "Bespreek dat vóór de plaatsing",
            "tekst vraagt bij de melding om steun",
            "Een veilige, abstinente woonomgeving",
            "Einde van de beschikking",
            "Uw besluit stopt",
        ],
    ),
    (
        "whose treatment is over",
        |told| told.found.route.is_none() && told.past("datum-einde-behandeling"),
        &["behandeling eindigt op", "behandeling stopt op", "wordt nu behandeld in een kliniek, tot"],
    ),
    (
        "who is in a clinic",
        |told| told.is("afgekickt", &["nu-in-kliniek"]),
        &["Vraag de gemeente vandaag om opvang", "vraag waar die nu verblijft"],
    ),
    (
        "who lives there",
        |told| told.is("aanleiding", &["woont-er-al"]),
        &["De gewenste start is", "Ik wil graag beginnen op", "Spreek af wie u helpt tot het besluit er is"],
    ),
    (
        "who has an appointment to meet",
        |told| told.is("stand-plaatsing", &["afspraak-staat"]),
        &["Een kennismaking is niet gemeld", "kennismaken met het huis: …"],
    ),
    (
        "who has no clinician",
        |told| told.is("steun-behandelaar", &["geen-behandelaar"]),
        &["of vraag uw behandelaar om dat te doen", "of uw behandelaar uw plan steunt", "Stuk over de steun"],
    ),
    (
        "whom help at home is not enough for",
        |told| told.is("hulp-thuis", &["onvoldoende"]),
        &["welke hulp thuis kan", "Vraag de gemeente dan om hulp thuis"],
    ),
    (
        "who asks for help himself",
        |told| told.is("eigen-motivatie", &["wil-zelf", "twijfelt"]),
        &["naar bemoeizorg: de regio", "Vraag de gemeente naar bemoeizorg"],
    ),
    (
        "whom the clinician does not support",
        |told| told.is("steun-behandelaar", &["nee"]),
        &["Als behandelaar steun ik het verblijf in een safehouse.", "Mijn behandelaar steunt dit plan."],
    ),
    (
        "who does not want it",
        |told| told.is("eigen-motivatie", &["wil-niet"]),
        &[
            "Wilt u daarbij nagaan of een verblijf in een safehouse past?",
            "Ik denk aan een verblijf in een safehouse.",
        ],
    ),
    (
        "whose municipality is not known",
        |told| told.is("gemeente-van-herkomst", &["weet-niet", "geen-vaste-woonplek", "geen"]),
        &["Een andere gemeente beslist"],
    ),
    (
        "anybody: no coaching, no promise, no discouragement",
        |_| true,
        &[
            "bij nader inzien",
            "oordeel dan hetzelfde blijft",
            "op tijd geregeld",
            "genoeg voor nu",
            "niet van loket te wisselen",
            "dan verandert dit",
            "verandert dit.",
            "verandert de inschatting.",
            "Gaat het goed",
            "sluit hier niet uit",
            "onplanbare hulp",
            "op onverwachte momenten",
            "gunstig uitvalt",
            "verandert in",
            "helpt u haar op weg",
            "U staat er niet alleen voor",
            "Het huis geeft u goede begeleiding",
            "Een goede uitleg bij de melding helpt",
        ],
    ),
    (
        "anybody: no words of another law, no codes, no inner words",
        |_| true,
        &[
            "eigen bijdrage",
            "kop verloren",
            "kracht in de tekst",
            "{",
            "komt er geen besluit",
            "volgt geen besluit",
        ],
    ),
];

/// In the voice of the inwoner. Letters alone, such as those of VMR, can stand in a code.
const NEVER_TO_AN_INWONER: [&str; 4] = ["(VMR)", "rechtvaardigingsgrond", "Mits ", "de cliënt"];

fn forms(dossier: &Dossier<'_>) -> Vec<(String, String)> {
    let own = dossier.kader.forms.iter().map(|form| (form.id.clone(), dossier.form(&form.id)));
    let report = [("verslag".to_owned(), dossier.report()), ("brief".to_owned(), dossier.letter())];
    report.into_iter().chain(own).collect()
}

/// A text without what it quotes: that is said by the policy.
fn own(engine: &Engine, text: &str) -> String {
    engine.kader().norms.iter().fold(text.to_owned(), |text, norm| text.replace(&norm.quote, ""))
}

fn holds(engine: &Engine, input: &Input, today: &str, name: &str, wrong: &mut BTreeMap<String, String>) {
    for voice in [Voice::Behandelaar, Voice::Inwoner] {
        let options = Options { today: today.to_owned(), voice, target: Target::Required };
        let found = engine.assess(input, &options).unwrap();
        let told = Told { input, found: &found };
        let dossier =
            Dossier { kader: engine.kader(), input, assessment: &found, voice, door: None, before: None };
        for (form, text) in forms(&dossier) {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let rows = NEVER.iter().filter(|(_, of, _)| of(&told));
            let rows = rows.map(|(who, _, words)| (*who, *words));
            let inwoner = (voice == Voice::Inwoner).then_some(("an inwoner", &NEVER_TO_AN_INWONER[..]));
            for (who, words) in rows.chain(inwoner) {
                for word in
                    words.iter().filter(|word| text.contains(**word) && own(engine, &text).contains(**word))
                {
                    let what = format!("{form}, {}: {word:?} to {who}", voice.id());
                    wrong.entry(what).or_insert_with(|| name.to_owned());
                }
            }
        }
    }
}

#[test]
fn no_form_says_what_is_over_untrue_or_not_ours_to_say() {
    let folder = shipped::folder();
    let engine = check::engine(load(&folder).unwrap().kader, "0".repeat(64)).unwrap();
    let scenarios = scenario::read(&folder, &engine).unwrap();
    // What was said wrongly, with the first case of it.
    let mut wrong = BTreeMap::new();
    for one in &scenarios {
        holds(&engine, &one.input, &one.today, &one.stem, &mut wrong);
    }
    let mut rng = Rng::with_seed(14);
    for number in 0..DRAWN {
        let base = rng.choice(&scenarios).unwrap();
        let mut input = base.input.clone();
        for fact in &engine.kader().facts {
            if rng.u8(..6) == 0 {
                let option = rng.choice(&fact.options).unwrap();
                input.answers.insert(fact.id.clone(), option.id.clone());
            }
        }
        for date in &engine.kader().dates {
            if rng.bool() {
                let (month, day) = (rng.u8(1..=12), rng.u8(1..=28));
                input.dates.insert(date.id.clone(), format!("{}-{month:02}-{day:02}", rng.u16(2026..=2027)));
            }
        }
        holds(&engine, &input, &base.today, &format!("{} ({number})", base.stem), &mut wrong);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
