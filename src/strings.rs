//! What the interface itself says. Sentences that speak of the process of a policy stand in its kader.

use voorcheck_rules::assessment::texts::fill;
use voorcheck_rules::kader::model::Basis;
use voorcheck_rules::kader::{Kader, Voice};
use voorcheck_rules::questionnaire::dates::{Cause, Wrong, parts, zero};
use voorcheck_rules::questionnaire::state::Rules;
use voorcheck_rules::questionnaire::two_judges::{Agreement, Step};
pub use voorcheck_takehome::wording::{CLASH, capital, cut, date, days, is_section, place, short, sign};

/// Name of the page, before every title. Neutral: it shows in a list of tabs.
pub const NAME: &str = "Voorcheck";
/// Why nobody needs to worry about what they fill in.
pub const SILENT: &str = "Niets wordt verstuurd of bewaard";
/// In place of a page whose texts are still on their way.
pub const ARRIVING: &str = "Het vervolg wordt geladen…";
/// The rest of the texts did not come in.
pub const MISSED: &str = "Het vervolg is niet geladen";
/// What that means.
pub const MISSED_MORE: &str = "Misschien is er even geen verbinding. Uw antwoorden staan er nog.";
/// Asks for them once more.
pub const AGAIN: &str = "Probeer opnieuw";
/// Before the title of a step that cannot be left yet.
pub const ERROR: &str = "Fout: ";
/// Above the dates that are none.
pub const NO_DATES: &str = "U kunt nog niet verder. Verbeter eerst:";
/// Nothing here has to be answered.
pub const MAY_SKIP: &str = "U mag elke vraag overslaan.";
/// Every step at once.
pub const ONE_PAGE: &str = "Alles op één pagina";
/// And one by one again.
pub const STEP_BY_STEP: &str = "Stap voor stap";
/// The fields of a date: what stands above each, and what an error calls it.
pub const DATE_FIELDS: [(&str, &str); 3] = [("Dag", "de dag"), ("Maand", "de maand"), ("Jaar", "het jaar")];
/// Wipes every answer.
pub const WIPE: &str = "Wis alles";
/// What the page of the outcome is called.
pub const ESTIMATED: &str = "Inschatting";
/// On paper, before lines to write on.
pub const SIGNED: [&str; 3] = ["Over:", "Ingevuld door:", "Datum:"];
/// Asks first.
pub const WIPE_SURE: &str = "Weet u het zeker? Alles wat u invulde, gaat weg.";
/// It may.
pub const WIPE_YES: &str = "Ja, wis alles";
/// It may not.
pub const WIPE_NO: &str = "Nee";
/// The step before.
pub const PREVIOUS: &str = "Vorige stap";
/// The next step.
pub const NEXT: &str = "Volgende stap";
/// The last next step.
pub const RESULT: &str = "Bekijk de inschatting";
/// The outcome before the end.
pub const RESULT_SO_FAR: &str = "Bekijk de inschatting tot nu toe";
/// The next step after a change.
pub const BACK_TO_RESULT: &str = "Terug naar de inschatting";
/// What the ways between two checks are called.
pub const OTHER_CHECK: &str = "Andere voorcheck";
/// In which check the reader goes on.
pub const NOW_IN: &str = "U bent nu bij: ";
/// Before the answers another check gave along.
pub const BROUGHT: &str = "Meegenomen: ";
/// Before the check the reader came from.
pub const BACK_TO: &str = "Terug naar: ";
/// Every question, although the outcome is certain.
pub const CONTINUE: &str = "Vul toch alles in";
/// A question that stopped mattering.
pub const MOOT: &str = "Hoeft niet meer.";

/// The page that shows where the rules come from.
pub const ACCOUNT: &str = "Verantwoording";
/// In its place, where the page goes by other rules.
pub const NO_ACCOUNT: &str = "De verantwoording van deze regels staat hier niet.";
/// What leads there.
pub const TO_ACCOUNT: &str = "Verantwoording: waar komt dit vandaan?";
/// And back to exactly where the reader was.
pub const BACK: &str = "Terug naar de voorcheck";

