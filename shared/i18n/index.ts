/** All texts in both languages. One line per namespace; a test proves that the two languages have the same keys. */
import { cli as daCli } from './da/cli';
import { common as daCommon } from './da/common';
import { delivery as daDelivery } from './da/delivery';
import { errors as daErrors } from './da/errors';
import { inbox as daInbox } from './da/inbox';
import { reader as daReader } from './da/reader';
import { shell as daShell } from './da/shell';
import { shortcuts as daShortcuts } from './da/shortcuts';
import { cli as enCli } from './en/cli';
import { common as enCommon } from './en/common';
import { delivery as enDelivery } from './en/delivery';
import { errors as enErrors } from './en/errors';
import { inbox as enInbox } from './en/inbox';
import { reader as enReader } from './en/reader';
import { shell as enShell } from './en/shell';
import { shortcuts as enShortcuts } from './en/shortcuts';

/** A catalogue's shape without its words: keys to texts, in as many levels as it likes. */
export interface Texts { readonly [key: string]: string | Texts }
export type Language = 'da' | 'en';

const da = {
  cli: daCli,
  common: daCommon,
  delivery: daDelivery,
  errors: daErrors,
  inbox: daInbox,
  reader: daReader,
  shell: daShell,
  shortcuts: daShortcuts,
};
const en: Record<keyof typeof da, Texts> = {
  cli: enCli,
  common: enCommon,
  delivery: enDelivery,
  errors: enErrors,
  inbox: enInbox,
  reader: enReader,
  shell: enShell,
  shortcuts: enShortcuts,
};

export type Namespace = keyof typeof da;
export const languages: readonly Language[] = ['da', 'en'];
export const namespaces = Object.keys(da) as Namespace[];
export const catalogues: Record<Language, Record<Namespace, Texts>> = { da, en };
