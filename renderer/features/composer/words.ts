/** How a draft's facts are written on screen. */
import type { AuthorRole, Contact, Draft, DraftAttachment } from '../../../shared/messages';
import { formatCpr } from '../../../shared/identifiers';
import { refusedKind } from './files';

export const patientName = (patient: NonNullable<Draft['patient']>): string => [...patient.given, patient.family].join(' ').trim();
/** Every known number, CPR first. */
export const patientNumbers = (patient: NonNullable<Draft['patient']>): string => [...patient.ids].sort((a, b) => Number(b.type === 'cpr') - Number(a.type === 'cpr')).map(({ value }) => formatCpr(value)).join(' · ');
export const contactName = ({ name, unit }: Pick<Contact, 'name' | 'unit'>): string => (unit ? `${name}, ${unit}` : name);
export const roleText = (role: AuthorRole | undefined): string => (role === undefined ? '' : 'text' in role ? role.text : role.display);

/** Key below `files.refused` that says why a file can't go. */
export function refusalKey(file: DraftAttachment): string {
  if (file.refused === 'attachment-type') return refusedKind(file.title);
  return { 'attachment-lying': 'lying', 'text-empty': 'empty', 'message-too-large': 'large', 'attachment-missing': 'failed' }[file.refused ?? ''] ?? 'other';
}
