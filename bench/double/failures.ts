import type { Random } from '../lib/random.ts';

/** Chances (0..1) per send. All 0: the double never fails. */
export type Failures = {
  serverError: number;
  tooManyRequests: number;
  resetBefore: number;
  resetAfter: number;
  hangAfter: number;
  delay: number;
};

export const NO_FAILURES: Failures = {
  serverError: 0,
  tooManyRequests: 0,
  resetBefore: 0,
  resetAfter: 0,
  hangAfter: 0,
  delay: 0,
};

export type Trouble = keyof Failures | 'none';

export function decideTrouble(failures: Failures, random: Random): Trouble {
  let draw = random();
  for (const name of TROUBLES) {
    draw -= failures[name];
    if (draw < 0) return name;
  }
  return 'none';
}

const TROUBLES = [
  'serverError',
  'tooManyRequests',
  'resetBefore',
  'resetAfter',
  'hangAfter',
  'delay',
] as const satisfies readonly Trouble[];

export function errorBody(code: number, title: string): string {
  return JSON.stringify({
    error: {
      message: `(#${code}) ${title}`,
      type: 'OAuthException',
      code,
      error_data: { messaging_product: 'whatsapp', details: 'Forced by the bench.' },
      fbtrace_id: 'Abench',
    },
  });
}
