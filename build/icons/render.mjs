// Renders icon.svg to the sizes the desktop shell and the installers need. Run by hand when the drawing changes: node build/icons/render.mjs <path of a Chromium>
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const here = import.meta.dirname;
const svg = readFileSync(join(here, 'icon.svg'), 'utf8');
const [executablePath] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
const pngs = new Map();
for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  pngs.set(size, await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();

/** An .ico file is a small directory in front of PNG files. */
function ico(sizes) {
  const head = Buffer.alloc(6 + 16 * sizes.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(sizes.length, 4);
  let offset = head.length;
  sizes.forEach((size, i) => {
    const png = pngs.get(size);
    head.writeUInt8(size === 256 ? 0 : size, 6 + 16 * i);
    head.writeUInt8(size === 256 ? 0 : size, 7 + 16 * i);
    head.writeUInt16LE(1, 10 + 16 * i);
    head.writeUInt16LE(32, 12 + 16 * i);
    head.writeUInt32LE(png.length, 14 + 16 * i);
    head.writeUInt32LE(offset, 18 + 16 * i);
    offset += png.length;
  });
  return Buffer.concat([head, ...sizes.map((size) => pngs.get(size))]);
}
/** An .icns file is a list of named PNG files. */
function icns(entries) {
  const parts = entries.map(([type, size]) => {
    const head = Buffer.alloc(8);
    head.write(type, 0, 'ascii');
    head.writeUInt32BE(8 + pngs.get(size).length, 4);
    return Buffer.concat([head, pngs.get(size)]);
  });
  const head = Buffer.alloc(8);
  head.write('icns', 0, 'ascii');
  head.writeUInt32BE(8 + parts.reduce((n, p) => n + p.length, 0), 4);
  return Buffer.concat([head, ...parts]);
}
writeFileSync(join(here, 'icon.png'), pngs.get(512));
writeFileSync(join(here, 'tray.png'), pngs.get(32));
writeFileSync(join(here, 'icon.ico'), ico([16, 24, 32, 48, 64, 128, 256]));
writeFileSync(join(here, 'icon.icns'), icns([['icp4', 16], ['icp5', 32], ['icp6', 64], ['ic07', 128], ['ic08', 256], ['ic09', 512], ['ic10', 1024]]));
