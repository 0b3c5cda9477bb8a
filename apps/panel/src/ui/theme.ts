export type ThemeChoice = 'system' | 'light' | 'dark';

const KEY = 'balcao.theme';

export function getThemeChoice(): ThemeChoice {
  const stored = localStorage.getItem(KEY);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

export function setThemeChoice(choice: ThemeChoice): void {
  if (choice === 'system') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, choice);
  applyTheme();
}

const systemDark = () => matchMedia('(prefers-color-scheme: dark)');

function applyTheme(): void {
  const choice = getThemeChoice();
  const dark = choice === 'dark' || (choice === 'system' && systemDark().matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}

/** Follows the system while the choice is `system`. */
export function watchTheme(): void {
  applyTheme();
  systemDark().addEventListener('change', applyTheme);
}
