/** Red, green, blue and alpha in one number, 0xRRGGBBAA. */
export type Colour = number;

/** `#rrggbb` as a colour. */
export const hex = (text: string, alpha = 255): Colour => Number.parseInt(text.slice(1), 16) * 256 + alpha;

const channel = (colour: Colour, index: number) => Math.floor(colour / 256 ** (3 - index)) % 256;

/** A colour between two, 0 being the first. */
export function mix(a: Colour, b: Colour, share: number): Colour {
  let result = 0;
  for (let i = 0; i < 4; i++) result = result * 256 + Math.round(channel(a, i) + (channel(b, i) - channel(a, i)) * share);
  return result;
}

const black = hex('#05060f');
const white = hex('#ffffff');
export const darker = (colour: Colour, share = 0.3) => mix(colour, black, share);
export const lighter = (colour: Colour, share = 0.25) => mix(colour, white, share);

/** A picture made pixel by pixel. It needs no browser, so that a script or a test can draw as well. */
export class Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  private readonly originX: number;
  private readonly originY: number;

  /** With an origin, `(0, 0)` is that far right of and below the upper left corner. */
  constructor(width: number, height: number, originX = 0, originY = 0) {
    this.width = width;
    this.height = height;
    this.originX = originX;
    this.originY = originY;
    this.data = new Uint8ClampedArray(width * height * 4);
  }

  /** Where a pixel's four bytes begin; negative outside the picture. */
  private at(x: number, y: number): number {
    const [column, row] = [x + this.originX, y + this.originY];
    return column < 0 || row < 0 || column >= this.width || row >= this.height ? -1 : (row * this.width + column) * 4;
  }

  get(x: number, y: number): Colour {
    const at = this.at(x, y);
    if (at < 0) return 0;
    return ((this.data[at] ?? 0) * 256 ** 3) + ((this.data[at + 1] ?? 0) * 65_536) + ((this.data[at + 2] ?? 0) * 256) + (this.data[at + 3] ?? 0);
  }

  /** Lays a colour over a pixel; what is half transparent lets through what was there. */
  set(x: number, y: number, colour: Colour): this {
    const at = this.at(x, y);
    const alpha = colour % 256;
    if (at < 0 || alpha === 0) return this;
    const under = this.data[at + 3] ?? 0;
    const share = alpha === 255 || under === 0 ? 1 : alpha / 255;
    const [red, green, blue] = [Math.floor(colour / 16_777_216), Math.floor(colour / 65_536) % 256, Math.floor(colour / 256) % 256];
    this.data[at] = (this.data[at] ?? 0) * (1 - share) + red * share;
    this.data[at + 1] = (this.data[at + 1] ?? 0) * (1 - share) + green * share;
    this.data[at + 2] = (this.data[at + 2] ?? 0) * (1 - share) + blue * share;
    this.data[at + 3] = under === 0 ? alpha : Math.max(under, alpha);
    return this;
  }

  clear(x: number, y: number): this {
    const at = this.at(x, y);
    if (at >= 0) this.data.fill(0, at, at + 4);
    return this;
  }

  rect(x: number, y: number, width: number, height: number, colour: Colour): this {
    for (let row = y; row < y + height; row++) for (let column = x; column < x + width; column++) this.set(column, row, colour);
    return this;
  }

  /** A box's edge, one pixel wide. */
  frame(x: number, y: number, width: number, height: number, colour: Colour): this {
    return this.rect(x, y, width, 1, colour).rect(x, y + height - 1, width, 1, colour).rect(x, y + 1, 1, height - 2, colour).rect(x + width - 1, y + 1, 1, height - 2, colour);
  }

  /** Draws rows of letters, each letter a colour; letters without one are see-through. */
  rows(x: number, y: number, rows: readonly string[], colours: Readonly<Record<string, Colour>>): this {
    rows.forEach((row, dy) => {
      for (let dx = 0; dx < row.length; dx++) {
        const colour = colours[row[dx] ?? ''];
        if (colour !== undefined) this.set(x + dx, y + dy, colour);
      }
    });
    return this;
  }

  draw(other: Pixels, x: number, y: number): this {
    for (let row = 0; row < other.height; row++) for (let column = 0; column < other.width; column++) this.set(x + column, y + row, other.get(column, row));
    return this;
  }

  crop(x: number, y: number, width: number, height: number): Pixels {
    const part = new Pixels(width, height);
    for (let row = 0; row < height; row++) for (let column = 0; column < width; column++) part.set(column, row, this.get(x + column, y + row));
    return part;
  }

  mirrored(): Pixels {
    const other = new Pixels(this.width, this.height);
    for (let y = 0; y < this.height; y++) for (let x = 0; x < this.width; x++) other.set(this.width - 1 - x, y, this.get(x, y));
    return other;
  }

  /** A dark line around everything drawn, so that it stands off any ground. */
  outlined(colour: Colour): Pixels {
    const other = new Pixels(this.width, this.height);
    const solid = (x: number, y: number) => this.get(x, y) % 256 > 127;
    for (let y = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++) {
        if (!solid(x, y) && (solid(x - 1, y) || solid(x + 1, y) || solid(x, y - 1) || solid(x, y + 1))) other.set(x, y, colour);
      }
    }
    return other.draw(this, 0, 0);
  }
}
