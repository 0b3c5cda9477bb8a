// Runs before the first paint, so that no theme ever flashes the other one.
(() => {
  const choice = localStorage.getItem('balcao.theme');
  const dark =
    choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
