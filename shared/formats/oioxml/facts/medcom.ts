/** MedCom's published letter schemas. Written by build/extract-letters.mjs. */
import { part1 } from './medcom-1';
import { part2 } from './medcom-2';
import { part3 } from './medcom-3';

export const medcomFacts = part1 + part2 + part3;
