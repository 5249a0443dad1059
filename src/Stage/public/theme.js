// Runs before the first paint, so that a person who chose light never sees a dark flash.
try {
  const chosen = localStorage.getItem('theme');
  const light = chosen === 'light' || (chosen === 'system' && matchMedia('(prefers-color-scheme: light)').matches);
  document.documentElement.dataset.theme = light ? 'light' : 'dark';
} catch {
  // Storage may be closed to us; dark is home.
}
