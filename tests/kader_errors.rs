//! What somebody reads who makes a mistake in a kader: one case per problem code, each a small change to the made-up
//! kader, with the code, the file, the line and words of the message.
#![cfg(feature = "cli")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

#[path = "common/mini.rs"]
mod mini;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use safehouse_check::decision::Compiled;
use safehouse_check::kader::check::Problem;
use safehouse_check::kader::load::load;

/// Loads and compiles, as `kader check` does.
fn problems(dir: &Path) -> Vec<Problem> {
    match load(dir) {
        Err(problems) => problems,
        Ok(loaded) => match Compiled::new(&loaded.kader) {
            Err(problems) => loaded.places.locate(problems),
            Ok(_) => Vec::new(),
        },
    }
}

struct Case {
    code: &'static str,
    file: &'static str,
    from: &'static str,
    to: &'static str,
    /// File and marker of the line the problem must name.
    at: (&'static str, &'static str),
    says: &'static str,
}

/// A case whose problem stands in the file that was changed.
const fn case(
    code: &'static str,
    file: &'static str,
    from: &'static str,
    to: &'static str,
    marker: &'static str,
    says: &'static str,
) -> Case {
    Case { code, file, from, to, at: (file, marker), says }
}

const KADER: &str = "kader.toml";
const ASK: &str = "vragen.toml";
const RULE: &str = "regels.toml";
const NORM: &str = "normen.tsv";

