import { hex, Pixels } from './pixels';

export const catPoses = ['sleep0', 'sleep1', 'sit0', 'sit1', 'walk0', 'walk1'] as const;
export type CatPose = (typeof catPoses)[number];

const maps: Record<CatPose, readonly string[]> = {
  sleep0: ['................', '................', '.....oo...oo....', '....ogoo.ogo....', '....oggggggo....', '..oooggggggggoo.', '.ogggoggggogggo.', '.oggggggggggggo.', '.ogddggwwgggddo.', '..oooooooooooo..'],
  sleep1: ['................', '................', '................', '.....oo...oo....', '....ogoo.ogo....', '..oooggggggggoo.', '.ogggoggggogggo.', '.oggggggggggggo.', '.ogddggwwgggddo.', '..oooooooooooo..'],
  sit0: ['....o...o.......', '...ogo.ogo......', '...oggggo.......', '...oyggyo.......', '...ogwwgo.......', '....oggoo...oo..', '...oggggggo.ogo.', '...ogwwgggdoogo.', '...ogwwggddogo..', '...ooooooooo....'],
  sit1: ['....o...o.......', '...ogo.ogo......', '...oggggo.......', '...oyggyo.......', '...ogwwgo.......', '....oggoo.......', '...oggggggo.....', '...ogwwgggdooo..', '...ogwwggddoggo.', '...oooooooooooo.'],
  walk0: ['................', '.oo........o..o.', '.ogo......ogoogo', '..ogo.....oggggo', '...oooooooogyggo', '...oggggggggggwo', '...ogdggggdgooo.', '...oggooooggo...', '...ogo...ogo....', '...oo.....oo....'],
  walk1: ['..oo............', '..ogo......o..o.', '..ogo.....ogoogo', '...ogo....oggggo', '...oooooooogyggo', '...oggggggggggwo', '...ogdggggdgooo.', '...ogooooogo....', '..ogo.....ogo...', '..oo......oo....'],
};

/** The office cat, looking right where it walks. */
export function drawCat(pose: CatPose): Pixels {
  const p = new Pixels(16, 10);
  return p.rows(0, 0, maps[pose], { o: hex('#14122b'), g: hex('#e8934a'), d: hex('#b4642c'), w: hex('#fff3e0'), y: hex('#2c6b3a') });
}
