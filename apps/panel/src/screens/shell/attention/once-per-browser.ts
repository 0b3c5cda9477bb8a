/** Of several tabs the first one acts; the others find the lock taken for a while. */
export function oncePerBrowser(name: string, act: () => void): void {
  if (!('locks' in navigator)) return act(); // an insecure address: each tab for itself
  void navigator.locks.request(`balcao.${name}`, { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    act();
    await new Promise((resolve) => setTimeout(resolve, 1500));
  });
}
