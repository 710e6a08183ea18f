//! The slip behind what is not well-formed. Who writes TOML by hand forgets a brace or pastes a quotation mark of Word; the
//! parser then tells what it stumbles over, often lines later and many times. This room looks at the line itself, and tells
//! each slip once, where it was made.

use voorcheck_rules::kader::Problem;

use super::{Slip, of_toml, syntax};
use crate::check::suggest;
use crate::load::places::TextFile;

/// What is not well-formed in a file: each slip at its own line. What follows from a slip is not told.
pub(crate) fn syntax_problems(file: &TextFile, errors: &[toml::de::Error]) -> Vec<Problem> {
    if errors.is_empty() {
        return Vec::new();
    }
    let lines: Vec<&str> = file.text.lines().collect();
    let text = |line: usize| lines.get(line - 1).copied().unwrap_or_default();
    let unclosed = unclosed(&file.text);
    // Up to and with this line everything follows from what was told.
    let mut told = 0;
    let mut problems: Vec<Problem> = Vec::new();
    let start = |error: &&toml::de::Error| error.span().map_or(0, |span| span.start);
    let mut errors: Vec<&toml::de::Error> = errors.iter().collect();
    errors.sort_by_key(start);
    for error in errors {
        let at = start(&error);
        let line = file.line(at);
        if line <= told || unclosed.is_some_and(|(from, _)| line >= from) {
            continue;
        }
        let (before, after) = split(&file.text, at);
        let message = error.message();
        let head = message.split(", expected ").next().unwrap_or(message);
        let (place, problem) = match (head, header(text(line))) {
            ("duplicate key", Some(name)) if single(&lines, name).is_some() => {
                let place = single(&lines, name).unwrap_or(line);
                (
                    place,
                    syntax(
                        format!("`[{name}]` staat tussen enkele haken."),
                        format!("Schrijf `[[{name}]]`."),
                    ),
                )
            }
            ("duplicate key", None) => {
                // The rest of this part is there twice as well.
                told = next_header(&lines, line);
                (line, twice(&lines, line))
            }
            ("invalid basic string", _) if outside(text(line)).matches('"').count() % 2 == 1 => {
                told = last_of_text(&lines, line);
                (line, unended())
            }
            _ => (line, on_the_line(text(line), before, after).unwrap_or_else(|| of_toml(message))),
        };
        told = told.max(line);
        let problem = problem.at(&file.name, place);
        if !problems.contains(&problem) {
            problems.push(problem);
        }
    }
    problems.extend(unclosed.map(|(line, open)| {
        let close = if open == '{' { '}' } else { ']' };
        let message = format!("Deze `{open}` wordt niet gesloten met `{close}`.");
        syntax(message, format!("Zet `{close}` achter de laatste waarde.")).at(&file.name, line)
    }));
    problems
}

/// The parts of the line around a place in a text.
fn split(text: &str, at: usize) -> (&str, &str) {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let before = before.rsplit('\n').next().unwrap_or_default();
    (before, after.split('\n').next().unwrap_or_default())
}

/// The slip that a line shows by itself.
fn on_the_line(line: &str, before: &str, after: &str) -> Option<Problem> {
    let bare = outside(line);
    if bare.contains(['“', '”', '„', '‘', '’', '«', '»']) {
        return Some(syntax(
            "Deze aanhalingstekens zijn gekruld, zoals een tekstverwerker ze maakt.",
            "Typ rechte aanhalingstekens: `\"`.",
        ));
    }
    if before.ends_with('"') && after.starts_with(char::is_alphanumeric) {
        return Some(syntax(
            "Midden in deze tekst staat een `\"`, en daar houdt zij dus op.",
            "Gebruik binnen een tekst ‘enkele’ aanhalingstekens.",
        ));
    }
    let value = bare.split_once('=').map(|(_, value)| value.trim()).unwrap_or_default();
    if let Some(day) = value.split_whitespace().next().filter(|word| looks_like_a_date(word)) {
        let advice = format!("Schrijf hem als tekst, met het jaar voorop: `\"{}\"`.", suggest::day(day));
        return Some(syntax("Deze datum staat niet goed.", advice));
    }
    if let Some(slip) = joined_by_a_word(&bare) {
        return Some(slip);
    }
    if after.trim_start().starts_with(',') && !bare.contains(['{', '[']) {
        return Some(syntax("Achter deze waarde staat een komma.", "Haal haar weg."));
    }
    bare_word(value)
}

/// `of`, `en` and `niet` between the answers of a condition.
fn joined_by_a_word(bare: &str) -> Option<Problem> {
    let (_, table) = bare.split_once('{')?;
    let (word, advice) = table.split(|letter: char| !letter.is_alphanumeric()).find_map(|word| match word {
        "of" => Some((word, "Eén van deze antwoorden: `{ vraag = [\"…\", \"…\"] }`. Eén van deze tabellen: `[{ … }, { … }]`.")),
        "en" => Some((word, "Zet een komma tussen de vragen; in één tabel moet alles kloppen.")),
        "niet" => Some((word, "Noem de antwoorden die wél tellen: `{ vraag = [\"…\", \"…\"] }`.")),
        _ => None,
    })?;
    Some(syntax(format!("`{word}` kan niet in een voorwaarde."), advice))
}

