-- A bot's definition keeps the order its author gave it: jsonb sorts keys, and of equal intents the first one is meant.
alter table bot_versions alter column definition type json using definition::json;
