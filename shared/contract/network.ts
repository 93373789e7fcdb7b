/** Calls about which network a profile is on. */
import { z } from 'zod';
import { glnSchema, networkChoiceSchema, networkOptionsSchema, organisationRoleSchema, sessionSchema, sorSchema } from '../messages';

const nothing = z.object({});

/** Who we are, where the network has no table of organisations to choose from. The check digit of the number is looked at by the mailroom. */
export const ownOrganisationSchema = z.object({
  gln: glnSchema, sor: sorSchema, name: z.string().trim().min(1).max(200), unit: z.string().trim().max(200), address: z.string().trim().max(300), phone: z.string().trim().max(40),
});
export type OwnOrganisation = z.infer<typeof ownOrganisationSchema>;

export const networkCalls = {
  'network.choices': { args: nothing, result: z.array(networkChoiceSchema), locked: true },
  /** Whether the network can be used like this; nothing is kept. Before anybody is set up for all, afterwards for administrators. Errors: the folder's own (`folder-missing` …), `not-allowed`. */
  'network.check': { args: z.object({ network: z.string().max(100), options: networkOptionsSchema }), result: nothing, locked: true },
  /** Goes over to another network, or to other options. What is under way is sent on the new one. Errors as `network.check`, and `bad-arguments` with `at`. */
  'network.choose': {
    args: z.object({ network: z.string().max(100), options: networkOptionsSchema.optional(), organisation: ownOrganisationSchema.optional(), role: organisationRoleSchema.optional() }),
    result: sessionSchema, needs: ['administrator'] as const,
  },
} as const;
