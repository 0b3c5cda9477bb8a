import type { ConversationSeed } from '../../conversations/index.ts';
import { CITIES, COMPANIES, FAMILIES, MEN, WOMEN } from '../words/names.ts';
import type { Random } from './random.ts';

export type Customer = Pick<ConversationSeed, 'user' | 'about' | 'reads'> & {
  firstName: string;
  /** obrigado or obrigada */
  thanks: string;
  /** comes back more often than others */
  weight: number;
};

/** People of whom no two share a name or a number. */
export function makeCustomers(count: number, random: Random): Customer[] {
  const taken = new Set<string>();
  const customers: Customer[] = [];
  while (customers.length < count) {
    const customer = makeCustomer(customers.length, random);
    const { profileName = '', waId = '' } = customer.user;
    if (taken.has(profileName) || taken.has(waId)) continue;
    taken.add(profileName).add(waId);
    customers.push(customer);
  }
  return customers;
}

function makeCustomer(index: number, random: Random): Customer {
  const isWoman = random.chance(0.55);
  const firstName = random.pick(isWoman ? WOMEN : MEN);
  const family = random.pick(FAMILIES);
  const { ddd, city } = random.pickWeighted(CITIES);
  const waId = `55${ddd}9${Math.floor(random.between(60_000_000, 99_999_999))}`;
  const company = COMPANIES[index];
  return {
    firstName,
    thanks: isWoman ? 'obrigada' : 'obrigado',
    weight: company ? 3 : 1,
    reads: !random.chance(0.13),
    user: {
      waId,
      profileName: random.chance(0.85) ? `${firstName} ${family}` : `${firstName} ${family[0]}.`,
    },
    about: {
      email: random.chance(0.45) ? `${plain(firstName)}.${plain(family)}@exemplo.com.br` : null,
      tags: company
        ? ['atacado', ...(index % 3 === 0 ? ['vip'] : [])]
        : random.chance(0.15)
          ? ['assinante']
          : [],
      attributes: company ? { empresa: company, cidade: city } : { cidade: city },
    },
  };
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}
