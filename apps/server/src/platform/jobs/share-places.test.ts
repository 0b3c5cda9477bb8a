import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sharePlaces } from './share-places.ts';

const of = (...names: (string | null)[]) => names.map((organizationId) => ({ organizationId }));

describe('the places of a lane', () => {
  test('without a share all that is free may go to one', () => {
    expect(sharePlaces(of('a', 'a', 'a'), { size: 8 })).toEqual({ limit: 5, except: [] });
    expect(sharePlaces(of('a', 'a', 'a'), { size: 3 })).toEqual({ limit: 0, except: ['a'] });
  });

  test('who has their share waits, others are claimed for', () => {
    expect(sharePlaces(of('a', 'a', 'b'), { size: 8, share: 2 })).toEqual({ limit: 1, except: ['a'] });
  });

  test('jobs of no organization take places and nobody’s share', () => {
    expect(sharePlaces(of(null, null), { size: 8, share: 2 })).toEqual({ limit: 2, except: [] });
  });

  test('whoever is claimed for, nobody is above their share, no lane above its size, and no place stays idle', () => {
    const names = fc.constantFrom('a', 'b', 'c', 'd', null);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        fc.array(names, { maxLength: 60 }),
        (size, share, waiting) => {
          const running: { organizationId: string | null }[] = [];
          const line = of(...waiting);
          for (;;) {
            const { limit, except } = sharePlaces(running, { size, share });
            const claimed = line
              .filter((job) => !except.includes(job.organizationId ?? ''))
              .slice(0, Math.max(0, limit));
            if (claimed.length === 0) break;
            for (const job of claimed) line.splice(line.indexOf(job), 1);
            running.push(...claimed);
          }
          const countOf = (name: string) => running.filter((job) => job.organizationId === name).length;
          expect(running.length).toBeLessThanOrEqual(size);
          for (const name of ['a', 'b', 'c', 'd']) expect(countOf(name)).toBeLessThanOrEqual(share);
          if (running.length < size) {
            expect(
              line.every((job) => job.organizationId !== null && countOf(job.organizationId) >= share),
            ).toBe(true);
          }
        },
      ),
    );
  });
});
