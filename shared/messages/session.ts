/** Who uses this client, on which network, with which settings. */
import { z } from 'zod';
import { accessSchema } from './access';
import { organisationRoleSchema, organisationSchema, userSchema } from './organisation';
import { foreignIdSchema, instantSchema } from './primitives';

export const networkStatusSchema = z.object({
  id: z.string(),
  /** Shown name ("Øvelsesnetværk"). */
  title: z.string(),
  training: z.boolean(),
  state: z.enum(['online', 'offline', 'paused']),
  /** Since when the present state has lasted. */
  since: instantSchema,
  lastFetchAt: instantSchema.optional(),
  nextTryAt: instantSchema.optional(),
  failedTries: z.number().int().nonnegative(),
  /** Error code of the contract for the last failure. */
  reason: z.string().optional(),
});
export type NetworkStatus = z.infer<typeof networkStatusSchema>;

/** What a person chose for a network that needs it; kept in the profile. */
export const networkOptionsSchema = z.object({
  /** Folder that the network's operator reads and writes. */
  folder: z.string().min(1).max(1000).optional(),
  /** Mark of this profile in that folder. */
  claim: z.string().max(100).optional(),
});
export type NetworkOptions = z.infer<typeof networkOptionsSchema>;

/** A network that can be chosen. */
export const networkChoiceSchema = z.object({
  id: z.string(), title: z.string(), training: z.boolean(),
  /** A folder has to be named. */
  folder: z.boolean(),
  /** Whether it knows organisations of its own; elsewhere a person says who they are. */
  organisations: z.boolean(),
});
export type NetworkChoice = z.infer<typeof networkChoiceSchema>;

export const settingsSchema = z.object({
  language: z.enum(['da', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  /** Minutes without an acknowledgement before a re-send (R2). */
  acknowledgementMinutes: z.number().int().min(1).max(240),
  /** Automatic re-sends before a person must act (D2: two). */
  automaticResends: z.number().int().min(0).max(2),
  notifications: z.boolean(),
  singleKeyShortcuts: z.boolean(),
  /** Remapped single-letter shortcuts: action → key. */
  shortcuts: z.record(z.string(), z.string()),
  lockAfterMinutes: z.number().int().min(0).max(240),
  closeToTray: z.boolean(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const sessionSchema = z.object({
  state: z.enum(['onboarding', 'locked', 'open']),
  /** Identity of this profile; an archive of another profile is never mixed with it. */
  profileId: foreignIdSchema,
  role: organisationRoleSchema.optional(),
  organisation: organisationSchema.optional(),
  user: userSchema.extend({ access: accessSchema }).optional(),
  users: z.array(z.object({ id: foreignIdSchema, name: z.string(), initials: z.string(), access: accessSchema })),
  network: networkStatusSchema,
  settings: settingsSchema,
  version: z.string(),
});
export type Session = z.infer<typeof sessionSchema>;
