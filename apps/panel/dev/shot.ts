import type { Page } from 'playwright-core';
import type { World, WorldOptions } from './fixture/world.ts';

export type Shot = {
  name: string;
  path: (conversationIds: string[]) => string;
  world?: WorldOptions;
  sizes?: readonly string[];
  waitMs?: number;
  before?: (page: Page) => Promise<unknown>;
  act?: (page: Page, world: World, size: string) => Promise<unknown>;
};
