//! The text of a pack as plain data.
//!
//! Read here rather than walked through as JavaScript's own objects: measured, a call into JavaScript for each of some ten
//! thousand values and names was most of what it took to load a pack.

use voorcheck_rules::kader::value::{Data, Entry, Value};

/// How deep a pack is at the most.
const DEEPEST: u8 = 32;

/// Reads JSON. `None` for anything else, for a number that is not whole, for a name that an object has twice, and below
/// 32 levels.
pub fn read(json: &str) -> Option<Value> {
    let mut text = Text { rest: json };
    let value = text.value(DEEPEST)?;
    text.skip_space();
    text.rest.is_empty().then_some(value)
}

/// What is still to be read.
struct Text<'a> {
    rest: &'a str,
}

impl Text<'_> {
    fn value(&mut self, levels: u8) -> Option<Value> {
        self.skip_space();
        let data = match self.rest.bytes().next()? {
            b'"' => Data::Text(self.text()?),
            b'[' => {
                let levels = levels.checked_sub(1)?;
                let mut values = Vec::new();
                while self.goes_on(']', values.is_empty())? {
                    values.push(self.value(levels)?);
                }
                Data::List(values)
            }
            b'{' => {
                let levels = levels.checked_sub(1)?;
                let mut entries: Vec<Entry> = Vec::new();
                while self.goes_on('}', entries.is_empty())? {
                    self.skip_space();
                    let name = self.text()?;
                    if entries.iter().any(|entry| entry.name == name) {
                        return None;
                    }
                    self.skip_space();
                    self.take(":")?;
                    entries.push(Entry::new(name, self.value(levels)?));
                }
                Data::Object(entries)
            }
            b't' => self.take("true").map(|()| Data::Truth(true))?,
            b'f' => self.take("false").map(|()| Data::Truth(false))?,
            b'n' => self.take("null").map(|()| Data::Nothing)?,
            _ => Data::Whole(self.whole()?),
        };
        Some(data.into())
    }

    /// Past the bracket that opens, the comma between two elements, or the bracket that closes: then there are no more.
    fn goes_on(&mut self, close: char, first: bool) -> Option<bool> {
        // The bracket that opens was seen, not taken.
        if first {
            self.forward(1)?;
        }
        self.skip_space();
        if let Some(rest) = self.rest.strip_prefix(close) {
            self.rest = rest;
            return Some(false);
        }
        if !first {
            self.take(",")?;
        }
        Some(true)
    }

    fn text(&mut self) -> Option<String> {
        self.take("\"")?;
        let mut text = String::new();
        loop {
            let end = self.rest.bytes().position(|byte| matches!(byte, b'"' | b'\\'))?;
            text.push_str(self.rest.get(..end)?);
            self.forward(end)?;
            if self.take("\"").is_some() {
                return Some(text);
            }
            let sign = self.rest.chars().nth(1)?;
            self.forward(1 + sign.len_utf8())?;
            text.push(match sign {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\u{8}',
                'f' => '\u{c}',
                'u' => {
                    let code = u32::from_str_radix(self.rest.get(..4)?, 16).ok()?;
                    self.forward(4)?;
                    char::from_u32(code)?
                }
                '"' | '\\' | '/' => sign,
                _ => return None,
            });
        }
    }

    fn whole(&mut self) -> Option<i32> {
        let end = self.rest.bytes().position(|byte| !matches!(byte, b'-' | b'0'..=b'9'));
        let end = end.unwrap_or(self.rest.len());
        let number = self.rest.get(..end)?.parse().ok()?;
        self.forward(end)?;
        Some(number)
    }

    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\n', '\r', '\t']);
    }

    fn take(&mut self, token: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(token)?;
        Some(())
    }

    fn forward(&mut self, bytes: usize) -> Option<()> {
        self.rest = self.rest.get(bytes..)?;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts of a kader come as they are written: of a pair of halves (an emoji) no pack is made, so it is refused.
    #[test]
    fn json_is_read_as_a_library_reads_it() {
        let nested = |levels: usize| ["[".repeat(levels), "]".repeat(levels)].concat();
        let pack = include_str!("../../../tests/kaders/mini-pakket.json");
        let known = [
            pack,
            r#" { "a" : [ null , true,false , -3, "x" ] ,"b":{ } , "c":[]}"#,
            "\r\n\t 12 ",
            r#""é “\"\\\/\b\f\n\r\t\u00e9\u2013” ""#,
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
            "", " ", "tru", "nul", "1.5", "1e3", "-", "99999999999", "[1,]", "[,1]", "[1 2]", "{,}", "{\"a\":1,}", "{\"a\" 1}",
            "{a:1}", "{\"a\":1,\"a\":2}", "\"\\x\"", "\"\\u12\"", "\"\\ud83d\"", "\"", "\"\\", "[1]]", "{} {}", "[}", "{]", "x",
            &nested(33),
        ];
        for json in refused {
            assert_eq!(read(json), None, "{json}");
        }
    }
}
