import { describe, expect, test } from 'vitest';
import { busiestOf, heatLevelOf, heatStepsOf, mostOf } from './heat-scale.ts';

describe('the heat scale', () => {
  test.each([
    [0, 40, 0],
    [1, 40, 1],
    [8, 40, 1],
    [9, 40, 2],
    [32, 40, 4],
    [33, 40, 5],
    [40, 40, 5],
    [3, 0, 0],
  ])('%d of %d is step %d', (value, most, level) => {
    expect(heatLevelOf(value, most)).toBe(level);
  });

  test('the legend begins each step where the scale does', () => {
    const steps = heatStepsOf(40);
    expect(steps).toEqual([1, 9, 17, 25, 33]);
    for (const [index, start] of steps.entries()) expect(heatLevelOf(start, 40)).toBe(index + 1);
    expect(heatStepsOf(2)).toEqual([1, 2]);
    expect(heatStepsOf(0)).toEqual([]);
  });

  test('the busiest hour is found, and a silent week has none', () => {
    const week = Array.from({ length: 7 }, () => Array<number>(24).fill(0));
    expect(busiestOf(week)).toBeNull();
    const busy = week.map((row, day) => row.map((_, hour) => (day === 2 && hour === 10 ? 7 : 1)));
    expect(busiestOf(busy)).toEqual({ day: 2, hour: 10, value: 7 });
    expect(mostOf(busy)).toBe(7);
  });
});
