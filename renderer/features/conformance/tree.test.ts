import { describe, expect, it } from 'vitest';
import type { TreeNode } from '../../../shared/contract';
import type { Issue } from '../../../shared/messages';
import { findingsOf, groupFindings } from './findings';
import { ancestorsOf, faultsOf, kindOf, lineOf, openAtFirst, treeOf, visibleLines } from './tree';

const node = (path: string, depth: number, more: Partial<TreeNode> = {}): TreeNode => ({ path, depth, name: path.split('.').at(-1)!, ...more });
const nodes = [
  node('Bundle', 0, { type: 'Bundle', children: 2 }),
  node('Bundle.id', 1, { value: 'b-1' }),
  node('Bundle.entry[0]', 1, { type: 'BackboneElement', children: 1 }),
  node('Bundle.entry[0].resource', 2, { type: 'Communication', children: 2 }),
  node('Bundle.entry[0].resource.category[0]', 3, { type: 'CodeableConcept', children: 1 }),
  node('Bundle.entry[0].resource.category[0].coding[0].code', 4, { missing: true }),
  node('Bundle.entry[0].resource.status', 3, { value: 'unknown' }),
  node('Bundle.entry[1]', 1, { type: 'BackboneElement', children: 1 }),
  node('Bundle.entry[1].resource', 2, { type: 'Patient' }),
];
const tree = treeOf(nodes);
const issue = (path: string, severity: Issue['severity'] = 'error'): Issue => ({ severity, rule: 'r', path, message: 'Dansk.', messageEn: 'English.', source: 'profile' });

describe('the tree of a message', () => {
  it('knows what stands under what', () => {
    expect(tree.lines.map(({ parent }) => parent)).toEqual([-1, 0, 0, 2, 3, 4, 3, 0, 7]);
    expect(tree.lines[6]).toMatchObject({ position: 2, siblings: 2, leads: false });
    expect(tree.lines[7]).toMatchObject({ position: 3, siblings: 3, leads: true });
    expect(ancestorsOf(tree, 5)).toEqual([4, 3, 2, 0]);
    expect(kindOf(tree, tree.lines[2]!)).toBe('Communication');
    expect(kindOf(tree, tree.lines[4]!)).toBe('CodeableConcept');
    expect(kindOf(tree, tree.lines[6]!)).toBeUndefined();
  });

  it('finds the line of a place, or the nearest above it', () => {
    expect(lineOf(tree, 'Bundle.entry[0].resource.category[0].coding[0].code')).toBe(5);
    expect(lineOf(tree, 'Bundle.entry[0].resource.category')).toBe(4);
    expect(lineOf(tree, 'Bundle.entry[0].resource.category.text')).toBe(4);
    expect(lineOf(tree, 'Bundle.entry[1].resource.name[3].family')).toBe(8);
    expect(lineOf(tree, 'Bundle.entry[9].resource')).toBe(0);
    expect(lineOf(tree, '')).toBe(0);
    expect(lineOf(treeOf([]), 'Bundle.id')).toBe(-1);
  });

  it('marks lines with findings and counts them above', () => {
    const faults = faultsOf(tree, findingsOf(groupFindings([issue('Bundle.entry[0].resource.category[0].coding[0].code'), issue('Bundle.entry[0].resource.status', 'warning'), issue('Bundle.id', 'information')])));
    expect(faults.get(5)?.own.map(({ number }) => number)).toEqual([1]);
    expect(faults.get(0)).toMatchObject({ own: [], errorsBelow: 1, warningsBelow: 1 });
    expect(faults.get(4)).toMatchObject({ errorsBelow: 1, warningsBelow: 0 });
    expect(faults.has(7)).toBe(false);
    expect([...openAtFirst(tree, faults)].sort()).toEqual([0, 2, 3, 4]);
  });

  it('shows what is open and nothing under what is closed', () => {
    expect(visibleLines(tree, new Set([0]))).toEqual([0, 1, 2, 7]);
    expect(visibleLines(tree, new Set([0, 3]))).toEqual([0, 1, 2, 7]);
    expect(visibleLines(tree, new Set([0, 2, 3]))).toEqual([0, 1, 2, 3, 4, 6, 7]);
    expect(visibleLines(tree, new Set())).toEqual([0]);
  });
});
