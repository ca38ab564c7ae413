//! The beginning of a stream, gathered until it tells the form of the file.

use super::inspect::{HEAD_LIMIT, LONGEST_HEAD};

/// The first 64 KiB of a file that comes in chunks, or more where these do not tell enough: the same bytes whatever the
/// chunks.
#[derive(Debug, Clone)]
pub struct Head {
    bytes: Vec<u8>,
    limit: usize,
}

impl Default for Head {
    fn default() -> Self {
        Self { bytes: Vec::new(), limit: HEAD_LIMIT }
    }
}

impl Head {
    /// Takes what is missing from the beginning of a chunk; the rest of it.
    pub fn fill<'a>(&mut self, chunk: &'a [u8]) -> &'a [u8] {
        let missing = self.limit.saturating_sub(self.bytes.len()).min(chunk.len());
        let (taken, rest) = chunk.split_at_checked(missing).unwrap_or((chunk, &[]));
        self.bytes.extend(taken);
        rest
    }

    /// Whether all of it is there.
    pub fn is_full(&self) -> bool {
        self.bytes.len() >= self.limit
    }

    /// Asks for twice as much; `false` where that is more than is ever looked at, 1 MiB.
    pub fn grow(&mut self) -> bool {
        let grows = self.limit < LONGEST_HEAD;
        self.limit = if grows { 2 * self.limit } else { self.limit };
        grows
    }

    /// What is there.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}
