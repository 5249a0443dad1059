import type { Pixels } from './pixels';

/** A canvas showing the picture, for textures and data addresses. */
export function toCanvas(pixels: Pixels): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = pixels.width;
  canvas.height = pixels.height;
  // Kept in memory: one handed to the graphics card would have to be fetched back for each portrait and each texture.
  canvas.getContext('2d', { willReadFrequently: true })?.putImageData(new ImageData(pixels.data, pixels.width, pixels.height), 0, 0);
  return canvas;
}
