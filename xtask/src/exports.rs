//! Which names a Wasm file offers to the outside: its export section, read directly.

/// The names in the export section, or nothing when the bytes are no Wasm.
pub fn exports(bytes: &[u8]) -> Option<Vec<String>> {
    let mut reader = Reader { rest: bytes.strip_prefix(b"\0asm\x01\0\0\0")? };
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
}
