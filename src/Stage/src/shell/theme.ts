export const themes = ['dark', 'light', 'system'] as const;
export type Theme = (typeof themes)[number];

/** What the person chose; dark is home. The first paint reads the same in public/theme.js. */
export function chosenTheme(): Theme {
  try {
    const stored = localStorage.getItem('theme');
    return themes.find((theme) => theme === stored) ?? 'dark';
  } catch {
    return 'dark';
  }
}

export function chooseTheme(theme: Theme) {
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // Storage may be closed to us; the choice then lasts as long as the page.
  }
  const light = theme === 'light' || (theme === 'system' && matchMedia('(prefers-color-scheme: light)').matches);
  document.documentElement.dataset.theme = light ? 'light' : 'dark';
}
