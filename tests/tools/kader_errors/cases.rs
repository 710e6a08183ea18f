//! The mistakes, one by one.

/// A small change to the made-up kader, and what is said about it.
pub struct Case {
    pub code: &'static str,
    pub file: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    /// File and marker of the line the problem must name.
    pub at: (&'static str, &'static str),
    /// Words of the message or the advice.
    pub says: &'static str,
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
const ACCOUNT: &str = "verantwoording.toml";
const SOURCE: &str = "bron/regeling.txt";

// A table reads best with one case per line.
#[rustfmt::skip]
pub fn cases() -> Vec<Case> {
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
        case("quote-not-found", NORM, "De pacht wordt vooraf betaald.", "Nooit betaald.", "R-2-01", "Al het eerste woord, “Nooit”, staat er niet in."),
        case("wrong-type", KADER, "[\"vragen.toml\", \"regels.toml\"]", "[1]", "bestanden", "Onder `bestanden` staan namen van bestanden, tussen aanhalingstekens. Schrijf bijvoorbeeld"),
        // Signs.
        case("unseen-sign", ASK, "[[sectie]]\nid = \"tuin\"", "# Let\u{202e} op\n[[sectie]]\nid = \"tuin\"", "# Let", "Na “# Let” staat een teken dat niemand ziet (U+202E). Haal het weg."),
        case("unseen-sign", NORM, "Een cursus kan", "Een cu\u{301}rsus kan", "R-1-02", "een accent los van zijn letter (U+0301). Schrijf de letter met het accent als één teken, zoals `é`."),
        case("unseen-sign", SOURCE, "jaar ervaring", "jaar erva\u{ad}ring", "jaar erva", "Na “jaar erva” staat een teken dat niemand ziet (U+00AD)."),
        case("unseen-sign", ACCOUNT, "reden = \"Verzonnen.\"", "reden = \"Verzonnen\\u202E.\"", "reden = \"Verzonnen", "Na “Verzonnen” staat een teken dat niemand ziet (U+202E)."),
        case("unknown-sign", RULE, "\"Er is ervaring.\"", "\"Er is ≠ ervaring.\"", "Er is ≠", "Na “Er is” staat het teken “≠” (U+2260), en dat komt niet in elk dossier over."),
        case("unknown-sign", RULE, "\"Er is ervaring.\"", "\"Er\tis ervaring.\"", "Er\tis", "Na “Er” staat een tab, een vreemde spatie of een ander stuurteken (U+0009). Zet er een gewone spatie"),
        case("unknown-sign", RULE, "\"Er is ervaring.\"", "\"\\u202EEr is ervaring.\"", "u202EEr", "Vooraan staat een teken dat niemand ziet (U+202E)."),
        case("unknown-sign", KADER, "\"Regeling volkstuinen\"", "\"Regeling volkstuinen ☐\"", "volkstuinen ☐", "Schrijf het uit met gewone letters en tekens; in een citaat ook in de bron."),
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
        case("wrong-type", RULE, "[besluit.onbeslist]\n", "onbeslist = [\"open\"]\n[besluit.vroeger]\n", "onbeslist", "Hier staat een lijst, maar dit moet een tabel zijn."),
        case("wrong-type", RULE, "[[fase]]", "[fase]", "[fase]", "Begin elk onderdeel met `[[fase]]`."),
        case("wrong-type", RULE, "als = { pacht = \"ja\" }", "als = \"pacht\"", "als = \"pacht\"", "maar dit moet een voorwaarde, zoals { feit-id = \"waarde\" }, of een lijst daarvan zijn."),
        case("wrong-type", RULE, "als = { pacht = \"ja\" }", "als = { pacht = 5 }", "als = { pacht = 5 }", "Hier staat het getal `5`, maar dit moet een waarde of een lijst van waarden zijn. Verbeter de waarde."),
        case("invalid-value", RULE, "als = {}", "als = []", "als = []", "Een lege lijst is nooit waar"),
        case("duplicate-field", RULE, "[[fase]]", "[kader]\n[[fase]]", "[kader]", "staat ook al in `kader.toml`"),
        case("unknown-field", RULE, "[[fase]]", "[[norm]]\n[[fase]]", "[[norm]]", "Normen staan in `normen.tsv`."),
        case("unknown-field", RULE, "[[besluit]]", "bestanden = []\n[[besluit]]", "bestanden", "Alleen `kader.toml` noemt de andere bestanden."),
        // Ids and references.
        case("invalid-id", ASK, "id = \"schuur\"", "id = \"Schuur\"", "id = \"Schuur\"", "`Schuur` is geen geldig id (feit)."),
        case("invalid-id", NORM, "R-2-02", "norm 2", "norm 2", "zoals `R-2.2-07`"),
        case("invalid-id", NORM, "R-2-02", "r-2-02", "r-2-02", "zoals `R-2.2-07`"),
        case("invalid-id", NORM, "R-2-02", "R-2 a-02", "R-2 a-02", "zoals `R-2.2-07`"),
        case("reserved-id", ASK, "id = \"iets\"", "id = \"weet-niet\"", "id = \"weet-niet\"", "heeft al een vaste betekenis"),
        case("duplicate-id", ASK, "id = \"datum-start\"", "id = \"datum-aanvraag\"", "id = \"datum-aanvraag\"\nsectie = \"tuin\"\nnaam = \"Start\"", "al gebruikt: datum 1."),
        case("duplicate-id", RULE, "uitkomst = \"weging\"", "uitkomst = \"past\"", "uitkomst = \"past\"\nkort = \"de gemeente", "Het id `past` (uitkomst) is al gebruikt: besluit 1, trede 1."),
        case("duplicate-id", RULE, "[[moment]]\nid = \"besluit\"", "[[moment]]\nid = \"datum-start\"", "id = \"datum-start\"", "(moment) is al gebruikt: datum 2."),
        case("unknown-section", ASK, "sectie = \"plaats\"", "sectie = \"plaat\"", "sectie = \"plaat\"", "De sectie `plaat` bestaat niet. Bedoelde u `plaats`?"),
        case("unknown-decision", RULE, "id = \"betaalbaar\"\nbesluit = \"tuin-krijgen\"", "id = \"betaalbaar\"\nbesluit = \"tuin\"", "besluit = \"tuin\"", "Kies uit: `tuin-krijgen`."),
        case("unknown-status", RULE, "status = \"weging\"\nkracht", "status = \"wegen\"\nkracht", "status = \"wegen\"", "De status `wegen` bestaat niet. Kies uit: `voldaan`, `weging`"),
        case("unknown-status", RULE, "[\"weging\", \"niet-voldaan\"]", "[\"weging\",\n\"past\"]", "\"past\"] }]", "`past` bestaat niet bij `status.vaardigheid`"),
        case("unknown-outcome", RULE, "\"uitkomst.tuin-krijgen\" = \"past-niet\"", "\"uitkomst.tuin-krijgen\" = \"voldaan\"", "\"uitkomst.tuin-krijgen\" = \"voldaan\"", "Kies uit: `past`, `weging`, `past-niet`."),
        case("unknown-criterion", RULE, "status.vaardigheid", "status.vaardig", "status.vaardig", "Het criterium `vaardig` bestaat niet."),
        case("unknown-force", RULE, "kracht = \"oordeel\"", "kracht = \"ordeel\"", "kracht = \"ordeel\"", "De kracht `ordeel` bestaat niet. Bedoelde u `oordeel`?"),
        case("unknown-part", RULE, "\"signaal.bewijs\"", "\"signaal.bewijzen\"", "signaal.bewijzen", "Bedoelde u `signaal.bewijs`?"),
        case("unknown-part", RULE, "uitkomst.tuin-krijgen.open", "uitkomst.tuin-krijgen.dicht", "tuin-krijgen.dicht", "Het onderdeel `uitkomst.tuin-krijgen.dicht` bestaat niet."),
        case("duplicate-value", RULE, "\"signaal.bewijs\"", "\"actie.bewijs-meesturen\"", "bij = [", "staat twee keer in deze lijst"),
        case("unknown-placeholder", RULE, "Over mijn ervaring kan", "Over {ervaringen} kan", "{ervaringen}", "`{ervaringen}` wordt hier niet ingevuld"),
        case("unknown-phase", RULE, "fase = \"nu\"\nals = {}", "fase = \"nooit\"\nals = {}", "fase = \"nooit\"", "De fase `nooit` bestaat niet."),
        case("unknown-card", RULE, "infokaarten = [\"later\"]", "infokaarten = [\"laterr\"]", "infokaarten", "De infokaart `laterr` bestaat niet. Bedoelde u `later`?"),
        case("duplicate-value", RULE, "infokaarten = [\"later\"]", "infokaarten = [\"later\", \"later\"]", "infokaarten", "`later` staat twee keer in deze lijst."),
        case("duplicate-form", RULE, "ook = [\"pachten\"]", "ook = [\"Pacht\"]", "ook = [", "`Pacht` hoort al bij het woord `pacht`."),
        case("unknown-fact", RULE, "als = { ervaring = \"cursus\" }", "als = { ervarng = \"cursus\" }", "ervarng", "Het feit `ervarng` bestaat niet. Bedoelde u `ervaring`?"),
        case("unknown-fact", KADER, "gemeente-feit = \"gemeente\"", "gemeente-feit = \"stad\"", "gemeente-feit", "Het feit `stad` bestaat niet."),
        case("unknown-fact", RULE, "feiten = [\"pacht\", \"schuur\"]", "feiten = [\"pacht\", \"tuin\"]", "feiten", "Het feit of de datum `tuin` bestaat niet."),
        case("unknown-value", RULE, "als = { ervaring = \"cursus\" }", "als = { ervaring = \"iets\" }", "ervaring = \"iets\"", "geen waarde: het laat waarden open"),
        case("unknown-value", ASK, "naar = \"cursus\"", "naar = \"diploma\"", "naar = \"diploma\"", "De waarde `diploma` bestaat niet."),
        case("unknown-value", RULE, "\"plan.krap\" = \"ja\"", "\"plan.krap\" = \"soms\"", "plan.krap", "Kies uit: `ja`, `nee`."),
        case("unknown-option", RULE, "\"optie.ervaring\" = \"iets\"", "\"optie.ervaring\" = \"niets\"", "niets", "Bedoelde u `iets`?"),
        case("unknown-date-condition", RULE, "\"plan.krap\"", "\"plan.kort\"", "plan.kort", "De datumvoorwaarde `kort` bestaat niet."),
        case("unknown-subject", RULE, "\"plan.krap\"", "\"planner.krap\"", "planner.krap", "is geen onderwerp van een voorwaarde"),
        case("unknown-option", RULE, "antwoord = \"dorp\"", "antwoord = \"drop\"", "\"drop\"", "Het antwoord `drop` bestaat niet. Bedoelde u `dorp`?"),
        case("unknown-norm", RULE, "eigen = \"R-2-02\"", "eigen = \"R-2-20\"", "eigen = \"R-2-20\"", "De norm `R-2-20` bestaat niet."),
        case("unknown-norm", RULE, "bij = \"R-2-01\"", "bij = \"R-2-10\"", "bij = \"R-2-10\"", "De norm `R-2-10` bestaat niet."),
        case("empty-text", RULE, "toelichting = \"Het dorp zegt het anders.\"", "toelichting = \"\"", "toelichting = \"\"", "Deze tekst is leeg."),
        case("unknown-norm", RULE, "normen = [\"R-1-02\"]", "normen = [\"R-1-01\",\n\"R-1-20\"]", "\"R-1-20\"", "De norm `R-1-20` bestaat niet. Bedoelde u"),
        case("unknown-source", NORM, "R-2-02\tregeling", "R-2-02\tverordening", "R-2-02", "De bron `verordening` bestaat niet."),
        case("unknown-route", KADER, "route-zonder-kader = \"elders\"", "route-zonder-kader = \"ergens\"", "route-zonder-kader", "De route `ergens` bestaat niet."),
        case("unknown-date", RULE, "vanaf = [\"datum-aanvraag\"]", "vanaf = [\"datum-vraag\"]", "vanaf = [\"datum-vraag\"]", "De datum of het moment `datum-vraag` bestaat niet."),
        case("unknown-date", RULE, "later = \"besluit\"", "later = \"beslut\"", "later = \"beslut\"", "De datum of het moment `beslut` bestaat niet. Bedoelde u `besluit`?"),
        case("later-moment", RULE, "vanaf = [\"datum-aanvraag\"]", "vanaf = [\"einde\"]", "vanaf = [\"einde\"]", "staat niet eerder dan `besluit`"),
        case("undated-moment", RULE, "vanaf = [\"datum-aanvraag\"]", "zonder-datum = \"bij\"\nvanaf = [\"datum-aanvraag\"]", "[[moment]]\nid = \"besluit\"", "heeft geen datum, maar wel een termijn"),
        case("undated-moment", RULE, "later = \"besluit\"", "later = \"pachtcontract\"", "later = \"pachtcontract\"", "Het moment `pachtcontract` heeft geen datum."),
        case("undated-moment", RULE, "vanaf = [\"besluit\"]\nzonder-datum = \"voor\"", "vanaf = [\"pachtcontract\"]\nzonder-datum = \"voor\"", "vanaf = [\"pachtcontract\"]", "Het moment `pachtcontract` heeft geen datum."),
        case("background-norms", RULE, "achtergrond = \"Tuinwet, artikel 1\"", "achtergrond = \"Tuinwet, artikel 1\"\nnormen = [\"R-1-01\"]", "[[moment]]\nid = \"ontvangstbewijs\"", "is achtergrond en staat dus niet in dit beleid"),
        case("remark-without-date", RULE, "eerder = \"datum-start\"", "eerder = \"vandaag\"", "[datumvoorwaarde.opmerking]", "nergens te zien"),
        case("holiday-day", RULE, "op = \"06-21\"", "op = \"21-06\"", "[[feestdag]]\nnaam = \"Tuindag\"", "Op welke dag `Tuindag` valt"),
        case("holiday-day", RULE, "pasen = 7", "pasen = 7\nop = \"01-01\"", "[[feestdag]]\nnaam = \"Zaaidag\"", "een van beide"),
        // Conditions.
        case("subject-not-allowed", RULE, "als = { pacht = \"ja\" }", "als = { \"optie.pacht\" = \"ja\" }", "optie.pacht", "kijken alleen naar antwoorden op vragen"),
        case("subject-not-allowed", RULE, "als = { pacht = \"ja\" }", "als = { schuur = \"ja\", pacht = \"ja\" }", "als = { schuur = \"ja\", pacht = \"ja\" }", "Dit feit heeft rol `info`"),
        case("subject-not-allowed", RULE, "als = { gemeente = \"andere\" }", "als = { pacht = \"nee\", gemeente = \"andere\" }", "als = { pacht = \"nee\", gemeente", "alleen op feiten met rol `route`"),
        case("empty-condition", RULE, "als = { gemeente = \"andere\" }", "als = {}", "als = {}\nkop", "geldt dus altijd"),
        case("empty-condition", RULE, "als = {}", "als = [{}, { pacht = \"ja\" }]", "als = [{}", "Schrijf alleen `als = {}`, of vul deze voorwaarde aan."),
        case("empty-values", RULE, "feiten = [\"pacht\", \"schuur\"]", "feiten = []", "feiten = []", "Deze tegenspraak noemt geen feiten om opnieuw te bekijken. Noem de feiten"),
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
        case("refused-unknown", ASK, "naam = \"Schuur\"", "met-weet-niet = true\nnaam = \"Schuur\"", "met-weet-niet = true\nnaam = \"Schuur\"", "eigen optie `onbekend` en zonder `zonder-weet-niet`. Haal `met-weet-niet` weg"),
        case("invalid-step", ASK, "naar = \"cursus\"", "naar = \"geen-ervaring\"", "veranderbaar", "`van` en `naar` zijn gelijk."),
        case("invalid-step", ASK, "veranderbaar = [{ van = \"geen-ervaring\", naar = \"cursus\" }]", "veranderbaar = [\n{ van = \"geen-ervaring\", naar = \"cursus\" },\n{ van = \"geen-ervaring\", naar = \"cursus\" }, ]", "naar = \"cursus\" }, ]", "Deze stap staat al in de lijst."),
        case("empty-section", ASK, "[[feit]]\nid = \"gemeente\"", "[[sectie]]\nid = \"leeg\"\ntitel = \"Leeg\"\n[[feit]]\nid = \"gemeente\"", "[[sectie]]\nid = \"leeg\"", "De sectie `leeg` heeft geen enkele vraag."),
        case("unused-fact", ASK, "rol = \"info\"", "rol = \"beslist\"", "[[feit]]\nid = \"schuur\"", "wordt gevraagd, maar geen criterium gebruikt het"),
        case("unused-fact", ASK, "[[feit]]\nid = \"schuur\"", "[[feit]]\nid = \"weg\"\nsectie = \"tuin\"\nrol = \"route\"\nnaam = \"Weg\"\nvraag = \"Welke weg?\"\noptie = [{ id = \"a\", tekst = \"A\" }, { id = \"b\", tekst = \"B\" }]\n[[feit]]\nid = \"schuur\"", "[[feit]]\nid = \"weg\"", "geen route, criterium, signaal of actie gebruikt het"),
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
        case("unknown-placeholder", RULE, "tekst = \"Volg een cursus.\"", "tekst = \"Volg een cursus}.\"", "cursus}.", "een losse accolade in deze tekst. Haal haar weg of maak haar af; mogelijk: `{gemeente}`."),
        case("route-without-condition", RULE, "als = { gemeente = \"andere\" }\n", "", "[[route]]\nid = \"andere-gemeente\"", "heeft geen `als` en wordt dus nooit bereikt"),
        case("empty-page", RULE, "[[route.kaart]]\ntitel = \"Wat u kunt doen\"\n[[route.kaart.punt]]\ntekst = \"Bel uw gemeente.\"\n\n", "kaart = []\n", "[[route]]\nid = \"elders\"", "heeft geen kaarten en loopt dood"),
        case("empty-page", RULE, "[[route.kaart.punt]]\ntekst = \"Bel uw gemeente.\"\nnormen", "punt = []\n[[route.kaart]]\ntitel = \"Nog meer\"\n[[route.kaart.punt]]\ntekst = \"Bel uw gemeente.\"\nnormen", "[[route.kaart]]", "Deze kaart heeft geen punten. Schrijf ten minste één punt."),
        // Dates.
        case("invalid-date", KADER, "geldig-vanaf = \"2026-01-01\"", "geldig-vanaf = \"2026-02-30\"", "geldig-vanaf", "`2026-02-30` is geen datum. Schrijf"),
        case("invalid-date", RULE, "eerder = \"datum-start\"", "eerder = \"1-1-2026\"", "eerder", "`1-1-2026` is geen datum."),
        case("date-order", KADER, "controleer-voor = \"2027-02-22\"", "controleer-voor = \"2026-11-22\"", "controleer-voor", "ligt niet na `bron-gecontroleerd-op`"),
        case("date-order", RULE, "later = \"besluit\"", "later = \"datum-start\"", "[[datumvoorwaarde]]", "`eerder` en `later` zijn gelijk."),
        case("offset-too-large", RULE, "jaren = 1", "jaren = 1000", "jaren = 1000", "1000 jaren is meer dan 100 jaar."),
        // The account of the author.
        case("unknown-field", ACCOUNT, "[[bereik]]", "[[berijk]]", "[[berijk]]", "`berijk` bestaat hier niet. Bedoelde u `bereik`?"),
        case("unknown-field", ACCOUNT, "tot = ", "einde = ", "einde = ", "Het veld `einde` bestaat hier niet. Haal het weg; hier mogen: `bron`, `van`, `tot`, `reden`."),
        case("missing-field", ACCOUNT, "reden = \"Verzonnen.\"", "", "[[niet-gebruikt]]", "Het veld `reden` ontbreekt."),
        case("wrong-type", ACCOUNT, "[[bereik]]", "[bereik]", "[bereik]", "`bereik` is hier geen lijst. Begin elk onderdeel met `[[bereik]]`."),
        case("wrong-type", ACCOUNT, "zinnen = [\"Regeling volkstuinen\"]", "zinnen = \"Regeling volkstuinen\"", "zinnen", "maar dit moet een lijst zijn."),
        case("invalid-value", ACCOUNT, "volgorde = [", "volgorde = [7, ", "volgorde", "Hier moet een waarde staan, of een lijst van waarden."),
        case("syntax", ACCOUNT, "titel = \"Welke cursus\"", "titel = Welke cursus", "titel = Welke", "niet tussen aanhalingstekens"),
    ]
}
