/** Checks that every text format shares: emptiness, size and characters; and narratives once the document is read. */
import { unsafeNarrative } from '../fhir/narrative';
import type { Issue } from '../messages';
import type { TextLimits } from './format';
import { textIssue } from './text-issues';

export const withoutBom = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);

/** Control characters that neither JSON nor XML may hold, and the two code points that are no characters. */
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;

export const codePoint = (character: number): string => `U+${character.toString(16).toUpperCase().padStart(4, '0')}`;

/** What keeps the text from being read at all; undefined when nothing does. */
export function refuseText(text: string, limits: TextLimits): Issue | undefined {
  if (text.length > limits.maxLength) return textIssue('text-too-large', { detail: String(Math.floor(limits.maxLength / 1024 / 1024)) });
  if (!/\S/.test(text)) return textIssue('text-empty');
  const at = text.search(forbidden);
  return at === -1 ? undefined : textIssue('text-forbidden-character', { detail: codePoint(text.charCodeAt(at)), at: { text, offset: at } });
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Every `text.div` of the document that FHIR does not allow. The depth is bounded by the check of the text before. */
export function narrativeIssues(value: unknown, path: string, issues: Issue[] = []): Issue[] {
  if (Array.isArray(value)) {
    value.forEach((item, index) => narrativeIssues(item, `${path}[${index}]`, issues));
  } else if (isObject(value)) {
    for (const [key, child] of Object.entries(value)) {
      if (!isObject(child)) continue;
      if (key === 'text' && 'div' in child && typeof child.div === 'string') {
        const fault = unsafeNarrative(child.div);
        if (fault !== undefined) issues.push(textIssue('text-unsafe-narrative', { severity: 'error', detail: fault, path: `${path}.text.div` }));
      }
      narrativeIssues(child, `${path}.${key}`, issues);
    }
  }
  return issues;
}
