/** What a message was written in, as the badge says it. Information, not praise. */
import type { MessageRecord } from '../../../../shared/messages';

/** FHIR forms of letters are drafts of this project; their versions say so (`draft 0.1`). */
export const isProjectDraft = ({ format, view }: Pick<MessageRecord, 'format' | 'view'>): boolean => format.startsWith('fhir') && view.version.startsWith('draft');

/** `FHIR 5.0`, `FHIR 4.0 XML`, `EDIFACT DIS01 · D0133L`, `OIO-XML GGOP · GGOP100`. */
export function formatName({ format, view }: Pick<MessageRecord, 'format' | 'view'>): string {
  if (format === 'fhir-json') return `FHIR ${view.version}`;
  if (format === 'fhir-xml') return `FHIR ${view.version} XML`;
  const head = view.letter?.head;
  const type = head?.type ?? head?.statistical;
  if (format === 'edifact') return ['EDIFACT', type?.replace(/^X/, '')].filter(Boolean).join(' ') + (view.version === '' ? '' : ` · ${view.version}`);
  if (format === 'oioxml') return ['OIO-XML', type].filter(Boolean).join(' ') + (view.version === '' ? '' : ` · ${view.version}`);
  return `${format} ${view.version}`.trim();
}
