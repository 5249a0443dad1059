import { Container, Sprite, Texture } from 'pixi.js';
import { neon } from '../../art/colours';
import { textWidth } from '../../art/font';
import { hex } from '../../art/pixels';
import { drawBoard, drawNeon } from '../../art/signs';
import { board } from '../../art/layout';
import { toCanvas } from '../../art/toCanvas';
import { tintOf } from './glow';
import type { Lamp, Light } from './Light';
import type { Textures } from './textures';

export interface BoardFigures {
  open: string;
  done: string;
  talks: string;
  spent: string;
}

/** What is written in the room: the company's name in neon, whether it is open, and today's figures on the board. */
export class Signs {
  private readonly textures: Textures;
  private readonly name = new Sprite();
  private readonly state = new Sprite();
  private readonly boardSprite = new Sprite();
  private readonly nameLamp: Lamp;
  private readonly stateLamp: Lamp;
  private shownFigures = '';
  private text = '';
  private word = 'OPEN';
  private time = 0;
  private lit = true;

  constructor(textures: Textures, walls: Container, light: Light) {
    this.textures = textures;
    this.boardSprite.position.set(board.x, board.y);
    this.stateLamp = light.add(88, 46, 90, tintOf(neon.green), 0.7);
    this.nameLamp = light.add(419, 62, 190, tintOf(neon.pink), 0.9, 0.75);
    light.add(board.x + board.width / 2, board.y + 22, 260, 0xf4f4ff, 0.85, 0.5, 0);
    walls.addChild(this.boardSprite, this.name, this.state);
    this.setFigures({ open: '-', done: '-', talks: '-', spent: '-' });
  }

  setName(name: string) {
    this.text = name.toUpperCase().replace(/[^A-Z0-9 .'-]/g, '').slice(0, 14);
    const size = this.text.length > 9 ? 2 : 3;
    this.name.position.set(Math.round(419 - textWidth(this.text, size) / 2 - 4 * size), size === 3 ? 44 : 48);
    this.draw();
  }

  setState(state: string) {
    this.word = state === 'open' ? 'OPEN' : state === 'paused' ? 'PAUSED' : 'CLOSED';
    this.stateLamp.tint(tintOf(this.stateColour()));
    this.state.position.set(Math.round(88 - textWidth(this.word) / 2 - 4), 39);
    this.draw();
  }

  private stateColour = () => (this.word === 'OPEN' ? neon.green : this.word === 'PAUSED' ? neon.amber : neon.red);

  setFigures(figures: BoardFigures) {
    const key = JSON.stringify(figures);
    if (key === this.shownFigures) return;
    this.shownFigures = key;
    const old = this.boardSprite.texture;
    const texture = Texture.from(
      toCanvas(
        drawBoard([
          { label: 'OPEN', value: figures.open, colour: hex('#0b7285') },
          { label: 'DONE', value: figures.done, colour: hex('#1b7a3d') },
          { label: 'TALKS', value: figures.talks, colour: hex('#c2186b') },
          { label: 'SPENT', value: figures.spent, colour: hex('#8f5b00') },
        ]),
      ),
      true,
    );
    texture.source.scaleMode = 'nearest';
    this.boardSprite.texture = texture;
    if (old !== Texture.EMPTY) old.destroy(true);
  }

  private draw() {
    const size = this.text.length > 9 ? 2 : 3;
    this.name.texture = this.textures.get(`neon-${this.text}-${this.lit}`, () => drawNeon(this.text, neon.pink, size, this.lit));
    this.state.texture = this.textures.get(`neon-${this.word}`, () => drawNeon(this.word, this.stateColour(), 1, true));
    this.nameLamp.set(this.lit ? 0.9 : 0.15);
  }

  /** Neon hums, and now and then it stutters. */
  update(seconds: number) {
    this.time += seconds;
    const inCycle = this.time % 17;
    const lit = !(inCycle > 15.2 && inCycle < 15.9 && Math.floor(inCycle * 14) % 2 === 0);
    if (lit !== this.lit) {
      this.lit = lit;
      this.draw();
    } else if (lit) this.nameLamp.set(0.88 + Math.sin(this.time * 9) * 0.06);
  }
}
