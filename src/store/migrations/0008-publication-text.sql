-- Why: a frozen row is written once, hashed as text and read whole; json keeps that very text, and takes it in faster than jsonb.
alter table publication_row alter column document type json using document::json;
