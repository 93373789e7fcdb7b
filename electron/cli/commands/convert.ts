import type { CliCommand } from '../command';

/** Named in the command line's contract, but no converter is built yet: it says so instead of pretending. */
export const convert: CliCommand = {
  options: { to: { type: 'string' }, out: { type: 'string' }, json: { type: 'boolean' } },
  takes: 'paths',
  usage: '--to fhir-json|fhir-xml|oioxml|edifact --out DIR PATH…',
  async run({ talk, words }) {
    talk(words.convertNotYet);
    return 2;
  },
};