/// A word without quotation marks, where a number or yes or no may be meant.
fn bare_word(value: &str) -> Option<Problem> {
    let word = value.split(|letter: char| !letter.is_alphabetic()).next().filter(|word| !word.is_empty())?;
    if ["true", "false", "inf", "nan"].contains(&word) {
        return None;
    }
    let message = format!("`{word}` staat niet tussen aanhalingstekens.");
    let slip: Slip = Slip::of(word);
    Some(syntax(message, slip.advice("Zet de tekst tussen dubbele aanhalingstekens.")))
}

fn unended() -> Problem {
    syntax(
        "Deze tekst houdt op deze regel niet op: het laatste `\"` ontbreekt.",
        "Schrijf een tekst op één regel, tussen twee rechte aanhalingstekens.",
    )
}

/// A field that stands in one part twice: mostly the heading of the next part is not there.
fn twice(lines: &[&str], line: usize) -> Problem {
    let own = lines.get(line - 1).copied().unwrap_or_default();
    let Some(field) = own.split('=').next().map(str::trim).filter(|field| !field.is_empty()) else {
        return of_toml("duplicate key");
    };
    let above = lines.get(..line - 1).unwrap_or_default();
    let part = above.iter().rev().find_map(|line| header(line)).unwrap_or_default();
    let since = above.iter().rposition(|line| header(line).is_some()).unwrap_or(0);
    let same = |line: &&str| line.split('=').next().is_some_and(|name| name.trim() == field);
    let first = above.iter().skip(since).position(same).map_or(line, |at| since + at + 1);
    let mut headings = vec![part];
    headings.extend(part.rsplit_once('.').map(|(outer, _)| outer));
    let headings: Vec<String> =
        headings.into_iter().filter(|name| !name.is_empty()).map(|name| format!("`[[{name}]]`")).collect();
    let advice = match headings.is_empty() {
        true => "Haal er één weg.".to_owned(),
        false => format!(
            "Begint hier iets nieuws? Zet er dan {} boven. Haal anders één van de twee weg.",
            headings.join(" of ")
        ),
    };
    syntax(format!("`{field}` staat ook al op regel {first}."), advice)
}

/// The line before the next heading.
fn next_header(lines: &[&str], line: usize) -> usize {
    let below = lines.iter().skip(line).position(|line| header(line).is_some());
    below.map_or(lines.len(), |below| line + below)
}

/// The last line of a text that somebody wrote on several lines.
fn last_of_text(lines: &[&str], line: usize) -> usize {
    let anew = |line: &&str| line.trim().is_empty() || line.trim_start().starts_with('#') || begins(line);
    lines.iter().skip(line).position(anew).map_or(lines.len(), |below| line + below)
}

/// The line of `[name]`, in a file that also has `[[name]]`.
fn single(lines: &[&str], name: &str) -> Option<usize> {
    let (one, list) = (format!("[{name}]"), format!("[[{name}]]"));
    lines.iter().any(|line| line.trim() == list).then_some(())?;
    lines.iter().position(|line| line.trim() == one).map(|at| at + 1)
}

/// The name in a heading.
fn header(line: &str) -> Option<&str> {
    let name = line.trim().strip_prefix('[')?.strip_suffix(']')?;
    let name = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
    let letters = |letter: char| letter.is_alphanumeric() || "-_.".contains(letter);
    (!name.is_empty() && name.chars().all(letters)).then_some(name)
}

/// Whether a line begins a part or a field.
fn begins(line: &str) -> bool {
    let field = line.split_once('=').map(|(name, _)| name.trim());
    let letters = |letter: char| letter.is_alphanumeric() || "-_.".contains(letter);
    header(line).is_some() || field.is_some_and(|name| !name.is_empty() && name.chars().all(letters))
}

/// A line without what stands between quotation marks and without its comment.
fn outside(line: &str) -> String {
    let mut kept = String::new();
    let mut open: Option<char> = None;
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        match open {
            Some('"') if letter == '\\' => drop(letters.next()),
            Some(quote) if letter == quote => {
                open = None;
                kept.push(letter);
            }
            Some(_) => {}
            None if letter == '#' => break,
            None => {
                open = (letter == '"' || letter == '\'').then_some(letter);
                kept.push(letter);
            }
        }
    }
    kept
}

