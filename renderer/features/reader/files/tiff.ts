/** TIFF pages on a canvas, by a decoder in JavaScript. */
import { decode, decodeImage, toRGBA8, type IFD } from 'utif2';
import { MAX_POINTS } from './kind';

export interface TiffPages { count: number; draw(page: number, canvas: HTMLCanvasElement): void }

const first = (value: unknown): number => (Array.isArray(value) && typeof value[0] === 'number' ? value[0] : 0);

/** Throws when the file holds no picture that can be decoded, or one that is too large. */
export async function openTiff(blob: Blob): Promise<TiffPages> {
  const buffer = await blob.arrayBuffer();
  const pages: IFD[] = decode(buffer).filter((page) => first(page.t256) > 0 && first(page.t257) > 0);
  if (pages.length === 0) throw new Error('tiff-empty');
  if (pages.some((page) => first(page.t256) * first(page.t257) > MAX_POINTS)) throw new Error('tiff-too-large');
  return {
    count: pages.length,
    draw(number, canvas) {
      const page = pages[number - 1];
      if (!page) return;
      decodeImage(buffer, page);
      const { width, height } = page;
      const rgba = new Uint8ClampedArray(toRGBA8(page));
      canvas.width = width;
      canvas.height = height;
      canvas.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0);
    },
  };
}
