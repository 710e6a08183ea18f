//! Changes an author could make to the files of a kader, by accident or not.

use super::bytes::Bytes;
use super::folder::Files;

/// Values of every type TOML has, and texts that are easily taken for something else.
const VALUES: [&str; 24] = [
    "\"\"",
    "\" \"",
    "\"{gemeente}\"",
    "\"{criteria} {mogelijk} {beste} {\"",
    "\"weet-niet\"",
    "\"geen\"",
    "\"vandaag\"",
    "\"controleer-voor\"",
    "\"2026-02-30\"",
    "\"9999-12-31\"",
    "\"uitkomst.tuin-krijgen\"",
    "\"plan.krap\"",
    "\"é🙂\\u0000\"",
    "0",
    "-2147483648",
    "2147483647",
    "9223372036854775807",
    "1.5",
    "true",
    "2026-11-22",
    "[]",
    "[[]]",
    "{}",
    "{ behandelaar = \"a\", inwoner = \"b\" }",
];

/// One change.
pub fn edit(files: &mut Files, bytes: &mut Bytes<'_>) {
    let names: Vec<String> = files.keys().cloned().collect();
    let Some(name) = bytes.one(&names).cloned() else { return };
    let text = String::from_utf8_lossy(&files[&name]).into_owned();
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    let at = bytes.below(lines.len());
    match bytes.below(14) {
        0 => drop(take(&mut lines, at)),
        1 => {
            if let Some(line) = lines.get(at).cloned() {
                lines.insert(at, line);
            }
        }
        2 => {
            let other = bytes.below(lines.len());
            if !lines.is_empty() {
                lines.swap(at, other);
            }
        }
        3 => {
            let line =
                from_anywhere(files, bytes, |text| text.split_inclusive('\n').map(str::to_owned).collect());
            lines.splice(at..at, line);
        }
        4 => {
            let other = from_anywhere(files, bytes, |text| {
                strings(text).map(|(a, b)| text[a..b].to_owned()).collect()
            });
            change_string(&mut lines, at, bytes, &other.unwrap_or_default());
        }
        5 => {
            let value = bytes.one(&VALUES).copied().unwrap_or_default();
            change_string(&mut lines, at, bytes, value);
        }
        6 => {
            let raw = format!("\"{}\"", bytes.text(12));
            change_string(&mut lines, at, bytes, &raw);
        }
        7 => drop(lines.drain(block(&lines, at))),
        8 => {
            let copy = lines[block(&lines, at)].to_vec();
            lines.splice(at..at, copy);
        }
        9 => {
            let copy = lines[block(&lines, at)].to_vec();
            lines.extend(copy);
        }
        10 => {
            let value = bytes.one(&VALUES).copied().unwrap_or_default();
            if let Some(line) = lines.get_mut(at)
                && let Some((key, _)) = line.split_once('=')
            {
                *line = format!("{key}= {value}\n");
            }
        }
        11 => {
            let key = from_anywhere(files, bytes, |text| {
                text.lines().filter_map(|line| Some(line.split_once('=')?.0.trim().to_owned())).collect()
            });
            if let Some(line) = lines.get_mut(at)
                && let (Some(key), Some((_, value))) = (key, line.split_once('='))
            {
                *line = format!("{key} ={value}");
            }
        }
        12 => {
            let raw = bytes.text(16);
            if let Some(line) = lines.get_mut(at) {
                let (middle, _) = line.char_indices().nth(line.chars().count() / 2).unwrap_or_default();
                line.insert_str(middle, &raw);
            }
        }
        _ if bytes.below(4) == 0 => {
            files.remove(&name);
            return;
        }
        _ => lines.truncate(at),
    }
    files.insert(name, lines.concat().into_bytes());
}

fn take(lines: &mut Vec<String>, at: usize) -> Option<String> {
    (at < lines.len()).then(|| lines.remove(at))
}

/// One of the parts of one of the files.
fn from_anywhere(
    files: &Files,
    bytes: &mut Bytes<'_>,
    parts: impl Fn(&str) -> Vec<String>,
) -> Option<String> {
    let texts: Vec<&Vec<u8>> = files.values().collect();
    let text = String::from_utf8_lossy(bytes.one(&texts)?);
    bytes.one(&parts(&text)).cloned()
}

/// Where the quoted strings of a text stand, quotes included.
fn strings(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let quotes: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
    (0..quotes.len() / 2).map(move |i| (quotes[2 * i], quotes[2 * i + 1] + 1))
}

/// Puts something in the place of one of the strings of a line.
fn change_string(lines: &mut [String], at: usize, bytes: &mut Bytes<'_>, to: &str) {
    let Some(line) = lines.get_mut(at) else { return };
    let found: Vec<(usize, usize)> = strings(line).collect();
    if let Some(&(from, until)) = bytes.one(&found) {
        line.replace_range(from..until, to);
    }
}

/// The table around a line: from its header up to the next one.
fn block(lines: &[String], at: usize) -> std::ops::Range<usize> {
    let header = |line: &String| line.starts_with('[');
    let from = lines[..at].iter().rposition(header).unwrap_or(0);
    let until = lines[at..].iter().skip(1).position(header).map_or(lines.len(), |found| at + 1 + found);
    from..until
}
