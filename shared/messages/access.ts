/** What a user may do. GEN-12: only clinical roles may read clinical content. */
import { z } from 'zod';

/**
 * `clinical`: reads and writes messages. `administrative`: sees that a message is there, whom it is about, who sent it when and how it was delivered, but neither
 * text nor files. `administrator`: users, the network's settings, packages of rules, what is held back, raw messages and the access log.
 */
export const accessRoleSchema = z.enum(['clinical', 'administrative', 'administrator']);
export type AccessRole = z.infer<typeof accessRoleSchema>;
export const accessRoles = accessRoleSchema.options;

/** A user's roles: at least one, each once. */
export const accessSchema = z.array(accessRoleSchema).min(1).max(accessRoles.length).refine((roles) => new Set(roles).size === roles.length);

/** Of whoever sets the client up, and of every user of a profile that was written before there were roles: nobody loses what they could do. */
export const firstAccess: AccessRole[] = ['clinical', 'administrator'];

/** Settings that decide how messages travel or how well the screen is guarded; the others are a person's own comfort. */
export const administratorSettings = ['acknowledgementMinutes', 'automaticResends', 'lockAfterMinutes'] as const;
