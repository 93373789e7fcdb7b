import type { MessageHeader } from 'fhir/r4';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallMessage } from '../../../tests/fixtures/message';
import { fhirJson } from '.';
import { scanJson } from './scan';

const accepts = (text: string): boolean => {
  try { JSON.parse(text); return true; } catch { return false; }
};
const withNoise = fc.tuple(fc.json(), fc.nat(), fc.constantFrom('', '"', '\\', '{', '}', '[', ']', ',', ':', '0', '.', 'e', '-', 'n', ' ', '\n', '\\u12', '\u0001', 'é'))
  .map(([text, at, noise]) => { const cut = at % (text.length + 1); return text.slice(0, cut) + noise + text.slice(cut + (at % 2)); });

describe('the pass over JSON text', () => {
  it('accepts exactly what the platform accepts', () => {
    fc.assert(fc.property(fc.oneof(fc.json(), withNoise, fc.string({ unit: 'binary' })), (text) => {
      expect(scanJson(text, 1000).fault === undefined).toBe(accepts(text));
    }), { numRuns: 1000 });
  });

  it('calls every beginning of a message truncated', () => {
    const text = JSON.stringify({ a: [1.5e3, true, null, 'é\n\u2028😀"\\', { b: -0.25 }], c: {} });
    for (let end = 1; end < text.length; end++) expect([end, scanJson(text.slice(0, end), 64).fault?.kind]).toEqual([end, 'truncated']);
  });

  it('finds doubled keys by their meaning and says where', () => {
    const scan = scanJson('{"a":1,\n "b":[{"x":1},{"y":1,"\\u0079":2}]}', 64);
    expect(scan.findings).toEqual([{ kind: 'duplicate-key', offset: 29, what: 'y', path: '.b[1].y' }]);
    expect(scanJson('{"a":{"k":1},"b":{"k":1}}', 64).findings).toEqual([]);
  });

  it('finds characters that no message may hold', () => {
    expect(scanJson('["\\u0000","\\b","\\ud800","\ud800x","\\ud83d\\ude00","😀","\\n\\t\\r"]', 64).findings.map(({ what }) => what)).toEqual(['U+0000', 'U+0008', 'U+D800', 'U+D800']);
  });
});

describe('FHIR JSON', () => {
  it('is read as it is written', () => {
    const document = { kind: 'fhir' as const, format: 'fhir-json' as const, bundle: smallMessage() };
    expect(fhirJson.parse(`\ufeff${fhirJson.write(document)}\n`)).toEqual({ document, issues: [] });
  });

  it.each([
    ['', 'text-empty'], [' \n\ufeff ', 'text-empty'], ['{"resourceType":"Bundle","id":"x', 'text-truncated'], ['{"resourceType":"Bundle",}', 'text-malformed'], ['{"resourceType":"Bundle"} {}', 'text-malformed'],
    ['{"id":"\u0000"}', 'text-forbidden-character'], ['[]', 'not-a-message'], ['"Bundle"', 'not-a-message'], ['null', 'not-a-message'], ['{"resourceType":"Patient"}', 'not-a-message'],
  ])('%j is refused', (text, rule) => {
    const { document, issues } = fhirJson.parse(text);
    expect(document).toBeUndefined();
    expect(issues[0]).toMatchObject({ rule, severity: 'fatal', source: 'text' });
  });

  it('refuses ten thousand levels unread', () => {
    for (const level of ['[', '{"a":']) expect(fhirJson.parse(level.repeat(10_000)).issues).toMatchObject([{ rule: 'text-too-deep', severity: 'fatal' }]);
  });

  it('says the place', () => {
    expect(fhirJson.parse('{\n  "resourceType": "Bundle",\n  "id" "x"\n}').issues[0]).toMatchObject({ rule: 'text-malformed', line: 3, column: 8 });
    const { document, issues } = fhirJson.parse('{"resourceType":"Bundle","entry":[{"fullUrl":"a",\n"fullUrl":"b"}]}');
    expect(document).toBeDefined();
    expect(issues).toMatchObject([{ rule: 'text-duplicate-key', severity: 'error', path: 'Bundle.entry[0].fullUrl', line: 2, column: 1 }]);
  });

  it('keeps to its limits', () => {
    expect(fhirJson.parse('{"resourceType":"Bundle"}', { maxLength: 10, maxDepth: 64, maxItems: 1000 }).issues[0]?.rule).toBe('text-too-large');
    expect(fhirJson.parse('{"resourceType":"Bundle","a":[[]]}', { maxLength: 1000, maxDepth: 3, maxItems: 1000 }).document).toBeDefined();
    expect(fhirJson.parse('{"resourceType":"Bundle","a":[[]]}', { maxLength: 1000, maxDepth: 2, maxItems: 1000 }).issues[0]?.rule).toBe('text-too-deep');
    expect(fhirJson.parse(`{"a":[${'1,'.repeat(200_000)}1]}`).issues).toMatchObject([{ rule: 'text-too-many', severity: 'fatal' }]);
  });

  it('names an unsafe narrative by its place', () => {
    const bundle = smallMessage();
    (bundle.entry![0]!.resource as MessageHeader).text!.div = '<div xmlns="http://www.w3.org/1999/xhtml"><script>x</script></div>';
    expect(fhirJson.parse(JSON.stringify(bundle)).issues).toMatchObject([{ rule: 'text-unsafe-narrative', path: 'Bundle.entry[0].resource.text.div' }]);
  });
});
