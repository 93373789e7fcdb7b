/** A small baseline JPEG encoder (ITU T.81) for the simulation's own pictures: 4:4:4, the standard's example tables, quality about 75. */
import type { Picture } from './png';

const zigzag = [0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63];
/** T.81 table K.1, halved; used for brightness and colour alike, since the pictures have little of the latter. */
const quantiser = [16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99].map((each) => Math.max(1, each >> 1));

/** T.81 tables K.3 and K.5: how many codes of each length, and their symbols. */
const dcCounts = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
const dcSymbols = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const acCounts = [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 125];
const acSymbols = [...Buffer.from('01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa', 'hex')];

type Codes = Map<number, { code: number; length: number }>;

function codesOf(counts: number[], symbols: number[]): Codes {
  const codes: Codes = new Map();
  let code = 0;
  let at = 0;
  counts.forEach((count, index) => {
    for (let i = 0; i < count; i++) codes.set(symbols[at++]!, { code: code++, length: index + 1 });
    code <<= 1;
  });
  return codes;
}

class Bits {
  readonly out: number[] = [];
  private held = 0;
  private count = 0;

  put(value: number, length: number): void {
    for (let i = length - 1; i >= 0; i--) {
      this.held = (this.held << 1) | ((value >> i) & 1);
      if (++this.count < 8) continue;
      this.out.push(this.held);
      // A zero after 0xff tells the reader that no marker begins there.
      if (this.held === 0xff) this.out.push(0);
      this.held = 0;
      this.count = 0;
    }
  }

  end(): void { while (this.count > 0) this.put(1, 1); }
}

const cosines = Array.from({ length: 64 }, (_, i) => Math.cos(((2 * (i & 7) + 1) * (i >> 3) * Math.PI) / 16) * ((i >> 3) === 0 ? Math.SQRT1_2 : 1) * 0.5);

/** Forward cosine transform of 8 × 8 samples, rows then columns. */
function transform(block: Float64Array): Float64Array {
  const rows = new Float64Array(64);
  const done = new Float64Array(64);
  for (let y = 0; y < 8; y++) for (let u = 0; u < 8; u++) { let sum = 0; for (let x = 0; x < 8; x++) sum += block[y * 8 + x]! * cosines[u * 8 + x]!; rows[y * 8 + u] = sum; }
  for (let u = 0; u < 8; u++) for (let v = 0; v < 8; v++) { let sum = 0; for (let y = 0; y < 8; y++) sum += rows[y * 8 + u]! * cosines[v * 8 + y]!; done[v * 8 + u] = sum; }
  return done;
}

const sizeOf = (value: number) => (value === 0 ? 0 : 32 - Math.clz32(Math.abs(value)));
const bitsOf = (value: number, size: number) => (value < 0 ? value + (1 << size) - 1 : value);

function writeBlock(bits: Bits, coefficients: Float64Array, before: number, dc: Codes, ac: Codes): number {
  const quantised = zigzag.map((at) => Math.round(coefficients[at]! / quantiser[at]!));
  const put = (codes: Codes, symbol: number) => { const { code, length } = codes.get(symbol)!; bits.put(code, length); };
  const difference = quantised[0]! - before;
  put(dc, sizeOf(difference));
  bits.put(bitsOf(difference, sizeOf(difference)), sizeOf(difference));
  let zeros = 0;
  for (let i = 1; i < 64; i++) {
    const value = quantised[i]!;
    if (value === 0) { zeros += 1; continue; }
    for (; zeros > 15; zeros -= 16) put(ac, 0xf0);
    put(ac, (zeros << 4) | sizeOf(value));
    bits.put(bitsOf(value, sizeOf(value)), sizeOf(value));
    zeros = 0;
  }
  if (zeros > 0) put(ac, 0);
  return quantised[0]!;
}

const segment = (marker: number, bytes: number[]) => [0xff, marker, (bytes.length + 2) >> 8, (bytes.length + 2) & 0xff, ...bytes];

export function writeJpeg({ width, height, rgb }: Picture): Uint8Array {
  const dc = codesOf(dcCounts, dcSymbols);
  const ac = codesOf(acCounts, acSymbols);
  const bits = new Bits();
  const before = [0, 0, 0];
  const planes = [(r: number, g: number, b: number) => 0.299 * r + 0.587 * g + 0.114 * b - 128, (r: number, g: number, b: number) => -0.168736 * r - 0.331264 * g + 0.5 * b, (r: number, g: number, b: number) => 0.5 * r - 0.418688 * g - 0.081312 * b];
  for (let top = 0; top < height; top += 8) {
    for (let left = 0; left < width; left += 8) {
      planes.forEach((plane, component) => {
        const block = new Float64Array(64);
        for (let i = 0; i < 64; i++) {
          // What lies outside repeats the edge.
          const at = (Math.min(height - 1, top + (i >> 3)) * width + Math.min(width - 1, left + (i & 7))) * 3;
          block[i] = plane(rgb[at]!, rgb[at + 1]!, rgb[at + 2]!);
        }
        before[component] = writeBlock(bits, transform(block), before[component]!, dc, ac);
      });
    }
  }
  bits.end();
  return Uint8Array.from([
    0xff, 0xd8, ...segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(0xdb, [0, ...zigzag.map((at) => quantiser[at]!)]),
    ...segment(0xc0, [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]),
    ...segment(0xc4, [0x00, ...dcCounts, ...dcSymbols]), ...segment(0xc4, [0x10, ...acCounts, ...acSymbols]),
    ...segment(0xda, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]), ...bits.out, 0xff, 0xd9,
  ]);
}
