import sharp from 'sharp';

/** A photo of 240 × 160 px with a dark object in front of a light background. */
export async function makePhoto(): Promise<Buffer> {
  const thing = Buffer.from(
    '<svg width="240" height="160"><ellipse cx="120" cy="80" rx="70" ry="50" fill="#234"/></svg>',
  );
  const background = { width: 240, height: 160, channels: 3, background: '#f4f1ea' } as const;
  return sharp({ create: background })
    .composite([{ input: thing }])
    .jpeg()
    .toBuffer();
}
