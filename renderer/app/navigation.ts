/** The rail: which places there are, in which order, for whom. Only places that have a screen are shown. */
import type { Counts } from '../archive';
import type { AccessRole, OrganisationRole } from '../../shared/messages';
import type { ShortcutAction } from '../features/shared/shortcuts';

export interface Place {
  view: string;
  icon: string;
  /** Key in `common.nav`. */
  label: string;
  count?: (counts: Counts) => number;
  /** `strong`: unread; `bad`: something waits for a person, hidden at 0. */
  tone?: 'strong' | 'bad';
  /** Key in `common.nav` that reads the count aloud. */
  countWords?: 'unread' | 'items' | 'tasks' | 'planItems';
  shortcut?: ShortcutAction;
}

const inbox: Place = { view: 'inbox', icon: 'inbox', label: 'inbox', count: (counts) => counts.inboxUnread, tone: 'strong', countWords: 'unread', shortcut: 'go-inbox' };
const needsAction: Place = { view: 'needs-action', icon: 'circle-alert', label: 'needsAction', count: (counts) => counts.needsAction, tone: 'bad', countWords: 'tasks', shortcut: 'go-needs-action' };
const mine: Place = { view: 'mine', icon: 'user', label: 'mine', count: (counts) => counts.mine, countWords: 'items', shortcut: 'go-mine' };
const unassigned: Place = { view: 'unassigned', icon: 'users-round', label: 'unassigned', count: (counts) => counts.unassigned, countWords: 'items' };
const plans: Place = { view: 'plans', icon: 'dumbbell', label: 'plans', count: (counts) => counts.plans, countWords: 'planItems', shortcut: 'go-plans' };
const drafts: Place = { view: 'drafts', icon: 'file-pen', label: 'drafts', count: (counts) => counts.drafts, countWords: 'items', shortcut: 'go-drafts' };
const outbox: Place = { view: 'outbox', icon: 'send-horizontal', label: 'outbox', count: (counts) => counts.outbox, countWords: 'items', shortcut: 'go-outbox' };
const sent: Place = { view: 'sent', icon: 'mail-check', label: 'sent' };
const handled: Place = { view: 'handled', icon: 'archive', label: 'handled' };
const accessLog: Place = { view: 'access-log', icon: 'clipboard-list', label: 'accessLog' };
const contacts: Place = { view: 'contacts', icon: 'building-2', label: 'contacts' };
const file: Place = { view: 'file', icon: 'download', label: 'file' };
const conformance: Place = { view: 'conformance', icon: 'shield-check', label: 'conformance', shortcut: 'go-conformance' };
const patients = (label: 'patients' | 'citizens'): Place => ({ view: 'patients', icon: 'contact-round', label, shortcut: 'go-patients' });

/** Groups with a line between them. A municipality distributes before it reads, and works by citizen; a practice reads. */
export function placesFor(role: OrganisationRole | undefined, access: readonly AccessRole[]): Place[][] {
  const isAllowed = ({ view }: Place) => { const needs = needsOf[view]; return needs === undefined || needs.some((each) => access.includes(each)); };
  return groupsFor(role).map((group) => group.filter(isAllowed)).filter((group) => group.length > 0);
}

/** Places that are for some only; the others are for everybody. */
const needsOf: Readonly<Record<string, readonly AccessRole[]>> = { drafts: ['clinical'], file: ['clinical'], conformance: ['clinical', 'administrator'], 'access-log': ['administrator'] };

function groupsFor(role: OrganisationRole | undefined): Place[][] {
  return role === 'municipality'
    ? [[inbox, needsAction, unassigned, mine], [plans], [patients('citizens'), contacts, file, conformance, accessLog], [drafts, outbox, sent, handled]]
    : [[inbox, needsAction, mine, unassigned], [drafts, outbox, sent, handled], [patients(role === 'general-practice' ? 'patients' : 'citizens'), contacts, file, conformance, accessLog]];
}
export const settingsPlace: Place = { view: 'settings', icon: 'settings', label: 'settings' };

export const countText = (count: number): string => (count > 999 ? '999+' : String(count));
