//! Which words say that an order was a sale.

use crate::table::{SortedMap, in_small_letters};

/// Words of an order that was paid, or is on its way because it was; parted by `|`, as all here.
const SALES: &str = "paid|complete|completed|processing|succeeded|success|successful|captured|settled|shipped|\
    unshipped|partially shipped|delivered|fulfilled|invoiced|partially refunded|partial refund|opłacone|\
    opłacony|zapłacone|zrealizowane|zrealizowany|zakończone|wysłane|w trakcie realizacji|plačano|zaključeno|poslano|\
    dostavljeno|v obdelavi|оплачен|оплачено|оплачена|выполнен|выполнено|завершен|завершён|отправлен|доставлен|\
    в обработке|pagato|completato|spedito|consegnato|in lavorazione|evaso";

/// Words of one that was not.
const NO_SALES: &str = "voided|void|failed|failure|cancelled|canceled|cancelled by customer|pending|pending payment|\
    awaiting payment|waiting for payment|unpaid|expired|authorized|draft|checkout draft|auto draft|trash|test|\
    incomplete|requires payment method|requires action|requires confirmation|uncaptured|blocked|declined|rejected|\
    abandoned|on hold|chargeback|charged back|charge back|disputed|anulowane|anulowany|nieopłacone|nieudane|\
    oczekujące na płatność|preklicano|neuspešno|čakanje na plačilo|neplačano|отменен|отменён|отменено|\
    не оплачен|не оплачено|ожидает оплаты|ожидание оплаты|annullato|fallito|\
    non pagato|in attesa di pagamento|in attesa|sospeso|stornato|annullata|cancellato|wstrzymane|w oczekiwaniu|\
    na čakanju|zadržano|на удержании|ожидание|annulé|annulée";

/// What the whole amount has been paid back of; a sale if the file says how much that was. Magento closes an order when it is
/// refunded, others when it is done.
const REFUNDED: &str = "closed|refunded|fully refunded|zwrócone|zwrot|zwrócono|vrnjeno|vračilo|возвращен|возвращён|возврат|\
    rimborsato|rimborsata|rimborso";

/// Which words count as a sale: those that are known, and those that were said.
#[derive(Debug, Clone, Default)]
pub(super) struct Statuses {
    said: SortedMap<String, bool>,
    /// Whether a column says what was paid back.
    has_refunds: bool,
}

impl Statuses {
    pub(super) fn new(said: &SortedMap<String, bool>, has_refunds: bool) -> Self {
        Self { said: said.iter().map(|(word, is_sale)| (in_words(word), *is_sale)).collect(), has_refunds }
    }

    /// Whether a status is that of a sale; none if it is not known, or leaves open how much was paid back.
    pub(super) fn is_sale(&self, status: &str) -> Option<bool> {
        let words = in_words(status);
        let among = |known: &str| known.split('|').any(|known| known == words);
        match self.said.get(&words) {
            Some(said) => Some(*said),
            None if among(SALES) || (self.has_refunds && among(REFUNDED)) => Some(true),
            None if among(NO_SALES) => Some(false),
            None => None,
        }
    }
}

/// A status in small letters, its words parted by spaces; WooCommerce's prefix goes.
fn in_words(status: &str) -> String {
    let words = in_small_letters(status.trim()).replace(['_', '-'], " ");
    words.strip_prefix("wc ").map_or(words.clone(), str::to_owned)
}

/// Whether a cell of the mode column says that an order was a test; a column that asks has "true" for an answer.
pub(super) fn is_test(mode: &str, header: &str) -> bool {
    let (mode, header) = (in_small_letters(mode.trim()), in_small_letters(header));
    let (is_true, is_false) =
        (matches!(mode.as_str(), "true" | "yes" | "1"), matches!(mode.as_str(), "false" | "no" | "0"));
    let says = |word: &[u8; 4]| header.as_bytes().windows(4).any(|bytes| bytes == word);
    mode == "test" || (is_true && says(b"test")) || (is_false && says(b"live"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_known_however_they_are_written() {
        let statuses =
            Statuses::new(&SortedMap::from([("On-hold".to_owned(), true), ("paid".to_owned(), false)]), true);
        for (status, expected) in [
            ("Completed", Some(true)),
            ("wc-completed", Some(true)),
            ("partially_refunded", Some(true)),
            ("refunded", Some(true)),
            ("Canceled", Some(false)),
            ("on hold", Some(true)),
            ("PAID", Some(false)),
            ("layaway", None),
        ] {
            assert_eq!(statuses.is_sale(status), expected, "{status}");
        }
        let known = Statuses::default();
        assert_eq!((known.is_sale("refunded"), known.is_sale("wc-on-hold")), (None, Some(false)));
        assert_eq!((known.is_sale("closed"), statuses.is_sale("closed")), (None, Some(true)));
    }

    #[test]
    fn a_test_is_told_by_the_word_or_by_the_header() {
        assert!(is_test("Test", "Mode") && is_test("true", "Is test") && is_test("false", "livemode"));
        assert!(!is_test("Live", "Mode") && !is_test("false", "Test") && !is_test("true", "livemode"));
    }
}
