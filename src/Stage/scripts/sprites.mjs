// Draws every agent in every pose as one sheet, to look at or to use elsewhere: node scripts/sprites.mjs out.png [zoom] [agent…]
import { writeFileSync } from 'node:fs';
import { createServer } from 'vite';
import { encodePng } from './png.mjs';

const [out = 'sprites.png', zoom = '1', ...wanted] = process.argv.slice(2);
const agents = wanted.length > 0 ? wanted : ['opus', 'brain', 'growth', 'creator', 'twitter-alt', 'observer'];
const server = await createServer({ server: { middlewareMode: true, watch: null }, appType: 'custom', logLevel: 'error' });
try {
  const { drawFigure, poses, sides } = await server.ssrLoadModule('/src/art/figure.ts');
  const { lookOf } = await server.ssrLoadModule('/src/art/looks.ts');
  const { Pixels, hex } = await server.ssrLoadModule('/src/art/pixels.ts');
  const sheet = new Pixels(poses.length * 18, agents.length * sides.length * 34);
  sheet.rect(0, 0, sheet.width, sheet.height, hex('#39406a'));
  agents.forEach((agent, a) => sides.forEach((side, s) => poses.forEach((pose, i) => sheet.draw(drawFigure(lookOf(agent, a), side, pose), i * 18 + 1, (a * sides.length + s) * 34 + 1))));
  writeFileSync(out, encodePng(sheet, Number(zoom)));
} finally {
  await server.close();
}
