import { describe, expect, it } from 'vitest';
import { pretty } from './pretty';

describe('a message indented for reading', () => {
  it('keeps every token of JSON, also what is written twice or wrongly', () => {
    expect(pretty('{"a":[1,{"b":"x: {\\"y\\"}"}],"a":{},"n":1.50}')).toBe('{\n  "a": [\n    1,\n    {\n      "b": "x: {\\"y\\"}"\n    }\n  ],\n  "a": {},\n  "n": 1.50\n}');
    expect(pretty('{"a":"half')).toBe('{\n  "a": "half');
    expect(pretty('Dette er ingen besked.')).toBe('Dette er ingen besked.');
  });
  it('breaks XML at its elements and leaves text where it stands', () => {
    expect(pretty('<?xml version="1.0"?><a x="1"><b>tekst</b><c/><!-- n --></a>')).toBe('<?xml version="1.0"?>\n<a x="1">\n  <b>tekst</b>\n  <c/>\n  <!-- n -->\n</a>');
    expect(pretty('<a><b>half')).toBe('<a>\n  <b>half');
  });
  it('says how long a file’s content is instead of showing it', () => {
    const shown = pretty(JSON.stringify({ data: 'A'.repeat(100_000) }));
    expect(shown.length).toBeLessThan(600);
    expect(shown).toContain('100002');
  });
});
