import type { LocaleName } from '@balcao/protocol';

export type Person = {
  userId: string;
  email: string;
  name: string;
  locale: LocaleName;
  isSenior: boolean;
  /** a member of the conversation's department */
  serves: boolean;
  isAssignee: boolean;
};

/** Who is told: supervisors and above who serve the department, all of them when none does; and whose it is. */
export function chooseRecipients(people: readonly Person[]): Person[] {
  const seniors = people.filter((one) => one.isSenior);
  const serving = seniors.filter((one) => one.serves);
  const told = new Set(serving.length > 0 ? serving : seniors);
  return people.filter((one) => told.has(one) || one.isAssignee);
}
