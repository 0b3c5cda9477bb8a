import type { Page } from 'playwright-core';

/** An answer, and what the page's own words about it have in them. */
export type Allowed = { status: number; path: RegExp };

/** Collects what a person with the developer tools open would see in red. */
export function watchPage(page: Page, problems: string[], allowed: readonly Allowed[] = []): void {
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    // The same fact comes below with its address and method.
    if (message.text().startsWith('Failed to load resource')) return;
    // A tab that is offline says so; what matters is that it comes back.
    if (message.text().includes('ERR_INTERNET_DISCONNECTED')) return;
    if (allowed.some(({ path }) => path.test(message.text()))) return;
    problems.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    const status = response.status();
    if (status < 400) return;
    const path = new URL(response.url()).pathname;
    if ([...EXPECTED, ...allowed].some((one) => one.status === status && one.path.test(path))) return;
    problems.push(`${status} ${response.request().method()} ${path}`);
  });
}

/** How the panel learns that nobody is signed in, or that a password is wrong. */
const EXPECTED: readonly Allowed[] = [
  { status: 401, path: /^\/v1\/(me|sign-in|sign-in\/token)$/ },
  { status: 423, path: /^\/v1\/sign-in$/ },
  { status: 429, path: /^\/v1\/sign-in$/ },
];
