import { Pixels, type Colour } from './pixels';

// A capital alphabet of three by five pixels: signs and boards in the office speak it.
const glyphs: Record<string, string> = {
  A: '.#.#.#####.##.#', B: '##.#.###.#.###.', C: '.###..#..#...##', D: '##.#.##.##.###.', E: '####..##.#..###', F: '####..##.#..#..', G: '.###..#.##.#.##', H: '#.##.#####.##.#', I: '###.#..#..#.###',
  J: '..#..#..##.#.#.', K: '#.##.###.#.##.#', L: '#..#..#..#..###', M: '#.#####.##.##.#', N: '##.#.##.##.##.#', O: '####.##.##.####', P: '##.#.###.#..#..', Q: '.#.#.##.#.#..##', R: '##.#.###.#.##.#', S: '.###...#...###.',
  T: '###.#..#..#..#.', U: '#.##.##.##.####', V: '#.##.##.##.#.#.', W: '#.##.##.#####.#', X: '#.##.#.#.#.##.#', Y: '#.##.#.#..#..#.', Z: '###..#.#.#..###',
  0: '####.##.##.####', 1: '.#.##..#..#.###', 2: '##...#.#.#..###', 3: '##...#.#...###.', 4: '#.##.####..#..#', 5: '####..##...###.', 6: '.###..####.####', 7: '###..#.#..#..#.', 8: '####.#####.####', 9: '####.####..###.',
  '/': '..#..#.#.#..#..', '$': '.####.#.#.####.', '.': '.............#.', '+': '....#.###.#....', '-': '......###......', ':': '....#.....#....', '%': '#.#..#.#.#..#.#', "'": '.#..#..........',
};

/** How wide a text is in pixels at this size. */
export const textWidth = (text: string, size = 1) => Math.max(0, text.length * 4 - 1) * size;

/** Writes capitals, digits and a few signs; what it does not know it leaves blank. */
export function write(p: Pixels, x: number, y: number, text: string, colour: Colour, size = 1): Pixels {
  [...text.toUpperCase()].forEach((letter, index) => {
    const glyph = glyphs[letter];
    if (!glyph) return;
    for (let i = 0; i < 15; i++) if (glyph[i] === '#') p.rect(x + (index * 4 + (i % 3)) * size, y + Math.floor(i / 3) * size, size, size, colour);
  });
  return p;
}
