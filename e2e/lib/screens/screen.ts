import type { Page } from 'playwright-core';

export type Screen = {
  name: string;
  path: string;
  /** after the page is there: what has to be opened, and waited for */
  prepare: (page: Page) => Promise<void>;
  /** seen by somebody who has not signed in */
  stranger?: boolean;
};

/** Skeletons shimmer until the data is there. */
export async function settled(page: Page): Promise<void> {
  await page.locator('.shimmer').first().waitFor({ state: 'detached' });
}

export const heading =
  (name: string | RegExp) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('heading', { name, level: 1 }).first().waitFor();
    await settled(page);
  };

/** A dialog, sheet or popover that stands, with its data. */
export async function dialog(page: Page): Promise<void> {
  await page.getByRole('dialog').first().waitFor();
  await settled(page);
}