/// Two people judge. Here and below [`judging`] fills in what they are called.
pub const JUDGES_TITLE: &str = "Beoordelen met twee {allen}";
/// Above what leads there.
pub const JUDGES_FOR: &str = "Voor {allen}";
/// The judgements, by whose they are.
pub const JUDGES: [&str; 3] = ["{wie} A", "{wie} B", "Samen"];
/// A form to fill in by hand.
pub const PRINT_EMPTY: &str = "Print een leeg formulier";
/// The form as it was filled in.
pub const PRINT_FORM: &str = "Print het formulier";
/// What a form or an outcome is not.
pub const NO_DECISION: &str = "Dit is geen besluit.";
/// What the answers are to people who judge.
pub const CLAIMS: &str = "Volgens de invuller";
/// What the answers come down to, beside what people judged.
pub const ESTIMATE: &str = "Voorlopige inschatting uit de antwoorden";
/// How firm the words of the source are.
pub const FORCE: &str = "Kracht in de tekst: ";
/// A judgement: there is none yet to be made.
pub const NOT_YET: &str = "nog niet te beoordelen";
/// No judgement.
pub const NOT_JUDGED: &str = "niet beoordeeld";
/// A question nobody answered.
pub const NOT_ANSWERED: &str = "niet beantwoord";
/// A judgement the kader itself never comes to.
pub const NEVER: &str =
    "Deze check komt bij dit criterium nooit op dit oordeel. Leg goed vast waarom u zo oordeelt.";
/// The answers were changed meanwhile.
pub const OUTDATED: &str = "De antwoorden zijn gewijzigd sinds de beoordeling begon.";
/// How somebody judges alone.
pub const ALONE: &str = "Oordeel zonder overleg. De antwoorden zijn beweringen van de invuller, geen feiten. Overslaan mag. Bent u klaar, dan ligt uw oordeel vast en is het verborgen tot de vergelijking.";
/// How the two judge together.
pub const TOGETHER: &str = "Kies per criterium wat u samen vindt.";
/// Takes over what both judged.
pub const TAKE_AGREED: &str = "Neem over waar u het eens bent";
/// What the judgement comes down to.
pub const COMES_TO: &str = "Uw gezamenlijke oordeel komt overeen met";
/// Back to the comparison.
pub const TO_COMPARISON: &str = "Terug naar de vergelijking";
/// From the beginning.
pub const RESTART: &str = "Begin de beoordeling opnieuw";
/// Above the lines for what is written by hand.
pub const EVIDENCE: &str = "Waaruit blijkt dit?";

/// What happens between two judges, in two sentences.
pub const JUDGES_HAND_OVER: [&str; 2] =
    ["Het oordeel van {wie} A is verborgen. ", "{wie} B beoordeelt nu dezelfde criteria."];

/// Words about two people who judge, with what the kader calls one of them for `{wie}`, and more of them for `{allen}`. They
/// begin a sentence.
pub fn judging(kader: &Kader, words: &str) -> String {
    let Some(two) = &kader.meta.two_judges else { return String::new() };
    capital(&fill(&fill(words, "{wie}", &two.judge), "{allen}", &two.judges))
}

/// The heading of a step of two people who judge.
pub fn judges_step(step: Step) -> &'static str {
    match step {
        Step::First => "Oordeel van {wie} A",
        Step::HandOver => "Geef het toetsenbord aan {wie} B",
        Step::Second => "Oordeel van {wie} B",
        Step::Compare => "Vergelijk uw oordelen",
        Step::Together => "Uw gezamenlijke oordeel",
    }
}

/// "Stap 1 van 4".
pub fn judges_part(step: Step) -> &'static str {
    match step {
        Step::First => "Stap 1 van 4",
        Step::HandOver => "Na stap 1 van 4",
        Step::Second => "Stap 2 van 4",
        Step::Compare => "Stap 3 van 4",
        Step::Together => "Stap 4 van 4",
    }
}

/// What leads on from such a step.
pub fn judges_next(step: Step) -> &'static str {
    match step {
        Step::First => "Klaar: geef door aan {wie} B",
        Step::HandOver => "Ik ben {wie} B: begin",
        Step::Second => "Klaar: vergelijk de oordelen",
        Step::Compare | Step::Together => "Naar het gezamenlijke oordeel",
    }
}

