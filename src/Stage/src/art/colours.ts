import { hex } from './pixels';

/** The office's own palette: night blue, lit by screens and signs. */
export const line = hex('#12102a');
export const wall = { dark: hex('#171a3a'), base: hex('#20254e'), light: hex('#2c3266'), trim: hex('#3a4180') };
export const floor = { base: hex('#313765'), other: hex('#2d335e'), seam: hex('#272c54') };
export const wood = { top: hex('#8a5a4a'), light: hex('#a87258'), dark: hex('#5e3a3c'), front: hex('#6b4340'), planks: hex('#4a3550'), plankSeam: hex('#3d2b45') };
export const metal = { light: hex('#aab2d6'), base: hex('#6b739f'), dark: hex('#3c4270'), deep: hex('#242849') };
export const cloth = { base: hex('#7a3f7e'), light: hex('#9a569a'), dark: hex('#542a5c') };
export const neon = { cyan: hex('#5ce1e6'), pink: hex('#ff5da2'), amber: hex('#ffb454'), green: hex('#5be49b'), red: hex('#ff6b6b'), violet: hex('#b79cff') };
export const leaf = { light: hex('#7fe08a'), base: hex('#3fae68'), dark: hex('#23704e') };
export const paper = hex('#e9edff');
export const screenOff = hex('#161a36');
