import type { Raster } from '../picture/types.js';
import { softBlur } from '../pixels/blur.js';
import { type Colour, fromHue } from '../pixels/colour.js';
import { ellipse, fillOutlines, type Outline, type Paint, paint, roundedBox, smoothOutline } from '../pixels/fill.js';
import { hashText, seededRandom } from '../pixels/random.js';
import { createRaster } from '../pixels/raster.js';

/** Side of the square frame in whose units scenes are designed. They can be drawn at any size. */
const DESIGN = 1000;

/**
 * Draws a product on a plain background. Its kind, colours, light and grain depend only on the seed text, and are the same on
 * every machine.
 */
export function drawScene(seed: string, width: number, height: number): Raster {
  const random = seededRandom(hashText(seed));
  const hue = random() * 360;
  const body = fromHue(hue, 0.45 + 0.35 * random(), 0.34 + 0.22 * random());
  const accent = fromHue(hue + 150 + 60 * random(), 0.7, 0.6);
  const ground = fromHue(hue + 180, 0.1 * random(), 0.86 + 0.1 * random());
  const stage = new Stage(width, height, ground);
  const draw = PRODUCTS[Math.floor(random() * PRODUCTS.length)] ?? drawMug;
  draw(stage, body, accent, random);
  stage.grain(random, 2.2);
  return stage.raster;
}

class Stage {
  readonly raster: Raster;
  readonly #scale: number;
  readonly #dx: number;
  readonly #dy: number;

  constructor(width: number, height: number, ground: Colour) {
    this.raster = createRaster(width, height, [...ground, 255]);
    this.#scale = Math.min(width, height) / DESIGN;
    this.#dx = (width - DESIGN * this.#scale) / 2;
    this.#dy = (height - DESIGN * this.#scale) / 2;
    // Studio light: brighter in the middle, darker towards the corners.
    const { data } = this.raster;
    for (let y = 0, p = 0; y < height; y++) {
      for (let x = 0; x < width; x++, p += 4) {
        const u = x / width - 0.45;
        const v = y / height - 0.4;
        const light = 1.04 - 0.22 * (u * u + v * v);
        for (let c = 0; c < 3; c++) data[p + c] = data[p + c]! * light;
      }
    }
  }

  #place(outline: Outline): Outline {
    return outline.map((v, i) => v * this.#scale + (i % 2 ? this.#dy : this.#dx));
  }

