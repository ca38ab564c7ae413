pub fn check(_: &std::path::Path) -> crate::run::Outcome { Ok(()) }
