//! The text of a pack as plain data.
//!
//! Read here rather than walked through as JavaScript's own objects: measured, a call into JavaScript for each of some ten
//! thousand values and names was most of what it took to load a pack.

use voorcheck_rules::kader::value::{Data, Entry, Value};

/// How deep a pack is at the most.
const DEEPEST: u8 = 32;

/// Reads JSON as `kader build` and `JSON.stringify` write it. `None` for anything else, for a number that is not whole, for
/// an escape of a sign that no text of a kader may hold, and below 32 levels.
///
/// A name that an object has twice is in it twice: a record refuses that, in a table of names the last one counts.
pub fn read(json: &str) -> Option<Value> {
    let mut text = Text { rest: json };
    let value = text.value(DEEPEST)?;
    text.peek().is_none().then_some(value)
}

/// What is still to be read.
struct Text<'a> {
    rest: &'a str,
}

impl<'a> Text<'a> {
    fn value(&mut self, levels: u8) -> Option<Value> {
        let first = self.peek()?;
        let data = match first {
            b'"' => Data::Text(self.text()?),
            b'[' | b'{' => {
                self.forward(1)?;
                let levels = levels.checked_sub(1)?;
                let mut entries = Vec::new();
                // In ASCII a bracket closes two places behind the one that opens.
                while self.peek()? != first + 2 {
                    if !entries.is_empty() {
                        self.take(",")?;
                    }
                    let mut name = String::new();
                    if first == b'{' {
                        name = self.text()?;
                        self.take(":")?;
                    }
                    entries.push(Entry::new(name, self.value(levels)?));
                }
                self.forward(1)?;
                match first {
                    b'{' => Data::Object(entries),
                    _ => Data::List(entries.into_iter().map(|entry| entry.value).collect()),
                }
            }
            _ => {
                let end = self.rest.bytes().position(|byte| !matches!(byte, b'-' | b'0'..=b'9' | b'a'..=b'z'));
                match self.forward(end.unwrap_or(self.rest.len()))? {
                    "null" => Data::Nothing,
                    "true" => Data::Truth(true),
                    "false" => Data::Truth(false),
                    number => Data::Whole(whole(number)?),
                }
            }
        };
        Some(data.into())
    }

    fn text(&mut self) -> Option<String> {
        self.take("\"")?;
        let mut text = String::new();
        loop {
            let end = self.rest.bytes().position(|byte| matches!(byte, b'"' | b'\\'))?;
            text.push_str(self.forward(end)?);
            if self.forward(1)? == "\"" {
                return Some(text);
            }
            text.push_str(match self.forward(1)? {
                "n" => "\n",
                sign @ ("\"" | "\\" | "/") => sign,
                _ => return None,
            });
        }
    }

    /// The next byte behind space.
    fn peek(&mut self) -> Option<u8> {
        loop {
            let byte = self.rest.bytes().next()?;
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Some(byte);
            }
            self.forward(1)?;
        }
    }

    /// Takes what must stand here, behind space.
    fn take(&mut self, token: &str) -> Option<()> {
        self.peek()?;
        self.rest = self.rest.strip_prefix(token)?;
        Some(())
    }

    fn forward(&mut self, bytes: usize) -> Option<&'a str> {
        let (taken, rest) = self.rest.split_at_checked(bytes)?;
        self.rest = rest;
        Some(taken)
    }
}

/// A whole number. (Measured: `parse` is three times this in Wasm.)
fn whole(text: &str) -> Option<i32> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let sign = if digits.len() < text.len() { -1 } else { 1 };
    let mut number = (!digits.is_empty()).then_some(0i32)?;
    for byte in digits.bytes() {
        let digit = byte.checked_sub(b'0').filter(|digit| *digit < 10)?;
        number = number.checked_mul(10)?.checked_add(sign * i32::from(digit))?;
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_read_as_a_library_reads_it() {
        let nested = |levels: usize| ["[".repeat(levels), "]".repeat(levels)].concat();
        let pack = include_str!("../../../tests/kaders/mini-pakket.json");
        let known = [
            pack,
            r#" { "a" : [ null , true,false , -3, "x" ] ,"b":{ } , "c":[2147483647,-2147483648,0]}"#,
            "\r\n\t 12 ",
            r#""é “\"\\\/\n” ""#,
            "{}",
            "\"\"",
            &nested(32),
        ];
        for json in known {
            assert_eq!(read(json), serde_json::from_str(json).ok(), "{json}");
            assert!(read(json).is_some(), "{json}");
            // No part of it is JSON, and none stops the reader.
            for (end, _) in json.char_indices().take(2_000) {
                let part = json.get(..end).unwrap_or_default();
                let known: Option<Value> = serde_json::from_str(part).ok();
                assert_eq!(read(part), known, "{part}");
            }
        }
        let refused = [
            "", " ", "tru", "nul", "1.5", "1e3", "-", "99999999999", "2147483648", "-2147483649", "--1", "1-", "1a", "nulls", "[1,]", "[,1]", "[1 2]", "{,}", "{\"a\":1,}", "{\"a\" 1}",
            "{a:1}", "\"\\x\"", "\"\\t\"", "\"\\u12\"", "\"\\ud83d\"", "\"", "\"\\", "[1]]", "{} {}", "[}", "{]", "x",
            &nested(33),
        ];
        for json in refused {
            assert_eq!(read(json), None, "{json}");
        }
    }
}
