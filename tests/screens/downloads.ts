/** What a page saves to the disk, caught instead: for a test file, empty before each test. */
import { afterEach, beforeEach } from 'vitest';

export function downloadsForTests(): { name: string; blob: Blob }[] {
  const saved: { name: string; blob: Blob }[] = [];
  const real = { create: URL.createObjectURL.bind(URL), click: HTMLAnchorElement.prototype.click };
  beforeEach(() => {
    saved.length = 0;
    let last: Blob | undefined;
    URL.createObjectURL = (given) => { last = given as Blob; return real.create(given); };
    HTMLAnchorElement.prototype.click = function click() { saved.push({ name: this.download, blob: last! }); };
  });
  afterEach(() => { URL.createObjectURL = real.create; HTMLAnchorElement.prototype.click = real.click; });
  return saved;
}