// A table reads best with one case per line.
#[rustfmt::skip]
fn cases() -> Vec<Case> {
    vec![
        // Files.
        case("unreadable-file", KADER, "\"vragen.toml\"", "\"vraag.toml\"", "bestanden", "Het bestand `vraag.toml` bestaat niet."),
        case("unreadable-file", KADER, "bron/regeling.txt", "../regeling.txt", "../regeling", "ligt niet in de map van het kader"),
        case("duplicate-file", KADER, "\"vragen.toml\",", "\"regels.toml\",", "bestanden", "`regels.toml` staat twee keer"),
        case("folder-name", KADER, "id = \"mini\"", "id = \"maxi\"", "id = \"maxi\"", "niet de naam van de map, `mini`"),
        case("syntax", RULE, "titel = \"Tuin\"", "titel = Tuin", "titel = Tuin", "niet tussen aanhalingstekens"),
        case("syntax", RULE, "kop = \"Een tuin past\"", "kop = \"Een\"\nkop = \"Een tuin past\"", "kop = \"Een tuin past\"", "staat er twee keer"),
        case("norm-header", NORM, "id\tbron", "id\tbronnen", "id\tbron", "id bron vindplaats citaat soort modaliteit"),
        case("norm-columns", NORM, "R-1-02\tregeling\t1\t", "R-1-02\tregeling\t", "R-1-02", "5 kolommen in plaats van 6"),
        case("quote-not-found", NORM, "een jaar ervaring", "een jaar lang ervaring", "R-1-01", "tot en met “ten minste een jaar”; daarna staat hier “lang ervaring.”, en in de bron “ervaring. Een cursus kan”"),
        // Fields.
        case("unknown-field", RULE, "advies =", "advise =", "advise", "Het veld `advise` bestaat hier niet. Bedoelde u `advies`?"),
        case("unknown-field", RULE, "[[fase]]", "[[fasen]]", "[[fasen]]", "`fasen` bestaat hier niet. Bedoelde u `fase`?"),
        case("unknown-field", KADER, "bestanden =", "bestand =", "bestand =", "Bedoelde u `bestanden`?"),
        case("unknown-field", KADER, "weet-niet = \"Weet", "weetniet = \"Weet", "weetniet", "Bedoelde u `weet-niet`?"),
        case("missing-field", ASK, "naam = \"Schuur\"\n", "", "[[feit]]\nid = \"schuur\"", "Het veld `naam` ontbreekt."),
        case("unknown-word", ASK, "rol = \"info\"", "rol = \"infoo\"", "rol = \"infoo\"", "`infoo` kan hier niet. Bedoelde u `info`?"),
        case("wrong-type", RULE, "dagen = 56", "dagen = \"56\"", "dagen", "Hier staat de tekst \"56\", maar dit moet een geheel getal zijn."),
        case("wrong-type", KADER, "geldig-vanaf = \"2026-01-01\"", "geldig-vanaf = 2026-01-01", "geldig-vanaf", "Deze datum staat niet tussen aanhalingstekens."),
        case("wrong-type", RULE, "\"optie.ervaring\" =", "optie.ervaring =", "optie.ervaring", "Zet een onderwerp met een punt tussen aanhalingstekens"),
        case("wrong-type", RULE, "[[fase]]", "[fase]", "[fase]", "Begin elk onderdeel met `[[fase]]`."),
        case("invalid-value", RULE, "als = {}", "als = []", "als = []", "Een lege lijst is nooit waar"),
        case("duplicate-field", RULE, "[[fase]]", "[kader]\n[[fase]]", "[kader]", "staat ook al in `kader.toml`"),
        // Ids and references.
        case("invalid-id", ASK, "id = \"schuur\"", "id = \"Schuur\"", "id = \"Schuur\"", "`Schuur` is geen geldig id (feit)."),
        case("invalid-id", NORM, "R-2-02", "norm 2", "norm 2", "zoals `R-2.2-07`"),
        case("reserved-id", ASK, "id = \"iets\"", "id = \"weet-niet\"", "id = \"weet-niet\"", "heeft al een vaste betekenis"),
        case("duplicate-id", ASK, "id = \"datum-start\"", "id = \"datum-aanvraag\"", "id = \"datum-aanvraag\"\nsectie = \"tuin\"\nnaam = \"Start\"", "al gebruikt: datum[0].id"),
        case("duplicate-id", RULE, "uitkomst = \"weging\"", "uitkomst = \"past\"", "uitkomst = \"past\"\nkort = \"de gemeente", "Het id `past` (uitkomst) is al gebruikt"),
        case("duplicate-id", RULE, "[[moment]]\nid = \"besluit\"", "[[moment]]\nid = \"datum-start\"", "id = \"datum-start\"", "(moment) is al gebruikt: datum[1].id"),
        case("unknown-section", ASK, "sectie = \"plaats\"", "sectie = \"plaat\"", "sectie = \"plaat\"", "De sectie `plaat` bestaat niet. Bedoelde u `plaats`?"),
        case("unknown-decision", RULE, "id = \"betaalbaar\"\nbesluit = \"tuin-krijgen\"", "id = \"betaalbaar\"\nbesluit = \"tuin\"", "besluit = \"tuin\"", "Kies uit: `tuin-krijgen`."),
        case("unknown-status", RULE, "status = \"weging\"\nkracht", "status = \"wegen\"\nkracht", "status = \"wegen\"", "De status `wegen` bestaat niet. Kies uit: `voldaan`, `weging`"),
        case("unknown-status", RULE, "[\"weging\", \"niet-voldaan\"]", "[\"weging\",\n\"past\"]", "\"past\"] }]", "`past` bestaat niet bij `status.vaardigheid`"),
        case("unknown-outcome", RULE, "\"uitkomst.tuin-krijgen\" = \"past-niet\"", "\"uitkomst.tuin-krijgen\" = \"voldaan\"", "\"uitkomst.tuin-krijgen\" = \"voldaan\"", "Kies uit: `past`, `weging`, `past-niet`."),
        case("unknown-criterion", RULE, "status.vaardigheid", "status.vaardig", "status.vaardig", "Het criterium `vaardig` bestaat niet."),
        case("unknown-force", RULE, "kracht = \"oordeel\"", "kracht = \"ordeel\"", "kracht = \"ordeel\"", "De kracht `ordeel` bestaat niet. Bedoelde u `oordeel`?"),
        case("unknown-phase", RULE, "fase = \"nu\"\nals = {}", "fase = \"nooit\"\nals = {}", "fase = \"nooit\"", "De fase `nooit` bestaat niet."),
        case("unknown-fact", RULE, "als = { ervaring = \"cursus\" }", "als = { ervarng = \"cursus\" }", "ervarng", "Het feit `ervarng` bestaat niet. Bedoelde u `ervaring`?"),
        case("unknown-fact", KADER, "gemeente-feit = \"gemeente\"", "gemeente-feit = \"stad\"", "gemeente-feit", "Het feit `stad` bestaat niet."),
        case("unknown-fact", RULE, "feiten = [\"pacht\", \"schuur\"]", "feiten = [\"pacht\", \"tuin\"]", "feiten", "Het feit of de datum `tuin` bestaat niet."),
        case("unknown-value", RULE, "als = { ervaring = \"cursus\" }", "als = { ervaring = \"iets\" }", "ervaring = \"iets\"", "geen waarde: het laat waarden open"),
        case("unknown-value", ASK, "naar = \"cursus\"", "naar = \"diploma\"", "naar = \"diploma\"", "De waarde `diploma` bestaat niet."),
        case("unknown-value", RULE, "\"plan.krap\" = \"ja\"", "\"plan.krap\" = \"soms\"", "plan.krap", "Kies uit: `ja`, `nee`."),
        case("unknown-option", RULE, "\"optie.ervaring\" = \"iets\"", "\"optie.ervaring\" = \"niets\"", "niets", "Bedoelde u `iets`?"),
        case("unknown-date-condition", RULE, "\"plan.krap\"", "\"plan.kort\"", "plan.kort", "De datumvoorwaarde `kort` bestaat niet."),
        case("unknown-subject", RULE, "\"plan.krap\"", "\"planner.krap\"", "planner.krap", "is geen onderwerp van een voorwaarde"),
        case("unknown-norm", RULE, "normen = [\"R-1-02\"]", "normen = [\"R-1-01\",\n\"R-1-20\"]", "\"R-1-20\"", "De norm `R-1-20` bestaat niet. Bedoelde u"),
        case("unknown-source", NORM, "R-2-02\tregeling", "R-2-02\tverordening", "R-2-02", "De bron `verordening` bestaat niet."),
        case("unknown-route", KADER, "route-zonder-kader = \"elders\"", "route-zonder-kader = \"ergens\"", "route-zonder-kader", "De route `ergens` bestaat niet."),
        case("unknown-date", RULE, "vanaf = [\"datum-aanvraag\"]", "vanaf = [\"datum-vraag\"]", "vanaf = [\"datum-vraag\"]", "De datum of het moment `datum-vraag` bestaat niet."),
        case("later-moment", RULE, "vanaf = [\"datum-aanvraag\"]", "vanaf = [\"einde\"]", "vanaf = [\"einde\"]", "staat niet eerder dan `besluit`"),
        // Conditions.
        case("subject-not-allowed", RULE, "als = { pacht = \"ja\" }", "als = { \"optie.pacht\" = \"ja\" }", "optie.pacht", "zien alleen waarden van feiten"),
        case("subject-not-allowed", RULE, "als = { pacht = \"ja\" }", "als = { schuur = \"ja\", pacht = \"ja\" }", "als = { schuur = \"ja\", pacht = \"ja\" }", "Dit feit heeft rol `info`"),
        case("subject-not-allowed", RULE, "als = { gemeente = \"andere\" }", "als = { pacht = \"nee\", gemeente = \"andere\" }", "als = { pacht = \"nee\", gemeente", "alleen op feiten met rol `route`"),
        case("empty-condition", RULE, "als = { gemeente = \"andere\" }", "als = {}", "als = {}\nkop", "geldt dus altijd"),
        case("empty-values", RULE, "als = { gemeente = \"andere\" }", "als = { gemeente = [] }", "gemeente = []", "geen enkele waarde; dat is nooit waar"),
        case("empty-values", RULE, "vanaf = [\"datum-aanvraag\"]", "vanaf = []", "vanaf = []", "heeft geen datum om vanaf te rekenen"),
        case("duplicate-value", RULE, "als = { gemeente = \"andere\" }", "als = { gemeente = [\"andere\", \"andere\"] }", "als = { gemeente", "`andere` staat twee keer in deze lijst."),
        case("duplicate-condition", RULE, "als = { pacht = \"nee\" }\nstatus", "als = [{ pacht = \"nee\" }, { pacht = \"nee\" }]\nstatus", "{ pacht = \"nee\" }]", "staat al in dezelfde lijst"),
        case("duplicate-condition", RULE, "als = { ervaring = \"geen-ervaring\" }", "als = { ervaring = [\"cursus\"] }", "als = { ervaring = [", "Regel `onervaren` heeft dezelfde voorwaarde als regel `cursus`"),
        // Questions.
        case("too-few-values", ASK, "tekst = \"Een andere gemeente\"", "tekst = \"Een andere gemeente\"\nonbekend = true", "[[feit]]\nid = \"gemeente\"", "Het feit `gemeente` heeft minder dan twee waarden."),
        case("invalid-open-option", ASK, "laat-open = [\"ervaren\", \"cursus\"]", "laat-open = [\"ervaren\"]", "laat-open", "laat maar één waarde open"),
        case("invalid-open-option", ASK, "laat-open = [\"ervaren\", \"cursus\"]", "laat-open = [\"ervaren\", \"cursus\", \"geen-ervaring\"]", "laat-open", "Schrijf `onbekend = true`."),
        case("invalid-open-option", ASK, "uitzoeken =", "onbekend = true\nuitzoeken =", "laat-open", "heeft `onbekend` én `laat-open`"),
        case("refused-unknown", ASK, "naam = \"Ervaring\"", "zonder-weet-niet = true\nnaam = \"Ervaring\"", "[[feit.optie]]\nid = \"iets\"", "De optie `iets` laat waarden open"),
        case("refused-unknown", ASK, "naam = \"Pacht\"", "met-weet-niet = true\nnaam = \"Pacht\"", "met-weet-niet", "eigen optie `onbekend`"),
        case("invalid-step", ASK, "naar = \"cursus\"", "naar = \"geen-ervaring\"", "veranderbaar", "`van` en `naar` zijn gelijk."),
        case("empty-section", ASK, "[[feit]]\nid = \"gemeente\"", "[[sectie]]\nid = \"leeg\"\ntitel = \"Leeg\"\n[[feit]]\nid = \"gemeente\"", "[[sectie]]\nid = \"leeg\"", "De sectie `leeg` heeft geen enkele vraag."),
        case("unused-fact", ASK, "rol = \"info\"", "rol = \"beslist\"", "[[feit]]\nid = \"schuur\"", "wordt gevraagd, maar geen criterium gebruikt het"),
        case("superfluous-text", ASK, "tekst = \"Alleen een cursus\"", "tekst = \"Alleen een cursus\"\nuitzoeken = \"Vraag het.\"", "uitzoeken = \"Vraag het.\"", "er valt niets uit te zoeken"),
        case("superfluous-text", ASK, "tekst = \"Alleen een cursus\"", "tekst = \"Alleen een cursus\"\nin-zin = \"x\"", "in-zin = \"x\"", "niet het gemeente-feit"),
        Case { at: (KADER, "gemeente-feit"), ..case("no-municipality", ASK, "in-zin = \"de gemeente Dorp\"\n", "", "", "geen gemeente hoort bij dit kader") },
        // Decisions, criteria, texts.
        case("no-criteria", RULE, "[[criterium]]\nid = \"vaardigheid\"", "[[besluit]]\nid = \"leeg\"\ntitel = \"Leeg\"\nonbeslist = { statusnaam = \"a\", kop = \"b\", samenvatting = \"c\" }\ntrede = [\n{ status = \"a\", statusnaam = \"a\", toon = \"goed\", uitkomst = \"a\", kort = \"a\", kop = \"a\", samenvatting = \"a\" },\n{ status = \"b\", statusnaam = \"b\", toon = \"niet\", uitkomst = \"b\", kort = \"b\", kop = \"b\", samenvatting = \"b\" }]\n[[criterium]]\nid = \"vaardigheid\"", "[[besluit]]\nid = \"leeg\"", "Het besluit `leeg` heeft geen enkel criterium."),
        case("too-few-grades", RULE, "[[criterium]]\nid = \"vaardigheid\"", "[[besluit]]\nid = \"leeg\"\ntitel = \"Leeg\"\nonbeslist = { statusnaam = \"a\", kop = \"b\", samenvatting = \"c\" }\ntrede = [\n{ status = \"a\", statusnaam = \"a\", toon = \"goed\", uitkomst = \"a\", kort = \"a\", kop = \"a\", samenvatting = \"a\" }]\n[[criterium]]\nid = \"vaardigheid\"", "trede = [", "heeft minder dan twee treden"),
        case("no-rules", RULE, "[[criterium]]\nid = \"vaardigheid\"", "[[criterium]]\nid = \"leeg\"\nbesluit = \"tuin-krijgen\"\ntitel = \"Leeg\"\nnormen = []\nalgemene-reden = \"x\"\nregel = []\n[[criterium]]\nid = \"vaardigheid\"", "[[criterium]]\nid = \"leeg\"", "Het criterium `leeg` heeft geen regels."),
        case("no-norms", RULE, "normen = [\"R-1-02\"]", "normen = []", "normen = []", "Regel `cursus` noemt geen norm."),
        case("combination-not-covered", RULE, "als = { pacht = \"nee\" }\nstatus", "als = { pacht = \"ja\", ervaring = \"ervaren\" }\nstatus", "[[criterium]]\nid = \"betaalbaar\"", "pacht"),
        case("empty-text", RULE, "kop = \"Een tuin past\"", "kop = \" \"", "kop = \" \"", "Deze tekst is leeg."),
        case("empty-text", KADER, "publicatie = \"verzonnen\"", "publicatie = \"\"", "publicatie", "Deze tekst is leeg."),
        case("unknown-placeholder", RULE, "samenvatting = \"Alles klopt.\"", "samenvatting = \"{criterium} klopt.\"", "{criterium} klopt", "`{criterium}` wordt hier niet ingevuld. Bedoelde u `criteria`?"),
        case("unknown-placeholder", ASK, "titel = \"De tuin\"", "titel = \"De tuin in {gemeente}\"", "titel = \"De tuin in", "zonder accolades"),
        case("unknown-placeholder", RULE, "tekst = \"Volg een cursus.\"", "tekst = \"Volg een cursus}.\"", "cursus}.", "een losse accolade"),
        case("route-without-condition", RULE, "als = { gemeente = \"andere\" }\n", "", "[[route]]\nid = \"andere-gemeente\"", "heeft geen `als` en wordt dus nooit bereikt"),
        case("empty-page", RULE, "[[route.kaart]]\ntitel = \"Wat u kunt doen\"\n[[route.kaart.punt]]\ntekst = \"Bel uw gemeente.\"\n\n", "kaart = []\n", "[[route]]\nid = \"elders\"", "heeft geen kaarten en loopt dood"),
        // Dates.
        case("invalid-date", KADER, "geldig-vanaf = \"2026-01-01\"", "geldig-vanaf = \"2026-02-30\"", "geldig-vanaf", "`2026-02-30` is geen datum. Schrijf"),
        case("invalid-date", RULE, "eerder = \"datum-start\"", "eerder = \"1-1-2026\"", "eerder", "`1-1-2026` is geen datum."),
        case("date-order", KADER, "controleer-voor = \"2027-02-22\"", "controleer-voor = \"2026-11-22\"", "controleer-voor", "ligt niet na `bron-gecontroleerd-op`"),
        case("date-order", RULE, "later = \"besluit\"", "later = \"datum-start\"", "[[datumvoorwaarde]]", "`eerder` en `later` zijn gelijk."),
        case("offset-too-large", RULE, "jaren = 1", "jaren = 1000", "jaren = 1000", "1000 jaren is meer dan 100 jaar."),
    ]
}

