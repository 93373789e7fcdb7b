/** The profile: who this client is. One small file, written whole, refused when a newer version wrote it. */
import { join } from 'node:path';
import { z } from 'zod';
import { CodedError } from '../../../shared/contract';
import { accessSchema, firstAccess, foreignIdSchema, instantSchema, networkOptionsSchema, organisationSchema, settingsSchema, userSchema, type Settings } from '../../../shared/messages';
import { makeDirectory, readIfThere, replaceFile } from '../../node/files';
import { passwordHashSchema } from './passwords';

/**
 * 2: users have roles. A program that knows 1 only would drop them at its next write and give everybody everything, so it must refuse. A profile of version 1
 * is read as if its users had always had `firstAccess`, and becomes 2 with its first change.
 */
const PROFILE_VERSION = 2;

export const defaultSettings: Settings = {
  language: 'da', theme: 'system', acknowledgementMinutes: 30, automaticResends: 2, notifications: true, singleKeyShortcuts: true, shortcuts: {}, lockAfterMinutes: 15, closeToTray: true,
};

const profileSchema = z.object({
  version: z.literal(PROFILE_VERSION),
  profileId: foreignIdSchema,
  organisation: organisationSchema.optional(),
  network: z.string().optional(),
  networkOptions: networkOptionsSchema.optional(),
  /** When this client became the organisation's mailbox; what was sent before waited for it and is not late. */
  setUpAt: instantSchema.optional(),
  paused: z.boolean(),
  users: z.array(userSchema.extend({
    access: accessSchema,
    password: passwordHashSchema,
    /** Wrong tries in a row, and when the last one was: kept over restarts, or a restart would buy new tries. */
    wrong: z.number().int().nonnegative(), wrongAt: z.string().optional(),
  })),
  settings: settingsSchema,
});
export type ProfileData = z.infer<typeof profileSchema>;
export type StoredUser = ProfileData['users'][number];

export interface Profile {
  readonly data: Readonly<ProfileData>;
  /** Durable when it resolves; changes are made one after another. */
  change(make: (data: ProfileData) => ProfileData): Promise<void>;
}

/** CodedError `profile-newer` or `profile-damaged`. A profile that can't be read is never replaced by a new one. */
export async function openProfile(directory: string, newId: () => string): Promise<Profile> {
  await makeDirectory(directory);
  const path = join(directory, 'profile.json');
  const bytes = await readIfThere(path);
  let data: ProfileData;
  if (bytes) data = parse(bytes.toString('utf8'));
  else {
    data = { version: PROFILE_VERSION, profileId: newId(), paused: false, users: [], settings: defaultSettings };
    await replaceFile(path, text(data));
  }
  let last: Promise<unknown> = Promise.resolve();
  return {
    get data() { return data; },
    async change(make) {
      const mine = last.catch(() => undefined).then(async () => {
        const next = profileSchema.parse(make(data));
        await replaceFile(path, text(next));
        data = next;
      });
      last = mine;
      await mine;
    },
  };
}

const text = (data: ProfileData): string => `${JSON.stringify(data, undefined, 2)}\n`;

/** Whatever is wrong with it otherwise is found by the schema. */
const version1 = z.looseObject({ users: z.array(z.looseObject({})) });
function fromVersion1(value: unknown): unknown {
  const old = version1.safeParse(value);
  return old.success ? { ...old.data, version: PROFILE_VERSION, users: old.data.users.map((user) => ({ ...user, access: firstAccess })) } : value;
}

function parse(json: string): ProfileData {
  let value: unknown;
  try { value = JSON.parse(json); } catch { throw new CodedError('profile-damaged'); }
  const version = z.object({ version: z.number() }).safeParse(value);
  if (version.success && version.data.version > PROFILE_VERSION) throw new CodedError('profile-newer');
  const data = profileSchema.safeParse(version.data?.version === 1 ? fromVersion1(value) : value);
  if (!data.success) throw new CodedError('profile-damaged');
  return data.data;
}
