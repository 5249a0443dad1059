/** The floor one walks on. */
export const world = { width: 560, height: 320, wallBase: 96 };

/** All that is drawn, which is a little more: large screens see the edges of the room. */
export const extent = { left: -40, top: -20, width: 640, height: 360 };

/** The windows, as holes through which the city is seen. */
export const windows = [
  { x: -40, y: 42, width: 90, height: 40 },
  { x: 120, y: 42, width: 84, height: 40 },
  { x: 338, y: 42, width: 162, height: 40 },
  { x: 514, y: 42, width: 86, height: 40 },
] as const;

export const board = { x: 212, y: 40, width: 100, height: 43 };
export const glassRoom = { left: 328, bottom: 208, doorLeft: 334, doorRight: 362, height: 30 };
