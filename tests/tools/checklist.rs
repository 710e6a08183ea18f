//! `kader checklist`: everything of a kader is on the list, in both voices, and nothing in it is mistaken for HTML.

use std::fs;

use in_process::kader;
use voorcheck_rules::assessment::texts::Texts;
use voorcheck_rules::kader::element::Step;
use voorcheck_rules::kader::visit::{Seen, walk};
use voorcheck_rules::kader::{Kader, Text, Voice};
use voorcheck_takehome::wording;
use voorcheck_tools::audit::checklist;
use voorcheck_tools::load::load;

use crate::common::root;
use crate::common::{folders, in_process, mini, shipped};

const VOICES: [Voice; 2] = [Voice::Behandelaar, Voice::Inwoner];

fn part(kader: &Kader, sha256: &str, voice: Voice) -> String {
    checklist::part(kader, sha256, voice).into_string()
}

/// A text as HTML has it.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn mini_kader() -> Kader {
    load(&mini::original()).unwrap_or_else(|problems| panic!("{problems:#?}")).kader
}

/// A text of the kader as it stands on the list, piece by piece: what only a case can fill is left out.
fn pieces(kader: &Kader, text: &Text, voice: Voice) -> Vec<String> {
    let text = Texts::without_answers(kader, voice).text(text);
    let pieces = text.split('{').map(|piece| piece.split_once('}').map_or(piece, |(_, rest)| rest));
    pieces.filter(|piece| !piece.trim().is_empty()).map(escape).collect()
}

/// Texts that are for a page, a calendar or a letter and not for paper; all others a reader must find.
const NOT_ON_PAPER: [&str; 24] = [
    "besluit.trede.kort",
    "besluit.trede.oordeel",
    "brief.tekst",
    "criterium.regel.kort",
    "datum.agenda",
    "fase.titel-bij-nee",
    "feestdag.naam",
    "feit.optie.in-zin",
    "feit.optie.nog-open",
    "feit.in-zin-onbekend",
    "feit.nog-open",
    "kader.kracht.naam",
    "kader.vier-ogen.tekst",
    "kader.weet-niet",
    "moment.agenda",
    "teksten.brief",
    "teksten.code-uitleg",
    "teksten.onderbouwing",
    "teksten.onderbouwing-uitleg",
    "teksten.rust-op-feit",
    "teksten.rust-op-oordeel",
    "teksten.contact-zoeken",
    "teksten.voor-wie",
    "vorm.knop",
];

/// Every text a reader must find, with the way to it.
fn texts(kader: &Kader) -> Vec<(String, &Text)> {
    let mut texts = Vec::new();
    walk(kader, &mut |path, seen| {
        let fields = path.steps().iter().filter_map(|step| match step {
            Step::Field(name) => Some(*name),
            Step::Index(_) => None,
        });
        let fields = fields.collect::<Vec<_>>().join(".");
        if let Seen::Text(text) = seen
            && !NOT_ON_PAPER.contains(&fields.as_str())
        {
            texts.push((path.to_string(), text));
        }
    });
    texts
}

#[test]
fn everything_of_a_kader_is_on_the_list_in_both_voices() {
    for kader in folders::all().iter().map(|folder| load(folder).unwrap().kader) {
        for voice in VOICES {
            let list = part(&kader, "0123abcd", voice);
            let mut said = kader.clone();
            said.glossary.retain(|word| voice.speaks(word.voice.as_deref()));
            for (id, text) in texts(&said) {
                for piece in pieces(&kader, text, voice) {
                    assert!(list.contains(&piece), "{} ({}), {id}: {piece}", kader.meta.id, voice.id());
                }
            }
            for norm in &kader.norms {
                for words in [&norm.quote, &wording::place(&norm.place)] {
                    assert!(list.contains(&escape(words)), "{}: {words}", norm.id);
                }
            }
            let meta = &kader.meta;
            let dates =
                [&meta.valid_from, &meta.source_checked_on, &meta.check_before].map(|day| wording::date(day));
            for words in dates.iter().chain([&meta.version, &meta.area, &"0123abcd".to_owned()]) {
                assert!(list.contains(&escape(words)), "{words}");
            }
            for source in &meta.sources {
                assert!(list.contains(&escape(&format!("{} ({})", source.title, source.publication))));
            }
        }
    }
}

/// The part of a list between two texts.
fn between<'l>(list: &'l str, from: &str, to: &str) -> &'l str {
    let (_, rest) = list.split_once(from).unwrap_or_else(|| panic!("{from} is not there"));
    rest.split_once(to).unwrap_or_else(|| panic!("{to} does not follow {from}")).0
}