  fill(outlines: readonly Outline[], colour: Colour, shade?: (u: number, v: number) => number): void {
    const patch = fillOutlines(
      outlines.map((outline) => this.#place(outline)),
      this.raster,
    );
    const shaded: Paint = (x, y) => {
      const light = shade?.((x - this.#dx) / this.#scale, (y - this.#dy) / this.#scale) ?? 1;
      return [colour[0] * light, colour[1] * light, colour[2] * light];
    };
    paint(this.raster, patch, shade ? shaded : colour);
  }

  shadow(cx: number, cy: number, rx: number, ry: number): void {
    for (const [grow, soft, dark] of [
      [1, 26, 0.4],
      [0.94, 9, 0.35],
    ] as const) {
      const radius = soft * this.#scale;
      const outline = this.#place(ellipse(cx, cy, rx * grow, ry * grow));
      const patch = fillOutlines([outline], this.raster, Math.ceil(radius * 3));
      const values = softBlur(patch.values, patch.width, patch.height, radius);
      paint(this.raster, { ...patch, values }, [28, 26, 30], dark);
    }
  }

  grain(random: () => number, amount: number): void {
    const { data } = this.raster;
    for (let p = 0; p < data.length; p += 4) {
      const n = (random() + random() - 1) * amount;
      data[p] = data[p]! + n;
      data[p + 1] = data[p + 1]! + n;
      data[p + 2] = data[p + 2]! + n;
    }
  }
}

type Draw = (stage: Stage, body: Colour, accent: Colour, random: () => number) => void;

/** Light on a round body: bright left of the middle, dark towards the edges. */
const round = (left: number, right: number) => (u: number) => {
  const t = (u - left) / (right - left);
  return 0.74 + 0.42 * Math.exp(-((t - 0.34) ** 2) / 0.06) + 0.06 * Math.exp(-((t - 0.97) ** 2) / 0.004);
};

const drawMug: Draw = (stage, body, accent) => {
  stage.shadow(490, 792, 270, 34);
  stage.fill([ellipse(700, 530, 150, 155), reversed(ellipse(700, 530, 96, 101))], body, round(560, 850));
  stage.fill([roundedBox(270, 300, 440, 490, 70), roundedBox(270, 300, 440, 120, 4)], body, round(270, 710));
  stage.fill([ellipse(490, 302, 220, 42)], mix(body, [255, 255, 255], 0.25));
  stage.fill([ellipse(490, 306, 204, 34)], mix(body, [0, 0, 0], 0.55));
  stage.fill([ellipse(470, 560, 110, 110)], accent, round(270, 710));
  stage.fill(
    [
      smoothOutline([
        [470, 500],
        [530, 590],
        [470, 625],
        [410, 590],
      ]),
    ],
    [250, 248, 240],
    round(270, 710),
  );
};

const drawBottle: Draw = (stage, body, accent) => {
  stage.shadow(500, 880, 170, 26);
  stage.fill([roundedBox(350, 340, 300, 540, 46)], body, round(350, 650));
  stage.fill(
    [
      smoothOutline([
        [352, 400],
        [380, 310],
        [440, 250],
        [560, 250],
        [620, 310],
        [648, 400],
      ]),
    ],
    body,
    round(350, 650),
  );
  stage.fill([roundedBox(440, 120, 120, 150, 14)], mix(body, [20, 20, 20], 0.7), round(440, 560));
  stage.fill([roundedBox(350, 500, 300, 220, 0)], [246, 243, 236], round(350, 650));
  stage.fill([ellipse(500, 590, 56, 56)], accent, round(350, 650));
  stage.fill([roundedBox(420, 666, 160, 16, 8)], mix(accent, [0, 0, 0], 0.4), round(350, 650));
};

const drawShirt: Draw = (stage, body, accent, random) => {
  const fold = random() * 6;
  const cloth = (u: number, v: number) =>
    1 + 0.05 * Math.sin(u / 46 + fold + v / 160) + 0.04 * Math.sin((u + v) / 90 + fold) - 0.1 * ((u - 470) / 500) ** 2;
  const shirt: Outline = [
    355, 165, 420, 200, 500, 215, 580, 200, 645, 165, 790, 240, 900, 430, 775, 500, 715, 425, 720, 860, 280, 860, 285,
    425, 225, 500, 100, 430, 210, 240,
  ];
  stage.fill([shirt], body, cloth);
  stage.fill(
    [[420, 200, 500, 215, 580, 200, 600, 190, 560, 250, 500, 268, 440, 250, 400, 190]],
    mix(body, [0, 0, 0], 0.25),
  );
  stage.fill([ellipse(500, 500, 120, 120)], accent, cloth);
  stage.fill([[500, 405, 590, 560, 410, 560]], [250, 247, 240], cloth);
  stage.fill([ellipse(500, 510, 32, 32)], mix(accent, [0, 0, 0], 0.5), cloth);
  stage.fill([roundedBox(400, 650, 200, 26, 13)], accent, cloth);
};

const drawBag: Draw = (stage, body, accent) => {
  stage.shadow(500, 868, 300, 32);
  const strap = smoothOutline([
    [330, 430],
    [360, 200],
    [500, 130],
    [640, 200],
    [670, 430],
    [500, 300],
  ]);
  const inner = smoothOutline([
    [372, 430],
    [400, 225],
    [500, 172],
    [600, 225],
    [628, 430],
    [500, 400],
  ]);
  stage.fill([strap, reversed(inner)], mix(body, [0, 0, 0], 0.3));
  stage.fill([[215, 400, 785, 400, 830, 860, 170, 860]], body, round(170, 830));
  stage.fill([[215, 400, 785, 400, 800, 545, 200, 545]], mix(body, [255, 255, 255], 0.12), round(170, 830));
  stage.fill([roundedBox(455, 500, 90, 90, 16)], accent);
};

const drawLamp: Draw = (stage, body, accent) => {
  stage.shadow(500, 872, 190, 24);
  stage.fill([roundedBox(484, 420, 32, 430, 6)], mix(accent, [0, 0, 0], 0.35), round(484, 516));
  stage.fill([ellipse(500, 858, 165, 26)], mix(accent, [0, 0, 0], 0.35), round(335, 665));
  stage.fill([[390, 160, 610, 160, 720, 470, 280, 470]], body, round(280, 720));
  stage.fill([ellipse(500, 470, 220, 26)], mix(body, [255, 240, 200], 0.6));
};

const PRODUCTS: readonly Draw[] = [drawMug, drawBottle, drawShirt, drawBag, drawLamp];

function reversed(outline: Outline): Outline {
  const out: number[] = [];
  for (let i = outline.length - 2; i >= 0; i -= 2) out.push(outline[i]!, outline[i + 1]!);
  return out;
}

function mix(a: Colour, b: Colour, share: number): Colour {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}
