/** Shapes of the conformance calls: a file judged without being received, and packages of published profiles loaded beside the built-in ones. */
import { z } from 'zod';
import { instantSchema, issueSchema, sha256Schema } from '../messages';

/** `name#version`, as packages are named everywhere. */
export const packageIdSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}#[A-Za-z0-9][A-Za-z0-9._+-]{0,63}$/);
const packageNameSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/);
const packageVersionSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}$/);
/** Which version stands in for the one a package asks for: name -> version. */
export const overridesSchema = z.record(packageNameSchema, packageVersionSchema).refine((overrides) => Object.keys(overrides).length <= 50);

/** A rule that could not be decided. `what`: rule key or canonical; `path`: FHIRPath with index; `reason`: English, for a report. */
export const notEvaluatedSchema = z.object({ kind: z.enum(['invariant', 'value-set', 'profile', 'slicing']), what: z.string(), path: z.string(), reason: z.string() });

/**
 * One line of the message tree, depth first. Lines are cut when there are too many; a line with a finding never is.
 * A place that a finding names and the file lacks has a line too (`missing`), so every finding's path is the path of a line
 * or begins with one.
 */
export const treeNodeSchema = z.object({
  /** FHIRPath with index, as in findings: `Bundle.entry[1].resource.category[0]`. */
  path: z.string(),
  depth: z.number().int().nonnegative(),
  /** As the file names it, with its index in a list: `category[0]`, `contentString`. */
  name: z.string(),
  /** FHIR type where it is known: `Coding`, `MessageHeader`. */
  type: z.string().optional(),
  /** Of a primitive, shortened; the content of files is told by its size only. */
  value: z.string().optional(),
  /** Lines that it leads, in the file. */
  children: z.number().int().positive().optional(),
  missing: z.literal(true).optional(),
});
export type TreeNode = z.infer<typeof treeNodeSchema>;

export const judgementSchema = z.object({
  /** Absent when the file is of no format this client reads. */
  format: z.string().optional(),
  standard: z.string().optional(),
  /** Letters in the file, when there are several: one of them is judged. */
  parts: z.number().int().min(2).optional(),
  version: z.string().optional(),
  /** Name of the standard for people, in both languages. */
  title: z.object({ da: z.string(), en: z.string() }).optional(),
  /** The package whose profile decided: `medcom.fhir.dk.carecommunication#5.0.2`; absent where only base rules applied. */
  guide: packageIdSchema.optional(),
  /** The guide and what it leads to, for the line that says what was checked with. */
  packages: z.array(z.object({ id: packageIdSchema, source: z.enum(['built-in', 'loaded']) })),
  /** `unsupported`: sound, but a document or version that no package here describes. */
  verdict: z.enum(['accept', 'reject', 'unsupported']),
  /** What a sender would be answered; absent for what is never answered (an acknowledgement, a file that is no message). */
  answer: z.enum(['ok', 'fatal-error']).optional(),
  /** At most 500, the gravest first; `counts` tells of all. */
  issues: z.array(issueSchema),
  counts: z.object({ errors: z.number().int(), warnings: z.number().int(), information: z.number().int() }),
  /** At most 500. */
  notEvaluated: z.array(notEvaluatedSchema),
  /** At most 5,000 lines; absent when the file can't be read as FHIR. */
  tree: z.array(treeNodeSchema).optional(),
  /** Lines that were left out of `tree`; of very large files at least so many. */
  treeCut: z.number().int().positive().optional(),
});
export type Judgement = z.infer<typeof judgementSchema>;

export const packageFactsSchema = z.object({
  id: packageIdSchema, name: packageNameSchema, version: packageVersionSchema, source: z.enum(['built-in', 'loaded']),
  profiles: z.number().int(), valueSets: z.number().int(),
  /** Dependencies that are not at hand: what needs them is listed as not evaluated. */
  missing: z.array(z.string()),
  /** Of a loaded package. */
  sha256: sha256Schema.optional(), file: z.string().optional(), addedAt: instantSchema.optional(),
});
export type PackageFacts = z.infer<typeof packageFactsSchema>;

export const packageDetailsSchema = packageFactsSchema.extend({
  /** `base`: FHIR R4 itself, built in. `overridden`: `used` stands in for `wanted`. */
  dependencies: z.array(z.object({ name: packageNameSchema, wanted: z.string(), used: packageVersionSchema.optional(), state: z.enum(['base', 'built-in', 'loaded', 'overridden', 'missing']) })),
  contents: z.array(z.object({ url: z.string(), type: z.string() })),
  /** Published rules by how they are decided: by a named function, by compiling the expression, by the general interpreter, not at all. */
  invariants: z.object({ named: z.number().int(), compiled: z.number().int(), interpreted: z.number().int(), notEvaluated: z.array(z.string()) }),
});
export type PackageDetails = z.infer<typeof packageDetailsSchema>;

/** `package` is absent when it was refused; `issues` then say why, and otherwise what is remarkable (missing dependencies, leftovers). */
export const packageAdditionSchema = z.object({ package: packageDetailsSchema.optional(), issues: z.array(issueSchema) });
export type PackageAddition = z.infer<typeof packageAdditionSchema>;