/// The bracket that is still open where the next field or part begins, with its line.
fn unclosed(text: &str) -> Option<(usize, char)> {
    // A text on several lines has brackets of its own.
    if text.contains("\"\"\"") || text.contains("'''") {
        return None;
    }
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut last = ' ';
    for (at, line) in text.lines().enumerate() {
        let bare = outside(line);
        if let Some(bracket) = open.last()
            && begins(&bare)
            && !matches!(last, ',' | '{' | '[')
        {
            return Some(*bracket);
        }
        for letter in bare.chars() {
            match letter {
                '[' | '{' => open.push((at + 1, letter)),
                ']' | '}' => drop(open.pop()),
                _ => {}
            }
        }
        last = bare.trim_end().chars().last().unwrap_or(last);
    }
    open.pop()
}

fn looks_like_a_date(word: &str) -> bool {
    let parts: Vec<&str> = word.split(['-', '/']).collect();
    parts.len() == 3
        && parts.iter().all(|part| (1..=4).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told of a text: lines with words.
    fn said(text: &str) -> Vec<(usize, String)> {
        let file = TextFile::new("a.toml".to_owned(), text.to_owned());
        let (_, errors) = toml::de::DeTable::parse_recoverable(&file.text);
        let problems = syntax_problems(&file, &errors);
        let told =
            |one: Problem| (one.place.map_or(0, |(_, line)| line), format!("{} {}", one.message, one.advice));
        problems.into_iter().map(told).collect()
    }

    /// Each slip once, at the line where it was made, with words that say what to do.
    #[test]
    fn a_slip_is_told_once_and_where_it_was_made() {
        let cases: [(&str, usize, &str); 26] = [
            ("a = “een”", 1, "gekruld"),
            ("a = „een”", 1, "gekruld"),
            ("a = ‘een’", 1, "gekruld"),
            ("a = [“een”, “twee”]", 1, "gekruld"),
            ("a = { b = “een” }", 1, "gekruld"),
            (
                "b = 1\na = { x = \"een\", y = \"twee\"\n# uitleg\nc = 2\n\n[[d]]\ne = \"f\"\n",
                2,
                "Deze `{` wordt niet gesloten met `}`.",
            ),
            ("a = [\"een\", \"twee\"\nc = 2\nd = 3\n", 1, "Deze `[` wordt niet gesloten met `]`."),
            ("a = \"een\nb = 2\n", 1, "het laatste `\"` ontbreekt"),
            ("a = \"een\ntwee drie\"\nb = 2\n", 1, "op één regel"),
            ("a = \"Neem de \"kortste\" weg\"", 1, "‘enkele’"),
            ("a = { b = \"Neem de \"kortste\" weg\" }", 1, "‘enkele’"),
            ("a = \"een\",", 1, "Achter deze waarde staat een komma."),
            ("a = 1-3-2026", 1, "`\"2026-03-01\"`"),
            ("a = 31/12/2026", 1, "`\"2026-12-31\"`"),
            ("a = ja", 1, "`true` (ja) of `false` (nee)"),
            ("a = drie", 1, "Is het een getal, schrijf dan `3`."),
            ("a = tekst", 1, "`tekst` staat niet tussen aanhalingstekens."),
            ("als = { a = \"een\" of \"twee\" }", 1, "`of` kan niet in een voorwaarde."),
            ("als = { a = \"een\" en b = \"twee\" }", 1, "Zet een komma tussen de vragen"),
            ("als = { a = niet \"een\" }", 1, "Noem de antwoorden die wél tellen"),
            (
                "[[f]]\nid = \"a\"\nn = 1\n\nid = \"b\"\nn = 2\n[[f]]\nid = \"c\"\n",
                5,
                "`id` staat ook al op regel 2. Begint hier iets nieuws? Zet er dan `[[f]]` boven.",
            ),
            ("[[f]]\nid = \"a\"\n[[f.o]]\nid = \"b\"\n\nid = \"c\"\n", 6, "`[[f.o]]` of `[[f]]` boven"),
            ("a = 1\na = 2", 2, "`a` staat ook al op regel 1. Haal er één weg."),
            (
                "[[f]]\na = 1\n[f]\na = 2\n[[f]]\na = 3\n",
                3,
                "`[f]` staat tussen enkele haken. Schrijf `[[f]]`.",
            ),
            ("a = \"bron\\klein.txt\"", 1, "Schrijf `/` in plaats van `\\`"),
            ("a = [1,, 2]", 1, "een komma te veel"),
        ];
        for (text, line, words) in cases {
            let said = said(text);
            assert_eq!(said.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [line], "{text}: {said:?}");
            assert!(said.iter().all(|(_, told)| told.contains(words)), "{text}: {said:?}");
        }
    }

    #[test]
    fn two_slips_are_told_twice() {
        let lines: Vec<usize> =
            said("a = “een”\nb = ja\nc = { d = 1\n[e]\nf = 1\n").iter().map(|one| one.0).collect();
        assert_eq!(lines, [1, 2, 3]);
    }

    #[test]
    fn a_table_may_have_lines_of_its_own() {
        assert_eq!(said("a = [\n{ b = 1 },\n{ b = 2 },\n]\nc = {\nd = 1,\ne = ja,\n}\n").len(), 1);
    }
}
