//! The names on the border of a Wasm file, read from its sections: what it offers, and what it asks of its glue.

/// The names in the export section, or nothing when the bytes are no Wasm.
pub fn exports(bytes: &[u8]) -> Option<Vec<String>> {
    let mut reader = Reader { rest: bytes.strip_prefix(MAGIC)? };
    while let Some(id) = reader.byte() {
        let length = reader.number()?;
        let mut section = Reader { rest: reader.take(length)? };
        if id != 7 {
            continue;
        }
        let count = section.number()?;
        let mut names = Vec::new();
        for _ in 0..count {
            let length = section.number()?;
            names.push(String::from_utf8_lossy(section.take(length)?).into_owned());
            section.byte()?;
            section.number()?;
        }
        return Some(names);
    }
    Some(Vec::new())
}

/// A Wasm file whose imports have short names, and the glue that gives them under those names.
///
/// wasm-bindgen ends the name of each import with a hash, twice for each of some hundred: noise that does not compress.
/// Nothing when the bytes are no Wasm or it imports something else than functions.
pub fn shorten_imports(wasm: &[u8], glue: &str) -> Option<(Vec<u8>, String)> {
    let mut reader = Reader { rest: wasm.strip_prefix(MAGIC)? };
    let (mut short, mut glue) = (MAGIC.to_vec(), glue.to_owned());
    while let Some(id) = reader.byte() {
        let length = reader.number()?;
        let section = reader.take(length)?;
        let section = if id == 2 { renamed(section, &mut glue)? } else { section.to_vec() };
        short.push(id);
        write_number(&mut short, section.len());
        short.extend(section);
    }
    Some((short, glue))
}

/// The import section with short names, which the glue gets too.
fn renamed(section: &[u8], glue: &mut String) -> Option<Vec<u8>> {
    let mut section = Reader { rest: section };
    let count = section.number()?;
    let mut short = Vec::new();
    write_number(&mut short, count);
    for number in 0..count {
        let length = section.number()?;
        let module = section.take(length)?;
        let length = section.number()?;
        let name = std::str::from_utf8(section.take(length)?).ok()?;
        let function = section.byte().filter(|&kind| kind == 0)?;
        let signature = section.number()?;
        let mut kept = name.to_owned();
        if is_hashed(name) {
            kept = format!("_{number}");
            *glue = glue.replace(name, &kept);
        }
        for text in [module, kept.as_bytes()] {
            write_number(&mut short, text.len());
            short.extend(text);
        }
        short.push(function);
        write_number(&mut short, signature);
    }
    section.rest.is_empty().then_some(short)
}

/// Whether a name ends with one of wasm-bindgen's hashes; no such name is a part of another one.
fn is_hashed(name: &str) -> bool {
    let hash = name.rsplit('_').next().unwrap_or_default();
    name.starts_with("__wb") && hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn write_number(to: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        to.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

const MAGIC: &[u8] = b"\0asm\x01\0\0\0";

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    /// An unsigned LEB128 number of at most 32 bits.
    fn number(&mut self) -> Option<usize> {
        let mut value = 0_u32;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            value |= u32::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return usize::try_from(value).ok();
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_out_of_the_export_section() {
        // A type section of one byte to skip, then two exports: memory 0 as "mem", function 1 as "go".
        let bytes = b"\0asm\x01\0\0\0\x01\x01\0\x07\x0c\x02\x03mem\x02\0\x02go\0\x01";
        assert_eq!(exports(bytes), Some(vec!["mem".to_owned(), "go".to_owned()]));
        assert_eq!(exports(b"\0asm\x01\0\0\0"), Some(Vec::new()));
        assert_eq!(exports(b"geen wasm"), None);
        assert_eq!(exports(b"\0asm\x01\0\0\0\x07\x7f\x01"), None);
    }

    #[test]
    fn imports_lose_their_hashes_in_the_wasm_and_in_the_glue() {
        let name = "__wbg_add_0123456789abcdef";
        let mut section = vec![2, 1, b'm', name.len() as u8];
        section.extend(name.bytes());
        section.extend(b"\0\x07\x01m\x05plain\0\x80\x01");
        let mut wasm = MAGIC.to_vec();
        wasm.extend([2, section.len() as u8]);
        wasm.extend(section);
        wasm.extend(b"\x07\x01\0");
        let (short, glue) = shorten_imports(&wasm, &format!("{{ {name}: f, plain: g }}")).unwrap();
        assert_eq!(glue, "{ _0: f, plain: g }");
        let expected = b"\x02\x13\x02\x01m\x02_0\0\x07\x01m\x05plain\0\x80\x01\x07\x01\0";
        assert_eq!(short.strip_prefix(MAGIC), Some(expected.as_slice()));
        assert_eq!(shorten_imports(b"geen wasm", ""), None);
    }
}
