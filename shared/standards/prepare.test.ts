import { expect, it, vi } from 'vitest';
import { formats } from '../formats/registry';
import { prepare } from './prepare';
import { acknowledgement, careCommunication } from './registry';

it('judges a message and its acknowledgement in every format, and finds nothing of the published standard broken in them', () => {
  const judged = [careCommunication, acknowledgement].map((standard) => vi.spyOn(standard, 'validate'));
  prepare(formats, '2026-03-02T09:00:00.000Z');
  for (const one of judged) {
    expect(one.mock.calls.map(([document]) => document.format).sort()).toEqual(formats.map(({ id }) => id).sort());
    // What is refused early would prepare little.
    expect(one.mock.results.flatMap(({ value }) => value as { severity: string; source: string; rule: string; path: string }[]).filter(({ severity, source }) => severity === 'error' && source !== 'medcom-text')).toEqual([]);
  }
});

it('harms nobody when a format fails', () => {
  expect(() => { prepare([{ ...formats[0]!, write: () => { throw new Error('broken'); } }], '2026-03-02T09:00:00.000Z'); }).not.toThrow();
});
