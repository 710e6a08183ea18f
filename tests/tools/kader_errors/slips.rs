//! The slips of somebody who writes a kader by hand, without being a programmer. Each is told once, at its own line.

use super::cases::{ASK, Case, KADER, NORM, RULE, SOURCE, case};

#[rustfmt::skip]
pub fn slips() -> Vec<Case> {
    vec![
        // Quotation marks, brackets, commas.
        case("syntax", ASK, "naam = \"Start\"", "naam = “Start”", "naam = “Start”", "Deze aanhalingstekens zijn gekruld, zoals een tekstverwerker ze maakt. Typ rechte"),
        case("syntax", ASK, "laat-open = [\"ervaren\", \"cursus\"]", "laat-open = [„ervaren”, „cursus”]", "laat-open", "gekruld"),
        case("syntax", ASK, "naam = \"Start\"", "naam = \"De \"echte\" start\"", "naam = \"De ", "Gebruik binnen een tekst ‘enkele’ aanhalingstekens."),
        case("syntax", ASK, "naam = \"Start\"", "naam = \"De\nstart\"", "naam = \"De", "Schrijf een tekst op één regel"),
        case("syntax", ASK, "naam = \"Start\"", "naam = \"Start", "naam = \"Start", "het laatste `\"` ontbreekt"),
        case("syntax", ASK, "naam = \"Start\"", "naam = \"Start\",", "naam = \"Start\",", "Achter deze waarde staat een komma. Haal haar weg."),
        case("syntax", ASK, "laat-open = [\"ervaren\", \"cursus\"]", "laat-open = [\"ervaren\", \"cursus\"", "laat-open", "Deze `[` wordt niet gesloten met `]`."),
        case("syntax", KADER, "Vraag het toch aan.\" }", "Vraag het toch aan.\"", "tegengeluid", "Deze `{` wordt niet gesloten met `}`."),
        case("syntax", ASK, "[[feit]]\nid = \"pacht\"", "id = \"pacht\"", "id = \"pacht\"", "Begint hier iets nieuws? Zet er dan `[[feit.optie]]` of `[[feit]]` boven."),
        case("syntax", ASK, "[[feit]]\nid = \"pacht\"", "[feit]\nid = \"pacht\"", "[feit]\nid = \"pacht\"", "`[feit]` staat tussen enkele haken. Schrijf `[[feit]]`."),
        case("syntax", KADER, "bron/regeling.txt", "bron\\leidraad.txt", "leidraad", "Schrijf `/` in plaats van `\\`"),
        case("unknown-sign", KADER, "bron/regeling.txt", "bron\\beleid.txt", "eleid", "Schreef u hier een `\\`? Schrijf dan `/`."),
        // Words where something else belongs.
        case("syntax", RULE, "in-kop = true", "in-kop = ja", "in-kop = ja", "schrijf dan `true` (ja) of `false` (nee)"),
        case("wrong-type", RULE, "in-kop = true", "in-kop = \"ja\"", "in-kop = \"ja\"", "Schrijf `true` (ja) of `false` (nee), zonder aanhalingstekens."),
        case("syntax", RULE, "maanden = 1\n", "maanden = drie\n", "maanden = drie", "Is het een getal, schrijf dan `3`."),
        case("wrong-type", RULE, "maanden = 1\n", "maanden = \"3\"\n", "maanden = \"3\"", "Schrijf een getal in cijfers, zonder aanhalingstekens."),
        case("syntax", KADER, "geldig-vanaf = \"2026-01-01\"", "geldig-vanaf = 1-3-2026", "geldig-vanaf", "met het jaar voorop: `\"2026-03-01\"`"),
        case("invalid-date", KADER, "geldig-vanaf = \"2026-01-01\"", "geldig-vanaf = \"1-3-2026\"", "geldig-vanaf", "Schrijf jaar, maand en dag als `2026-03-01`."),
        case("syntax", RULE, "als = { pacht = \"nee\" }\nstatus", "als = { pacht = \"nee\" of \"ja\" }\nstatus", "\"nee\" of", "`of` kan niet in een voorwaarde. Eén van deze antwoorden"),
        case("syntax", RULE, "als = { pacht = \"nee\" }\nstatus", "als = { pacht = niet \"ja\" }\nstatus", "niet \"ja\"", "Noem de antwoorden die wél tellen"),
        case("subject-not-allowed", RULE, "als = { pacht = \"nee\" }\nstatus", "als = { pacht = \"nee\", datum-start = \"ja\" }\nstatus", "datum-start = \"ja\"", "`datum-start` is een datum, en een voorwaarde kijkt niet naar datums. Vergelijk twee datums met een `[[datumvoorwaarde]]`"),
        case("short-text", RULE, "kort = \"past\"", "kort = \"past, en kan\"", "kort = \"past, en", "`kort` staat in een opsomming"),
        // An id that is wrong, with everything that names it right.
        case("invalid-id", ASK, "id = \"pacht\"", "id = \"Pacht\"", "id = \"Pacht\"", "`Pacht` is geen geldig id (feit). Gebruik kleine letters a–z, cijfers en streepjes ertussen, zoals `pacht`."),
        case("invalid-id", ASK, "id = \"cursus\"", "id = \"Cursus\"", "id = \"Cursus\"", "`Cursus` is geen geldig id (optie)."),
        case("invalid-id", NORM, "R-1-02\t", "1.02\t", "1.02", "`1.02` is geen geldig id van een norm."),
        case("duplicate-id", NORM, "R-1-02\t", "R-1-01\t", "Een cursus kan", "Het id `R-1-01` (norm) staat al op `normen.tsv:2`. Geef elk een eigen id."),
        case("duplicate-id", ASK, "id = \"cursus\"", "id = \"ervaren\"", "id = \"ervaren\"\ntekst = \"Alleen een cursus\"", "Het id `ervaren` (optie) staat al op `vragen.toml:"),
        // Norms: one is never mistaken for another, and the register comes out of a table.
        case("unknown-norm", RULE, "normen = [\"R-1-02\"]", "normen = [\"r-1-2\"]", "r-1-2", "Bedoelde u `R-1-02`?"),
        case("unknown-norm", RULE, "normen = [\"R-1-02\"]", "normen = [\"R-1-02, R-1-01\"]", "R-1-02, R", "Zet elk id tussen eigen aanhalingstekens: `[\"R-1-02\", \"R-1-01\"]`."),
        case("norm-header", NORM, "id\tbron\tvindplaats\tcitaat\tsoort\tmodaliteit", "id;bron;vindplaats;citaat;soort;modaliteit", "id;bron", "Kopieer de rijen in Excel en plak ze in dit bestand"),
        case("norm-columns", NORM, "R-1-02\tregeling\t1\t", "R-1-02\tregeling\t", "R-1-02", "vóór het citaat ontbreekt er één, `bron` of `vindplaats`"),
        case("norm-columns", NORM, "plaats komen\tcriterium\t", "plaats komen\t", "R-1-02", "achter het citaat ontbreekt er één, `soort` of `modaliteit`"),
        case("quote-not-found", NORM, "De pacht wordt vooraf betaald.", "\"De pacht wordt vooraf betaald.\"", "R-2-01", "Excel zet ze daar soms. Haal ze weg, en schrijf `\"\"` in het citaat als `\"`."),
        case("quote-not-found", NORM, "Een cursus kan", "Een cursus’ kan", "R-1-02", "daarna staat hier “cursus’"),
        Case { at: (NORM, "R-2-01"), ..case("quote-not-found", SOURCE, "De pacht wordt", "De ‘pacht’ wordt", "", "daarna staat hier “pacht") },
        case("unseen-sign", NORM, "Een cursus kan", "Een cur\u{ad}sus kan", "R-1-02", "Na “1 Een cur” staat een onzichtbaar afbreekstreepje (U+00AD). Haal het weg."),
        case("unseen-sign", SOURCE, "jaar ervaring", "jaar erva\u{ad}ring", "jaar erva", "een onzichtbaar afbreekstreepje (U+00AD)"),
    ]
}