/// A sign and a heading, by whether two judgements are the same.
pub fn agreement(agreement: Agreement) -> (&'static str, &'static str) {
    match agreement {
        Agreement::Different => ("≠", "Hierover verschilt u"),
        Agreement::Missing => ("?", "Niet door u beiden beoordeeld"),
        Agreement::Same => ("=", "Hierover bent u het eens"),
    }
}
/// Before the words of a question that can be opened.
pub const WORDS: &str = "Woorden:";
/// Every word with its meaning.
pub const GLOSSARY: &str = "Woordenlijst";
/// Above what is worth knowing for later.
pub const MORE: &str = "Meer weten";
/// The quotes behind a list.
pub const SOURCES: &str = "Bronnen hierbij";

/// What the column beside the questions is called.
pub const STANDING: &str = "Tussenstand";
/// Behind a link that leaves the check as it is, for who cannot see that.
pub const NEW_WINDOW: &str = " (opent een nieuw venster)";
/// Wipes everything and shows another page, at once and without asking.
pub const LEAVE: &str = "Snel weg";
/// What that does, for who cannot see where it stands.
pub const LEAVE_MORE: &str = "(wist alles en opent een andere pagina)";
/// Opens the print dialog.
pub const PRINT: &str = "Print (1 blad)";
/// Prints where the rules come from, on as many sheets as that takes.
pub const PRINT_ACCOUNT: &str = "Print";
/// The same, with all that waits behind a click.
pub const PRINT_ALL: &str = "Print met alle bijlagen";
/// What comes after what is due now.
pub const LATER: &str = "Daarna";
/// Files, and more paper.
pub const FILES: &str = "Downloads";
/// Before the criteria that are met, by name.
pub const MET: &str = "Voldaan:";
/// Before the criteria nothing is known of yet.
pub const OPEN: &str = "Nog open:";
/// Opens a reason in full.
pub const WHY: &str = "Uitleg en bron";
/// Opens why something has to be found out.
pub const WHO_AND_WHY: &str = "Waarom dit telt, en wie het weet";
/// What a link to an open question does.
pub const FILL_IN: &str = "invullen";
/// Behind a date that is over.
pub const PAST: &str = "voorbij";
/// Opens the whole timeline.
pub const ALL_DATES: &str = "Hele planning";
/// After copying.
pub const COPIED: &str = "Gekopieerd.";
/// After copying was refused.
pub const NOT_COPIED: &str = "Kopiëren kan hier niet vanzelf. De code is geselecteerd: kopieer hem zelf.";
/// Opens the code on a step.
pub const ELSEWHERE: &str = "Verder op een andere computer";
/// The part with the code that hands the answers over.
pub const HAND_OVER: &str = "Code om over te dragen";
/// What there is to know of that code, behind who can use it.
pub const HAND_OVER_WHAT: &str = " Er staat geen naam in. Wie de code heeft, kan de antwoorden lezen.";
/// Where it goes.
pub const HAND_OVER_HOW: &str =
    "Invullen kan op de eerste stap, bij ‘Heeft u een code?’, zolang de voorcheck deze regels kent.";
