//! The sentences of the parsers, English and Dutch.

/// A bare word, which the parser may take for a mistyped `true`, or nothing at all.
pub(super) const UNQUOTED: &str =
    "Hier staat geen waarde, of een tekst die niet tussen aanhalingstekens staat.";

/// The sentences of the TOML parser.
pub(super) const TOML: [(&str, &str); 50] = [
    ("duplicate key", "Dit veld staat er twee keer."),
    ("string values must be quoted", UNQUOTED),
    (
        "invalid basic string",
        "De tekst tussen aanhalingstekens wordt niet afgesloten of bevat een verkeerd teken.",
    ),
    (
        "invalid literal string",
        "De tekst tussen aanhalingstekens wordt niet afgesloten of bevat een verkeerd teken.",
    ),
    (
        "invalid multi-line basic string",
        "De tekst tussen drievoudige aanhalingstekens wordt niet afgesloten.",
    ),
    (
        "invalid multi-line literal string",
        "De tekst tussen drievoudige aanhalingstekens wordt niet afgesloten.",
    ),
    ("invalid string", "Deze tekst is niet goed geschreven."),
    ("missing opening quote", "Het eerste aanhalingsteken ontbreekt."),
    ("missing escaped value", "Achter de `\\` ontbreekt een teken."),
    ("too few unicode value digits", "Achter de `\\u` staan te weinig cijfers."),
    ("key with no value", "Dit veld heeft geen `=` met een waarde."),
    ("missing value for key", "Achter de `=` ontbreekt de waarde."),
    ("missing value", "Hier ontbreekt een waarde."),
    ("invalid value", "Dit is geen geldige waarde."),
    ("invalid key", "Dit is geen geldige veldnaam."),
    ("invalid unquoted key", "Deze veldnaam bevat een teken dat daar niet mag."),
    ("unquoted keys cannot be empty", "Hier ontbreekt een veldnaam."),
    ("keys cannot be multi-line basic strings", "Een veldnaam kan geen tekst van meer regels zijn."),
    ("keys cannot be multi-line literal strings", "Een veldnaam kan geen tekst van meer regels zijn."),
    ("missing key for inline table element", "In deze tabel ontbreekt een veldnaam."),
    ("missing assignment between key-value pairs", "Tussen veldnaam en waarde ontbreekt `=`."),
    ("extra assignment between key-value pairs", "Hier staat een `=` te veel."),
    ("missing comma between key-value pairs", "Tussen twee velden ontbreekt een komma."),
    ("missing comma between array elements", "Tussen twee waarden van een lijst ontbreekt een komma."),
    ("extra comma in array", "In deze lijst staat een komma te veel."),
    ("extra comma in inline table", "In deze tabel staat een komma te veel."),
    ("unclosed array", "Deze lijst wordt niet afgesloten met `]`."),
    ("unclosed inline table", "Deze tabel wordt niet afgesloten met `}`."),
    ("unclosed table", "Deze kop wordt niet afgesloten met `]`."),
    ("unclosed array table", "Deze kop wordt niet afgesloten met `]]`."),
    ("missing table open", "Het begin `[` van deze kop ontbreekt."),
    ("missing array opening", "Het begin `[` van deze lijst ontbreekt."),
    ("missing inline table opening", "Het begin `{` van deze tabel ontbreekt."),
    ("invalid table", "Deze kop is niet goed geschreven."),
    ("invalid inline table element", "Dit onderdeel van de tabel is niet goed geschreven."),
    ("invalid key-value pair", "Deze regel is niet goed geschreven."),
    ("unexpected key or value", "Hier staat iets te veel op de regel."),
    ("unexpected content", "Hier staat iets te veel."),
    ("unexpected content between comment and newline", "Hier staat iets te veel achter het commentaar."),
    ("invalid comment character", "Dit commentaar bevat een teken dat daar niet mag."),
    ("carriage return must be followed by newline", "Dit regeleinde is niet goed."),
    ("invalid boolean", UNQUOTED),
    ("invalid date-time", "Deze datum is niet goed geschreven."),
    ("invalid integer number", "Dit getal is niet goed geschreven."),
    ("invalid float", "Dit getal is niet goed geschreven."),
    ("invalid mantissa", "Dit getal is niet goed geschreven."),
    ("unexpected leading zero", "Dit getal begint met een nul."),
    ("unexpected sign", "Hier staat een plus of min te veel."),
    ("redundant numeric sign", "Hier staat een plus of min te veel."),
    ("recursion limit", "Hier staat te veel in elkaar."),
];

/// The beginnings of the sentences of serde_json.
pub(super) const JSON: [(&str, &str); 12] = [
    ("EOF while parsing", "De JSON houdt te vroeg op"),
    ("trailing characters", "Achter de JSON staat nog iets"),
    ("trailing comma", "Hier staat een komma te veel"),
    ("expected `,` or `}`", "Hier ontbreekt een komma of `}`"),
    ("expected `,` or `]`", "Hier ontbreekt een komma of `]`"),
    ("expected `:`", "Hier ontbreekt een dubbele punt"),
    ("expected value", "Hier ontbreekt een waarde"),
    ("expected ident", "Hier staat geen geldige waarde"),
    ("key must be a string", "Een veldnaam moet tussen dubbele aanhalingstekens staan"),
    ("invalid number", "Dit getal is niet goed geschreven"),
    ("invalid escape", "Achter de `\\` staat een verkeerd teken"),
    ("control character", "In een tekst staat een stuurteken"),
];
