//! Choices read from raw bytes, so that a fuzzer that knows only bytes makes up whole cases.

/// Bytes that are used up from the front. Beyond their end every choice is the first one.
pub struct Bytes<'a>(pub &'a [u8]);

impl<'a> Bytes<'a> {
    pub fn byte(&mut self) -> u8 {
        match self.0.split_first() {
            Some((&first, rest)) => {
                self.0 = rest;
                first
            }
            None => 0,
        }
    }

    pub fn truth(&mut self) -> bool {
        self.byte() & 1 == 1
    }

    /// A number below `count`; 0 when there is none.
    pub fn below(&mut self, count: usize) -> usize {
        let wide = count > usize::from(u8::MAX);
        let number = usize::from(self.byte()) | if wide { usize::from(self.byte()) << 8 } else { 0 };
        number % count.max(1)
    }

    /// One of these, when there are any.
    pub fn one<'b, T>(&mut self, of: &'b [T]) -> Option<&'b T> {
        of.get(self.below(of.len()))
    }

    /// Up to `most` bytes as text, whatever they are.
    pub fn text(&mut self, most: usize) -> String {
        let length = self.below(most + 1).min(self.0.len());
        let (text, rest) = self.0.split_at(length);
        self.0 = rest;
        String::from_utf8_lossy(text).into_owned()
    }
}
