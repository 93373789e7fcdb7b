/** Which shape a letter is read by: its own, the nearest known one for a newer version, or none. */
import { ggopFacts } from './facts/ggop100';
import { medcomFacts } from './facts/medcom';
import { readFacts, type ElementParticle, type LetterShape } from './shapes';

const shapes: readonly LetterShape[] = [...readFacts(medcomFacts), ...readFacts(ggopFacts)];

/** MedCom's two families of namespaces; the trailing slash of the first is part of the name. */
const medcomNamespace = /^http:\/\/rep\.oio\.dk\/(?:sundcom\.dk\/)?medcom\.dk\/xml\/schemas\/\d{4}\/\d\d\/\d\d\/$/;
const municipalityNamespace = /^urn:oio:medcom:municipality:\d+\.\d+\.\d+$/;

export const isLetterNamespace = (uri: string): boolean => medcomNamespace.test(uri) || municipalityNamespace.test(uri);

/** The plan's elements are spread over the releases of one standard, and senders mix them. */
export const sameFamily = (a: string, b: string): boolean => a === b || (municipalityNamespace.test(a) && municipalityNamespace.test(b));

export interface Resolved {
  shape: LetterShape;
  /** The version is not known: it was taken for the nearest one that is. */
  nearest: boolean;
}

/** `XD0134L` and `XD0133L` differ in the release of the same letter: digits 3 and 4. */
const kindOf = (version: string): string => version.replace(/^(X[A-Z]\d\d)\d\d([A-Z])$/, '$1$2');

/** By version, then by the release nearest to it, then by the root element. Undefined for letters without facts (referrals, reports, prescriptions). */
export function shapeOf({ version, root, namespace }: { version: string; root?: string; namespace?: string }): Resolved | undefined {
  const here = (all: LetterShape[]): LetterShape | undefined => all.find((shape) => shape.namespace === namespace) ?? all[0];
  const known = here(shapes.filter((shape) => shape.version === version));
  if (known) return { shape: known, nearest: false };
  const sameKind = shapes.filter((shape) => kindOf(shape.version) === kindOf(version)).sort((a, b) => (a.version < b.version ? 1 : -1));
  const near = sameKind[0] ?? here(shapes.filter((shape) => root !== undefined && shape.root.name === root));
  return near && { shape: near, nearest: true };
}

/** The shape of the envelope, by the namespace of the message; all of MedCom's own are alike. */
export function envelopeOf(namespace: string): { particle: ElementParticle; inferred: boolean } {
  const shape = shapes.find((other) => sameFamily(other.namespace, namespace)) ?? shapes[0]!;
  return { particle: shape.envelope, inferred: shape.inferred };
}
