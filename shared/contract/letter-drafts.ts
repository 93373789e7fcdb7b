/** Calls for letters that are being written. */
import { z } from 'zod';
import { draftSchema, sha256Schema } from '../messages';

const clinical = ['clinical'] as const;

export const letterDraftCalls = {
  /** The draft as a PDF in the content store, as its receiver gets it beside the correspondence. The same draft gives the same file. Errors: `draft-incomplete`, `disk-full`. */
  'letters.pdf': { args: z.object({ draft: draftSchema }), result: z.object({ sha256: sha256Schema, bytes: z.number().int().nonnegative() }), needs: clinical },
} as const;
