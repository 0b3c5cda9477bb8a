import { serveCommands } from './lib/helper.ts';
import { Generator, type LoadCounters, type LoadOptions } from './load/generator.ts';

export type LoadCommands = {
  start: (options: LoadOptions) => void;
  clearTimes: (input: undefined) => void;
  setRate: (perSecond: number) => void;
  stopWriting: (input: undefined) => void;
  counters: (input: undefined) => LoadCounters;
  /** messages written by each contact */
  written: (input: undefined) => number[];
};

/** The generator as a process of its own, so that it measures and does not share the server's event loop. */
let generator: Generator | null = null;

function running(): Generator {
  if (!generator) throw new Error('The load has not been started.');
  return generator;
}

const commands: LoadCommands = {
  start(options) {
    generator?.close();
    generator = new Generator(options);
  },
  clearTimes: () => running().clearTimes(),
  setRate: (perSecond) => running().setRate(perSecond),
  stopWriting: () => running().stopWriting(),
  counters: () => running().counters(),
  written: () => running().written(),
};

serveCommands(commands, () => generator?.close());
