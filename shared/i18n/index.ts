/** All texts in both languages. One line per namespace; a test proves that the two languages have the same keys. */
import { access as daAccess } from './da/access';
import { cli as daCli } from './da/cli';
import { common as daCommon } from './da/common';
import { compose as daCompose } from './da/compose';
import { conformance as daConformance } from './da/conformance';
import { contacts as daContacts } from './da/contacts';
import { convert as daConvert } from './da/convert';
import { delivery as daDelivery } from './da/delivery';
import { drafts as daDrafts } from './da/drafts';
import { errors as daErrors } from './da/errors';
import { file as daFile } from './da/file';
import { inbox as daInbox } from './da/inbox';
import { letterDrafts as daLetterDrafts } from './da/letter-drafts';
import { letters as daLetters } from './da/letters';
import { lock as daLock } from './da/lock';
import { network as daNetwork } from './da/network';
import { onboarding as daOnboarding } from './da/onboarding';
import { outbox as daOutbox } from './da/outbox';
import { patients as daPatients } from './da/patients';
import { plans as daPlans } from './da/plans';
import { reader as daReader } from './da/reader';
import { search as daSearch } from './da/search';
import { settings as daSettings } from './da/settings';
import { shell as daShell } from './da/shell';
import { shortcuts as daShortcuts } from './da/shortcuts';
import { work as daWork } from './da/work';
import { access as enAccess } from './en/access';
import { cli as enCli } from './en/cli';
import { common as enCommon } from './en/common';
import { compose as enCompose } from './en/compose';
import { conformance as enConformance } from './en/conformance';
import { contacts as enContacts } from './en/contacts';
import { convert as enConvert } from './en/convert';
import { delivery as enDelivery } from './en/delivery';
import { drafts as enDrafts } from './en/drafts';
import { errors as enErrors } from './en/errors';
import { file as enFile } from './en/file';
import { inbox as enInbox } from './en/inbox';
import { letterDrafts as enLetterDrafts } from './en/letter-drafts';
import { letters as enLetters } from './en/letters';
import { lock as enLock } from './en/lock';
import { network as enNetwork } from './en/network';
import { onboarding as enOnboarding } from './en/onboarding';
import { outbox as enOutbox } from './en/outbox';
import { patients as enPatients } from './en/patients';
import { plans as enPlans } from './en/plans';
import { reader as enReader } from './en/reader';
import { search as enSearch } from './en/search';
import { settings as enSettings } from './en/settings';
import { shell as enShell } from './en/shell';
import { shortcuts as enShortcuts } from './en/shortcuts';
import { work as enWork } from './en/work';

/** A catalogue's shape without its words: keys to texts, in as many levels as it likes. */
export interface Texts { readonly [key: string]: string | Texts }
export type Language = 'da' | 'en';

const da = {
  access: daAccess,
  cli: daCli,
  common: daCommon,
  compose: daCompose,
  conformance: daConformance,
  contacts: daContacts,
  convert: daConvert,
  delivery: daDelivery,
  drafts: daDrafts,
  errors: daErrors,
  file: daFile,
  inbox: daInbox,
  'letter-drafts': daLetterDrafts,
  letters: daLetters,
  lock: daLock,
  network: daNetwork,
  onboarding: daOnboarding,
  outbox: daOutbox,
  patients: daPatients,
  plans: daPlans,
  reader: daReader,
  search: daSearch,
  settings: daSettings,
  shell: daShell,
  shortcuts: daShortcuts,
  work: daWork,
};
const en: Record<keyof typeof da, Texts> = {
  access: enAccess,
  cli: enCli,
  common: enCommon,
  compose: enCompose,
  conformance: enConformance,
  contacts: enContacts,
  convert: enConvert,
  delivery: enDelivery,
  drafts: enDrafts,
  errors: enErrors,
  file: enFile,
  inbox: enInbox,
  'letter-drafts': enLetterDrafts,
  letters: enLetters,
  lock: enLock,
  network: enNetwork,
  onboarding: enOnboarding,
  outbox: enOutbox,
  patients: enPatients,
  plans: enPlans,
  reader: enReader,
  search: enSearch,
  settings: enSettings,
  shell: enShell,
  shortcuts: enShortcuts,
  work: enWork,
};

export type Namespace = keyof typeof da;
export const languages: readonly Language[] = ['da', 'en'];
export const namespaces = Object.keys(da) as Namespace[];
export const catalogues: Record<Language, Record<Namespace, Texts>> = { da, en };