/// Copies it.
pub const COPY_CODE: &str = "Kopieer de code";
/// Opens the place to fill it in.
pub const HAVE_CODE: &str = "Heeft u een code?";
/// Name of its field.
pub const CODE: &str = "Code";
/// What to fill in there.
pub const CODE_HELP: &str = "Hoofdletters, spaties en streepjes maken niet uit.";
/// The button below it.
pub const TAKE_OVER: &str = "Antwoorden overnemen";
/// After that.
pub const TAKEN_OVER: &str = "Antwoorden overgenomen uit de code. Controleer ze.";
/// After wiping.
pub const WIPED: &str = "Alles is gewist.";
/// After wiping because nobody was there.
pub const WIPED_IDLE: &str = "Alles is gewist, omdat er een tijd niets gebeurde.";
/// Asks whether somebody is there; the rest of the sentence is [`will_wipe`].
pub const THERE: &str = "Bent u er nog? ";
/// Somebody is.
pub const HERE: &str = "Ik ben er nog";
/// The outcome is certain before the end.
pub const DECIDED: &str = "Met deze antwoorden verandert de inschatting niet meer.";
/// Not every question was asked.
pub const SKIPPED: &str = "Vragen die deze inschatting niet veranderen, zijn overgeslagen.";
/// A changed answer brought other questions.
pub const NEW_QUESTIONS: &str = "Door uw wijziging doen deze vragen er ook toe:";
/// What the button behind such an answer does.
pub const LOOK_AGAIN: &str = "opnieuw bekijken";
/// Which day it is, among the dates.
pub const TODAY: &str = "Vandaag";
/// Before the place in law of what is not in the policy.
pub const BACKGROUND: &str = "Achtergrond, niet uit dit kader";
/// What people take with them.
pub const TAKE: &str = "Meenemen";
/// What was copied or downloaded is out of our hands, in the voice of either reader.
pub fn take_care(voice: Voice) -> &'static str {
    match voice {
        Voice::Behandelaar => {
            "Wat u kopieert of downloadt, staat buiten deze pagina en bevat de antwoorden. Bewaar het in het dossier."
        }
        Voice::Inwoner => {
            "Wat u kopieert of downloadt, staat daarna buiten deze pagina. Uw antwoorden staan erin. Let op wie het kan zien."
        }
    }
}
/// What to do with it.
pub const LETTER_GAPS: &str =
    "Vul zelf in wat tussen haken staat. Dat kan niet op deze pagina: kopieer de tekst eerst.";
/// Copies the letter, or the sheet of a guide.
pub fn copy_letter(guide: bool) -> &'static str {
    if guide { "Kopieer het blad" } else { "Kopieer de brief" }
}
/// It did not.
pub const COPY_BY_HAND: &str =
    "Kopiëren kan hier niet vanzelf. De tekst hieronder is geselecteerd: kopieer hem zelf.";
/// What stands at the foot of every sheet of paper: the day, the whole hash, and what it is not.
pub fn filed(day: &str, hash: &str) -> String {
    [&*today(day), " Controleersom ", hash, ". ", NO_DECISION].concat()
}

/// What happens if nobody is there.
pub fn will_wipe(in_minutes: u32) -> String {
    ["Over ", &minutes(in_minutes), " worden uw antwoorden gewist, zodat niemand anders ze ziet."].concat()
}

/// On paper: of which day this is.
pub fn today(day: &str) -> String {
    ["Datum van deze check: ", &date(day), "."].concat()
}

/// "Wijzig antwoorden (16)".
pub fn counted(label: &str, count: usize) -> String {
    [label, " (", &count.to_string(), ")"].concat()
}

/// Opens the answers.
pub fn change_answers(number: usize) -> String {
    counted("Wijzig antwoorden", number)
}

/// What changing answers did to the outcome.
pub fn changed(names: &str, same: bool) -> String {
    let became = if same { ". De inschatting bleef gelijk." } else { ". De inschatting is veranderd." };
    ["Gewijzigd: ", names, became].concat()
}

/// How many questions stopped mattering.
pub fn moot(number: usize) -> String {
    [&*number.to_string(), if number == 1 { " vraag hoeft" } else { " vragen hoeven" }, " niet meer."]
        .concat()
}

/// Whether the rules were compared with their hash.
pub fn verified(rules: Rules) -> &'static str {
    match rules {
        Rules::Opening => "wordt gecontroleerd",
        Rules::Missed => "niet geladen",
        Rules::Whole { verified: true } => "gecontroleerd",
        Rules::Whole { verified: false } => "niet gecontroleerd",
    }
}