#[test]
fn an_answer_is_a_box_and_so_is_not_knowing() {
    let kader = mini_kader();
    let list = part(&kader, "", Voice::Behandelaar);
    let boxes = |question: &str| between(&list, question, "</ul>").matches('☐').count();
    // Refuses not to know; offers it of its own; has it beside its own; has the general one.
    assert_eq!(boxes("<b>1.1</b> In welke gemeente woont u?"), 2);
    assert_eq!(boxes("<b>2.1</b> Heeft de aanvrager ervaring?"), 5);
    assert_eq!(boxes("<b>2.2</b> Is de pacht te betalen?"), 4);
    assert_eq!(boxes("<b>2.3</b> Wilt u een schuur?"), 3);
    assert!(
        between(&list, "<b>2.4</b> Wanneer vraagt u de tuin aan?", "</div>").contains("vc-checklist__rule")
    );
}

#[test]
fn rules_say_which_answers_lead_to_which_status() {
    let list = part(&mini_kader(), "", Voice::Behandelaar);
    let rule = between(&list, "Als 2.1 Ervaring: ‘Alleen een cursus’:", "</li><li>");
    for words in
        ["≈ de gemeente weegt af", "Een cursus telt mee. mits de cursus is afgerond Laat het bewijs zien."]
    {
        assert!(rule.contains(words), "{words} in {rule}");
    }
    let ask = between(&list, "Als 2.1 Ervaring: ‘Alleen een cursus’:", "</ol>");
    assert!(ask.contains("Welke cursus was het?"), "{ask}");
}

