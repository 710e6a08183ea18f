//! The words of the list itself: headings, and how to fill it in. No word about any policy.

use voorcheck_rules::kader::Voice;
use voorcheck_rules::kader::model::Points;
use voorcheck_takehome::wording::capital;

/// A part of the list: the name of its place, and its heading.
pub type Part = (&'static str, &'static str);

pub const QUESTIONS: Part = ("vragen", "Vragen");
pub const CONTRADICTIONS: Part = ("samen", "Klopt dit samen?");
pub const ROUTES: Part = ("situaties", "Situaties zonder inschatting");
pub const CRITERIA: Part = ("criteria", "Criteria");
pub const OUTCOME: Part = ("uitkomst", "Van criteria naar uitkomst");
pub const GUIDE: Part = ("gids", "Waar het op neerkomt");
pub const SIGNALS: Part = ("weten", "Goed om te weten");
pub const ACTIONS: Part = ("doen", "Wat te doen, in volgorde");
pub const PLANNER: Part = ("planning", "Planning");
pub const HAND_OVERS: Part = ("verder", "Verder met een andere voorcheck");
pub const CARDS: Part = ("achtergrond", "Achtergrond");
pub const WORDS: Part = ("woorden", "Woordenlijst");
pub const QUOTES: Part = ("bron", "De tekst van het beleid");
pub const ABOUT: Part = ("versie", "Over deze lijst");

pub const OPEN_STEPS: Part = ("open", "Nog open");

/// Before the condition with which something is over.
pub const OVER: &str = "Niet meer als ";
/// Before the outcomes between which a decision is open.
pub const WITHIN: &str = "Zolang alleen deze uitkomsten nog kunnen: ";

/// When the headline of a weighing applies.
pub fn points(points: Points) -> &'static str {
    match points {
        Points::Open => "Als de regels hier geen kant op wijzen.",
        Points::Lighter => "Als de regels naar een lichtere uitkomst wijzen.",
        Points::Heavier => "Als de regels naar een zwaardere uitkomst wijzen.",
    }
}

/// Where the text points when somebody weighs.
pub fn direction(points: Points) -> &'static str {
    match points {
        Points::Open => "De tekst wijst geen kant op.",
        Points::Lighter => "De tekst wijst naar een lichtere uitkomst.",
        Points::Heavier => "De tekst wijst naar een zwaardere uitkomst.",
    }
}
/// Before what tips a weighing.
pub const TIPS: &str = " Wat de doorslag geeft: ";
/// Before what shows it.
pub const PROOF: &str = " Bewijs: ";

/// What the list is not.
pub const NO_DECISION: &str = "Dit is geen besluit.";
/// Whose list it is, once it is filled in.
pub const FIELDS: [&str; 3] = ["Over wie:", "Ingevuld door:", "Datum:"];
/// Before room for a date.
pub const DAY: &str = "Datum:";
/// Above the criteria on paper.
pub const SHEET_CRITERIA: &str = "Criteria en uitkomst";
/// What holds for every criterion there.
pub const REST_OPEN: &str =
    "Achter elke regel staan de antwoorden waarbij zij past. Past er geen, dan is het criterium nog open.";
/// Before the answers that several steps are for.
pub const AT: &str = "Bij ";
/// Before the title of what is decided.
pub const SHEET_OUTCOME: &str = "Uitkomst: ";
/// What is not on paper, and then which rules these are.
pub const ON_SCREEN: &str = "Uitleg bij elke vraag, de woorden van het beleid, de stappen die van datums afhangen en de planning \
                             staan op het scherm, onder deze lijst. Regels:";
/// Above what is not printed.
pub const ANNEX: &str = "Toelichting en bronnen";
/// What that is.
pub const ANNEX_USE: &str =
    "Dit deel staat alleen op het scherm. Op papier komt de lijst hierboven, op hooguit vier bladzijden.";