#[test]
fn the_made_up_kader_is_valid() {
    assert_eq!(problems(&mini::original()), []);
}

/// What is wrong with the answer to a case; empty when it is as it should be.
fn complaint(number: usize, case: &Case) -> String {
    let dir = mini::copy(&format!("fout-{number}-{}", case.code));
    mini::edit(&dir, case.file, case.from, case.to);
    let found = problems(&dir);
    let (file, marker) = case.at;
    let place = Some((file.to_owned(), mini::line_of(&dir, file, marker)));
    fs::remove_dir_all(dir.parent().unwrap()).unwrap();

    let list = found.iter().map(|problem| format!("\n  {problem}")).collect::<String>();
    let about = format!("\ncase {number} ({}: {:?}):{list}\n  →", case.code, case.to);
    let Some(hit) = found.iter().find(|problem| problem.code == case.code && problem.place == place) else {
        return format!("{about} no {} at {place:?}", case.code);
    };
    let text = format!("{} {}", hit.message, hit.advice);
    if !text.contains(case.says) {
        return format!("{about} does not say {:?}", case.says);
    }
    if hit.advice.is_empty() || text.contains("  ") {
        return format!("{about} does not say what to do");
    }
    String::new()
}

#[test]
fn every_mistake_is_named_with_file_and_line() {
    let complaints: String =
        cases().iter().enumerate().map(|(number, case)| complaint(number, case)).collect();
    assert!(complaints.is_empty(), "{complaints}");
}

