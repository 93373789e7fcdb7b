export * from './types';
export { openArchive } from './archive';
export type { Archive, ArchiveOptions, Notice, SessionCommands } from './archive';
export {
  ArchiveProvider, useAccess, useArchive, useArchiveState, useContacts, useCounts, useDraft, useDrafts, useFile, useNetwork, useNotices, useOrganisationNames, useOutbox, usePatient, usePatients, usePlans, usePlansOf, usePreference,
  useRegister, useRegisterSearch, useSearch, useSent, useSentMessages, useSession, useSessionCommands, useThread, useThreads, useWorkItems,
} from './hooks';
export type { OrganisationWords } from './hooks';
