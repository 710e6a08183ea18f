//! Words of the reports: numbers as they read in Dutch.

/// "2.211.840".
pub fn number(number: impl Into<u128>) -> String {
    let digits = number.into().to_string();
    let mut read = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            read.push('.');
        }
        read.push(digit);
    }
    read
}

/// "1 combinatie", "2.400 combinaties".
pub fn combinations(count: u128) -> String {
    if count == 1 { "1 combinatie".to_owned() } else { format!("{} combinaties", number(count)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_dots_between_thousands() {
        let read: Vec<String> =
            [0u128, 7, 999, 1_000, 2_211_840, 10_000_000].into_iter().map(number).collect();
        assert_eq!(read, ["0", "7", "999", "1.000", "2.211.840", "10.000.000"]);
    }
}
