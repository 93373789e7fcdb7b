/**
 * Must be the first import of the page and of each of its workers: the pages' policy forbids eval, and zod would try it
 * when the first schema is made, which the policy reports as a violation.
 */
import { config } from 'zod';

config({ jitless: true });
