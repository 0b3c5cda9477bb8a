import type { FastifyInstance } from 'fastify';
import { addCreateContact } from './create-contact.ts';
import type { ContactRoutesDeps } from './deps.ts';
import { addGetContact } from './get-contact.ts';
import { addListContacts } from './list-contacts.ts';
import { addListSurveyAnswers } from './list-survey-answers.ts';
import { addUpdateContact } from './update-contact.ts';

export type { ContactRoutesDeps } from './deps.ts';

export function addContactRoutes(app: FastifyInstance, deps: ContactRoutesDeps): void {
  addListContacts(app, deps);
  addGetContact(app, deps);
  addCreateContact(app, deps);
  addUpdateContact(app, deps);
  addListSurveyAnswers(app, deps);
}
