import { extent } from '../art/layout';

/** How the office is shown in a box: which part of the world, how large a pixel of it is, and how large the canvas is inside. */
export interface View {
  /** Canvas pixels for one pixel of the world; always whole, so that pixels stay square and equal. */
  scale: number;
  canvasWidth: number;
  canvasHeight: number;
  /** The upper left corner of the part that is seen. */
  x: number;
  y: number;
  /** CSS pixels for one pixel of the world. */
  css: number;
}

const ideal = 480;
const least = 400;
const most = extent.width;

/**
 * Fills the box with whole pixels where a part of the world between 400 and 640 wide fits it; else the world is drawn larger than
 * needed, in whole pixels, and the browser scales it down smoothly, which stays crisp.
 */
export function fit(width: number, height: number, ratio: number): View {
  const device = { width: Math.max(1, Math.round(width * ratio)), height: Math.max(1, Math.round(height * ratio)) };
  const left = (seen: number) => extent.left + Math.round((extent.width - seen) / 2);
  // A little more of the wall than of the floor: that is where the windows and the board are.
  const top = (seen: number) => extent.top + Math.round((extent.height - seen) * 0.46);
  const scale = Math.max(1, Math.round(device.width / ideal));
  const seen = device.width / scale;
  if (seen >= least && seen <= most && device.height / scale <= extent.height) {
    return { scale, canvasWidth: device.width, canvasHeight: device.height, x: left(seen), y: top(device.height / scale), css: scale / ratio };
  }
  const larger = Math.max(2, Math.ceil(device.width / ideal));
  const seenHeight = Math.min(extent.height, Math.round((ideal * device.height) / device.width));
  return { scale: larger, canvasWidth: ideal * larger, canvasHeight: seenHeight * larger, x: left(ideal), y: top(seenHeight), css: width / ideal };
}
