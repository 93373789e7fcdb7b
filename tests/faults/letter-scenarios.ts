/** Letters instead of messages: plans and discharge summaries go between two clients in both old formats, a hospital posts files of three letters to both, and the workers die at every step. */
import { dischargeDraftOf, planDraftOf } from '../fixtures/letter-drafts';
import type { WriteLetter } from './person';
import { chanceOf } from './random';
import { inWorld, killPlan, outcomeOf, untilKilled, type Scenario } from './scenarios';
import { allFaults } from './world';

const writesPlan: WriteLetter = ({ mark, ...about }) => planDraftOf({ need: mark }, about);
const writesDischarge: WriteLetter = ({ mark, ...about }) => dischargeDraftOf({ recommendation: mark }, about);

export const lettersKillEachStep: Scenario = (options) => {
  const chance = chanceOf(options.seed + 5);
  const times = options.short ? 1 : Math.max(1, Math.round(options.messages / 140));
  // Few letters of a short run must be enough for every step.
  const plan = () => killPlan(chance, times).map((kill) => (options.short ? { ...kill, pass: 1 } : kill));
  const both = [plan(), plan()] as const;
  const half = both[0].length / 2;
  const kills = options.short ? [both[0].slice(0, half), both[0].slice(half)] as const : both;
  // The practice takes discharge summaries in EDIFACT alone, the municipality plans, which exist in XML only.
  const letters = { gp: 'gp-testvej', town: 'municipality-odense', hospital: 'hospital-medical', writes: { gp: writesPlan, town: writesDischarge } };
  return inWorld({ ...options, faults: allFaults, kills, letters }, async (world) => {
    await untilKilled(world, options.messages, options.messages * 2);
    return outcomeOf(world);
  });
};