#[test]
fn every_code_has_a_case() {
    let mut codes = BTreeSet::new();
    let room = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/kader");
    for folder in [room.clone(), room.join("check"), room.join("load"), room.join("../decision")] {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "rs") {
                collect_codes(&fs::read_to_string(path).unwrap(), &mut codes);
            }
        }
    }
    let tested: BTreeSet<String> = cases().iter().map(|case| case.code.to_owned()).collect();
    // Packs and huge kaders have tests of their own.
    let elsewhere =
        ["wrong-hash", "invalid-kader", "too-many-options", "no-decisions"].map(str::to_owned).into();
    let missing: Vec<_> =
        codes.difference(&tested).filter(|code| !BTreeSet::contains(&elsewhere, *code)).collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
    let unknown: Vec<_> = tested.difference(&codes).collect();
    assert!(unknown.is_empty(), "no code {unknown:?}");
}

/// Words that stand where the code of a problem stands in our sources.
fn collect_codes(source: &str, codes: &mut BTreeSet<String>) {
    let starts = [
        "report.add(",
        "reference(report, ",
        "Problem::new(",
        "self.problem(",
        "code: ",
        "Kind::WrongType(found.to_owned(), expected.to_owned()), ",
        "Kind::UnknownField(name), ",
        "Kind::MissingField(name), ",
        "Kind::UnknownWord(names), ",
        "Kind::Other, ",
        "Kind::Syntax, ",
    ];
    // However the line breaks fall.
    let source = source.split_whitespace().collect::<Vec<_>>().join(" ").replace("( ", "(");
    for start in starts {
        for (at, _) in source.match_indices(start) {
            let rest = source[at + start.len()..].trim_start();
            if let Some(code) = rest.strip_prefix('"').and_then(|rest| rest.split('"').next()) {
                codes.insert(code.to_owned());
            }
        }
    }
}

