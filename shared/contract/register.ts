/** Calls of the organisation register: what stands, what a file would change, and finding in it. */
import { z } from 'zod';
import { accessRoles, glnSchema, instantSchema, organisationRoleSchema, registeredNameSchema, registerFactsSchema, registerHitSchema, registerPreviewSchema, sha256Schema, sorSchema } from '../messages';

const nothing = z.object({});
/** The register belongs to everybody's work; which one stands is for administrators to decide. */
const everybody = accessRoles;
const administrator = ['administrator'] as const;

/** An organisation as a message names it: by location number, SOR code or both, whatever they look like. */
export const organisationIdsSchema = z.object({ gln: z.string().max(64).optional(), sor: z.string().max(64).optional() });
export type OrganisationIds = z.infer<typeof organisationIdsSchema>;

export const registerSearchResultSchema = z.object({ hits: z.array(registerHitSchema), total: z.number().int().nonnegative() });
export type RegisterSearchResult = z.infer<typeof registerSearchResultSchema>;

export const registerCalls = {
  'register.facts': { args: nothing, result: registerFactsSchema, needs: everybody },
  /**
   * A file put into the content store before, compared with the register that stands; nothing is changed. Errors: `register-empty`,
   * `register-not-text`, `register-columns`, `register-not-fhir`, `register-nothing`, `register-too-large`, `register-newer`.
   */
  'register.preview': { args: z.object({ sha256: sha256Schema }), result: registerPreviewSchema, needs: administrator },
  /**
   * Takes the file over. `base`: the snapshot that the preview was compared with; with another one standing now, `register-changed`
   * and nothing is done. The file itself leaves the content store. Errors as for the preview.
   */
  'register.import': {
    args: z.object({ sha256: sha256Schema, file: z.string().max(200).optional(), source: z.string().trim().min(1).max(80), snapshotAt: instantSchema, base: sha256Schema.optional() }),
    result: registerFactsSchema, needs: administrator,
  },
  'register.remove': { args: nothing, result: registerFactsSchema, needs: administrator },
  /** Beginnings of words in name, unit, place, type and numbers; all must be found. Best first. */
  'register.search': { args: z.object({ query: z.string().max(200), limit: z.number().int().min(1).max(200), role: organisationRoleSchema.optional() }), result: registerSearchResultSchema, needs: everybody },
  /** By SOR code, else by location number. Absent when the register has no such entry. */
  'register.lookup': { args: z.object({ gln: glnSchema.optional(), sor: sorSchema.optional() }), result: z.object({ entry: registerHitSchema.optional() }), needs: everybody },
  /** Names for people, in the order asked for; null where neither the network's table nor the register knows the organisation. */
  'register.names': { args: z.object({ organisations: z.array(organisationIdsSchema).max(500) }), result: z.array(registeredNameSchema.nullable()), needs: everybody },
} as const;
