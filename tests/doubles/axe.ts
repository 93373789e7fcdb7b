/** axe-core in the page of a test in Chromium. */
import axe, { type ElementContext } from 'axe-core';
import { expect } from 'vitest';
import { atRest, readable } from './accessibility';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What only a whole page can have: a screen that is shown by itself has no heading and no landmarks around it. */
const WHOLE_PAGE = ['page-has-heading-one', 'region'];

export interface Look {
  context?: ElementContext;
  /** The screen stands alone on an otherwise empty page. */
  part?: boolean;
  /** Says which of several looks failed. */
  name?: string | undefined;
}

/** Judges the page once it is at rest. Fails with the findings in its first line, so that a report of it alone says what to mend. */
export async function expectNoFindings({ context = document, part = false, name }: Look = {}): Promise<void> {
  await atRest();
  const rules = Object.fromEntries(part ? WHOLE_PAGE.map((id) => [id, { enabled: false }]) : []);
  const { violations } = await axe.run(context, { runOnly: TAGS, resultTypes: ['violations'], rules });
  const found = readable(violations);
  expect(found, [...(name === undefined ? [] : [name]), ...found].join('\n')).toEqual([]);
}
