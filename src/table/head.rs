//! The beginning of a stream, gathered until it tells the form of the file.

use super::inspect::HEAD_LIMIT;

/// The first 64 KiB of a file that comes in chunks: the same bytes whatever the chunks.
#[derive(Debug, Clone, Default)]
pub struct Head {
    bytes: Vec<u8>,
}

impl Head {
    /// Takes what is missing from the beginning of a chunk; the rest of it.
    pub fn fill<'a>(&mut self, chunk: &'a [u8]) -> &'a [u8] {
        let missing = HEAD_LIMIT.saturating_sub(self.bytes.len()).min(chunk.len());
        let (taken, rest) = chunk.split_at_checked(missing).unwrap_or((chunk, &[]));
        self.bytes.extend(taken);
        rest
    }

    /// Whether all of it is there.
    pub fn is_full(&self) -> bool {
        self.bytes.len() >= HEAD_LIMIT
    }

    /// What is there.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}
