"""Word documents (DOCX) → Documents, without what Word does not show of them."""