#[test]
fn outcomes_stand_from_heavy_to_light_and_open_is_never_yes_or_no() {
    let list = part(&mini_kader(), "", Voice::Behandelaar);
    let table = between(&list, "id=\"uitkomst\"", "</table>");
    let at = |words: &str| table.find(words).unwrap_or_else(|| panic!("{words} is not in {table}"));
    let order = [
        "Een van de criteria: ✕ niet voldaan",
        "Als 2.2 Pacht: ‘Nee’.",
        "✕ Een tuin past nu niet",
        "Anders:",
        "✕ Een tuin past niet",
        "Een criterium is ? nog niet te zeggen",
        "? Nog niet te zeggen",
        "Een van de criteria: ≈ de gemeente weegt af",
        "Alle criteria: ✓ voldaan",
        "✓ Een tuin past",
    ];
    let places = order.map(at);
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn conditions_read_as_words() {
    let list = part(&mini_kader(), "", Voice::Behandelaar);
    for words in [
        "Als 2.3 Schuur: ‘Ja’. Ook zolang dit nog kan.",
        "Als 2.1 Ervaring: ‘Iets, maar wat precies is niet bekend’ en ‘2.5 Start’ vóór ‘P1 Het besluit’ ligt.",
        "Als de uitkomst voor ‘Tuin’: ‘past niet’; of: het criterium ‘Vaardigheid’: ‘de gemeente weegt af’ of ‘niet voldaan’.",
    ] {
        assert!(list.contains(words), "{words}");
    }
    let shipped = part(&shipped::kader(), "", Voice::Behandelaar);
    for words in [
        "een ander antwoord dan",
        "en elk van de criteria ‘Andere hulp schiet tekort’, ",
        "‘Veilige oefenplek’ en ‘Uren begeleiding’: ‘voldaan’ en het criterium ‘Eerdere terugval’: ‘gemeente weegt’.",
    ] {
        assert!(shipped.contains(words), "{words}");
    }
    for list in [&list, &shipped] {
        for id in [
            "{gemeente}",
            "plan.krap",
            "plan.gat",
            "optie.ervaring",
            "optie.vks",
            "status.vaardigheid",
            "status.net-afgekickt",
            "uitkomst.persoon",
            "weet-niet",
        ] {
            assert!(!list.contains(id), "{id} is no word for a reader");
        }
    }
}

#[test]
fn the_planner_says_from_when_and_how_long() {
    let list = part(&mini_kader(), "", Voice::Behandelaar);
    let table = between(&list, "id=\"planning\"", "</table>");
    for words in [
        "P1 Het besluit</th><td data-heading=\"Hoe u rekent\">56 dagen (8 weken) na ‘2.4 Aanvraag’<",
        "P2 Einde van de pacht</th><td data-heading=\"Hoe u rekent\">1 jaar na ‘2.5 Start’; is die er niet: P1<",
        "1 maand na P1; alleen zolang ‘2.5 Start’ niet is ingevuld",
        "geen eigen datum; bij P1",
        "geen eigen datum; vlak vóór P1",
        "Achtergrond, niet uit dit kader: Tuinwet, artikel 1",
    ] {
        assert!(table.contains(words), "{words} in {table}");
    }
    let shipped = part(&shipped::kader(), "", Voice::Behandelaar);
    assert!(shipped.contains("4 maanden vóór P4"), "an offset may be before");
}

#[test]
fn a_place_leads_to_its_words() {
    for kader in [shipped::kader(), mini_kader()] {
        let list = part(&kader, "", Voice::Behandelaar);
        let links: Vec<&str> =
            list.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(links.len() > kader.norms.len());
        for link in links {
            assert_eq!(list.matches(&format!("id=\"{link}\"")).count(), 1, "{link}");
        }
    }
}

#[test]
fn a_text_is_never_taken_for_html() {
    let dir = mini::copy("checklist-html");
    mini::edit(&dir, "vragen.toml", "\"Wilt u een schuur?\"", "\"Wilt u <b>een</b> \\\"schuur\\\" & meer?\"");
    mini::edit(&dir, "regels.toml", "\"Een cursus telt mee.\"", "\"<script>alert('x')</script>\"");
    let kader = load(&dir).unwrap_or_else(|problems| panic!("{problems:#?}")).kader;
    let list = part(&kader, "", Voice::Behandelaar);
    assert!(list.contains("2.3 Wilt u &lt;b&gt;een&lt;/b&gt; &quot;schuur&quot; &amp; meer?"));
    assert!(list.contains("&lt;script&gt;alert('x')&lt;/script&gt;"));
    assert!(!list.contains("<script"));
}

#[test]
fn what_is_for_consulenten_is_not_said_to_a_resident() {
    let kader = shipped::kader();
    let judges = kader.meta.two_judges.as_ref().unwrap().text.get(Voice::Behandelaar);
    assert!(part(&kader, "", Voice::Behandelaar).contains(judges));
    assert!(!part(&kader, "", Voice::Inwoner).contains(judges));
}

#[test]
fn the_command_gives_a_page_or_the_part_of_one() {
    let dir = mini::original();
    let dir = dir.to_str().unwrap();
    let said = |more: &[&str]| {
        let (code, out, err) = kader(&[&["checklist", dir], more].concat(), "2026-11-22", "");
        assert_eq!((code, err.as_str()), (0, ""), "{more:?}");
        out
    };
    let whole = said(&[]);
    let hash = between(&whole, "<dt>Controleersom</dt><dd>", "</dd>");
    assert_eq!(hash.len(), 64);
    let page = checklist::page(&mini_kader(), hash, Voice::Behandelaar).into_string();
    assert_eq!(whole, page + "\n");
    assert_eq!(said(&["--part"]), part(&mini_kader(), hash, Voice::Behandelaar) + "\n");
    assert_eq!(said(&["--part", "--voice", "inwoner"]), part(&mini_kader(), hash, Voice::Inwoner) + "\n");
    assert!(whole.starts_with("<!DOCTYPE html><html lang=\"nl\">"));
    assert!(whole.contains("<title>Checklist: Verzonnen regeling voor een volkstuin</title>"));
}

#[test]
fn what_cannot_be_listed_is_refused() {
    let refused = |args: &[&str]| {
        let (code, out, err) = kader(args, "2026-11-22", "");
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
        err
    };
    let dir = mini::original();
    assert!(
        refused(&["checklist", "nergens"])
            .contains("`nergens` is geen map met een kader en geen leesbaar pakket.")
    );
    assert!(
        refused(&["checklist", dir.to_str().unwrap(), "--voice", "luid"])
            .contains("kies uit: behandelaar, inwoner")
    );
    assert!(refused(&["checklist"]).contains("Er ontbreekt"));
    let broken = mini::copy("checklist-broken");
    mini::edit(&broken, "vragen.toml", "[[feit]]\nid = \"schuur\"", "[[feit]]\nid = \"hok\"");
    assert!(refused(&["checklist", broken.to_str().unwrap()]).contains("schuur"));
}

/// Its colours are those of the check: nobody has to change them in two places without hearing of it.
#[test]
fn the_list_has_the_colours_of_the_check() {
    let www = root().join("www");
    let read = |name: &str| fs::read_to_string(www.join(name)).unwrap();
    let (list, tokens) = (read("checklist.css"), read("tokens.css"));
    let values = list.split('#').skip(1).filter_map(|rest| rest.split_once(';')).map(|(value, _)| value);
    let colours: Vec<&str> = values.filter(|value| value.chars().all(|c| c.is_ascii_hexdigit())).collect();
    assert!(colours.len() > 20);
    for colour in colours {
        // Black and grey are for paper.
        let known = ["000", "333"].contains(&colour) || tokens.contains(&format!("#{colour};"));
        assert!(known, "#{colour} is not in www/tokens.css; change it in www/checklist.css too");
    }
}