/// What to do about a date that is none.
pub fn wrong_date(typed: &str, wrong: &Wrong) -> String {
    let [day, month, year] = parts(typed);
    let mut fields = String::new();
    for ((_, name), wrong) in DATE_FIELDS.iter().zip(wrong.fields) {
        if wrong {
            fields.push_str(if fields.is_empty() { "" } else { " en " });
            fields.push_str(name);
        }
    }
    let first = date(&[year, "-", zero(month), month, "-01"].concat());
    match wrong.cause {
        Cause::Missing => ["Vul ook ", &fields, " in."].concat(),
        Cause::NoNumber => ["Vul ", &fields, " in met cijfers."].concat(),
        Cause::ShortYear => "Vul het jaar in vier cijfers in.".to_owned(),
        Cause::FarYear => "Vul een jaar in van 2000 tot en met 2099.".to_owned(),
        Cause::NoMonth => ["Maand ", month, " bestaat niet. Vul een getal in van 1 tot en met 12."].concat(),
        Cause::NoDay => [day, first.get(1..).unwrap_or_default(), " bestaat niet."].concat(),
    }
}

/// "Deel 2 van 6".
pub fn part(index: usize, of: usize) -> String {
    ["Deel ", &(index + 1).to_string(), " van ", &of.to_string()].concat()
}

/// What a reason rests on.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Feit => "Dit rust op een feit.",
        Basis::Oordeel => "Dit rust op een oordeel.",
    }
}

/// Whose words these are.
pub fn own(municipality: &str) -> String {
    ["de eigen woorden van ", municipality].concat()
}

/// "1 stap", "5 stappen".
pub fn steps(number: usize) -> String {
    [&*number.to_string(), if number == 1 { " stap" } else { " stappen" }].concat()
}

/// A block for every week that a gap lasts or begins, half a year at most: its length, for the eye only.
pub fn weeks(days: i32) -> String {
    "■".repeat(usize::try_from(days.saturating_add(6) / 7).unwrap_or_default().min(26))
}

/// "2 minuten", "1 minuut", "minder dan 1 minuut".
pub fn minutes(number: u32) -> String {
    match number {
        0 => "minder dan 1 minuut".into(),
        1 => "1 minuut".into(),
        _ => [&*number.to_string(), " minuten"].concat(),
    }
}

#[cfg(test)]
mod test {
    use voorcheck_rules::questionnaire::dates;

    use super::*;

    #[test]
    fn dates_read_as_dutch_dates() {
        assert_eq!(date("2026-11-22"), "22 november 2026");
        assert_eq!(date("2027-01-05"), "5 januari 2027");
        assert_eq!(date("2027-13-05"), "2027-13-05");
        assert_eq!(date("2027-00-05"), "2027-00-05");
        assert_eq!(date(""), "");
    }

    #[test]
    fn a_wrong_date_is_told_by_its_cause() {
        for (typed, said) in [
            (["22", "", "2026"], "Vul ook de maand in."),
            (["22", "", ""], "Vul ook de maand en het jaar in."),
            (["22", "nov", "2026"], "Vul de maand in met cijfers."),
            (["22", "11", "26"], "Vul het jaar in vier cijfers in."),
            (["22", "11", "0026"], "Vul een jaar in van 2000 tot en met 2099."),
            (["22", "13", "2026"], "Maand 13 bestaat niet. Vul een getal in van 1 tot en met 12."),
            (["30", "2", "2026"], "30 februari 2026 bestaat niet."),
            (["32", "12", "2026"], "32 december 2026 bestaat niet."),
        ] {
            let typed = dates::joined(typed);
            assert_eq!(wrong_date(&typed, &dates::read(&typed).unwrap_err()), said);
        }
    }

    #[test]
    fn time_reads_in_words() {
        assert_eq!([minutes(0), minutes(1), minutes(2)], ["minder dan 1 minuut", "1 minuut", "2 minuten"]);
        assert_eq!([days(1), days(30)], ["1 dag", "30 dagen"]);
    }

    #[test]
    fn a_gap_has_a_block_for_every_week() {
        assert_eq!([0, 1, 7, 8, 42].map(|days| weeks(days).chars().count()), [0, 1, 1, 2, 6]);
        assert_eq!([i32::MIN, -8, i32::MAX].map(|days| weeks(days).chars().count()), [0, 0, 26]);
    }

    #[test]
    fn parts_count_from_one() {
        assert_eq!(part(1, 6), "Deel 2 van 6");
    }
}
