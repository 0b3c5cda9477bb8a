import { expect, test } from 'vitest';
import { chooseRecipients, type Person } from './choose-recipients.ts';

const person = (name: string, rest: Partial<Person> = {}): Person => ({
  userId: name,
  email: `${name}@example.com`,
  name,
  locale: 'pt-BR',
  isSenior: false,
  serves: false,
  isAssignee: false,
  ...rest,
});
const names = (...people: Person[]) => chooseRecipients(people).map((one) => one.name);

test('supervisors of the department, and no others', () => {
  const seniors = [person('Ana', { isSenior: true, serves: true }), person('Rui', { isSenior: true })];
  expect(names(...seniors, person('Bia', { serves: true }))).toEqual(['Ana']);
});

test('where no supervisor serves the department, all of them', () => {
  const seniors = [person('Ana', { isSenior: true }), person('Rui', { isSenior: true })];
  expect(names(...seniors, person('Bia', { serves: true }))).toEqual(['Ana', 'Rui']);
});

test('whose conversation it is, once, also if they supervise', () => {
  expect(names(person('Ana', { isSenior: true, serves: true }), person('Bia', { isAssignee: true }))).toEqual(
    ['Ana', 'Bia'],
  );
  expect(names(person('Ana', { isSenior: true, isAssignee: true }))).toEqual(['Ana']);
});
