import { hairStyles, type HairStyle } from './hair';
import { hex, type Colour } from './pixels';

export type Clothes = 'suit' | 'labcoat' | 'bomber' | 'overalls' | 'leather' | 'hoodie';
export type Accessory = 'none' | 'glasses' | 'visor' | 'headphones' | 'beret' | 'scarf' | 'shades';

/** How one agent is dressed: layers chosen, and the colours they are drawn in. */
export interface Look {
  skin: Colour;
  hair: HairStyle;
  hairColour: Colour;
  clothes: Clothes;
  main: Colour;
  trim: Colour;
  trousers: Colour;
  accessory: Accessory;
  /** Their hue, as a sign on clothes and screens. */
  hue: Colour;
}

/** The twelve hues of agents, as on the rest of the Stage in the dark. */
export const hues = ['#f2c14e', '#6fb7ff', '#6edb8f', '#ff8ac2', '#ff9466', '#b79cff', '#4fd6c6', '#b8db5c', '#8fa2ff', '#ff8585', '#d9b38c', '#e29bf0'].map((text) => hex(text));

const skins = ['#f6cfae', '#e8b48c', '#c98a5e', '#9a6240', '#6f4630', '#fbdcc4'].map((text) => hex(text));
const hairColours = ['#2a2438', '#4a3228', '#8a5a34', '#d8a24a', '#c8cbe0', '#7a2f4a'].map((text) => hex(text));
const styles = Object.keys(hairStyles) as HairStyle[];
const wardrobe: Clothes[] = ['suit', 'labcoat', 'bomber', 'overalls', 'leather', 'hoodie'];
const accessories: Accessory[] = ['none', 'glasses', 'headphones', 'none', 'scarf', 'shades', 'none'];

/** The six of the studio, dressed by hand. */
const dressed: Record<string, Omit<Look, 'hue'>> = {
  opus: { skin: hex('#c98a5e'), hair: 'slick', hairColour: hex('#c4c8e2'), clothes: 'suit', main: hex('#2c3566'), trim: hex('#f2c14e'), trousers: hex('#20264a'), accessory: 'none' },
  brain: { skin: hex('#f6cfae'), hair: 'messy', hairColour: hex('#3a4fa0'), clothes: 'labcoat', main: hex('#e6ebfb'), trim: hex('#6fb7ff'), trousers: hex('#39406a'), accessory: 'glasses' },
  growth: { skin: hex('#9a6240'), hair: 'ponytail', hairColour: hex('#2f2238'), clothes: 'bomber', main: hex('#2f8f5a'), trim: hex('#d5ffb0'), trousers: hex('#2b3358'), accessory: 'none' },
  creator: { skin: hex('#fbdcc4'), hair: 'bob', hairColour: hex('#e0589a'), clothes: 'overalls', main: hex('#5b6ad0'), trim: hex('#ffe3f0'), trousers: hex('#5b6ad0'), accessory: 'beret' },
  'twitter-alt': { skin: hex('#e8b48c'), hair: 'mohawk', hairColour: hex('#ff7a3c'), clothes: 'leather', main: hex('#343046'), trim: hex('#ff9466'), trousers: hex('#4a4f7d'), accessory: 'headphones' },
  observer: { skin: hex('#6f4630'), hair: 'hood', hairColour: hex('#6a4fc0'), clothes: 'hoodie', main: hex('#6a4fc0'), trim: hex('#4fe0e6'), trousers: hex('#2a2850'), accessory: 'visor' },
};

function hash(text: string): number {
  let value = 2166136261;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619);
  // A last stir, because short names differ only in few bits.
  value ^= value >>> 15;
  return Math.imul(value, 2246822519) >>> 0;
}

const pick = <T,>(list: readonly T[], number: number): T => list[number % list.length] as T;

/** What a template may say of a look, one layer a word: `hair:curls`, `skin:#9a6240`. */
function layersOf(sprite: string): Partial<Look> {
  const layers: Partial<Look> = {};
  for (const word of sprite.split(/\s+/)) {
    const [name, value = ''] = word.split(':');
    const colour = /^#[0-9a-f]{6}$/i.test(value) ? hex(value) : undefined;
    if (name === 'hair' && value in hairStyles) layers.hair = value as HairStyle;
    else if (name === 'clothes' && (wardrobe as string[]).includes(value)) layers.clothes = value as Clothes;
    else if (name === 'accessory' && (accessories as string[]).includes(value)) layers.accessory = value as Accessory;
    else if (colour !== undefined && (name === 'skin' || name === 'main' || name === 'trim' || name === 'trousers')) layers[name] = colour;
    else if (colour !== undefined && name === 'haircolour') layers.hairColour = colour;
  }
  return layers;
}

/** Someone dressed by their name alone, so that they look the same everywhere and always. */
function byName(agent: string, hue: Colour): Look {
  const seed = hash(agent);
  const clothes = pick(wardrobe, seed >>> 3);
  return {
    skin: pick(skins, seed >>> 7),
    hair: pick(styles, seed >>> 11),
    hairColour: pick(hairColours, seed >>> 17),
    clothes,
    main: clothes === 'labcoat' ? hex('#e6ebfb') : clothes === 'leather' ? hex('#343046') : hue,
    trim: hue,
    trousers: hex('#2b3358'),
    accessory: pick(accessories, seed >>> 22),
    hue,
  };
}

/**
 * How an agent looks. A template's `sprite` begins with one of the six dressed by hand, or not, and may go on with layers of its
 * own: `creator hair:curls haircolour:#2a2438 accessory:glasses`. Who borrows another's clothes keeps a face of their own.
 */
export function lookOf(agent: string, index: number, sprite = ''): Look {
  const hue = pick(hues, index < 0 ? hash(agent) : index);
  const own = byName(agent, hue);
  const named = dressed[agent] ?? null;
  const lent = dressed[sprite.split(/\s+/)[0] ?? ''];
  const { clothes, accessory } = lent ?? own;
  const base: Look = named ? { ...named, hue } : lent ? { ...own, clothes, accessory, main: clothes === 'labcoat' || clothes === 'leather' ? lent.main : hue, trousers: lent.trousers, hair: clothes === 'hoodie' ? 'hood' : own.hair, hairColour: clothes === 'hoodie' ? hue : own.hairColour } : own;
  return { ...base, ...layersOf(sprite) };
}