/// Whom the list is for, and what to do with it.
pub fn for_whom(whom: &str) -> String {
    [&*capital(whom), ". Om te printen en met de hand in te vullen."].concat()
}

/// How to use the list, step by step.
pub fn steps(voice: Voice) -> [&'static str; 3] {
    match voice {
        Voice::Behandelaar => [
            "Kruis de antwoorden aan. Een vraag openlaten mag: open is geen ja en geen nee.",
            "Lees bij elk criterium de regels van boven naar beneden. De eerste regel die past, geeft de status.",
            "De zwaarste status geeft de uitkomst. Loop daarna de stukken en de stappen langs.",
        ],
        Voice::Inwoner => [
            "Kruis uw antwoorden aan. Weet u iets niet? Sla het over: open is geen ja en geen nee.",
            "Kijk bij elk onderdeel welke regel bij uw antwoord past. Begin boven. De eerste regel die past, telt.",
            "Zoek daarna de uitkomst op. Kijk dan wat u kunt doen.",
        ],
    }
}

/// How the statuses of criteria come to an outcome.
pub const HEAVIEST: &str = "Kijk naar de status van alle criteria van dit besluit. De zwaarste geeft de uitkomst. Neem van boven \
                            naar beneden de eerste rij die past.";
/// Above a column of the tables of outcomes.
pub const IF_STATUS: &str = "Als u dit ziet";
/// As [`IF_STATUS`].
pub const THEN_OUTCOME: &str = "Dan is de uitkomst";

/// When the heaviest status, or one between, gives the outcome.
pub fn one_has(status: &str) -> String {
    format!("Een van de criteria: {status}")
}

/// When the lightest status gives the outcome.
pub fn all_have(status: &str) -> String {
    format!("Alle criteria: {status}")
}

/// When nothing can be said yet.
pub fn open(status: &str) -> String {
    format!("Een criterium is {status}, en kan nog zwaarder uitvallen dan wat al vaststaat")
}

/// Above the situations in which there is nothing to fill in further.
pub const ROUTES_INTRO: &str = "Past een van deze situaties? Dan geeft deze lijst geen inschatting. Lees wat u dan doet. De eerste \
                                situatie die past, geldt.";
/// Of a situation no answer leads to.
pub const ELSEWHERE: &str = "de gemeente niet bij dit kader hoort";
/// Above the computed dates.
pub const PLANNER_INTRO: &str =
    "Reken zelf, op de kalender. Een datum in een weekend of op een feestdag blijft staan zoals hij valt.";
/// Above the comparisons of dates.
pub const COMPARE: &str = "Leg de datums naast elkaar";
/// Before what to do about a question that is open.
pub const UNKNOWN: &str = "Nog niet bekend? ";
/// Before what to find out.
pub const FIND_OUT: &str = "Uitzoeken: ";
/// Before a remark about an answer that weighs heavily.
pub const CONFIRM: &str = "Let op: ";
/// Before a condition.
pub const WHEN: &str = "Als ";
/// Behind the condition of what counts too while nothing is certain.
pub const OR_OPEN: &str = " Ook zolang dit nog kan.";
/// Before who does it.
pub const WHO: &str = "Wie: ";
/// Before the place of the words.
pub const SOURCE: &str = "Bron: ";
/// Before what a criterion says when no single rule is certain.
pub const GENERAL: &str = "Staat de status vast, maar niet door één regel? ";
/// Before what to look at again.
pub const LOOK_AGAIN: &str = "Kijk nog eens naar: ";
/// Before other cards.
pub const SEE_ALSO: &str = "Lees ook: ";
/// Before law that is not in this policy.
pub const BACKGROUND: &str = "Achtergrond, niet uit dit kader: ";
/// The columns of the planner.
pub const COLUMNS: [&str; 4] = ["Wat", "Hoe u rekent", "Hoe vast", "Bron"];
/// The remarks on the status of the text.
pub const REMARKS: &str = "Open punten";
