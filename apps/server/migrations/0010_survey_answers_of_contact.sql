-- What one contact thought of us, newest first.
create index survey_answers_contact on survey_answers (organization_id, contact_id, at desc, id desc);
