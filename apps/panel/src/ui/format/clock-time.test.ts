import { expect, test } from 'vitest';
import { moveClockTime, parseClockTime } from './clock-time.ts';

test.each([
  ['8', '08:00'],
  ['08', '08:00'],
  ['8h', '08:00'],
  ['8h30', '08:30'],
  ['8:5', '08:05'],
  ['18.45', '18:45'],
  ['830', '08:30'],
  ['1830', '18:30'],
  [' 7:00 ', '07:00'],
  ['24', '24:00'],
  ['0000', '00:00'],
  ['24:01', null],
  ['25', null],
  ['12:60', null],
  ['meio-dia', null],
  ['', null],
])('%j is %s', (text, time) => {
  expect(parseClockTime(text)).toBe(time);
});

test('the arrow keys go round the clock', () => {
  expect(moveClockTime('08:00', 15)).toBe('08:15');
  expect(moveClockTime('00:00', -15)).toBe('23:45');
  expect(moveClockTime('23:50', 15)).toBe('00:05');
  expect(moveClockTime('24:00', -15)).toBe('23:45');
});