#[test]
fn all_mistakes_come_at_once() {
    let dir = mini::copy("fouten-samen");
    // Two fields missing in one table, one wrong in another, one unknown in a third, in two files.
    mini::edit(&dir, "vragen.toml", "naam = \"Pacht\"\nvraag = \"Is de pacht te betalen?\"\n", "");
    mini::edit(&dir, "vragen.toml", "rol = \"info\"", "rol = 5");
    mini::edit(&dir, "regels.toml", "kort = \"past\"", "kort = \"past\"\nlang = \"past\"");
    mini::edit(&dir, "regels.toml", "kop = \"Een tuin past\"", "kop = 12");
    let found: Vec<String> = problems(&dir).iter().map(ToString::to_string).collect();
    let at = |file, marker| format!("{file}:{}", mini::line_of(&dir, file, marker));
    assert_eq!(
        found,
        [
            format!(
                "{}: Het veld `lang` bestaat hier niet. Haal het weg; hier mogen: `status`, `statusnaam`, `toon`, `uitkomst`, `kort`, `kop`, `samenvatting`, `variant`. [unknown-field]",
                at("regels.toml", "lang =")
            ),
            format!(
                "{}: Hier staat het getal `12`, maar dit moet een tekst, of {{ behandelaar = \"…\", inwoner = \"…\" }} zijn. Verbeter de waarde. [wrong-type]",
                at("regels.toml", "kop = 12")
            ),
            format!(
                "{}: Het veld `naam` ontbreekt. Vul het in. [missing-field]",
                at("vragen.toml", "[[feit]]\nid = \"pacht\"")
            ),
            format!(
                "{}: Het veld `vraag` ontbreekt. Vul het in. [missing-field]",
                at("vragen.toml", "[[feit]]\nid = \"pacht\"")
            ),
            format!(
                "{}: Hier moet een woord tussen aanhalingstekens staan. Verbeter de waarde. [wrong-type]",
                at("vragen.toml", "rol = 5")
            ),
        ]
    );
}

#[test]
fn an_unknown_field_does_not_hide_what_else_is_wrong() {
    let dir = mini::copy("fouten-doorheen");
    mini::edit(&dir, "regels.toml", "advies =", "advise =");
    mini::edit(&dir, "regels.toml", "normen = [\"R-1-02\"]", "normen = [\"R-1-03\"]");
    mini::edit(&dir, "normen.tsv", "De pacht wordt", "De huur wordt");
    let found = problems(&dir);
    let codes: Vec<&str> = found.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["quote-not-found", "unknown-field", "unknown-norm"]);
}

#[test]
fn a_folder_without_kader_is_one_problem() {
    let found = problems(Path::new(env!("CARGO_TARGET_TMPDIR")));
    assert_eq!(found.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["unreadable-file"]);
}
