import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { requirements, sections } from './requirements';
import { steps } from './steps';

const checklist = fileURLToPath(new URL('../../../shared/reference/certification-checklist.md', import.meta.url));

describe('the requirement table', () => {
  it('has each id once, in the section it belongs to', () => {
    expect(new Set(requirements.map(({ id }) => id)).size).toBe(requirements.length);
    for (const { id, requirements: own } of sections) for (const requirement of own) expect(requirement.id).toMatch(new RegExp(`^${id}-\\d+$`));
  });
  it('is named by its steps without mistakes, and each step by a name of its own', () => {
    for (const { id, proves } of steps) for (const named of proves) expect(requirements.some((requirement) => requirement.id === named), `${id}: ${named}`).toBe(true);
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
  });
  it('has words in both languages, and numbers for file names', () => {
    for (const { title, step } of requirements) {
      expect(title.da.trim()).not.toBe('');
      expect(title.en.trim()).not.toBe('');
      expect(step).toMatch(/^\d+(\.\d+)*$/);
    }
  });
  // Registered only where the checklist is at hand.
  if (existsSync(checklist)) {
    it('has every id of the checklist\'s sections, with its level and class', () => {
      const rows = [...readFileSync(checklist, 'utf8').matchAll(/^\| ((?:PRC|GEN|CC-S|CC-R|ACK|ENV|RM)-\d+) \| (\w) \| ([\w+]+) \|/gm)].map(([, id, level, own]) => `${id ?? ''} ${level ?? ''} ${own ?? ''}`);
      expect(rows.length).toBeGreaterThan(150);
      expect(requirements.map(({ id, level, classes }) => `${id} ${level} ${classes.join('+')}`).sort()).toEqual(rows.sort());
    });
  }
});
