const paths = {
  stage: 'M2 4.5h12v7H2zM6 14h4M8 11.5V14',
  missions: 'M3 13V3.5c3-2 7 2 10 0v6c-3 2-7-2-10 0',
  talk: 'M2.5 3.5h8v5h-4l-2.5 2v-2H2.5zM12.5 6.5h1v5H12v2l-2-2H7.5',
  agents: 'M8 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM3 13.5c.5-3 2.500-4 5-4s4.500 1 5 4',
  bonds: 'M4 6a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM12 14a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM12.500 5.500a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3zM5.500 5.500l5 5M6 4h5',
  inbox: 'M2.500 9.500 4 3h8l1.500 6.500v3.500h-11zM2.500 9.500H6l.5 1.500h3l.5-1.500h3.500',
  rules: 'M3 4h5M11 4h2M3 8h1.500M7.500 8H13M3 12h6M12 12h1M9.500 2.500v3M6 6.500v3M10.500 10.500v3',
  routines: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.500V8l2.500 1.500',
  costs: 'M8 2v12M11 4.500C10 3.500 5.500 3.200 5.500 5.800S11 8 11 10.500s-5 2.500-6 .8',
  pulse: 'M1.500 8.500H5l1.500-5 3 9 1.500-4h3.500',
  settings: 'M8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM8 2v2M8 12v2M2 8h2M12 8h2M3.800 3.800l1.400 1.400M10.800 10.800l1.400 1.400M12.200 3.800l-1.400 1.400M5.200 10.800l-1.400 1.400',
  feed: 'M3 4h10M3 8h10M3 12h6',
  more: 'M3.500 8h.01M8 8h.01M12.500 8h.01',
  search: 'M7 11.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9zM10.500 10.500 14 14',
  pause: 'M5.500 3.500v9M10.500 3.500v9',
  play: 'M5 3l8 5-8 5z',
  check: 'M3 8.500 6.500 12 13 4.500',
  cross: 'M4 4l8 8M12 4l-8 8',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 5v3h2',
  chevron: 'M6 4l4 4-4 4',
  down: 'M4 6l4 4 4-4',
  up: 'M8 13V3.500M4 7l4-4 4 4',
  retry: 'M13 8a5 5 0 1 1-1.500-3.500M13 2v3h-3',
  copy: 'M5.500 5.500h7v8h-7zM3.500 10.500v-8h7',
  sun: 'M8 10.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM8 1.500v1.500M8 13v1.500M1.500 8H3M13 8h1.500M3.500 3.500l1 1M11.500 11.500l1 1M12.500 3.500l-1 1M4.500 11.500l-1 1',
  moon: 'M13 9.500A5.500 5.500 0 1 1 6.500 3 4.500 4.500 0 0 0 13 9.500z',
  dusk: 'M2 11.500h12M4 14h8M4.500 11.500a3.500 3.500 0 0 1 7 0M8 3v2M3 6l1.200 1.200M13 6l-1.200 1.200',
  theme: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 2v12',
  out: 'M6 3H3v10h3M7 8h6.500M11 5.500 13.500 8 11 10.500',
  star: 'M8 2.500l1.600 3.600 3.900.4-2.900 2.600.8 3.900L8 11l-3.400 2 .8-3.900-2.900-2.600 3.900-.4z',
  warn: 'M8 2.500 14.500 13.500h-13zM8 6.500v3M8 11.500h.01',
  chain: 'M4 3.500h4v3H4zM8 9.500h4v3H8zM6 6.500V11h2',
  edit: 'M3 13l.5-3L10.500 3 13 5.500 6 12.500z',
  undo: 'M3 6.500h6.500a3.500 3.500 0 0 1 0 7H6M5.500 4 3 6.500 5.500 9',
  dot: 'M8 8h.01',
  memory: 'M4 4h8v8H4zM6.500 2v2M9.500 2v2M6.500 12v2M9.500 12v2M2 6.500h2M2 9.500h2M12 6.500h2M12 9.500h2',
  post: 'M13.500 2.500 2.500 7l4.500 2 2 4.500zM7 9l3-3',
  grain: 'M8 2l5 3v6l-5 3-5-3V5zM3 5l5 3 5-3M8 8v6',
  hook: 'M6 9.500a2.500 2.500 0 1 0 2.500 2.500h4M8 6.500A2.500 2.500 0 1 1 10.300 4.800L12 9.500M6.500 5.500 4.500 9.500',
  film: 'M2.500 3.500h11v9h-11zM5 3.500v9M11 3.500v9M2.500 8H5M11 8h2.500',
} as const;

export type IconName = keyof typeof paths;

/** A mark of 16 px drawn with the colour of its text. Decoration only: the words beside it carry the meaning. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
