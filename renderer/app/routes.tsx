/** Every screen, one line each. A place in the rail is shown when its view stands here. */
import { lazy, type ComponentType, type ReactNode } from 'react';
import type { Route } from '../features/shared/navigation';
import { PlansScreen } from './PlansScreen';
import { ThreadsScreen } from './ThreadsScreen';

/** Screens besides the thread lists are loaded when they are first opened. */
const screen = <P extends object>(load: () => Promise<ComponentType<P>>) => lazy(async () => ({ default: await load() }));

const AccessLog = screen(async () => (await import('../features/access-log/AccessScreen')).AccessScreen);
const Compose = screen(async () => (await import('../features/composer/ComposeScreen')).ComposeScreen);
const Conformance = screen(async () => (await import('../features/conformance/ConformanceScreen')).ConformanceScreen);
const Contacts = screen(async () => (await import('../features/contacts/ContactsScreen')).ContactsScreen);
const Drafts = screen(async () => (await import('../features/drafts/DraftsScreen')).DraftsScreen);
const OpenedFile = screen(async () => (await import('../features/reader/FileScreen')).FileScreen);
const NeedsAction = screen(async () => (await import('../features/needs-action/NeedsActionScreen')).NeedsActionScreen);
const Outbox = screen(async () => (await import('../features/outbox/OutboxScreen')).OutboxScreen);
const Patients = screen(async () => (await import('../features/patients/PatientsScreen')).PatientsScreen);
const Raw = screen(async () => (await import('../features/conformance/RawScreen')).RawScreen);
const Search = screen(async () => (await import('../features/search/SearchScreen')).SearchScreen);
const Sent = screen(async () => (await import('../features/outbox/SentScreen')).SentScreen);
const Settings = screen(async () => (await import('../features/settings/SettingsScreen')).SettingsScreen);

interface Screen { render(route: Route): ReactNode; /** Brings its own main landmark. */ ownMain?: true }

const screens: Record<string, Screen> = {
  inbox: { render: ({ id }) => <ThreadsScreen key="inbox" folder="inbox" threadId={id} />, ownMain: true },
  mine: { render: ({ id }) => <ThreadsScreen key="mine" folder="mine" threadId={id} />, ownMain: true },
  unassigned: { render: ({ id }) => <ThreadsScreen key="unassigned" folder="unassigned" threadId={id} />, ownMain: true },
  handled: { render: ({ id }) => <ThreadsScreen key="handled" folder="handled" threadId={id} />, ownMain: true },
  plans: { render: ({ id }) => <PlansScreen threadId={id} />, ownMain: true },
  compose: { render: ({ id }) => <Compose draftId={id} /> },
  drafts: { render: () => <Drafts /> },
  'needs-action': { render: () => <NeedsAction />, ownMain: true },
  outbox: { render: () => <Outbox />, ownMain: true },
  sent: { render: () => <Sent />, ownMain: true },
  patients: { render: () => <Patients />, ownMain: true },
  contacts: { render: () => <Contacts />, ownMain: true },
  conformance: { render: () => <Conformance />, ownMain: true },
  search: { render: () => <Search />, ownMain: true },
  file: { render: ({ id }) => <OpenedFile sha256={id} /> },
  'access-log': { render: () => <AccessLog />, ownMain: true },
  raw: { render: ({ id }) => <Raw key={id} id={id} />, ownMain: true },
  settings: { render: () => <Settings />, ownMain: true },
};

export const hasScreen = (view: string): boolean => Object.hasOwn(screens, view);
export const screenOf = (route: Route): Screen => screens[route.view] ?? screens.inbox!;
