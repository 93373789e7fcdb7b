import { describe, expect, it } from 'vitest';
import { fhirSamples } from '../../tests/corpus';
import { smallMessage } from '../../tests/fixtures/message';
import { checkStructure } from '../fhir/structure';
import { formatByContentType, formatById, formatOf, formats } from './registry';

const [json, xml] = [formatById('fhir-json')!, formatById('fhir-xml')!];

describe('registry', () => {
  it('tells formats by their first characters', () => {
    expect(formatOf('\ufeff\n {')).toBe(json);
    expect(formatOf('  <?xml')).toBe(xml);
    expect(formatOf('UNB+UNOC:3')).toBeUndefined();
    expect(formatOf('')).toBeUndefined();
  });
  it('tells formats by MIME type', () => {
    expect(formatByContentType('application/fhir+xml; charset=utf-8')).toBe(xml);
    expect(formatByContentType('Application/JSON')).toBe(json);
    expect(formatByContentType('application/pdf')).toBeUndefined();
  });
});

/** Milliseconds; only against a hang, since hundreds of files take their time on a busy machine. */
const SLOW_MACHINE = 180_000;

/** A small generator with a seed, so that a failure can be seen again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => { state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0; return Math.floor((state / 4_294_967_296) * below); };
}

it.each(formats.map((format) => [format.id, format] as const))('%s survives thousands of random changes: an answer every time', (_, format) => {
  const next = numbers(20_261_122);
  const original = format.write({ kind: 'fhir', format: format.id, bundle: smallMessage() });
  let refused = 0;
  let judged = 0;
  for (let round = 0; round < 1500; round++) {
    let text = original;
    for (let change = next(3); change >= 0; change--) {
      const at = next(text.length);
      const kind = next(4);
      const letter = kind === 0 ? String.fromCharCode(next(256)) : kind === 1 ? '' : kind === 2 ? text.slice(at, at + next(60)) : '"<>{}[]&;:,\\/0-'.charAt(next(15));
      text = text.slice(0, at) + letter + text.slice(at + (kind === 2 ? 0 : 1 + next(3)));
    }
    const { document, issues } = format.parse(text);
    if (!document) refused += 1;
    else judged += issues.length + checkStructure(document.bundle).length > 0 ? 1 : 0;
    for (const issue of issues) expect(issue.rule).not.toBe('');
    if (document) for (const other of formats) expect(typeof other.write({ ...document, format: other.id })).toBe('string');
  }
  expect(refused).toBeGreaterThan(150);
  expect(judged).toBeGreaterThan(50);
}, SLOW_MACHINE);

const samples = fhirSamples();
if (samples.length > 0) {
  /** XML knows one kind of line end; the published JSON narratives hold two. */
  const oneLineEnd = (value: unknown) => JSON.parse(JSON.stringify(value, (key, child: unknown) => (key === 'div' ? String(child).replaceAll('\r\n', '\n') : child))) as unknown;

  describe(`published samples (${samples.length})`, { timeout: SLOW_MACHINE }, () => {
    it('are read without a finding, valid or not', () => {
      for (const sample of samples) expect([sample.file, formatOf(sample.text())?.parse(sample.text()).issues]).toEqual([sample.file, []]);
    });
    it('say the same in JSON and XML', () => {
      const twins = samples.filter(({ xmlTwin }) => xmlTwin !== undefined);
      expect(twins.length).toBeGreaterThan(0);
      for (const twin of twins) expect(xml.parse(twin.twinText()!).document?.bundle, twin.file).toEqual(json.parse(twin.text()).document?.bundle);
    });
    it('come back from XML as they went in', () => {
      for (const sample of samples) {
        const { document } = formatOf(sample.text())!.parse(sample.text());
        expect(xml.parse(xml.write(document!)).document?.bundle, sample.file).toEqual(oneLineEnd(document!.bundle));
      }
    });
    it('have the structure of base FHIR unless they are meant to be wrong', () => {
      // The official tooling refuses this one for a focus that no entry holds.
      const dangling = 'homecareobservation/1.0.0/HomeCareObservation_message-retracted.';
      for (const sample of samples.filter(({ expectedValidity, file }) => expectedValidity !== 'invalid' && !file.startsWith(dangling))) {
        expect([sample.file, checkStructure(formatOf(sample.text())!.parse(sample.text()).document?.bundle)]).toEqual([sample.file, []]);
      }
    });
  });
}
