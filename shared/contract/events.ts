/** Every event that the mailroom sends to pages. */
import { z } from 'zod';
import { networkStatusSchema, registerFactsSchema, sessionSchema } from '../messages';
import { bridgeFaultSchema } from './errors';

export const events = {
  session: sessionSchema,
  network: networkStatusSchema,
  /** Work waits for the archive; `last` is the newest sequence number. */
  handover: z.object({ last: z.number().int().nonnegative() }),
  progress: z.object({ task: z.enum(['rebuild', 'fetch', 'send', 'check']), done: z.number().int(), total: z.number().int() }),
  /** The organisation register, or what the network knows of organisations, is another: contacts and names are to be asked for again. */
  register: registerFactsSchema,
  /** New messages that a person should hear of; counts only, never names or text. */
  arrivals: z.object({ count: z.number().int().positive() }),
  notice: bridgeFaultSchema.extend({ level: z.enum(['info', 'warn', 'bad']) }),
} as const satisfies Record<string, z.ZodType>;

export type EventName = keyof typeof events;
export type EventData<N extends EventName> = z.output<(typeof events)[N]>;
export const eventNames = Object.keys(events) as EventName[];
